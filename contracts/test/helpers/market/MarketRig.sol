// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {Market} from "../../../src/exit/Market.sol";
import {MarketWord} from "../../../src/exit/MarketWord.sol";
import {Share} from "../../../src/identity/Share.sol";
import {IMarket} from "../../../src/interfaces/IMarket.sol";
import {ExitRig} from "../exit/ExitRig.sol";
import {OneSharePool} from "../exit/OneSharePool.sol";
import {PlaceMarket} from "./PlaceMarket.sol";

/// @notice A market on Uniswap's compiled PoolManager, real shares and identities, prices that the test sets. `share` is
/// Uniswap's currency0, `second` is a share that is currency1. Everybody has approved the market.
abstract contract MarketRig is ExitRig, PlaceMarket {
    uint128 internal constant DEEP = 20_000_000e6;

    IPoolManager internal manager;
    Market internal market;
    OneSharePool internal secondPool;
    Share internal second;

    function setUp() public virtual override {
        super.setUp();
        (manager, market) = _placeMarket(address(nav), address(cash), address(authority));
        while (address(share) > address(cash)) {
            pool = _newPool();
            share = pool.share();
        }
        do {
            secondPool = _newPool();
            second = secondPool.share();
        } while (address(second) < address(cash));
        _verify(provider);
        _listMarket(share);
        _listMarket(second);
        _equip(pool);
        _equip(secondPool);
    }

    function _listMarket(Share share_) internal {
        share_.setVenue(address(manager), address(market));
        market.list(address(share_), IMarket.Terms({width: 200, base: 500}));
    }

    /// @dev A million of shares and of cash for everybody.
    function _equip(OneSharePool pool_) internal {
        address[4] memory wallets = [alice, bob, carol, provider];
        for (uint256 i; i < 4; ++i) {
            pool_.mint(wallets[i], 1_000_000 * UNIT);
            cash.mint(wallets[i], 1_000_000 * UNIT);
            vm.startPrank(wallets[i]);
            pool_.share().approve(address(market), type(uint256).max);
            cash.approve(address(market), type(uint256).max);
            vm.stopPrank();
        }
    }

    /// @dev Bid, price and ask at `price`.
    function _setPrice(Share share_, uint256 price) internal {
        nav.set(address(share_), price, price, price);
    }

    function _add(address who, Share share_, int24 lower, int24 upper, uint128 liquidity)
        internal
        returns (int256 shares, int256 paid)
    {
        vm.prank(who);
        return market.provide(address(share_), lower, upper, liquidity, type(uint128).max, type(uint128).max);
    }

    function _remove(address who, Share share_, int24 lower, int24 upper, uint128 liquidity)
        internal
        returns (uint256 shares, uint256 paid)
    {
        vm.prank(who);
        return market.withdraw(address(share_), who, lower, upper, liquidity, 0, 0, who);
    }

    function _sellMarket(address who, Share share_, uint256 amount)
        internal
        returns (uint256 filled, uint256 paid)
    {
        vm.prank(who);
        return market.sell(address(share_), amount, 0, 0, who);
    }

    function _buyMarket(address who, Share share_, uint256 spend)
        internal
        returns (uint256 filled, uint256 spent)
    {
        vm.prank(who);
        return market.buy(address(share_), spend, 0, 0, who);
    }

    function _state(Share share_) internal view returns (IMarket.State memory) {
        return MarketWord.unpack(market.wordOf(address(share_)));
    }

    function _tick(Share share_) internal view returns (int24 tick) {
        (,, tick) = market.poolOf(address(share_));
    }

    /// @dev WAD cash units a share unit.
    function _poolPrice(Share share_) internal view returns (uint256) {
        (, uint160 root,) = market.poolOf(address(share_));
        uint256 square = uint256(root) * root / 2 ** 96;
        return address(share_) < address(cash) ? square * WAD / 2 ** 96 : WAD * 2 ** 96 / square;
    }

    function _revoke(address wallet) internal {
        identity.expire(wallet);
    }
}
