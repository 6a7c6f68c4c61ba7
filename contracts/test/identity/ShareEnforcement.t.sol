// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IERC3643Token} from "../../src/identity/IERC3643Token.sol";
import {IERC7943Fungible} from "../../src/identity/IERC7943Fungible.sol";
import {IRules} from "../../src/interfaces/IRules.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareEnforcement} from "../../src/identity/ShareEnforcement.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {ShareFixture} from "../helpers/identity/ShareFixture.sol";

/// @notice The transfer agent's back office: ERC-3643's token and ERC-7943.
contract ShareEnforcementTest is ShareFixture {
    function test_interfaceIdsAreThoseOfTheStandards() public view {
        assertEq(type(IERC7943Fungible).interfaceId, bytes4(0x3edbb4c4));
        assertTrue(share.supportsInterface(0x3edbb4c4));
        assertTrue(share.supportsInterface(type(IERC165).interfaceId));
        assertTrue(share.supportsInterface(type(IERC20).interfaceId));
        assertFalse(share.supportsInterface(0xffffffff));
    }

    function test_backOfficeFindsItsViews() public view {
        assertEq(share.name(), "Senior");
        assertEq(share.symbol(), "SNR");
        assertEq(share.decimals(), 6);
        assertEq(share.owner(), owner);
        assertEq(share.identityRegistry(), address(identity));
        assertEq(share.compliance(), address(share));
        assertTrue(share.isAgent(agent));
        assertFalse(share.isAgent(owner));
        assertEq(share.version(), "4.1.3+specie.1");
    }

    function test_onlyTheOwnerNamesAgents() public {
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, agent));
        vm.prank(agent);
        share.addAgent(alice);
        vm.startPrank(owner);
        vm.expectEmit();
        emit IERC3643Token.AgentRemoved(agent);
        share.removeAgent(agent);
        vm.expectRevert(ShareEnforcement.AgentIsZero.selector);
        share.addAgent(address(0));
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(ShareEnforcement.NotAgent.selector, agent));
        vm.prank(agent);
        share.pause();
    }

    function test_SHR9_onlyAgentsEnforce() public {
        bytes memory refusal = abi.encodeWithSelector(ShareEnforcement.NotAgent.selector, owner);
        vm.startPrank(owner);
        vm.expectRevert(refusal);
        share.setAddressFrozen(alice, true);
        vm.expectRevert(refusal);
        share.freezePartialTokens(alice, 1);
        vm.expectRevert(refusal);
        share.unfreezePartialTokens(alice, 1);
        vm.expectRevert(refusal);
        share.setFrozenTokens(alice, 1);
        vm.expectRevert(refusal);
        share.forcedTransfer(alice, owner, 1);
        vm.expectRevert(refusal);
        share.recoveryAddress(alice, owner, address(1));
        vm.expectRevert(refusal);
        share.unpause();
        vm.stopPrank();
    }

    function test_pauseIsSaidOnce() public {
        vm.startPrank(agent);
        vm.expectRevert(ShareEnforcement.NotPaused.selector);
        share.unpause();
        share.pause();
        assertTrue(share.paused());
        vm.expectRevert(ShareEnforcement.AlreadyPaused.selector);
        share.pause();
        vm.stopPrank();
    }

    function test_registryAndComplianceAreFixed() public {
        vm.startPrank(owner);
        vm.expectRevert(Share.FixedAtDeployment.selector);
        share.setIdentityRegistry(address(1));
        vm.expectRevert(Share.FixedAtDeployment.selector);
        share.setCompliance(address(1));
        vm.stopPrank();
    }

    function test_ownerRenamesAndThePermitDomainFollows() public {
        bytes32 before = share.DOMAIN_SEPARATOR();
        vm.startPrank(owner);
        vm.expectEmit();
        emit IERC3643Token.UpdatedTokenInformation("Class A", "SNR", 6, "4.1.3+specie.1", address(0));
        share.setName("Class A");
        share.setSymbol("A");
        share.setOnchainID(address(7));
        vm.stopPrank();
        assertEq(share.name(), "Class A");
        assertEq(share.symbol(), "A");
        assertEq(share.onchainID(), address(7));
        assertTrue(share.DOMAIN_SEPARATOR() != before);
    }

    function test_partialFreezeAddsUpToTheBalance() public {
        vm.startPrank(agent);
        vm.expectEmit();
        emit IERC3643Token.TokensFrozen(alice, 600e6);
        share.freezePartialTokens(alice, 600e6);
        vm.expectRevert(
            abi.encodeWithSelector(ShareEnforcement.FrozenExceedsBalance.selector, alice, 1000e6 + 1, 1000e6)
        );
        share.freezePartialTokens(alice, 400e6 + 1);
        share.freezePartialTokens(alice, 400e6);
        assertEq(share.getFrozenTokens(alice), 1000e6);
        vm.expectRevert(
            abi.encodeWithSelector(ShareEnforcement.UnfreezeExceedsFrozen.selector, alice, 1000e6 + 1, 1000e6)
        );
        share.unfreezePartialTokens(alice, 1000e6 + 1);
        share.unfreezePartialTokens(alice, 1000e6);
        assertEq(share.getFrozenTokens(alice), 0);
        vm.stopPrank();
        vm.prank(alice);
        share.transfer(bob, 1000e6);
    }

    function test_setFrozenTokensMayExceedTheBalanceAndHoldsWhatComes() public {
        vm.prank(agent);
        assertTrue(share.setFrozenTokens(bob, 50e6));
        vm.prank(alice);
        share.transfer(bob, 60e6);
        assertEq(share.detectTransferRestriction(bob, alice, 10e6 + 1), 0x11);
        vm.prank(bob);
        share.transfer(alice, 10e6);
        vm.prank(agent);
        share.setFrozenTokens(bob, 0);
        vm.prank(bob);
        share.transfer(alice, 50e6);
    }

    function test_forcedTransferMovesFrozenSharesAndSaysSoFirst() public {
        vm.prank(agent);
        share.freezePartialTokens(alice, 900e6);
        vm.expectEmit();
        emit IERC7943Fungible.Frozen(alice, 600e6);
        vm.expectEmit();
        emit IERC3643Token.TokensUnfrozen(alice, 300e6);
        vm.expectEmit();
        emit IERC20.Transfer(alice, bob, 400e6);
        vm.expectEmit();
        emit IERC7943Fungible.ForcedTransfer(alice, bob, 400e6);
        vm.prank(agent);
        assertTrue(share.forcedTransfer(alice, bob, 400e6));
        assertEq(share.getFrozenTokens(alice), 600e6);
        assertEq(share.balanceOf(alice), 600e6);
    }

    /// @dev ethereum/ERCs#1778: nothing moves, so nothing may thaw.
    function test_SHR8_forcedTransferToItselfThawsNothing() public {
        vm.startPrank(agent);
        share.freezePartialTokens(alice, 900e6);
        share.forcedTransfer(alice, alice, 1000e6);
        assertEq(share.getFrozenTokens(alice), 900e6);
        share.forcedTransfer(alice, bob, 0);
        assertEq(share.getFrozenTokens(alice), 900e6);
        vm.stopPrank();
    }

    function testFuzz_SHR8_frozenAmountFallsByWhatItLost(uint256 frozen, uint256 value) public {
        frozen = bound(frozen, 0, 3000e6);
        value = bound(value, 0, 1000e6);
        vm.startPrank(agent);
        share.setFrozenTokens(alice, frozen);
        share.forcedTransfer(alice, bob, value);
        vm.stopPrank();
        uint256 free = frozen > 1000e6 ? 0 : 1000e6 - frozen;
        uint256 taken = value > free ? value - free : 0;
        assertEq(share.getFrozenTokens(alice), frozen - taken);
    }

    function test_forcedTransferIsForQualifiedReceiversOnly() public {
        address stranger = makeAddr("stranger");
        vm.startPrank(agent);
        vm.expectRevert(
            abi.encodeWithSelector(ShareState.TransferRestricted.selector, uint8(0x21), alice, stranger, 1)
        );
        share.forcedTransfer(alice, stranger, 1);
        share.setAddressFrozen(bob, true);
        vm.expectRevert(
            abi.encodeWithSelector(ShareState.TransferRestricted.selector, uint8(0x28), alice, bob, 1)
        );
        share.forcedTransfer(alice, bob, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, bob, 0, 1));
        share.forcedTransfer(bob, alice, 1);
        vm.stopPrank();
    }

    function test_forcedTransferGoesThroughFreezeLockAndPause() public {
        IRules.Policy memory policy = _policy();
        policy.lockUp = 30 days;
        _setPolicy(policy);
        vm.prank(pool);
        share.mint(alice, 1);
        vm.startPrank(agent);
        share.pause();
        share.setAddressFrozen(alice, true);
        share.forcedTransfer(alice, bob, 5e6);
        vm.stopPrank();
        assertEq(share.balanceOf(bob), 5e6);
    }

    function test_burnReachesIntoFrozenSharesOnlyWhereItMust() public {
        vm.startPrank(agent);
        share.freezePartialTokens(alice, 900e6);
        share.setAddressFrozen(alice, true);
        vm.stopPrank();
        vm.startPrank(pool);
        share.burn(alice, 100e6);
        assertEq(share.getFrozenTokens(alice), 900e6);
        share.burn(alice, 400e6);
        assertEq(share.getFrozenTokens(alice), 500e6);
        share.burn(alice, 500e6);
        vm.stopPrank();
        assertEq(share.totalSupply(), 0);
        assertEq(share.getFrozenTokens(alice), 0);
    }

    function test_recoveryMovesEverythingOfTheLostWallet() public {
        IRules.Policy memory policy = _policy();
        policy.lockUp = 30 days;
        _setPolicy(policy);
        vm.prank(pool);
        share.mint(alice, 1);
        _distribute(100e6);
        uint256 owed = share.claimable(alice);
        vm.startPrank(agent);
        share.freezePartialTokens(alice, 300e6);
        share.setAddressFrozen(alice, true);
        vm.stopPrank();
        uint40 locked = share.lockedUntil(alice);

        address next = makeAddr("next");
        _recover(alice, next);
        address onchainId = identity.identity(alice);
        vm.expectEmit();
        emit IERC3643Token.RecoverySuccess(alice, next, onchainId);
        vm.prank(agent);
        assertTrue(share.recoveryAddress(alice, next, onchainId));

        assertEq(share.balanceOf(alice), 0);
        assertEq(share.balanceOf(next), 1000e6 + 1);
        assertEq(share.getFrozenTokens(alice), 0);
        assertEq(share.getFrozenTokens(next), 300e6);
        assertTrue(share.isFrozen(next));
        assertEq(share.lockedUntil(next), locked);
        assertEq(share.claimable(alice), 0);
        assertEq(share.claimable(next), owed);
        vm.expectRevert(abi.encodeWithSelector(ShareEnforcement.NothingToRecover.selector, alice));
        vm.prank(agent);
        share.recoveryAddress(alice, next, onchainId);
    }

    /// @dev The hole of T-REX 4.1: an agent moves Alice's shares to a wallet of Bob's identity.
    function test_SHR7_recoveryToAnotherIdentityIsRefused() public {
        address bobId = identity.identity(bob);
        address aliceId = identity.identity(alice);
        vm.startPrank(agent);
        vm.expectRevert(
            abi.encodeWithSelector(ShareEnforcement.NotRecovered.selector, alice, bob, address(0))
        );
        share.recoveryAddress(alice, bob, bobId);
        vm.expectRevert(
            abi.encodeWithSelector(ShareEnforcement.NotRecovered.selector, alice, bob, address(0))
        );
        share.recoveryAddress(alice, bob, aliceId);
        vm.stopPrank();

        address next = makeAddr("next");
        _recover(alice, next);
        vm.startPrank(agent);
        vm.expectRevert(abi.encodeWithSelector(ShareEnforcement.NotRecovered.selector, alice, bob, next));
        share.recoveryAddress(alice, bob, aliceId);
        vm.expectRevert(abi.encodeWithSelector(ShareEnforcement.OnchainIdMismatch.selector, bobId, aliceId));
        share.recoveryAddress(alice, next, bobId);
        vm.stopPrank();
        assertEq(share.balanceOf(alice), 1000e6);
    }

    function test_recoveryToALinkedWalletAddsUp() public {
        address second = makeAddr("second");
        _link(alice, second);
        vm.prank(alice);
        share.transfer(second, 100e6);
        _recover(alice, second);
        address onchainId = identity.identity(alice);
        vm.prank(agent);
        share.recoveryAddress(alice, second, onchainId);
        assertEq(share.balanceOf(second), 1000e6);
    }

    function test_batchesDoWhatTheirSinglesDo() public {
        address[] memory wallets = new address[](2);
        (wallets[0], wallets[1]) = (alice, bob);
        uint256[] memory amounts = new uint256[](2);
        (amounts[0], amounts[1]) = (10e6, 20e6);
        bool[] memory flags = new bool[](2);
        flags[1] = true;

        vm.startPrank(pool);
        share.batchMint(wallets, amounts);
        assertEq(share.balanceOf(bob), 20e6);
        vm.stopPrank();
        vm.startPrank(agent);
        share.batchFreezePartialTokens(wallets, amounts);
        assertEq(share.getFrozenTokens(bob), 20e6);
        share.batchUnfreezePartialTokens(wallets, amounts);
        assertEq(share.getFrozenTokens(bob), 0);
        share.batchSetAddressFrozen(wallets, flags);
        assertTrue(share.isFrozen(bob));
        flags[1] = false;
        share.batchSetAddressFrozen(wallets, flags);
        address[] memory swapped = new address[](2);
        (swapped[0], swapped[1]) = (bob, alice);
        share.batchForcedTransfer(wallets, swapped, amounts);
        vm.stopPrank();
        assertEq(share.balanceOf(alice), 1000e6 + 10e6 - 10e6 + 20e6);
        vm.prank(alice);
        share.batchTransfer(wallets, amounts);
        assertEq(share.balanceOf(bob), 30e6);
        vm.prank(pool);
        share.batchBurn(wallets, amounts);
        assertEq(share.totalSupply(), 1000e6);

        uint256[] memory shorter = new uint256[](1);
        vm.expectRevert(abi.encodeWithSelector(ShareState.LengthMismatch.selector, 2, 1));
        vm.prank(alice);
        share.batchTransfer(wallets, shorter);
    }

    function test_SHR1_agentsBatchesDoNotIssue() public {
        address[] memory wallets = new address[](1);
        wallets[0] = alice;
        uint256[] memory amounts = new uint256[](1);
        vm.startPrank(agent);
        vm.expectRevert(abi.encodeWithSelector(ShareState.SupplyComesOnlyFromThePool.selector, agent));
        share.batchMint(wallets, amounts);
        vm.expectRevert(abi.encodeWithSelector(ShareState.SupplyComesOnlyFromThePool.selector, agent));
        share.batchBurn(wallets, amounts);
        vm.stopPrank();
    }

    function test_canTransferIgnoresTheBalanceAndMindsTheRules() public {
        assertTrue(share.canTransfer(alice, bob, 5000e6));
        assertTrue(share.canTransfer(alice, bob, type(uint256).max));
        assertEq(share.detectTransferRestriction(alice, bob, 5000e6), 0x10);
        vm.prank(agent);
        share.freezePartialTokens(alice, 1);
        assertFalse(share.canTransfer(alice, bob, 1000e6));
        assertTrue(share.canTransfer(alice, bob, 1000e6 - 1));
        vm.prank(agent);
        share.pause();
        assertFalse(share.canTransfer(alice, bob, 1));
        assertTrue(share.canSend(alice));
        assertTrue(share.canReceive(bob));
    }

    function test_accountViewsFollowFreezeAndIdentity() public {
        assertFalse(share.canReceive(makeAddr("stranger")));
        assertFalse(share.canReceive(address(0)));
        _expire(bob);
        assertFalse(share.canReceive(bob));
        vm.prank(agent);
        share.setAddressFrozen(alice, true);
        assertFalse(share.canSend(alice));
        assertFalse(share.canReceive(alice));
    }

    function test_permitApprovesOnce() public {
        (address carol, uint256 key) = makeAddrAndKey("carol");
        address router = makeAddr("router");
        uint256 deadline = block.timestamp + 1 hours;
        bytes32 digest = keccak256(
            abi.encodePacked(
                hex"1901",
                share.DOMAIN_SEPARATOR(),
                keccak256(
                    abi.encode(
                        keccak256(
                            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
                        ),
                        carol,
                        router,
                        77,
                        0,
                        deadline
                    )
                )
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        share.permit(carol, router, 77, deadline, v, r, s);
        assertEq(share.allowance(carol, router), 77);
        assertEq(share.nonces(carol), 1);
        vm.expectRevert();
        share.permit(carol, router, 77, deadline, v, r, s);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSignature("PermitExpired(uint256)", deadline));
        share.permit(carol, router, 77, deadline, v, r, s);
    }
}
