// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {Identity} from "../../src/identity/Identity.sol";
import {OnchainIdAdapter} from "../../src/identity/OnchainIdAdapter.sol";
import {IdentityFixture} from "../helpers/identity/IdentityFixture.sol";
import {TestClaimIssuer, TestOnchainId} from "../helpers/identity/TestOnchainId.sol";

/// @notice Claims that a person already has in an OnchainID are brought into the registry.
contract OnchainIdAdapterTest is IdentityFixture {
    uint256 internal constant KYC_TOPIC = 10_101;
    uint256 internal constant COUNTRY_TOPIC = 10_102;

    OnchainIdAdapter internal adapter;
    TestClaimIssuer internal issuer;
    TestOnchainId internal onchainId;
    uint256 internal issuerKey;
    address internal alice = makeAddr("alice");

    function setUp() public override {
        super.setUp();
        address signer;
        (signer, issuerKey) = makeAddrAndKey("claim signer");
        issuer = new TestClaimIssuer(signer);
        adapter = new OnchainIdAdapter(address(authority), identity, 90 days);
        OnchainIdAdapter.Source[] memory sources = new OnchainIdAdapter.Source[](1);
        sources[0] = OnchainIdAdapter.Source(KYC_TOPIC, address(issuer), 0);
        vm.startPrank(admin);
        identity.trustIssuer(address(adapter), KYC);
        adapter.setSources(sources, COUNTRY_TOPIC, address(issuer));
        vm.stopPrank();
        onchainId = new TestOnchainId();
        onchainId.addKey(alice);
        _claim(COUNTRY_TOPIC, abi.encode(uint256(GERMANY)));
    }

    function _claim(uint256 topic, bytes memory data) private returns (bytes memory signature) {
        signature = _sign(address(onchainId), topic, data);
        onchainId.addClaim(topic, address(issuer), signature, data);
    }

    function _sign(address subject, uint256 topic, bytes memory data) private view returns (bytes memory) {
        return _signature(
            issuerKey, MessageHashUtils.toEthSignedMessageHash(keccak256(abi.encode(subject, topic, data)))
        );
    }

    function test_validClaimsBecomeBits() public {
        _claim(KYC_TOPIC, "");
        assertEq(adapter.submit(alice, address(onchainId)), 1);
        assertEq(identity.walletOf(alice).claims, KYC);
        assertEq(identity.walletOf(alice).country, GERMANY);
        assertEq(identity.walletOf(alice).expiry, block.timestamp + 90 days);
        assertEq(identity.vouching(alice), address(adapter));
        assertEq(adapter.sources().length, 1);
    }

    function test_revokedClaimIsGoneWithTheNextSubmission() public {
        bytes memory signature = _claim(KYC_TOPIC, "");
        adapter.submit(alice, address(onchainId));
        issuer.revoke(signature);
        adapter.submit(alice, address(onchainId));
        assertEq(identity.walletOf(alice).claims, 0);
    }

    function test_claimInventedByThePersonCountsForNothing() public {
        onchainId.addClaim(KYC_TOPIC, address(issuer), _sign(address(1), KYC_TOPIC, ""), "");
        adapter.submit(alice, address(onchainId));
        assertEq(identity.walletOf(alice).claims, 0);
        TestClaimIssuer own = new TestClaimIssuer(alice);
        onchainId.addClaim(KYC_TOPIC, address(own), "", "");
        adapter.submit(alice, address(onchainId));
        assertEq(identity.walletOf(alice).claims, 0);
    }

    function test_walletMustBeAKeyOfTheIdentityContract() public {
        address bob = makeAddr("bob");
        vm.expectRevert(abi.encodeWithSelector(OnchainIdAdapter.NotAKey.selector, bob, address(onchainId)));
        adapter.submit(bob, address(onchainId));
    }

    function test_oneIdentityContractIsOneIdentity() public {
        adapter.submit(alice, address(onchainId));
        address bob = makeAddr("bob");
        onchainId.addKey(bob);
        vm.expectRevert(
            abi.encodeWithSelector(OnchainIdAdapter.OnchainIdTaken.selector, address(onchainId), 1)
        );
        adapter.submit(bob, address(onchainId));
    }

    function test_countryIsNeeded() public {
        _claim(COUNTRY_TOPIC, abi.encode(uint256(5000)));
        vm.expectRevert(abi.encodeWithSelector(OnchainIdAdapter.CountryMissing.selector, address(onchainId)));
        adapter.submit(alice, address(onchainId));
        _claim(COUNTRY_TOPIC, "DE");
        vm.expectRevert(abi.encodeWithSelector(OnchainIdAdapter.CountryMissing.selector, address(onchainId)));
        adapter.submit(alice, address(onchainId));
    }

    function test_adapterDoesNotTakeOverWhatAnIssuerVouchesFor() public {
        _attest(alice, KYC, FRANCE, 1, uint40(block.timestamp + 1 days));
        vm.expectRevert(abi.encodeWithSelector(Identity.TakeoverNeedsWallet.selector, alice, kycIssuer));
        adapter.submit(alice, address(onchainId));
    }

    function test_sourcesAreBounded() public {
        OnchainIdAdapter.Source[] memory many = new OnchainIdAdapter.Source[](17);
        vm.startPrank(admin);
        vm.expectRevert(abi.encodeWithSelector(OnchainIdAdapter.TooManySources.selector, 17, 16));
        adapter.setSources(many, 1, address(issuer));
        many = new OnchainIdAdapter.Source[](1);
        many[0].claim = 64;
        vm.expectRevert(abi.encodeWithSelector(OnchainIdAdapter.ClaimBitTooHigh.selector, 64));
        adapter.setSources(many, 1, address(issuer));
        vm.stopPrank();
    }
}
