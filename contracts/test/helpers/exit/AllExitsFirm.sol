// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IHolds} from "../../../src/interfaces/IHolds.sol";
import {IQuotes} from "../../../src/interfaces/IQuotes.sol";
import {AllExitsBooks} from "./AllExitsBooks.sol";

/// @notice Steps of those who buy firm prices, and of makers whose quotes rest.
abstract contract AllExitsFirm is AllExitsBooks {
    function buyTicket(uint256 who, uint256 amount, uint256 time) external fair {
        address holder = people[who % 5];
        uint256 until = block.timestamp + bound(time, 1 hours, 30 days);
        amount = bound(amount, 1, share.balanceOf(holder) + 1);
        vm.prank(holder);
        try holds.buy(address(share), amount, until, 0, type(uint128).max) returns (
            uint256 ticket, uint256, uint256
        ) {
            tickets.push(ticket);
            ++did[3];
        } catch {}
    }

    /// @dev Must not fail, whatever price, bucket and admission say; a firm price is the providers' risk, so not `fair`.
    function useTicket(uint256 which, uint256 part) external {
        if (tickets.length == 0) return;
        uint256 ticket = tickets[which % tickets.length];
        try holds.ticketOf(ticket) returns (IHolds.Ticket memory t) {
            uint256 most = share.balanceOf(t.holder) < t.left ? share.balanceOf(t.holder) : t.left;
            if (most == 0 || block.timestamp > t.until) return;
            uint256 amount = bound(part, 1, most);
            vm.prank(t.holder);
            share.transferAndCall(address(desk), amount, abi.encode(uint256(0), t.holder, ticket));
            taken += amount;
        } catch {}
    }

    function endTicket(uint256 which) external fair {
        if (tickets.length == 0) return;
        uint256[] memory list = new uint256[](1);
        list[0] = tickets[which % tickets.length];
        uint256 here = cash.balanceOf(address(holds));
        try holds.release(list) {
            refilled += here - cash.balanceOf(address(holds));
        } catch {}
    }

    function setQuote(uint256 who, uint16 below, uint16 above, uint16 skew, uint256 most) external fair {
        IQuotes.Terms memory terms = IQuotes.Terms({
            below: below % 3_000,
            above: above % 3_000,
            skew: skew % 3_000,
            size: 10_000,
            end: uint32(block.timestamp + 90 days),
            most: uint96(bound(most, 1_000 * UNIT, 500_000 * UNIT))
        });
        vm.prank(people[who % 5]);
        try quotes.set(address(share), terms) {} catch {}
    }

    function feedQuote(uint256 who, uint256 shares, uint256 cash_) external fair {
        vm.prank(people[who % 5]);
        try quotes.deposit(address(share), bound(shares, 0, 50_000 * UNIT), bound(cash_, 1, 50_000 * UNIT)) {}
            catch {}
    }

    /// @dev A maker's cash must always come out; shares as far as it may hold them.
    function emptyQuote(uint256 who, uint256 part) external fair {
        address maker = people[who % 5];
        IQuotes.Book memory book = quotes.bookOf(address(share), maker);
        uint256 shares = share.canReceive(maker) ? book.shares * (part % 101) / 100 : 0;
        uint256 cash_ = book.cash * (part % 101) / 100;
        if (shares | cash_ == 0) return;
        vm.prank(maker);
        quotes.withdraw(address(share), maker, shares, cash_, maker);
    }

    function tradeQuote(uint256 who, uint256 with, uint256 amount, bool selling) external fair {
        address taker = people[who % 5];
        address maker = people[with % 5];
        amount = bound(amount, 1, 50_000 * UNIT);
        vm.prank(taker);
        if (selling) {
            try quotes.sell(address(share), maker, amount, 0, 0, taker) {
                ++did[4];
            } catch {}
        } else {
            try quotes.buy(address(share), maker, amount, type(uint128).max, 0, taker) {
                ++did[4];
            } catch {}
        }
    }

    /// @dev The guard lets purchases, inventory or trading rest until a time that is known.
    function rest(uint256 which, uint256 time) external fair {
        uint256 until = block.timestamp + bound(time, 1 hours, 3 days);
        if (which % 3 == 0) desk.halt(address(share), until, 0);
        else if (which % 3 == 1) desk.halt(address(share), 0, until);
        else market.halt(address(share), uint32(until));
    }
}
