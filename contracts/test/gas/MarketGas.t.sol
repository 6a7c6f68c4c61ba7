// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IHooks} from "@uniswap/v4-core/src/interfaces/IHooks.sol";
import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {TickMath} from "@uniswap/v4-core/src/libraries/TickMath.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {PoolKey} from "@uniswap/v4-core/src/types/PoolKey.sol";
import {ModifyLiquidityParams, SwapParams} from "@uniswap/v4-core/src/types/PoolOperation.sol";
import {Market} from "../../src/exit/Market.sol";
import {Share} from "../../src/identity/Share.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Gas} from "../helpers/Gas.sol";
import {BareRouter} from "../helpers/market/BareRouter.sol";
import {PlaceMarket} from "../helpers/market/PlaceMarket.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole transactions on the real system, and beside them the same trades in a pool without a hook.
contract MarketGasTest is System, PlaceMarket, Gas {
    uint128 private constant DEEP = 10_000_000e6;

    IPoolManager private manager;
    Market private market;
    Share private share;
    BareRouter private router;

    function setUp() public override {
        super.setUp();
        _live();
        (manager, market) = _placeMarket(address(nav), address(dollar), address(authority));
        share = _share(pool, 1);
        vm.prank(transferAgent);
        share.setVenue(address(manager), address(market));
        vm.prank(governor);
        market.list(address(share), IMarket.Terms({width: 200, base: 500}));
        vm.prank(bob);
        share.transfer(dealer, 20_000 * DOLLAR);
        _fund(dealer, 1_000_000 * DOLLAR, address(market), address(dollar));
        _fund(bob, 1_000_000 * DOLLAR, address(market), address(dollar));
        _approve(dealer);
        _approve(bob);
    }

    function _approve(address who) private {
        vm.prank(who);
        share.approve(address(market), type(uint256).max);
    }

    /// @dev Two providers, and trades on the day before.
    function _ordinary() private {
        (,, int24 tick) = market.poolOf(address(share));
        int24 middle = tick / 10 * 10;
        vm.prank(bob);
        market.provide(address(share), middle - 300, middle + 300, DEEP, 1e12, 1e12);
        vm.prank(dealer);
        market.provide(address(share), middle - 100, middle + 100, DEEP / 10, 1e12, 1e12);
        _trade(bob, true);
        _trade(dealer, false);
        vm.warp(block.timestamp + 1 days);
        vm.roll(block.number + 1);
    }

    function _trade(address who, bool selling) private {
        vm.prank(who);
        if (selling) market.sell(address(share), 1000 * DOLLAR, 0, 0, who);
        else market.buy(address(share), 1000 * DOLLAR, 0, 0, who);
    }

    function test_gas_sell() public {
        _ordinary();
        _trade(bob, true);
        _record("market.sell");
    }

    function test_gas_buy() public {
        _ordinary();
        _trade(dealer, false);
        _record("market.buy");
    }

    function test_gas_saleAfterAStepOfTheNav() public {
        _ordinary();
        vm.prank(address(pool));
        nav.impair(uint96(150_000 * DOLLAR));
        _trade(bob, true);
        _record("market.sell.step");
    }

    function test_gas_providers() public {
        _ordinary();
        (,, int24 tick) = market.poolOf(address(share));
        int24 middle = tick / 10 * 10;
        vm.prank(dealer);
        market.provide(address(share), middle - 50, middle + 50, DEEP / 10, 1e12, 1e12);
        _record("market.provide");
        vm.warp(block.timestamp + 2 days);
        vm.prank(dealer);
        market.withdraw(address(share), dealer, middle - 50, middle + 50, DEEP / 10, 0, 0, dealer);
        _record("market.withdraw");
    }

    /// @dev The same trades of the same tokens through the least of routers in a pool without a hook.
    function test_gas_poolWithoutHook() public {
        router = new BareRouter(manager);
        vm.prank(transferAgent);
        share.setVenue(address(manager), address(router));
        bool first = address(share) < address(dollar);
        PoolKey memory key = PoolKey(
            Currency.wrap(first ? address(share) : address(dollar)),
            Currency.wrap(first ? address(dollar) : address(share)),
            500,
            10,
            IHooks(address(0))
        );
        manager.initialize(key, TickMath.getSqrtPriceAtTick(0));
        _open(bob, key, DEEP, 300);
        _open(dealer, key, DEEP / 10, 100);
        _swap(bob, key, first);
        _swap(dealer, key, !first);
        vm.warp(block.timestamp + 1 days);
        _swap(bob, key, first);
        _record("market.bare.sell");
        _swap(dealer, key, !first);
        _record("market.bare.buy");
    }

    function _open(address who, PoolKey memory key, uint128 liquidity, int24 width) private {
        vm.startPrank(who);
        share.approve(address(router), type(uint256).max);
        dollar.approve(address(router), type(uint256).max);
        router.modify(key, ModifyLiquidityParams(-width, width, int256(uint256(liquidity)), 0));
        vm.stopPrank();
    }

    function _swap(address who, PoolKey memory key, bool zeroForOne) private {
        uint160 limit = zeroForOne ? TickMath.MIN_SQRT_PRICE + 1 : TickMath.MAX_SQRT_PRICE - 1;
        vm.prank(who);
        router.swap(key, SwapParams(zeroForOne, -int256(1000 * DOLLAR), limit));
    }
}
