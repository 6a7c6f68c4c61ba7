// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIdentity} from "../interfaces/IIdentity.sol";
import {IdentityState} from "./IdentityState.sol";
import {WalletWord} from "./WalletWord.sol";

/// @notice Several wallets of one identity, and the recovery of a lost one. A wallet's identity number is given once
/// and never changes; a lost wallet never comes back.
abstract contract IdentityWallets is IIdentity, IdentityState {
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

    uint40 public constant MIN_RECOVERY_DELAY = 1 days;
    uint40 public constant MAX_RECOVERY_DELAY = 30 days;

    bytes32 private constant LINK_TYPE =
        keccak256("Link(address wallet,address added,uint32 version,uint40 deadline)");
    bytes32 private constant RECOVERY_TYPE =
        keccak256("Recovery(address lost,address replacement,uint32 version,uint40 deadline)");

    /// @notice Seconds between the start of a recovery and its earliest end, in which the lost wallet may object.
    uint40 public recoveryDelay = 3 days;

    mapping(address lost => address) private _replacement;
    mapping(address lost => Pending) private _pending;

    event WalletLinked(uint32 indexed id, address indexed wallet, address indexed issuer);
    event RecoveryStarted(
        address indexed lost, address indexed replacement, address indexed issuer, uint40 readyAt
    );
    event RecoveryCancelled(address indexed lost, address indexed replacement, address indexed by);
    event Recovered(uint32 indexed id, address indexed lost, address indexed replacement);
    event RecoveryDelaySet(uint40 delay);

    error WalletTaken(address wallet, uint32 id);
    error WalletsFull(uint32 id, uint256 limit);
    error NoRecovery(address lost);
    error RecoveryNotReady(address lost, uint40 readyAt);
    error RecoveryNotYours(address caller, address lost);
    error DelayOutOfBounds(uint40 delay, uint40 least, uint40 most);

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

    /// @notice What an issuer and the added wallet sign for `link`.
    function linkDigest(Link calldata link_) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(LINK_TYPE, link_)));
    }

    /// @notice What an issuer and the replacement sign for `recover`.
    function recoveryDigest(Recovery calldata recovery) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(RECOVERY_TYPE, recovery)));
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
}
