// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HoldPrice} from "../../src/exit/HoldPrice.sol";
import {IHolds} from "../../src/interfaces/IHolds.sol";
import {HoldsRig} from "../helpers/exit/HoldsRig.sol";

/// @notice Premiums over all terms and sizes, and the books over lives of tickets.
contract HoldsFuzzTest is HoldsRig {
    function testFuzz_HLD3_splittingATicketIsNeverCheaperAndNeverPaysMore(
        uint256 amount,
        uint256 cut,
        uint256 start,
        uint32 volatility,
        uint256 time
    ) public {
        _hold(alice, 2_000_000 * UNIT);
        _provide(provider, 5_000_000 * UNIT);
        start = bound(start, 0, 400_000 * UNIT);
        if (start > 1000) _sell(alice, start);
        amount = bound(amount, 1000, 300_000 * UNIT);
        cut = bound(cut, 500, amount - 500);
        time = bound(time, 1, 30 days);
        holds.setTerms(address(share), IHolds.Terms(uint32(bound(volatility, 0, 1e6)), 30 days, 9000));
        (, uint256 whole, uint256 premium) = holds.quote(address(share), amount, block.timestamp + time);
        (, uint256 first, uint256 cost) = _ticket(alice, cut, time);
        (, uint256 second, uint256 more) = _ticket(alice, amount - cut, time);
        assertGe(cost + more, premium);
        assertLe(first + second, whole);
        assertGt(premium, 0);
        _assertBooks();
    }

    function testFuzz_HLD3_premiumGrowsWithVolatilityTimeAndUse(
        uint256 volatility,
        uint256 time,
        uint256 from,
        uint256 size,
        uint256 by
    ) public pure {
        volatility = bound(volatility, 0, 1e6 - 1);
        time = bound(time, 1, 90 days - 1);
        uint256 full = 1 << 63;
        from = bound(from, 0, full / 2);
        size = bound(size, full >> 30, full / 4);
        uint256 limit = 1e12;
        uint256 less = HoldPrice.discountUp(volatility, time);
        assertGe(HoldPrice.discountUp(bound(by, volatility, 1e6), time), less);
        assertGe(HoldPrice.discountUp(volatility, bound(by, time, 90 days)), less);
        uint256 premium = HoldPrice.premiumUp(less, limit, from, from + size);
        uint256 later = from + bound(by, 0, full / 8);
        assertGe(HoldPrice.premiumUp(less, limit, later, later + size) + 2, premium);
        assertGe(HoldPrice.premiumUp(less, limit, from, from + size + bound(by, 0, full / 8)), premium);
        // at least the discount of the value: scarcity is never below one
        assertGe(premium + 1, limit * size / full * less / 1e18);
    }

    function testFuzz_HLD7_valueIsOnTheSafeSideOfEveryLot(
        uint96[4] memory shares,
        uint96[4] memory strikes,
        uint96 bid_,
        uint96 up
    ) public pure {
        uint256 bid = bound(bid_, 1e16, 3e18);
        uint256 ask = bid + bound(up, 0, 1e18);
        (uint256 all, uint256 paid, uint256 lowest, uint256 highest) = (0, 0, type(uint256).max, 0);
        (uint256 least, uint256 most) = (0, 0);
        for (uint256 i; i < 4; ++i) {
            uint256 amount = bound(shares[i], 1e3, 1e15);
            uint256 cash_ = amount * bound(strikes[i], 5e17, 2e18) / 1e18;
            (all, paid) = (all + amount, paid + cash_);
            if (cash_ * 1e18 / amount < lowest) lowest = cash_ * 1e18 / amount;
            if (cash_ * 1e18 / amount + 1 > highest) highest = cash_ * 1e18 / amount + 1;
            least += cash_ < amount * bid / 1e18 ? cash_ : amount * bid / 1e18;
            most += cash_ > amount * ask / 1e18 ? cash_ : amount * ask / 1e18;
        }
        (uint256 low, uint256 high) = HoldPrice.value(all, paid, lowest, highest, bid, ask);
        assertLe(low, least + 4);
        assertGe(high, most);
        assertLe(low, paid);
        assertGe(high, paid);
    }

    /// @dev Tickets of two holders, sales, purchases, uses, expiries and providers, in any order: every ticket is covered
    /// and the reserve's books hold.
    function testFuzz_HLD2_everyTicketIsCoveredThroughAnyLife(uint256 seed) public {
        _hold(alice, 3_000_000 * UNIT);
        _hold(bob, 3_000_000 * UNIT);
        _provide(provider, 3_000_000 * UNIT);
        for (uint256 i; i < 24; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _do(seed % 7, seed >> 8);
            _assertBooks();
        }
        vm.warp(block.timestamp + 31 days);
        for (uint256 ticket = 1; ticket <= holds.count(); ++ticket) {
            _release(ticket);
        }
        assertEq(cash.balanceOf(address(holds)), 0);
        assertEq(holds.outstanding(address(share)), 0);
        _assertBooks();
    }

    function _do(uint256 what, uint256 seed) private {
        address who = seed & 1 == 0 ? alice : bob;
        if (what <= 1) {
            uint256 amount = bound(seed >> 1, 100, 200_000 * UNIT);
            try holds.quote(address(share), amount, block.timestamp + 1 + seed % 30 days) {
                _ticket(who, amount, 1 + seed % 30 days);
            } catch {}
        } else if (what == 2) {
            for (uint256 ticket = 1; ticket <= holds.count(); ++ticket) {
                try holds.ticketOf(ticket) returns (IHolds.Ticket memory t) {
                    if (t.left == 0 || block.timestamp > t.until) continue;
                    _use(t.holder, ticket, bound(seed, 1, t.left));
                    return;
                } catch {}
            }
        } else if (what == 3) {
            uint256 ticket = 1 + seed % (holds.count() + 1);
            try holds.ticketOf(ticket) returns (IHolds.Ticket memory t) {
                if (t.left == 0 || block.timestamp > t.until) _release(ticket);
            } catch {}
        } else if (what == 4) {
            (uint256 filled,,,) = desk.quote(address(share), bound(seed, 1000, 100_000 * UNIT));
            if (filled != 0) _sell(who, filled);
        } else if (what == 5) {
            uint256 held = share.balanceOf(address(desk));
            if (held != 0) _buy(who, bound(seed, 1, held));
        } else {
            vm.warp(block.timestamp + seed % 5 days);
            uint256 price = bound(seed >> 32, 0.9e18, 1.1e18);
            nav.set(address(share), price, price, price);
        }
    }
}
