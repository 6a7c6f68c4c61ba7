// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Windows} from "../../../src/exit/Windows.sol";
import {Share} from "../../../src/identity/Share.sol";
import {IWindows} from "../../../src/interfaces/IWindows.sol";
import {OneSharePool} from "./OneSharePool.sol";
import {TrickyCash} from "./TrickyCash.sol";
import {WindowsRig} from "./WindowsRig.sol";

/// @notice Holders, funders and time around windows of a share that pays income. A step that cannot be taken now does
/// nothing, so that whatever reverts is a fault.
contract WindowsHandler is WindowsRig {
    address[] internal people;
    uint256 public donated;
    /// @notice Twins put in the same orders and never claim until the end.
    address public twin = makeAddr("twin");
    address public other = makeAddr("other twin");

    function begin() external {
        setUp();
        people = [alice, bob, carol, funder];
        for (uint256 i; i < 4; ++i) {
            _own(people[i], 1_000_000 * UNIT);
        }
        _verify(twin);
        _verify(other);
        _own(twin, 100_000 * UNIT);
        _own(other, 100_000 * UNIT);
    }

    function _windowTerms() internal pure override returns (IWindows.Terms memory terms) {
        terms = super._windowTerms();
        (terms.swing, terms.swingAt, terms.most) = (1_000, 30_000, 40_000);
        terms.distributing = true;
    }

    function _published() internal pure override returns (uint256) {
        return 10;
    }

    function parts() external view returns (Windows, Share, OneSharePool, TrickyCash) {
        return (windows, share, pool, cash);
    }

    function everyone() public view returns (address[] memory list) {
        list = new address[](6);
        for (uint256 i; i < 4; ++i) {
            list[i] = people[i];
        }
        (list[4], list[5]) = (twin, other);
    }

    function request(uint256 who, uint256 amount, uint256 ahead) external {
        address holder = people[who % 4];
        uint256 number = windows.open();
        if (number == 0) return;
        number += ahead % 5;
        if (number > windows.state().last) return;
        uint256 held = share.balanceOf(holder);
        if (held < 200 || windows.ordersOf(holder).length == 10) return;
        _request(holder, bound(amount, 200, held), number);
    }

    function requestTwins(uint256 amount, uint256 ahead) external {
        uint256 number = windows.open();
        if (number == 0) return;
        number += ahead % 3;
        uint256 held = share.balanceOf(twin);
        if (held < 200 || windows.ordersOf(twin).length == 10 || number > windows.state().last) return;
        amount = bound(amount, 200, held);
        _request(twin, amount, number);
        _request(other, amount, number);
    }

    function cancel(uint256 who, uint256 which, uint256 amount, bool standard) external {
        address holder = people[who % 4];
        uint256[] memory orders = windows.ordersOf(holder);
        if (orders.length == 0) return;
        uint256 number = orders[which % orders.length];
        uint256 waits = windows.pendingRedeemRequest(number, holder);
        if (waits == 0 || !_mayLeave(holder, number)) return;
        vm.startPrank(holder);
        if (standard) windows.cancelRedeemRequest(number, holder);
        else windows.cancel(number, bound(amount, 1, waits), holder);
        vm.stopPrank();
    }

    function _mayLeave(address holder, uint256 number) private view returns (bool) {
        IWindows.State memory state = windows.state();
        uint256 waits = number > state.next ? number : state.next;
        if (waits > state.last) return true;
        if (block.timestamp > windows.window(waits).cutoff) return false;
        (,,, uint256 tier) = windows.orderOf(holder, number);
        if (tier == 0 || waits != number) return true;
        return
            block.timestamp + uint256(windows.terms().notice[tier]) * 1 days <= windows.window(waits).settles;
    }

    function fetchCancelled(uint256 who, uint256 number) external {
        address holder = people[who % 4];
        number = bound(number, 1, windows.state().last);
        if (windows.claimableCancelRedeemRequest(number, holder) == 0) return;
        vm.prank(holder);
        windows.claimCancelRedeemRequest(number, holder, holder);
    }

    function claim(uint256 who) external {
        _claimAny(people[who % 4]);
    }

    function redeem(uint256 who, uint256 shares) external {
        address holder = people[who % 4];
        uint256 most = windows.maxRedeem(holder);
        if (most == 0) return;
        vm.prank(holder);
        windows.redeem(bound(shares, 1, most), holder, holder);
    }

    function bring(uint256 who, uint256 amount, uint256 ahead) external {
        uint256 number = windows.state().next + ahead % 3;
        if (number > windows.state().last || block.timestamp >= windows.window(number).settles) return;
        _bring(people[who % 4], number, bound(amount, 1, 600_000 * UNIT));
    }

    function withdrawFunding(uint256 who, uint256 amount, uint256 ahead) external {
        address holder = people[who % 4];
        uint256 number = windows.state().next + ahead % 3;
        uint256 cash_ = windows.fundOf(number, holder).cash;
        if (cash_ == 0 || block.timestamp > windows.window(number).cutoff) return;
        vm.prank(holder);
        windows.withdrawFunding(number, bound(amount, 1, cash_), holder);
    }

    function collect(uint256 who, uint256 number) external {
        if (windows.state().next == 1) return;
        _collect(people[who % 4], bound(number, 1, windows.state().next - 1));
    }

    function _collect(address who, uint256 number) private {
        IWindows.Fund memory mine = windows.fundOf(number, who);
        IWindows.Pot memory pot = windows.pot(number);
        if (mine.cash == 0) return;
        if (!mine.taken && uint256(mine.cash) * windows.window(number).shares / pot.funded != 0) {
            vm.prank(who);
            windows.takeShares(number, who);
        }
        if (!mine.refunded && uint256(mine.cash) * (pot.funded - pot.used) / pot.funded != 0) {
            vm.prank(who);
            windows.takeRefund(number, who);
        }
    }

    function price(uint256 to) external {
        to = bound(to, 0, 3e18);
        nav.set(address(share), to, to, to);
    }

    function distribute(uint256 amount) external {
        amount = bound(amount, 1, 50_000 * UNIT);
        cash.mint(address(pool), amount);
        pool.distribute(amount);
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, 12 days));
    }

    function settle() external {
        uint256 number = windows.state().next;
        if (number > windows.state().last) return;
        if (block.timestamp < windows.window(number).settles) vm.warp(windows.window(number).settles);
        windows.settle();
    }

    function takeInKind(uint256 who) external {
        address holder = people[who % 4];
        if (windows.state().empty < 3 || _waiting(holder) == 0) return;
        vm.prank(holder);
        windows.takeInKind(holder);
    }

    function donate(uint256 amount) external {
        amount = bound(amount, 0, 1000 * UNIT);
        cash.mint(address(windows), amount);
        donated += amount;
    }

    /// @notice Everybody leaves by the doors that are never shut.
    function end() external {
        windows.harvest();
        vm.warp(windows.window(windows.state().last).settles);
        while (windows.state().next <= windows.state().last) windows.settle();
        address[] memory list = everyone();
        uint256 last = windows.state().last;
        for (uint256 i; i < list.length; ++i) {
            uint256[] memory orders = windows.ordersOf(list[i]);
            for (uint256 k; k < orders.length; ++k) {
                uint256 waits = windows.pendingRedeemRequest(orders[k], list[i]);
                if (waits == 0) continue;
                vm.prank(list[i]);
                windows.cancel(orders[k], waits, list[i]);
            }
            for (uint256 number = 1; number <= last; ++number) {
                _collect(list[i], number);
                if (windows.claimableCancelRedeemRequest(number, list[i]) == 0) continue;
                vm.prank(list[i]);
                windows.claimCancelRedeemRequest(number, list[i], list[i]);
            }
            _claimAny(list[i]);
        }
    }
}
