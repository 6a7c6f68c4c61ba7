// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @notice Where a share pays the income of shares that wait in windows. Because the windows name it as their receiver,
/// nobody but the windows can claim, and so every claim is booked.
contract WindowsTill {
    using SafeERC20 for IERC20;

    constructor(IERC20 cash) {
        cash.forceApprove(msg.sender, type(uint256).max);
    }
}
