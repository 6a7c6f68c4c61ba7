// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INav} from "../../src/interfaces/INav.sol";
import {IPools} from "../../src/interfaces/IPools.sol";
import {Mark, Offer} from "../../src/oracle/Mark.sol";
import {Nav} from "../../src/oracle/Nav.sol";
import {ShareAggregator} from "../../src/oracle/ShareAggregator.sol";
import {OracleRig} from "../helpers/oracle/OracleRig.sol";

/// @notice Prices between valuations: young marks, horizons, staleness, saturation.
contract MarksTest is OracleRig {
    function setUp() public {
        _deploy();
        _openPool();
        skip(2 days);
    }

    function test_NAV10_aYoungMarkPaysTheLowerAndAsksTheHigher() public {
        uint256 old = nav.price(junior);
        _setCurve(300_000);
        nav.mark(address(pool));
        uint256 price = nav.price(junior);
        assertGt(price, old * 105 / 100);
        assertApproxEqAbs(nav.bid(junior), old, 2);
        (, Offer memory offer) = nav.markOf(junior);
        assertEq(offer.ask, offer.gross);
        skip(12 hours);
        uint256 grown = nav.price(junior);
        assertApproxEqRel(nav.bid(junior), (old + grown) / 2, 0.0003e18);
        skip(12 hours);
        assertEq(nav.bid(junior), nav.price(junior));
    }

    function test_NAV10_afterAFallEntriesStillPayTheOldMark() public {
        uint256 old = nav.ask(junior);
        _setCurve(500_000);
        nav.mark(address(pool));
        assertLt(nav.bid(junior), old * 95 / 100);
        assertEq(nav.bid(junior), nav.price(junior));
        assertApproxEqAbs(nav.ask(junior), old, 2);
        skip(1 days);
        assertApproxEqAbs(nav.ask(junior), nav.price(junior), 1e11);
    }

    function test_NAV10_markingAgainDoesNotCutTheDelayShort() public {
        uint256 old = nav.bid(junior);
        _setCurve(300_000);
        nav.mark(address(pool));
        for (uint256 i; i < 20; ++i) {
            nav.mark(address(pool));
            nav.mark(address(pool));
        }
        assertApproxEqAbs(nav.bid(junior), old, 100);
        skip(1 hours);
        uint256 walked = nav.bid(junior);
        nav.mark(address(pool));
        assertLe(nav.bid(junior), walked + 1);
    }

    function test_NAV10_markingForEverDoesNotHoldTheBidDown() public {
        _setCurve(300_000);
        nav.mark(address(pool));
        for (uint256 i; i < 72; ++i) {
            skip(1 hours);
            nav.mark(address(pool));
        }
        // Three delays leave at most e^-3 of the gap, here of 8 %.
        assertGt(nav.bid(junior), nav.price(junior) * 995 / 1000);
    }

    function test_NAV2_thePriceAlwaysAnswersAndTheBidOnlyWhileFresh() public {
        (Mark memory mark,) = nav.markOf(senior);
        vm.warp(mark.until + 15 days);
        assertTrue(nav.fresh(senior));
        uint256 last = nav.bid(senior);
        skip(1);
        assertFalse(nav.fresh(senior));
        bytes memory stale = abi.encodeWithSelector(INav.StaleMark.selector, senior, mark.until, 15 days);
        vm.expectRevert(stale);
        nav.bid(senior);
        vm.expectRevert(stale);
        nav.ask(senior);
        assertApproxEqAbs(nav.price(senior), last, 1);
        skip(1000 days);
        assertApproxEqAbs(nav.price(senior), last, 1);
    }

    function test_NAV2_anUnknownShareHasNoPrice() public {
        assertEq(nav.price(address(this)), 0);
        assertFalse(nav.fresh(address(this)));
        vm.expectRevert(
            abi.encodeWithSelector(INav.StaleMark.selector, address(this), uint256(0), uint256(15 days))
        );
        nav.bid(address(this));
    }

    function test_NAV2_markingDoesNotKeepAnUnreportedPoolFresh() public {
        skip(MONTH + 10 days);
        _refresh();
        nav.mark(address(pool));
        assertTrue(nav.fresh(junior));
        skip(5 days);
        _refresh();
        nav.mark(address(pool));
        assertFalse(nav.fresh(junior));
    }

    function test_NAV5_theBidAgesWithTheUnreportedMonth() public {
        INav.Report memory report = _report(100e6, block.timestamp);
        report.due = 9e6;
        _refresh();
        pool.collect(report, 0, 0);
        (Mark memory mark,) = nav.markOf(junior);
        vm.warp(mark.until);
        uint256 atHorizon = nav.bid(junior);
        skip(15 days);
        // A sixth of the 9 due is gone, and two weeks of coupon; all of it is the junior's: 1.5 + 0.144 of 30.
        assertApproxEqAbs(nav.bid(junior), atHorizon - 0.0548e18, 0.0005e18);
        uint256 aged = nav.bid(junior);
        _refresh();
        nav.mark(address(pool));
        assertApproxEqRel(nav.bid(junior), aged, 1e12);
    }

    function test_aPriceTooLargeForItsFieldSaturates() public {
        pool.share(1).setSupply(1);
        pool.publish();
        assertEq(nav.price(junior), type(uint72).max);
        assertGe(nav.ask(junior), nav.price(junior));
        assertLe(nav.bid(junior), nav.price(junior));
    }

    function test_theShareAggregatorAnswersTheBid() public {
        ShareAggregator aggregator = new ShareAggregator(nav, senior);
        (, int256 answer,, uint256 updated,) = aggregator.latestRoundData();
        assertEq(uint256(answer), nav.bid(senior));
        assertEq(updated, block.timestamp);
        assertEq(aggregator.decimals(), 18);
        assertEq(aggregator.description(), "LDG");
        skip(100 days);
        vm.expectRevert();
        aggregator.latestRoundData();
    }

    function test_settingsOutsideTheirBoundsAreRefused() public {
        IPools pools_ = nav.pools();
        Nav.Settings memory settings = Nav.Settings({delay: 8 days, maxAge: 15 days, up: 5e7, down: 1e8});
        vm.expectRevert(Nav.BadSettings.selector);
        new Nav(pools_, feeds, settings);
        settings.delay = 1 days;
        settings.maxAge = 91 days;
        vm.expectRevert(Nav.BadSettings.selector);
        new Nav(pools_, feeds, settings);
        settings.maxAge = 15 days;
        settings.up = 5e8 + 1;
        vm.expectRevert(Nav.BadSettings.selector);
        new Nav(pools_, feeds, settings);
        settings.up = 5e7;
        settings.down = 0;
        vm.expectRevert(Nav.BadSettings.selector);
        new Nav(pools_, feeds, settings);
    }

    /// @dev Whatever happened, at every later time: bid <= price <= gross <= ask.
    function testFuzz_NAV1_bidPriceAskAreInOrder(int24[3] memory curves, uint24[3] memory waits, uint96 loss)
        public
    {
        for (uint256 i; i < 3; ++i) {
            skip(bound(waits[i], 1, 20 days));
            _refresh();
            skip(1);
            _setCurve(int24(bound(curves[i], -50_000, 1_500_000)));
            nav.mark(address(pool));
            if (i == 1) pool.impair(uint96(bound(loss, 0, 120e6)));
            for (uint256 k; k < 4; ++k) {
                uint256 snapshot = vm.snapshotState();
                skip(k * 7 hours * 7 ** k / 7);
                _inOrder(senior);
                _inOrder(junior);
                vm.revertToState(snapshot);
            }
        }
    }

    function _inOrder(address share) private view {
        uint256 price = nav.price(share);
        if (!nav.fresh(share)) return;
        assertLe(nav.bid(share), price);
        assertLe(price, nav.ask(share));
    }
}
