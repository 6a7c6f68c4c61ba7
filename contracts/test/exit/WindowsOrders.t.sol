// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IWindows} from "../../src/interfaces/IWindows.sol";
import {WindowsRig} from "../helpers/exit/WindowsRig.sol";

/// @notice Orders of holders: placed, taken back, told what they have coming.
contract WindowsOrdersTest is WindowsRig {
    function setUp() public override {
        super.setUp();
        _own(alice, 1000 * UNIT);
        _own(bob, 1000 * UNIT);
    }

    function test_request_joinsTheFirstOpenWindow() public {
        assertEq(_request(alice, 100 * UNIT), 1);
        vm.warp(windows.window(1).cutoff + 1);
        assertEq(_request(alice, 100 * UNIT), 2);
        assertEq(windows.window(1).shares, 100 * UNIT);
        assertEq(windows.window(2).shares, 100 * UNIT);
        assertEq(_waiting(alice), 200 * UNIT);
    }

    function test_request_byTransferAndCallNeedsNoApproval() public {
        pool.mint(carol, 30 * UNIT);
        vm.startPrank(carol);
        share.transferAndCall(address(windows), 10 * UNIT, "");
        share.transferAndCall(address(windows), 10 * UNIT, abi.encode(2));
        share.transferAndCall(address(windows), 10 * UNIT, abi.encode(2, alice));
        vm.stopPrank();
        assertEq(windows.pendingRedeemRequest(1, carol), 10 * UNIT);
        assertEq(windows.pendingRedeemRequest(2, carol), 10 * UNIT);
        assertEq(windows.pendingRedeemRequest(2, alice), 10 * UNIT);
    }

    function test_request_refusesWhatItCannotPlace() public {
        vm.expectRevert(abi.encodeWithSelector(IWindows.NoWindow.selector, 61));
        _request(alice, UNIT, 61);
        vm.expectRevert(IWindows.NothingWanted.selector);
        _request(alice, 0, 1);
        vm.warp(windows.window(1).cutoff + 1);
        vm.expectRevert(abi.encodeWithSelector(IWindows.PastCutoff.selector, 1, windows.window(1).cutoff));
        _request(alice, UNIT, 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NotAdmitted.selector, stranger));
        windows.request(UNIT, 2, stranger);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NotAnOrder.selector, hex"01"));
        share.transferAndCall(address(windows), UNIT, hex"01");
        vm.expectRevert(abi.encodeWithSelector(IWindows.OnlyShare.selector, address(this)));
        windows.onTransferReceived(alice, alice, UNIT, "");
    }

    function test_request_longerNoticeCostsALowerFee() public {
        (uint256 tier, uint256 fee) = windows.feeOf(1);
        assertEq(tier, 0);
        assertEq(fee, 1000);
        (tier, fee) = windows.feeOf(2);
        assertEq(tier, 1);
        assertEq(fee, 400);
        (tier, fee) = windows.feeOf(3);
        assertEq(tier, 2);
        assertEq(fee, 0);

        _request(alice, 100 * UNIT, 1);
        _request(alice, 100 * UNIT, 2);
        _request(alice, 100 * UNIT, 3);
        for (uint256 i; i < 3; ++i) {
            _settle(100 * UNIT);
        }
        assertEq(_claim(alice), 99 * UNIT + 99.6e6 + 100 * UNIT);
    }

    function test_request_tenOpenOrdersAtMost() public {
        for (uint256 i = 1; i <= 10; ++i) {
            _request(alice, UNIT, i);
        }
        vm.expectRevert(abi.encodeWithSelector(IWindows.TooManyOrders.selector, alice, 10));
        _request(alice, UNIT, 11);
        _request(alice, UNIT, 10);
        assertEq(windows.ordersOf(alice).length, 10);
        vm.prank(alice);
        windows.cancel(4, UNIT, alice);
        _request(alice, UNIT, 11);
        assertEq(windows.ordersOf(alice)[0], 11);
        assertEq(_waiting(alice), 11 * UNIT);
    }

    function test_cancel_untilTheCutoff() public {
        _request(alice, 100 * UNIT);
        uint256 cutoff = windows.window(1).cutoff;
        vm.warp(cutoff);
        vm.prank(alice);
        windows.cancel(1, 40 * UNIT, alice);
        assertEq(share.balanceOf(alice), 940 * UNIT);
        assertEq(windows.window(1).shares, 60 * UNIT);

        vm.warp(cutoff + 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.PastCutoff.selector, 1, cutoff));
        windows.cancel(1, 40 * UNIT, alice);
    }

    function test_cancel_ofWhatWasCarriedOverUntilTheNextCutoff() public {
        _request(alice, 100 * UNIT);
        _settle(49.5e6);
        assertEq(_waiting(alice), 50 * UNIT);
        vm.warp(windows.window(2).cutoff);
        vm.prank(alice);
        windows.cancel(1, 50 * UNIT, alice);
        assertEq(_waiting(alice), 0);
        assertEq(windows.state().shares, 0);
        // what was redeemed stays claimable
        assertEq(_claim(alice), 49.5e6);
        assertEq(windows.ordersOf(alice).length, 0);
    }

    function test_cancel_anOrderWithNoticeStandsOnceItsNoticeIsGiven() public {
        _request(alice, 100 * UNIT, 2);
        uint256 until = windows.window(2).settles - 45 days;
        vm.warp(until);
        vm.prank(alice);
        windows.cancel(2, 1, alice);
        vm.warp(until + 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NoticeGiven.selector, 2, until));
        windows.cancel(2, 1, alice);
        // one of the same window with no notice can still leave
        _request(bob, 100 * UNIT, 2);
        vm.prank(bob);
        windows.cancel(2, 100 * UNIT, bob);
    }

    function test_cancel_moreThanOrderedIsRefused() public {
        _request(alice, 100 * UNIT);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.MoreThanOrdered.selector, 101 * UNIT, 100 * UNIT));
        windows.cancel(1, 101 * UNIT, alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.MoreThanOrdered.selector, 1, 0));
        windows.cancel(2, 1, alice);
        vm.stopPrank();
    }

    function test_cancel_whenNoFurtherWindowIsPublished() public {
        _make(_windowTerms());
        _publish(1);
        _own(alice, 100 * UNIT);
        _request(alice, 100 * UNIT);
        _settle(0);
        assertEq(windows.open(), 0);
        vm.warp(block.timestamp + 200 days);
        vm.prank(alice);
        windows.cancel(1, 100 * UNIT, alice);
        assertEq(share.balanceOf(alice), 100 * UNIT);
    }

    function test_claim_isForTheControllerOrItsOperator() public {
        _request(alice, 100 * UNIT);
        _settle(1000 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NotYours.selector, alice, address(this)));
        windows.claim(alice, address(this));
        vm.prank(alice);
        windows.setOperator(address(this), true);
        assertEq(windows.claim(alice, carol), 99 * UNIT);
        assertEq(cash.balanceOf(carol), 99 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NothingClaimable.selector, alice));
        windows.claim(alice, carol);
    }

    function test_claim_neverExpiresAndPaysTheSameLater() public {
        _request(alice, 100 * UNIT);
        _request(bob, 100 * UNIT);
        _settle(99 * UNIT);
        uint256 now_ = _claim(alice);
        for (uint256 i; i < 58; ++i) {
            _settle(0);
        }
        vm.warp(block.timestamp + 3650 days);
        assertEq(_claim(bob), now_);
        assertEq(now_, 49.5e6);
    }

    function test_claim_worksForAnExpiredIdentityAndAPausedShare() public {
        _request(alice, 100 * UNIT);
        _settle(49.5e6);
        vm.warp(block.timestamp + 20 * 365 days);
        share.addAgent(address(this));
        share.pause();
        assertEq(_claim(alice), 49.5e6);
        assertEq(_waiting(alice), 50 * UNIT);
    }
}
