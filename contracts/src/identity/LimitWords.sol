// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Limits of a share's policy in one word, read only where the policy's flags ask for it.
/// @dev cap uint128 | lockUp uint40, from the lowest bit up.
type LimitsWord is uint256;

/// @notice Limit in time and trading hours in one word, read only where the policy's flags ask for it.
/// @dev windowLimit uint128 | windowPeriod uint40 | tradingDays uint8 | opens uint24 | closes uint24.
type ScheduleWord is uint256;

using {cap, lockUp} for LimitsWord global;
using {windowLimit, windowPeriod, tradingDays, opens, closes} for ScheduleWord global;

function packLimits(uint128 cap_, uint40 lockUp_) pure returns (LimitsWord) {
    return LimitsWord.wrap(uint256(cap_) | uint256(lockUp_) << 128);
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

function cap(LimitsWord word) pure returns (uint256) {
    return uint128(LimitsWord.unwrap(word));
}

function lockUp(LimitsWord word) pure returns (uint40) {
    return uint40(LimitsWord.unwrap(word) >> 128);
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
