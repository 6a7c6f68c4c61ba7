// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Number of holders, its limit, and the lock-up of mints: read only when an identity becomes or ceases to be a
/// holder, or shares are minted.
/// @dev holders uint32 | maxHolders uint32 | lockUp uint40, from the lowest bit up.
type LimitsWord is uint256;

/// @notice Limit in time and trading hours in one word, read only where the policy's flags ask for it.
/// @dev windowLimit uint128 | windowPeriod uint40 | tradingDays uint8 | opens uint24 | closes uint24.
type ScheduleWord is uint256;

using {holders, maxHolders, lockUp, withHolders} for LimitsWord global;
using {windowLimit, windowPeriod, tradingDays, opens, closes} for ScheduleWord global;

function packLimits(uint32 maxHolders_, uint40 lockUp_) pure returns (LimitsWord) {
    return LimitsWord.wrap(uint256(maxHolders_) << 32 | uint256(lockUp_) << 64);
}

function packSchedule(uint128 limit, uint40 period, uint8 days_, uint24 opens_, uint24 closes_)
    pure
    returns (ScheduleWord)
{
    return ScheduleWord.wrap(
        uint256(limit) | uint256(period) << 128 | uint256(days_) << 168 | uint256(opens_) << 176
            | uint256(closes_) << 200
    );
}

function holders(LimitsWord word) pure returns (uint32) {
    return uint32(LimitsWord.unwrap(word));
}

function maxHolders(LimitsWord word) pure returns (uint32) {
    return uint32(LimitsWord.unwrap(word) >> 32);
}

function withHolders(LimitsWord word, uint32 value) pure returns (LimitsWord) {
    return LimitsWord.wrap(LimitsWord.unwrap(word) & ~uint256(type(uint32).max) | value);
}

function lockUp(LimitsWord word) pure returns (uint40) {
    return uint40(LimitsWord.unwrap(word) >> 64);
}

function windowLimit(ScheduleWord word) pure returns (uint256) {
    return uint128(ScheduleWord.unwrap(word));
}

function windowPeriod(ScheduleWord word) pure returns (uint256) {
    return uint40(ScheduleWord.unwrap(word) >> 128);
}

function tradingDays(ScheduleWord word) pure returns (uint256) {
    return uint8(ScheduleWord.unwrap(word) >> 168);
}

function opens(ScheduleWord word) pure returns (uint256) {
    return uint24(ScheduleWord.unwrap(word) >> 176);
}

function closes(ScheduleWord word) pure returns (uint256) {
    return uint24(ScheduleWord.unwrap(word) >> 200);
}
