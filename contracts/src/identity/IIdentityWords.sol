// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RuleBook} from "./RuleBook.sol";
import {WalletWord} from "./WalletWord.sol";

/// @notice The registry's words as they are stored: what a share reads on a transfer.
interface IIdentityWords {
    function wordOf(address wallet) external view returns (WalletWord);

    function wordsOf(address from, address to) external view returns (WalletWord, WalletWord);

    /// @notice What all shares ask alike and no transfer needs.
    function ruleBook() external view returns (RuleBook);
}
