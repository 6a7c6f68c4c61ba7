// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Who may receive a share at all (ERC-7943).
interface IAdmitting {
    function canReceive(address account) external view returns (bool);
}
