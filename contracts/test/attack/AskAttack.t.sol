// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INav} from "../../src/interfaces/INav.sol";
import {Collection} from "../../src/pool/Terms.sol";
import {System} from "../helpers/System.sol";

/// @notice A servicer alone must not lower what the desk's inventory is sold at: entries pay for what the valuer accepted.
contract AskAttackTest is System {
    address private junior;

    function setUp() public override {
        super.setUp();
        _activate(pool);
        _provide(provider, 300_000 * DOLLAR);
        vm.warp(block.timestamp + 1 days);
        nav.mark(address(pool));
        vm.warp(block.timestamp + 1 days);
        junior = address(_share(pool, 2));
    }

    function test_NAV_impairingAndWritingOffDoesNotLowerTheAsk() public {
        uint256 ask = nav.ask(junior);
        vm.prank(servicer);
        pool.impair(uint96(950_000 * DOLLAR));
        _statePeriod(70_000 * DOLLAR, 1);
        assertFalse(nav.confirmed(address(pool)));
        vm.warp(block.timestamp + 2 days);
        assertGe(nav.ask(junior), ask * 99 / 100);
    }

    /// @dev The same in steps that are each within the band.
    function test_NAV_writingOffStepByStepDoesNotLowerTheAsk() public {
        vm.prank(servicer);
        pool.impair(uint96(990_000 * DOLLAR));
        uint256 value = 1_000_000 * DOLLAR;
        for (uint256 i; i < 4; ++i) {
            value = value * 6 / 10;
            vm.warp(block.timestamp + 60);
            _statePeriod(value, value - 12_000 * DOLLAR);
        }
        _checkHalfCounts();
    }

    /// @dev Impaired beyond any value, net is nothing before and after: no mark accepts that for the valuer.
    function test_NAV_impairmentBeyondTheValueIsNotAcceptedByAMark() public {
        uint256 ask = nav.ask(junior);
        _statePeriod(50_000 * DOLLAR, 2_000_000 * DOLLAR);
        assertFalse(nav.confirmed(address(pool)));
        vm.warp(block.timestamp + 1 days);
        nav.mark(address(pool));
        assertFalse(nav.confirmed(address(pool)));
        vm.warp(block.timestamp + 2 days);
        assertGe(nav.ask(junior), ask * 99 / 100);
    }

    /// @dev A rise of the stated spread is no room for a fall of the value.
    function test_NAV_spreadsThatGoUpAndDownMakeNoRoomForAFall() public {
        uint256 value = 1_000_000 * DOLLAR;
        for (uint256 i; i < 8; ++i) {
            vm.warp(block.timestamp + 60);
            value = value * 7 / 10;
            Collection memory c = _collection(pool, 0, 0, 0, value);
            c.report.averageSpread = i % 2 == 0 ? 4e9 : 0;
            _send(pool, c);
        }
        _checkHalfCounts();
    }

    /// @dev An impairment that leaves the residual next to nothing at the horizon: what exits are paid falls by the hour,
    /// what entries pay does not.
    function test_NAV_askDoesNotShrinkWithTheLowerValue() public {
        Collection memory c = _collection(pool, 0, 0, 0, 1_000_000 * DOLLAR);
        c.report.averageSpread = 0;
        _send(pool, c);
        uint256 horizon = nav.horizonOf(address(pool));
        uint256 state = vm.snapshotState();
        vm.warp(horizon);
        (uint256 lower,) = nav.valueOf(address(pool));
        uint256 last = pool.split(lower, horizon)[2];
        vm.revertToState(state);

        uint256 ask = nav.ask(junior);
        vm.prank(servicer);
        pool.impair(uint96(last - DOLLAR));
        uint256 price = nav.price(junior);
        vm.warp(horizon);
        assertLt(nav.price(junior), price / 1000);
        assertGe(nav.ask(junior), ask * 98 / 100);
        nav.mark(address(pool));
        assertGe(nav.ask(junior), ask * 98 / 100);
    }

    /// @dev A mark just before the horizon of a price that falls to a thousandth of itself.
    function test_NAV_rateBeyondItsBitsIsCapped() public {
        Collection memory c = _collection(pool, 0, 0, 0, 1_000_000 * DOLLAR);
        c.report.averageSpread = 0;
        _send(pool, c);
        uint256 horizon = nav.horizonOf(address(pool));
        uint256 state = vm.snapshotState();
        vm.warp(horizon);
        (uint256 lower,) = nav.valueOf(address(pool));
        uint256 last = pool.split(lower, horizon)[2];
        vm.revertToState(state);

        vm.warp(horizon - 10);
        vm.prank(servicer);
        pool.impair(uint96(last - 1));
        uint256 price = nav.price(junior);
        assertGt(price, 0);
        vm.warp(horizon);
        assertLe(nav.price(junior), price);
    }

    /// @dev While the feed is silent a report brings its own curve, but not the rate at which its value grows.
    function test_NAV_aSilentFeedDoesNotLetTheServicerStateTheGrowth() public {
        vm.warp(block.timestamp + 191 days);
        Collection memory c = _collection(pool, 0, 0, 0, 900_000 * DOLLAR);
        c.report.moments[0] = 900_000 * DOLLAR << 176 | 0x7fffff;
        _send(pool, c);
        (, uint256 upper) = nav.valueOf(address(pool));
        vm.warp(nav.horizonOf(address(pool)));
        (, uint256 grown) = nav.valueOf(address(pool));
        assertLt(grown, upper * 101 / 100);
    }

    /// @dev The rig's settings let half of the value go without the valuer, and no more.
    function _checkHalfCounts() private {
        assertFalse(nav.confirmed(address(pool)));
        vm.warp(block.timestamp + 2 days);
        nav.mark(address(pool));
        (, uint256 upper) = nav.valueOf(address(pool));
        assertGe(upper, 490_000 * DOLLAR);
    }

    function _statePeriod(uint256 value, uint256 impairment) private {
        Collection memory c = _collection(pool, 0, 0, 0, value);
        c.report.impairment = uint96(impairment);
        _send(pool, c);
    }
}
