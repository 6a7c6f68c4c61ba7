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

    /// @dev A re-mark on its way through the buckets.
    struct Walk {
        uint256 curve; // new packed forwards
        int256 hazard; // change of the hazard, WAD a year
        int256 monthly; // what it recovers in a month per unit of exposure, WAD
        int256 shift; // shift accumulated before the bucket, WAD
        uint256 start; // first month of the bucket, less one
        uint256 value; // cash units so far
    }

    /// @notice Value at the base curve plus shifts.
    /// @param words ten words, base first
    /// @param curve new packed forwards
    /// @param hazardChange new hazard shift less the base's, 1e-9 a year
    function remark(uint256[10] storage words, uint256 curve, int256 hazardChange)
        internal
        view
        returns (uint256)
    {
        Walk memory walk;
        walk.curve = curve;
        if (hazardChange != 0) {
            walk.hazard = hazardChange * 1e9;
            walk.monthly = FixedPointMathLib.expWad(walk.hazard / 12) - WAD;
        }
        for (uint256 j; j < Curve.BUCKETS; ++j) {
            _step(walk, words[j], j);
        }
        return walk.value;
    }

    /// @notice The same for words that were just reported, which are checked and stored.
    function store(uint256[10] storage words, uint256[10] calldata reported, uint256 curve)
        internal
        returns (uint256)
    {
        Walk memory walk;
        walk.curve = curve;
        for (uint256 j; j < Curve.BUCKETS; ++j) {
            uint256 word = reported[j];
            // A time lies inside its bucket, and a variance is at most a quarter of the length squared (Popoviciu).
            uint256 months = Curve.endOf(j) - walk.start;
            if (
                uint256(uint40(word >> 64)) * 12 > months * 1e10
                    || uint256(uint40(word >> 24)) * 576 > months * months * 1e10 + 576
            ) revert MalformedMoments(j);
            words[j] = word;
            _step(walk, word, j);
        }
        return walk.value;
    }

    /// @notice Takes exact present values and their curve as the new base; time moments and exposure stay.
    function rebase(uint256[10] storage words, uint256[10] memory presentValues, uint256 curve) internal {
        for (uint256 j; j < Curve.BUCKETS; ++j) {
            if (presentValues[j] > type(uint80).max) revert MalformedMoments(j);
            uint256 kept = words[j] & (type(uint176).max - type(uint24).max);
            words[j] = presentValues[j] << 176 | kept | uint24(int24(Curve.forward(curve, j)));
        }
    }

    /// @notice The base curve of reported words, without a day.
    function baseCurve(uint256[10] calldata words) internal pure returns (uint256 curve) {
        for (uint256 j; j < Curve.BUCKETS; ++j) {
            curve |= (words[j] & 0xffffff) << (24 * j);
        }
    }

    /// @dev Adds one bucket; every division truncates. Nothing unchecked can overflow: shifts are below 4e18, a
    /// variance below 2^40, an exposure below 2^72. A bucket whose recoveries vanish below zero counts as zero.
    function _step(Walk memory walk, uint256 word, uint256 j) private pure {
        uint256 value;
        int256 exponent;
        unchecked {
            int256 shift = (Curve.forward(walk.curve, j) - _baseForward(word)) * 1e11 + walk.hazard;
            int256 amount = int256(word >> 176);
            if (walk.monthly != 0) amount += int256(uint256(uint72(word >> 104))) * walk.monthly / WAD;
            if (amount > 0) value = uint256(amount);
            if (shift != 0) {
                exponent = int256(uint256(uint40(word >> 24))) * shift / 1e10 * shift / (2 * WAD)
                    - int256(uint256(uint40(word >> 64))) * shift / 1e10;
            }
            exponent -= walk.shift;
            uint256 end = Curve.endOf(j);
            walk.shift += shift * int256(end - walk.start) / 12;
            walk.start = end;
        }
        if (exponent != 0) value = value * uint256(FixedPointMathLib.expWad(exponent)) / uint256(WAD);
        walk.value += value;
    }

    function _baseForward(uint256 word) private pure returns (int256 forward) {
        assembly ("memory-safe") {
            forward := signextend(2, word)
        }
    }
}
