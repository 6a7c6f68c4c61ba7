// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {IUnlockCallback} from "@uniswap/v4-core/src/interfaces/callback/IUnlockCallback.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareIncome} from "../../src/identity/ShareIncome.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketRig} from "../helpers/market/MarketRig.sol";
import {OneSharePool} from "../helpers/exit/OneSharePool.sol";

/// @notice Income of the shares in the pool reaches those who put them there, by what each had in at the time.
contract MarketIncomeTest is MarketRig {
    int24 private constant LOW = -200;
    int24 private constant HIGH = 200;

    function test_MKT6_incomeIsSharedByTheSharesOfEachPosition() public {
        for (uint256 i; i < 2; ++i) {
            (Share share_, OneSharePool pool_) = i == 0 ? (share, pool) : (second, secondPool);
            (int256 wide,) = _add(provider, share_, LOW, HIGH, DEEP);
            // all shares, above the price; and all cash, below it
            (int256 above,) = _add(bob, share_, 100, HIGH, DEEP);
            _add(carol, share_, LOW, -100, DEEP);
            uint256 income = _distribute(share_, pool_, 10_000 * UNIT);

            assertApproxEqAbs(cash.balanceOf(address(market)), income, 10);
            uint256 total = uint256(wide + above);
            assertApproxEqAbs(_incomeOf(share_, provider, LOW, HIGH), income * uint256(wide) / total, 3);
            assertApproxEqAbs(_incomeOf(share_, bob, 100, HIGH), income * uint256(above) / total, 3);
            assertEq(_incomeOf(share_, carol, LOW, -100), 0);

            uint256 before = cash.balanceOf(bob);
            _remove(bob, share_, 100, HIGH, 0);
            assertApproxEqAbs(cash.balanceOf(bob) - before, income * uint256(above) / total, 3);
            assertEq(_incomeOf(share_, bob, 100, HIGH), 0);
            _remove(provider, share_, LOW, HIGH, DEEP);
            assertLt(cash.balanceOf(address(market)), 10);
        }
    }

    function test_MKT6_liquidityThatComesForTheIncomeGetsNone() public {
        _add(provider, share, LOW, HIGH, DEEP);
        cash.mint(address(pool), 10_000 * UNIT);
        pool.distribute(10_000 * UNIT);
        // narrow and a hundred times as deep, after the distribution and before anybody has harvested it
        _add(bob, share, -10, 10, DEEP * 40);
        assertEq(_incomeOf(share, bob, -10, 10), 0);
        assertGt(_incomeOf(share, provider, LOW, HIGH), 0);
        uint256 before = cash.balanceOf(bob);
        (, uint256 out) = _remove(bob, share, -10, 10, DEEP * 40);
        assertEq(cash.balanceOf(bob) - before, out);
    }

    function test_MKT6_tradeAfterADistributionDoesNotMoveItsIncome() public {
        _add(provider, share, LOW, HIGH, DEEP);
        _add(bob, share, LOW, -10, DEEP);
        cash.mint(address(pool), 10_000 * UNIT);
        pool.distribute(10_000 * UNIT);
        // bob's range fills with shares only now
        _sellMarket(alice, share, 300_000 * UNIT);
        assertEq(_incomeOf(share, bob, LOW, -10), 0);
    }

    function test_MKT6_feesThatNobodyCollectedTakeNoIncome() public {
        _add(provider, share, LOW, HIGH, DEEP);
        vm.warp(block.timestamp + 1 days);
        for (uint256 i; i < 20; ++i) {
            _sellMarket(alice, share, 50_000 * UNIT);
            _buyMarket(bob, share, 50_000 * UNIT);
        }
        uint256 income = _distribute(share, pool, 10_000 * UNIT);
        uint256 fees = _state(share).fees;
        assertGt(fees, 500 * UNIT);
        uint256 mine = _incomeOf(share, provider, LOW, HIGH);
        assertLe(mine, income);
        // the market underestimates fees by a thousandth at most
        assertApproxEqRel(mine, income, 1e14);
        (uint256 shares,) = _remove(provider, share, LOW, HIGH, 0);
        assertGe(shares, fees);
        assertEq(_state(share).fees, 0);
    }

    function test_MKT6_heldSharesGoOnEarning() public {
        _add(alice, share, LOW, HIGH, DEEP);
        _add(provider, share, LOW, HIGH, DEEP);
        _revoke(provider);
        (uint256 shares,) = _remove(provider, share, LOW, HIGH, DEEP);
        uint256 income = _distribute(share, pool, 10_000 * UNIT);
        assertApproxEqAbs(market.incomeOf(address(share), provider, 0, 0), income / 2, 10);
        uint256 before = cash.balanceOf(provider);
        vm.prank(provider);
        market.release(address(share), provider, 0, provider);
        assertApproxEqAbs(cash.balanceOf(provider) - before, income / 2, 10);
        assertEq(market.heldFor(address(share), provider).shares, shares);
    }

    function test_MKT6_manyDistributionsBetweenTwoVisits() public {
        _add(provider, share, LOW, HIGH, DEEP);
        uint256 income;
        for (uint256 i; i < 60; ++i) {
            income += _distribute(share, pool, 1000 * UNIT);
        }
        uint256 before = cash.balanceOf(provider);
        _remove(provider, share, LOW, HIGH, 0);
        assertApproxEqAbs(cash.balanceOf(provider) - before, income, 120);
        assertLe(cash.balanceOf(provider) - before, income);
    }

    function test_claimThatTheShareRefusesKeepsNobody() public {
        _add(provider, share, LOW, HIGH, DEEP);
        cash.mint(address(pool), 10_000 * UNIT);
        pool.distribute(10_000 * UNIT);
        share.addAgent(address(this));
        share.setAddressFrozen(address(manager), true);
        (uint256 shares,) = _remove(provider, share, LOW, HIGH, DEEP / 2);
        // frozen shares cannot leave the pool manager: they are held
        assertEq(market.heldFor(address(share), provider).shares, shares);
        share.setAddressFrozen(address(manager), false);
        market.harvest(address(share));
        assertGt(_incomeOf(share, provider, LOW, HIGH), 0);
    }

    function test_nobodyElseClaimsThePoolManagersIncome() public {
        _add(provider, share, LOW, HIGH, DEEP);
        cash.mint(address(pool), 10_000 * UNIT);
        pool.distribute(10_000 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(ShareIncome.ClaimNotYours.selector, address(manager)));
        vm.prank(alice);
        share.claim(address(manager));
        IncomeThief thief = new IncomeThief(manager, share, IERC20(address(cash)));
        vm.expectRevert();
        thief.steal();
    }

    function _distribute(Share share_, OneSharePool pool_, uint256 amount) private returns (uint256 income) {
        cash.mint(address(pool_), amount);
        pool_.distribute(amount);
        uint256 before = cash.balanceOf(address(market));
        market.harvest(address(share_));
        income = cash.balanceOf(address(market)) - before;
        assertGt(income, 0);
    }

    function _incomeOf(Share share_, address who, int24 lower, int24 upper) private view returns (uint256) {
        return market.incomeOf(address(share_), who, lower, upper);
    }
}

/// @dev Claims the pool manager's income between Uniswap's two looks at its balance, to be credited with it.
contract IncomeThief is IUnlockCallback {
    IPoolManager private immutable manager;
    Share private immutable share;
    IERC20 private immutable cash;

    constructor(IPoolManager manager_, Share share_, IERC20 cash_) {
        (manager, share, cash) = (manager_, share_, cash_);
    }

    function steal() external {
        manager.unlock("");
    }

    function unlockCallback(bytes calldata) external returns (bytes memory) {
        manager.sync(Currency.wrap(address(cash)));
        share.claim(address(manager));
        manager.take(Currency.wrap(address(cash)), address(this), manager.settle());
        return "";
    }
}
