// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title Local dollar
/// @notice Cash for local chains: anyone mints. It refuses to exist elsewhere.
contract LocalDollar is ERC20Permit {
    error NotALocalChain(uint256 chainId);

    constructor() ERC20("Local Dollar", "LUSD") ERC20Permit("Local Dollar") {
        if (block.chainid != 31_337 && block.chainid != 1_337) revert NotALocalChain(block.chainid);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    /// @param amount 1e-6 dollars
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
