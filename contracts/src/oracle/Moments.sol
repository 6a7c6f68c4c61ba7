// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Curve} from "./Curve.sol";

/// @notice A ladder's value at another curve and hazard, from ten words and without the ladder.
///
/// One word a time bucket, taken at a base curve and hazard:
///   presentValue uint80 | exposure uint72 | mean uint40 | variance uint40 | forward int24
/// presentValue and exposure (the discounted, surviving balance that a default would recover) in cash units; mean and
/// variance of the value's time from the bucket's start, 1e-10 years and years²; base forward, 1e-7 a year.
///
/// New value = sum of m * exp(-c - mean s + variance s²/2), s the shift of the bucket's yield and hazard, c the shift
/// of the buckets before it: the second-order cumulant expansion of the value in the shift. Relative error below
/// 1e-6 at 100 basis points, of third order.
library Moments {
    /// @dev A bucket whose value would lie outside its own time.
    error MalformedMoments(uint256 bucket);

    int256 private constant WAD = 1e18;

    /// @dev Months of each bucket, a byte each from the low end: 3 3 6 12 12 24 24 36 120 120.
    uint256 private constant MONTHS = 0x7878_24_18_18_0c_0c_06_03_03;

    /// @notice Value at the base curve plus shifts.
    /// @param words ten words, base first
    /// @param curve new packed forwards
    /// @param hazardChange new hazard shift less the base's, 1e-9 a year
    function remark(uint256[10] storage words, uint256 curve, int256 hazardChange)
        internal
        view
        returns (uint256 value)
    {
        int256 hazard = hazardChange * 1e9;
        int256 monthly = hazard == 0 ? int256(0) : FixedPointMathLib.expWad(hazard / 12) - WAD;
        int256 shift;
        int256 exponent;
        for (uint256 j; j < Curve.BUCKETS; ++j) {
            uint256 word = words[j];
            (exponent, shift) = _exponent(word, curve, j, hazard, shift);
            value += _grown(_amount(word, monthly), exponent);
        }
    }

    /// @notice The same for words that were just reported, which are checked and stored.
    function store(uint256[10] storage words, uint256[10] calldata reported, uint256 curve)
        internal
        returns (uint256 value)
    {
        int256 shift;
        int256 exponent;
        for (uint256 j; j < Curve.BUCKETS; ++j) {
            uint256 word = reported[j];
            // A time lies inside its bucket, and a variance is at most a quarter of the length squared (Popoviciu).
            uint256 months = uint8(MONTHS >> (8 * j));
            if (
                uint256(uint40(word >> 64)) * 12 > months * 1e10
                    || uint256(uint40(word >> 24)) * 576 > months * months * 1e10 + 576
            ) revert MalformedMoments(j);
            words[j] = word;
            (exponent, shift) = _exponent(word, curve, j, 0, shift);
            value += _grown(word >> 176, exponent);
        }
    }

    /// @notice Takes exact present values and their curve as the new base; time moments and exposure stay.
    function rebase(uint256[10] storage words, uint256[10] memory presentValues, uint256 curve) internal {
        for (uint256 j; j < Curve.BUCKETS; ++j) {
            uint256 presentValue = presentValues[j];
            if (presentValue > type(uint80).max) revert MalformedMoments(j);
            uint256 kept = words[j] & (type(uint176).max - type(uint24).max);
            words[j] = presentValue << 176 | kept | uint24(int24(Curve.forward(curve, j)));
        }
    }

    /// @notice The base curve of reported words, without a day.
    function baseCurve(uint256[10] calldata words) internal pure returns (uint256 curve) {
        for (uint256 j; j < Curve.BUCKETS; ++j) {
            curve |= (words[j] & 0xffffff) << (24 * j);
        }
    }

    /// @dev variance s²/2 - mean s - c of bucket `j`, WAD, and c for the next one; every division truncates.
    /// s = (new - base forward) * 1e11 + hazard, c = `before`. Nothing overflows: a shift is below 4e18, a variance and
    /// a mean are below 2^40.
    function _exponent(uint256 word, uint256 curve, uint256 j, int256 hazard, int256 before)
        private
        pure
        returns (int256 exponent, int256 shiftAfter)
    {
        assembly ("memory-safe") {
            let s := sub(signextend(2, shr(mul(24, j), curve)), signextend(2, word))
            s := add(mul(s, 100000000000), hazard)
            let square := mul(sdiv(mul(and(shr(24, word), 0xffffffffff), s), 10000000000), s)
            let linear := sdiv(mul(and(shr(64, word), 0xffffffffff), s), 10000000000)
            exponent := sub(sub(sdiv(square, 2000000000000000000), linear), before)
            shiftAfter := add(before, sdiv(mul(s, and(shr(shl(3, j), MONTHS), 0xff)), 12))
        }
    }

    /// @dev Present value and what the change of the hazard recovers; a bucket that vanishes below zero counts as zero.
    /// An exposure is below 2^72, so that nothing overflows.
    function _amount(uint256 word, int256 monthly) private pure returns (uint256) {
        if (monthly == 0) return word >> 176;
        unchecked {
            int256 amount = int256(word >> 176) + int256(uint256(uint72(word >> 104))) * monthly / WAD;
            return amount > 0 ? uint256(amount) : 0;
        }
    }

    function _grown(uint256 amount, int256 exponent) private pure returns (uint256) {
        if (exponent == 0) return amount;
        return amount * uint256(FixedPointMathLib.expWad(exponent)) / uint256(WAD);
    }
}
