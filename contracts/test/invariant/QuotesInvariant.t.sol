// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {QuotesHandler} from "../helpers/quotes/QuotesHandler.sol";

/// @notice Whatever makers, takers, the issuer and the price do, in any order.
/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 64
contract QuotesInvariantTest is Test {
    QuotesHandler private handler;

    function setUp() public {
        handler = new QuotesHandler();
        handler.begin();
        targetContract(address(handler));
        bytes4[] memory selectors = new bytes4[](12);
        selectors[0] = QuotesHandler.set.selector;
        selectors[1] = QuotesHandler.deposit.selector;
        selectors[2] = QuotesHandler.withdraw.selector;
        selectors[3] = QuotesHandler.sell.selector;
        selectors[4] = QuotesHandler.buy.selector;
        selectors[5] = QuotesHandler.sellHeld.selector;
        selectors[6] = QuotesHandler.collect.selector;
        selectors[7] = QuotesHandler.admit.selector;
        selectors[8] = QuotesHandler.deliver.selector;
        selectors[9] = QuotesHandler.distribute.selector;
        selectors[10] = QuotesHandler.report.selector;
        selectors[11] = QuotesHandler.pass.selector;
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    function invariant_QUO1_booksAreWhatIsHere() public view {
        (uint256 shares, uint256 cash,) = handler.booked();
        (uint256 sharesHere,) = handler.here();
        assertEq(shares, sharesHere);
        (, uint256 cashHere) = handler.here();
        assertLe(cash, cashHere);
    }

    function invariant_QUO2_incomeIsCoveredByWhatTheSharePaysThisVenue() public view {
        (, uint256 cash, uint256 income) = handler.booked();
        (, uint256 cashHere) = handler.here();
        assertLe(cash + income, cashHere);
    }

    function invariant_QUO3_noTradeIsBetterThanTheNavForItsTaker() public view {
        assertEq(handler.better(), 0);
    }

    /// forge-config: default.invariant.runs = 12
    function invariant_QUO4_everyMakerGetsEverything() public {
        handler.everybodyLeaves();
        (uint256 shares, uint256 cash, uint256 income) = handler.booked();
        assertEq(shares + cash + income, 0);
        (uint256 sharesHere,) = handler.here();
        assertEq(sharesHere, 0);
    }
}
