// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Lets the base fee of a desk's share drift until the reserve's providers earn a hurdle.
interface IFeeRule {
    /// @dev How a share's fee follows what the providers earn.
    /// @param hurdle return that they are to earn, 1e-9 a year
    /// @param gain fee that a shortfall of 100 % a year moves in one period, 1e-5 of value
    /// @param step most that the fee moves in one period, 1e-5
    /// @param least lowest fee it drifts to, 1e-5
    /// @param most highest, 1e-5
    /// @param period seconds over which the return is measured, and between two moves, at least a day
    struct Rule {
        uint32 hurdle;
        uint32 gain;
        uint16 step;
        uint16 least;
        uint16 most;
        uint32 period;
    }

    /// @dev Where the measurement stands.
    /// @param price of a reserve share, WAD, par = 1e18
    /// @param since unix seconds
    struct Checkpoint {
        uint128 price;
        uint40 since;
    }

    event FeeRuleSet(address indexed share, Rule rule);
    /// @param rate measured, 1e-9 a year
    event FeeMoved(address indexed share, uint256 from, uint256 to, int256 rate, uint256 price);

    error BadFeeRule(uint256 least, uint256 most, uint256 period);
    error NoFeeRule(address share);
    error FeeRests(uint256 from);

    /// @notice Moves the fee of a share by what the last period brought its providers. Anyone, once a period.
    /// @return base fee from now on, 1e-5
    function adjust(address share) external returns (uint256 base);

    /// @notice What `adjust` would do now: the return measured since the checkpoint, 1e-9 a year, and the fee.
    function preview(address share) external view returns (int256 rate, uint256 base);

    function ruleOf(address share) external view returns (Rule memory);

    function checkpointOf(address share) external view returns (Checkpoint memory);
}
