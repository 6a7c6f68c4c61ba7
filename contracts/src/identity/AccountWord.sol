// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A wallet of a share in one word.
/// @dev balance uint128 | lockUntil uint40 | distribution uint32 | flags uint8 | id uint32, from the lowest bit up; 16
/// bits are unused. `id` is the identity's number as of the first receipt; the registry never changes it.
type AccountWord is uint256;

using {
    balance,
    lockUntil,
    distribution,
    is_,
    or,
    id,
    add,
    subtract,
    withLockUntil,
    withDistribution,
    withFlag,
    withId
} for AccountWord global;

uint8 constant FROZEN = 1;
uint8 constant PARTLY_FROZEN = 2;
uint8 constant VENUE = 4;
uint8 constant REDIRECTED = 8;

/// @dev A venue that is its own gate, so that a sale to it reads no gate.
uint8 constant OWN_GATE = 16;

function balance(AccountWord word) pure returns (uint256) {
    return uint128(AccountWord.unwrap(word));
}

function lockUntil(AccountWord word) pure returns (uint40) {
    return uint40(AccountWord.unwrap(word) >> 128);
}

function distribution(AccountWord word) pure returns (uint32) {
    return uint32(AccountWord.unwrap(word) >> 168);
}

/// @notice Flags that either of two wallets has, as a word for `is_`.
function or(AccountWord word, AccountWord other) pure returns (AccountWord) {
    return AccountWord.wrap(AccountWord.unwrap(word) | AccountWord.unwrap(other));
}

/// @notice Whether any of the flags is set.
function is_(AccountWord word, uint8 flags) pure returns (bool) {
    return AccountWord.unwrap(word) >> 200 & flags != 0;
}

function id(AccountWord word) pure returns (uint32) {
    return uint32(AccountWord.unwrap(word) >> 208);
}

/// @dev The total supply is below 2^96, so a balance cannot overflow into its neighbour.
function add(AccountWord word, uint256 value) pure returns (AccountWord) {
    unchecked {
        return AccountWord.wrap(AccountWord.unwrap(word) + value);
    }
}

/// @dev The caller has checked the balance.
function subtract(AccountWord word, uint256 value) pure returns (AccountWord) {
    unchecked {
        return AccountWord.wrap(AccountWord.unwrap(word) - value);
    }
}

function withLockUntil(AccountWord word, uint40 value) pure returns (AccountWord) {
    return
        AccountWord.wrap(
            AccountWord.unwrap(word) & ~(uint256(type(uint40).max) << 128) | uint256(value) << 128
        );
}

function withDistribution(AccountWord word, uint32 value) pure returns (AccountWord) {
    return
        AccountWord.wrap(
            AccountWord.unwrap(word) & ~(uint256(type(uint32).max) << 168) | uint256(value) << 168
        );
}

function withFlag(AccountWord word, uint8 flag, bool on) pure returns (AccountWord) {
    uint256 bit = uint256(flag) << 200;
    return AccountWord.wrap(on ? AccountWord.unwrap(word) | bit : AccountWord.unwrap(word) & ~bit);
}

function withId(AccountWord word, uint32 value) pure returns (AccountWord) {
    return
        AccountWord.wrap(
            AccountWord.unwrap(word) & ~(uint256(type(uint32).max) << 208) | uint256(value) << 208
        );
}
