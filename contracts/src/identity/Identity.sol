// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IIdentity} from "../interfaces/IIdentity.sol";
import {IIdentityWords} from "./IIdentityWords.sol";
import {IdentityWallets} from "./IdentityWallets.sol";
import {RuleBook} from "./RuleBook.sol";
import {WalletWord, packWallet} from "./WalletWord.sol";

/// @title Who is behind a wallet, for every token of the platform
/// @notice Attributes enter by a statement that a trusted KYC issuer signed (EIP-712) and are verified here, once;
/// a transfer reads one word a side and no signature. A wallet's identity number is given once and never changes,
/// so that what tokens count per identity cannot drift.
/// @dev Assumes:
/// - trusted issuers check that a person has one identity, and that a lost wallet was lost by its owner;
/// - a statement names the version it makes, which is the present version plus one: a statement signed before a
///   revocation, a link or a recovery can never be used after it;
/// - an identity has at most `MAX_WALLETS` active wallets; whatever changes an identity rewrites them all, which
///   bounds the cost of an update at eight words.
contract Identity is IdentityWallets, IIdentityWords {
    /// @param wallet any wallet of the identity, or the first one of a new identity
    /// @param claims one bit a claim, all within what the issuer may grant
    /// @param country ISO 3166-1 numeric
    /// @param class investor class
    /// @param expiry unix seconds
    /// @param version the wallet's present version plus one
    /// @param deadline unix seconds after which the statement is void
    struct Statement {
        address wallet;
        uint64 claims;
        uint16 country;
        uint8 class;
        uint40 expiry;
        uint32 version;
        uint40 deadline;
    }

    bytes32 private constant STATEMENT_TYPE = keccak256(
        "Statement(address wallet,uint64 claims,uint16 country,uint8 class,uint40 expiry,uint32 version,uint40 deadline)"
    );

    /// @inheritdoc IIdentityWords
    RuleBook public immutable ruleBook = new RuleBook();

    /// @notice Identities so far; the number of the newest one.
    uint32 public count;

    event Attested(
        address indexed wallet,
        uint32 indexed id,
        address indexed issuer,
        uint64 claims,
        uint16 country,
        uint8 class,
        uint40 expiry,
        uint32 version
    );
    event ClaimsRevoked(uint32 indexed id, address indexed by, uint64 claims, uint32 version);
    event Expired(uint32 indexed id, address indexed by, uint32 version);

    error CountryUnknown(uint16 country);
    error TakeoverNeedsWallet(address wallet, address presentIssuer);
    error LengthMismatch(uint256 statements, uint256 issuers, uint256 signatures);

    /// @param authority AccessManager that trusts issuers, sets the delay and may revoke
    constructor(address authority) AccessManaged(authority) EIP712("Specie Identity", "1") {}

    // Statements

    /// @notice Makes or updates the identity of `statement.wallet`. Anyone may submit what `issuer` signed; an issuer
    /// that calls needs no signature. Another issuer than the one that vouches can take an identity over only if
    /// the wallet itself submits, or if the present issuer is no longer trusted.
    /// @param signature the issuer's over the statement (65 bytes, or what an ERC-1271 contract accepts)
    /// @return id the identity's number
    function register(Statement calldata statement, address issuer, bytes calldata signature)
        external
        returns (uint32 id)
    {
        return _register(statement, issuer, signature);
    }

    /// @notice Many statements at once. One whose version has been reached already is left out, so that nobody can
    /// stop a batch by submitting a part of it first.
    function registerBatch(
        Statement[] calldata statements,
        address[] calldata issuers,
        bytes[] calldata signatures
    ) external {
        if (statements.length != issuers.length || statements.length != signatures.length) {
            revert LengthMismatch(statements.length, issuers.length, signatures.length);
        }
        for (uint256 i; i < statements.length; ++i) {
            if (_words[statements[i].wallet].version() >= statements[i].version) continue;
            _register(statements[i], issuers[i], signatures[i]);
        }
    }

    /// @notice Takes claims away at once. Only the issuer that vouches for the wallet, or the authority.
    /// @param claims bits to clear
    function revoke(address wallet, uint64 claims) external {
        WalletWord word = _judged(wallet);
        uint32 version = word.version() + 1;
        _write(wallet, word.withClaims(word.claims() & ~claims).withVersion(version));
        emit ClaimsRevoked(word.id(), msg.sender, claims, version);
    }

    /// @notice Ends an identity's validity now: it can receive nothing until a new statement. Only the issuer that
    /// vouches for the wallet, or the authority.
    function expire(address wallet) external {
        WalletWord word = _judged(wallet);
        uint32 version = word.version() + 1;
        _write(wallet, word.withExpiry(uint40(block.timestamp)).withVersion(version));
        emit Expired(word.id(), msg.sender, version);
    }

    // Views

    /// @inheritdoc IIdentityWords
    function wordOf(address wallet) external view returns (WalletWord) {
        return _words[wallet];
    }

    /// @inheritdoc IIdentityWords
    function wordsOf(address from, address to) external view returns (WalletWord, WalletWord) {
        return (_words[from], _words[to]);
    }

    /// @inheritdoc IIdentity
    function walletOf(address wallet) external view returns (Wallet memory) {
        return _words[wallet].toWallet();
    }

    /// @inheritdoc IIdentity
    function walletsOf(address from, address to) external view returns (Wallet memory, Wallet memory) {
        return (_words[from].toWallet(), _words[to].toWallet());
    }

    /// @notice The KYC issuer that vouches for a wallet.
    function vouching(address wallet) external view returns (address) {
        return issuerAt(_words[wallet].issuer());
    }

    /// @inheritdoc IIdentity
    function isVerified(address wallet) external view returns (bool) {
        return _words[wallet].live();
    }

    /// @notice ERC-3643: whether the wallet belongs to an identity.
    function contains(address wallet) external view returns (bool) {
        return _words[wallet].id() != 0;
    }

    /// @notice ERC-3643: ISO 3166-1 numeric code.
    function investorCountry(address wallet) external view returns (uint16) {
        return _words[wallet].country();
    }

    /// @notice ERC-3643: this registry keeps its own storage and trusted issuers.
    function identityStorage() external view returns (address) {
        return address(this);
    }

    /// @notice ERC-3643: see `isTrustedIssuer`.
    function issuersRegistry() external view returns (address) {
        return address(this);
    }

    /// @notice What an issuer signs for `register`.
    function statementDigest(Statement calldata statement) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(STATEMENT_TYPE, statement)));
    }

    // Inside

    function _register(Statement calldata statement, address issuer, bytes calldata signature)
        private
        returns (uint32 id)
    {
        address wallet = statement.wallet;
        if (wallet == address(0)) revert WalletIsZero();
        _checkDeadline(statement.deadline);
        if (statement.country > 999) revert CountryUnknown(statement.country);
        WalletWord word = _words[wallet];
        if (word.lost()) revert WalletLost(wallet);
        if (statement.version != word.version() + 1) {
            revert VersionMismatch(wallet, statement.version, word.version() + 1);
        }
        uint16 number = _checkGrants(issuer, statement.claims);
        if (word.id() != 0 && word.issuer() != number && msg.sender != wallet) {
            address present = issuerAt(word.issuer());
            if (isTrustedIssuer(present)) revert TakeoverNeedsWallet(wallet, present);
        }
        if (msg.sender != issuer) _checkSigned(issuer, statementDigest(statement), signature);

        id = word.id();
        bool fresh = id == 0;
        if (fresh) id = ++count;
        WalletWord made = packWallet(
            Wallet(
                id,
                statement.claims,
                statement.country,
                statement.class,
                statement.expiry,
                statement.version,
                false
            ),
            number
        );
        if (fresh) _words[wallet] = made;
        else _write(wallet, made);

        if (fresh) emit IdentityRegistered(wallet, address(uint160(id)));
        else if (word.country() != statement.country) emit CountryUpdated(wallet, statement.country);
        _emitAttested(statement, id, issuer);
    }

    function _emitAttested(Statement calldata statement, uint32 id, address issuer) private {
        emit Attested(
            statement.wallet,
            id,
            issuer,
            statement.claims,
            statement.country,
            statement.class,
            statement.expiry,
            statement.version
        );
    }

    /// @dev The wallet's word, if the caller may take its claims or validity away.
    function _judged(address wallet) private returns (WalletWord word) {
        word = _linked(wallet);
        (uint16 number, uint64 granted) = issuerOf(msg.sender);
        if (number == 0 || granted == 0 || number != word.issuer()) _checkCanCall(msg.sender, msg.data);
    }
}
