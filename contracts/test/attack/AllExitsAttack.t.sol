// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AllExitsRig} from "../helpers/exit/AllExitsRig.sol";

/// @notice Attacks that use one exit against another, on a share whose exits are all open.
contract AllExitsAttackTest is AllExitsRig {
    /// @dev In by the cheapest door before a report that the attacker knows, out by the best after it, in one block: the
    /// bid is the lower and the ask the higher of both marks while the new one is young.
    function testFuzz_EXT9_inByOneDoorBeforeAReportAndOutByAnotherAfterItLoses(
        uint256 size,
        uint256 change,
        uint256 doors
    ) external {
        size = bound(size, UNIT, 100_000 * UNIT);
        uint256 after_ = bound(change, 0.95e18, 1.05e18);
        _sell(bob, 200_000 * UNIT);
        uint256 cashBefore = cash.balanceOf(alice);
        uint256 sharesBefore = share.balanceOf(alice);

        uint256 got = doors % 2 == 0 ? _buyAtDesk(alice, size) : _buyAtMarket(alice, size);
        _young(WAD, after_);
        _sellAway(alice, got, doors / 2 % 2 == 0);

        // what could not be sold counts at the bid
        uint256 spent = cashBefore - cash.balanceOf(alice);
        uint256 worth = (share.balanceOf(alice) - sharesBefore) * nav.bid(address(share)) / WAD;
        assertLe(worth, spent);
    }

    /// @dev The other way round: out before a fall, in again after it, in one block.
    function testFuzz_EXT9_outBeforeAFallAndInAgainLoses(uint256 size, uint256 change, uint256 doors)
        external
    {
        size = bound(size, UNIT, 100_000 * UNIT);
        uint256 after_ = bound(change, 0.95e18, WAD);
        uint256 cashBefore = cash.balanceOf(alice);
        uint256 sharesBefore = share.balanceOf(alice);
        _sellAway(alice, size, doors % 2 == 0);
        uint256 sold = sharesBefore - share.balanceOf(alice);
        uint256 gained = cash.balanceOf(alice) - cashBefore;
        _young(WAD, after_);
        uint256 bought = doors / 2 % 2 == 0 ? _buyAtDesk(alice, sold) : _buyAtMarket(alice, gained);
        uint256 spent = cashBefore + gained - cash.balanceOf(alice);
        // a share costs no less on the way in than it brought on the way out
        assertLe(bought * gained, sold * spent + sold);
    }

    /// @dev Using up the desk's limit costs the fee of all of it, keeps nobody from windows and market, and leaks away.
    function test_EXT10_usingUpTheDeskKeepsNobodyIn() external {
        _provide(provider, 900_000 * UNIT);
        pool.mint(carol, 1_000_000 * UNIT);
        (uint256 filled,,, uint256 paid) = desk.quote(address(share), 1_000_000 * UNIT);
        vm.prank(carol);
        desk.sell(address(share), 1_000_000 * UNIT, 0, 0, carol);
        assertLt(paid, filled * 99 / 100, "the fee of the whole limit");

        vm.prank(alice);
        windows.request(10_000 * UNIT, 1, alice);
        vm.prank(bob);
        (uint256 traded,) = market.sell(address(share), 10_000 * UNIT, 9_900 * UNIT, 10_000 * UNIT, bob);
        assertEq(traded, 10_000 * UNIT);
        vm.warp(block.timestamp + 1 days);
        (uint256 again,,,) = desk.quote(address(share), 90_000 * UNIT);
        assertEq(again, 90_000 * UNIT, "a tenth of the limit is free again");
    }

    /// @dev The reporter is gone and nobody replaces it: price-bound exits rest, all others end with everybody out.
    function test_EXT8_whenTheReporterIsGoneEverybodyLeavesWithoutAPrice() external {
        vm.prank(alice);
        windows.request(100_000 * UNIT, 1, alice);
        _sell(bob, 50_000 * UNIT);
        nav.setStale(address(share), true);

        vm.expectRevert();
        _sell(bob, 1_000 * UNIT);
        for (uint256 number = 1; number <= 3; ++number) {
            vm.warp(windows.window(number).settles + windows.GRACE());
            (uint256 redeemed,) = windows.settle();
            assertEq(redeemed, 0);
        }
        uint256 before = share.balanceOf(alice);
        vm.prank(alice);
        windows.takeInKind(alice);
        assertEq(share.balanceOf(alice), before + 100_000 * UNIT);

        vm.prank(provider);
        (uint256 shares, uint256 got) =
            market.withdraw(address(share), provider, -300, 300, DEEP, 0, 0, provider);
        assertGt(shares * got, 0);
        _announce(provider);
        // without a price the inventory is worth nothing to who leaves; all the cash is paid out
        uint256 there = cash.balanceOf(address(desk)) + cash.balanceOf(address(reserve));
        assertApproxEqAbs(_leave(provider), there, 2);
    }

    /// @dev Whoever is no longer admitted gets nothing new by any door, and out by those that pay cash.
    function test_EXT5_whoIsNoLongerAdmittedOnlyLeaves() external {
        vm.prank(alice);
        windows.request(10_000 * UNIT, 1, alice);
        vm.prank(funder);
        windows.fund(1, 50_000 * UNIT);
        _sell(bob, 20_000 * UNIT);
        identity.expire(alice);

        (, uint256 paid) = _sell(alice, 1_000 * UNIT);
        assertGt(paid, 0);
        vm.prank(alice);
        (, uint256 got) = market.sell(address(share), 1_000 * UNIT, 0, 0, alice);
        assertGt(got, 0);
        vm.warp(windows.window(1).settles);
        windows.settle();
        uint256 before = cash.balanceOf(alice);
        vm.prank(alice);
        windows.claim(alice, alice);
        assertGt(cash.balanceOf(alice), before);

        vm.startPrank(alice);
        vm.expectRevert();
        desk.buy(address(share), 1_000 * UNIT, 2_000 * UNIT, alice);
        vm.expectRevert();
        market.buy(address(share), 1_000 * UNIT, 0, 0, alice);
        vm.expectRevert();
        windows.fund(2, 1_000 * UNIT);
        vm.expectRevert();
        market.provide(address(share), -100, 100, 1e9, type(uint128).max, type(uint128).max);
        vm.stopPrank();
        vm.prank(bob);
        vm.expectRevert();
        share.transfer(alice, 1);
    }

    /// @dev Cash that enters the reserve for one sale earns none of its fee before its cooldown is over, and bears the
    /// inventory until then.
    function testFuzz_EXT11_reserveJustInTimeForASaleBearsWhatItBought(uint256 size, uint256 fall) external {
        size = bound(size, 10_000 * UNIT, 400_000 * UNIT);
        uint256 after_ = bound(fall, 0.9e18, 0.995e18);
        _provide(carol, 300_000 * UNIT);
        _sell(bob, size);
        vm.prank(carol);
        vm.expectRevert();
        reserve.redeem(1, carol, carol);
        nav.set(address(share), after_, after_, after_);
        _announce(carol);
        assertLt(_leave(carol), 300_000 * UNIT);
    }

    /// @dev A new mark: exits count the lower, entries the higher of old and new.
    function _young(uint256 old, uint256 now_) private {
        (uint256 low, uint256 high) = old < now_ ? (old, now_) : (now_, old);
        nav.set(address(share), low, now_, high);
    }

    function _buyAtDesk(address buyer, uint256 amount) private returns (uint256) {
        uint256 held = share.balanceOf(address(desk));
        amount = amount < held ? amount : held;
        if (amount == 0) return 0;
        uint256 cost = desk.costOf(address(share), amount);
        vm.prank(buyer);
        desk.buy(address(share), amount, cost, buyer);
        return amount;
    }

    function _buyAtMarket(address buyer, uint256 spend) private returns (uint256 got) {
        vm.prank(buyer);
        try market.buy(address(share), spend, 0, 0, buyer) returns (uint256 filled, uint256) {
            got = filled;
        } catch {}
    }

    function _sellAway(address seller, uint256 amount, bool atDesk) private {
        if (amount == 0) return;
        vm.prank(seller);
        if (atDesk) {
            try desk.sell(address(share), amount, 0, 0, seller) {} catch {}
        } else {
            try market.sell(address(share), amount, 0, 0, seller) {} catch {}
        }
    }
}
