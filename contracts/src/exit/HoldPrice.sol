// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BucketLibrary} from "./Bucket.sol";

/// @notice What a firm price costs, and what tickets count for the providers of the cash behind them.
///
/// A ticket is a put. Struck at today's value and without interest it is worth value * (2 N(s/2) - 1) with
/// s = volatility * sqrt(time): the marketability discount of D. Chaffe (1993). J. Finnerty's averages the strike, which
/// a firm price does not, and would be lower by sqrt(3). A ticket pays the value less the desk's fee, so its put is
/// worth less than that.
///
/// Scarcity multiplies it by the mean of 1 / (1 - use) over what the ticket takes of the bucket:
/// limit * ln((1 - from) / (1 - to)) instead of the value limit * (to - from).
library HoldPrice {
    uint256 private constant WAD = 1e18;
    uint256 private constant YEAR = 365 days;
    /// @dev 1 / sqrt(2 pi), rounded up.
    uint256 private constant DENSITY = 398942280401432678;

    /// @notice 2 N(s/2) - 1, WAD, from above: s / sqrt(2 pi) * (1 - s^2/24 + s^4/640); the next term is negative.
    /// @param volatility 1e-6 per root year, at most 1e6
    /// @param time seconds, at most a year
    function discountUp(uint256 volatility, uint256 time) internal pure returns (uint256) {
        // 1e24 = WAD^2 / 1e12
        uint256 square = Math.ceilDiv(volatility * volatility * time * 1e24, YEAR);
        uint256 s = Math.sqrt(square, Math.Rounding.Ceil);
        uint256 variance = square / WAD;
        uint256 factor = WAD - variance / 24 + Math.ceilDiv(variance * variance, 640 * WAD);
        return Math.ceilDiv(Math.ceilDiv(s * DENSITY, WAD) * factor, WAD);
    }

    /// @notice Premium of a ticket that takes the bucket from use `from` to `to`, cash units: a difference of one integer
    /// function of the use and a unit, so that pieces never cost less than the whole.
    function premiumUp(uint256 discount, uint256 limit, uint256 from, uint256 to)
        internal
        pure
        returns (uint256)
    {
        return Math.saturatingSub(_scarce(discount, limit, to), _scarce(discount, limit, from)) + 1;
    }

    /// @dev limit * discount * -ln(1 - use)
    function _scarce(uint256 discount, uint256 limit, uint256 use) private pure returns (uint256) {
        uint256 rest = (BucketLibrary.FULL - use) * WAD / BucketLibrary.FULL;
        uint256 logarithm = uint256(-FixedPointMathLib.lnWad(int256(rest)));
        return Math.mulDiv(limit * discount, logarithm, WAD * WAD);
    }

    /// @notice What tickets for `shares` at prices between `lowest` and `highest`, `paid` in all, count for who leaves and
    /// who enters: each may be used or not, so it counts the lower and the higher of its cash and its shares. Summed
    /// over tickets these are a concave and a convex function of the price, bent between the lowest and the highest
    /// agreed one; in between their chords stand on the safe side.
    /// @return low cash units, rounded down
    /// @return high rounded up
    function value(uint256 shares, uint256 paid, uint256 lowest, uint256 highest, uint256 bid, uint256 ask)
        internal
        pure
        returns (uint256 low, uint256 high)
    {
        if (bid >= highest || bid <= lowest) low = Math.min(paid, Math.mulDiv(shares, bid, WAD));
        else low = _lowChord(shares, paid, lowest, highest, bid);

        if (ask <= lowest) high = paid;
        else if (ask >= highest) high = Math.max(paid, Math.mulDiv(shares, ask, WAD, Math.Rounding.Ceil));
        else high = _highChord(shares, paid, lowest, highest, ask);
    }

    /// @dev From shares * lowest at the lowest price to all of the cash at the highest.
    function _lowChord(uint256 shares, uint256 paid, uint256 lowest, uint256 highest, uint256 bid)
        private
        pure
        returns (uint256)
    {
        uint256 least = Math.min(paid, Math.mulDiv(shares, lowest, WAD));
        return least + Math.mulDiv(paid - least, bid - lowest, highest - lowest);
    }

    /// @dev From all of the cash at the lowest price to shares * highest at the highest.
    function _highChord(uint256 shares, uint256 paid, uint256 lowest, uint256 highest, uint256 ask)
        private
        pure
        returns (uint256)
    {
        uint256 most = Math.max(paid, Math.mulDiv(shares, highest, WAD, Math.Rounding.Ceil));
        return paid + Math.mulDiv(most - paid, ask - lowest, highest - lowest, Math.Rounding.Ceil);
    }
}
