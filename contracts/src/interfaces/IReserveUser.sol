// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a reserve asks of a contract that draws on its cash: the desk, the firm prices it sold, idle cash.
interface IReserveUser {
    /// @notice Reserve whose cash it uses.
    function reserve() external view returns (address);

    /// @notice Shares that it deals in; none: it may be removed from the reserve.
    function shares() external view returns (address[] memory);

    /// @notice What it has of the reserve's cash.
    /// @return paid cash that it holds something else for, at cost; cash it holds as cash is not in it
    /// @return low what that counts for who leaves the reserve, cash units
    /// @return high what that counts for who enters it
    /// @return float cash it holds as cash and can hand back
    function holdings() external view returns (uint256 paid, uint256 low, uint256 high, uint256 float);

    /// @notice Hands back up to `most` of the cash, as much as it can at once; does not revert for want of it. Only
    /// the reserve.
    function remit(uint256 most) external returns (uint256 sent);
}
