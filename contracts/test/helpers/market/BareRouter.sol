// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {IUnlockCallback} from "@uniswap/v4-core/src/interfaces/callback/IUnlockCallback.sol";
import {BalanceDelta} from "@uniswap/v4-core/src/types/BalanceDelta.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {PoolKey} from "@uniswap/v4-core/src/types/PoolKey.sol";
import {ModifyLiquidityParams, SwapParams} from "@uniswap/v4-core/src/types/PoolOperation.sol";

/// @notice The least a router does: swaps, adds liquidity, pays and is paid. What a market without rules would cost, and
/// what an intruder tries.
contract BareRouter is IUnlockCallback {
    IPoolManager private immutable manager;

    constructor(IPoolManager manager_) {
        manager = manager_;
    }

    function swap(PoolKey calldata key, SwapParams calldata params) external returns (BalanceDelta) {
        return
            abi.decode(manager.unlock(abi.encode(msg.sender, false, key, abi.encode(params))), (BalanceDelta));
    }

    function modify(PoolKey calldata key, ModifyLiquidityParams calldata params)
        external
        returns (BalanceDelta)
    {
        return abi.decode(
            manager.unlock(abi.encode(msg.sender, true, key, abi.encode(params))), (BalanceDelta)
        );
    }

    function unlockCallback(bytes calldata data) external returns (bytes memory) {
        (address user, bool modifies, PoolKey memory key, bytes memory raw) =
            abi.decode(data, (address, bool, PoolKey, bytes));
        BalanceDelta delta;
        if (modifies) (delta,) = manager.modifyLiquidity(key, abi.decode(raw, (ModifyLiquidityParams)), "");
        else delta = manager.swap(key, abi.decode(raw, (SwapParams)), "");
        _clear(key.currency0, delta.amount0(), user);
        _clear(key.currency1, delta.amount1(), user);
        return abi.encode(delta);
    }

    function _clear(Currency currency, int128 delta, address user) private {
        if (delta > 0) {
            manager.take(currency, user, uint128(delta));
        } else if (delta < 0) {
            manager.sync(currency);
            IERC20(Currency.unwrap(currency)).transferFrom(user, address(manager), uint128(-delta));
            manager.settle();
        }
    }
}
