// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IWindows} from "../../src/interfaces/IWindows.sol";
import {WindowsRig} from "../helpers/exit/WindowsRig.sol";

/// @notice The windows through ERC-7540, ERC-7887 and ERC-7575.
contract WindowsAsyncTest is WindowsRig {
    function setUp() public override {
        super.setUp();
        _own(alice, 1000 * UNIT);
    }

    function test_async_interfaceIdsAreThoseOfTheStandards() public view {
        assertTrue(windows.supportsInterface(0x01ffc9a7)); // ERC-165
        assertTrue(windows.supportsInterface(0xe3bc4e65)); // ERC-7540 operators
        assertTrue(windows.supportsInterface(0x620ee8e4)); // ERC-7540 redemption
        assertTrue(windows.supportsInterface(0x2f0a18c5)); // ERC-7575
        assertTrue(windows.supportsInterface(0xe76cffc7)); // ERC-7887 redemption
        assertFalse(windows.supportsInterface(0xce3bbe50)); // ERC-7540 deposits
        assertFalse(windows.supportsInterface(0xffffffff));
        assertEq(windows.asset(), address(cash));
        assertEq(windows.share(), address(share));
    }

    function test_async_requestGoesFromPendingToClaimableToClaimed() public {
        vm.prank(alice);
        uint256 id = windows.requestRedeem(100 * UNIT, alice, alice);
        assertEq(id, 1);
        assertEq(windows.pendingRedeemRequest(1, alice), 100 * UNIT);
        assertEq(windows.claimableRedeemRequest(1, alice), 0);
        assertEq(windows.maxRedeem(alice), 0);
        _settle(49.5e6);
        assertEq(windows.pendingRedeemRequest(1, alice), 50 * UNIT);
        assertEq(windows.claimableRedeemRequest(1, alice), 50 * UNIT);
        assertEq(windows.claimableRedeemRequest(0, alice), 50 * UNIT);
        assertEq(windows.maxRedeem(alice), 50 * UNIT);
        assertEq(windows.maxWithdraw(alice), 49.5e6);

        vm.startPrank(alice);
        assertEq(windows.redeem(20 * UNIT, carol, alice), 19.8e6);
        assertEq(windows.claimableRedeemRequest(0, alice), 30 * UNIT);
        assertEq(windows.withdraw(9.9e6, carol, alice), 10 * UNIT);
        assertEq(windows.claim(alice, carol), 19.8e6);
        vm.expectRevert(abi.encodeWithSelector(IWindows.MoreThanClaimable.selector, 1, 0));
        windows.redeem(1, carol, alice);
        vm.stopPrank();
        assertEq(cash.balanceOf(carol), 49.5e6);
    }

    function test_async_operatorsActForTheirController() public {
        vm.expectRevert(abi.encodeWithSelector(IWindows.NotYours.selector, alice, address(this)));
        windows.requestRedeem(UNIT, alice, alice);
        vm.prank(alice);
        windows.setOperator(address(this), true);
        windows.requestRedeem(100 * UNIT, alice, alice);
        windows.cancelRedeemRequest(1, alice);
        assertEq(windows.claimCancelRedeemRequest(1, alice, alice), 100 * UNIT);
        vm.prank(alice);
        windows.setOperator(address(this), false);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NotYours.selector, alice, address(this)));
        windows.cancelRedeemRequest(1, alice);
    }

    function test_async_cancelationIsClaimableAtOnceAndOnlyOnce() public {
        _request(alice, 100 * UNIT);
        vm.startPrank(alice);
        windows.cancelRedeemRequest(1, alice);
        assertFalse(windows.pendingCancelRedeemRequest(1, alice));
        assertEq(windows.claimableCancelRedeemRequest(1, alice), 100 * UNIT);
        assertEq(windows.pendingRedeemRequest(0, alice), 0);
        assertEq(windows.claimCancelRedeemRequest(1, alice, alice), 100 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NothingClaimable.selector, alice));
        windows.claimCancelRedeemRequest(1, alice, alice);
        vm.stopPrank();
        assertEq(share.balanceOf(alice), 1000 * UNIT);
    }

    function test_async_noDepositsAndNoPreviews() public {
        assertEq(windows.maxDeposit(alice), 0);
        assertEq(windows.maxMint(alice), 0);
        vm.expectRevert(IWindows.Asynchronous.selector);
        windows.deposit(1, alice);
        vm.expectRevert(IWindows.Asynchronous.selector);
        windows.mint(1, alice);
        vm.expectRevert(IWindows.Asynchronous.selector);
        windows.previewRedeem(1);
        vm.expectRevert(IWindows.Asynchronous.selector);
        windows.previewWithdraw(1);
        nav.set(address(share), WAD, 1.25e18, 1.3e18);
        assertEq(windows.convertToAssets(100 * UNIT), 125 * UNIT);
        assertEq(windows.convertToShares(125 * UNIT), 100 * UNIT);
        assertEq(windows.totalAssets(), 1250 * UNIT);
    }

    function testFuzz_async_partialClaimsNeverPayMoreThanOne(uint256[5] memory cuts, uint256 cash_) public {
        _request(alice, 1000 * UNIT);
        _settle(bound(cash_, 1, 1000 * UNIT));
        uint256 whole = windows.claimable(alice);
        uint256 got;
        vm.startPrank(alice);
        for (uint256 i; i < cuts.length; ++i) {
            uint256 most = windows.maxRedeem(alice);
            if (most == 0) break;
            got += windows.redeem(i == 4 ? most : bound(cuts[i], 1, most), alice, alice);
        }
        vm.stopPrank();
        assertLe(got, whole);
        assertEq(cash.balanceOf(alice), got);
    }
}
