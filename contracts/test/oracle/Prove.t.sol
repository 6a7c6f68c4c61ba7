// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IFeeds} from "../../src/interfaces/IFeeds.sol";
import {INav} from "../../src/interfaces/INav.sol";
import {Figures} from "../../src/oracle/Book.sol";
import {Ladder} from "../../src/oracle/Ladder.sol";
import {Nav} from "../../src/oracle/Nav.sol";
import {Maths} from "../helpers/oracle/Maths.sol";
import {OracleRig} from "../helpers/oracle/OracleRig.sol";
import {Portfolio} from "../helpers/Portfolio.sol";

/// @notice Anyone holds a report against its ladder.
contract ProveTest is OracleRig {
    using Portfolio for Portfolio.Segment;

    Maths private maths;
    Portfolio.Segment private segment;
    bytes private ladder;

    function setUp() public {
        _deploy();
        _openPool();
        maths = new Maths();
        segment = Portfolio.Segment(100e6, 36, 12e7, 2e7, 4e8, 4e7);
        ladder = segment.ladder();
        skip(1 days);
    }

    function test_NAV8_anHonestReportIsProvedToTheUnit() public {
        uint256 reported = _reportHonestly();
        (Figures memory before,,) = nav.bookOf(address(pool));
        vm.prank(makeAddr("anyone"));
        uint256 proved = nav.prove(address(pool), ladder);
        assertEq(proved, reported);
        (Figures memory f,,) = nav.bookOf(address(pool));
        assertEq(f.value, before.value);
        assertEq(f.due, before.due);
        assertEq(f.spread, before.spread);
    }

    function test_NAV8_aProofCorrectsALie() public {
        INav.Report memory report = _honest();
        uint256 truth = _exact(0).value;
        report.moments[2] += uint256(3e6) << 176;
        report.averageSpread += 5e7;
        report.due *= 3;
        pool.report(report, 0);
        nav.prove(address(pool), ladder);
        (Figures memory f,, uint256[10] memory moments) = nav.bookOf(address(pool));
        assertEq(f.value, truth);
        assertEq(f.due, _exact(0).due);
        assertEq(f.spread, 4e7);
        assertEq(moments[2] >> 176, _exact(0).buckets[2]);
        assertEq(nav.mark(address(pool)), truth);
        (uint256 lower,) = nav.valueOf(address(pool));
        assertLe(lower, truth);
    }

    function test_NAV8_aProofTakesThePresentCurveAndHazardAsTheNewBase() public {
        _reportHonestly();
        skip(1 days);
        _setCurve(500_000);
        vm.prank(reporter);
        feeds.report(HAZARD, 5e6);
        uint256 marked = nav.mark(address(pool));
        uint256 proved = nav.prove(address(pool), ladder);
        assertEq(proved, _exact(5e6).value);
        assertApproxEqRel(marked, proved, 1e13);
        (Figures memory f,, uint256[10] memory moments) = nav.bookOf(address(pool));
        assertEq(f.baseShift, 5e6);
        assertEq(moments[0] & 0xffffff, 500_000);
        assertEq(nav.mark(address(pool)), proved);
    }

    function test_aWrongLadderIsRefused() public {
        _reportHonestly();
        bytes memory other = ladder;
        other[40] = bytes1(uint8(other[40]) + 1);
        vm.expectRevert(abi.encodeWithSelector(Nav.WrongLadder.selector, keccak256(other), keccak256(ladder)));
        nav.prove(address(pool), other);
    }

    function test_aMalformedLadderCannotBeProved() public {
        INav.Report memory report = _honest();
        bytes memory broken = bytes.concat(ladder, hex"00");
        report.ladderHash = keccak256(broken);
        pool.report(report, 0);
        vm.expectRevert(abi.encodeWithSelector(Ladder.MalformedLadder.selector, ladder.length));
        nav.prove(address(pool), broken);
    }

    function test_aStaleFeedStopsAProof() public {
        _reportHonestly();
        skip(6 days);
        vm.expectRevert(
            abi.encodeWithSelector(IFeeds.StaleFeed.selector, CURVE, uint256(7 days), uint256(5 days))
        );
        nav.prove(address(pool), ladder);
    }

    function test_nothingLeftIsProvedByNoLadder() public {
        INav.Report memory report = _report(0, block.timestamp);
        report.ladderHash = keccak256("");
        pool.report(report, 100e6);
        assertEq(nav.prove(address(pool), ""), 0);
    }

    /// @dev Nav calls pools, shares and feeds by static calls only: a hostile one cannot change anything from inside.
    function test_NAV12_aPoolCannotReenterFromItsSplit() public {
        ReenteringPool hostile = new ReenteringPool(nav, valuer);
        pools.add(address(hostile));
        hostile.open(_report(1e6, block.timestamp), CURVE, HAZARD);
        vm.expectRevert();
        vm.prank(valuer);
        nav.confirm(address(hostile), 1);
        assertFalse(nav.confirmed(address(hostile)));
        hostile.behave();
        vm.prank(valuer);
        nav.confirm(address(hostile), 1);
        assertTrue(nav.confirmed(address(hostile)));
    }

    function test_aPoolMarksItsOwnSharesOnly() public {
        vm.expectRevert(abi.encodeWithSelector(INav.NotOpened.selector, address(this)));
        nav.publish();
    }

    function _reportHonestly() private returns (uint256) {
        pool.report(_honest(), 0);
        (Figures memory f,,) = nav.bookOf(address(pool));
        return f.value;
    }

    function _honest() private view returns (INav.Report memory) {
        (, uint256 curve) = feeds.feedOf(CURVE);
        return segment.report(_exact(0), curve, 0);
    }

    function _exact(int256 hazardShift) private view returns (Ladder.Valuation memory) {
        (, uint256 curve) = feeds.feedOf(CURVE);
        return maths.value(ladder, curve, hazardShift);
    }
}

/// @notice A pool that tries to impair itself while it is asked for its split.
contract ReenteringPool {
    INav private immutable nav;
    address public immutable valuer;
    bool private hostile = true;

    constructor(INav nav_, address valuer_) {
        (nav, valuer) = (nav_, valuer_);
    }

    function open(INav.Report calldata report, bytes32 curveFeed, bytes32 hazardFeed) external {
        nav.open(report, curveFeed, hazardFeed);
    }

    function behave() external {
        hostile = false;
    }

    function splits(uint256[4] calldata, uint256[4] calldata)
        external
        returns (uint8, address[] memory list, uint256[3] memory supplies, uint256[3][4] memory parts)
    {
        if (hostile) nav.impair(1);
        return (2, list, supplies, parts);
    }
}
