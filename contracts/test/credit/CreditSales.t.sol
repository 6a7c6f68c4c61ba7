// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredit} from "../../src/interfaces/ICredit.sol";
import {CreditRig} from "../helpers/credit/CreditRig.sol";

/// @notice From the margin call to the loss: who is asked, how long, what is sold, who bears the rest.
contract CreditSalesTest is CreditRig {
    function setUp() public override {
        super.setUp();
        _begin();
        _borrow(alice, 80_000 * DOLLAR);
    }

    function _at(uint256 ltv) private {
        oracle.set(_debt(alice) * SCALE / (100_000 * DOLLAR) * 1e18 / ltv);
    }

    function _buy(address buyer, uint256 amount) private returns (uint256 bought, uint256 paid) {
        _fund(buyer, 200_000 * DOLLAR, address(credit), address(dollar));
        vm.prank(buyer);
        return credit.buy(_loan(), alice, amount, type(uint128).max, buyer, "");
    }

    function test_aCallNeedsALoanAboveItsThreshold() public {
        ICredit.Terms memory terms = _loan();
        vm.expectRevert(abi.encodeWithSelector(ICredit.NotCallable.selector, 0.8e18, 0.85e18));
        credit.call(terms, alice);
        _at(0.86e18);
        credit.call(terms, alice);
        vm.expectRevert(abi.encodeWithSelector(ICredit.CalledAlready.selector, alice));
        credit.call(terms, alice);
    }

    function test_noticeCountsBusinessDaysOnly() public {
        // 2026-06-05 is a Friday
        vm.warp(1_780_056_000 + 7 days);
        credit.accrue(_loan());
        _at(0.86e18);
        ICredit.Terms memory terms = _loan();
        credit.call(terms, alice);
        // Monday the same hour: one business day has passed
        vm.warp(block.timestamp + 3 days);
        vm.expectRevert(abi.encodeWithSelector(ICredit.NotDue.selector, 1 days, 2 days));
        credit.sell(terms, alice);
        vm.warp(block.timestamp + 1 days);
        credit.sell(terms, alice);
        assertEq(_position(alice).stage, 2);
    }

    function test_whatTheGuardRestsIsNoTimeToCure() public {
        vm.warp(1_780_056_000 + 3 days);
        _at(0.86e18);
        ICredit.Terms memory terms = _loan();
        credit.call(terms, alice);
        levels.set(0, 1 days);
        vm.warp(block.timestamp + 2 days);
        vm.expectRevert(abi.encodeWithSelector(ICredit.NotDue.selector, 1 days, 2 days));
        credit.sell(terms, alice);
        levels.set(2, 1 days);
        vm.warp(block.timestamp + 1 days);
        vm.expectRevert(abi.encodeWithSelector(ICredit.SalesRest.selector, 2));
        credit.sell(terms, alice);
        levels.set(0, 1 days);
        credit.sell(terms, alice);
    }

    function test_aCallIsCuredByCashOrCollateral() public {
        _at(0.86e18);
        ICredit.Terms memory terms = _loan();
        credit.call(terms, alice);
        _repay(alice, 2000 * DOLLAR);
        assertEq(_position(alice).stage, 1);
        _lock(alice, 10_000 * DOLLAR);
        assertEq(_position(alice).stage, 0);
    }

    function test_aCallIsCuredByAPriceThatRecovers() public {
        _at(0.86e18);
        credit.call(_loan(), alice);
        _at(0.79e18);
        credit.cure(_loan(), alice);
        assertEq(_position(alice).stage, 0);
    }

    function test_aCallIsCuredBySellingAPartToTheDesk() public {
        _at(0.86e18);
        ICredit.Terms memory terms = _loan();
        credit.call(terms, alice);
        (,,, uint256 quoted) = desk.quote(address(senior), 60_000 * DOLLAR);
        vm.prank(alice);
        uint256 paid = credit.sellToDesk(terms, alice, 60_000 * DOLLAR, quoted);
        assertEq(paid, quoted);
        assertEq(_position(alice).stage, 0);
        assertEq(_position(alice).collateral, 40_000 * DOLLAR);
    }

    function test_aboveSeizeNoNoticeIsGiven() public {
        _at(0.91e18);
        credit.sell(_loan(), alice);
        assertEq(_position(alice).stage, 2);
    }

    function test_aSaleAsksLessAndLessAndRestsWithTheGuard() public {
        _at(0.91e18);
        ICredit.Terms memory terms = _loan();
        credit.sell(terms, alice);
        assertEq(credit.askOf(terms, alice), 1.05e18);
        vm.warp(block.timestamp + 12 hours);
        assertEq(credit.askOf(terms, alice), 0.95e18);
        levels.set(3, 6 hours);
        assertEq(credit.askOf(terms, alice), 1e18);
        vm.warp(block.timestamp + 10 days);
        assertEq(credit.askOf(terms, alice), 0.85e18);
    }

    function test_CRD4_aSaleTakesNoMoreThanWhatIsNeeded() public {
        _at(0.91e18);
        credit.sell(_loan(), alice);
        vm.warp(block.timestamp + 6 hours);
        (uint256 bought, uint256 paid) = _buy(dealer, 100_000 * DOLLAR);
        assertLt(bought, 100_000 * DOLLAR);
        assertEq(senior.balanceOf(dealer), bought);
        assertApproxEqAbs(paid, bought * oracle.price() / SCALE, 2);
        assertLe(_ltv(alice), 0.8e18);
        assertApproxEqAbs(_ltv(alice), 0.8e18, 1e13);
        assertEq(_position(alice).stage, 0);
    }

    function test_sharesOutOfASaleGoOnlyToWhomTheirRulesAdmit() public {
        _at(0.91e18);
        ICredit.Terms memory terms = _loan();
        credit.sell(terms, alice);
        _fund(outsider, 200_000 * DOLLAR, address(credit), address(dollar));
        vm.expectRevert();
        vm.prank(outsider);
        credit.buy(terms, alice, 1000 * DOLLAR, type(uint128).max, outsider, "");
    }

    function test_aPartCanBeBought() public {
        _at(0.91e18);
        credit.sell(_loan(), alice);
        (uint256 bought,) = _buy(dealer, 5000 * DOLLAR);
        assertEq(bought, 5000 * DOLLAR);
        assertEq(_position(alice).stage, 2);
    }

    function test_theDeskTakesAtTheFloorWhatNobodyBought() public {
        _at(0.91e18);
        ICredit.Terms memory terms = _loan();
        credit.sell(terms, alice);
        vm.expectRevert(abi.encodeWithSelector(ICredit.NotAtFloor.selector, 1.05e18, 0.85e18));
        vm.prank(keeper);
        credit.sellToDesk(terms, alice, 20_000 * DOLLAR, 0);
        vm.warp(block.timestamp + 1 days);
        vm.prank(keeper);
        uint256 paid = credit.sellToDesk(terms, alice, 20_000 * DOLLAR, 0);
        assertGe(paid, 20_000 * DOLLAR * oracle.price() / SCALE * 85 / 100);
    }

    function test_CRD5_aLossIsTheCoversFirstThenTheLenders() public {
        _fund(address(this), 5000 * DOLLAR, address(this), address(dollar));
        dollar.transfer(address(cover), 5000 * DOLLAR);
        uint256 debt = _debt(alice);
        oracle.set(SCALE / 2);
        ICredit.Terms memory terms = _loan();
        credit.sell(terms, alice);
        uint256 suppliedBefore = _market().supplied;
        (uint256 bought, uint256 paid) = _buy(dealer, 100_000 * DOLLAR);
        assertEq(bought, 100_000 * DOLLAR);
        assertEq(paid, 52_500 * DOLLAR);
        assertEq(_position(alice).owedShares, 0);
        assertEq(_market().owed, 0);
        uint256 loss = debt - paid;
        assertEq(_market().supplied, suppliedBefore - (loss - 5000 * DOLLAR));
        assertEq(dollar.balanceOf(address(credit)), _market().supplied);
    }

    function test_aCoverThatFailsDoesNotStandInTheWay() public {
        cover.setFailing(true);
        oracle.set(SCALE / 2);
        credit.sell(_loan(), alice);
        _buy(dealer, 100_000 * DOLLAR);
        assertEq(_market().owed, 0);
        assertEq(dollar.balanceOf(address(credit)), _market().supplied);
    }

    function test_collateralWorthDustIsWrittenOff() public {
        ICredit.Terms memory terms = _loan();
        oracle.set(SCALE / 1e6);
        credit.sell(terms, alice);
        credit.writeOff(terms, alice);
        assertEq(_market().owed, 0);
        assertEq(_position(alice).stage, 0);
        vm.prank(alice);
        credit.free(terms, 100_000 * DOLLAR, alice, alice, "");
    }

    function test_aPurchaseLeavesNoDust() public {
        _at(1.06e18);
        ICredit.Terms memory terms = _loan();
        credit.sell(terms, alice);
        _fund(dealer, 200_000 * DOLLAR, address(credit), address(dollar));
        vm.expectRevert();
        vm.prank(dealer);
        credit.buy(terms, alice, 100_000 * DOLLAR - 2 * DOLLAR, type(uint128).max, dealer, "");
        _buy(dealer, 100_000 * DOLLAR);
        assertEq(_position(alice).collateral, 0);
    }

    function test_tighterRequirementsCountAtOnceForNewLoansAndSlowlyForOldOnes() public {
        ICredit.Terms memory terms = _loan();
        vm.prank(governor);
        credit.setRequirement(terms, 9500);
        // 0.8 · 0.95 = 0.76: nothing more can be borrowed at once
        vm.expectRevert();
        vm.prank(alice);
        credit.borrow(terms, 1 * DOLLAR, alice, alice, "");
        // the loan at 0.8 is callable above 0.85 · factor, which falls from 1 to 0.95 in a week: at 0.8075 at last
        vm.warp(block.timestamp + 3.5 days);
        _at(0.83e18);
        credit.accrue(terms);
        credit.call(terms, alice);
    }

    function test_requirementsMoveAStepADay() public {
        ICredit.Terms memory terms = _loan();
        vm.startPrank(governor);
        vm.expectRevert(abi.encodeWithSelector(ICredit.RequirementOutOfRange.selector, 9000, 9500, 10_000));
        credit.setRequirement(terms, 9000);
        credit.setRequirement(terms, 9500);
        vm.expectRevert(abi.encodeWithSelector(ICredit.RequirementTooSoon.selector, block.timestamp + 1 days));
        credit.setRequirement(terms, 9000);
        vm.stopPrank();
    }

    function test_nobodyElseSetsRequirements() public {
        ICredit.Terms memory terms = _loan();
        vm.expectRevert();
        vm.prank(keeper);
        credit.setRequirement(terms, 9500);
    }
}
