// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityWallets} from "../../src/identity/IdentityWallets.sol";
import {Share} from "../../src/identity/Share.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketRig} from "../helpers/market/MarketRig.sol";

/// @notice Providers: what they put in comes out, with its fees and income, whatever has happened to them.
contract MarketProvidersTest is MarketRig {
    int24 private constant LOW = -200;
    int24 private constant HIGH = 200;

    function test_MKT4_addingAndLeavingAtOnceGainsNothing() public {
        _add(provider, share, LOW, HIGH, DEEP);
        for (uint256 i; i < 2; ++i) {
            Share share_ = i == 0 ? share : second;
            uint256 shares = share_.balanceOf(alice);
            uint256 money = cash.balanceOf(alice);
            _add(alice, share_, LOW, HIGH, DEEP / 3);
            assertLt(share_.balanceOf(alice), shares);
            assertLt(cash.balanceOf(alice), money);
            _remove(alice, share_, LOW, HIGH, DEEP / 3);
            assertApproxEqAbs(share_.balanceOf(alice), shares, 1);
            assertLe(share_.balanceOf(alice), shares);
            assertApproxEqAbs(cash.balanceOf(alice), money, 1);
            assertLe(cash.balanceOf(alice), money);
        }
    }

    function test_positionOnOneSideTakesOneToken() public {
        for (uint256 i; i < 2; ++i) {
            Share share_ = i == 0 ? share : second;
            (int256 shares, int256 money) = _add(alice, share_, 10, 200, DEEP);
            assertGt(shares, 0);
            assertEq(money, 0);
            (shares, money) = _add(alice, share_, -200, -10, DEEP);
            assertEq(shares, 0);
            assertGt(money, 0);
        }
    }

    function test_feesOfASettledPositionAreItsOwn() public {
        for (uint256 i; i < 2; ++i) {
            Share share_ = i == 0 ? share : second;
            _add(provider, share_, LOW, HIGH, DEEP);
            vm.warp(block.timestamp + 1 days);
            _sellMarket(alice, share_, 10_000 * UNIT);
            _buyMarket(bob, share_, 10_000 * UNIT);
            (uint256 shares, uint256 money) = _remove(provider, share_, LOW, HIGH, 0);
            assertApproxEqAbs(shares, 5 * UNIT, 2);
            // the sale moved the price by five ticks: volatility and the way back cost nothing, only the base fee
            assertGe(money, 5 * UNIT - 2);
            (shares, money) = _remove(provider, share_, LOW, HIGH, 0);
            assertEq(shares + money, 0);
        }
    }

    function test_MKT5_feesOfLiquidityThatStayedForTheTradeGoToTheOthers() public {
        for (uint256 i; i < 2; ++i) {
            Share share_ = i == 0 ? share : second;
            _add(provider, share_, LOW, HIGH, DEEP);
            vm.warp(block.timestamp + 2 days);
            _add(carol, share_, LOW, HIGH, DEEP * 4);
            (uint256 filled,) = _sellMarket(alice, share_, 10_000 * UNIT);
            uint256 state = vm.snapshotState();
            (uint256 shares,) = _remove(carol, share_, LOW, HIGH, DEEP * 4);
            (uint256 provided,) = _remove(provider, share_, LOW, HIGH, DEEP);
            // all fees, but what Uniswap's rounding leaves, came to who was there before
            assertApproxEqAbs(int256(provided), int256(_holdingOf(share_, DEEP)) + int256(filled / 2000), 1e3);
            vm.revertToState(state);
            vm.warp(block.timestamp + 1 days);
            (uint256 later,) = _remove(carol, share_, LOW, HIGH, DEEP * 4);
            assertApproxEqAbs(later - shares, filled / 2000 * 4 / 5, 1e3);
        }
    }

    function test_onlyProviderKeepsItsFeesEvenWhenYoung() public {
        _add(provider, share, LOW, HIGH, DEEP);
        _sellMarket(alice, share, 10_000 * UNIT);
        uint256 before = share.balanceOf(provider);
        _remove(provider, share, LOW, HIGH, DEEP);
        assertGt(share.balanceOf(provider), before);
        assertLt(share.balanceOf(address(manager)), 10);
        assertLt(cash.balanceOf(address(manager)), 10);
    }

    function test_topUpMakesThePositionYoungAndPaysWhatItHadEarned() public {
        _add(provider, share, LOW, HIGH, DEEP);
        _add(bob, share, LOW, HIGH, DEEP);
        vm.warp(block.timestamp + 1 days);
        _sellMarket(alice, share, 100_000 * UNIT);
        uint256 state = vm.snapshotState();
        (int256 without,) = _add(carol, share, LOW, HIGH, DEEP);
        vm.revertToState(state);
        (int256 taken,) = _add(provider, share, LOW, HIGH, DEEP);
        assertApproxEqAbs(without - taken, int256(25 * UNIT), 1e3);
        assertEq(market.positionOf(address(share), provider, LOW, HIGH).since, uint40(block.timestamp));
    }

    function test_MKT3_neitherStaleNorClosedNorPausedKeepsAProvider() public {
        _add(provider, share, LOW, HIGH, DEEP);
        nav.setStale(address(share), true);
        market.setTrading(address(share), false);
        share.addAgent(address(this));
        share.pause();
        uint256 before = share.balanceOf(provider);
        _remove(provider, share, LOW, HIGH, DEEP / 2);
        nav.setBroken(address(share), true);
        _remove(provider, share, LOW, HIGH, DEEP / 2);
        assertGt(share.balanceOf(provider), before);
        assertEq(market.heldFor(address(share), provider).shares, 0);
    }

    function test_limitsOfAProvidersChangeHold() public {
        vm.startPrank(provider);
        vm.expectPartialRevert(IMarket.AddsTooMuch.selector);
        market.provide(address(share), LOW, HIGH, DEEP, 1, type(uint128).max);
        vm.expectPartialRevert(IMarket.AddsTooMuch.selector);
        market.provide(address(share), LOW, HIGH, DEEP, type(uint128).max, 1);
        vm.expectRevert(IMarket.NothingAsked.selector);
        market.provide(address(share), LOW, HIGH, 0, 0, 0);
        market.provide(address(share), LOW, HIGH, DEEP, type(uint128).max, type(uint128).max);
        vm.expectPartialRevert(IMarket.WithdrawsTooLittle.selector);
        market.withdraw(address(share), provider, LOW, HIGH, DEEP, 1e18, 0, provider);
        vm.expectRevert(abi.encodeWithSelector(IMarket.LiquidityShort.selector, DEEP + 1, DEEP));
        market.withdraw(address(share), provider, LOW, HIGH, DEEP + 1, 0, 0, provider);
        vm.expectRevert(IMarket.NoWallet.selector);
        market.withdraw(address(share), provider, LOW, HIGH, DEEP, 0, 0, address(0));
        vm.stopPrank();
    }

    function test_nobodyTouchesAnothersPosition() public {
        _add(provider, share, LOW, HIGH, DEEP);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotProvider.selector, alice, provider));
        market.withdraw(address(share), provider, LOW, HIGH, DEEP, 0, 0, alice);
        vm.expectRevert(abi.encodeWithSelector(IMarket.LiquidityShort.selector, DEEP, 0));
        market.withdraw(address(share), alice, LOW, HIGH, DEEP, 0, 0, alice);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotTransferAgent.selector, alice));
        market.unwind(address(share), provider, LOW, HIGH);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotTransferAgent.selector, alice));
        market.deliver(address(share), provider, 0, alice);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotProvider.selector, alice, provider));
        market.release(address(share), provider, 0, alice);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotProvider.selector, alice, provider));
        market.sellHeld(address(share), provider, 1, 0, alice);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IMarket.StillAdmitted.selector, provider));
        market.unwind(address(share), provider, LOW, HIGH);
    }

    // ---- who is no longer admitted

    function test_whoIsNotAdmittedDoesNotProvide() public {
        _revoke(bob);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotAdmitted.selector, bob));
        _add(bob, share, -200, -10, DEEP);
    }

    function test_MKT3_expiredProviderLeavesWithCashAndItsSharesAreHeld() public {
        _add(provider, share, LOW, HIGH, DEEP);
        _revoke(provider);
        uint256 money = cash.balanceOf(provider);
        (uint256 shares, uint256 paid) = _remove(provider, share, LOW, HIGH, DEEP);
        assertGt(paid, 0);
        assertEq(cash.balanceOf(provider) - money, paid);
        assertEq(market.heldFor(address(share), provider).shares, shares);
        vm.prank(provider);
        vm.expectRevert();
        market.release(address(share), provider, shares, provider);

        _verify(provider);
        uint256 before = share.balanceOf(provider);
        vm.startPrank(provider);
        market.release(address(share), provider, shares - 1, provider);
        vm.expectRevert(abi.encodeWithSelector(IMarket.HeldShort.selector, 2, 1));
        market.release(address(share), provider, 2, provider);
        market.release(address(share), provider, 1, provider);
        vm.stopPrank();
        assertEq(share.balanceOf(provider) - before, shares);
    }

    function test_MKT3_expiredProviderSellsWhatItCannotReceive() public {
        _add(alice, share, LOW, HIGH, DEEP);
        _add(provider, share, LOW, HIGH, DEEP / 100);
        _revoke(provider);
        (uint256 shares,) = _remove(provider, share, LOW, HIGH, DEEP / 100);
        uint256 money = cash.balanceOf(provider);
        vm.startPrank(provider);
        vm.expectPartialRevert(IMarket.HeldShort.selector);
        market.sellHeld(address(share), provider, shares + 1, 0, provider);
        (uint256 filled, uint256 paid) = market.sellHeld(address(share), provider, shares, 0, provider);
        vm.stopPrank();
        assertEq(filled, shares);
        assertEq(cash.balanceOf(provider) - money, paid);
        assertEq(market.heldFor(address(share), provider).shares, 0);
    }

    function test_MKT3_agentUnwindsWhoIsNotAdmittedAndEverythingIsHeldForIt() public {
        _add(provider, second, LOW, HIGH, DEEP);
        _revoke(provider);
        address agent = makeAddr("agent");
        second.addAgent(agent);
        vm.prank(agent);
        market.unwind(address(second), provider, LOW, HIGH);
        IMarket.Held memory held = market.heldFor(address(second), provider);
        assertGt(held.shares, 0);
        assertGt(held.cash, 0);
        assertEq(cash.balanceOf(address(market)), held.cash);
        assertEq(market.positionOf(address(second), provider, LOW, HIGH).liquidity, 0);

        uint256 money = cash.balanceOf(provider);
        vm.prank(provider);
        market.release(address(second), provider, 0, provider);
        assertEq(cash.balanceOf(provider) - money, held.cash);
        // a court's receiver gets the shares; it must be admitted itself
        vm.startPrank(agent);
        vm.expectRevert();
        market.deliver(address(second), provider, held.shares, stranger);
        uint256 before = second.balanceOf(bob);
        market.deliver(address(second), provider, held.shares, bob);
        vm.stopPrank();
        assertEq(second.balanceOf(bob) - before, held.shares);
    }

    function test_frozenProviderGetsNoSharesOutAndSellsNone() public {
        _add(provider, share, LOW, HIGH, DEEP);
        share.addAgent(address(this));
        share.setAddressFrozen(provider, true);
        (uint256 shares,) = _remove(provider, share, LOW, HIGH, DEEP);
        assertEq(market.heldFor(address(share), provider).shares, shares);
        vm.startPrank(provider);
        vm.expectRevert(abi.encodeWithSelector(IMarket.HeldSharesFrozen.selector, provider));
        market.sellHeld(address(share), provider, shares, 0, provider);
        vm.expectRevert();
        market.release(address(share), provider, shares, provider);
        vm.stopPrank();
    }

    function test_walletThatTookOverFromALostOneTakesThePositionOut() public {
        _add(provider, share, LOW, HIGH, DEEP);
        address fresh = _recover(provider);

        vm.prank(provider);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotProvider.selector, provider, provider));
        market.withdraw(address(share), provider, LOW, HIGH, DEEP, 0, 0, provider);
        vm.prank(fresh);
        (uint256 shares,) = market.withdraw(address(share), provider, LOW, HIGH, DEEP, 0, 0, fresh);
        assertEq(share.balanceOf(fresh), shares);
    }

    function _recover(address lost) private returns (address fresh) {
        uint256 key;
        (fresh, key) = makeAddrAndKey("fresh");
        IdentityWallets.Recovery memory recovery = IdentityWallets.Recovery({
            lost: lost,
            replacement: fresh,
            version: identity.walletOf(lost).version + 1,
            deadline: uint40(block.timestamp)
        });
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, identity.recoveryDigest(recovery));
        identity.recover(recovery, address(this), "", abi.encodePacked(r, s, v));
        vm.warp(block.timestamp + identity.recoveryDelay());
        identity.finishRecovery(lost);
    }

    /// @dev Share units that a position of `liquidity` comes to, without fees, found by taking it out.
    function _holdingOf(Share share_, uint128 liquidity) private returns (uint256 shares) {
        uint256 state = vm.snapshotState();
        _add(bob, share_, LOW, HIGH, liquidity);
        (shares,) = _remove(bob, share_, LOW, HIGH, liquidity);
        vm.revertToState(state);
    }
}
