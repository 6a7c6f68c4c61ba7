// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice How a contract hands shares on with instructions (ERC-1363).
interface IHanding {
    function transferAndCall(address to, uint256 value, bytes calldata data) external returns (bool);
}
