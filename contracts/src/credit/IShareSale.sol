// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice How a share is sold to a venue in one step (ERC-1363).
interface IShareSale {
    function transferAndCall(address to, uint256 value, bytes calldata data) external returns (bool);
}
