// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title LocalVault
/// @notice A vault for idle cash on local chains: it earns what somebody sends it. Elsewhere a real one is named.
contract LocalVault is ERC4626 {
    constructor(address dollar) ERC20("Local vault", "vLUSD") ERC4626(IERC20(dollar)) {}

    function _decimalsOffset() internal pure override returns (uint8) {
        return 6;
    }
}
