// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";

/// @notice Records what a whole transaction costs: under `forge test --isolate` each top-level call is a transaction of
/// its own, with its base fee, its calldata and cold storage.
abstract contract Gas is Test {
    /// @dev Right after the call; writes `key` into `contracts/snapshots/gas.json`.
    function _record(string memory key) internal returns (uint256 gas) {
        gas = vm.snapshotGasLastCall("gas", key);
    }

    /// @dev A share of the last call, for a batch.
    function _recordEach(string memory key, uint256 items) internal returns (uint256 gas) {
        gas = vm.lastCallGas().gasTotalUsed / items;
        vm.snapshotValue("gas", key, gas);
    }
}
