// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {MarketHandler} from "../helpers/market/MarketHandler.sol";

/// @notice What holds of the market whatever its traders, providers and the price do. See INVARIANTS.md, section exit.
/// forge-config: default.invariant.runs = 8
/// forge-config: default.invariant.depth = 80
contract MarketInvariantTest is Test {
    MarketHandler private handler;

    function setUp() public {
        handler = new MarketHandler();
        handler.begin();
        bytes4[] memory selectors = new bytes4[](18);
        selectors[0] = handler.trade.selector;
        selectors[1] = handler.provide.selector;
        selectors[2] = handler.withdraw.selector;
        selectors[3] = handler.unwind.selector;
        selectors[4] = handler.admit.selector;
        selectors[5] = handler.release.selector;
        selectors[6] = handler.sellHeld.selector;
        selectors[7] = handler.distribute.selector;
        selectors[8] = handler.harvest.selector;
        selectors[9] = handler.report.selector;
        selectors[10] = handler.pass.selector;
        selectors[11] = handler.gift.selector;
        // more often than the others
        selectors[12] = handler.trade.selector;
        selectors[13] = handler.trade.selector;
        selectors[14] = handler.provide.selector;
        selectors[15] = handler.withdraw.selector;
        selectors[16] = handler.unwind.selector;
        selectors[17] = handler.trade.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    function invariant_MKT1_noTradeLeavesTheBand() public view {
        assertEq(handler.beyond(), 0);
    }

    function invariant_MKT6_cashHereCoversAllIncomeAndWhatIsHeld() public view {
        assertLe(handler.incomeOwed(), handler.marketCash());
    }

    /// @dev At the end of a run: with stale prices everybody takes everything out, and only dust of rounding stays.
    function afterInvariant() public {
        handler.everybodyLeaves();
        (uint256 shares, uint256 others) = handler.left();
        assertLt(shares, 500, "MKT3: shares stay behind");
        assertLt(others, 500, "MKT3: shares stay behind");
        assertEq(handler.incomeOwed(), 0, "MKT6: income stays behind");
    }

    function test_MKT3_runsReachWhatTheyShould() public {
        handler.trade(0, 0, 1e9, true);
        handler.trade(1, 1, 1e9, false);
        handler.provide(2, 0, 1, 1e12);
        handler.admit(2, false);
        handler.unwind(2, 0, 1);
        handler.distribute(0, 1e9);
        assertEq(handler.trades(0) + handler.trades(1), 2);
        assertEq(handler.provided() + handler.unwound() + handler.distributed(), 3);
        assertGt(handler.incomeOwed() + handler.marketCash(), 0);
        handler.everybodyLeaves();
    }
}
