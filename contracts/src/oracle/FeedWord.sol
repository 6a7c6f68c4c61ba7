// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice How a feed's movement is measured: against the last answer (1e-9 of it), in the feed's own unit, or in the
/// bucket of a curve that moved most (1e-7 a year).
enum Kind {
    None,
    Relative,
    Absolute,
    Curve
}

/// @notice Settings of a feed and its last accepted report in one word, so that a report within the bounds writes only
/// this one (and a curve's own word). From the low end:
///   answer int96 | observedAt uint40 | maxAge uint24 | step uint32 | pace uint32 | quorum uint8 | decimals uint8
///   | kind uint8 | parked uint8
type FeedWord is uint256;

using FeedWords for FeedWord global;

library FeedWords {
    uint256 private constant SETTINGS = uint256(type(uint112).max) << 136;
    uint256 private constant PARKED = uint256(1) << 248;

    /// @notice A scalar's last accepted answer.
    function answer(FeedWord word) internal pure returns (int256) {
        return int96(int256(FeedWord.unwrap(word)));
    }

    /// @notice Unix seconds of the last accepted observation; 0: none.
    function observedAt(FeedWord word) internal pure returns (uint256) {
        return uint40(FeedWord.unwrap(word) >> 96);
    }

    /// @notice Seconds after its observation at which an answer is no longer given out.
    function maxAge(FeedWord word) internal pure returns (uint256) {
        return uint24(FeedWord.unwrap(word) >> 136);
    }

    /// @notice Largest move of one report, in the kind's unit.
    function step(FeedWord word) internal pure returns (uint256) {
        return uint32(FeedWord.unwrap(word) >> 160);
    }

    /// @notice Largest move a day, in the kind's unit.
    function pace(FeedWord word) internal pure returns (uint256) {
        return uint32(FeedWord.unwrap(word) >> 192);
    }

    /// @notice Signatures that a report needs; 0: the feed has ended.
    function quorum(FeedWord word) internal pure returns (uint256) {
        return uint8(FeedWord.unwrap(word) >> 224);
    }

    /// @notice Decimals of a scalar's answer.
    function decimals(FeedWord word) internal pure returns (uint8) {
        return uint8(FeedWord.unwrap(word) >> 232);
    }

    function kind(FeedWord word) internal pure returns (Kind) {
        return Kind(uint8(FeedWord.unwrap(word) >> 240));
    }

    function parked(FeedWord word) internal pure returns (bool) {
        return FeedWord.unwrap(word) & PARKED != 0;
    }

    /// @notice Whether anything speaks against taking `answer_` now: the feed is not a scalar with a quorum of one, or
    /// the answer does not fit, is not newer, or moves beyond the bounds. In assembly, because every report pays for
    /// it; what it refuses is looked at again at leisure.
    function refuses(FeedWord word, int256 answer_) internal view returns (bool no) {
        assembly ("memory-safe") {
            // kind and quorum: 0 is relative, 0x010000 is absolute, anything else is not for this path
            let shape := sub(and(shr(224, word), 0xff00ff), 0x010001)
            let last := signextend(11, word)
            let elapsed := sub(timestamp(), and(shr(96, word), 0xffffffffff))
            let allowed := div(mul(and(shr(192, word), 0xffffffff), elapsed), 86400)
            let step_ := and(shr(160, word), 0xffffffff)
            if gt(allowed, step_) { allowed := step_ }
            let moved := sub(answer_, last)
            let sign := sar(255, moved)
            moved := xor(add(moved, sign), sign)
            if iszero(shape) {
                sign := sar(255, last)
                moved := mul(moved, 1000000000)
                allowed := mul(allowed, xor(add(last, sign), sign))
            }
            no := or(
                iszero(iszero(or(and(shape, not(0x010000)), xor(signextend(11, answer_), answer_)))),
                or(iszero(elapsed), gt(moved, allowed))
            )
        }
    }

    /// @notice The word after an accepted report; nothing is parked any more.
    function withReport(FeedWord word, int256 answer_, uint256 observedAt_) internal pure returns (FeedWord) {
        return FeedWord.wrap(FeedWord.unwrap(word) & SETTINGS | uint96(uint256(answer_)) | observedAt_ << 96);
    }

    function withParked(FeedWord word, bool parked_) internal pure returns (FeedWord) {
        uint256 cleared = FeedWord.unwrap(word) & ~PARKED;
        return FeedWord.wrap(parked_ ? cleared | PARKED : cleared);
    }

    function withQuorum(FeedWord word, uint256 quorum_) internal pure returns (FeedWord) {
        return FeedWord.wrap(FeedWord.unwrap(word) & ~(uint256(0xff) << 224) | quorum_ << 224);
    }

    /// @notice Other settings around the last accepted report; what was parked against the old ones is dropped.
    function withSettings(
        FeedWord word,
        Kind kind_,
        uint8 decimals_,
        uint8 quorum_,
        uint24 maxAge_,
        uint32 step_,
        uint32 pace_
    ) internal pure returns (FeedWord) {
        uint256 settings =
            uint256(kind_) << 104 | uint256(decimals_) << 96 | uint256(quorum_) << 88;
        settings |= uint256(pace_) << 56 | uint256(step_) << 24 | maxAge_;
        return FeedWord.wrap(FeedWord.unwrap(word) & ((1 << 136) - 1) | settings << 136);
    }
}
