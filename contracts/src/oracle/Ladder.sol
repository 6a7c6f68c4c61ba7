// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Curve} from "./Curve.sol";

/// @notice Exact value of a pool's expected cash flows, straight from calldata.
///
/// A ladder is, for each risk segment, a header of 16 bytes, big endian
///   months uint16 | hazard uint32 | recovery uint32 | spread uint32 (1e-9, a year) | zero uint16
/// and for each month 16 bytes
///   cash uint64 | openingBalance uint64 (cash units),
/// row k being the contractual cash of month k (prepayment included, given no default), paid at its end, and the
/// balance at its start. 1 to 360 months a segment, at most 16 segments; no segment at all is worth nothing.
///
/// Value of one segment, backwards inside a bucket of constant forward f (Horner):
///   acc <- (acc + cash + balance * c) * v,   v = e^-((f + spread + h)/12),   c = recovery * (e^(h/12) - 1)
/// with h = hazard + shift; c is what default inside the month recovers at its end, per unit of balance and of
/// survival. The bucket is then discounted to time 0. Hazard-rate pricing with recovery of the balance: Jarrow and
/// Turnbull (1995), Duffie and Singleton (1999), section "recovery of face value".
library Ladder {
    struct Valuation {
        uint256[10] buckets; // present value of each bucket at asOf, cash units
        uint256 value; // their sum
        uint256 due; // expected cash of the first month, undiscounted, cash units
        uint256 averageSpread; // mean of the segments' spreads by value, 1e-9 a year
    }

    struct Segment {
        uint256 rows; // calldata position of the first row
        uint256 months;
        int256 yield; // spread + hazard + shift, 1e-9 a year
        int256 hazard; // hazard + shift, 1e-9 a year
        uint256 spread; // 1e-9 a year
        uint256 recoveryQ64; // c
    }

    /// @dev `position`: the byte of the ladder from which on it cannot be read.
    error MalformedLadder(uint256 position);
    /// @dev Below -100 % a year the sums could overflow; no market has been there.
    error YieldOutOfRange(int256 yield);

    uint256 private constant WAD = 1e18;
    int256 private constant RATE_UNIT = 1e9;
    uint256 private constant MAXIMUM_SEGMENTS = 16;
    uint256 private constant MAXIMUM_MONTHS = 360;

    /// @notice Values a ladder at time 0 of its months.
    /// @param ladder the bytes whose keccak256 a pool's book holds
    /// @param curve packed forward rates, see {Curve}
    /// @param hazardShift added to every hazard, 1e-9 a year
    function value(bytes calldata ladder, uint256 curve, int256 hazardShift)
        internal
        pure
        returns (Valuation memory valuation)
    {
        uint256 position;
        uint256 count;
        uint256 weighted;
        uint256 total;
        while (position < ladder.length) {
            if (++count > MAXIMUM_SEGMENTS) revert MalformedLadder(position);
            Segment memory segment = _segment(ladder, position, hazardShift);
            unchecked {
                uint256 ownQ64 = _addSegment(valuation.buckets, segment, curve);
                total += ownQ64;
                weighted += ownQ64 * segment.spread;
                valuation.due += _firstMonthQ64(segment);
                position += 16 * (segment.months + 1);
            }
        }
        unchecked {
            for (uint256 j; j < Curve.BUCKETS; ++j) {
                valuation.value += (valuation.buckets[j] >>= 64);
            }
            valuation.due >>= 64;
            if (total != 0) valuation.averageSpread = weighted / total;
        }
    }

    /// @dev Reads a header and refuses what the format does not allow.
    function _segment(bytes calldata ladder, uint256 position, int256 hazardShift)
        private
        pure
        returns (Segment memory segment)
    {
        if (ladder.length - position < 32) revert MalformedLadder(position);
        uint256 header;
        uint256 rows;
        assembly ("memory-safe") {
            rows := add(add(ladder.offset, position), 16)
            header := shr(128, calldataload(sub(rows, 16)))
        }
        segment.rows = rows;
        segment.months = header >> 112;
        uint256 recovery = (header >> 48) & 0xffffffff;
        segment.spread = (header >> 16) & 0xffffffff;
        segment.hazard = int256((header >> 80) & 0xffffffff) + hazardShift;
        segment.yield = int256(segment.spread) + segment.hazard;
        if (
            segment.months == 0 || segment.months > MAXIMUM_MONTHS || header & 0xffff != 0
                || recovery > uint256(RATE_UNIT) || ladder.length - position < 16 * (segment.months + 1)
        ) revert MalformedLadder(position);
        int256 excess = FixedPointMathLib.expWad(segment.hazard * RATE_UNIT / 12) - int256(WAD);
        if (excess > 0) {
            segment.recoveryQ64 = ((uint256(excess) * recovery / uint256(RATE_UNIT)) << 64) / WAD;
        }
    }

    /// @dev Adds a segment's present values to the buckets, Q64, and returns their sum, Q64.
    /// No step can overflow while every yield is at least -100 %: a row is below 2^129, a bucket of 120 months grows
    /// it below 2^151, a monthly factor is below 2^97, a discount below 2^89.
    function _addSegment(uint256[10] memory buckets, Segment memory segment, uint256 curve)
        private
        pure
        returns (uint256 total)
    {
        int256 exponent;
        uint256 start;
        unchecked {
            for (uint256 j; start < segment.months; ++j) {
                int256 yield = Curve.forward(curve, j) * 100 + segment.yield;
                if (yield < -RATE_UNIT) revert YieldOutOfRange(yield);
                yield = yield * RATE_UNIT / 12;
                uint256 end = Curve.endOf(j);
                uint256 last = end < segment.months ? end : segment.months;
                uint256 accumulated = _bucketQ64(
                    segment.rows + 16 * start,
                    segment.rows + 16 * last,
                    (uint256(FixedPointMathLib.expWad(-yield)) << 96) / WAD,
                    segment.recoveryQ64
                );
                accumulated = accumulated * uint256(FixedPointMathLib.expWad(-exponent)) / WAD;
                buckets[j] += accumulated;
                total += accumulated;
                exponent += yield * int256(end - start);
                start = end;
            }
        }
    }

    /// @dev Backward Horner over the rows [first, end) of calldata: about 80 gas a month. What is left over a multiple of
    /// six rows goes one by one, the rest in sixes, which spares the loop's own cost.
    function _bucketQ64(uint256 first, uint256 end, uint256 factorQ96, uint256 recoveryQ64)
        private
        pure
        returns (uint256 accumulated)
    {
        assembly ("memory-safe") {
            function month(sum, position, factor, recovery) -> next {
                let row := shr(128, calldataload(position)) // cash << 64 | balance
                let outstanding := and(row, 0xffffffffffffffff)
                next := shr(96, mul(add(add(sum, sub(row, outstanding)), mul(outstanding, recovery)), factor))
            }
            for {} mod(sub(end, first), 96) {} {
                end := sub(end, 16)
                accumulated := month(accumulated, end, factorQ96, recoveryQ64)
            }
            for {} lt(first, end) {} {
                accumulated := month(accumulated, sub(end, 16), factorQ96, recoveryQ64)
                accumulated := month(accumulated, sub(end, 32), factorQ96, recoveryQ64)
                accumulated := month(accumulated, sub(end, 48), factorQ96, recoveryQ64)
                accumulated := month(accumulated, sub(end, 64), factorQ96, recoveryQ64)
                accumulated := month(accumulated, sub(end, 80), factorQ96, recoveryQ64)
                end := sub(end, 96)
                accumulated := month(accumulated, end, factorQ96, recoveryQ64)
            }
        }
    }

    /// @dev Cash and recoveries of month 1 times survival, Q64.
    function _firstMonthQ64(Segment memory segment) private pure returns (uint256) {
        uint256 rows = segment.rows;
        uint256 row;
        assembly ("memory-safe") {
            row := shr(128, calldataload(rows))
        }
        unchecked {
            uint256 balance = uint64(row);
            uint256 gross = row - balance + balance * segment.recoveryQ64;
            return gross * uint256(FixedPointMathLib.expWad(-(segment.hazard * RATE_UNIT) / 12)) / WAD;
        }
    }
}
