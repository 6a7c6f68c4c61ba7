// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {Market} from "../../../src/exit/Market.sol";
import {Share} from "../../../src/identity/Share.sol";
import {IMarket} from "../../../src/interfaces/IMarket.sol";
import {ICashListener, TrickyCash} from "../exit/TrickyCash.sol";

/// @notice A verified holder and provider whose wallet calls back whenever cash touches it, and tries every door.
contract MarketIntruder is ICashListener {
    Market private immutable market;
    IPoolManager private immutable manager;
    Share private immutable share;
    TrickyCash private immutable cash;

    bool private armed;
    /// @notice Calls that were tried, and that went through, while armed.
    uint256 public tried;
    uint256 public passed;

    constructor(Market market_, IPoolManager manager_, Share share_, TrickyCash cash_) {
        (market, manager, share, cash) = (market_, manager_, share_, cash_);
        cash.approve(address(market), type(uint256).max);
        share.approve(address(market), type(uint256).max);
        cash.listen(true);
    }

    function arm(bool on) external {
        armed = on;
    }

    function provide(int24 lower, int24 upper, uint128 liquidity) external {
        market.provide(address(share), lower, upper, liquidity, type(uint128).max, type(uint128).max);
    }

    function sell(uint256 amount) external {
        market.sell(address(share), amount, 0, 0, address(this));
    }

    function buy(uint256 spend) external {
        market.buy(address(share), spend, 0, 0, address(this));
    }

    function cashMoves(address, address, uint256) external {
        if (!armed) return;
        armed = false;
        address me = address(this);
        _try(address(market), abi.encodeCall(IMarket.sell, (address(share), 10e6, 0, 0, me)));
        _try(address(market), abi.encodeCall(IMarket.buy, (address(share), 10e6, 0, 0, me)));
        _try(address(market), abi.encodeCall(IMarket.provide, (address(share), -100, 100, 1e9, 1e12, 1e12)));
        _try(
            address(market), abi.encodeCall(IMarket.withdraw, (address(share), me, -100, 100, 1e9, 0, 0, me))
        );
        _try(address(market), abi.encodeCall(IMarket.release, (address(share), me, 0, me)));
        _try(address(market), abi.encodeCall(IMarket.harvest, (address(share))));
        _try(address(market), abi.encodeCall(IMarket.align, (address(share))));
        _try(address(market), abi.encodeCall(Market.unlockCallback, (abi.encode(0))));
        _try(address(manager), abi.encodeCall(IPoolManager.unlock, ("")));
        _try(address(manager), abi.encodeCall(IPoolManager.clear, (Currency.wrap(address(cash)), uint256(1))));
        armed = true;
    }

    function _try(address target, bytes memory data) private {
        ++tried;
        (bool success,) = target.call(data);
        if (success) ++passed;
    }
}
