// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What every transfer of a share must know, in one word.
/// @dev required uint64 | forbidden uint64 | minimumClass uint8 | flags uint16 | distribution uint32 |
/// cap uint64 · 2^uint8, from the lowest bit up. A cap below 2^64 is exact; a larger one is rounded down by less than
/// 2^-63 of itself, which keeps it in the word that every transfer reads.
type PolicyWord is uint256;

using {
    required,
    forbidden,
    minimumClass,
    flags,
    has,
    keeping,
    distribution,
    cap,
    withFlag,
    withDistribution
} for PolicyWord global;

uint16 constant OPEN = 1;
uint16 constant PAUSED = 2;
uint16 constant ANY_COUNTRY = 4;
uint16 constant SENDER_QUALIFIES = 8;
uint16 constant COUNTED = 16;
uint16 constant BY_COUNTRY = 32;
uint16 constant BY_CLASS = 64;
uint16 constant CAPPED = 128;
uint16 constant LOCK_UP = 256;
uint16 constant WINDOWED = 512;
uint16 constant HOURS = 1024;
uint16 constant HOOKED = 2048;
uint16 constant MAX_HOLDERS = 4096;

/// @dev Flags that a change of policy leaves alone.
uint16 constant LIFE = OPEN | PAUSED;

/// @dev Flags that are fixed once shares exist: counters cannot start in the middle.
uint16 constant COUNTING = COUNTED | BY_COUNTRY | BY_CLASS;

/// @param cap_ share units, rounded down to 64 significant bits
function packPolicy(uint64 required_, uint64 forbidden_, uint8 minimumClass_, uint16 flags_, uint128 cap_)
    pure
    returns (PolicyWord)
{
    uint256 exponent;
    while (cap_ >> exponent > type(uint64).max) ++exponent;
    return PolicyWord.wrap(
        uint256(required_) | uint256(forbidden_) << 64 | uint256(minimumClass_) << 128 | uint256(flags_)
            << 136 | uint256(cap_ >> exponent) << 184 | exponent << 248
    );
}

function required(PolicyWord word) pure returns (uint64) {
    return uint64(PolicyWord.unwrap(word));
}

function forbidden(PolicyWord word) pure returns (uint64) {
    return uint64(PolicyWord.unwrap(word) >> 64);
}

function minimumClass(PolicyWord word) pure returns (uint8) {
    return uint8(PolicyWord.unwrap(word) >> 128);
}

function flags(PolicyWord word) pure returns (uint16) {
    return uint16(PolicyWord.unwrap(word) >> 136);
}

/// @notice This policy with the distribution and the state of life of another.
function keeping(PolicyWord word, PolicyWord old) pure returns (PolicyWord) {
    uint256 kept = uint256(LIFE) << 136 | uint256(type(uint32).max) << 152;
    return PolicyWord.wrap(PolicyWord.unwrap(word) & ~kept | PolicyWord.unwrap(old) & kept);
}

/// @notice Whether any of the flags is set.
function has(PolicyWord word, uint16 asked) pure returns (bool) {
    return PolicyWord.unwrap(word) >> 136 & asked != 0;
}

function distribution(PolicyWord word) pure returns (uint32) {
    return uint32(PolicyWord.unwrap(word) >> 152);
}

/// @notice Share units that one identity may hold, where the flag `CAPPED` is set.
function cap(PolicyWord word) pure returns (uint256) {
    return uint256(uint64(PolicyWord.unwrap(word) >> 184)) << (PolicyWord.unwrap(word) >> 248);
}

function withFlag(PolicyWord word, uint16 flag, bool on) pure returns (PolicyWord) {
    uint256 bit = uint256(flag) << 136;
    return PolicyWord.wrap(on ? PolicyWord.unwrap(word) | bit : PolicyWord.unwrap(word) & ~bit);
}

function withDistribution(PolicyWord word, uint32 value) pure returns (PolicyWord) {
    return
        PolicyWord.wrap(PolicyWord.unwrap(word) & ~(uint256(type(uint32).max) << 152) | uint256(value) << 152);
}
