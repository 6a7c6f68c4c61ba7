// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Authority} from "../../../src/govern/Authority.sol";
import {INav} from "../../../src/interfaces/INav.sol";
import {IPools} from "../../../src/interfaces/IPools.sol";
import {Kind} from "../../../src/oracle/FeedWord.sol";
import {Feeds} from "../../../src/oracle/Feeds.sol";
import {Nav} from "../../../src/oracle/Nav.sol";
import {LedgerPool} from "./LedgerPool.sol";

/// @notice A registry that lists what a test says is a pool.
contract PoolList {
    mapping(address => bool) public isPool;

    function add(address pool) external {
        isPool[pool] = true;
    }
}

/// @notice Feeds, Nav and a pool with a senior and a residual tranche whose portfolio is worth 100.000000 at
/// the start, one bullet payment of `FACE` in month 12 by one segment without default: its figures fit on paper.
abstract contract OracleRig is Test {
    bytes32 internal constant CURVE = "USD-CURVE";
    bytes32 internal constant HAZARD = "US-HAZARD";
    uint256 internal constant MONTH = 365 days / 12;
    uint256 internal constant WAD = 1e18;

    Authority internal authority;
    PoolList internal pools;
    Feeds internal feeds;
    Nav internal nav;
    LedgerPool internal pool;
    address internal senior;
    address internal junior;
    address internal reporter = makeAddr("reporter");
    address internal second = makeAddr("second reporter");
    address internal valuer = makeAddr("valuer");

    function _deploy() internal {
        vm.warp(20_500 days);
        authority = new Authority(address(this));
        feeds = new Feeds(address(authority));
        pools = new PoolList();
        nav = new Nav(
            IPools(address(pools)), feeds, Nav.Settings({delay: 1 days, maxAge: 15 days, up: 5e7, down: 1e8})
        );
        _feed(CURVE, Kind.Curve, 100_000, 50_000);
        _feed(HAZARD, Kind.Absolute, 2e7, 1e7);
        vm.startPrank(reporter);
        feeds.reportCurve(CURVE, _flat(400_000));
        feeds.report(HAZARD, 0);
        vm.stopPrank();
    }

    function _feed(bytes32 feed, Kind kind, uint32 step, uint32 pace) internal {
        feeds.setFeed(
            feed, Feeds.Settings({kind: kind, decimals: 8, quorum: 1, maxAge: 5 days, step: step, pace: pace})
        );
        feeds.setReporter(feed, reporter, true);
        feeds.setReporter(feed, second, true);
    }

    /// @dev Opens, confirms and activates a pool: senior 70 at 5 %, residual the rest of 100 at par.
    function _openPool() internal {
        uint96[] memory principals = new uint96[](1);
        uint32[] memory coupons = new uint32[](1);
        (principals[0], coupons[0]) = (70e6, 5e7);
        pool = new LedgerPool(nav, valuer, principals, coupons);
        pools.add(address(pool));
        (senior, junior) = (pool.shares()[0], pool.shares()[1]);
        pool.open(_report(100e6, block.timestamp), CURVE, HAZARD);
        _confirm();
        pool.activate(30e6);
    }

    function _confirm() internal {
        uint256 revision = nav.revisionOf(address(pool));
        vm.prank(valuer);
        nav.confirm(address(pool), revision);
    }

    /// @dev A report of a portfolio worth `value` at `asOf`, all of it in the fourth bucket at its end (month 24),
    /// at the present curve; nothing due in the first month; spread 6 %.
    function _report(uint256 value, uint256 asOf) internal view returns (INav.Report memory report) {
        report.ladderHash = keccak256(abi.encode(value, asOf));
        report.asOf = uint40(asOf);
        report.averageSpread = 6e7;
        (, uint256 curve) = feeds.feedOf(CURVE);
        for (uint256 j; j < 10; ++j) {
            report.moments[j] = (curve >> (24 * j)) & 0xffffff;
        }
        report.moments[3] |= value << 176 | uint256(1e10) << 64;
    }

    /// @dev The same rate in every bucket, 1e-7 a year, observed today.
    function _flat(int24 rate) internal view returns (uint256 curve) {
        curve = block.timestamp / 1 days << 240;
        for (uint256 j; j < 10; ++j) {
            curve |= uint256(uint24(rate)) << (24 * j);
        }
    }

    /// @dev Accepts a curve whatever its distance: out of bounds it is confirmed by the second reporter.
    function _setCurve(int24 rate) internal {
        uint256 curve = _flat(rate);
        vm.prank(reporter);
        feeds.reportCurve(CURVE, curve);
        if (feeds.parkedOf(CURVE).observedAt != 0) {
            vm.prank(second);
            feeds.confirm(CURVE, bytes32(curve));
        }
    }

    /// @dev Keeps the feeds alive without moving them.
    function _refresh() internal {
        (, uint256 curve) = feeds.feedOf(CURVE);
        _setCurve(int24(uint24(curve)));
        (Feeds.Feed memory hazard,) = feeds.feedOf(HAZARD);
        vm.prank(reporter);
        feeds.report(HAZARD, hazard.answer);
    }
}
