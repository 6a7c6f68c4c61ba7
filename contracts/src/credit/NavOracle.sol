// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INav} from "../interfaces/INav.sol";
import {IPriceOracle} from "../interfaces/ICredit.sol";

/// @notice Price of a share for loans in the cash of its pool: the bid, which is the lower of the old and the new mark
/// while a mark is young, and reverts when it is stale.
contract NavOracle is IPriceOracle {
    INav private immutable NAV;
    /// @notice The share that it prices.
    address public immutable share;

    constructor(address nav, address share_) {
        NAV = INav(nav);
        share = share_;
    }

    /// @inheritdoc IPriceOracle
    function price() external view returns (uint256) {
        // WAD to 1e36
        return NAV.bid(share) * 1e18;
    }
}
