// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Codes that say why shares may not move (ERC-1404), and a sentence for each.
/// @dev 0x2_: the receiver, 0x3_: the sender, 0x4_: the spender; the low digit is the reason.
library Restriction {
    uint8 internal constant NONE = 0;

    uint8 internal constant ZERO_ADDRESS = 0x01;
    uint8 internal constant NOT_OPEN = 0x02;
    uint8 internal constant PAUSED = 0x03;
    uint8 internal constant VENUE_GATE = 0x04;

    uint8 internal constant BALANCE = 0x10;
    uint8 internal constant FROZEN_PART = 0x11;
    uint8 internal constant LOCKED = 0x12;
    uint8 internal constant HOURS = 0x13;
    uint8 internal constant WINDOW = 0x14;
    uint8 internal constant CAP = 0x15;
    uint8 internal constant HOLDERS = 0x16;
    uint8 internal constant COUNTRY_HOLDERS = 0x17;
    uint8 internal constant CLASS_HOLDERS = 0x18;
    uint8 internal constant HOOK = 0x19;

    uint8 internal constant RECEIVER = 0x20;
    uint8 internal constant SENDER = 0x30;
    uint8 internal constant SPENDER = 0x40;

    uint8 internal constant UNKNOWN = 1;
    uint8 internal constant LOST = 2;
    uint8 internal constant EXPIRED = 3;
    uint8 internal constant CLAIM_MISSING = 4;
    uint8 internal constant CLAIM_FORBIDDEN = 5;
    uint8 internal constant CLASS = 6;
    uint8 internal constant COUNTRY = 7;
    uint8 internal constant FROZEN = 8;

    /// @notice The sentence for a code; empty for a code that does not exist.
    function message(uint8 code) internal pure returns (string memory) {
        if (code >= RECEIVER) return _party(code);
        if (code == NONE) return "Passes";
        if (code == ZERO_ADDRESS) return "Shares cannot go to the zero address";
        if (code == NOT_OPEN) return "Transfers open when the pool is activated";
        if (code == PAUSED) return "Transfers are paused by the transfer agent";
        if (code == VENUE_GATE) return "Shares enter this venue only through its gate";
        if (code == BALANCE) return "The sender holds fewer shares";
        if (code == FROZEN_PART) return "Part of the sender's shares is frozen";
        if (code == LOCKED) return "The sender's shares are locked up";
        if (code == HOURS) return "Outside trading hours";
        if (code == WINDOW) return "The sender's limit for this period is used up";
        if (code == CAP) return "The receiver's identity would hold more than its cap";
        if (code == HOLDERS) return "The number of holders is at its limit";
        if (code == COUNTRY_HOLDERS) {
            return "The number of holders from the receiver's country is at its limit";
        }
        if (code == CLASS_HOLDERS) return "The number of holders of the receiver's class is at its limit";
        if (code == HOOK) return "The share's own rule refuses";
        return "";
    }

    function _party(uint8 code) private pure returns (string memory) {
        uint8 party = code & 0xf0;
        string memory reason = _reason(code & 0x0f);
        if (party > SPENDER || bytes(reason).length == 0) return "";
        string memory who =
            party == RECEIVER ? "The receiver" : party == SENDER ? "The sender" : "The spender";
        return string.concat(who, reason);
    }

    function _reason(uint8 reason) private pure returns (string memory) {
        if (reason == UNKNOWN) return " has no identity";
        if (reason == LOST) return "'s wallet was reported lost";
        if (reason == EXPIRED) return "'s identity has expired";
        if (reason == CLAIM_MISSING) return " lacks a required claim";
        if (reason == CLAIM_FORBIDDEN) return " has a claim that bars holders";
        if (reason == CLASS) return "'s investor class is too low";
        if (reason == COUNTRY) return "'s country is not admitted";
        if (reason == FROZEN) return "'s wallet is frozen";
        return "";
    }
}
