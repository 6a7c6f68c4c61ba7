// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIdentityWords} from "./IIdentityWords.sol";
import {WalletWord} from "./WalletWord.sol";

/// @notice The registry's read of both sides of a transfer, without the compiler's encoding and decoding around it
/// (some 300 gas on each transfer).
library RegistryRead {
    error RegistryFailed();

    function words(IIdentityWords registry, address from, address to)
        internal
        view
        returns (WalletWord sender, WalletWord receiver)
    {
        bytes4 selector = IIdentityWords.wordsOf.selector;
        bool answered;
        assembly ("memory-safe") {
            let input := mload(0x40)
            mstore(input, selector)
            mstore(add(input, 0x04), from)
            mstore(add(input, 0x24), to)
            answered := staticcall(gas(), registry, input, 0x44, 0x00, 0x40)
            answered := and(answered, gt(returndatasize(), 0x3f))
            sender := mload(0x00)
            receiver := mload(0x20)
        }
        if (!answered) revert RegistryFailed();
    }
}
