// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuotes} from "../../../src/interfaces/IQuotes.sol";
import {QuotesRig} from "./QuotesRig.sol";

/// @notice Makers, takers, the issuer and the price, doing at any time what they may do. A step that cannot be taken now
/// does nothing, so that whatever else reverts is a fault.
contract QuotesHandler is QuotesRig {
    address[] internal makers;
    address[] internal takers;

    /// @notice What trades brought each maker: cash and shares valued at the worst price of the NAV on its side.
    uint256 public trades;
    uint256 public taken;
    uint256 public distributed;
    /// @notice Cash units by which a trade was better for its taker than the NAV's own side.
    uint256 public better;

    function begin() external {
        setUp();
        makers = [maker, rival];
        takers = [alice, bob, carol, rival];
        share.addAgent(address(this));
        _quote(maker, 20_000 * UNIT, 20_000 * UNIT);
    }

    function set(uint256 who, uint16 below, uint16 above, uint16 skew, uint256 size, uint256 most) external {
        IQuotes.Terms memory terms = _rule();
        (terms.below, terms.above, terms.skew) = (below % 25_000, above % 25_000, skew % 25_000);
        terms.size = uint16(bound(size, 1, 10_000));
        terms.most = uint96(bound(most, 1_000 * UNIT, 1_000_000 * UNIT));
        vm.prank(makers[who % 2]);
        try quotes.set(address(share), terms) {} catch {}
    }

    function deposit(uint256 who, uint256 shares, uint256 cash_) external {
        vm.prank(makers[who % 2]);
        try quotes.deposit(address(share), bound(shares, 0, 50_000 * UNIT), bound(cash_, 1, 50_000 * UNIT)) {}
            catch {}
    }

    /// @dev A part, or all; must never fail, but for shares of who may not hold them.
    function withdraw(uint256 who, uint256 part, bool all) external {
        address person = makers[who % 2];
        IQuotes.Book memory book = _book(person);
        uint256 shares = share.canReceive(person) ? (all ? book.shares : book.shares * (part % 100) / 100) : 0;
        uint256 cash_ = all ? book.cash : book.cash * (part % 100) / 100;
        if (shares | cash_ == 0) return;
        vm.prank(person);
        quotes.withdraw(address(share), person, shares, cash_, person);
    }

    function sell(uint256 from, uint256 who, uint256 amount, bool handed) external {
        address taker = takers[from % 4];
        address maker_ = makers[who % 2];
        amount = bound(amount, 1, 50_000 * UNIT);
        bytes memory order = abi.encode(maker_, uint256(0), taker);
        uint256 before = cash.balanceOf(taker);
        uint256 shares = share.balanceOf(taker);
        vm.prank(taker);
        if (handed) {
            try share.transferAndCall(address(quotes), amount, order) {} catch {}
        } else {
            try quotes.sell(address(share), maker_, amount, 0, 0, taker) {} catch {}
        }
        uint256 sold = shares - share.balanceOf(taker);
        _note((cash.balanceOf(taker) - before) * WAD, sold * nav.price(address(share)), sold);
    }

    function buy(uint256 from, uint256 who, uint256 amount) external {
        address taker = takers[from % 4];
        uint256 before = cash.balanceOf(taker);
        uint256 shares = share.balanceOf(taker);
        vm.prank(taker);
        try quotes.buy(
            address(share), makers[who % 2], bound(amount, 1, 50_000 * UNIT), type(uint128).max, 0, taker
        ) {}
            catch {}
        uint256 bought = share.balanceOf(taker) - shares;
        _note(bought * nav.price(address(share)), (before - cash.balanceOf(taker)) * WAD, bought);
    }

    function sellHeld(uint256 who, uint256 amount) external {
        address owner = makers[who % 2];
        vm.prank(owner);
        try quotes.sellHeld(
            address(share), owner, makers[(who + 1) % 2], bound(amount, 1, 50_000 * UNIT), 0, owner
        ) {}
            catch {}
    }

    function collect(uint256 who) external {
        address person = makers[who % 2];
        vm.prank(person);
        quotes.collect(address(share), person, person);
    }

    function admit(uint256 who, bool yes) external {
        address person = makers[who % 2];
        if (yes && !identity.isVerified(person)) _verify(person);
        if (!yes && identity.isVerified(person)) identity.expire(person);
        try quotes.suspend(address(share), person) {} catch {}
    }

    function deliver(uint256 who, uint256 part) external {
        address person = makers[who % 2];
        if (share.canReceive(person)) return;
        quotes.deliver(address(share), person, _book(person).shares * (part % 101) / 100, carol);
    }

    function distribute(uint256 amount) external {
        _distribute(bound(amount, 1, 20_000 * UNIT));
        ++distributed;
    }

    function report(uint256 change) external {
        uint256 price = nav.price(address(share)) * bound(change, 9_850, 10_150) / 10_000;
        if (price < 0.5e18 || price > 2e18) price = WAD;
        nav.set(address(share), price, price, price);
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 minutes, 1 days));
    }

    function gift(uint256 amount) external {
        cash.mint(address(quotes), bound(amount, 1, UNIT));
        taken += bound(amount, 1, UNIT);
    }

    // ---- what must hold

    function booked() external view returns (uint256 shares, uint256 cash_, uint256 income) {
        for (uint256 i; i < 2; ++i) {
            shares += _book(makers[i]).shares;
            cash_ += _book(makers[i]).cash;
            income += quotes.incomeOf(address(share), makers[i]);
        }
    }

    function here() external view returns (uint256 shares, uint256 cash_) {
        shares = share.balanceOf(address(quotes));
        cash_ = cash.balanceOf(address(quotes)) + share.claimable(address(quotes));
    }

    function everybodyLeaves() external {
        nav.setStale(address(share), true);
        for (uint256 i; i < 2; ++i) {
            address person = makers[i];
            if (!identity.isVerified(person)) _verify(person);
            IQuotes.Book memory book = _book(person);
            vm.startPrank(person);
            if (book.shares + book.cash != 0) {
                quotes.withdraw(address(share), person, book.shares, book.cash, person);
            }
            uint256 owed = quotes.incomeOf(address(share), person);
            require(quotes.collect(address(share), person, person) == owed, "income is paid");
            vm.stopPrank();
        }
    }

    function _note(uint256 got, uint256 worth, uint256 shares) private {
        if (shares == 0) return;
        ++trades;
        if (got > worth && got - worth > better) better = got - worth;
    }
}
