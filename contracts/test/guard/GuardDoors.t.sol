// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GuardRig} from "../helpers/guard/GuardRig.sol";

/// @notice Whatever the level, a stale price beside it: everything that lets a holder or provider out works.
contract GuardDoorsTest is GuardRig {
    function setUp() public override {
        super.setUp();
        _announce(provider);
    }

    function test_GRD3_everyDoorIsOpenWithoutALevel() public {
        _allDoors();
    }

    function test_GRD3_everyDoorIsOpenAtLevelOne() public {
        _raise(1, LONGEST);
        _allDoors();
        assertEq(_level(), 1);
    }

    function test_GRD3_everyDoorIsOpenAtLevelTwo() public {
        _raise(2, LONGEST);
        _allDoors();
        assertEq(_level(), 2);
    }

    function test_GRD3_everyDoorIsOpenAtLevelThree() public {
        _raise(3, LONGEST);
        _allDoors();
        assertEq(_level(), 3);
    }

    function _allDoors() private {
        _transfers();
        _windows();
        _inKind();
        _providers();
        _poolRedeems();
    }

    function _transfers() private {
        vm.prank(alice);
        share.transfer(bob, 10 * UNIT);
        cash.mint(address(pool), 100 * UNIT);
        pool.distribute(100 * UNIT);
        uint256 income = share.claimable(bob);
        vm.prank(bob);
        assertEq(share.claim(bob), income);
        assertGt(income, 0);
    }

    function _windows() private {
        uint256 next = windows.open();
        vm.startPrank(alice);
        share.approve(address(windows), type(uint256).max);
        windows.request(1000 * UNIT, next, alice);
        share.transferAndCall(address(windows), 500 * UNIT, abi.encode(next));
        windows.cancel(next, 500 * UNIT, alice);
        vm.stopPrank();
        vm.startPrank(bob);
        cash.approve(address(windows), type(uint256).max);
        windows.fund(next, 600 * UNIT);
        vm.stopPrank();
        while (windows.state().next <= next) {
            vm.warp(windows.window(windows.state().next).settles);
            windows.settle();
        }
        vm.prank(alice);
        assertGt(windows.claim(alice, alice), 599 * UNIT);
        vm.prank(bob);
        assertGt(windows.takeShares(next, bob), 599 * UNIT);
    }

    function _inKind() private {
        uint256 next = windows.state().next;
        vm.warp(windows.window(next).settles);
        windows.settle();
        uint256 before = share.balanceOf(alice);
        vm.prank(alice);
        windows.takeInKind(alice);
        assertGt(share.balanceOf(alice), before + 399 * UNIT);
    }

    function _providers() private {
        nav.setStale(address(share), true);
        (uint256 shares, uint256 paid) = _remove(provider, share, -900, 900, DEEP / 2);
        assertGt(shares, 0);
        assertGt(paid, 0);
        assertGt(_leave(provider), 0);
        nav.setStale(address(share), false);
    }

    function _poolRedeems() private {
        uint256 mine = share.balanceOf(carol);
        cash.mint(address(pool), share.totalSupply());
        pool.close(share.totalSupply());
        vm.prank(carol);
        assertEq(pool.redeem(0, mine, carol), mine);
    }
}
