// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuotes} from "../../src/interfaces/IQuotes.sol";
import {TrickyCash} from "../helpers/exit/TrickyCash.sol";
import {QuotesIntruder} from "../helpers/quotes/QuotesIntruder.sol";
import {QuotesRig} from "../helpers/quotes/QuotesRig.sol";

/// @notice What clever takers, makers that may not hold any more, and strangers try with resting quotes.
contract QuotesAttackTest is QuotesRig {
    // ---- trading

    function testFuzz_piecesNeverBeatTheWhole(uint256 amount, uint256 cut, uint256 price) public {
        amount = bound(amount, 2, 90_000 * UNIT);
        cut = bound(cut, 1, amount - 1);
        price = bound(price, 0.01e18, 3e18);
        nav.set(address(share), price, price, price);
        IQuotes.Terms memory terms = _rule();
        _quote(maker, 0, 900_000 * UNIT);
        (uint256 all, uint256 whole) = quotes.quoteSale(address(share), maker, amount);
        vm.assume(all == amount);
        (uint256 first, uint256 firstPaid) = quotes.quoteSale(address(share), maker, cut);
        if (first != 0) _sellTo(alice, maker, cut);
        (uint256 rest, uint256 restPaid) = quotes.quoteSale(address(share), maker, amount - cut);
        if (rest != 0) _sellTo(alice, maker, amount - cut);
        assertLe(firstPaid + restPaid, whole);

        // and out again: what was bought costs more than it brought, in one piece and in two
        vm.warp(block.timestamp + 1 hours);
        uint256 held = _book(maker).shares;
        (, uint256 cost) = quotes.quotePurchase(address(share), maker, held);
        assertGe(cost, firstPaid + restPaid);
        (, uint256 one) = _buyFrom(alice, maker, held / 2 + 1);
        (uint256 left, uint256 two) = quotes.quotePurchase(address(share), maker, held);
        if (left + held / 2 + 1 == held) assertGe(one + two, cost);
        assertEq(terms.most, MOST);
    }

    /// @dev A taker who sees a report coming sells before and buys after it. While the mark is young the NAV's bid is
    /// the lower and its ask the higher of the two, so the report itself gives nothing; a drop that the market saw
    /// before the report is what `below` is for, up to the size.
    function test_sandwichAroundAReportOfTheNavTakesNothing() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        uint256 before = cash.balanceOf(alice);
        // the report is in: 2 % lower, young
        nav.set(address(share), 0.98e18, 1e18, 1e18);
        (uint256 filled,) = _sellTo(alice, maker, 20_000 * UNIT);
        vm.warp(block.timestamp + 1 hours);
        // it has ripened
        nav.set(address(share), 0.98e18, 0.98e18, 0.98e18);
        _buyFrom(alice, maker, filled);
        assertLt(cash.balanceOf(alice), before);

        // upwards: the ask is the new one at once, the bid stays the old until the mark has ripened
        before = cash.balanceOf(alice);
        nav.set(address(share), 0.98e18, 1e18, 1e18);
        vm.warp(block.timestamp + 1 hours);
        (filled,) = _buyFrom(alice, maker, 20_000 * UNIT);
        nav.set(address(share), 1e18, 1e18, 1e18);
        vm.warp(block.timestamp + 1 hours);
        _sellTo(alice, maker, filled);
        assertLt(cash.balanceOf(alice), before);
    }

    function test_aDropThatNobodyReportedTakesNoMoreThanTheSize() public {
        IQuotes.Terms memory terms = _rule();
        terms.size = 500;
        vm.startPrank(maker);
        quotes.set(address(share), terms);
        quotes.deposit(address(share), 0, 100_000 * UNIT);
        vm.stopPrank();
        uint256 sold;
        for (uint256 i; i < 10; ++i) {
            (uint256 filled,) = quotes.quoteSale(address(share), maker, 100_000 * UNIT);
            if (filled == 0) break;
            _sellTo(alice, maker, filled);
            sold += filled;
        }
        assertLe(sold, 5_000 * UNIT);
    }

    function test_donationsMoveNothing() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        (, uint256 paid) = quotes.quoteSale(address(share), maker, 10_000 * UNIT);
        (, uint256 cost) = quotes.quotePurchase(address(share), maker, 10_000 * UNIT);
        cash.mint(address(quotes), 1_000_000 * UNIT);
        // shares come in by a sale or a deposit only, not even by the agent's force
        vm.prank(alice);
        vm.expectRevert();
        share.transfer(address(quotes), UNIT);
        share.addAgent(address(this));
        vm.expectRevert();
        share.forcedTransfer(alice, address(quotes), 10_000 * UNIT);
        (, uint256 paidAfter) = quotes.quoteSale(address(share), maker, 10_000 * UNIT);
        (, uint256 costAfter) = quotes.quotePurchase(address(share), maker, 10_000 * UNIT);
        assertEq(paid, paidAfter);
        assertEq(cost, costAfter);
        assertEq(_book(maker).cash + _book(maker).shares, 100_000 * UNIT);
    }

    function test_sharesTakenByForceCostNobodyElsesCash() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        _quote(rival, 50_000 * UNIT, 50_000 * UNIT);
        share.addAgent(address(this));
        share.forcedTransfer(address(quotes), carol, 50_000 * UNIT);
        _distribute(50_000 * UNIT);
        vm.prank(maker);
        uint256 first = quotes.collect(address(share), maker, maker);
        vm.prank(rival);
        uint256 second = quotes.collect(address(share), rival, rival);
        // what the share paid for the shares that are here is all that is handed out
        assertLe(first + second, 500 * UNIT);
        vm.prank(maker);
        quotes.withdraw(address(share), maker, 0, 50_000 * UNIT, maker);
        vm.prank(rival);
        quotes.withdraw(address(share), rival, 0, 50_000 * UNIT, rival);
    }

    function test_cashThatTakesAFeeIsNotTakenForWhole() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        cash.setFee(10);
        vm.prank(alice);
        vm.expectPartialRevert(IQuotes.QuoteCashArrivedShort.selector);
        quotes.buy(address(share), maker, UNIT, 2 * UNIT, 0, alice);
        vm.prank(maker);
        vm.expectPartialRevert(IQuotes.QuoteCashArrivedShort.selector);
        quotes.deposit(address(share), 0, 100 * UNIT);
    }

    function test_walletThatCallsBackFindsEveryDoorClosed() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        QuotesIntruder intruder = new QuotesIntruder(quotes, share, TrickyCash(address(cash)), maker);
        _verify(address(intruder));
        pool.mint(address(intruder), 100_000 * UNIT);
        cash.mint(address(intruder), 100_000 * UNIT);
        intruder.quote(_rule(), 10_000 * UNIT, 10_000 * UNIT);
        intruder.arm(true);
        intruder.sell(1_000 * UNIT);
        intruder.buy(1_000 * UNIT);
        intruder.withdraw(1_000 * UNIT, 1_000 * UNIT);
        assertGt(intruder.tried(), 15);
        assertEq(intruder.passed(), 0);
    }

    /// @dev A contract that looks like a share has books of its own; nothing that it says moves another share's cash.
    function test_falseShareReachesNobodysCash() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        FalseShare lie = new FalseShare(address(quotes), address(cash));
        nav.set(address(lie), 1e30, 1e30, 1e30);
        vm.startPrank(bob);
        quotes.set(address(lie), _rule());
        quotes.deposit(address(lie), 1_000 * UNIT, 0);
        lie.setIncome(1e12);
        assertEq(quotes.collect(address(lie), bob, bob), 0);
        vm.expectPartialRevert(IQuotes.QuoteOver.selector);
        quotes.sell(address(lie), maker, UNIT, 0, 0, bob);
        vm.expectPartialRevert(IQuotes.QuoteCashShort.selector);
        quotes.withdraw(address(lie), bob, 0, 1, bob);
        vm.stopPrank();
        assertEq(cash.balanceOf(address(quotes)), 50_000 * UNIT);
    }

    // ---- makers that may not hold any more

    function test_makerThatLostItsAdmissionBuysNoMoreAndStillLeaves() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        _quote(rival, 0, 100_000 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.MakerStillAdmitted.selector, maker));
        quotes.suspend(address(share), maker);
        identity.expire(maker);
        vm.prank(stranger);
        quotes.suspend(address(share), maker);

        bytes memory order = abi.encode(maker, uint256(0), alice);
        vm.prank(alice);
        vm.expectPartialRevert(IQuotes.QuoteSellsOnly.selector);
        share.transferAndCall(address(quotes), UNIT, order);
        // it goes on selling, takes its cash, sells to another maker, and the agent delivers the rest
        _buyFrom(alice, maker, 10_000 * UNIT);
        vm.startPrank(maker);
        quotes.set(address(share), _rule());
        assertTrue(quotes.ruleOf(address(share), maker).sellsOnly);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.MakerNotAdmitted.selector, maker));
        quotes.deposit(address(share), UNIT, 0);
        vm.expectRevert();
        quotes.withdraw(address(share), maker, UNIT, 0, maker);
        quotes.withdraw(address(share), maker, 0, _book(maker).cash, carol);
        (uint256 filled, uint256 paid) =
            quotes.sellHeld(address(share), maker, rival, 10_000 * UNIT, 9_900 * UNIT, carol);
        assertEq(filled, 10_000 * UNIT);
        assertGt(paid, 9_900 * UNIT);
        vm.stopPrank();
        assertEq(_book(maker).shares, 30_000 * UNIT);
        assertEq(_book(rival).shares, 10_000 * UNIT);

        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.NotAgentOfShare.selector, stranger));
        quotes.deliver(address(share), maker, 30_000 * UNIT, carol);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.MakerStillAdmitted.selector, rival));
        quotes.deliver(address(share), rival, UNIT, carol);
        quotes.deliver(address(share), maker, 30_000 * UNIT, carol);
        assertEq(_book(maker).shares, 0);
        assertEq(share.balanceOf(address(quotes)), _book(rival).shares);
    }

    function test_frozenMakerTradesNoMore() public {
        _quote(maker, 50_000 * UNIT, 50_000 * UNIT);
        share.addAgent(address(this));
        share.setAddressFrozen(maker, true);
        quotes.suspend(address(share), maker);
        vm.prank(alice);
        vm.expectPartialRevert(IQuotes.QuoteOver.selector);
        quotes.buy(address(share), maker, UNIT, 2 * UNIT, 0, alice);
        vm.startPrank(maker);
        vm.expectRevert(abi.encodeWithSelector(IQuotes.MakerNotAdmitted.selector, maker));
        quotes.set(address(share), _rule());
        vm.expectRevert(abi.encodeWithSelector(IQuotes.MakerNotAdmitted.selector, maker));
        quotes.sellHeld(address(share), maker, rival, UNIT, 0, maker);
        vm.stopPrank();
    }

    function test_unverifiedWalletBuysNothing() public {
        _quote(maker, 50_000 * UNIT, 0);
        cash.mint(stranger, 1_000 * UNIT);
        vm.startPrank(stranger);
        cash.approve(address(quotes), type(uint256).max);
        vm.expectRevert();
        quotes.buy(address(share), maker, UNIT, 2 * UNIT, 0, stranger);
        vm.stopPrank();
    }
}

/// @notice Looks like a share of its own gate and says what it likes.
contract FalseShare {
    address public immutable gate;
    address public immutable cash;
    uint256 private income;

    constructor(address gate_, address cash_) {
        (gate, cash) = (gate_, cash_);
    }

    function setIncome(uint256 income_) external {
        income = income_;
    }

    function gateOf(address) external view returns (address) {
        return gate;
    }

    function pool() external view returns (address) {
        return address(this);
    }

    function identityRegistry() external view returns (address) {
        return address(this);
    }

    function recoveredTo(address) external pure returns (address) {
        return address(0);
    }

    function canReceive(address) external pure returns (bool) {
        return true;
    }

    function isFrozen(address) external pure returns (bool) {
        return false;
    }

    function distributions() external view returns (uint256) {
        return income == 0 ? 0 : 1;
    }

    function claimable(address) external view returns (uint256) {
        return income;
    }

    function claim(address) external view returns (uint256) {
        return income;
    }

    function balanceOf(address) external pure returns (uint256) {
        return 1;
    }

    function transferFrom(address, address, uint256) external pure returns (bool) {
        return true;
    }

    function transfer(address, uint256) external pure returns (bool) {
        return true;
    }
}
