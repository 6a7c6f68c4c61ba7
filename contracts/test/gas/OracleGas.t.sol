// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INav} from "../../src/interfaces/INav.sol";
import {Kind} from "../../src/oracle/FeedWord.sol";
import {Feeds} from "../../src/oracle/Feeds.sol";
import {Gas} from "../helpers/Gas.sol";
import {Portfolio} from "../helpers/Portfolio.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole-transaction gas of the oracle's calls, on the real pool with three tranches.
contract OracleGasTest is System, Gas {
    using Portfolio for Portfolio.Segment;

    bytes32 private constant PRICE = "EUR-USD";

    function setUp() public override {
        super.setUp();
        portfolio.months = 360;
        _live();
        vm.startPrank(governor);
        feeds.setFeed(PRICE, Feeds.Settings(Kind.Relative, 8, 1, 2 days, 2e7, 1e8));
        feeds.setReporter(PRICE, reporter, true);
        vm.stopPrank();
        vm.prank(reporter);
        feeds.report(PRICE, 1.1e8);
        vm.warp(block.timestamp + 2 days);
    }

    function test_nav_report() public {
        vm.prank(reporter);
        feeds.report(PRICE, 1.1043e8);
        assertLe(_record("nav.report"), 31_000);
    }

    function test_nav_report_curve() public {
        uint256 word = _flat(int256(FORWARD) + 500);
        vm.prank(reporter);
        feeds.reportCurve(CURVE, word);
        _record("nav.report.curve");
    }

    function test_nav_mark() public {
        _quoteCurve(_flat(int256(FORWARD) + 500));
        nav.mark(address(pool));
        _record("nav.mark");
    }

    function test_nav_prove_360() public {
        _quoteCurve(_flat(int256(FORWARD) + 500));
        bytes memory ladder = portfolio.ladder();
        assertEq(ladder.length, 361 * 16);
        nav.prove(address(pool), ladder);
        _record("nav.prove.360");
    }

    /// @dev The same cash flows owed by 10 borrowers or by 10,000 are one ladder: marking and proving cost the same.
    function test_gasDoesNotDependOnTheNumberOfLoans() public {
        uint256[2] memory marks;
        uint256[2] memory proofs;
        uint256 start = vm.snapshotState();
        for (uint256 i; i < 2; ++i) {
            vm.revertToState(start);
            bytes memory ladder = _collectLoans(i == 0 ? 10 : 10_000);
            vm.warp(block.timestamp + 1 days);
            _quoteCurve(_flat(int256(FORWARD) + 500));
            nav.mark(address(pool));
            marks[i] = vm.lastCallGas().gasTotalUsed;
            nav.prove(address(pool), ladder);
            proofs[i] = vm.lastCallGas().gasTotalUsed;
        }
        assertEq(marks[0], marks[1]);
        assertEq(proofs[0], proofs[1]);
    }

    /// @dev Adds the same 100,000 loan by loan, so that the rows are sums over `count` loans.
    function _collectLoans(uint256 count) private returns (bytes memory ladder) {
        uint256 each = portfolio.balance / count;
        uint256 total;
        for (uint256 i; i < count; ++i) {
            total += each;
        }
        portfolio.balance = total;
        INav.Report memory report = _statement(0);
        vm.prank(address(pool));
        nav.report(report, 0);
        return portfolio.ladder();
    }
}
