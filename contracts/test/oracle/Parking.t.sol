// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INav} from "../../src/interfaces/INav.sol";
import {Figures} from "../../src/oracle/Book.sol";
import {OracleRig} from "../helpers/oracle/OracleRig.sol";

/// @notice Valuations outside the band (up 5 %, down 10 % a month) wait for the valuer.
contract ParkingTest is OracleRig {
    function setUp() public {
        _deploy();
        _openPool();
        skip(10 days);
        _refresh();
    }

    function test_NAV3_aReportAboveTheBandIsParked() public {
        (uint256 before,) = nav.valueOf(address(pool));
        uint256 bid = nav.bid(junior);
        pool.collect(_report(120e6, block.timestamp), 0, 0);
        assertFalse(nav.confirmed(address(pool)));
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        // Exits use the accepted value, entries the parked one.
        assertApproxEqAbs(lower, before, 2);
        assertEq(upper, 120e6);
        assertApproxEqRel(nav.bid(junior), bid, 3e13);
        assertGt(nav.ask(junior), 1.6e18);
    }

    function test_NAV3_aConfirmedGainVestsInsteadOfJumping() public {
        (uint256 before,) = nav.valueOf(address(pool));
        pool.collect(_report(120e6, block.timestamp), 0, 0);
        _confirm();
        assertTrue(nav.confirmed(address(pool)));
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        assertApproxEqAbs(lower, before, 2);
        assertEq(upper, 120e6);
        skip(MONTH);
        (lower, upper) = nav.valueOf(address(pool));
        assertEq(lower, upper);
    }

    function test_NAV3_aReportBelowTheBandCountsForExitsAtOnce() public {
        (uint256 before,) = nav.valueOf(address(pool));
        pool.collect(_report(80e6, block.timestamp), 0, 0);
        assertFalse(nav.confirmed(address(pool)));
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        assertEq(lower, 80e6);
        assertApproxEqAbs(upper, before, 2);
        _confirm();
        (lower, upper) = nav.valueOf(address(pool));
        assertEq(lower, 80e6);
        assertEq(upper, 80e6);
    }

    function test_NAV3_cashReceivedCountsTowardsTheBand() public {
        // Half of the portfolio was paid: nothing moved.
        (uint256 before,) = nav.valueOf(address(pool));
        pool.collect(_report(before - 50e6, block.timestamp), 0, 50e6);
        assertTrue(nav.confirmed(address(pool)));
        // The same fall without the cash is parked.
        skip(1 days);
        pool.collect(_report(25e6, block.timestamp), 0, 0);
        assertFalse(nav.confirmed(address(pool)));
    }

    function test_NAV3_manySmallReportsDoNotWalkOutOfTheBand() public {
        (uint256 value,) = nav.valueOf(address(pool));
        // Five moves of 1 %, and the month's yield of 10 % a year.
        uint256 most = value * 101 ** 5 / 100 ** 5 * 1009 / 1000;
        uint256 accepted;
        for (uint256 i; i < 20; ++i) {
            skip(1);
            value = value * 101 / 100;
            pool.report(_report(value, block.timestamp), 0);
            if (nav.confirmed(address(pool))) ++accepted;
        }
        assertEq(accepted, 5);
        skip(MONTH);
        (uint256 lower,) = nav.valueOf(address(pool));
        assertLe(lower, most);
    }

    function test_NAV3_theBandIsForgottenAndRefilledWithinAMonth() public {
        (uint256 lower,) = nav.valueOf(address(pool));
        pool.report(_report(lower * 104 / 100, block.timestamp), 0);
        assertTrue(nav.confirmed(address(pool)));
        skip(MONTH);
        _refresh();
        (lower,) = nav.valueOf(address(pool));
        pool.report(_report(lower * 104 / 100, block.timestamp), 0);
        assertTrue(nav.confirmed(address(pool)));
    }

    function test_NAV3_parkedReportsAreComparedWithTheAcceptedOneNotWithEachOther() public {
        pool.report(_report(120e6, block.timestamp), 0);
        skip(1 hours);
        pool.report(_report(121e6, block.timestamp), 0);
        assertFalse(nav.confirmed(address(pool)));
        skip(1 hours);
        pool.report(_report(101e6, block.timestamp), 0);
        assertTrue(nav.confirmed(address(pool)));
    }

    function test_NAV3_aHigherSpreadCountsAsTheGrowthItAdds() public {
        (uint256 before,) = nav.valueOf(address(pool));
        INav.Report memory report = _report(before, block.timestamp);
        report.averageSpread = 8e8;
        pool.report(report, 0);
        // 74 % a year more is 6.2 % until the horizon.
        assertFalse(nav.confirmed(address(pool)));
        skip(15 days);
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        // Exits grow at the accepted spread.
        assertApproxEqRel(lower, before + before * 15 / 3650, 0.0001e18);
        assertGt(upper, before * 103 / 100);
    }

    function test_NAV3_aReversalOfLossesCountsTowardsTheBand() public {
        pool.impair(20e6);
        skip(1 days);
        (uint256 before,) = nav.valueOf(address(pool));
        pool.report(_report(100e6, block.timestamp), 0);
        assertFalse(nav.confirmed(address(pool)));
        (uint256 lower,) = nav.valueOf(address(pool));
        assertLe(lower, before);
        _confirm();
        (Figures memory figures,,) = nav.bookOf(address(pool));
        assertEq(figures.impairment, 0);
        (lower,) = nav.valueOf(address(pool));
        assertLe(lower, before);
    }

    function test_lossesOnTopOfAParkedReportSurviveItsConfirmation() public {
        pool.report(_report(120e6, block.timestamp), 0);
        pool.impair(7e6);
        _confirm();
        (Figures memory figures,,) = nav.bookOf(address(pool));
        assertEq(figures.impairment, 7e6);
    }

    function test_NAV3_aMarkOutsideTheBandIsParkedToo() public {
        skip(1 days);
        // 24 months of -300 basis points are worth 6.2 %.
        _setCurve(100_000);
        nav.mark(address(pool));
        assertFalse(nav.confirmed(address(pool)));
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        assertApproxEqRel(lower, 100.2e6, 0.002e18);
        assertApproxEqRel(upper, 106.4e6, 0.002e18);
        skip(1 days);
        // The market comes back, and with it the mark.
        _setCurve(390_000);
        nav.mark(address(pool));
        assertTrue(nav.confirmed(address(pool)));
    }

    function testFuzz_NAV3_noReportLiftsExitsBeyondTheBand(uint256 value, uint96 received, uint96 impairment)
        public
    {
        value = bound(value, 0, 400e6);
        (uint256 before, uint256 gross) = nav.valueOf(address(pool));
        received = uint96(bound(received, 0, 200e6));
        INav.Report memory report = _report(value, block.timestamp);
        report.impairment = impairment;
        pool.report(report, received);
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        // No gain shows at once, whatever was reported, and entries never pay less than the accepted value unless
        // the report is accepted.
        assertLe(lower, before > received ? before - received + 1 : 0);
        assertLe(lower, upper);
        if (!nav.confirmed(address(pool))) assertGe(upper + received + 2, gross);
    }
}
