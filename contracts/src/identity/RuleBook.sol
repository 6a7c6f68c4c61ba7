// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRules} from "../interfaces/IRules.sol";
import {
    ANY_COUNTRY,
    BY_CLASS,
    BY_COUNTRY,
    CAPPED,
    COUNTED,
    HOOKED,
    HOURS,
    LOCK_UP,
    MAX_HOLDERS,
    PolicyWord,
    SENDER_QUALIFIES,
    WINDOWED,
    packPolicy
} from "./PolicyWord.sol";
import {LimitsWord, ScheduleWord, packLimits, packSchedule} from "./LimitWords.sol";
import {Restriction} from "./Restriction.sol";

/// @notice What all shares ask alike and no transfer needs: a policy's words, and the sentences of restriction codes.
/// @dev Pure, made once by the registry, so that it takes no room in each share.
contract RuleBook {
    error CountingNeeded();
    error PeriodIsZero();
    error HookHasNoCode(address hook);
    error SecondOfDay(uint24 second);

    /// @notice A policy as the words that a share stores; reverts where it contradicts itself.
    function pack(IRules.Policy calldata policy)
        external
        view
        returns (PolicyWord word, LimitsWord limits, ScheduleWord schedule, address hook)
    {
        if (
            !policy.counted
                && (policy.cap != 0 || policy.maxHolders != 0 || policy.byCountry || policy.byClass)
        ) {
            revert CountingNeeded();
        }
        if (policy.windowLimit != 0 && policy.windowPeriod == 0) revert PeriodIsZero();
        if (policy.hook != address(0) && policy.hook.code.length == 0) revert HookHasNoCode(policy.hook);
        if (policy.opens >= 1 days) revert SecondOfDay(policy.opens);
        if (policy.closes >= 1 days) revert SecondOfDay(policy.closes);

        word = packPolicy(policy.required, policy.forbidden, policy.minimumClass, _flags(policy), policy.cap);
        limits = packLimits(policy.maxHolders, policy.lockUp);
        schedule = packSchedule(
            policy.windowLimit, policy.windowPeriod, policy.tradingDays, policy.opens, policy.closes
        );
        hook = policy.hook;
    }

    /// @notice The sentence for a restriction code; empty for a code that does not exist.
    function message(uint8 code) external pure returns (string memory) {
        return Restriction.message(code);
    }

    function _flags(IRules.Policy calldata policy) private pure returns (uint16 flags) {
        if (policy.anyCountry) flags |= ANY_COUNTRY;
        if (policy.senderQualifies) flags |= SENDER_QUALIFIES;
        if (policy.counted) flags |= COUNTED;
        if (policy.byCountry) flags |= BY_COUNTRY;
        if (policy.byClass) flags |= BY_CLASS;
        if (policy.cap != 0) flags |= CAPPED;
        if (policy.maxHolders != 0) flags |= MAX_HOLDERS;
        if (policy.lockUp != 0) flags |= LOCK_UP;
        if (policy.windowLimit != 0) flags |= WINDOWED;
        if (policy.tradingDays != 0) flags |= HOURS;
        if (policy.hook != address(0)) flags |= HOOKED;
    }
}
