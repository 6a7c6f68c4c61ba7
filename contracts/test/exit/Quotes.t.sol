// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuotes} from "../../src/interfaces/IQuotes.sol";
import {SetNav} from "../helpers/exit/SetNav.sol";
import {QuotesRig} from "../helpers/quotes/QuotesRig.sol";

/// @notice A maker's rule, its book, and trades against them.
contract QuotesTest is QuotesRig {
    function test_saleIsPaidTheIntegralOfTheBid() public {
        _quote(maker, 0, 100_000 * UNIT);
        // half of the book: mean discount 0.1 % + 1 % / 4
        (uint256 filled, uint256 paid) = _sellTo(alice, maker, 50_000 * UNIT);
        assertEq(filled, 50_000 * UNIT);
        assertEq(paid, 49_825 * UNIT);
        assertEq(_book(maker).shares, 50_000 * UNIT);
        assertEq(_book(maker).cash, 100_000 * UNIT - paid);
        assertEq(share.balanceOf(address(quotes)), 50_000 * UNIT);
    }

    function test_saleNeedsNoApproval() public {
        _quote(maker, 0, 100_000 * UNIT);
        vm.startPrank(alice);
        share.approve(address(quotes), 0);
        uint256 before = cash.balanceOf(carol);
        share.transferAndCall(
            address(quotes), 50_000 * UNIT, abi.encode(maker, uint256(49_825 * UNIT), carol)
        );
        assertEq(cash.balanceOf(carol) - before, 49_825 * UNIT);

        bytes memory order = abi.encode(maker, uint256(0), alice);
        vm.expectRevert(
            abi.encodeWithSelector(IQuotes.QuoteFilledTooLittle.selector, 50_000 * UNIT, 60_000 * UNIT)
        );
        share.transferAndCall(address(quotes), 60_000 * UNIT, order);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.QuoteBadInstructions.selector, bytes("x")));
        share.transferAndCall(address(quotes), UNIT, "x");
    }

    function test_purchaseCostsTheIntegralOfTheAsk() public {
        _quote(maker, 50_000 * UNIT, 0);
        // from half full to empty: 0.2 % + 3/4 of 1 %
        (uint256 filled, uint256 cost) = _buyFrom(alice, maker, 80_000 * UNIT);
        assertEq(filled, 50_000 * UNIT);
        assertEq(cost, 50_475 * UNIT);
        assertEq(_book(maker).cash, cost);
        assertEq(_book(maker).shares, 0);
    }

    function test_bidAndAskAreTheirOwnSideOfTheNav() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        nav.set(address(share), 0.9e18, 1e18, 1.1e18);
        (, uint256 paid) = quotes.quoteSale(address(share), maker, UNIT);
        (, uint256 cost) = quotes.quotePurchase(address(share), maker, UNIT);
        assertApproxEqAbs(paid, 0.9e6 * 0.994, 1);
        assertApproxEqAbs(cost, 1.1e6 * 1.007, 1);
    }

    function test_partIsFilledAndTheMinimumCountsInProportion() public {
        _quote(maker, 0, 9_000 * UNIT);
        vm.startPrank(alice);
        vm.expectPartialRevert(IQuotes.QuotePaidTooLittle.selector);
        quotes.sell(address(share), maker, 20_000 * UNIT, 20_000 * UNIT, 0, alice);
        vm.expectPartialRevert(IQuotes.QuoteFilledTooLittle.selector);
        quotes.sell(address(share), maker, 20_000 * UNIT, 0, 20_000 * UNIT, alice);
        (uint256 filled, uint256 paid) =
            quotes.sell(address(share), maker, 20_000 * UNIT, 19_900 * UNIT, 0, alice);
        vm.stopPrank();
        assertLt(filled, 9_100 * UNIT);
        assertApproxEqAbs(paid, 9_000 * UNIT, 3);
        assertEq(share.balanceOf(alice), 1_000_000 * UNIT - filled);
    }

    function test_costIsBoundedByTheBuyer() public {
        _quote(maker, 50_000 * UNIT, 0);
        vm.startPrank(alice);
        vm.expectPartialRevert(IQuotes.QuoteCostsTooMuch.selector);
        quotes.buy(address(share), maker, 10_000 * UNIT, 10_000 * UNIT, 0, alice);
        vm.expectPartialRevert(IQuotes.QuoteFilledTooLittle.selector);
        quotes.buy(address(share), maker, 60_000 * UNIT, 70_000 * UNIT, 60_000 * UNIT, alice);
        vm.stopPrank();
    }

    function test_sizeComesBackOverAnHour() public {
        IQuotes.Terms memory terms = _rule();
        terms.size = 1000;
        vm.startPrank(maker);
        quotes.set(address(share), terms);
        quotes.deposit(address(share), 0, 100_000 * UNIT);
        vm.stopPrank();
        (uint256 filled,) = _sellTo(alice, maker, 50_000 * UNIT);
        assertEq(filled, 10_000 * UNIT);
        vm.warp(block.timestamp + 30 minutes);
        (filled,) = quotes.quoteSale(address(share), maker, 50_000 * UNIT);
        assertApproxEqAbs(filled, 5_000 * UNIT, 4);
        vm.warp(block.timestamp + 30 minutes);
        (filled,) = quotes.quoteSale(address(share), maker, 50_000 * UNIT);
        assertApproxEqAbs(filled, 10_000 * UNIT, 4);
    }

    function test_ruleEndsWhenItSays() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        vm.warp(block.timestamp + 365 days);
        vm.prank(alice);
        vm.expectPartialRevert(IQuotes.QuoteOver.selector);
        quotes.sell(address(share), maker, UNIT, 0, 0, alice);
        vm.prank(alice);
        vm.expectPartialRevert(IQuotes.QuoteOver.selector);
        quotes.buy(address(share), maker, UNIT, 2 * UNIT, 0, alice);
        (uint256 filled,) = quotes.quoteSale(address(share), maker, UNIT);
        assertEq(filled, 0);
    }

    function test_staleNavTradesNothingAndLetsTheMakerOut() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        nav.setStale(address(share), true);
        vm.prank(alice);
        vm.expectPartialRevert(SetNav.StaleMark.selector);
        quotes.sell(address(share), maker, UNIT, 0, 0, alice);
        vm.prank(alice);
        vm.expectPartialRevert(SetNav.StaleMark.selector);
        quotes.buy(address(share), maker, UNIT, 2 * UNIT, 0, alice);
        vm.prank(maker);
        quotes.withdraw(address(share), maker, 50_000 * UNIT, 50_000 * UNIT, maker);
        assertEq(_book(maker).cash + _book(maker).shares, 0);
    }

    function test_makerTakesOutWhatItLikesAndNoMore() public {
        _quote(maker, 10_000 * UNIT, 10_000 * UNIT);
        _quote(rival, 10_000 * UNIT, 10_000 * UNIT);
        vm.startPrank(maker);
        quotes.withdraw(address(share), maker, 4_000 * UNIT, 0, maker);
        quotes.withdraw(address(share), maker, 0, 4_000 * UNIT, carol);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.QuoteSharesShort.selector, 7_000 * UNIT, 6_000 * UNIT));
        quotes.withdraw(address(share), maker, 7_000 * UNIT, 0, maker);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.QuoteCashShort.selector, 7_000 * UNIT, 6_000 * UNIT));
        quotes.withdraw(address(share), maker, 0, 7_000 * UNIT, maker);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.NotTheMaker.selector, maker, rival));
        quotes.withdraw(address(share), rival, 1, 1, maker);
        vm.stopPrank();
        assertEq(cash.balanceOf(carol), 1_004_000 * UNIT);
    }

    function test_termsHaveBounds() public {
        IQuotes.Terms memory terms = _rule();
        vm.startPrank(maker);
        terms.below = 49_001;
        vm.expectPartialRevert(IQuotes.QuoteTermsOutOfRange.selector);
        quotes.set(address(share), terms);
        terms = _rule();
        terms.size = 0;
        vm.expectPartialRevert(IQuotes.QuoteTermsOutOfRange.selector);
        quotes.set(address(share), terms);
        terms.size = 10_001;
        vm.expectPartialRevert(IQuotes.QuoteTermsOutOfRange.selector);
        quotes.set(address(share), terms);
        terms = _rule();
        terms.most = 0;
        vm.expectPartialRevert(IQuotes.QuoteTermsOutOfRange.selector);
        quotes.set(address(share), terms);

        quotes.set(address(share), _rule());
        vm.expectRevert(abi.encodeWithSelector(IQuotes.QuoteMostBelowHeld.selector, MOST, MOST + 1));
        quotes.deposit(address(share), MOST + 1, 0);
        quotes.deposit(address(share), MOST, 0);
        terms = _rule();
        terms.most = MOST - 1;
        vm.expectRevert(abi.encodeWithSelector(IQuotes.QuoteMostBelowHeld.selector, MOST - 1, MOST));
        quotes.set(address(share), terms);
        vm.stopPrank();
    }

    function test_onlySharesThatNameTheQuotesTheirOwnGateAndPayInItsCash() public {
        address other = address(_newPool().share());
        vm.startPrank(maker);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.QuotesOfAnotherGate.selector, other, address(0)));
        quotes.set(other, _rule());
        vm.expectRevert(abi.encodeWithSelector(IQuotes.QuotesOfAnotherGate.selector, other, address(0)));
        quotes.deposit(other, 0, UNIT);
        vm.stopPrank();
    }

    function test_incomeReachesTheMakerWhoHeldTheSharesThen() public {
        _quote(maker, 60_000 * UNIT, 50_000 * UNIT);
        _quote(rival, 20_000 * UNIT, 50_000 * UNIT);
        // five million shares in all: a cent each
        _distribute(50_000 * UNIT);
        assertApproxEqAbs(quotes.incomeOf(address(share), maker), 600 * UNIT, 2);
        // a sale that arrives after the distribution brings none of it
        bytes memory order = abi.encode(rival, uint256(0), alice);
        vm.prank(alice);
        share.transferAndCall(address(quotes), 20_000 * UNIT, order);
        assertApproxEqAbs(quotes.incomeOf(address(share), rival), 200 * UNIT, 2);
        assertApproxEqAbs(quotes.incomeOf(address(share), maker), 600 * UNIT, 2);
        _buyFrom(alice, maker, 30_000 * UNIT);
        _distribute(100_000 * UNIT);
        assertApproxEqAbs(quotes.incomeOf(address(share), maker), 1_200 * UNIT, 2);
        assertApproxEqAbs(quotes.incomeOf(address(share), rival), 1_000 * UNIT, 2);

        uint256 before = cash.balanceOf(carol);
        vm.prank(maker);
        assertApproxEqAbs(quotes.collect(address(share), maker, carol), 1_200 * UNIT, 2);
        vm.prank(rival);
        assertApproxEqAbs(quotes.collect(address(share), rival, carol), 1_000 * UNIT, 2);
        assertApproxEqAbs(cash.balanceOf(carol) - before, 2_200 * UNIT, 4);
        vm.prank(maker);
        assertEq(quotes.collect(address(share), maker, carol), 0);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.NotTheMaker.selector, address(this), maker));
        quotes.collect(address(share), maker, carol);
    }

    function test_everyRuleAndBookIsReadAsItWasWritten() public {
        IQuotes.Terms memory terms = IQuotes.Terms({
            below: 1, above: 50_000, skew: 0, size: 9_999, end: type(uint32).max, most: type(uint96).max
        });
        vm.prank(maker);
        quotes.set(address(share), terms);
        IQuotes.Rule memory rule = quotes.ruleOf(address(share), maker);
        assertEq(abi.encode(rule.terms), abi.encode(terms));
        assertEq(rule.since, block.timestamp);
        assertFalse(rule.sellsOnly);
    }
}
