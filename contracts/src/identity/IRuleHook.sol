// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A share's exotic rule, asked after all others.
interface IRuleHook {
    /// @param from zero: a mint
    /// @param value share units
    /// @return passes whether the shares may move; a revert counts as no
    function passes(address from, address to, uint256 value) external view returns (bool passes);
}
