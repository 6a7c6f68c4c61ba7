// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A share's policy as data: who may hold it, how much, and when it may move.
interface IRules {
    /// @param required claims that a holder must have, one bit a claim; 0: none
    /// @param forbidden claims that a holder must not have
    /// @param minimumClass least investor class of a holder
    /// @param senderQualifies whether a holder must still qualify to send to another holder. Never asked of a
    /// sale into a venue: an expired holder can always leave.
    /// @param anyCountry every country is admitted; otherwise only those of the country list
    /// @param counted holdings are counted per identity (needed by the caps below); fixed once shares exist
    /// @param byCountry holders are counted per country, against limits set with `limitCategory`; as `counted`
    /// @param byClass holders are counted per class, against limits set with `limitCategory`; as `counted`
    /// @param maxHolders most identities that may hold at once; 0: no limit
    /// @param cap most share units of one identity over all its wallets; 0: no limit
    /// @param lockUp seconds for which a wallet cannot send after shares were minted to it
    /// @param windowLimit share units that one identity may send within `windowPeriod` (a bucket that leaks
    /// evenly); 0: no limit
    /// @param windowPeriod seconds in which a full bucket leaks empty
    /// @param tradingDays weekdays in UTC on which shares move between holders, bit 0 Sunday; 0: always
    /// @param opens second of the UTC day at which trading opens
    /// @param closes second of the UTC day at which it closes; not after `opens`: over midnight
    /// @param hook a contract asked last (`IRuleHook`); zero: none
    struct Policy {
        uint64 required;
        uint64 forbidden;
        uint8 minimumClass;
        bool senderQualifies;
        bool anyCountry;
        bool counted;
        bool byCountry;
        bool byClass;
        uint32 maxHolders;
        uint128 cap;
        uint40 lockUp;
        uint128 windowLimit;
        uint40 windowPeriod;
        uint8 tradingDays;
        uint24 opens;
        uint24 closes;
        address hook;
    }
}
