// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IERC7943Fungible} from "../../src/identity/IERC7943Fungible.sol";
import {IRules} from "../../src/interfaces/IRules.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {ShareFixture} from "../helpers/identity/ShareFixture.sol";

/// @notice Transfers between holders, and every reason for which one is refused.
contract ShareTransferTest is ShareFixture {
    function test_transferMovesSharesBetweenVerifiedHolders() public {
        vm.prank(alice);
        assertTrue(share.transfer(bob, 400e6));
        assertEq(share.balanceOf(alice), 600e6);
        assertEq(share.balanceOf(bob), 400e6);
        assertEq(share.totalSupply(), 1000e6);
    }

    function test_transferToSelfChangesNothing() public {
        vm.prank(alice);
        share.transfer(alice, 400e6);
        assertEq(share.balanceOf(alice), 1000e6);
    }

    function test_transferOfZeroPassesWhateverTheRulesSay() public {
        address stranger = makeAddr("stranger");
        vm.startPrank(agent);
        share.pause();
        share.setAddressFrozen(alice, true);
        vm.stopPrank();
        assertTrue(share.canTransfer(alice, stranger, 0));
        vm.prank(alice);
        assertTrue(share.transfer(stranger, 0));
    }

    function test_transferOfMoreThanTheBalanceNamesTheBalance() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 1000e6, 1000e6 + 1)
        );
        vm.prank(alice);
        share.transfer(bob, 1000e6 + 1);
    }

    function test_transferToZeroAddressIsRefused() public {
        assertEq(share.detectTransferRestriction(alice, address(0), 1), 0x01);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(alice);
        share.transfer(address(0), 1);
    }

    function test_SHR2_expiredReceiverGetsNothingAndKeepsWhatItHolds() public {
        vm.prank(alice);
        share.transfer(bob, 100e6);
        _expire(bob);
        _expectRestricted(0x23, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
        assertEq(share.balanceOf(bob), 100e6);
    }

    function test_expiredSenderIsRefusedWhereThePolicyAsksForIt() public {
        _expire(alice);
        _expectRestricted(0x33, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);

        IRules.Policy memory policy = _policy();
        policy.senderQualifies = false;
        _setPolicy(policy);
        vm.prank(alice);
        share.transfer(bob, 1);
        assertEq(share.balanceOf(bob), 1);
    }

    function test_strangerIsRefused() public {
        address stranger = makeAddr("stranger");
        _expectRestricted(0x21, alice, stranger, 1);
        vm.prank(alice);
        share.transfer(stranger, 1);
    }

    function test_missingClaimIsRefused() public {
        _setClaims(bob, ACCREDITED);
        _expectRestricted(0x24, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
    }

    function test_forbiddenClaimIsRefused() public {
        _setClaims(bob, KYC | SANCTIONED);
        _expectRestricted(0x25, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
    }

    function test_lowClassIsRefused() public {
        _setClass(bob, 0);
        _expectRestricted(0x26, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
    }

    function test_wrongCountryIsRefusedOnBothSides() public {
        _setCountry(bob, NORTH_KOREA);
        _expectRestricted(0x27, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);

        _setCountry(bob, FRANCE);
        _setCountry(alice, NORTH_KOREA);
        _expectRestricted(0x37, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
    }

    function test_ownerAdmitsAndBarsCountries() public {
        _setCountry(bob, NORTH_KOREA);
        vm.prank(owner);
        share.setCountry(NORTH_KOREA, true);
        vm.prank(alice);
        share.transfer(bob, 1);
        vm.prank(owner);
        share.setCountry(NORTH_KOREA, false);
        assertEq(share.detectTransferRestriction(alice, bob, 1), 0x27);
    }

    function test_transfersAreClosedUntilThePoolOpensThem() public {
        Share closed = _deploy(_policy());
        vm.prank(pool);
        closed.mint(alice, 10);
        assertEq(closed.detectTransferRestriction(alice, bob, 1), 0x02);
        vm.expectRevert(
            abi.encodeWithSelector(ShareState.TransferRestricted.selector, uint8(0x02), alice, bob, 1)
        );
        vm.prank(alice);
        closed.transfer(bob, 1);

        vm.prank(pool);
        closed.open();
        vm.prank(alice);
        closed.transfer(bob, 1);
        vm.expectRevert(ShareState.AlreadyOpen.selector);
        vm.prank(pool);
        closed.open();
    }

    function test_pauseStopsHoldersButNotThePool() public {
        vm.prank(agent);
        share.pause();
        _expectRestricted(0x03, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
        vm.prank(pool);
        share.burn(alice, 10);
        assertEq(share.balanceOf(alice), 1000e6 - 10);
        vm.prank(agent);
        share.unpause();
        vm.prank(alice);
        share.transfer(bob, 1);
    }

    function test_lockUpBindsMintedSharesUntilItEnds() public {
        IRules.Policy memory policy = _policy();
        policy.lockUp = 30 days;
        _setPolicy(policy);
        vm.prank(pool);
        share.mint(bob, 5);
        assertEq(share.lockedUntil(bob), block.timestamp + 30 days);
        _expectRestricted(0x12, bob, alice, 1);
        vm.prank(bob);
        share.transfer(alice, 1);
        skip(30 days);
        vm.prank(bob);
        share.transfer(alice, 1);
    }

    function test_frozenWalletsNeitherSendNorReceive() public {
        vm.prank(agent);
        share.setAddressFrozen(alice, true);
        _expectRestricted(0x38, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
        vm.startPrank(agent);
        share.setAddressFrozen(alice, false);
        share.setAddressFrozen(bob, true);
        vm.stopPrank();
        _expectRestricted(0x28, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
    }

    function test_frozenPartStays() public {
        vm.prank(agent);
        share.freezePartialTokens(alice, 700e6);
        assertEq(share.detectTransferRestriction(alice, bob, 300e6 + 1), 0x11);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector, alice, 300e6 + 1, 300e6
            )
        );
        vm.prank(alice);
        share.transfer(bob, 300e6 + 1);
        vm.prank(alice);
        share.transfer(bob, 300e6);
    }

    function test_tradingHoursAreKept() public {
        IRules.Policy memory policy = _policy();
        policy.tradingDays = 0x3e; // Monday to Friday
        policy.opens = 9 hours;
        policy.closes = 17 hours;
        _setPolicy(policy);
        uint256 monday = 1_780_272_000; // 2026-06-01 00:00 UTC
        vm.warp(monday + 9 hours - 1);
        _expectRestricted(0x13, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
        vm.warp(monday + 9 hours);
        assertEq(share.detectTransferRestriction(alice, bob, 1), 0);
        vm.warp(monday + 17 hours);
        assertEq(share.detectTransferRestriction(alice, bob, 1), 0x13);
        vm.warp(monday - 1 days + 12 hours);
        assertEq(share.detectTransferRestriction(alice, bob, 1), 0x13);
        vm.warp(monday + 4 days + 12 hours);
        assertEq(share.detectTransferRestriction(alice, bob, 1), 0);
    }

    function test_tradingHoursOverMidnight() public {
        IRules.Policy memory policy = _policy();
        policy.tradingDays = 0x7f;
        policy.opens = 22 hours;
        policy.closes = 2 hours;
        _setPolicy(policy);
        uint256 day = block.timestamp / 1 days * 1 days;
        vm.warp(day + 23 hours);
        assertEq(share.detectTransferRestriction(alice, bob, 1), 0);
        vm.warp(day + 1 days + 1 hours);
        assertEq(share.detectTransferRestriction(alice, bob, 1), 0);
        vm.warp(day + 1 days + 12 hours);
        assertEq(share.detectTransferRestriction(alice, bob, 1), 0x13);
    }

    function test_windowLimitFillsAndLeaks() public {
        IRules.Policy memory policy = _policy();
        policy.windowLimit = 100e6;
        policy.windowPeriod = 10 days;
        _setPolicy(policy);
        vm.prank(alice);
        share.transfer(bob, 100e6);
        _expectRestricted(0x14, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
        skip(1 days);
        assertEq(share.detectTransferRestriction(alice, bob, 10e6 + 1), 0x14);
        vm.prank(alice);
        share.transfer(bob, 10e6);
        assertEq(share.windowLevel(identity.walletOf(alice).id), 100e6);
    }

    function test_spenderIsLookedAt() public {
        address carol = _person("carol");
        vm.prank(alice);
        share.approve(carol, type(uint256).max);
        vm.prank(agent);
        share.setAddressFrozen(carol, true);
        assertEq(share.detectTransferRestrictionFrom(carol, alice, bob, 1), 0x48);
        vm.expectRevert(
            abi.encodeWithSelector(ShareState.TransferRestricted.selector, uint8(0x48), alice, bob, 1)
        );
        vm.prank(carol);
        share.transferFrom(alice, bob, 1);

        vm.prank(agent);
        share.setAddressFrozen(carol, false);
        _expire(carol);
        assertEq(share.detectTransferRestrictionFrom(carol, alice, bob, 1), 0x43);
        vm.expectRevert();
        vm.prank(carol);
        share.transferFrom(alice, bob, 1);

        _recover(carol, makeAddr("carol's next wallet"));
        assertEq(share.detectTransferRestrictionFrom(carol, alice, bob, 1), 0x42);
    }

    function test_allowanceIsNeededAndUsedUp() public {
        address router = makeAddr("router");
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, router, 0, 1)
        );
        vm.prank(router);
        share.transferFrom(alice, bob, 1);

        vm.prank(alice);
        share.approve(router, 10);
        vm.prank(router);
        share.transferFrom(alice, bob, 4);
        assertEq(share.allowance(alice, router), 6);
        vm.prank(alice);
        share.approve(router, type(uint256).max);
        vm.prank(router);
        share.transferFrom(alice, bob, 4);
        assertEq(share.allowance(alice, router), type(uint256).max);
    }

    function test_lostWalletNeitherSendsNorReceives() public {
        _recover(alice, makeAddr("alice's next wallet"));
        _expectRestricted(0x32, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
        vm.prank(pool);
        share.mint(bob, 5);
        _expectRestricted(0x22, bob, alice, 1);
        vm.prank(bob);
        share.transfer(alice, 1);
    }

    function test_SHR1_onlyThePoolMintsAndBurns() public {
        address[3] memory others = [agent, owner, alice];
        for (uint256 i; i < others.length; ++i) {
            vm.startPrank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(ShareState.SupplyComesOnlyFromThePool.selector, others[i]));
            share.mint(others[i], 1);
            vm.expectRevert(abi.encodeWithSelector(ShareState.SupplyComesOnlyFromThePool.selector, others[i]));
            share.burn(alice, 1);
            vm.stopPrank();
        }
    }

    function test_mintGoesOnlyToThoseTheRulesAdmit() public {
        address stranger = makeAddr("stranger");
        assertEq(share.detectTransferRestriction(address(0), stranger, 1), 0x21);
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, uint8(0x21), address(0), stranger, 1
            )
        );
        vm.prank(pool);
        share.mint(stranger, 1);
    }

    function test_supplyFitsItsWord() public {
        vm.prank(pool);
        share.mint(bob, type(uint96).max - 1000e6);
        vm.expectRevert(
            abi.encodeWithSelector(ShareState.SupplyTooLarge.selector, uint256(type(uint96).max) + 1)
        );
        vm.prank(pool);
        share.mint(bob, 1);
    }

    function test_messagesAreSentences() public view {
        assertEq(share.messageForTransferRestriction(0), "Passes");
        assertEq(share.messageForTransferRestriction(0x27), "The receiver's country is not admitted");
        assertEq(share.messageForTransferRestriction(0x43), "The spender's identity has expired");
        assertEq(
            share.messageForTransferRestriction(0x15), "The receiver's identity would hold more than its cap"
        );
        assertEq(share.messageForTransferRestriction(0x99), "");
    }
}
