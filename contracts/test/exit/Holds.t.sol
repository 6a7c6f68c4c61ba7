// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Holds} from "../../src/exit/Holds.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IGuardLevel} from "../../src/interfaces/IGuardLevel.sol";
import {IHolds} from "../../src/interfaces/IHolds.sol";
import {SetNav} from "../helpers/exit/SetNav.sol";
import {HoldsRig} from "../helpers/exit/HoldsRig.sol";

/// @notice A guard whose level the test sets.
contract SetGuard is IGuardLevel {
    uint256 public level;

    function set(uint256 level_) external {
        level = level_;
    }

    function levelOf(address) external view returns (uint256, uint256, uint256) {
        return (level, block.timestamp + 1 days, 1);
    }
}

contract HoldsTest is HoldsRig {
    uint256 private constant AMOUNT = 100_000 * UNIT;

    function setUp() public override {
        super.setUp();
        _hold(alice, 1_000_000 * UNIT);
        _hold(bob, 1_000_000 * UNIT);
        _provide(provider, 1_000_000 * UNIT);
    }

    // Buying

    function test_HLD1_ticketPaysWhatASaleWouldHavePaid() public {
        (, uint256 gross,, uint256 sale) = desk.quote(address(share), AMOUNT);
        (uint256 gross_, uint256 paid, uint256 premium) =
            holds.quote(address(share), AMOUNT, block.timestamp + 7 days);
        assertEq(gross_, gross);
        assertEq(paid, sale);
        // 6 % · √(7/365) · 0.39894 = 0.3315 %, and 1.0536 for the first tenth of the bucket
        assertApproxEqAbs(premium, 349_270_000, 200_000);
        (uint256 ticket, uint256 agreed,) = _ticket(alice, AMOUNT, 7 days);
        assertEq(agreed, sale);
        nav.set(address(share), 0.9e18, 0.9e18, 0.9e18);
        vm.warp(block.timestamp + 6 days);
        assertEq(_use(alice, ticket, AMOUNT), sale);
        assertEq(share.balanceOf(address(desk)), AMOUNT);
        (, uint256 cost,,) = desk.holding(address(share));
        assertEq(cost, sale);
        _assertBooks();
    }

    function test_HLD2_cashIsSetAsideWhenTheTicketIsSold() public {
        (, uint256 paid, uint256 premium) = _ticket(alice, AMOUNT, 7 days);
        assertEq(cash.balanceOf(address(holds)), paid + premium);
        assertEq(reserve.available(), 1_000_000 * UNIT - paid);
        assertEq(reserve.funds(), 1_000_000 * UNIT);
        _assertBooks();
    }

    function test_ticket_takesTheBucketAsTheSaleWould() public {
        _ticket(alice, AMOUNT, 7 days);
        (uint256 level,,) = desk.bucket(address(share));
        assertApproxEqAbs(level, AMOUNT, 2);
        (,,, uint256 next) = desk.quote(address(share), AMOUNT);
        vm.warp(block.timestamp + 10 days);
        (,,, uint256 later) = desk.quote(address(share), AMOUNT);
        assertGt(later, next);
    }

    function test_HLD3_buyingAndUsingAtOnceIsASaleLessThePremium() public {
        (,,, uint256 sale) = desk.quote(address(share), AMOUNT);
        (uint256 ticket,, uint256 premium) = _ticket(alice, AMOUNT, 1);
        assertGt(premium, 0);
        assertEq(_use(alice, ticket, AMOUNT), sale);
        assertEq(holds.collect(address(share)), premium);
        _assertBooks();
    }

    function test_buying_hasItsBounds() public {
        vm.startPrank(alice);
        uint256 now_ = block.timestamp;
        vm.expectRevert(abi.encodeWithSelector(IHolds.TooLong.selector, now_, now_ + 30 days));
        holds.buy(address(share), AMOUNT, now_, 0, 1e12);
        vm.expectRevert(abi.encodeWithSelector(IHolds.TooLong.selector, now_ + 30 days + 1, now_ + 30 days));
        holds.buy(address(share), AMOUNT, now_ + 30 days + 1, 0, 1e12);
        vm.expectPartialRevert(IHolds.HoldPaysTooLittle.selector);
        holds.buy(address(share), AMOUNT, now_ + 1 days, AMOUNT, 1e12);
        vm.expectPartialRevert(IHolds.PremiumTooHigh.selector);
        holds.buy(address(share), AMOUNT, now_ + 1 days, 0, 1000);
        vm.expectPartialRevert(IHolds.TooMuchHeld.selector);
        holds.buy(address(share), 751_000 * UNIT, now_ + 1 days, 0, 1e12);
        vm.expectRevert(abi.encodeWithSelector(IHolds.NotHeld.selector, address(cash)));
        holds.buy(address(cash), AMOUNT, now_ + 1 days, 0, 1e12);
        vm.stopPrank();
        vm.expectRevert(
            abi.encodeWithSelector(IHolds.HoldsNothing.selector, stranger, address(share), AMOUNT, 0)
        );
        vm.prank(stranger);
        holds.buy(address(share), AMOUNT, now_ + 1 days, 0, 1e12);
    }

    function test_ticketIsCoveredOrNotSold() public {
        _sell(alice, 700_000 * UNIT);
        _sell(bob, 100_000 * UNIT);
        vm.warp(block.timestamp + 10 days);
        uint256 there = cash.balanceOf(address(reserve));
        vm.startPrank(bob);
        cash.mint(bob, 100_000 * UNIT);
        cash.approve(address(holds), type(uint256).max);
        vm.expectPartialRevert(IHolds.CashNotThere.selector);
        holds.buy(address(share), there + 50_000 * UNIT, block.timestamp + 1 days, 0, type(uint256).max);
        vm.stopPrank();
    }

    function test_guard_stopsNewTicketsAndNoExercise() public {
        SetGuard guard = new SetGuard();
        holds.setGuard(address(guard));
        (uint256 ticket, uint256 paid,) = _ticket(alice, AMOUNT, 7 days);
        guard.set(1);
        vm.prank(alice);
        vm.expectPartialRevert(IHolds.RiskHalted.selector);
        holds.buy(address(share), AMOUNT, block.timestamp + 1 days, 0, 1e12);
        assertEq(_use(alice, ticket, AMOUNT), paid);
    }

    function test_terms_areTheAuthoritysAndBounded() public {
        IHolds.Terms memory terms = _holdTerms();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        holds.setTerms(address(share), terms);
        terms.volatility = 1e6 + 1;
        vm.expectPartialRevert(IHolds.BadHoldTerms.selector);
        holds.setTerms(address(share), terms);
        terms = _holdTerms();
        terms.ceiling = 9501;
        vm.expectPartialRevert(IHolds.BadHoldTerms.selector);
        holds.setTerms(address(share), terms);
        vm.expectRevert(abi.encodeWithSelector(IHolds.NotHeld.selector, address(cash)));
        holds.setTerms(address(cash), _holdTerms());
        terms.ceiling = 100;
        terms.longest = 0;
        holds.setTerms(address(share), terms);
        vm.expectRevert(abi.encodeWithSelector(IHolds.NotHeld.selector, address(share)));
        holds.quote(address(share), 1, block.timestamp + 1);
    }

    // Using

    function test_HLD1_exerciseNeedsNoPriceNoBucketAndNoCashElsewhere() public {
        (uint256 ticket, uint256 paid,) = _ticket(alice, AMOUNT, 7 days);
        nav.setBroken(address(share), true);
        desk.setTerms(address(share), IDesk.Terms(0, 100, 4000, 10));
        deal(address(cash), address(reserve), 0);
        assertEq(_use(alice, ticket, AMOUNT), paid);
    }

    function test_HLD4_partsAddUpToTheWhole() public {
        (uint256 ticket, uint256 paid,) = _ticket(alice, AMOUNT + 7, 7 days);
        uint256 got = _use(alice, ticket, 1) + _use(alice, ticket, 33_333);
        assertLe(got * (AMOUNT + 7), paid * 33_334);
        _assertBooks();
        got += _use(alice, ticket, AMOUNT - 33_334 + 7);
        assertEq(got, paid);
        assertEq(holds.ticketOf(ticket).left, 0);
        _release(ticket);
        _assertBooks();
        vm.expectRevert(abi.encodeWithSelector(IHolds.NoTicket.selector, ticket));
        holds.ticketOf(ticket);
    }

    function test_exercise_isTheHoldersAlone() public {
        (uint256 ticket,,) = _ticket(alice, AMOUNT, 7 days);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IHolds.TicketOfAnother.selector, ticket, alice));
        share.transferAndCall(address(desk), AMOUNT, abi.encode(uint256(0), bob, ticket));
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IHolds.TicketShort.selector, ticket, AMOUNT + 1, AMOUNT));
        share.transferAndCall(address(desk), AMOUNT + 1, abi.encode(uint256(0), alice, ticket));
        vm.expectRevert(abi.encodeWithSelector(IHolds.NoTicket.selector, ticket + 1));
        share.transferAndCall(address(desk), AMOUNT, abi.encode(uint256(0), alice, ticket + 1));
        vm.expectRevert(IDesk.NoReceiver.selector);
        share.transferAndCall(address(desk), AMOUNT, abi.encode(uint256(0), address(0), ticket));
        vm.expectPartialRevert(IDesk.PaidTooLittle.selector);
        share.transferAndCall(address(desk), AMOUNT, abi.encode(AMOUNT, alice, ticket));
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IHolds.OnlyDesk.selector, stranger));
        vm.prank(stranger);
        holds.exercise(ticket, address(share), alice, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IHolds.OnlyDesk.selector, stranger));
        vm.prank(stranger);
        holds.pay(stranger, 1);
        vm.expectRevert(abi.encodeWithSelector(IDesk.OnlyHolds.selector, stranger));
        vm.prank(stranger);
        desk.hold(address(share), 0);
        vm.expectRevert(abi.encodeWithSelector(IDesk.OnlyHolds.selector, stranger));
        vm.prank(stranger);
        desk.unhold(address(share), 1);
    }

    function test_HLD5_expiryIsSharp() public {
        (uint256 ticket, uint256 paid,) = _ticket(alice, AMOUNT, 7 days);
        (uint256 second,,) = _ticket(alice, AMOUNT, 7 days);
        vm.warp(block.timestamp + 7 days);
        vm.expectRevert(abi.encodeWithSelector(IHolds.TicketNotOver.selector, ticket, block.timestamp));
        _release(ticket);
        assertEq(_use(alice, ticket, AMOUNT), paid);
        vm.warp(block.timestamp + 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IHolds.TicketExpired.selector, second, block.timestamp - 1));
        share.transferAndCall(address(desk), AMOUNT, abi.encode(uint256(0), alice, second));
        _release(second);
        _assertBooks();
    }

    // Ending

    function test_HLD6_releaseGivesCashBackRefillsAndBooksThePremium() public {
        (uint256 ticket, uint256 paid, uint256 premium) = _ticket(alice, AMOUNT, 1 days);
        vm.warp(block.timestamp + 1 days + 1);
        (uint256 before,,) = desk.bucket(address(share));
        vm.prank(stranger);
        _release(ticket);
        (uint256 level,,) = desk.bucket(address(share));
        assertApproxEqAbs(level, before > paid ? before - paid : 0, 2);
        assertEq(cash.balanceOf(address(reserve)), 1_000_000 * UNIT + premium);
        assertEq(reserve.funds(), 1_000_000 * UNIT + premium);
        assertEq(cash.balanceOf(address(holds)), 0);
        // again, and with numbers that never were: nothing
        _release(ticket);
        _release(77);
        assertEq(reserve.funds(), 1_000_000 * UNIT + premium);
    }

    function test_HLD6_premiumIsEarnedAsTicketsEnd() public {
        (uint256 ticket,, uint256 premium) = _ticket(alice, AMOUNT, 1 days);
        assertEq(holds.collect(address(share)), 0);
        _use(alice, ticket, AMOUNT / 4);
        assertApproxEqAbs(holds.collect(address(share)), premium / 4, 1);
        vm.warp(block.timestamp + 2 days);
        _release(ticket);
        assertEq(reserve.funds(), 1_000_000 * UNIT + premium);
        _assertBooks();
    }

    function test_shareWithTickets_staysListed() public {
        (uint256 ticket,,) = _ticket(alice, AMOUNT, 1 days);
        vm.expectPartialRevert(IDesk.StillHeld.selector);
        desk.unlist(address(share));
        vm.warp(block.timestamp + 2 days);
        _release(ticket);
        desk.unlist(address(share));
        vm.expectRevert(abi.encodeWithSelector(IDesk.HoldsKnown.selector, address(holds)));
        desk.setHolds(address(holds));
    }

    function test_recoveredLimit_ofAShareTakenOffByTerms() public {
        (uint256 ticket,,) = _ticket(alice, AMOUNT, 1 days);
        desk.setTerms(address(share), IDesk.Terms(0, 100, 4000, 10));
        vm.warp(block.timestamp + 2 days);
        _release(ticket);
        _assertBooks();
    }

    // Providers

    function test_HLD7_countsTheLowerForWhoLeavesAndTheHigherForWhoEnters() public {
        (, uint256 paid, uint256 premium) = _ticket(alice, AMOUNT, 7 days);
        (, uint256 low, uint256 high,) = holds.holdings();
        assertEq(low, paid);
        assertEq(high, AMOUNT + premium);
        nav.set(address(share), 0.9e18, 0.9e18, 0.9e18);
        (, low, high,) = holds.holdings();
        assertEq(low, AMOUNT * 9 / 10);
        assertEq(high, paid + premium);
        nav.setStale(address(share), true);
        (, low, high,) = holds.holdings();
        assertEq(low, AMOUNT * 9 / 10 * 8 / 10);
        assertEq(high, paid + premium);
        nav.setBroken(address(share), true);
        (, low, high,) = holds.holdings();
        assertEq(low, 0);
        assertEq(high, paid + premium);
    }

    function test_remit_isAnsweredToTheReserveOnlyAndGivesNothing() public {
        _ticket(alice, AMOUNT, 7 days);
        vm.expectRevert(abi.encodeWithSelector(IHolds.OnlyItsReserve.selector, stranger));
        vm.prank(stranger);
        holds.remit(1);
        _announce(provider);
        uint256 there = cash.balanceOf(address(reserve));
        uint256 got = _leave(provider);
        assertApproxEqAbs(got, there, 2);
        assertGe(cash.balanceOf(address(holds)), holds.bookOf(address(share)).paid);
    }

    function test_staleMark_sellsNoTicket() public {
        nav.setStale(address(share), true);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(SetNav.StaleMark.selector, address(share), 0, 0));
        holds.buy(address(share), AMOUNT, block.timestamp + 1 days, 0, 1e12);
    }

    function test_shares_listsWhatIsOutstanding() public {
        assertEq(holds.shares().length, 0);
        (uint256 ticket,,) = _ticket(alice, AMOUNT, 7 days);
        assertEq(holds.shares()[0], address(share));
        assertEq(holds.count(), 1);
        _use(alice, ticket, AMOUNT);
        assertEq(holds.shares().length, 1); // premium to collect
        _release(ticket);
        assertEq(holds.shares().length, 0);
        reserve.removeDesk(address(holds));
    }
}
