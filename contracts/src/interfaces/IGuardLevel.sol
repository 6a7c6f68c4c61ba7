// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a seller of new risk asks of the guard.
interface IGuardLevel {
    /// @return level 0: nothing; from 1 on no new risk is taken
    /// @return until unix seconds
    /// @return reason bits of the grounds
    function levelOf(address share) external view returns (uint256 level, uint256 until, uint256 reason);
}
