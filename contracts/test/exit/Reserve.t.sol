// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Desk} from "../../src/exit/Desk.sol";
import {Reserve} from "../../src/exit/Reserve.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IReserve} from "../../src/interfaces/IReserve.sol";
import {ExitRig} from "../helpers/exit/ExitRig.sol";

contract ReserveTest is ExitRig {
    function setUp() public override {
        super.setUp();
        _hold(alice, 1_000_000 * UNIT);
    }

    function test_deposit_andRedeemAfterTheCooldown_givesBackNoMore() public {
        _provide(provider, 1000 * UNIT);
        assertEq(reserve.decimals(), 12);
        assertEq(reserve.totalAssets(), 1000 * UNIT);
        _announce(provider);
        assertEq(_leave(provider), 1000 * UNIT);
        assertEq(reserve.funds(), 0);
    }

    function test_mintAndWithdraw_workLikeDepositAndRedeem() public {
        cash.mint(provider, 1000 * UNIT);
        vm.startPrank(provider);
        cash.approve(address(reserve), type(uint256).max);
        uint256 shares = reserve.previewDeposit(400 * UNIT);
        assertEq(reserve.mint(shares, provider), 400 * UNIT);
        reserve.announce(shares);
        vm.warp(block.timestamp + COOLDOWN);
        assertEq(reserve.maxWithdraw(provider), 400 * UNIT);
        assertEq(reserve.withdraw(150 * UNIT, bob, provider), shares * 150 / 400);
        vm.stopPrank();
        assertEq(cash.balanceOf(bob), 150 * UNIT);
        assertEq(reserve.notice(provider).shares, shares - shares * 150 / 400);
    }

    function test_RSV5_onlyAnnouncedSharesLeaveAfterTheCooldownWithinTheWindow() public {
        uint256 shares = _provide(provider, 1000 * UNIT);
        assertEq(reserve.maxRedeem(provider), 0);
        vm.startPrank(provider);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxRedeem.selector, provider, 1, 0));
        reserve.redeem(1, provider, provider);
        reserve.announce(shares / 4);
        vm.warp(block.timestamp + COOLDOWN - 1);
        assertEq(reserve.maxRedeem(provider), 0);
        vm.warp(block.timestamp + 1);
        assertEq(reserve.maxRedeem(provider), shares / 4);
        reserve.redeem(shares / 8, provider, provider);
        assertEq(reserve.maxRedeem(provider), shares / 4 - shares / 8);
        vm.warp(block.timestamp + WINDOW);
        assertEq(reserve.maxRedeem(provider), 0);
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.AnnouncedTooMuch.selector, shares, shares - shares / 8)
        );
        reserve.announce(shares);
        vm.stopPrank();
    }

    function test_RSV5_cooldownCannotBeDodgedByPassingSharesOn() public {
        uint256 shares = _provide(provider, 1000 * UNIT);
        uint256 bobs = _provide(bob, 500 * UNIT);
        vm.prank(provider);
        reserve.announce(shares);
        // what leaves the wallet is no longer announced, nor when it comes back
        vm.prank(provider);
        reserve.transfer(carol, shares);
        vm.prank(carol);
        reserve.transfer(provider, shares);
        // nor does somebody else's announcement cover what it receives
        vm.prank(bob);
        reserve.announce(bobs);
        vm.warp(block.timestamp + COOLDOWN);
        assertEq(reserve.maxRedeem(provider), 0);
        vm.prank(provider);
        reserve.transfer(bob, shares);
        assertEq(reserve.maxRedeem(bob), bobs);
        assertEq(reserve.maxRedeem(carol), 0);
    }

    function test_RSV1_donationMovesNoPrice() public {
        _provide(provider, 1000 * UNIT);
        _sell(alice, 100 * UNIT);
        (uint256 low, uint256 high) = reserve.worth();
        uint256 preview = reserve.previewDeposit(77 * UNIT);
        cash.mint(address(reserve), 5000 * UNIT);
        cash.mint(address(desk), 5000 * UNIT);
        (uint256 lowAfter, uint256 highAfter) = reserve.worth();
        assertEq(lowAfter, low);
        assertEq(highAfter, high);
        assertEq(reserve.previewDeposit(77 * UNIT), preview);
    }

    function test_RSV1_donatedCashThatWasSpentAndLostIsNobodysLoss() public {
        cash.mint(address(reserve), 500 * UNIT);
        _provide(provider, 100 * UNIT);
        (, uint256 paid) = _sell(alice, 600 * UNIT);
        assertGt(paid, 590 * UNIT);
        assertEq(reserve.available(), 0);
        nav.set(address(share), 0, 0, 0);
        desk.writeDown(address(share));
        assertEq(reserve.funds(), 0);
        _provide(bob, 50 * UNIT);
        assertEq(reserve.available(), 50 * UNIT);
    }

    function test_inflationAttackOnTheFirstDeposit_costsTheAttacker() public {
        // the attacker is first, with one unit, and sends cash to both contracts
        uint256 attackers = _provide(stranger, 1);
        cash.mint(address(reserve), 10_000 * UNIT);
        cash.mint(address(desk), 10_000 * UNIT);
        _provide(provider, 1000 * UNIT);
        _announce(provider);
        assertEq(_leave(provider), 1000 * UNIT);
        vm.prank(stranger);
        reserve.announce(attackers);
        vm.warp(block.timestamp + COOLDOWN);
        assertLe(_leave(stranger), 1);
    }

    function test_depositTooSmallForAShare_isRefused() public {
        _provide(provider, 1000 * UNIT);
        vm.prank(provider);
        vm.expectRevert(abi.encodeWithSelector(IReserve.NoShares.selector, 0));
        reserve.deposit(0, provider);
    }

    function test_RSV3_entriesAndExits_valueInventoryAgainstTheMover() public {
        _provide(provider, 1000 * UNIT);
        (, uint256 paid) = _sell(alice, 100 * UNIT);
        nav.set(address(share), 1.1e18, 1.2e18, 1.3e18);
        (uint256 low, uint256 high) = reserve.worth();
        assertEq(low, 1000 * UNIT); // cost, less than the bid
        assertEq(high, 1000 * UNIT - paid + 130 * UNIT); // the ask, more than cost
        nav.set(address(share), 0.5e18, 0.6e18, 0.7e18);
        (low, high) = reserve.worth();
        assertEq(low, 1000 * UNIT - paid + 50 * UNIT);
        assertEq(high, 1000 * UNIT);
        // somebody who enters and leaves at once loses the difference
        uint256 shares = _provide(bob, 100 * UNIT);
        assertLt(reserve.previewRedeem(shares), 100 * UNIT);
    }

    function test_unclaimedIncome_isPaidForByWhoEntersAndNotPaidToWhoLeaves() public {
        _provide(provider, 1000 * UNIT);
        _sell(alice, 100 * UNIT);
        (uint256 low, uint256 high) = reserve.worth();
        cash.mint(address(pool), 100_000 * UNIT);
        pool.distribute(100_000 * UNIT); // a tenth of par
        (uint256 lowAfter, uint256 highAfter) = reserve.worth();
        assertEq(lowAfter, low);
        assertEq(highAfter, high + share.claimable(address(desk)));
    }

    function test_RSV6_staleOrBrokenMarksDoNotBlockLeaving() public {
        _provide(provider, 1000 * UNIT);
        (, uint256 paid) = _sell(alice, 100 * UNIT);
        _announce(provider);
        nav.setStale(address(share), true);
        (uint256 low, uint256 high) = reserve.worth();
        assertEq(low, 1000 * UNIT - paid + 80 * UNIT);
        assertEq(high, 1000 * UNIT - paid + 100 * UNIT);
        uint256 snapshot = vm.snapshotState();
        assertApproxEqAbs(_leave(provider), 1000 * UNIT - paid, 1);
        vm.revertToState(snapshot);

        nav.setBroken(address(share), true);
        (low, high) = reserve.worth();
        assertEq(low, 1000 * UNIT - paid);
        assertEq(high, 1000 * UNIT);
        assertApproxEqAbs(_leave(provider), 1000 * UNIT - paid, 1);
    }

    function test_RSV6_leavingTakesWhatThereIsAndTheRestLater() public {
        _provide(provider, 1000 * UNIT);
        _sell(alice, 900 * UNIT);
        _announce(provider);
        uint256 first = _leave(provider);
        assertApproxEqAbs(first, reserve.funds() + first - _costOfInventory(), 1);
        assertLe(reserve.available(), 1);
        assertGt(reserve.balanceOf(provider), 0);
        _buy(bob, 900 * UNIT);
        assertGt(_leave(provider), 0);
        assertEq(reserve.balanceOf(provider), 0);
    }

    function test_leaving_callsFloatsBack() public {
        _provide(provider, 1000 * UNIT);
        desk.setFloat(900 * UNIT);
        desk.fund();
        assertEq(cash.balanceOf(address(reserve)), 100 * UNIT);
        _announce(provider);
        assertEq(_leave(provider), 1000 * UNIT);
        assertEq(cash.balanceOf(address(desk)), 0);
    }

    function test_RSV2_gainOfTheDesk_isTheProviders() public {
        _provide(provider, 1000 * UNIT);
        (, uint256 paid) = _sell(alice, 500 * UNIT);
        assertEq(reserve.available(), 1000 * UNIT - paid);
        _buy(bob, 500 * UNIT);
        assertEq(reserve.funds(), 1000 * UNIT + 500 * UNIT - paid);
        assertEq(reserve.available(), reserve.funds());
        _announce(provider);
        assertApproxEqAbs(_leave(provider), 1000 * UNIT + 500 * UNIT - paid, 1);
    }

    function test_cashIsOnlyForDesks() public {
        _provide(provider, 1000 * UNIT);
        vm.startPrank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IReserve.NotDesk.selector, stranger));
        reserve.draw(1);
        vm.expectRevert(abi.encodeWithSelector(IReserve.NotDesk.selector, stranger));
        reserve.book(1);
        vm.stopPrank();
    }

    function test_desks_comeAndGo() public {
        vm.expectRevert(abi.encodeWithSelector(IReserve.DeskKnown.selector, address(desk)));
        reserve.addDesk(address(desk));
        Reserve other = new Reserve(address(cash), address(authority), COOLDOWN, WINDOW, "Other", "OTH");
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.DeskOfAnotherReserve.selector, address(desk), address(reserve))
        );
        other.addDesk(address(desk));

        Desk second = new Desk(address(reserve), address(nav), address(authority));
        reserve.addDesk(address(second));
        _provide(provider, 1000 * UNIT);
        second.setFloat(300 * UNIT);
        second.fund();
        assertEq(cash.balanceOf(address(second)), 300 * UNIT);
        reserve.removeDesk(address(second));
        assertEq(cash.balanceOf(address(second)), 0);
        assertEq(reserve.available(), 1000 * UNIT);
        vm.expectPartialRevert(IReserve.DeskInUse.selector);
        reserve.removeDesk(address(desk));
        vm.expectRevert(abi.encodeWithSelector(IReserve.NotDesk.selector, address(second)));
        second.fund();
    }

    function test_times_areBounded() public {
        vm.expectRevert(abi.encodeWithSelector(IReserve.BadTimes.selector, COOLDOWN, 0));
        new Reserve(address(cash), address(authority), COOLDOWN, 0, "Other", "OTH");
        vm.expectRevert(abi.encodeWithSelector(IReserve.BadTimes.selector, 365 days, 1));
        new Reserve(address(cash), address(authority), 365 days, 1, "Other", "OTH");
    }

    function _costOfInventory() private view returns (uint256 cost) {
        (cost,,,) = IDesk(desk).holdings();
    }
}
