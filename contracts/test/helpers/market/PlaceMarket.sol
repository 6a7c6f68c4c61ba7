// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {Hooks} from "@uniswap/v4-core/src/libraries/Hooks.sol";
import {Market} from "../../../src/exit/Market.sol";

/// @notice Uniswap's PoolManager from the artifact of its package, and a market at an address with the hook's bits.
abstract contract PlaceMarket is Test {
    uint160 internal constant HOOK_BITS = Hooks.BEFORE_INITIALIZE_FLAG | Hooks.BEFORE_ADD_LIQUIDITY_FLAG
        | Hooks.BEFORE_SWAP_FLAG | Hooks.BEFORE_DONATE_FLAG;

    function _placeMarket(address nav, address cash, address authority)
        internal
        returns (IPoolManager manager, Market market)
    {
        manager = IPoolManager(
            deployCode(
                "node_modules/@uniswap/v4-core/out/PoolManager.sol/PoolManager.json",
                abi.encode(makeAddr("Uniswap's governance"))
            )
        );
        address place = address(uint160(uint256(keccak256("market")) >> 14 << 14) | HOOK_BITS);
        deployCodeTo("Market.sol:Market", abi.encode(manager, nav, cash, authority), place);
        market = Market(place);
    }
}
