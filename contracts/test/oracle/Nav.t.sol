// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IFeeds} from "../../src/interfaces/IFeeds.sol";
import {INav} from "../../src/interfaces/INav.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {Figures, Status} from "../../src/oracle/Book.sol";
import {Kind} from "../../src/oracle/FeedWord.sol";
import {Feeds} from "../../src/oracle/Feeds.sol";
import {Mark, Offer} from "../../src/oracle/Mark.sol";
import {Moments} from "../../src/oracle/Moments.sol";
import {Nav} from "../../src/oracle/Nav.sol";
import {LedgerPool} from "../helpers/oracle/LedgerPool.sol";
import {OracleRig} from "../helpers/oracle/OracleRig.sol";

/// @notice Life of a pool's value: opening, accrual, reports, losses, gains, ageing.
contract NavTest is OracleRig {
    function setUp() public {
        _deploy();
        _openPool();
    }

    function test_anOpenedPoolIsWorthNothingToExitsUntilConfirmed() public {
        LedgerPool fresh = _another();
        fresh.open(_report(50e6, block.timestamp), CURVE, HAZARD);
        (uint256 lower, uint256 upper) = nav.valueOf(address(fresh));
        assertEq(lower, 0);
        assertEq(upper, 50e6);
        assertFalse(nav.confirmed(address(fresh)));
        vm.prank(valuer);
        nav.confirm(address(fresh), 1);
        (lower, upper) = nav.valueOf(address(fresh));
        assertEq(lower, 50e6);
        assertTrue(nav.confirmed(address(fresh)));
    }

    function test_onlyARealPoolOpens() public {
        INav.Report memory report = _report(1, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(INav.NotPool.selector, address(this)));
        nav.open(report, CURVE, HAZARD);
    }

    function test_onlyAnOpenedPoolReportsImpairsAndPublishes() public {
        INav.Report memory report = _report(1, block.timestamp);
        bytes memory refused = abi.encodeWithSelector(INav.NotOpened.selector, address(this));
        vm.expectRevert(refused);
        nav.report(report, 0);
        vm.expectRevert(refused);
        nav.impair(1);
        vm.expectRevert(refused);
        nav.publish();
        vm.expectRevert(refused);
        nav.mark(address(this));
        vm.expectRevert(refused);
        nav.prove(address(this), "");
    }

    function test_anAcceptedPoolDoesNotOpenAgain() public {
        INav.Report memory report = _report(90e6, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(Nav.AlreadyAccepted.selector, address(pool)));
        pool.open(report, CURVE, HAZARD);
    }

    function test_onlyTheValuerConfirmsAndOnlyWhatItHasSeen() public {
        LedgerPool fresh = _another();
        fresh.open(_report(50e6, block.timestamp), CURVE, HAZARD);
        vm.expectRevert(abi.encodeWithSelector(INav.NotValuer.selector, address(this), valuer));
        nav.confirm(address(fresh), 1);
        // The issuer replaces its report behind the valuer's back.
        fresh.open(_report(500e6, block.timestamp), CURVE, HAZARD);
        vm.startPrank(valuer);
        vm.expectRevert(abi.encodeWithSelector(Nav.WrongRevision.selector, uint256(1), uint256(2)));
        nav.confirm(address(fresh), 1);
        nav.confirm(address(fresh), 2);
        vm.expectRevert(abi.encodeWithSelector(Nav.NothingParked.selector, address(fresh)));
        nav.confirm(address(fresh), 2);
    }

    function test_aSharesPriceIsParUntilActivation() public {
        LedgerPool fresh = _another();
        fresh.open(_report(50e6, block.timestamp), CURVE, HAZARD);
        address share = fresh.shares()[0];
        assertEq(nav.price(share), 0);
        assertFalse(nav.fresh(share));
        vm.prank(valuer);
        nav.confirm(address(fresh), 1);
        assertEq(nav.price(share), WAD);
        assertEq(nav.bid(share), WAD);
        assertEq(nav.ask(share), WAD);
        fresh.setState(IPool.State.Refunding);
        fresh.publish();
        assertEq(nav.price(share), WAD);
    }

    /// @dev 100 at (4 % + 6 %) for half a month.
    function test_NAV4_theValueEarnsTheCurvesFirstForwardAndTheSpread() public {
        skip(MONTH / 2);
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        assertEq(lower, 100e6 * uint256(FixedPointMathLib.expWad(0.1e18 / int256(24))) / WAD);
        assertEq(upper, lower);
        // The senior accrues its coupon, the junior the rest. Between marks a price grows exponentially where the
        // coupon is simple: at most an eighth of the squared yield of a month apart.
        assertApproxEqRel(nav.price(senior), WAD + WAD * 5 / 100 / 24, 3e12);
        assertApproxEqRel(nav.price(junior), (lower - 70e6 - 145_833) * WAD / 30e6, 3e13);
    }

    function test_NAV5_aPassedMonthNeverBecomesCash() public {
        INav.Report memory report = _report(100e6, block.timestamp + 1);
        report.due = 12e6;
        skip(1);
        pool.collect(report, 0, 0);
        uint256 end = block.timestamp + MONTH;
        vm.warp(end);
        (uint256 atHorizon,) = nav.valueOf(address(pool));
        // Nothing more is earned, and the cash that was due ages away in 90 days.
        skip(45 days);
        (uint256 half,) = nav.valueOf(address(pool));
        assertEq(half, atHorizon - 6e6);
        skip(45 days);
        (uint256 whole,) = nav.valueOf(address(pool));
        assertEq(whole, atHorizon - 12e6);
        skip(365 days);
        (uint256 later,) = nav.valueOf(address(pool));
        assertEq(later, whole);
    }

    function test_NAV5_moreDueThanThereIsAgesToNothing() public {
        INav.Report memory report = _report(100e6, block.timestamp + 1);
        report.due = 200e6;
        skip(1);
        pool.collect(report, 0, 0);
        skip(MONTH + 90 days);
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        assertEq(lower, 0);
        assertEq(upper, 0);
    }

    function test_NAV6_lossesCountAtOnce() public {
        skip(10 days);
        (uint256 before,) = nav.valueOf(address(pool));
        uint256 bid = nav.bid(junior);
        uint256 ask = nav.ask(junior);
        pool.impair(3e6);
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        assertEq(lower, before - 3e6);
        assertEq(upper, before);
        assertApproxEqRel(nav.bid(junior), bid - 0.1e18, 3e13);
        assertApproxEqRel(nav.ask(junior), ask, 3e13);
        assertApproxEqRel(nav.bid(senior), nav.price(senior), 3e12);
    }

    function test_NAV6_aReportsLossCountsAtOnce() public {
        skip(10 days);
        _refresh();
        pool.collect(_report(95e6, block.timestamp), 0, 0);
        (uint256 lower,) = nav.valueOf(address(pool));
        assertEq(lower, 95e6);
        assertEq(nav.bid(junior), nav.price(junior));
    }

    function test_NAV7_gainsVestEvenlyUntilTheHorizon() public {
        skip(10 days);
        _refresh();
        (uint256 before,) = nav.valueOf(address(pool));
        // Two loans are repaid early at par: 10 of cash for what was worth less.
        uint256 value = before - 10e6 + 2e6;
        pool.collect(_report(value, block.timestamp), 0, 10e6);
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        assertEq(lower, before - 10e6);
        assertEq(upper, value);
        skip(MONTH / 2);
        (lower, upper) = nav.valueOf(address(pool));
        assertEq(lower, upper - 1e6);
        skip(MONTH / 2);
        (lower, upper) = nav.valueOf(address(pool));
        assertEq(lower, upper);
    }

    function test_NAV7_aGainSeenAfterTheHorizonStillVests() public {
        skip(MONTH + 10 days);
        _refresh();
        (uint256 before,) = nav.valueOf(address(pool));
        pool.collect(_report(before + 2e6, block.timestamp - 10 days - MONTH + 1), 0, 0);
        (uint256 lower,) = nav.valueOf(address(pool));
        assertLe(lower, before);
        skip(7 days);
        uint256 upper;
        (lower, upper) = nav.valueOf(address(pool));
        assertEq(lower, upper);
    }

    function test_impairmentIsLoweredOnlyByAReport() public {
        pool.impair(4e6);
        pool.impair(1e6);
        (uint256 lower,) = nav.valueOf(address(pool));
        assertEq(lower, 95e6);
        skip(1 days);
        nav.mark(address(pool));
        INav.Report memory report = _report(100e6, block.timestamp);
        report.impairment = 2e6;
        (uint256 before, uint256 gross) = nav.valueOf(address(pool));
        pool.collect(report, 0, 0);
        (lower,) = nav.valueOf(address(pool));
        // What is reversed is a gain and vests.
        assertEq(lower, before);
        skip(MONTH);
        (lower, gross) = nav.valueOf(address(pool));
        assertEq(lower, gross - 2e6);
    }

    function test_NAV11_aZeroNavIsPricedAndReported() public {
        pool.impair(type(uint96).max);
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        assertEq(lower, 0);
        assertEq(upper, 100e6);
        assertEq(nav.price(senior), 0);
        assertEq(nav.price(junior), 0);
        assertEq(nav.bid(senior), 0);
        assertGt(nav.ask(senior), 0);
        skip(1 days);
        _refresh();
        pool.collect(_report(0, block.timestamp), 0, 0);
        // Losses that were stated alone are not written off alone: entries still pay for what the valuer accepted.
        assertFalse(nav.confirmed(address(pool)));
        uint256 revision = nav.revisionOf(address(pool));
        vm.prank(valuer);
        nav.confirm(address(pool), revision);
        (lower, upper) = nav.valueOf(address(pool));
        assertEq(lower, 0);
        assertEq(upper, 0);
        // A recovery after everything was written off comes as cash, and parks nothing.
        skip(1 days);
        pool.collect(_report(0, block.timestamp), 0, 5e6);
        assertTrue(nav.confirmed(address(pool)));
        nav.mark(address(pool));
        assertEq(nav.price(junior), 0);
    }

    function test_NAV11_aTrancheWipedOutHasPriceAndRateZero() public {
        pool.impair(31e6);
        assertEq(nav.price(junior), 0);
        assertEq(nav.bid(junior), 0);
        assertApproxEqRel(nav.price(senior), 69e18 / uint256(70), 1e12);
        (Mark memory mark,) = nav.markOf(junior);
        assertEq(mark.rate, 0);
        skip(20 days);
        assertEq(nav.price(junior), 0);
        _refresh();
        nav.mark(address(pool));
        (mark,) = nav.markOf(junior);
        assertEq(mark.rate, 0);
    }

    function test_aMalformedReportIsRefused() public {
        skip(1 days);
        INav.Report memory report = _report(100e6, block.timestamp);
        report.moments[3] |= uint256(1) << 101;
        vm.expectRevert(abi.encodeWithSelector(Moments.MalformedMoments.selector, uint256(3)));
        pool.report(report, 0);
        report = _report(100e6, block.timestamp + 1);
        vm.expectRevert(
            abi.encodeWithSelector(Nav.InTheFuture.selector, block.timestamp + 1, block.timestamp)
        );
        pool.report(report, 0);
        report = _report(100e6, block.timestamp - 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(Nav.NotLater.selector, block.timestamp - 1 days, block.timestamp - 1 days)
        );
        pool.report(report, 0);
    }

    function test_aMarkFollowsTheCurve() public {
        skip(1 days);
        (uint256 before,) = nav.valueOf(address(pool));
        _setCurve(500_000);
        uint256 value = nav.mark(address(pool));
        // One payment after 24 months: a rise of 100 basis points takes 2 %.
        assertApproxEqRel(value, 100e6 * uint256(FixedPointMathLib.expWad(-0.02e18)) / WAD, 1e12);
        (uint256 lower,) = nav.valueOf(address(pool));
        assertLt(lower, before);
        assertApproxEqRel(lower, value, 0.0004e18);
        _setCurveLater(400_000);
        assertApproxEqAbs(nav.mark(address(pool)), 100e6, 1);
    }

    function test_aStaleFeedStopsMarksButNotCollections() public {
        skip(6 days);
        bytes memory stale =
            abi.encodeWithSelector(IFeeds.StaleFeed.selector, CURVE, uint256(6 days), uint256(5 days));
        vm.expectRevert(stale);
        nav.mark(address(pool));
        INav.Report memory report = _report(98e6, block.timestamp);
        pool.collect(report, 0, 2e6);
        (uint256 lower,) = nav.valueOf(address(pool));
        assertApproxEqAbs(lower, 98e6, 0.2e6);
        assertGt(nav.bid(senior), 0);
    }

    function test_aHazardFeedThatIsBrokenIsRefused() public {
        _feed(HAZARD, Kind.Absolute, type(uint32).max, type(uint32).max);
        skip(1 days);
        vm.prank(reporter);
        feeds.report(HAZARD, 1e9 + 1);
        vm.expectRevert(abi.encodeWithSelector(Nav.HazardOutOfRange.selector, int256(1e9 + 1)));
        nav.mark(address(pool));
    }

    function test_viewsForRecomputationShowTheWholeBook() public view {
        (Figures memory figures, bytes32 ladderHash, uint256[10] memory moments) = nav.bookOf(address(pool));
        assertEq(figures.value, 100e6);
        assertEq(uint256(figures.status), uint256(Status.Accepted));
        assertEq(ladderHash, keccak256(abi.encode(uint256(100e6), block.timestamp)));
        assertEq(moments[3] >> 176, 100e6);
        (bytes32 curveFeed, bytes32 hazardFeed) = nav.feedsOf(address(pool));
        assertEq(curveFeed, CURVE);
        assertEq(hazardFeed, HAZARD);
        assertEq(nav.horizonOf(address(pool)), block.timestamp + MONTH);
        (Mark memory mark, Offer memory offer) = nav.markOf(senior);
        assertEq(mark.until, block.timestamp + MONTH);
        assertEq(offer.gross, mark.price);
    }

    function _setCurveLater(int24 rate) private {
        skip(1 days);
        _setCurve(rate);
    }

    function _another() private returns (LedgerPool fresh) {
        uint96[] memory principals = new uint96[](1);
        uint32[] memory coupons = new uint32[](1);
        (principals[0], coupons[0]) = (35e6, 5e7);
        fresh = new LedgerPool(nav, valuer, principals, coupons);
        pools.add(address(fresh));
    }
}
