// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What an exit uses of a share to hand shares on with instructions.
interface IHanding {
    function transferAndCall(address to, uint256 value, bytes calldata data) external returns (bool);
}
