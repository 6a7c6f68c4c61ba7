// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @notice Where a share pays the income of what a venue holds. Because the venue names it as its receiver, nobody but
/// the venue can claim, and so every claim is booked; only the venue can spend from it.
contract IncomeTill {
    using SafeERC20 for IERC20;

    constructor(IERC20 cash) {
        cash.forceApprove(msg.sender, type(uint256).max);
    }
}
