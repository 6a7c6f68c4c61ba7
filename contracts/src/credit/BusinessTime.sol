// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Time that counts only from Monday to Friday, UTC.
library BusinessTime {
    /// @notice Seconds of business time from 1970-01-01, a Thursday, until `time`, in closed form.
    function until(uint256 time) internal pure returns (uint256) {
        unchecked {
            // days since Monday 1969-12-29
            uint256 day = time / 1 days + 3;
            uint256 weekday = day % 7;
            uint256 whole = day / 7 * 5;
            if (weekday > 4) return (whole + 5) * 1 days;
            return (whole + weekday) * 1 days + time % 1 days;
        }
    }

    /// @notice Seconds of business time between two times.
    function between(uint256 from, uint256 to) internal pure returns (uint256) {
        return until(to) - until(from);
    }
}
