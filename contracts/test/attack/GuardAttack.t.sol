// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGuard} from "../../src/interfaces/IGuard.sol";
import {GuardRig} from "../helpers/guard/GuardRig.sol";

/// @notice What it takes to raise a level that nothing is the matter with, to keep one, and to keep one down.
contract GuardAttackTest is GuardRig {
    function setUp() public override {
        super.setUp();
        cash.mint(provider, 10_000_000 * UNIT);
        pool.mint(provider, 10_000_000 * UNIT);
        _add(provider, share, -900, 900, DEEP);
        cash.mint(alice, 10_000_000 * UNIT);
        pool.mint(alice, 10_000_000 * UNIT);
        vm.warp(block.timestamp + 2 days);
    }

    // ---- to raise

    function test_GRD4_thePriceWithinABlockIsNeverObserved() public {
        _sellMarket(alice, share, 1_000_000 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IGuard.TradedNow.selector, address(share)));
        guard.observe(address(share));
        (,, bool measured) = guard.look(address(share));
        assertFalse(measured);
    }

    function test_GRD4_observationsInABurstAreRefused() public {
        _diverge();
        guard.observe(address(share));
        uint256 from = block.timestamp + SPACING;
        for (uint256 i; i < 5; ++i) {
            vm.prank(makeAddr(vm.toString(i)));
            vm.expectRevert(abi.encodeWithSelector(IGuard.TooSoon.selector, address(share), from));
            guard.observe(address(share));
            vm.warp(block.timestamp + SPACING / 6);
        }
        assertEq(_level(), 0);
    }

    /// @dev Nobody takes the price back. The attacker needs the cash of a move of one per cent, holds it for hours in
    /// front of everybody, and pays the fees of both ways.
    function test_GRD4_holdingThePriceAtTheEdgeCostsFeesAndNeverReachesLevelThree() public {
        uint256 cashBefore = cash.balanceOf(alice);
        uint256 sharesBefore = share.balanceOf(alice);
        // as far as the market's band lets anybody go: two per cent
        (uint256 sold,) = _sellMarket(alice, share, 9_000_000 * UNIT);
        assertGt(sold, 300_000 * UNIT);
        uint256 highest;
        for (uint256 i; i < 40; ++i) {
            _observe(1);
            if (_level() > highest) highest = _level();
        }
        assertEq(highest, 2);
        _buyMarket(alice, share, 9_000_000 * UNIT);
        _sellMarket(alice, share, share.balanceOf(alice) - sharesBefore);
        uint256 lost = cashBefore - cash.balanceOf(alice) + sharesBefore - share.balanceOf(alice);
        // measured: 2,327, of 200,000 that move the price by a hundredth
        assertGt(lost, 2300 * UNIT);
    }

    function test_GRD4_anybodyWhoTakesThePriceBackEndsTheStreak() public {
        for (uint256 i; i < 10; ++i) {
            _sellMarket(alice, share, 1_000_000 * UNIT);
            _observe(1);
            _buyMarket(bob, share, 300_000 * UNIT);
            vm.warp(block.timestamp + 1);
            vm.warp(block.timestamp + SPACING);
            guard.observe(address(share));
        }
        assertEq(_level(), 0);
    }

    function test_GRD4_aMarketWithoutDepthIsNotBelieved() public {
        _remove(provider, share, -900, 900, 2 * DEEP);
        _add(bob, share, -900, 900, DEEP / 20);
        vm.warp(block.timestamp + 2 days);
        _sellMarket(alice, share, 1_000_000 * UNIT);
        _observe(10);
        (uint256 grounds, int256 gap, bool measured) = guard.look(address(share));
        assertEq(grounds, 0);
        assertEq(gap, 0);
        assertFalse(measured);
        assertEq(_level(), 0);
    }

    function test_GRD4_giftsMoveNoGround() public {
        cash.mint(address(desk), 1_000_000 * UNIT);
        cash.mint(address(reserve), 1_000_000 * UNIT);
        cash.mint(address(market), 1_000_000 * UNIT);
        cash.mint(address(manager), 1_000_000 * UNIT);
        cash.mint(address(guard), 1_000_000 * UNIT);
        _observe(5);
        assertEq(_level(), 0);
        assertEq(guard.watchOf(address(share)).mean, 0);
    }

    // ---- to keep

    function test_GRD2_aHostileGuardianGetsAThirdOfTheTimeAndNoMore() public {
        uint256 halted;
        uint256 hours_ = 24 * 60;
        for (uint256 i; i < hours_; ++i) {
            vm.prank(guardian);
            try guard.raise(address(share), 3, type(uint32).max, "") {} catch {}
            if (_level() == 3) ++halted;
            vm.warp(block.timestamp + 1 hours);
        }
        assertLe(halted, hours_ / 3 + 48);
        // whatever it does, windows, providers and transfers go on: GuardDoors
    }

    /// @dev Raised in pieces, in the hope that the rest between them counts as rest.
    function test_GRD2_piecesDoNotAddUpToMore() public {
        uint256 raised;
        for (uint256 i; i < 24 * 12; ++i) {
            vm.prank(guardian);
            try guard.raise(address(share), 3, 30 minutes, "") {
                raised += 30 minutes;
            } catch {}
            vm.warp(block.timestamp + 1 hours);
        }
        // the time of one level first lasts over four days of pieces, then the share rests
        assertLe(raised, 2 * LONGEST);
    }

    function test_levelsRiseAndEndWithoutAnyGuardian() public {
        authority.revokeRole(GUARDIAN, guardian);
        _diverge();
        _observe(9);
        assertEq(_level(), 3);
        vm.warp(_until());
        assertEq(_level(), 0);
    }

    // ---- to keep down

    /// @dev A trade in the second of an observation refuses it and no more: the next second counts, the streak stands.
    function test_aTradeDoesNotBreakAStreak() public {
        _diverge();
        _observe(2);
        vm.warp(block.timestamp + SPACING);
        _buyMarket(bob, share, UNIT);
        vm.expectRevert(abi.encodeWithSelector(IGuard.TradedNow.selector, address(share)));
        guard.observe(address(share));
        vm.warp(block.timestamp + 1);
        guard.observe(address(share));
        assertEq(_level(), 1);
    }

    function test_aGapCannotBeMadeUsualFasterThanItCounts() public {
        // the price creeps away, a little more at each observation, so that each looks usual after the last
        for (uint256 i = 1; i <= 12; ++i) {
            _setPrice(share, WAD + i * 0.004e18);
            _observe(1);
        }
        assertGe(_level(), 1);
    }
}
