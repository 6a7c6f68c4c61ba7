// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IIdentity} from "../interfaces/IIdentity.sol";
import {IIdentityWords} from "./IIdentityWords.sol";
import {Issuers} from "./Issuers.sol";
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
contract Identity is IIdentity, IIdentityWords, Issuers, EIP712 {
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

    /// @dev Signed by the issuer that vouches for `wallet` and by `added`. `version`: the higher one of the two
    /// wallets' present versions, plus one.
    struct Link {
        address wallet;
        address added;
        uint32 version;
        uint40 deadline;
    }

    /// @dev Signed by the issuer that vouches for `lost` and by `replacement`. `version` as in `Link`.
    struct Recovery {
        address lost;
        address replacement;
        uint32 version;
        uint40 deadline;
    }

    /// @param replacement takes over after `readyAt`
    /// @param issuer number of the issuer that signed
    struct Pending {
        address replacement;
        uint40 readyAt;
        uint16 issuer;
    }

    uint256 public constant MAX_WALLETS = 8;
    uint40 public constant MIN_RECOVERY_DELAY = 1 days;
    uint40 public constant MAX_RECOVERY_DELAY = 30 days;

    bytes32 private constant STATEMENT_TYPE = keccak256(
        "Statement(address wallet,uint64 claims,uint16 country,uint8 class,uint40 expiry,uint32 version,uint40 deadline)"
    );
    bytes32 private constant LINK_TYPE =
        keccak256("Link(address wallet,address added,uint32 version,uint40 deadline)");
    bytes32 private constant RECOVERY_TYPE =
        keccak256("Recovery(address lost,address replacement,uint32 version,uint40 deadline)");

    /// @inheritdoc IIdentityWords
    RuleBook public immutable ruleBook = new RuleBook();

    /// @notice Identities so far; the number of the newest one.
    uint32 public count;

    /// @notice Seconds between the start of a recovery and its earliest end, in which the lost wallet may object.
    uint40 public recoveryDelay = 3 days;

    mapping(address wallet => WalletWord) private _words;

    /// @dev Empty while an identity has one active wallet.
    mapping(uint32 id => address[]) private _wallets;
    mapping(address lost => address) private _replacement;
    mapping(address lost => Pending) private _pending;

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
    event WalletLinked(uint32 indexed id, address indexed wallet, address indexed issuer);
    event ClaimsRevoked(uint32 indexed id, address indexed by, uint64 claims, uint32 version);
    event Expired(uint32 indexed id, address indexed by, uint32 version);
    event RecoveryStarted(
        address indexed lost, address indexed replacement, address indexed issuer, uint40 readyAt
    );
    event RecoveryCancelled(address indexed lost, address indexed replacement, address indexed by);
    event Recovered(uint32 indexed id, address indexed lost, address indexed replacement);
    event RecoveryDelaySet(uint40 delay);

    /// @notice ERC-3643 identity registry events; `identity` is the identity's number as an address.
    event IdentityRegistered(address indexed investorAddress, address indexed identity);
    event CountryUpdated(address indexed investorAddress, uint16 indexed country);

    error WalletIsZero();
    error WalletUnknown(address wallet);
    error WalletTaken(address wallet, uint32 id);
    error WalletLost(address wallet);
    error WalletsFull(uint32 id, uint256 limit);
    error VersionMismatch(address wallet, uint32 version, uint32 expected);
    error DeadlinePassed(uint40 deadline);
    error ClaimsNotGranted(address issuer, uint64 claims);
    error CountryUnknown(uint16 country);
    error SignatureInvalid(address signer);
    error IssuerDoesNotVouch(address issuer, address wallet);
    error TakeoverNeedsWallet(address wallet, address presentIssuer);
    error NoRecovery(address lost);
    error RecoveryNotReady(address lost, uint40 readyAt);
    error RecoveryNotYours(address caller, address lost);
    error DelayOutOfBounds(uint40 delay, uint40 least, uint40 most);
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

    /// @notice Adds `link.added` to the identity of `link.wallet`. Needs the vouching issuer and the added wallet:
    /// each either calls or has signed the link.
    function link(Link calldata link_, address issuer, bytes calldata signature, bytes calldata consent)
        external
    {
        WalletWord word = _linked(link_.wallet);
        uint32 version = _join(word, link_.wallet, link_.added, link_.version);
        bytes32 digest = linkDigest(link_);
        _checkDeadline(link_.deadline);
        _checkVouches(word, issuer, link_.wallet);
        _checkSigned(issuer, digest, signature);
        _checkSigned(link_.added, digest, consent);
        if (_words[link_.added].id() != 0) revert WalletTaken(link_.added, _words[link_.added].id());

        address[] storage wallets = _wallets[word.id()];
        if (wallets.length == 0) wallets.push(link_.wallet);
        if (wallets.length >= MAX_WALLETS) revert WalletsFull(word.id(), MAX_WALLETS);
        wallets.push(link_.added);
        _write(link_.wallet, word.withVersion(version));
        emit WalletLinked(word.id(), link_.added, issuer);
        emit IdentityRegistered(link_.added, identity(link_.wallet));
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

    // Recovery

    /// @notice Starts the move of an identity from a lost wallet to a replacement, which must belong to nobody or
    /// to the same identity. Needs the vouching issuer and the replacement: each either calls or has signed.
    function recover(
        Recovery calldata recovery,
        address issuer,
        bytes calldata signature,
        bytes calldata consent
    ) external {
        WalletWord word = _linked(recovery.lost);
        uint32 version = _join(word, recovery.lost, recovery.replacement, recovery.version);
        bytes32 digest = recoveryDigest(recovery);
        _checkDeadline(recovery.deadline);
        _checkVouches(word, issuer, recovery.lost);
        _checkSigned(issuer, digest, signature);
        _checkSigned(recovery.replacement, digest, consent);

        uint40 readyAt = uint40(block.timestamp) + recoveryDelay;
        _pending[recovery.lost] = Pending(recovery.replacement, readyAt, word.issuer());
        _write(recovery.lost, word.withVersion(version));
        emit RecoveryStarted(recovery.lost, recovery.replacement, issuer, readyAt);
    }

    /// @notice Stops a recovery that has not ended. Only the wallet said to be lost, or the issuer that started it.
    function cancelRecovery(address lost) external {
        Pending memory pending = _pending[lost];
        if (pending.readyAt == 0) revert NoRecovery(lost);
        if (msg.sender != lost && msg.sender != issuerAt(pending.issuer)) {
            revert RecoveryNotYours(msg.sender, lost);
        }
        delete _pending[lost];
        emit RecoveryCancelled(lost, pending.replacement, msg.sender);
    }

    /// @notice Ends a recovery after its delay: the replacement carries the identity, the lost wallet is flagged.
    /// Anyone may call. An issuer that is no longer trusted cannot have its recoveries ended.
    function finishRecovery(address lost) external {
        Pending memory pending = _pending[lost];
        if (pending.readyAt == 0) revert NoRecovery(lost);
        if (block.timestamp < pending.readyAt) revert RecoveryNotReady(lost, pending.readyAt);
        address issuer = issuerAt(pending.issuer);
        if (!isTrustedIssuer(issuer)) revert IssuerNotTrusted(issuer);
        WalletWord word = _linked(lost);
        WalletWord taken = _words[pending.replacement];
        _checkReplacement(word, pending.replacement, taken);

        delete _pending[lost];
        uint32 id = word.id();
        uint32 version = (taken.version() > word.version() ? taken.version() : word.version()) + 1;
        _words[lost] = word.withLost().withVersion(version);
        _replacement[lost] = pending.replacement;
        _replaceWallet(_wallets[id], lost, pending.replacement, taken.id() == id);
        _write(pending.replacement, word.withVersion(version));
        emit Recovered(id, lost, pending.replacement);
    }

    /// @param delay seconds
    function setRecoveryDelay(uint40 delay) external restricted {
        if (delay < MIN_RECOVERY_DELAY || delay > MAX_RECOVERY_DELAY) {
            revert DelayOutOfBounds(delay, MIN_RECOVERY_DELAY, MAX_RECOVERY_DELAY);
        }
        recoveryDelay = delay;
        emit RecoveryDelaySet(delay);
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

    /// @notice The active wallets of the identity that `wallet` belongs to; empty for an unknown or lost wallet.
    function linkedWallets(address wallet) external view returns (address[] memory wallets) {
        WalletWord word = _words[wallet];
        if (word.id() == 0 || word.lost()) return wallets;
        wallets = _wallets[word.id()];
        if (wallets.length == 0) {
            wallets = new address[](1);
            wallets[0] = wallet;
        }
    }

    /// @notice The KYC issuer that vouches for a wallet.
    function vouching(address wallet) external view returns (address) {
        return issuerAt(_words[wallet].issuer());
    }

    /// @inheritdoc IIdentity
    /// @dev Follows replacements that were themselves lost later (at most 32 of them).
    function recoveredTo(address lost) external view returns (address replacement) {
        replacement = _replacement[lost];
        for (uint256 i; i < 32; ++i) {
            address next = _replacement[replacement];
            if (next == address(0)) break;
            replacement = next;
        }
    }

    /// @notice The recovery of `lost` that waits for its delay; `readyAt` 0: none.
    function pendingRecovery(address lost) external view returns (address replacement, uint40 readyAt) {
        Pending memory pending = _pending[lost];
        return (pending.replacement, pending.readyAt);
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

    /// @notice ERC-3643: one address an identity; here its number, as no contract stands for a person.
    function identity(address wallet) public view returns (address) {
        return address(uint160(_words[wallet].id()));
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

    /// @notice What an issuer and the added wallet sign for `link`.
    function linkDigest(Link calldata link_) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(LINK_TYPE, link_)));
    }

    /// @notice What an issuer and the replacement sign for `recover`.
    function recoveryDigest(Recovery calldata recovery) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(RECOVERY_TYPE, recovery)));
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

    /// @dev Rewrites every active wallet of the identity (at most eight).
    function _write(address wallet, WalletWord word) private {
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

    function _replaceWallet(address[] storage wallets, address lost, address replacement, bool present)
        private
    {
        uint256 length = wallets.length;
        for (uint256 i; i < length; ++i) {
            if (wallets[i] != lost) continue;
            if (present) {
                wallets[i] = wallets[length - 1];
                wallets.pop();
            } else {
                wallets[i] = replacement;
            }
            return;
        }
    }

    function _linked(address wallet) private view returns (WalletWord word) {
        word = _words[wallet];
        if (word.id() == 0) revert WalletUnknown(wallet);
        if (word.lost()) revert WalletLost(wallet);
    }

    /// @dev The wallet's word, if the caller may take its claims or validity away.
    function _judged(address wallet) private returns (WalletWord word) {
        word = _linked(wallet);
        (uint16 number, uint64 granted) = issuerOf(msg.sender);
        if (number == 0 || granted == 0 || number != word.issuer()) _checkCanCall(msg.sender, msg.data);
    }

    /// @dev The version that a joint statement about two wallets makes.
    function _join(WalletWord word, address wallet, address other, uint32 version)
        private
        view
        returns (uint32)
    {
        if (other == address(0)) revert WalletIsZero();
        WalletWord taken = _words[other];
        _checkReplacement(word, other, taken);
        uint32 present = taken.version() > word.version() ? taken.version() : word.version();
        if (version != present + 1) revert VersionMismatch(wallet, version, present + 1);
        return version;
    }

    function _checkReplacement(WalletWord word, address other, WalletWord taken) private pure {
        if (taken.lost()) revert WalletLost(other);
        if (taken.id() != 0 && taken.id() != word.id()) revert WalletTaken(other, taken.id());
    }

    function _checkGrants(address issuer, uint64 claims) private view returns (uint16 number) {
        uint64 granted;
        (number, granted) = issuerOf(issuer);
        if (granted == 0) revert IssuerNotTrusted(issuer);
        if (claims & ~granted != 0) revert ClaimsNotGranted(issuer, claims & ~granted);
    }

    function _checkVouches(WalletWord word, address issuer, address wallet) private view {
        uint16 number = _checkGrants(issuer, 0);
        if (number != word.issuer()) revert IssuerDoesNotVouch(issuer, wallet);
    }

    function _checkSigned(address signer, bytes32 digest, bytes calldata signature) private view {
        if (msg.sender == signer) return;
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, digest, signature)) {
            revert SignatureInvalid(signer);
        }
    }

    function _checkDeadline(uint40 deadline) private view {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
    }
}
