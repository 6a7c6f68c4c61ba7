// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIdentity} from "../interfaces/IIdentity.sol";

/// @notice A wallet's attributes in one word, so that a transfer reads one slot a side.
/// @dev id uint32 | claims uint64 | country uint16 | class uint8 | expiry uint40 | version uint32 | lost uint8 |
/// issuer uint16 (number of the KYC issuer that vouches), from the lowest bit up; 40 bits are unused.
type WalletWord is uint256;

using {
    id,
    claims,
    country,
    class,
    expiry,
    version,
    lost,
    issuer,
    live,
    toWallet,
    withClaims,
    withExpiry,
    withVersion,
    withLost
} for WalletWord global;

function packWallet(IIdentity.Wallet memory wallet, uint16 issuerNumber) pure returns (WalletWord) {
    uint256 word = uint256(wallet.id) | uint256(wallet.claims) << 32 | uint256(wallet.country) << 96
        | uint256(wallet.class) << 112 | uint256(wallet.expiry) << 120 | uint256(wallet.version) << 160;
    if (wallet.lost) word |= 1 << 192;
    return WalletWord.wrap(word | uint256(issuerNumber) << 200);
}

function id(WalletWord word) pure returns (uint32) {
    return uint32(WalletWord.unwrap(word));
}

function claims(WalletWord word) pure returns (uint64) {
    return uint64(WalletWord.unwrap(word) >> 32);
}

function country(WalletWord word) pure returns (uint16) {
    return uint16(WalletWord.unwrap(word) >> 96);
}

function class(WalletWord word) pure returns (uint8) {
    return uint8(WalletWord.unwrap(word) >> 112);
}

function expiry(WalletWord word) pure returns (uint40) {
    return uint40(WalletWord.unwrap(word) >> 120);
}

function version(WalletWord word) pure returns (uint32) {
    return uint32(WalletWord.unwrap(word) >> 160);
}

function lost(WalletWord word) pure returns (bool) {
    return WalletWord.unwrap(word) >> 192 & 1 != 0;
}

function issuer(WalletWord word) pure returns (uint16) {
    return uint16(WalletWord.unwrap(word) >> 200);
}

/// @notice Linked, not lost, not expired.
function live(WalletWord word) view returns (bool) {
    return word.id() != 0 && !word.lost() && word.expiry() > block.timestamp;
}

function toWallet(WalletWord word) pure returns (IIdentity.Wallet memory) {
    return IIdentity.Wallet({
        id: word.id(),
        claims: word.claims(),
        country: word.country(),
        class: word.class(),
        expiry: word.expiry(),
        version: word.version(),
        lost: word.lost()
    });
}

function withClaims(WalletWord word, uint64 value) pure returns (WalletWord) {
    return
        WalletWord.wrap(WalletWord.unwrap(word) & ~(uint256(type(uint64).max) << 32) | uint256(value) << 32);
}

function withExpiry(WalletWord word, uint40 value) pure returns (WalletWord) {
    return
        WalletWord.wrap(WalletWord.unwrap(word) & ~(uint256(type(uint40).max) << 120) | uint256(value) << 120);
}

function withVersion(WalletWord word, uint32 value) pure returns (WalletWord) {
    return
        WalletWord.wrap(WalletWord.unwrap(word) & ~(uint256(type(uint32).max) << 160) | uint256(value) << 160);
}

/// @notice The word of a wallet that was lost: it expires as well, so that one look at the expiry finds both.
function withLost(WalletWord word) pure returns (WalletWord) {
    return WalletWord.wrap(WalletWord.unwrap(word.withExpiry(0)) | 1 << 192);
}
