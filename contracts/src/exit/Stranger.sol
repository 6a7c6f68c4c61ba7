// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Calls to a contract that may fail, burn its gas, answer nothing or answer endlessly: none of it reaches the
/// caller. An answer is its first word.
library Stranger {
    /// @return ok whether a whole word came back
    function ask(address target, bytes memory question, uint256 gas_)
        internal
        view
        returns (bool ok, uint256 word)
    {
        assembly ("memory-safe") {
            ok := staticcall(gas_, target, add(question, 32), mload(question), 0, 32)
            ok := and(ok, gt(returndatasize(), 31))
            if ok { word := mload(0) }
        }
    }

    /// @return ok whether it did not revert; what it answers is not looked at
    function tell(address target, bytes memory order, uint256 gas_) internal returns (bool ok) {
        assembly ("memory-safe") {
            ok := call(gas_, target, 0, add(order, 32), mload(order), 0, 0)
        }
    }
}
