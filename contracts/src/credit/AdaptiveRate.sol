// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @notice Rate of a market by its utilisation, around a rate at the target that drifts: a market that is short of cash
/// grows dearer until somebody lends or repays, an idle one cheaper.
///
/// With e = (u - 0.9) / (0.9 below the target, 0.1 above), the rate is target · (1 + 3e) above and · (1 + 0.75e) below;
/// the target itself grows by exp(50·e) a year. The mean over a time uses Simpson's rule on the drift. Shape and
/// constants: Morpho's AdaptiveCurveIrm (public documentation).
library AdaptiveRate {
    int256 private constant WAD = 1e18;
    int256 private constant TARGET = 0.9e18;
    int256 private constant STEEPNESS = 4e18;
    /// @dev Per year at an gap of one.
    int256 private constant SPEED = 50e18;
    int256 private constant LEAST = 0.001e18;
    int256 private constant MOST = 2e18;
    int256 private constant YEAR = 365 days;

    /// @notice Mean yearly rate over `elapsed` seconds at a constant utilisation, and the rate at the target after them.
    /// @param target yearly rate at the target utilisation, WAD
    /// @param utilisation owed / supplied, WAD, at most one
    function mean(uint256 target, uint256 utilisation, uint256 elapsed)
        internal
        pure
        returns (uint256 rate, uint256 next)
    {
        int256 gap = int256(utilisation) - TARGET;
        gap = gap * WAD / (gap > 0 ? WAD - TARGET : TARGET);
        int256 slope = gap > 0 ? STEEPNESS - WAD : WAD - WAD * WAD / STEEPNESS;
        int256 shape = WAD + slope * gap / WAD;

        int256 start = int256(target);
        int256 drift = SPEED * gap / WAD * int256(elapsed) / YEAR;
        int256 end = _bounded(start, drift);
        int256 average = (start + 4 * _bounded(start, drift / 2) + end) / 6;
        return (uint256(average * shape / WAD), uint256(end));
    }

    function _bounded(int256 start, int256 drift) private pure returns (int256 rate) {
        // beyond these the bounds have been reached from wherever it began
        if (drift > 10e18) return MOST;
        if (drift < -10e18) return LEAST;
        rate = start * FixedPointMathLib.expWad(drift) / WAD;
        if (rate > MOST) return MOST;
        if (rate < LEAST) return LEAST;
    }
}
