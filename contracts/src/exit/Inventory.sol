// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {INav} from "../interfaces/INav.sol";
import {IShare} from "../interfaces/IShare.sol";

/// @dev The part of a pool that pays out a closed tranche.
interface IRedeemable {
    function shares() external view returns (address[] memory);
    function redeem(uint256 tranche, uint256 shares, address receiver) external returns (uint256 paid);
}

/// @notice What a desk's inventory of one share counts for the providers of its cash.
///
/// Two values, so that neither door of the reserve can be used against those inside: who leaves is paid for no more
/// than cost and no more than the bid; who enters pays for no less than cost and no less than the ask, unclaimed
/// income included. What the inventory has gained is shared when it is realised.
library Inventory {
    uint256 private constant WAD = 1e18;

    /// @notice Part of the last price that counts for who leaves while the mark is stale: a report is overdue, its
    /// month's cash may never have come, and no bid exists. Leaving itself is never blocked.
    uint256 internal constant STALE_VALUE = 0.8e18;

    /// @param held share units
    /// @param cost cash units paid for them
    /// @return low for who leaves, rounded down
    /// @return high for who enters, rounded up
    function value(INav nav, address share, uint256 held, uint256 cost)
        internal
        view
        returns (uint256 low, uint256 high)
    {
        high = cost;
        if (held != 0) {
            (uint256 bid, uint256 ask) = prices(nav, share);
            low = Math.min(cost, Math.mulDiv(held, bid, WAD));
            high = Math.max(cost, Math.mulDiv(held, ask, WAD, Math.Rounding.Ceil));
        }
        // income waits beyond the inventory that earned it, and beyond the cost that it paid back
        high += IShare(share).claimable(address(this));
    }

    /// @dev A price that does not answer counts nothing for who leaves, and cost for who enters.
    function prices(INav nav, address share) internal view returns (uint256 bid, uint256 ask) {
        try nav.fresh(share) returns (bool fresh) {
            if (fresh) return (nav.bid(share), nav.ask(share));
            ask = nav.price(share);
            bid = Math.mulDiv(ask, STALE_VALUE, WAD);
        } catch {}
    }

    /// @dev Hands all of a closed pool's share in; the cash comes to the caller of this library.
    function redeem(address share, uint256 held) internal {
        IRedeemable pool = IRedeemable(IShare(share).pool());
        address[] memory tranches = pool.shares();
        uint256 tranche;
        while (tranches[tranche] != share) ++tranche;
        pool.redeem(tranche, held, address(this));
    }
}
