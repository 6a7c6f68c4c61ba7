// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IHooks} from "@uniswap/v4-core/src/interfaces/IHooks.sol";
import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {IUnlockCallback} from "@uniswap/v4-core/src/interfaces/callback/IUnlockCallback.sol";
import {LPFeeLibrary} from "@uniswap/v4-core/src/libraries/LPFeeLibrary.sol";
import {TickMath} from "@uniswap/v4-core/src/libraries/TickMath.sol";
import {BalanceDelta} from "@uniswap/v4-core/src/types/BalanceDelta.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {PoolKey} from "@uniswap/v4-core/src/types/PoolKey.sol";
import {ModifyLiquidityParams, SwapParams} from "@uniswap/v4-core/src/types/PoolOperation.sol";
import {Share} from "../../src/identity/Share.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {BareRouter} from "../helpers/market/BareRouter.sol";
import {MarketRig} from "../helpers/market/MarketRig.sol";
import {MarketIntruder} from "../helpers/market/MarketIntruder.sol";

/// @notice What strangers, insiders and clever traders try with the market.
contract MarketAttackTest is MarketRig {
    BareRouter private router;

    function setUp() public override {
        super.setUp();
        _add(provider, share, -300, 300, DEEP);
        _add(provider, second, -300, 300, DEEP);
        vm.warp(block.timestamp + 2 days);
        router = new BareRouter(manager);
        address[3] memory wallets = [alice, bob, stranger];
        for (uint256 i; i < 3; ++i) {
            vm.startPrank(wallets[i]);
            share.approve(address(router), type(uint256).max);
            cash.approve(address(router), type(uint256).max);
            vm.stopPrank();
        }
        cash.mint(stranger, 1_000_000 * UNIT);
    }

    // ---- who is not admitted

    function test_poolWithoutHookNeverHoldsShares() public {
        PoolKey memory key = _key(share, IHooks(address(0)));
        manager.initialize(key, TickMath.getSqrtPriceAtTick(0));
        ModifyLiquidityParams memory both = ModifyLiquidityParams(-100, 100, 1e12, 0);
        vm.prank(alice);
        vm.expectRevert();
        router.modify(key, both);
        // a pool of cash alone is no way in either: whoever sells into it cannot bring the shares
        vm.prank(stranger);
        router.modify(key, ModifyLiquidityParams(-100, -10, 1e12, 0));
        vm.prank(alice);
        vm.expectRevert();
        router.swap(key, SwapParams(true, -1e6, TickMath.MIN_SQRT_PRICE + 1));
    }

    function test_claimOnThePoolManagerIsNoWayIn() public {
        ClaimTaker taker = new ClaimTaker(manager);
        vm.startPrank(stranger);
        cash.approve(address(taker), type(uint256).max);
        vm.expectRevert();
        taker.buy(_key(share, IHooks(address(market))), 1000 * UNIT);
        vm.expectRevert();
        taker.borrow(address(share), alice);
        vm.stopPrank();
        assertEq(manager.balanceOf(stranger, uint160(address(share))), 0);
    }

    function test_strangersSwapAddDonateAndOpenNothing() public {
        PoolKey memory key = _key(share, IHooks(address(market)));
        vm.startPrank(alice);
        vm.expectRevert();
        router.swap(key, SwapParams(true, -1e6, TickMath.MIN_SQRT_PRICE + 1));
        vm.expectRevert();
        router.modify(key, ModifyLiquidityParams(-100, 100, 1e6, 0));
        ClaimTaker taker = new ClaimTaker(manager);
        cash.approve(address(taker), type(uint256).max);
        vm.expectRevert();
        taker.donate(key, 1e6);
        key.tickSpacing = 20;
        vm.expectRevert();
        manager.initialize(key, TickMath.getSqrtPriceAtTick(0));
        vm.expectRevert(abi.encodeWithSelector(IMarket.OnlyPoolManager.selector, alice));
        market.unlockCallback(abi.encode(0));
        vm.expectRevert();
        manager.updateDynamicLPFee(_key(share, IHooks(address(market))), 0);
        vm.stopPrank();
    }

    // ---- reports

    /// @dev A fifth of the step, to which the price may lag by the step that is too small to be charged.
    function testFuzz_MKT2_whoTakesAStepGetsAFifthAtMost(uint256 seed, uint256 step, uint256 pieces, bool up)
        public
    {
        Share share_ = seed % 2 == 0 ? share : second;
        step = bound(step, 0.001e18, 0.018e18);
        pieces = bound(pieces, 1, 12);
        uint256 price = up ? WAD + step : WAD - step;
        _setPrice(share_, price);
        int256 shares = -int256(share_.balanceOf(alice));
        int256 money = -int256(cash.balanceOf(alice));
        uint256 moved;
        for (uint256 i; i < pieces; ++i) {
            uint256 size = bound(uint256(keccak256(abi.encode(seed, i))), UNIT, 60_000 * UNIT);
            if (up ? _poolPrice(share_) >= price : _poolPrice(share_) <= price) break;
            (uint256 filled,) = up ? _buyMarket(alice, share_, size) : _sellMarket(alice, share_, size);
            moved += filled;
        }
        shares += int256(share_.balanceOf(alice));
        money += int256(cash.balanceOf(alice));
        int256 gain = money + shares * int256(price) / int256(WAD);
        assertLe(gain, int256(moved * (step / 5 + 0.00012e18) / WAD + 2));
    }

    function testFuzz_MKT2_tradeAroundAReportNeverPays(uint256 size, uint256 price, bool up) public {
        size = bound(size, UNIT, 190_000 * UNIT);
        price = up ? bound(price, WAD, 1.05e18) : bound(price, 0.95e18, WAD);
        uint256 money = cash.balanceOf(alice);
        uint256 shares = share.balanceOf(alice);
        if (up) {
            (uint256 filled,) = _buyMarket(alice, share, size);
            _setPrice(share, price);
            try this.sellAs(alice, filled) {} catch {}
            // what could not be sold is worth no more than what it cost before the report
            uint256 left = share.balanceOf(alice) - shares;
            assertLe(cash.balanceOf(alice) + left * 99 / 100, money);
        } else {
            (, uint256 paid) = _sellMarket(alice, share, size);
            _setPrice(share, price);
            try this.buyAs(alice, paid) {} catch {}
            assertLe(share.balanceOf(alice), shares);
        }
    }

    // ---- cutting trades

    function testFuzz_MKT7_cuttingASaleGainsNothing(uint256 size, uint256 pieces, uint256 seed) public {
        Share share_ = seed % 2 == 0 ? share : second;
        size = bound(size, 1000, 250_000 * UNIT);
        pieces = bound(pieces, 2, 8);
        uint256 state = vm.snapshotState();
        (uint256 filled, uint256 paid) = _sellMarket(alice, share_, size);
        vm.revertToState(state);
        uint256 left = size;
        uint256 sum;
        for (uint256 i; i < pieces && left != 0; ++i) {
            uint256 piece =
                i == pieces - 1 ? left : bound(uint256(keccak256(abi.encode(seed, i))), left / pieces, left);
            if (piece == 0) continue;
            try this.sellShareAs(alice, share_, piece) returns (uint256 f, uint256 p) {
                left -= f;
                sum += p;
                if (f < piece) break;
            } catch {
                break;
            }
        }
        if (left == size - filled) assertLe(sum, paid);
        else assertLe(sum * WAD / (size - left + 1), paid * WAD / filled + 0.0002e18);
    }

    function testFuzz_MKT7_thereAndBackLoses(uint256 size, bool selling, uint256 seed) public {
        Share share_ = seed % 2 == 0 ? share : second;
        size = bound(size, 10_000, 200_000 * UNIT);
        uint256 money = cash.balanceOf(alice);
        uint256 shares = share_.balanceOf(alice);
        if (selling) {
            (, uint256 paid) = _sellMarket(alice, share_, size);
            _buyMarket(alice, share_, paid);
            assertLe(share_.balanceOf(alice), shares);
        } else {
            (uint256 filled,) = _buyMarket(alice, share_, size);
            _sellMarket(alice, share_, filled);
            assertLe(cash.balanceOf(alice), money);
        }
    }

    // ---- gifts and callbacks

    function test_giftsChangeNoPriceAndNoIncome() public {
        uint256 state = vm.snapshotState();
        (, uint256 paid) = _sellMarket(alice, share, 1000 * UNIT);
        vm.revertToState(state);
        vm.startPrank(stranger);
        cash.transfer(address(manager), 100_000 * UNIT);
        cash.transfer(address(market), 100_000 * UNIT);
        vm.stopPrank();
        (, uint256 after_) = _sellMarket(alice, share, 1000 * UNIT);
        assertEq(after_, paid);
        market.harvest(address(share));
        assertEq(market.incomeOf(address(share), provider, -300, 300), 0);
    }

    function test_callbackOfTheCashFindsEveryDoorClosed() public {
        MarketIntruder intruder = new MarketIntruder(market, manager, share, cash);
        _verify(address(intruder));
        pool.mint(address(intruder), 100_000 * UNIT);
        cash.mint(address(intruder), 100_000 * UNIT);
        intruder.provide(-100, 100, 1e12);
        uint256 shares = share.balanceOf(address(intruder));
        intruder.arm(true);
        intruder.sell(1000 * UNIT);
        intruder.buy(1000 * UNIT);
        intruder.arm(false);
        assertGt(intruder.tried(), 15);
        assertEq(intruder.passed(), 0);
        assertLt(share.balanceOf(address(intruder)), shares);
    }

    function test_feeOnTransferIsRefused() public {
        cash.setFee(10);
        vm.expectPartialRevert(IMarket.PaymentShort.selector);
        _buyMarket(alice, share, 1000 * UNIT);
    }

    // ----

    function sellAs(address who, uint256 amount) external {
        _sellMarket(who, share, amount);
    }

    function sellShareAs(address who, Share share_, uint256 amount) external returns (uint256, uint256) {
        return _sellMarket(who, share_, amount);
    }

    function buyAs(address who, uint256 spend) external {
        _buyMarket(who, share, spend);
    }

    function _key(Share share_, IHooks hook) private view returns (PoolKey memory) {
        bool first = address(share_) < address(cash);
        return PoolKey(
            Currency.wrap(first ? address(share_) : address(cash)),
            Currency.wrap(first ? address(cash) : address(share_)),
            address(hook) == address(0) ? 500 : LPFeeLibrary.DYNAMIC_FEE_FLAG,
            10,
            hook
        );
    }
}

/// @dev Takes what it gets as ERC-6909 claims; borrows; donates.
contract ClaimTaker is IUnlockCallback {
    IPoolManager private immutable manager;

    constructor(IPoolManager manager_) {
        manager = manager_;
    }

    function buy(PoolKey calldata key, uint256 spend) external {
        manager.unlock(abi.encode(0, msg.sender, key, spend));
    }

    function donate(PoolKey calldata key, uint256 amount) external {
        manager.unlock(abi.encode(1, msg.sender, key, amount));
    }

    /// @dev Shares of the providers to an admitted accomplice, to be brought back within the lock.
    function borrow(address share, address to) external {
        PoolKey memory key;
        key.currency0 = Currency.wrap(share);
        manager.unlock(abi.encode(2, to, key, 1e6));
    }

    function unlockCallback(bytes calldata data) external returns (bytes memory) {
        (uint256 act, address user, PoolKey memory key, uint256 amount) =
            abi.decode(data, (uint256, address, PoolKey, uint256));
        if (act == 0) {
            BalanceDelta delta =
                manager.swap(key, SwapParams(false, -int256(amount), TickMath.MAX_SQRT_PRICE - 1), "");
            manager.sync(key.currency1);
            IERC20(Currency.unwrap(key.currency1))
                .transferFrom(user, address(manager), uint128(-delta.amount1()));
            manager.settle();
            manager.mint(user, key.currency0.toId(), uint128(delta.amount0()));
        } else if (act == 1) {
            manager.donate(key, 0, amount, "");
        } else {
            manager.take(key.currency0, user, amount);
        }
        return "";
    }
}
