// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IWindows} from "../../../src/interfaces/IWindows.sol";
import {AllExitsRig} from "./AllExitsRig.sol";

/// @notice What is written down of steps around a share with all its exits open, and what its invariants look at.
abstract contract AllExitsBooks is AllExitsRig {
    address[] internal people;
    int24[2][3] internal ranges =
        [[int24(-300), int24(300)], [int24(-100), int24(100)], [int24(0), int24(200)]];

    /// @notice Gross value that the desk bought, and what purchases refilled, cash units.
    uint256 public boughtGross;
    uint256 public refilled;
    /// @notice Shares that the desk took, and sold.
    uint256 public taken;
    uint256 public sold;
    /// @notice Cash sent without a call.
    mapping(address receiver => uint256) public donated;
    /// @notice What somebody held when it was no longer admitted.
    mapping(address wallet => uint256) public heldAtExpiry;
    /// @notice Steps that did something, by exit: desk, windows, market, firm prices, resting quotes, router and blocks.
    uint256[6] public did;

    /// @notice All tickets that were ever sold.
    uint256[] public tickets;

    /// @dev A step that moves no price leaves the value of a reserve share, its inventory at the NAV, where it was or
    /// higher; a unit a call is rounding.
    modifier fair() {
        (uint256 value, uint256 supply) = reserveAtNav();
        _;
        (uint256 valueNow, uint256 supplyNow) = reserveAtNav();
        assertGe((valueNow + 3) * (supply + 1e6), value * (supplyNow + 1e6), "EXT6: the reserve paid");
    }

    // ---- what the invariants look at

    /// @notice Cash and inventory of reserve and desk by their books, inventory at the NAV; reserve shares.
    function reserveAtNav() public view returns (uint256 value, uint256 supply) {
        (uint256 held, uint256 cost,,) = desk.holding(address(share));
        value = reserve.funds() + held * nav.price(address(share)) / WAD - cost;
        supply = reserve.totalSupply();
    }

    function cashOfReserveAndDesk() external view returns (uint256 here, uint256 booked) {
        (, uint256 cost,,) = desk.holding(address(share));
        (uint256 firm,,,) = holds.holdings();
        here = cash.balanceOf(address(reserve)) + cash.balanceOf(address(desk)) + cost + firm;
        booked = reserve.funds() + donated[address(reserve)] + donated[address(desk)];
    }

    function bucket() external view returns (uint256 level, uint256 limit) {
        (level, limit,) = desk.bucket(address(share));
    }

    function windowsOwe() external view returns (uint256 owed, uint256 here) {
        for (uint256 i; i < 5; ++i) {
            owed += windows.claimable(people[i]);
            for (uint256 number = 1; number <= windows.state().last; ++number) {
                IWindows.Fund memory mine = windows.fundOf(number, people[i]);
                IWindows.Pot memory pot = windows.pot(number);
                if (mine.cash == 0) continue;
                if (number >= windows.state().next) owed += mine.cash;
                else if (!mine.refunded) owed += uint256(mine.cash) * (pot.funded - pot.used) / pot.funded;
            }
        }
        here = cash.balanceOf(address(windows)) - donated[address(windows)];
    }

    function marketOwes() external view returns (uint256 owed, uint256 here) {
        for (uint256 i; i < 5; ++i) {
            for (uint256 j; j < 3; ++j) {
                owed += market.incomeOf(address(share), people[i], ranges[j][0], ranges[j][1]);
            }
            owed += market.incomeOf(address(share), people[i], 0, 0);
            owed += market.heldFor(address(share), people[i]).cash;
        }
        here = cash.balanceOf(address(market)) - donated[address(market)];
    }

    /// @notice Cash set aside for tickets and premiums, and what their books say.
    function ticketsOwe() external view returns (uint256 owed, uint256 here) {
        (owed, here) = (holds.bookOf(address(share)).paid, cash.balanceOf(address(holds)));
        owed += holds.bookOf(address(share)).premium + holds.bookOf(address(share)).earned;
        here -= donated[address(holds)];
    }

    /// @notice Cash, shares and income of all makers' books, and what lies there for them.
    function quotesOwe()
        external
        view
        returns (uint256 owed, uint256 here, uint256 owedShares, uint256 hereShares)
    {
        for (uint256 i; i < 5; ++i) {
            owed += quotes.bookOf(address(share), people[i]).cash;
            owed += quotes.incomeOf(address(share), people[i]);
            owedShares += quotes.bookOf(address(share), people[i]).shares;
        }
        here = cash.balanceOf(address(quotes)) + share.claimable(address(quotes)) - donated[address(quotes)];
        hereShares = share.balanceOf(address(quotes));
    }

    function balances() external view returns (uint256 sum, uint256 supply) {
        for (uint256 i; i < 5; ++i) {
            sum += share.balanceOf(people[i]);
        }
        sum += share.balanceOf(address(desk)) + share.balanceOf(address(windows));
        sum += share.balanceOf(address(manager)) + share.balanceOf(address(quotes));
        sum += share.balanceOf(signer.wallet);
        supply = share.totalSupply();
    }

    /// @notice Most that somebody has gained in shares since it was no longer admitted.
    function gainedUnadmitted() external view returns (uint256 most) {
        for (uint256 i; i < 5; ++i) {
            if (identity.isVerified(people[i])) continue;
            uint256 held = share.balanceOf(people[i]);
            uint256 before = heldAtExpiry[people[i]];
            if (held > before && held - before > most) most = held - before;
        }
    }

    function inventory() external view returns (uint256) {
        return share.balanceOf(address(desk));
    }

    /// @notice Shares and orders left behind at the end.
    function left() external view returns (uint256 inWindows, uint256 inPool, uint256 waiting) {
        inWindows = share.balanceOf(address(windows));
        inPool = share.balanceOf(address(manager));
        for (uint256 i; i < 5; ++i) {
            waiting += windows.pendingRedeemRequest(0, people[i]);
        }
    }
}
