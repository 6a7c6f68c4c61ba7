// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Curve} from "../../src/oracle/Curve.sol";
import {Ladder} from "../../src/oracle/Ladder.sol";
import {INav} from "../../src/interfaces/INav.sol";

/// @notice One risk segment of level-pay loans, as its ladder and its report.
library Portfolio {
    /// @param balance outstanding, cash units
    /// @param months left
    /// @param coupon 1e-9 a year, paid monthly
    /// @param hazard, recovery, spread 1e-9 a year
    struct Segment {
        uint256 balance;
        uint256 months;
        uint256 coupon;
        uint256 hazard;
        uint256 recovery;
        uint256 spread;
    }

    /// @dev What a bucket's moments are made of, WAD.
    struct Sums {
        uint256 value;
        uint256 exposure;
        uint256 time;
        uint256 square;
    }

    /// @dev How far a walk over the months has got.
    struct Walk {
        uint256 month;
        int256 exponent;
    }

    uint256 private constant WAD = 1e18;

    /// @notice Cash due next month: interest and principal, cash units.
    function due(Segment memory segment) internal pure returns (uint256 interest, uint256 principal) {
        if (segment.months == 0) return (0, 0);
        interest = segment.balance * segment.coupon / 12e9;
        uint256 payment = _payment(segment);
        principal = segment.months == 1 || payment > interest + segment.balance
            ? segment.balance
            : payment - interest;
    }

    /// @notice The ladder of the segment; empty when nothing is left.
    function ladder(Segment memory segment) internal pure returns (bytes memory data) {
        if (segment.months == 0 || segment.balance == 0) return "";
        data = abi.encodePacked(
            uint16(segment.months),
            uint32(segment.hazard),
            uint32(segment.recovery),
            uint32(segment.spread),
            uint16(0)
        );
        Segment memory left = abi.decode(abi.encode(segment), (Segment));
        while (left.months != 0) {
            (uint256 interest, uint256 principal) = due(left);
            data = abi.encodePacked(data, uint64(interest + principal), uint64(left.balance));
            left.balance -= principal;
            --left.months;
        }
    }

    /// @notice The report that a servicer would make of the segment.
    function report(
        Segment memory segment,
        Ladder.Valuation memory valuation,
        uint256 curve,
        uint256 impairment
    ) internal view returns (INav.Report memory made) {
        made.ladderHash = keccak256(ladder(segment));
        made.asOf = uint40(block.timestamp);
        made.averageSpread = uint32(valuation.averageSpread);
        made.due = uint96(valuation.due);
        made.impairment = uint96(impairment);
        made.moments = moments(segment, valuation.buckets, curve);
    }

    /// @notice Exposure, mean and variance of time per bucket, with the exact present values.
    function moments(Segment memory segment, uint256[10] memory presentValues, uint256 curve)
        internal
        pure
        returns (uint256[10] memory words)
    {
        Walk memory walk = Walk(0, 0);
        Segment memory left = abi.decode(abi.encode(segment), (Segment));
        for (uint256 j; j < 10; ++j) {
            Sums memory sums = _bucket(left, walk, curve, j);
            uint256 word = uint256(uint24(int24(Curve.forward(curve, j)))) | presentValues[j] << 176;
            if (sums.value != 0) {
                uint256 mean = sums.time / sums.value;
                uint256 square = sums.square / sums.value;
                word |= (sums.exposure / WAD) << 104 | mean << 64 | (square - mean * mean / 1e10) << 24;
            }
            words[j] = word;
        }
    }

    function _bucket(Segment memory left, Walk memory walk, uint256 curve, uint256 j)
        private
        pure
        returns (Sums memory sums)
    {
        uint256 start = j == 0 ? 0 : Curve.endOf(j - 1);
        int256 yield = Curve.forward(curve, j) * 1e11 + int256((left.spread + left.hazard) * 1e9);
        for (; walk.month < Curve.endOf(j) && left.months != 0; ++walk.month) {
            walk.exponent += yield / 12;
            _row(sums, left, uint256(FixedPointMathLib.expWad(-walk.exponent)), walk.month + 1 - start);
        }
    }

    /// @dev Adds the next month, `month` of its bucket, and takes it off the segment.
    function _row(Sums memory sums, Segment memory left, uint256 factor, uint256 month) private pure {
        uint256 growth = uint256(FixedPointMathLib.expWad(int256(left.hazard * 1e9 / 12)));
        (uint256 interest, uint256 principal) = due(left);
        uint256 recovered = left.balance * left.recovery / 1e9;
        uint256 value = (interest + principal + recovered * (growth - WAD) / WAD) * factor;
        uint256 time = month * 1e10 / 12;
        sums.value += value;
        sums.exposure += recovered * growth / WAD * factor;
        sums.time += value * time;
        sums.square += value * (time * time / 1e10);
        left.balance -= principal;
        --left.months;
    }

    /// @dev Level payment that repays the balance: balance * i / (1 - (1 + i)^-n).
    function _payment(Segment memory segment) private pure returns (uint256) {
        if (segment.coupon == 0) return (segment.balance + segment.months - 1) / segment.months;
        uint256 monthly = segment.coupon * 1e9 / 12;
        uint256 discount = WAD;
        for (uint256 k; k < segment.months; ++k) {
            discount = discount * WAD / (WAD + monthly);
        }
        return segment.balance * monthly / (WAD - discount) + 1;
    }
}
