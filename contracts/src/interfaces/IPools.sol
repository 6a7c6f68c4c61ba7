// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The registry that opens pools and keeps every pledge.
interface IPools {
    function isPool(address pool) external view returns (bool);

    /// @notice Whether the servicer has put the agreed bond at stake.
    function bonded(address pool) external view returns (bool);

    /// @notice Occupies a collateral key for the calling pool, for all pools. Reverts if any pool holds it.
    /// @param principal cash units of the calling pool that the collateral secures
    function pledge(bytes32 collateralKey, uint96 principal) external;

    /// @notice Frees a key that the calling pool holds.
    function release(bytes32 collateralKey) external;
}
