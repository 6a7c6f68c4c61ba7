// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IFeeRule} from "../interfaces/IFeeRule.sol";

/// @notice Where a fee goes that aims at a hurdle: up while the providers' return is below it, down while above.
library FeeDrift {
    int256 private constant RATE_UNIT = 1e9;
    int256 private constant YEAR = 365 days;

    /// @notice Simple return a year between two prices, 1e-9, rounded towards zero.
    function rate(uint256 was, uint256 is_, uint256 elapsed) internal pure returns (int256) {
        return (int256(is_) - int256(was)) * RATE_UNIT * YEAR / (int256(was) * int256(elapsed));
    }

    /// @notice The fee after one period at `rate_`: moved by gain * (hurdle - rate), within the bounds, by at most a step.
    /// A fee outside the bounds moves towards them a step at a time.
    function next(IFeeRule.Rule memory rule, int256 rate_, uint256 base) internal pure returns (uint256) {
        int256 wanted =
            int256(base) + int256(uint256(rule.gain)) * (int256(uint256(rule.hurdle)) - rate_) / RATE_UNIT;
        wanted = _within(wanted, int256(uint256(rule.least)), int256(uint256(rule.most)));
        int256 step = int256(uint256(rule.step));
        return uint256(_within(wanted, int256(base) - step, int256(base) + step));
    }

    function _within(int256 value, int256 low, int256 high) private pure returns (int256) {
        if (value < low) return low;
        return value > high ? high : value;
    }
}
