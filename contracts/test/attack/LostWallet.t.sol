// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityWallets} from "../../src/identity/IdentityWallets.sol";
import {Restriction} from "../../src/identity/Restriction.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {System} from "../helpers/System.sol";

/// @notice Whoever stole a wallet must not cash it in once the registry has moved its identity to another one.
contract LostWalletTest is System {
    address private replacement = makeAddr("replacement");
    Share private mezzanine;

    function setUp() public override {
        super.setUp();
        mezzanine = _share(pool, 1);
        vm.startPrank(transferAgent);
        mezzanine.addAgent(transferAgent);
        vm.stopPrank();
    }

    function test_SHR7_aLostWalletIsNotRedeemedButItsSuccessorIs() public {
        _activate(pool);
        _loseBob();
        _windDown(pool);
        _finish(pool, 900_000 * DOLLAR);
        _refused(address(pool), abi.encodeCall(pool.redeem, (1, 200_000 * DOLLAR, outsider)));
        _recover();
        vm.prank(replacement);
        assertGt(pool.redeem(1, 200_000 * DOLLAR, replacement), 200_000 * DOLLAR);
    }

    function test_SHR7_aLostWalletIsNotRefundedButItsSuccessorIs() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 1, bob, 200_000 * DOLLAR);
        vm.prank(issuer);
        pool.cancel();
        _loseBob();
        _refused(address(pool), abi.encodeCall(pool.refund, (1, 200_000 * DOLLAR, outsider)));
        _recover();
        vm.prank(replacement);
        pool.refund(1, 200_000 * DOLLAR, replacement);
        assertEq(_cashOf(replacement), 200_000 * DOLLAR);
    }

    function _refused(address target, bytes memory call) private {
        uint8 code = Restriction.SENDER | Restriction.LOST;
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, code, bob, address(0), 200_000 * DOLLAR
            )
        );
        vm.prank(bob);
        (bool done,) = target.call(call);
        assertTrue(done);
    }

    function _loseBob() private {
        uint32 version = identity.walletOf(bob).version + 1;
        IdentityWallets.Recovery memory recovery =
            IdentityWallets.Recovery(bob, replacement, version, uint40(block.timestamp + 1 days));
        (, uint256 key) = makeAddrAndKey("replacement");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, identity.recoveryDigest(recovery));
        vm.prank(kycIssuer);
        identity.recover(recovery, kycIssuer, "", abi.encodePacked(r, s, v));
        vm.warp(block.timestamp + identity.recoveryDelay());
        identity.finishRecovery(bob);
    }

    function _recover() private {
        address number = identity.identity(replacement);
        vm.prank(transferAgent);
        mezzanine.recoveryAddress(bob, replacement, number);
    }
}
