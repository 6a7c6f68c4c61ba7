// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ShareIncome} from "../../src/identity/ShareIncome.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {TestCash} from "../helpers/identity/TestCash.sol";
import {ShareFixture} from "../helpers/identity/ShareFixture.sol";

/// @notice Income of a distributing share.
contract ShareIncomeTest is ShareFixture {
    function test_incomeIsSharedByHoldings() public {
        vm.prank(alice);
        share.transfer(bob, 250e6);
        _distribute(100e6);
        assertEq(share.claimable(alice), 75e6);
        assertEq(share.claimable(bob), 25e6);
        share.claim(alice);
        assertEq(cash.balanceOf(alice), 75e6);
        assertEq(share.claimable(alice), 0);
        assertEq(share.claim(alice), 0);
    }

    function test_sellerKeepsWhatItEarned() public {
        _distribute(100e6);
        vm.prank(alice);
        share.transfer(bob, 1000e6);
        _distribute(40e6);
        assertEq(share.claimable(alice), 100e6);
        assertEq(share.claimable(bob), 40e6);
    }

    function test_newSharesEarnNothingFromBefore() public {
        _distribute(100e6);
        vm.prank(pool);
        share.mint(bob, 1000e6);
        assertEq(share.claimable(bob), 0);
        _distribute(100e6);
        assertEq(share.claimable(bob), 50e6);
        assertEq(share.claimable(alice), 150e6);
    }

    function test_redeemerKeepsItsIncome() public {
        _distribute(100e6);
        vm.prank(pool);
        share.burn(alice, 1000e6);
        assertEq(share.claimable(alice), 100e6);
        share.claim(alice);
        assertEq(cash.balanceOf(alice), 100e6);
    }

    function test_SHR5_remainderIsCarriedAndTheLastRedeemerGetsTheDust() public {
        vm.startPrank(pool);
        share.burn(alice, 1000e6 - 1);
        share.mint(bob, 2);
        vm.stopPrank();
        for (uint256 i; i < 10; ++i) {
            _distribute(1);
        }
        assertEq(share.claimable(alice), 3);
        assertEq(share.claimable(bob), 6);
        vm.startPrank(pool);
        share.burn(alice, 1);
        share.burn(bob, 2);
        vm.stopPrank();
        assertEq(share.claimable(alice), 3);
        assertEq(share.claimable(bob), 7);
        share.claim(alice);
        share.claim(bob);
        assertEq(cash.balanceOf(address(share)), 0);
        (uint256 held, uint256 credited) = share.incomeTotals();
        assertEq(held, 0);
        assertEq(credited, 0);
    }

    /// @dev With a supply near its limit each step of the index is rounded up by a third: what was rounded up must be
    /// owed to the next distribution.
    function test_SHR5_roundingUpIsPaidBackAtOnce() public {
        vm.startPrank(pool);
        share.burn(alice, 1000e6);
        share.mint(alice, uint256(2) ** 97 / 3);
        vm.stopPrank();
        for (uint256 i = 1; i <= 30; ++i) {
            _distribute(1);
            assertLe(share.claimable(alice), i);
            assertGe(share.claimable(alice) + 1, i);
        }
    }

    function test_distributingOverNothingIsRefused() public {
        vm.prank(pool);
        share.burn(alice, 1000e6);
        vm.expectRevert(ShareIncome.NoShares.selector);
        vm.prank(pool);
        share.distribute(1);
    }

    function test_onlyThePoolDistributesAndOnlyWhatCame() public {
        cash.print(address(share), 10);
        vm.expectRevert(abi.encodeWithSelector(ShareState.OnlyPool.selector, alice));
        vm.prank(alice);
        share.distribute(10);
        vm.expectRevert(abi.encodeWithSelector(ShareIncome.CashNotReceived.selector, 11, 10));
        vm.prank(pool);
        share.distribute(11);
        vm.expectRevert(abi.encodeWithSelector(ShareIncome.AmountTooLarge.selector, type(uint128).max));
        vm.prank(pool);
        share.distribute(type(uint128).max);
    }

    function test_SHR5_donationChangesNothing() public {
        cash.print(address(share), 5000e6);
        assertEq(share.claimable(alice), 0);
        _distribute(1e6);
        assertEq(share.claimable(alice), 1e6);
    }

    function test_expiredHolderKeepsItsIncome() public {
        _distribute(10e6);
        _expire(alice);
        share.claim(alice);
        assertEq(cash.balanceOf(alice), 10e6);
    }

    function test_frozenHoldersClaimWaitsAndIsNotLost() public {
        _distribute(10e6);
        vm.prank(agent);
        share.setAddressFrozen(alice, true);
        vm.expectRevert(abi.encodeWithSelector(ShareIncome.ClaimWaits.selector, alice));
        share.claim(alice);
        _distribute(10e6);
        vm.prank(agent);
        share.setAddressFrozen(alice, false);
        share.claim(alice);
        assertEq(cash.balanceOf(alice), 20e6);
    }

    function test_lostWalletsClaimWaitsForItsRecovery() public {
        _distribute(10e6);
        address next = makeAddr("next");
        _recover(alice, next);
        vm.expectRevert(abi.encodeWithSelector(ShareIncome.ClaimWaits.selector, alice));
        share.claim(alice);
        address onchainId = identity.identity(alice);
        vm.prank(agent);
        share.recoveryAddress(alice, next, onchainId);
        share.claim(next);
        assertEq(cash.balanceOf(next), 10e6);
    }

    function test_recoveryDropsTheLostWalletsRedirection() public {
        vm.prank(alice);
        share.setIncomeReceiver(makeAddr("thief"));
        _distribute(10e6);
        address next = makeAddr("next");
        _recover(alice, next);
        address onchainId = identity.identity(alice);
        vm.prank(agent);
        share.recoveryAddress(alice, next, onchainId);
        assertEq(share.incomeReceiver(alice), alice);
        assertEq(share.incomeReceiver(next), next);
    }

    function test_incomeOfAContractGoesWhereItSays() public {
        address desk = makeAddr("desk");
        address reserve = makeAddr("reserve");
        _setVenue(desk, desk);
        vm.prank(alice);
        share.approve(desk, type(uint256).max);
        vm.prank(desk);
        share.transferFrom(alice, desk, 500e6);
        vm.prank(desk);
        share.setIncomeReceiver(reserve);
        _distribute(100e6);
        vm.expectRevert(abi.encodeWithSelector(ShareIncome.ClaimNotYours.selector, desk));
        share.claim(desk);
        vm.prank(reserve);
        share.claim(desk);
        assertEq(cash.balanceOf(reserve), 50e6);
        vm.prank(desk);
        share.setIncomeReceiver(address(0));
        _distribute(100e6);
        // a venue books what it receives: nobody else claims for it
        vm.expectRevert(abi.encodeWithSelector(ShareIncome.ClaimNotYours.selector, desk));
        share.claim(desk);
        vm.prank(desk);
        share.claim(desk);
        assertEq(cash.balanceOf(desk), 50e6);
    }

    function test_cashThatBlocksOneHolderStopsOnlyItsClaim() public {
        vm.prank(alice);
        share.transfer(bob, 500e6);
        _distribute(100e6);
        cash.setBlocked(alice, true);
        vm.expectRevert(abi.encodeWithSelector(TestCash.Blocked.selector, alice));
        share.claim(alice);
        share.claim(bob);
        _distribute(100e6);
        assertEq(share.claimable(alice), 100e6);
        cash.setBlocked(alice, false);
        share.claim(alice);
        assertEq(cash.balanceOf(alice), 100e6);
    }

    function testFuzz_SHR5_claimsNeverExceedWhatWasReceived(uint96[6] memory amounts, uint256 seed) public {
        uint256 received;
        for (uint256 i; i < amounts.length; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            address from = seed & 1 == 0 ? alice : bob;
            uint256 value = seed % (share.balanceOf(from) + 1);
            vm.prank(from);
            share.transfer(from == alice ? bob : alice, value);
            _distribute(amounts[i]);
            received += amounts[i];
            if (seed & 6 == 0) share.claim(alice);
        }
        uint256 owed = share.claimable(alice) + share.claimable(bob);
        uint256 paid = cash.balanceOf(alice) + cash.balanceOf(bob);
        assertLe(owed + paid, received);
        assertLe(received - owed - paid, 2 * amounts.length + 1);
        share.claim(alice);
        share.claim(bob);
    }
}
