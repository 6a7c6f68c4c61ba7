// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Curve} from "./Curve.sol";

/// @notice Medians of a few reports. Of an even number it is the mean of the two in the middle, rounded down, which
/// no minority of the reporters can move outside what the others said.
library Median {
    /// @notice Sorts `values` in place and returns their median; at least one value.
    function ofNumbers(int256[] memory values) internal pure returns (int256) {
        uint256 length = values.length;
        for (uint256 i = 1; i < length; ++i) {
            int256 value = values[i];
            uint256 k = i;
            for (; k > 0 && values[k - 1] > value; --k) {
                values[k] = values[k - 1];
            }
            values[k] = value;
        }
        int256 upper = values[length / 2];
        if (length % 2 == 1) return upper;
        int256 lower = values[length / 2 - 1];
        return lower + (upper - lower) / 2;
    }

    /// @notice Median of packed curves, bucket by bucket, with the median of their days (the earlier of two).
    function ofCurves(uint256[] memory curves) internal pure returns (uint256 median) {
        int256[] memory values = new int256[](curves.length);
        for (uint256 j; j < Curve.BUCKETS; ++j) {
            for (uint256 i; i < curves.length; ++i) {
                values[i] = Curve.forward(curves[i], j);
            }
            median |= uint256(uint24(int24(ofNumbers(values)))) << (24 * j);
        }
        for (uint256 i; i < curves.length; ++i) {
            values[i] = int256(curves[i] >> 240);
        }
        ofNumbers(values);
        median |= uint256(values[(curves.length - 1) / 2]) << 240;
    }
}
