// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IIdentity} from "../../src/interfaces/IIdentity.sol";
import {Identity} from "../../src/identity/Identity.sol";
import {IdentityState} from "../../src/identity/IdentityState.sol";
import {Issuers} from "../../src/identity/Issuers.sol";
import {IdentityFixture} from "../helpers/identity/IdentityFixture.sol";
import {SignerContract} from "../helpers/identity/SignerContract.sol";

/// @notice How attributes enter the registry, and how they leave it.
contract IdentityStatementsTest is IdentityFixture {
    address internal wallet = makeAddr("wallet");

    function _fresh() internal view returns (Identity.Statement memory) {
        return _statement(wallet, KYC | ACCREDITED, GERMANY, 2, uint40(block.timestamp + 365 days));
    }

    function test_anyoneSubmitsWhatATrustedIssuerSigned() public {
        Identity.Statement memory statement = _fresh();
        bytes memory signature = _signed(statement, kycKey);
        vm.expectEmit();
        emit IdentityState.IdentityRegistered(wallet, address(uint160(1)));
        assertEq(identity.register(statement, kycIssuer, signature), 1);

        IIdentity.Wallet memory made = identity.walletOf(wallet);
        assertEq(made.id, 1);
        assertEq(made.claims, KYC | ACCREDITED);
        assertEq(made.country, GERMANY);
        assertEq(made.class, 2);
        assertEq(made.expiry, block.timestamp + 365 days);
        assertEq(made.version, 1);
        assertFalse(made.lost);
        assertTrue(identity.isVerified(wallet));
        assertTrue(identity.contains(wallet));
        assertEq(identity.investorCountry(wallet), GERMANY);
        assertEq(identity.identity(wallet), address(uint160(1)));
        assertEq(identity.vouching(wallet), kycIssuer);
    }

    function testFuzz_wordKeepsEveryAttribute(uint64 claims, uint16 country, uint8 class, uint40 expiry)
        public
    {
        country = uint16(bound(country, 0, 999));
        _attest(wallet, claims, country, class, expiry);
        IIdentity.Wallet memory made = identity.walletOf(wallet);
        assertEq(made.claims, claims);
        assertEq(made.country, country);
        assertEq(made.class, class);
        assertEq(made.expiry, expiry);
        assertEq(identity.isVerified(wallet), expiry > block.timestamp);
        (IIdentity.Wallet memory none, IIdentity.Wallet memory same) = identity.walletsOf(address(1), wallet);
        assertEq(none.id, 0);
        assertEq(same.claims, claims);
    }

    function test_IDN2_statementCannotBeUsedTwice() public {
        Identity.Statement memory statement = _fresh();
        bytes memory signature = _signed(statement, kycKey);
        identity.register(statement, kycIssuer, signature);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.VersionMismatch.selector, wallet, 1, 2));
        identity.register(statement, kycIssuer, signature);
    }

    function test_IDN2_statementSignedBeforeARevocationIsVoidAfterIt() public {
        _attest(wallet, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
        Identity.Statement memory statement = _fresh();
        bytes memory signature = _signed(statement, kycKey);
        vm.prank(kycIssuer);
        identity.revoke(wallet, KYC);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.VersionMismatch.selector, wallet, 2, 3));
        identity.register(statement, kycIssuer, signature);
    }

    function test_IDN2_statementCannotSkipAVersion() public {
        Identity.Statement memory statement = _fresh();
        statement.version = 2;
        vm.expectRevert(abi.encodeWithSelector(IdentityState.VersionMismatch.selector, wallet, 2, 1));
        vm.prank(kycIssuer);
        identity.register(statement, kycIssuer, "");
    }

    function test_statementIsBoundToItsDeadline() public {
        Identity.Statement memory statement = _fresh();
        bytes memory signature = _signed(statement, kycKey);
        vm.warp(statement.deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.DeadlinePassed.selector, statement.deadline));
        identity.register(statement, kycIssuer, signature);
    }

    function test_statementIsBoundToItsChainAndRegistry() public {
        Identity.Statement memory statement = _fresh();
        bytes memory signature = _signed(statement, kycKey);
        Identity other = new Identity(address(authority));
        vm.prank(admin);
        other.trustIssuer(kycIssuer, type(uint64).max);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.SignatureInvalid.selector, kycIssuer));
        other.register(statement, kycIssuer, signature);

        vm.chainId(block.chainid + 1);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.SignatureInvalid.selector, kycIssuer));
        identity.register(statement, kycIssuer, signature);
    }

    function test_everyFieldIsSigned() public {
        Identity.Statement memory statement = _fresh();
        bytes memory signature = _signed(statement, kycKey);
        bytes memory refusal = abi.encodeWithSelector(IdentityState.SignatureInvalid.selector, kycIssuer);
        statement.claims |= 4;
        vm.expectRevert(refusal);
        identity.register(statement, kycIssuer, signature);
        statement = _fresh();
        statement.country = FRANCE;
        vm.expectRevert(refusal);
        identity.register(statement, kycIssuer, signature);
        statement = _fresh();
        statement.class = 9;
        vm.expectRevert(refusal);
        identity.register(statement, kycIssuer, signature);
        statement = _fresh();
        statement.expiry += 1;
        vm.expectRevert(refusal);
        identity.register(statement, kycIssuer, signature);
        statement = _fresh();
        statement.deadline += 1;
        vm.expectRevert(refusal);
        identity.register(statement, kycIssuer, signature);
        statement = _fresh();
        statement.wallet = makeAddr("thief");
        vm.expectRevert(refusal);
        identity.register(statement, kycIssuer, signature);
    }

    function test_IDN3_onlyTrustedIssuersWithinTheirClaims() public {
        (address stranger, uint256 key) = makeAddrAndKey("stranger");
        Identity.Statement memory statement = _fresh();
        bytes memory signature = _signed(statement, key);
        vm.expectRevert(abi.encodeWithSelector(Issuers.IssuerNotTrusted.selector, stranger));
        identity.register(statement, stranger, signature);

        vm.prank(admin);
        identity.trustIssuer(stranger, KYC);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.ClaimsNotGranted.selector, stranger, ACCREDITED));
        identity.register(statement, stranger, signature);

        statement.claims = KYC;
        identity.register(statement, stranger, _signed(statement, key));
    }

    function test_distrustedIssuerAttestsNoMore() public {
        vm.prank(admin);
        identity.trustIssuer(kycIssuer, 0);
        Identity.Statement memory statement = _fresh();
        bytes memory signature = _signed(statement, kycKey);
        vm.expectRevert(abi.encodeWithSelector(Issuers.IssuerNotTrusted.selector, kycIssuer));
        identity.register(statement, kycIssuer, signature);
    }

    function test_onlyTheAuthorityTrustsIssuers() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, kycIssuer));
        vm.prank(kycIssuer);
        identity.trustIssuer(kycIssuer, 1);
    }

    function test_issuerThatIsAContractSignsByItsOwnRule() public {
        (address person, uint256 key) = makeAddrAndKey("officer");
        SignerContract institution = new SignerContract(person);
        vm.prank(admin);
        identity.trustIssuer(address(institution), type(uint64).max);
        Identity.Statement memory statement = _fresh();
        identity.register(statement, address(institution), _signed(statement, key));
        assertTrue(identity.isVerified(wallet));

        statement = _fresh();
        bytes memory forged = _signed(statement, kycKey);
        vm.expectRevert(abi.encodeWithSelector(IdentityState.SignatureInvalid.selector, address(institution)));
        identity.register(statement, address(institution), forged);
    }

    function test_countryIsANumericCode() public {
        Identity.Statement memory statement = _fresh();
        statement.country = 1000;
        vm.expectRevert(abi.encodeWithSelector(Identity.CountryUnknown.selector, 1000));
        vm.prank(kycIssuer);
        identity.register(statement, kycIssuer, "");
    }

    function test_anotherIssuerTakesOverOnlyWithTheWallet() public {
        _attest(wallet, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
        (address second, uint256 key) = makeAddrAndKey("second issuer");
        vm.prank(admin);
        identity.trustIssuer(second, KYC);
        Identity.Statement memory statement =
            _statement(wallet, KYC, FRANCE, 1, uint40(block.timestamp + 365 days));
        bytes memory signature = _signed(statement, key);
        vm.expectRevert(abi.encodeWithSelector(Identity.TakeoverNeedsWallet.selector, wallet, kycIssuer));
        identity.register(statement, second, signature);
        vm.expectRevert(abi.encodeWithSelector(Identity.TakeoverNeedsWallet.selector, wallet, kycIssuer));
        vm.prank(second);
        identity.register(statement, second, "");

        vm.prank(wallet);
        identity.register(statement, second, signature);
        assertEq(identity.vouching(wallet), second);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, kycIssuer));
        vm.prank(kycIssuer);
        identity.expire(wallet);
    }

    function test_anotherIssuerTakesOverFromADistrustedOne() public {
        _attest(wallet, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
        address second = makeAddr("second issuer");
        vm.startPrank(admin);
        identity.trustIssuer(kycIssuer, 0);
        identity.trustIssuer(second, KYC);
        vm.stopPrank();
        Identity.Statement memory statement =
            _statement(wallet, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
        vm.prank(second);
        identity.register(statement, second, "");
        assertEq(identity.vouching(wallet), second);
    }

    function test_batchLeavesOutWhatWasSubmittedAlready() public {
        Identity.Statement[] memory statements = new Identity.Statement[](3);
        address[] memory issuers = new address[](3);
        bytes[] memory signatures = new bytes[](3);
        for (uint256 i; i < 3; ++i) {
            address each = makeAddr(vm.toString(i));
            statements[i] = _statement(each, KYC, GERMANY, 1, uint40(block.timestamp + 1 days));
            issuers[i] = kycIssuer;
            signatures[i] = _signed(statements[i], kycKey);
        }
        identity.register(statements[1], kycIssuer, signatures[1]);
        identity.registerBatch(statements, issuers, signatures);
        for (uint256 i; i < 3; ++i) {
            assertTrue(identity.isVerified(makeAddr(vm.toString(i))));
        }
        assertEq(identity.count(), 3);
        issuers = new address[](2);
        vm.expectRevert(abi.encodeWithSelector(Identity.LengthMismatch.selector, 3, 2, 3));
        identity.registerBatch(statements, issuers, signatures);
    }

    function test_IDN4_revocationAndExpiryWorkAtOnceOnEveryWallet() public {
        _attest(wallet, KYC | ACCREDITED, GERMANY, 1, uint40(block.timestamp + 365 days));
        address second = makeAddr("second wallet");
        _link(wallet, second);
        vm.prank(kycIssuer);
        identity.revoke(second, ACCREDITED);
        assertEq(identity.walletOf(wallet).claims, KYC);
        assertEq(identity.walletOf(second).claims, KYC);
        vm.prank(kycIssuer);
        identity.expire(wallet);
        assertFalse(identity.isVerified(wallet));
        assertFalse(identity.isVerified(second));
    }

    function test_authorityMayExpireAndOthersMayNot() public {
        _attest(wallet, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
        address stranger = makeAddr("stranger");
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        identity.expire(wallet);
        vm.prank(admin);
        identity.expire(wallet);
        assertFalse(identity.isVerified(wallet));
    }

    function test_unknownWalletHasNothingToRevoke() public {
        vm.expectRevert(abi.encodeWithSelector(IdentityState.WalletUnknown.selector, wallet));
        vm.prank(kycIssuer);
        identity.revoke(wallet, KYC);
    }

    function test_issuersKeepTheirNumbers() public {
        address second = makeAddr("second issuer");
        vm.startPrank(admin);
        identity.trustIssuer(second, KYC);
        identity.trustIssuer(second, 0);
        identity.trustIssuer(second, ACCREDITED);
        vm.expectRevert(Issuers.IssuerIsZero.selector);
        identity.trustIssuer(address(0), 1);
        vm.stopPrank();
        (uint16 number, uint64 claims) = identity.issuerOf(second);
        assertEq(number, 2);
        assertEq(claims, ACCREDITED);
        assertEq(identity.issuerAt(2), second);
        assertEq(identity.issuerAt(0), address(0));
        assertEq(identity.issuerAt(3), address(0));
        assertTrue(identity.isTrustedIssuer(second));
    }
}
