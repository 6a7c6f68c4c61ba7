// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPool} from "../../src/interfaces/IPool.sol";
import {Pool} from "../../src/pool/Pool.sol";
import {PoolBase} from "../../src/pool/PoolBase.sol";
import {PoolRaise} from "../../src/pool/PoolRaise.sol";
import {PoolServicing} from "../../src/pool/PoolServicing.sol";
import {Collection, Terms, TrancheTerms} from "../../src/pool/Terms.sol";
import {Waterfall} from "../../src/pool/Waterfall.sol";
import {PoolRig} from "../helpers/pool/PoolRig.sol";

contract CollectingTest is PoolRig {
    uint256 private constant VALUE = 1_000_000 * 1e6;

    function setUp() public override {
        super.setUp();
        _activate(pool);
        _passMonth();
    }

    // A month's coupon of 6 % on 600,000 is 3,000; of 10 % on 200,000 it is 1,666.666666; the fee of 1 % on the
    // million is 833.333333.

    function test_aMonthsCashGoesDownTheWaterfall() public {
        _collect(pool, 10_000 * DOLLAR, 20_000 * DOLLAR, 0, 985_000 * DOLLAR);
        Waterfall.Book memory book = pool.book();
        assertEq(pool.creditOf(servicer), 833_333_333, "fee");
        assertEq(book.tranches[0].principal, 580_000 * DOLLAR, "principal to the senior");
        assertEq(_cashOf(address(pool.shareOf(0))), 23_000 * DOLLAR, "coupon and principal");
        assertEq(book.tranches[1].earmark, 1_666_666_666, "accruing coupon stays");
        assertEq(_cashOf(address(pool.shareOf(1))), 0);
        assertEq(
            _cashOf(address(pool.shareOf(2))), 10_000e6 - 833_333_333 - 3_000e6 - 1_666_666_666, "excess"
        );
        assertEq(book.trapped, 0);
    }

    function test_POOL1_splitAndFeesEqualValueAndCash() public {
        _collect(pool, 10_000 * DOLLAR, 20_000 * DOLLAR, 0, 985_000 * DOLLAR);
        uint256 time = block.timestamp + 11 days;
        uint256[] memory values = pool.split(985_000 * DOLLAR, time);
        assertEq(values[0] + values[1] + values[2] + pool.feesDue(time), 985_000 * DOLLAR + _booked(pool));
    }

    function test_incomeOfADistributingTrancheCanBeClaimed() public {
        _collect(pool, 10_000 * DOLLAR, 20_000 * DOLLAR, 0, 985_000 * DOLLAR);
        assertApproxEqAbs(_share(pool, 0).claimable(alice), 23_000 * DOLLAR, 1);
        _share(pool, 0).claim(alice);
        assertApproxEqAbs(_cashOf(alice), 23_000 * DOLLAR, 1);
    }

    function test_aFailedCoverageTestTrapsTheExcessUntilItHoldsAgain() public {
        _collect(pool, 10_000 * DOLLAR, 0, 0, 820_000 * DOLLAR);
        uint256 excess = 10_000e6 - 833_333_333 - 3_000e6 - 1_666_666_666;
        assertEq(pool.book().trapped, excess);
        assertEq(_cashOf(address(pool.shareOf(2))), 0, "junior waits");

        _passMonth();
        _collect(pool, 10_000 * DOLLAR, 0, 0, 900_000 * DOLLAR);
        assertGt(pool.book().trapped, excess, "a gain counts as it vests");

        _passMonth();
        uint256 trapped = pool.book().trapped;
        // A month's fee on the value of the second report, net of the gain, and the coupons.
        uint256 due = uint256(pool.book().base) * 1e7 * MONTH / (1e9 * 365 days) + 3_000e6 + 1_666_666_666;
        _collect(pool, 10_000 * DOLLAR, 0, 0, 900_000 * DOLLAR);
        assertEq(pool.book().trapped, 0);
        assertEq(_cashOf(address(pool.shareOf(2))), trapped + 10_000e6 - due, "released");
    }

    function test_trappedCashPaysCouponsWhenCollectionsDoNot() public {
        _collect(pool, 10_000 * DOLLAR, 0, 0, 820_000 * DOLLAR);
        uint256 before = _cashOf(address(pool.shareOf(0)));
        _passMonth();
        _collect(pool, 0, 0, 0, 820_000 * DOLLAR);
        assertEq(_cashOf(address(pool.shareOf(0))) - before, 3_000 * DOLLAR);
    }

    function test_seniorCouponIsPaidFromPrincipalWhenInterestIsShort() public {
        _collect(pool, 1_000 * DOLLAR, 20_000 * DOLLAR, 0, 985_000 * DOLLAR);
        uint256 left = 21_000e6 - 833_333_333 - 3_000e6 - 1_666_666_666;
        assertEq(pool.book().tranches[0].principal, 600_000e6 - left);
        assertEq(pool.book().tranches[0].accrued, 0);
    }

    function test_unpaidCouponStaysOwedAndDoesNotEarn() public {
        _collect(pool, 0, 0, 0, 985_000 * DOLLAR);
        assertEq(pool.book().tranches[0].accrued, 3_000 * DOLLAR);
        assertEq(pool.book().fees, 833_333_333);
        _passMonth();
        _collect(pool, 0, 0, 0, 985_000 * DOLLAR);
        assertEq(pool.book().tranches[0].accrued, 6_000 * DOLLAR, "simple");
    }

    function test_aPeriodCannotBeReportedTwice() public {
        Collection memory first = _collection(pool, 10 * DOLLAR, 0, 0, VALUE);
        _send(pool, first);
        vm.warp(block.timestamp + 1 days);
        first.report = _report(VALUE, 0);
        _fund(servicer, 10 * DOLLAR, address(pool), address(dollar));
        vm.expectRevert(abi.encodeWithSelector(PoolServicing.WrongPeriod.selector, 1, 2));
        vm.prank(servicer);
        pool.collect(first);
    }

    function test_aPeriodCannotBeSkipped() public {
        Collection memory collection = _collection(pool, 0, 0, 0, VALUE);
        collection.period = 2;
        vm.expectRevert(abi.encodeWithSelector(PoolServicing.WrongPeriod.selector, 2, 1));
        vm.prank(servicer);
        pool.collect(collection);
    }

    function test_theCutOffMovesForwardAndNeverIntoTheFuture() public {
        Collection memory collection = _collection(pool, 0, 0, 0, VALUE);
        collection.report.asOf = pool.asOf();
        vm.expectRevert(abi.encodeWithSelector(PoolRaise.CutOffNotLater.selector, pool.asOf(), pool.asOf()));
        vm.prank(servicer);
        pool.collect(collection);
        collection.report.asOf = uint40(block.timestamp + 1);
        vm.expectRevert(abi.encodeWithSelector(PoolRaise.CutOffInFuture.selector, block.timestamp + 1));
        vm.prank(servicer);
        pool.collect(collection);
    }

    function test_onlyTheServicerCollects() public {
        Collection memory collection = _collection(pool, 0, 0, 0, VALUE);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, issuer));
        vm.prank(issuer);
        pool.collect(collection);
    }

    function test_theServicerCannotStateWhatItDoesNotPay() public {
        Collection memory collection = _collection(pool, 1_000 * DOLLAR, 0, 0, VALUE);
        dollar.mint(servicer, 999 * DOLLAR);
        vm.startPrank(servicer);
        dollar.approve(address(pool), type(uint256).max);
        vm.expectRevert();
        pool.collect(collection);
        vm.stopPrank();
        assertEq(pool.period(), 0);
    }

    function test_impairmentIsAtLeastTheAgreedWriteDowns() public {
        Collection memory collection = _collection(pool, 0, 0, 0, VALUE);
        (collection.late30, collection.late60, collection.late90) = (1_001, 1_000, 1_000);
        uint256 least = 901; // 50.05 + 250 + 600, rounded up
        assertEq(pool.impairmentUp(1_001, 1_000, 1_000), least);
        collection.report.impairment = uint96(least - 1);
        vm.expectRevert(abi.encodeWithSelector(PoolServicing.ImpairmentTooSmall.selector, least - 1, least));
        vm.prank(servicer);
        pool.collect(collection);
        collection.report.impairment = uint96(least);
        vm.prank(servicer);
        pool.collect(collection);
    }

    function test_impairmentLowersExitsAtOnceAndOnlyPartiesStateIt() public {
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        vm.prank(outsider);
        pool.impair(uint96(DOLLAR));
        (uint256 before,) = nav.valueOf(address(pool));
        uint256 price = nav.price(address(pool.shareOf(2)));
        vm.prank(valuer);
        pool.impair(uint96(50_000 * DOLLAR));
        (uint256 lower,) = nav.valueOf(address(pool));
        assertEq(before - lower, 50_000 * DOLLAR);
        assertLt(nav.price(address(pool.shareOf(2))), price, "first loss in the junior");
    }

    function test_aWipedOutJuniorIsWorthNothingAndTheSeniorTakesTheNextLoss() public {
        _collect(pool, 0, 0, 0, 550_000 * DOLLAR);
        uint256[] memory values = pool.split(550_000 * DOLLAR, block.timestamp);
        assertEq(values[2], 0);
        assertEq(values[1], 0);
        assertEq(values[0], 550_000e6 - 833_333_333);
        assertEq(nav.price(address(pool.shareOf(2))), 0);
        assertLt(nav.price(address(pool.shareOf(0))), 1e18);
    }

    function test_writeOffToZeroAndRecoveriesAfterIt() public {
        Collection memory collection = _collection(pool, 0, 0, 0, 0);
        collection.defaulted = uint96(VALUE);
        _send(pool, collection);
        if (!nav.confirmed(address(pool))) _confirm(pool);
        for (uint256 i; i < 3; ++i) {
            assertEq(nav.price(address(pool.shareOf(i))), 0);
        }
        _passMonth();
        _collect(pool, 0, 0, 300_000 * DOLLAR, 0);
        (uint256 defaulted, uint256 recovered) = pool.totals();
        assertEq(defaulted, VALUE);
        assertEq(recovered, 300_000 * DOLLAR);
        // One month's fee (the base is nothing in the second), two months' coupons, the rest to the senior.
        assertEq(pool.creditOf(servicer), 833_333_333);
        assertEq(pool.book().tranches[1].earmark, 3_333_333_332);
        assertEq(
            pool.book().tranches[0].principal, 600_000e6 - (300_000e6 - 833_333_333 - 6_000e6 - 3_333_333_332)
        );
    }

    function test_aDonationToThePoolChangesNothing() public {
        uint256 snapshot = vm.snapshotState();
        _collect(pool, 10_000 * DOLLAR, 0, 0, VALUE);
        bytes32 books = keccak256(abi.encode(pool.book(), nav.price(address(pool.shareOf(2)))));
        vm.revertToState(snapshot);

        dollar.mint(address(pool), 1_000_000 * DOLLAR);
        dollar.mint(address(pool.shareOf(2)), 1_000_000 * DOLLAR);
        _collect(pool, 10_000 * DOLLAR, 0, 0, VALUE);
        assertEq(keccak256(abi.encode(pool.book(), nav.price(address(pool.shareOf(2))))), books);
        uint256 booked = _booked(pool) + pool.creditOf(issuer) + pool.creditOf(servicer);
        assertEq(_cashOf(address(pool)) - booked, 1_000_000 * DOLLAR);
    }

    function test_feesGoToWhoeverServicesWhenTheyArePaid() public {
        _collect(pool, 10_000 * DOLLAR, 0, 0, VALUE);
        vm.prank(servicer);
        assertEq(pool.withdraw(outsider), 833_333_333);
        assertEq(_cashOf(outsider), 833_333_333);
    }

    function test_oneTrancheOwnsEverythingLessFees() public {
        Terms memory terms = _terms();
        Pool single = _open(terms, _tranches(1));
        _originate(single, VALUE);
        _invest(single, 0, alice, 700_000 * DOLLAR);
        vm.prank(issuer);
        single.activate();
        _passMonth();
        _collect(single, 10_000 * DOLLAR, 20_000 * DOLLAR, 0, 985_000 * DOLLAR);
        assertEq(_cashOf(address(single.shareOf(0))), 30_000e6 - 833_333_333);
        assertEq(single.split(985_000 * DOLLAR, block.timestamp)[0], 985_000 * DOLLAR);
    }

    function test_twoTranchesWithAnAccruingSeniorAndJunior() public {
        TrancheTerms[] memory tranches = _tranches(2);
        tranches[0].distributing = false;
        tranches[1].distributing = false;
        Pool accruing = _open(_terms(), tranches);
        _originate(accruing, VALUE);
        _invest(accruing, 0, alice, 600_000 * DOLLAR);
        vm.prank(issuer);
        accruing.activate();
        _passMonth();
        _collect(accruing, 10_000 * DOLLAR, 20_000 * DOLLAR, 0, 985_000 * DOLLAR);
        assertEq(accruing.book().tranches[0].earmark, 23_000 * DOLLAR);
        assertEq(accruing.book().tranches[1].earmark, 10_000e6 - 833_333_333 - 3_000e6);
        assertEq(_cashOf(address(accruing)), 850_000e6 - 250_000e6 + 30_000e6, "all of it is still here");
        uint256[] memory values = accruing.split(985_000 * DOLLAR, block.timestamp);
        assertEq(values[0], 603_000 * DOLLAR, "value counts the cash");
    }

    function test_splitBeforeTheLastCollectionIsAsAtTheLastCollection() public view {
        uint256[] memory now_ = pool.split(VALUE, pool.book().since);
        uint256[] memory earlier = pool.split(VALUE, pool.book().since - 5 days);
        assertEq(now_[0], earlier[0]);
        assertEq(now_[2], earlier[2]);
    }

    function test_silentFeedDoesNotHoldBackCash() public {
        vm.warp(block.timestamp + 250 days);
        _collect(pool, 10_000 * DOLLAR, 0, 0, VALUE);
        assertEq(pool.period(), 1);
    }

    function test_collectionNeedsALivePool() public {
        Pool draft = _open(_terms(), _tranches(3));
        Collection memory collection = _collection(draft, 0, 0, 0, VALUE);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.WrongState.selector, IPool.State.Draft));
        vm.prank(servicer);
        draft.collect(collection);
    }
}
