// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Identity} from "../../src/identity/Identity.sol";
import {IdentityState} from "../../src/identity/IdentityState.sol";
import {IdentityWallets} from "../../src/identity/IdentityWallets.sol";
import {Issuers} from "../../src/identity/Issuers.sol";
import {IdentityFixture} from "../helpers/identity/IdentityFixture.sol";

/// @notice Several wallets of one identity, and the recovery of a lost one.
contract IdentityWalletsTest is IdentityFixture {
    address internal alice;
    address internal bob;
    uint256 internal aliceKey;

    function setUp() public override {
        super.setUp();
        (alice, aliceKey) = makeAddrAndKey("alice");
        _attest(alice, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
        bob = _person("bob");
    }

    function _linkOf(address wallet, address added) internal view returns (IdentityWallets.Link memory) {
        return IdentityWallets.Link(wallet, added, _next(wallet, added), uint40(block.timestamp + 1 hours));
    }

    function _recoveryOf(address lost, address replacement)
        internal
        view
        returns (IdentityWallets.Recovery memory)
    {
        return IdentityWallets.Recovery(
            lost, replacement, _next(lost, replacement), uint40(block.timestamp + 1 hours)
        );
    }

    function test_linkedWalletsShareEveryAttribute() public {
        address second = makeAddr("second");
        _link(alice, second);
        assertEq(identity.walletOf(second).id, identity.walletOf(alice).id);
        _attest(second, KYC | ACCREDITED, FRANCE, 3, uint40(block.timestamp + 10 days));
        assertEq(
            keccak256(abi.encode(identity.walletOf(alice))), keccak256(abi.encode(identity.walletOf(second)))
        );
        assertEq(identity.linkedWallets(alice).length, 2);
        assertEq(identity.linkedWallets(bob).length, 1);
        assertEq(identity.count(), 2);
    }

    function test_linkNeedsTheAddedWalletsConsent() public {
        (address second, uint256 key) = makeAddrAndKey("second");
        IdentityWallets.Link memory link = _linkOf(alice, second);
        bytes32 digest = identity.linkDigest(link);
        bytes memory signature = _signature(kycKey, digest);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.SignatureInvalid.selector, second));
        identity.link(link, kycIssuer, signature, "");
        vm.expectRevert(abi.encodeWithSelector(IdentityState.SignatureInvalid.selector, second));
        vm.prank(kycIssuer);
        identity.link(link, kycIssuer, "", signature);
        identity.link(link, kycIssuer, signature, _signature(key, digest));
        assertEq(identity.walletOf(second).id, identity.walletOf(alice).id);
    }

    function test_linkNeedsTheVouchingIssuer() public {
        address second = makeAddr("second");
        IdentityWallets.Link memory link = _linkOf(alice, second);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.SignatureInvalid.selector, kycIssuer));
        vm.prank(second);
        identity.link(link, kycIssuer, "", "");

        address other = makeAddr("other issuer");
        vm.prank(admin);
        identity.trustIssuer(other, KYC);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.IssuerDoesNotVouch.selector, other, alice));
        vm.prank(other);
        identity.link(link, other, "", "");
    }

    function test_IDN1_walletOfOneIdentityCannotJoinAnother() public {
        IdentityWallets.Link memory link = _linkOf(alice, bob);
        bytes memory signature = _signature(kycKey, identity.linkDigest(link));
        uint32 id = identity.walletOf(bob).id;
        vm.expectRevert(abi.encodeWithSelector(IdentityWallets.WalletTaken.selector, bob, id));
        vm.prank(bob);
        identity.link(link, kycIssuer, signature, "");
    }

    function test_IDN5_anIdentityHasAtMostEightWallets() public {
        for (uint256 i = 1; i < 8; ++i) {
            _link(alice, makeAddr(vm.toString(i)));
        }
        address ninth = makeAddr("ninth");
        IdentityWallets.Link memory link = _linkOf(alice, ninth);
        bytes memory signature = _signature(kycKey, identity.linkDigest(link));
        uint32 id = identity.walletOf(alice).id;
        vm.expectRevert(abi.encodeWithSelector(IdentityWallets.WalletsFull.selector, id, 8));
        vm.prank(ninth);
        identity.link(link, kycIssuer, signature, "");
        vm.prank(kycIssuer);
        identity.expire(makeAddr("5"));
        for (uint256 i = 1; i < 8; ++i) {
            assertFalse(identity.isVerified(makeAddr(vm.toString(i))));
        }
    }

    function test_recoveryMovesTheIdentityAfterItsDelay() public {
        address next = makeAddr("next");
        uint32 id = identity.walletOf(alice).id;
        _startRecovery(alice, next);
        (address replacement, uint40 readyAt) = identity.pendingRecovery(alice);
        assertEq(replacement, next);
        vm.warp(readyAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IdentityWallets.RecoveryNotReady.selector, alice, readyAt));
        identity.finishRecovery(alice);
        vm.warp(readyAt);
        identity.finishRecovery(alice);

        assertTrue(identity.walletOf(alice).lost);
        assertFalse(identity.isVerified(alice));
        assertEq(identity.walletOf(alice).id, id);
        assertEq(identity.walletOf(next).id, id);
        assertTrue(identity.isVerified(next));
        assertEq(identity.recoveredTo(alice), next);
        assertEq(identity.linkedWallets(next).length, 1);
        vm.expectRevert(abi.encodeWithSelector(IdentityWallets.NoRecovery.selector, alice));
        identity.finishRecovery(alice);
    }

    function test_lostWalletsKeyStopsARecovery() public {
        _startRecovery(alice, makeAddr("thief"));
        vm.prank(alice);
        identity.cancelRecovery(alice);
        skip(30 days);
        vm.expectRevert(abi.encodeWithSelector(IdentityWallets.NoRecovery.selector, alice));
        identity.finishRecovery(alice);
        assertTrue(identity.isVerified(alice));
    }

    function test_cancelledRecoveryCannotBeReplayed() public {
        address thief = makeAddr("thief");
        IdentityWallets.Recovery memory recovery = _recoveryOf(alice, thief);
        bytes memory signature = _signature(kycKey, identity.recoveryDigest(recovery));
        vm.prank(thief);
        identity.recover(recovery, kycIssuer, signature, "");
        vm.prank(alice);
        identity.cancelRecovery(alice);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.VersionMismatch.selector, alice, 2, 3));
        vm.prank(thief);
        identity.recover(recovery, kycIssuer, signature, "");
    }

    function test_strangersCannotCancelARecovery() public {
        _startRecovery(alice, makeAddr("next"));
        vm.expectRevert(abi.encodeWithSelector(IdentityWallets.RecoveryNotYours.selector, bob, alice));
        vm.prank(bob);
        identity.cancelRecovery(alice);
        vm.prank(kycIssuer);
        identity.cancelRecovery(alice);
    }

    function test_IDN1_recoveryToAnotherPersonsWalletIsRefused() public {
        IdentityWallets.Recovery memory recovery = _recoveryOf(alice, bob);
        bytes memory signature = _signature(kycKey, identity.recoveryDigest(recovery));
        uint32 id = identity.walletOf(bob).id;
        vm.expectRevert(abi.encodeWithSelector(IdentityWallets.WalletTaken.selector, bob, id));
        vm.prank(bob);
        identity.recover(recovery, kycIssuer, signature, "");
    }

    function test_IDN1_replacementThatJoinsAnotherIdentityMeanwhileGetsNothing() public {
        address next = makeAddr("next");
        _startRecovery(alice, next);
        _attest(next, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
        skip(3 days);
        uint32 id = identity.walletOf(next).id;
        vm.expectRevert(abi.encodeWithSelector(IdentityWallets.WalletTaken.selector, next, id));
        identity.finishRecovery(alice);
    }

    function test_recoveryToALinkedWallet() public {
        address second = makeAddr("second");
        _link(alice, second);
        _recover(alice, second);
        assertEq(identity.recoveredTo(alice), second);
        assertEq(identity.linkedWallets(second).length, 1);
        _attest(second, KYC, FRANCE, 1, uint40(block.timestamp + 365 days));
        assertEq(identity.walletOf(alice).country, GERMANY);
    }

    function test_recoveryReplacesTheWalletInItsList() public {
        address second = makeAddr("second");
        address third = makeAddr("third");
        _link(alice, second);
        _recover(alice, third);
        address[] memory wallets = identity.linkedWallets(second);
        assertEq(wallets.length, 2);
        assertEq(wallets[0], third);
        _setCountry(second, FRANCE);
        assertEq(identity.walletOf(third).country, FRANCE);
    }

    function test_recoveredToFollowsAWalletThatWasLostAgain() public {
        address second = makeAddr("second");
        address third = makeAddr("third");
        _recover(alice, second);
        _recover(second, third);
        assertEq(identity.recoveredTo(alice), third);
        assertEq(identity.recoveredTo(second), third);
        assertEq(identity.recoveredTo(third), address(0));
    }

    function test_IDN6_lostWalletNeverComesBack() public {
        _recover(alice, makeAddr("next"));
        Identity.Statement memory statement =
            _statement(alice, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
        vm.expectRevert(abi.encodeWithSelector(IdentityState.WalletLost.selector, alice));
        vm.prank(kycIssuer);
        identity.register(statement, kycIssuer, "");

        IdentityWallets.Recovery memory back = _recoveryOf(makeAddr("next"), alice);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.WalletLost.selector, alice));
        vm.prank(kycIssuer);
        identity.recover(back, kycIssuer, "", "");
    }

    function test_distrustedIssuersRecoveriesDoNotEnd() public {
        _startRecovery(alice, makeAddr("next"));
        vm.prank(admin);
        identity.trustIssuer(kycIssuer, 0);
        skip(3 days);
        vm.expectRevert(abi.encodeWithSelector(Issuers.IssuerNotTrusted.selector, kycIssuer));
        identity.finishRecovery(alice);
    }

    function test_recoveryDelayHasBounds() public {
        vm.startPrank(admin);
        identity.setRecoveryDelay(1 days);
        assertEq(identity.recoveryDelay(), 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(IdentityWallets.DelayOutOfBounds.selector, 1 hours, 1 days, 30 days)
        );
        identity.setRecoveryDelay(1 hours);
        vm.stopPrank();
    }
}
