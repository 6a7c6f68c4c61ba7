// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Cash with 6 decimals that anyone can print and that can block addresses, as several stable coins do.
contract TestCash is ERC20("Test cash", "CASH") {
    mapping(address => bool) public blocked;

    error Blocked(address account);

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function print(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setBlocked(address account, bool on) external {
        blocked[account] = on;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (blocked[from]) revert Blocked(from);
        if (blocked[to]) revert Blocked(to);
        super._update(from, to, amount);
    }
}
