// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Shared cash of liquidity providers, as the desk uses it.
interface IReserve {
    function asset() external view returns (address cash);

    /// @notice State of a share's leaky bucket: gross value bought that has not leaked or been refilled, its limit,
    /// and the cash that could be paid now.
    function bucket(address share) external view returns (uint256 level, uint256 limit, uint256 cash);

    /// @notice Pays `paid` cash to `to` for shares bought at `gross` value. Only the desk.
    function pay(address share, address to, uint256 gross, uint256 paid) external;

    /// @notice Books `amount` cash that the desk has just brought for `sharesSold` of its inventory. Only the desk.
    function refill(address share, uint256 amount, uint256 sharesSold) external;
}
