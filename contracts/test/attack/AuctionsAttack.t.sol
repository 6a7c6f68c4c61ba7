// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuctions} from "../../src/interfaces/IAuctions.sol";
import {Tally} from "../../src/exit/Tally.sol";
import {AuctionRig} from "../helpers/auction/AuctionRig.sol";

/// @notice What one party could try to do to the others.
contract AuctionsAttackTest is AuctionRig {
    function test_AUC3_aWrongCount_disturbsNobody() public {
        _offer(alice, 100 * UNIT, 95 * CENT, 100 * UNIT);
        _want(carol, 100 * UNIT, 99 * CENT, 99 * UNIT);
        _want(carol, 100 * UNIT, 96 * CENT, 96 * UNIT);
        _toReveals();
        _reveal(0, 100 * UNIT, 95 * CENT);
        _reveal(1, 100 * UNIT, 99 * CENT);
        _reveal(2, 100 * UNIT, 96 * CENT);
        _toTally();
        // a cheaper or dearer price, a part of the clearing prices, and none at all
        _wrong(95 * CENT, 99 * CENT);
        _wrong(96 * CENT, 96 * CENT);
        _wrong(99 * CENT, 99 * CENT);
        _wrong(97 * CENT, 99 * CENT);
        _wrong(99 * CENT, 96 * CENT);
        _wrong(0, 0);
        assertFalse(auctions.tally(auction, 95 * CENT, 95 * CENT, 2));
        assertTrue(auctions.tally(auction, 96 * CENT, 99 * CENT, 3));
        (uint256 price,,) = auctions.clearing(auction);
        assertEq(price, 99 * CENT);
        vm.expectRevert();
        auctions.tally(auction, 96 * CENT, 99 * CENT, 3);
    }

    function _wrong(uint256 low, uint256 high) private {
        vm.expectRevert(abi.encodeWithSelector(Tally.NotClearing.selector, low, high));
        auctions.tally(auction, low, high, 3);
    }

    function test_AUC4_aSeal_cannotBeCopied() public {
        _want(carol, 100 * UNIT, 99 * CENT, 99 * UNIT);
        bytes32 seal = auctions.sealOf(auction, carol, false, 100 * UNIT, 99 * CENT, SALT);
        cash.mint(bob, 99 * UNIT);
        vm.startPrank(bob);
        cash.approve(address(auctions), 99 * UNIT);
        auctions.commit(auction, seal, 99 * UNIT);
        vm.stopPrank();
        _toReveals();
        _reveal(0, 100 * UNIT, 99 * CENT);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.SealDiffers.selector, auction, 1));
        auctions.reveal(auction, 1, 100 * UNIT, 99 * CENT, SALT);
    }

    function test_AUC4_anOrder_isRevealedAsItWasSealed_once_inTime() public {
        _offer(alice, 100 * UNIT, 95 * CENT, 100 * UNIT);
        vm.expectRevert();
        _reveal(0, 100 * UNIT, 95 * CENT);
        _toReveals();
        bytes memory differs = abi.encodeWithSelector(IAuctions.SealDiffers.selector, auction, 0);
        vm.expectRevert(differs);
        _reveal(0, 100 * UNIT, 94 * CENT);
        vm.expectRevert(differs);
        _reveal(0, 99 * UNIT, 95 * CENT);
        _reveal(0, 100 * UNIT, 95 * CENT);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.RevealedAlready.selector, auction, 0));
        _reveal(0, 100 * UNIT, 95 * CENT);
        vm.expectRevert();
        vm.prank(alice);
        auctions.withdraw(auction, 0, alice);
        _toTally();
        vm.expectRevert();
        _reveal(0, 100 * UNIT, 95 * CENT);
    }

    function test_AUC4_anOrderThatItsDepositDoesNotCover_isNotRevealed() public {
        _offer(alice, 101 * UNIT, 95 * CENT, 100 * UNIT);
        _want(carol, 100 * UNIT, 99 * CENT, 99 * UNIT - 1);
        _want(bob, 0, 99 * CENT, UNIT);
        _toReveals();
        vm.expectRevert(abi.encodeWithSelector(IAuctions.DepositShort.selector, 101 * UNIT, 100 * UNIT));
        _reveal(0, 101 * UNIT, 95 * CENT);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.DepositShort.selector, 99 * UNIT, 99 * UNIT - 1));
        _reveal(1, 100 * UNIT, 99 * CENT);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.RevealOutOfRange.selector, 0, 99 * CENT));
        _reveal(2, 0, 99 * CENT);
    }

    function test_AUC5_whatNobodySettles_goesBackWhole() public {
        _offer(alice, 100 * UNIT, 95 * CENT, 100 * UNIT);
        _want(carol, 100 * UNIT, 99 * CENT, 99 * UNIT);
        _toReveals();
        _reveal(0, 100 * UNIT, 95 * CENT);
        _toTally();
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionOpen.selector, auction));
        vm.prank(alice);
        auctions.claim(auction, 0, alice);
        vm.warp(block.timestamp + auctions.GRACE());
        _claim(0);
        _claim(1);
        assertEq(paper.balanceOf(alice), 100 * UNIT);
        assertEq(cash.balanceOf(carol), 99 * UNIT);
        vm.expectRevert();
        auctions.tally(auction, 0, 0, 2);
    }

    function test_AUC5_whoLostItsAdmission_isPaid_andCanHandItsSharesOn() public {
        _offer(alice, 100 * UNIT, 95 * CENT, 150 * UNIT);
        _want(carol, 100 * UNIT, 95 * CENT, 95 * UNIT);
        _toReveals();
        _reveal(0, 100 * UNIT, 95 * CENT);
        _reveal(1, 100 * UNIT, 95 * CENT);
        _settle(95 * CENT, 95 * CENT);
        identity.revoke(alice, ACCREDITED);
        vm.startPrank(alice);
        vm.expectRevert();
        auctions.claim(auction, 0, alice);
        assertEq(auctions.takeCash(auction, 0, alice), 95 * UNIT);
        (uint256 shares,) = auctions.takeShares(auction, 0, bob);
        assertEq(shares, 50 * UNIT);
        vm.stopPrank();
    }

    function test_AUC5_aPause_keepsNobodyHere() public {
        _offer(alice, 100 * UNIT, 95 * CENT, 100 * UNIT);
        paper.addAgent(address(this));
        paper.pause();
        vm.prank(alice);
        auctions.withdraw(auction, 0, alice);
        assertEq(paper.balanceOf(alice), 100 * UNIT);
    }

    function test_onlyTheOwner_takes_once() public {
        _offer(alice, 100 * UNIT, 95 * CENT, 100 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.NotOwnerOfOrder.selector, bob, alice));
        vm.prank(bob);
        auctions.withdraw(auction, 0, bob);
        _settle(0, 0);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.NotOwnerOfOrder.selector, bob, alice));
        vm.prank(bob);
        auctions.claim(auction, 0, bob);
        _claim(0);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.NothingToTake.selector, auction, 0));
        vm.prank(alice);
        auctions.claim(auction, 0, alice);
    }

    function test_onlyAdmittedBuyers_andCashInFull_enter() public {
        cash.mint(stranger, UNIT);
        vm.startPrank(stranger);
        cash.approve(address(auctions), UNIT);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionNotAdmitted.selector, stranger));
        auctions.commit(auction, bytes32(0), UNIT);
        vm.stopPrank();
        cash.setFee(100);
        cash.mint(carol, UNIT);
        vm.startPrank(carol);
        cash.approve(address(auctions), UNIT);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionCashShort.selector, UNIT, UNIT * 99 / 100));
        auctions.commit(auction, bytes32(0), UNIT);
        vm.stopPrank();
    }

    function test_onlyTheAuctionsOwnShare_isOffered() public {
        share.setVenue(address(auctions), address(auctions));
        pool.mint(alice, UNIT);
        vm.expectRevert(
            abi.encodeWithSelector(IAuctions.AuctionOfAnotherShare.selector, auction, address(paper))
        );
        vm.prank(alice);
        share.transferAndCall(address(auctions), UNIT, abi.encode(auction, bytes32(0)));
    }

    /// @dev A flood of dust orders: settling costs whoever counts a small part of what the flood costs its maker.
    function test_AUC3_aFloodOfOrders_isCountedInSteps() public {
        uint256 before = gasleft();
        for (uint256 i; i < 300; ++i) {
            _want(carol, 1, CENT, 1);
        }
        uint256 flood = before - gasleft();
        _offer(alice, 100 * UNIT, 95 * CENT, 100 * UNIT);
        _want(bob, 100 * UNIT, 95 * CENT, 95 * UNIT);
        _toReveals();
        _reveal(300, 100 * UNIT, 95 * CENT);
        _reveal(301, 100 * UNIT, 95 * CENT);
        _toTally();
        before = gasleft();
        while (!auctions.tally(auction, 95 * CENT, 95 * CENT, 50)) {}
        assertLt((before - gasleft()) * 5, flood);
        _claim(300);
        assertEq(cash.balanceOf(alice), 95 * UNIT);
    }
}
