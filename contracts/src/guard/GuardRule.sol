// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IGuard} from "../interfaces/IGuard.sol";

/// @notice When the distance between market and NAV is unusual.
///
/// Mean and variance of the gap are exponentially weighted (incremental form of West, "Updating mean and variance
/// estimates", 1979; weight 0.94 of RiskMetrics, 1996). A gap is scored by mean and variance before it. What is learned
/// of it is cut at the score that counts: with that weight a plain average would hide a lasting jump from its own third
/// observation on, while a cut one forgets it only slowly.
library GuardRule {
    /// @notice The largest gap, 1e-9: a factor of 22,026.
    int256 internal constant MOST_GAP = 10e9;

    /// @notice Whether `gap` is unusual, after mean and variance so far.
    function beyond(IGuard.Watch memory w, IGuard.Terms memory t, int256 gap) internal pure returns (bool) {
        unchecked {
            int256 distance = gap - w.mean;
            return uint256(distance * distance) > limit(w, t);
        }
    }

    /// @notice Square of the distance from the mean beyond which a gap counts, 1e-18.
    function limit(IGuard.Watch memory w, IGuard.Terms memory t) internal pure returns (uint256) {
        unchecked {
            uint256 least = uint256(t.leastDeviation) * t.leastDeviation;
            uint256 variance = w.variance > least ? w.variance : least;
            return variance * t.sigmas * t.sigmas / 100;
        }
    }

    /// @notice Mean and variance with `gap`, cut at the limit. Divisions are towards zero.
    function learn(IGuard.Watch memory w, IGuard.Terms memory t, int256 gap) internal pure {
        unchecked {
            int256 most = int256(FixedPointMathLib.sqrt(limit(w, t)));
            int256 distance = gap - w.mean;
            if (distance > most) distance = most;
            else if (distance < -most) distance = -most;
            w.mean = int40(w.mean + distance * 6 / 100);
            uint256 variance = (uint256(w.variance) * 9400 + uint256(distance * distance) * 564) / 10_000;
            w.variance = variance < type(uint72).max ? uint72(variance) : type(uint72).max;
        }
    }

    /// @notice ln(a / b), 1e-9, cut at the largest gap. Both are prices, WAD, and not zero.
    function gapOf(uint256 a, uint256 b) internal pure returns (int256 gap) {
        uint256 ratio = FixedPointMathLib.fullMulDiv(a, 1e18, b);
        if (ratio == 0) return -MOST_GAP;
        gap = FixedPointMathLib.lnWad(int256(ratio)) / 1e9;
        if (gap > MOST_GAP) return MOST_GAP;
        if (gap < -MOST_GAP) return -MOST_GAP;
    }

    /// @notice Price of a pool in cash units a share unit, WAD.
    /// @param sqrtPrice as Uniswap counts it, Q64.96 of currency1 a currency0
    /// @param first whether the share is currency0
    function priceOf(uint256 sqrtPrice, bool first) internal pure returns (uint256) {
        if (!first) sqrtPrice = (1 << 192) / sqrtPrice;
        return FixedPointMathLib.fullMulDiv(
            FixedPointMathLib.fullMulDiv(sqrtPrice, sqrtPrice, 1 << 96), 1e18, 1 << 96
        );
    }

    /// @notice Cash units that move a price by a hundredth, at most: liquidity * sqrt(price) / 200.
    function depthOf(uint256 liquidity, uint256 price) internal pure returns (uint256) {
        return liquidity * FixedPointMathLib.sqrt(price) / 1e9 / 200;
    }
}
