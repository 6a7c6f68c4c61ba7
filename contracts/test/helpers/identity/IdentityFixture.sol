// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";

import {Authority} from "../../../src/govern/Authority.sol";
import {Identity} from "../../../src/identity/Identity.sol";
import {IdentityWallets} from "../../../src/identity/IdentityWallets.sol";

/// @notice A registry with one trusted KYC issuer, and ways to make people.
abstract contract IdentityFixture is Test {
    uint64 internal constant KYC = 1;
    uint64 internal constant ACCREDITED = 2;
    uint64 internal constant SANCTIONED = 1 << 40;
    uint16 internal constant GERMANY = 276;
    uint16 internal constant FRANCE = 250;
    uint16 internal constant NORTH_KOREA = 408;

    Authority internal authority;
    Identity internal identity;
    address internal admin = makeAddr("admin");
    address internal kycIssuer;
    uint256 internal kycKey;

    function setUp() public virtual {
        vm.warp(1_780_000_000);
        (kycIssuer, kycKey) = makeAddrAndKey("kyc issuer");
        authority = new Authority(admin);
        identity = new Identity(address(authority));
        vm.prank(admin);
        identity.trustIssuer(kycIssuer, type(uint64).max);
    }

    /// @dev A person whose wallet is verified for a year.
    function _person(string memory name) internal returns (address wallet) {
        wallet = makeAddr(name);
        _attest(wallet, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
    }

    function _attest(address wallet, uint64 claims, uint16 country, uint8 class, uint40 expiry)
        internal
        returns (uint32)
    {
        Identity.Statement memory statement = _statement(wallet, claims, country, class, expiry);
        vm.prank(kycIssuer);
        return identity.register(statement, kycIssuer, "");
    }

    /// @dev Attributes of a wallet changed in one respect.
    function _setClaims(address wallet, uint64 claims) internal {
        _attest(
            wallet,
            claims,
            identity.walletOf(wallet).country,
            identity.walletOf(wallet).class,
            identity.walletOf(wallet).expiry
        );
    }

    function _setCountry(address wallet, uint16 country) internal {
        _attest(
            wallet,
            identity.walletOf(wallet).claims,
            country,
            identity.walletOf(wallet).class,
            identity.walletOf(wallet).expiry
        );
    }

    function _setClass(address wallet, uint8 class) internal {
        _attest(
            wallet,
            identity.walletOf(wallet).claims,
            identity.walletOf(wallet).country,
            class,
            identity.walletOf(wallet).expiry
        );
    }

    function _expire(address wallet) internal {
        vm.prank(kycIssuer);
        identity.expire(wallet);
    }

    function _statement(address wallet, uint64 claims, uint16 country, uint8 class, uint40 expiry)
        internal
        view
        returns (Identity.Statement memory)
    {
        return Identity.Statement({
            wallet: wallet,
            claims: claims,
            country: country,
            class: class,
            expiry: expiry,
            version: identity.walletOf(wallet).version + 1,
            deadline: uint40(block.timestamp + 1 hours)
        });
    }

    function _signed(Identity.Statement memory statement, uint256 key) internal view returns (bytes memory) {
        return _signature(key, identity.statementDigest(statement));
    }

    function _signature(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _next(address a, address b) internal view returns (uint32) {
        uint32 first = identity.walletOf(a).version;
        uint32 second = identity.walletOf(b).version;
        return (first > second ? first : second) + 1;
    }

    /// @dev Links `added` to the identity of `wallet`; the issuer has signed, the added wallet submits.
    function _link(address wallet, address added) internal {
        IdentityWallets.Link memory link =
            IdentityWallets.Link(wallet, added, _next(wallet, added), uint40(block.timestamp + 1 hours));
        bytes memory signature = _signature(kycKey, identity.linkDigest(link));
        vm.prank(added);
        identity.link(link, kycIssuer, signature, "");
    }

    function _startRecovery(address lost, address replacement) internal {
        IdentityWallets.Recovery memory recovery = IdentityWallets.Recovery(
            lost, replacement, _next(lost, replacement), uint40(block.timestamp + 1 hours)
        );
        bytes memory signature = _signature(kycKey, identity.recoveryDigest(recovery));
        vm.prank(replacement);
        identity.recover(recovery, kycIssuer, signature, "");
    }

    function _recover(address lost, address replacement) internal {
        _startRecovery(lost, replacement);
        skip(identity.recoveryDelay());
        identity.finishRecovery(lost);
    }
}
