// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRules} from "../../src/interfaces/IRules.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {ShareTransfers} from "../../src/identity/ShareTransfers.sol";
import {ShareFixture} from "../helpers/identity/ShareFixture.sol";
import {TestDesk} from "../helpers/identity/TestDesk.sol";

/// @notice Markets and desks hold without an identity: shares enter only through their gate, and leave only to people
/// who qualify.
contract ShareVenueTest is ShareFixture {
    TestDesk internal desk;
    address internal manager = makeAddr("pool manager");
    TestDesk internal gate;

    function setUp() public override {
        super.setUp();
        desk = new TestDesk();
        gate = new TestDesk();
        _setVenue(address(desk), address(desk));
        _setVenue(manager, address(gate));
        vm.startPrank(alice);
        share.approve(address(desk), type(uint256).max);
        share.approve(address(gate), type(uint256).max);
        vm.stopPrank();
    }

    function test_SHR3_onlyTheGateBringsSharesIntoAVenue() public {
        _expectRestricted(0x04, alice, address(desk), 1);
        vm.prank(alice);
        share.transfer(address(desk), 1);
        _expectRestricted(0x04, alice, manager, 1);
        vm.prank(alice);
        share.transfer(manager, 1);
        vm.prank(alice);
        share.approve(bob, 1);
        vm.expectRevert(
            abi.encodeWithSelector(ShareState.TransferRestricted.selector, uint8(0x04), alice, manager, 1)
        );
        vm.prank(bob);
        share.transferFrom(alice, manager, 1);

        gate.pull(share, alice, manager, 5);
        desk.pull(share, alice, address(desk), 7);
        assertEq(share.balanceOf(manager), 5);
        assertEq(share.balanceOf(address(desk)), 7);
    }

    function test_SHR3_otherVenuesGateIsNoGate() public {
        assertEq(share.detectTransferRestrictionFrom(address(desk), alice, manager, 1), 0x04);
        vm.expectRevert(
            abi.encodeWithSelector(ShareState.TransferRestricted.selector, uint8(0x04), alice, manager, 1)
        );
        desk.pull(share, alice, manager, 1);
    }

    /// @dev With Uniswap v4's PoolManager on an allow list, an unverified buyer could hold ERC-6909 claims on it and take
    /// the shares out whenever it likes.
    function test_SHR4_unverifiedBuyerCannotTakeSharesOutOfAVenue() public {
        gate.pull(share, alice, manager, 100e6);
        address stranger = makeAddr("stranger");
        _expectRestricted(0x21, manager, stranger, 1);
        vm.prank(manager);
        share.transfer(stranger, 1);
        _expire(bob);
        _expectRestricted(0x23, manager, bob, 1);
        vm.prank(manager);
        share.transfer(bob, 1);
    }

    function test_SHR6_expiredHolderCanAlwaysLeaveThroughAVenue() public {
        _expire(alice);
        desk.pull(share, alice, address(desk), 1000e6);
        assertEq(share.balanceOf(alice), 0);
    }

    function test_freezeLockAndPauseBindASale() public {
        vm.prank(agent);
        share.setAddressFrozen(alice, true);
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, uint8(0x38), alice, address(desk), 1
            )
        );
        desk.pull(share, alice, address(desk), 1);
        vm.startPrank(agent);
        share.setAddressFrozen(alice, false);
        share.freezePartialTokens(alice, 999e6);
        vm.stopPrank();
        vm.expectRevert();
        desk.pull(share, alice, address(desk), 1e6 + 1);
        desk.pull(share, alice, address(desk), 1e6);
        vm.prank(agent);
        share.pause();
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, uint8(0x03), alice, address(desk), 1
            )
        );
        desk.pull(share, alice, address(desk), 1);
    }

    function test_lockUpBindsASale() public {
        IRules.Policy memory policy = _policy();
        policy.lockUp = 90 days;
        _setPolicy(policy);
        vm.prank(pool);
        share.mint(alice, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, uint8(0x12), alice, address(desk), 1
            )
        );
        desk.pull(share, alice, address(desk), 1);
    }

    function test_leavingAVenueIsNotStoppedByAPauseOrTheHour() public {
        gate.pull(share, alice, manager, 100e6);
        IRules.Policy memory policy = _policy();
        policy.tradingDays = 1;
        policy.opens = 1;
        policy.closes = 2;
        _setPolicy(policy);
        vm.prank(agent);
        share.pause();
        vm.prank(manager);
        share.transfer(bob, 100e6);
        assertEq(share.balanceOf(bob), 100e6);
    }

    function test_oneStepSaleNeedsNoAllowance() public {
        vm.startPrank(alice);
        share.approve(address(desk), 0);
        assertTrue(share.transferAndCall(address(desk), 400e6, "terms"));
        assertEq(desk.bought(), 400e6);
        assertEq(share.balanceOf(address(desk)), 400e6);
        vm.stopPrank();
    }

    function test_SHR3_oneStepSaleIntoAnotherGatesVenueIsRefused() public {
        vm.expectRevert(
            abi.encodeWithSelector(ShareState.TransferRestricted.selector, uint8(0x04), alice, manager, 1)
        );
        vm.prank(alice);
        share.transferAndCall(manager, 1, "");
    }

    function test_buyerThatDoesNotAcceptGetsNothing() public {
        desk.setBehaviour(true, false);
        vm.expectRevert(abi.encodeWithSelector(ShareTransfers.CallRefused.selector, address(desk)));
        vm.prank(alice);
        share.transferAndCall(address(desk), 1, "");
        assertEq(share.balanceOf(address(desk)), 0);
    }

    function test_buyerThatSendsBackDuringTheCallChangesNothing() public {
        desk.setBehaviour(false, true);
        vm.prank(alice);
        share.transferAndCall(address(desk), 300e6, "");
        assertEq(share.balanceOf(alice), 1000e6);
        assertEq(share.balanceOf(address(desk)), 0);
    }

    function test_closedVenueTakesNothingAndStillPaysOut() public {
        desk.pull(share, alice, address(desk), 10e6);
        _setVenue(address(desk), address(0));
        assertFalse(share.canReceive(address(desk)));
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, uint8(0x04), alice, address(desk), 1
            )
        );
        desk.pull(share, alice, address(desk), 1);
        desk.pay(share, bob, 10e6);
        assertEq(share.balanceOf(bob), 10e6);
    }

    function test_SHR3_gateThatMovesAwayFromTheVenueTakesItsEntryAlong() public {
        _setVenue(address(desk), address(gate));
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, uint8(0x04), alice, address(desk), 1
            )
        );
        desk.pull(share, alice, address(desk), 1);
        gate.pull(share, alice, address(desk), 1);
        _setVenue(address(desk), address(desk));
        desk.pull(share, alice, address(desk), 1);
        assertEq(share.balanceOf(address(desk)), 2);
    }

    function test_holderDoesNotBecomeAVenue() public {
        vm.expectRevert(abi.encodeWithSelector(Share.VenueHolds.selector, alice, 1000e6));
        _setVenue(alice, address(gate));
        vm.expectRevert(Share.VenueIsZero.selector);
        vm.prank(owner);
        share.setVenue(address(0), address(1));
    }

    function test_mintsAndForcedTransfersDoNotEnterAVenue() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, uint8(0x04), address(0), address(desk), 1
            )
        );
        vm.prank(pool);
        share.mint(address(desk), 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, uint8(0x04), alice, address(desk), 1
            )
        );
        vm.prank(agent);
        share.forcedTransfer(alice, address(desk), 1);
    }

    function test_gateSeesWhatItCanDo() public {
        assertFalse(share.canTransfer(alice, manager, 1));
        vm.prank(address(gate));
        assertTrue(share.canTransfer(alice, manager, 1));
        assertEq(share.detectTransferRestrictionFrom(address(gate), alice, manager, 1), 0);
    }
}
