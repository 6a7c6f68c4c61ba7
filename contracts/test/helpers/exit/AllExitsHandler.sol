// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuotes} from "../../../src/interfaces/IQuotes.sol";
import {IWindows} from "../../../src/interfaces/IWindows.sol";
import {AllExitsRouted} from "./AllExitsRouted.sol";

/// @notice Holders, funders, providers, the issuer and the price around one share with all exits open, doing at any time
/// what they may do. A step that cannot be taken now does nothing, so that whatever else reverts is a fault.
contract AllExitsHandler is AllExitsRouted {
    function begin() external {
        setUp();
        people = [alice, bob, carol, funder, provider];
    }

    // ---- desk

    function sellDesk(uint256 who, uint256 amount, bool handed) external fair {
        address seller = people[who % 5];
        uint256 held = share.balanceOf(seller);
        if (held == 0 || !nav.fresh(address(share))) return;
        amount = bound(amount, 1, held);
        (uint256 filled, uint256 gross,, uint256 paid) = desk.quote(address(share), amount);
        if (paid == 0) return;
        if (handed) {
            uint256 wholly;
            (wholly, gross,, paid) = desk.quote(address(share), filled);
            if (paid == 0 || wholly != filled) return;
            vm.prank(seller);
            share.transferAndCall(address(desk), filled, abi.encode(paid));
        } else {
            (uint256 filledNow, uint256 paidNow) = _sell(seller, amount);
            assertEq(filledNow, filled);
            assertEq(paidNow, paid);
        }
        (taken, boughtGross) = (taken + filled, boughtGross + gross);
        ++did[0];
    }

    function buyDesk(uint256 who, uint256 amount) external fair {
        address buyer = people[who % 5];
        uint256 held = share.balanceOf(address(desk));
        if (held == 0 || !nav.fresh(address(share)) || !identity.isVerified(buyer)) return;
        (, uint256 restsUntil) = desk.haltOf(address(share));
        if (restsUntil != 0) return;
        amount = bound(amount, 1, held);
        refilled += _buy(buyer, amount);
        sold += amount;
    }

    /// @dev In pieces nobody gets more than in one sale.
    function sellInPieces(uint256 who, uint256 amount, uint256 pieces) external {
        address seller = people[who % 5];
        amount = bound(amount, 0, share.balanceOf(seller));
        if (amount < 10 || !nav.fresh(address(share))) return;
        (uint256 filled,,, uint256 whole) = desk.quote(address(share), amount);
        if (filled != amount) return;
        pieces = bound(pieces, 2, 5);
        uint256 state = vm.snapshotState();
        uint256 got;
        for (uint256 i; i < pieces; ++i) {
            uint256 part = i + 1 == pieces ? amount - amount / pieces * i : amount / pieces;
            vm.prank(seller);
            try desk.sell(address(share), part, 0, part, seller) returns (uint256, uint256 paid) {
                got += paid;
            } catch {}
        }
        vm.revertToState(state);
        assertLe(got, whole, "EXT7: pieces get more at the desk");
    }

    function deposit(uint256 who, uint256 amount) external fair {
        amount = bound(amount, 1, 50_000 * UNIT);
        if (reserve.previewDeposit(amount) == 0) return;
        _provide(people[who % 5], amount);
    }

    function leaveReserve(uint256 who, uint256 part) external fair {
        address owner = people[who % 5];
        if (reserve.balanceOf(owner) == 0) return;
        _announce(owner);
        uint256 most = reserve.maxRedeem(owner);
        if (most == 0) return;
        vm.prank(owner);
        reserve.redeem(bound(part, 1, most), owner, owner);
    }

    function harvestDesk() external fair {
        desk.harvest(address(share));
    }

    // ---- windows

    function order(uint256 who, uint256 amount, uint256 ahead) external fair {
        address holder = people[who % 5];
        uint256 number = windows.open();
        if (number == 0) return;
        number += ahead % 4;
        uint256 held = share.balanceOf(holder);
        if (held < 100 || number > windows.state().last || windows.ordersOf(holder).length == 10) return;
        if (!identity.isVerified(holder)) return;
        vm.prank(holder);
        windows.request(bound(amount, 100, held), number, holder);
        ++did[1];
    }

    function cancel(uint256 who, uint256 which) external fair {
        address holder = people[who % 5];
        uint256[] memory orders = windows.ordersOf(holder);
        if (orders.length == 0 || !identity.isVerified(holder)) return;
        uint256 number = orders[which % orders.length];
        uint256 waits = windows.pendingRedeemRequest(number, holder);
        if (waits == 0) return;
        vm.prank(holder);
        try windows.cancel(number, waits, holder) {} catch {}
    }

    function bring(uint256 who, uint256 amount) external fair {
        address from = people[who % 5];
        uint256 number = windows.state().next;
        if (number > windows.state().last || block.timestamp >= windows.window(number).settles) return;
        if (!identity.isVerified(from)) return;
        amount = bound(amount, 1, 300_000 * UNIT);
        cash.mint(from, amount);
        vm.prank(from);
        windows.fund(number, amount);
    }

    function settle() external fair {
        uint256 number = windows.state().next;
        if (number > windows.state().last) return;
        if (!nav.fresh(address(share))) return;
        if (block.timestamp < windows.window(number).settles) vm.warp(windows.window(number).settles);
        windows.settle();
    }

    /// @dev Must never fail: neither a stale price nor a lost admission stands between an order and its cash.
    function claim(uint256 who) external fair {
        address holder = people[who % 5];
        if (windows.claimable(holder) == 0) return;
        vm.prank(holder);
        windows.claim(holder, holder);
    }

    function collect(uint256 who, uint256 number) external fair {
        if (windows.state().next == 1) return;
        _collect(people[who % 5], bound(number, 1, windows.state().next - 1));
    }

    // ---- market

    function trade(uint256 who, uint256 size, bool selling) external fair {
        address trader = people[who % 5];
        size = bound(size, 1, 200_000 * UNIT);
        vm.prank(trader);
        if (selling) {
            try market.sell(address(share), size, 0, 0, trader) {
                ++did[2];
            } catch {}
        } else {
            try market.buy(address(share), size, 0, 0, trader) {
                ++did[2];
            } catch {}
        }
    }

    function provideMarket(uint256 who, uint256 range, uint256 liquidity) external fair {
        int24[2] memory ends = ranges[range % 3];
        vm.prank(people[who % 5]);
        try market.provide(
            address(share),
            ends[0],
            ends[1],
            uint128(bound(liquidity, 1, DEEP / 10)),
            type(uint128).max,
            type(uint128).max
        ) {}
            catch {}
    }

    /// @dev Must never fail.
    function withdrawMarket(uint256 who, uint256 range, uint256 part) external fair {
        address person = people[who % 5];
        int24[2] memory ends = ranges[range % 3];
        uint256 held = market.positionOf(address(share), person, ends[0], ends[1]).liquidity;
        if (held == 0) return;
        vm.prank(person);
        market.withdraw(address(share), person, ends[0], ends[1], uint128(bound(part, 0, held)), 0, 0, person);
    }

    function unwind(uint256 who, uint256 range) external fair {
        address person = people[who % 5];
        int24[2] memory ends = ranges[range % 3];
        if (market.positionOf(address(share), person, ends[0], ends[1]).liquidity == 0) return;
        if (share.canReceive(person)) return;
        market.unwind(address(share), person, ends[0], ends[1]);
    }

    // ---- the world

    function transfer(uint256 from, uint256 to, uint256 amount) external fair {
        address sender = people[from % 5];
        vm.prank(sender);
        try share.transfer(people[to % 5], bound(amount, 0, share.balanceOf(sender))) {} catch {}
    }

    function admit(uint256 who, bool yes) external fair {
        address person = people[who % 5];
        if (yes) {
            if (!identity.isVerified(person)) _verify(person);
        } else if (identity.isVerified(person)) {
            identity.expire(person);
            heldAtExpiry[person] = share.balanceOf(person);
        }
    }

    function report(uint256 change) external {
        uint256 price = nav.price(address(share)) * bound(change, 9800, 10_150) / 10_000;
        price = bound(price, 0.8e18, 1.2e18);
        nav.set(address(share), price * 999 / 1000, price, price * 1001 / 1000);
    }

    function silence(bool stale) external {
        nav.setStale(address(share), stale);
    }

    function distribute(uint256 amount) external fair {
        amount = bound(amount, 1, 20_000 * UNIT);
        cash.mint(address(pool), amount);
        pool.distribute(amount);
    }

    function pass(uint256 time) external fair {
        vm.warp(block.timestamp + bound(time, 1 minutes, 3 days));
    }

    function donate(uint256 where, uint256 amount) external fair {
        address[7] memory places = [
            address(reserve),
            address(desk),
            address(windows),
            address(market),
            address(manager),
            address(holds),
            address(quotes)
        ];
        address to = places[where % 7];
        amount = bound(amount, 0, 1000 * UNIT);
        cash.mint(to, amount);
        donated[to] += amount;
    }

    // ---- ends

    /// @notice With no price and nobody's help everybody leaves by the doors that are never shut: claims, cancelled
    /// orders or shares in kind, liquidity, and the reserve as far as its cash goes.
    function everybodyLeaves() external {
        nav.setStale(address(share), true);
        for (uint256 i; i < 5; ++i) {
            if (!identity.isVerified(people[i])) _verify(people[i]);
        }
        vm.warp(windows.window(windows.state().last).settles + windows.GRACE());
        while (windows.state().next <= windows.state().last) windows.settle();
        for (uint256 i; i < 5; ++i) {
            _leaveWindows(people[i]);
            _leaveMarketAndQuotes(people[i]);
            if (reserve.balanceOf(people[i]) == 0) continue;
            _announce(people[i]);
            _leave(people[i]);
        }
    }

    function _leaveWindows(address person) private {
        uint256[] memory orders = windows.ordersOf(person);
        for (uint256 k; k < orders.length; ++k) {
            uint256 waits = windows.pendingRedeemRequest(orders[k], person);
            if (waits == 0) continue;
            vm.prank(person);
            windows.cancel(orders[k], waits, person);
        }
        for (uint256 number = 1; number <= windows.state().last; ++number) {
            _collect(person, number);
        }
        if (windows.claimable(person) == 0) return;
        vm.prank(person);
        windows.claim(person, person);
    }

    function _leaveMarketAndQuotes(address person) private {
        for (uint256 i; i < 3; ++i) {
            uint128 held = market.positionOf(address(share), person, ranges[i][0], ranges[i][1]).liquidity;
            if (held == 0) continue;
            vm.prank(person);
            market.withdraw(address(share), person, ranges[i][0], ranges[i][1], held, 0, 0, person);
        }
        IQuotes.Book memory book = quotes.bookOf(address(share), person);
        if (book.shares | book.cash != 0) {
            vm.prank(person);
            quotes.withdraw(address(share), person, book.shares, book.cash, person);
        }
        uint96 kept = market.heldFor(address(share), person).shares;
        vm.prank(person);
        market.release(address(share), person, kept, person);
    }

    function _collect(address who, uint256 number) private {
        IWindows.Fund memory mine = windows.fundOf(number, who);
        IWindows.Pot memory pot = windows.pot(number);
        if (mine.cash == 0) return;
        bool shares = uint256(mine.cash) * windows.window(number).shares / pot.funded != 0;
        if (!mine.taken && shares && identity.isVerified(who)) {
            vm.prank(who);
            windows.takeShares(number, who);
        }
        if (!mine.refunded && uint256(mine.cash) * (pot.funded - pot.used) / pot.funded != 0) {
            vm.prank(who);
            windows.takeRefund(number, who);
        }
    }
}
