// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {Identity} from "../../src/identity/Identity.sol";
import {IdentityState} from "../../src/identity/IdentityState.sol";
import {IRules} from "../../src/interfaces/IRules.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {ReentrantCash} from "../helpers/identity/ReentrantCash.sol";
import {ShareFixture} from "../helpers/identity/ShareFixture.sol";

/// @notice What an attacker would try against a share and its registry.
contract ShareAttacksTest is ShareFixture {
    function test_reentrantCashCannotBeClaimedTwice() public {
        ReentrantCash evil = new ReentrantCash();
        uint16[] memory countries = new uint16[](1);
        countries[0] = GERMANY;
        Share other =
            new Share(pool, address(identity), address(evil), owner, "Other", "OTH", 6, _policy(), countries);
        vm.startPrank(pool);
        other.mint(alice, 50);
        other.mint(bob, 50);
        evil.print(address(other), 100);
        other.distribute(100);
        vm.stopPrank();
        evil.attack(other, alice);
        other.claim(alice);
        assertEq(evil.balanceOf(alice), 50);
        assertEq(evil.reentered(), 1);
        other.claim(bob);
        assertEq(evil.balanceOf(bob), 50);
    }

    function test_cashWithAFeeIsNotBooked() public {
        ReentrantCash evil = new ReentrantCash();
        uint16[] memory countries = new uint16[](1);
        countries[0] = GERMANY;
        Share other =
            new Share(pool, address(identity), address(evil), owner, "Other", "OTH", 6, _policy(), countries);
        vm.prank(pool);
        other.mint(alice, 50);
        evil.print(pool, 100);
        evil.setFee(1);
        vm.startPrank(pool);
        evil.transfer(address(other), 100);
        vm.expectRevert(abi.encodeWithSignature("CashNotReceived(uint256,uint256)", 100, 99));
        other.distribute(100);
        vm.stopPrank();
    }

    function test_incomeCannotBeBoughtJustBeforeItIsPaidOutAndSoldAfter() public {
        // Buying right before a distribution does earn it (the price falls by it); selling and claiming again does not.
        vm.prank(alice);
        share.transfer(bob, 1000e6);
        _distribute(10e6);
        vm.prank(bob);
        share.transfer(alice, 1000e6);
        assertEq(share.claimable(bob), 10e6);
        assertEq(share.claimable(alice), 0);
    }

    function testFuzz_capIsNotEscapedBySmallSteps(uint256 steps) public {
        steps = bound(steps, 1, 20);
        IRules.Policy memory policy = _policy();
        policy.counted = true;
        policy.cap = 100;
        share = _deploy(policy);
        vm.startPrank(pool);
        share.mint(alice, 100);
        share.open();
        vm.stopPrank();
        address carol = _person("carol");
        vm.prank(pool);
        share.mint(carol, 100);
        address second = makeAddr("second");
        _link(bob, second);
        for (uint256 i; i < steps; ++i) {
            vm.prank(alice);
            share.transfer(i % 2 == 0 ? bob : second, 100 / steps);
        }
        uint256 held = share.holdingOf(identity.walletOf(bob).id).amount();
        assertEq(share.detectTransferRestriction(carol, second, 100 - held + 1), 0x15);
    }

    function test_windowIsNotEscapedBySmallSteps() public {
        IRules.Policy memory policy = _policy();
        policy.windowLimit = 1000;
        policy.windowPeriod = 7 days;
        _setPolicy(policy);
        uint256 sent;
        for (uint256 i; i < 50; ++i) {
            vm.prank(alice);
            (bool done,) = address(share).call(abi.encodeCall(share.transfer, (bob, 37)));
            if (done) sent += 37;
            skip(60);
        }
        uint256 leaked = (50 * 60 * 1000 + 7 days - 1) / uint256(7 days);
        assertLe(sent, 1000 + leaked);
    }

    /// @dev A holder that was frozen cannot move what an approval of before lets another fetch.
    function test_approvalOfBeforeDoesNotOutliveAFreeze() public {
        vm.prank(alice);
        share.approve(bob, type(uint256).max);
        vm.prank(agent);
        share.setAddressFrozen(alice, true);
        vm.expectRevert(
            abi.encodeWithSelector(ShareState.TransferRestricted.selector, uint8(0x38), alice, bob, 1)
        );
        vm.prank(bob);
        share.transferFrom(alice, bob, 1);
    }

    function test_zeroTransferGivesNoAllowanceAndNoBalance() public {
        vm.prank(bob);
        share.transferFrom(alice, bob, 0);
        assertEq(share.balanceOf(bob), 0);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob, 0, 1));
        vm.prank(bob);
        share.transferFrom(alice, bob, 1);
    }

    function test_venueThatIsLaterRegisteredStaysUncounted() public {
        IRules.Policy memory policy = _policy();
        policy.counted = true;
        share = _deploy(policy);
        address desk = makeAddr("desk");
        _setVenue(desk, desk);
        vm.startPrank(pool);
        share.mint(alice, 100);
        share.open();
        vm.stopPrank();
        vm.prank(alice);
        share.approve(desk, 100);
        vm.prank(desk);
        share.transferFrom(alice, desk, 60);
        _attest(desk, KYC, GERMANY, 1, uint40(block.timestamp + 1 days));
        vm.prank(desk);
        share.transfer(bob, 60);
        assertEq(share.holders(), 2);
        assertEq(share.holdingOf(identity.walletOf(desk).id).amount(), 0);
    }

    function test_formerHolderThatBecomesAVenueIsUncounted() public {
        IRules.Policy memory policy = _policy();
        policy.counted = true;
        share = _deploy(policy);
        vm.startPrank(pool);
        share.mint(alice, 100);
        share.mint(bob, 10);
        share.open();
        vm.stopPrank();
        vm.prank(bob);
        share.transfer(alice, 10);
        _setVenue(bob, bob);
        vm.prank(alice);
        share.approve(bob, 50);
        vm.prank(bob);
        share.transferFrom(alice, bob, 50);
        vm.prank(bob);
        share.transfer(alice, 20);
        assertEq(share.holders(), 1);
        assertEq(share.holdingOf(identity.walletOf(alice).id).amount(), 80);
    }

    /// @dev A statement for a wallet that was linked meanwhile must not change the identity it joined.
    function test_oldStatementOfALinkedWalletIsVoid() public {
        address second = makeAddr("second");
        Identity.Statement memory statement =
            _statement(second, SANCTIONED, NORTH_KOREA, 1, uint40(block.timestamp + 1 days));
        bytes memory signature = _signed(statement, kycKey);
        _link(alice, second);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.VersionMismatch.selector, second, 1, 3));
        identity.register(statement, kycIssuer, signature);
        assertEq(identity.walletOf(alice).country, GERMANY);
    }

    function test_shareSentToTheTokenItselfIsRefused() public {
        _expectRestricted(0x21, alice, address(share), 1);
        vm.prank(alice);
        share.transfer(address(share), 1);
    }
}
