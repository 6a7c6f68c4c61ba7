// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What lending asks the guard.
interface ILevels {
    /// @notice Level of a share now, when it ends, and why.
    function levelOf(address share) external view returns (uint256 level, uint256 until, uint256 reason);

    /// @notice Seconds that a share has spent at level 3 until now, in all.
    function restedOf(address share) external view returns (uint256);
}
