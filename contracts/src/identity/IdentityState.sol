// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {Issuers} from "./Issuers.sol";
import {WalletWord} from "./WalletWord.sol";

/// @notice What the registry stores of wallets, and the checks that all its statements share.
abstract contract IdentityState is Issuers, EIP712 {
    uint256 public constant MAX_WALLETS = 8;

    mapping(address wallet => WalletWord) internal _words;

    /// @dev Empty while an identity has one active wallet.
    mapping(uint32 id => address[]) internal _wallets;

    /// @notice ERC-3643 identity registry events; `identity` is the identity's number as an address.
    event IdentityRegistered(address indexed investorAddress, address indexed identity);
    event CountryUpdated(address indexed investorAddress, uint16 indexed country);

    error WalletIsZero();
    error WalletUnknown(address wallet);
    error WalletLost(address wallet);
    error VersionMismatch(address wallet, uint32 version, uint32 expected);
    error DeadlinePassed(uint40 deadline);
    error ClaimsNotGranted(address issuer, uint64 claims);
    error SignatureInvalid(address signer);
    error IssuerDoesNotVouch(address issuer, address wallet);

    /// @notice ERC-3643: one address an identity; here its number, as no contract stands for a person.
    function identity(address wallet) public view returns (address) {
        return address(uint160(_words[wallet].id()));
    }

    /// @dev Rewrites every active wallet of the identity (at most eight).
    function _write(address wallet, WalletWord word) internal {
        address[] storage wallets = _wallets[word.id()];
        uint256 length = wallets.length;
        if (length == 0) {
            _words[wallet] = word;
            return;
        }
        for (uint256 i; i < length; ++i) {
            _words[wallets[i]] = word;
        }
    }

    function _linked(address wallet) internal view returns (WalletWord word) {
        word = _words[wallet];
        if (word.id() == 0) revert WalletUnknown(wallet);
        if (word.lost()) revert WalletLost(wallet);
    }

    function _checkGrants(address issuer, uint64 claims) internal view returns (uint16 number) {
        uint64 granted;
        (number, granted) = issuerOf(issuer);
        if (granted == 0) revert IssuerNotTrusted(issuer);
        if (claims & ~granted != 0) revert ClaimsNotGranted(issuer, claims & ~granted);
    }

    function _checkVouches(WalletWord word, address issuer, address wallet) internal view {
        uint16 number = _checkGrants(issuer, 0);
        if (number != word.issuer()) revert IssuerDoesNotVouch(issuer, wallet);
    }

    function _checkSigned(address signer, bytes32 digest, bytes calldata signature) internal view {
        if (msg.sender == signer) return;
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, digest, signature)) {
            revert SignatureInvalid(signer);
        }
    }

    function _checkDeadline(uint40 deadline) internal view {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
    }
}
