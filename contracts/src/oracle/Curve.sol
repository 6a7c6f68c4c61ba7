// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A discount curve in one word: ten continuously compounded forward rates, constant inside their time
/// bucket, int24 in 1e-7 a year at bits [24j, 24j+24), and the day of observation (days since 1970) on top.
library Curve {
    uint256 internal constant BUCKETS = 10;

    /// @dev Last month of each bucket, one byte pair each from the low end: 3 6 12 24 36 60 84 120 240 360.
    uint256 private constant ENDS = 0x00000168_00f0_0078_0054_003c_0024_0018_000c_0006_0003;

    /// @notice Last month of bucket `j`; 0 <= j < 10.
    function endOf(uint256 j) internal pure returns (uint256) {
        return (ENDS >> (16 * j)) & 0xffff;
    }

    /// @notice Forward rate of bucket `j`, 1e-7 a year.
    function forward(uint256 curve, uint256 j) internal pure returns (int256 rate) {
        assembly ("memory-safe") {
            rate := signextend(2, shr(mul(24, j), curve))
        }
    }

    /// @notice End of the day of observation, unix seconds: what the day brought is known by then.
    function endOfDay(uint256 curve) internal pure returns (uint256) {
        return ((curve >> 240) + 1) * 1 days - 1;
    }

    /// @notice Start of the day of observation, unix seconds.
    function startOfDay(uint256 curve) internal pure returns (uint256) {
        return (curve >> 240) * 1 days;
    }

    /// @notice Largest distance of two curves in one bucket, 1e-7 a year.
    function distance(uint256 a, uint256 b) internal pure returns (uint256 largest) {
        for (uint256 j; j < BUCKETS; ++j) {
            int256 difference = forward(a, j) - forward(b, j);
            uint256 size = uint256(difference < 0 ? -difference : difference);
            if (size > largest) largest = size;
        }
    }
}
