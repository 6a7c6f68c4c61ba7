// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {ShareIncome} from "../../src/identity/ShareIncome.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {Restriction} from "../../src/identity/Restriction.sol";
import {ExitRig} from "../helpers/exit/ExitRig.sol";
import {OneSharePool} from "../helpers/exit/OneSharePool.sol";
import {SetNav} from "../helpers/exit/SetNav.sol";
import {TrickyCash} from "../helpers/exit/TrickyCash.sol";
import {Desk} from "../../src/exit/Desk.sol";
import {Reserve} from "../../src/exit/Reserve.sol";

contract DeskTest is ExitRig {
    function setUp() public override {
        super.setUp();
        _hold(alice, 3_000_000 * UNIT);
    }

    // Selling

    function test_sell_paysBidLessFeeAndTakesTheShares() public {
        _provide(provider, 500_000 * UNIT);
        (uint256 filled, uint256 gross, uint256 fee, uint256 paid) =
            desk.quote(address(share), 100_000 * UNIT);
        // 0.1 % base, and 4 % · 0.1² / 3 on average over a bucket that goes from empty to a tenth
        assertEq(gross, 100_000 * UNIT);
        assertApproxEqAbs(fee, 100 * UNIT + 13_333_333, 3);

        vm.prank(alice);
        (uint256 soldFilled, uint256 soldPaid) =
            desk.sell(address(share), 100_000 * UNIT, paid, 100_000 * UNIT, carol);
        assertEq(soldFilled, filled);
        assertEq(soldPaid, paid);
        assertEq(paid, gross - fee);
        assertEq(cash.balanceOf(carol), paid);
        assertEq(share.balanceOf(address(desk)), 100_000 * UNIT);
        (uint256 level, uint256 limit,) = desk.bucket(address(share));
        assertApproxEqAbs(level, 100_000 * UNIT, 2);
        assertApproxEqRel(limit, 1_000_000 * UNIT, 1e11);
    }

    function test_transferAndCall_sellsInOneStepWithoutApproval() public {
        _provide(provider, 500_000 * UNIT);
        vm.prank(alice);
        share.approve(address(desk), 0);
        (,,, uint256 paid) = desk.quote(address(share), 1000 * UNIT);
        vm.prank(alice);
        share.transferAndCall(address(desk), 1000 * UNIT, abi.encode(paid));
        assertEq(cash.balanceOf(alice), paid);
        (,,, paid) = desk.quote(address(share), 1000 * UNIT);
        vm.prank(alice);
        share.transferAndCall(address(desk), 1000 * UNIT, abi.encode(paid, bob));
        assertEq(cash.balanceOf(bob), paid);
    }

    function test_transferAndCall_isAllOrNothing() public {
        _provide(provider, 500 * UNIT);
        vm.prank(alice);
        vm.expectPartialRevert(IDesk.FilledTooLittle.selector);
        share.transferAndCall(address(desk), 1000 * UNIT, abi.encode(uint256(0)));
    }

    function test_transferAndCall_refusesSilenceAboutTheMinimum() public {
        _provide(provider, 500 * UNIT);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IDesk.BadInstructions.selector, bytes("")));
        share.transferAndCall(address(desk), 10 * UNIT, "");
    }

    function test_sellWithPermit_needsNoEarlierApproval() public {
        _provide(provider, 500_000 * UNIT);
        (address erin, uint256 key) = makeAddrAndKey("erin");
        _verify(erin);
        pool.mint(erin, 10 * UNIT);
        uint256 deadline = block.timestamp;
        bytes32 permit = keccak256(
            abi.encode(
                keccak256(
                    "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
                ),
                erin,
                address(desk),
                10 * UNIT,
                0,
                deadline
            )
        );
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(key, keccak256(abi.encodePacked("\x19\x01", share.DOMAIN_SEPARATOR(), permit)));

        // someone else hands the permit in first: the sale still works
        share.permit(erin, address(desk), 10 * UNIT, deadline, v, r, s);
        vm.prank(erin);
        (uint256 filled, uint256 paid) =
            desk.sellWithPermit(address(share), 10 * UNIT, 9 * UNIT, 10 * UNIT, erin, deadline, v, r, s);
        assertEq(filled, 10 * UNIT);
        assertEq(cash.balanceOf(erin), paid);
    }

    function test_DSK3_partialFill_whenTheBucketIsShort() public {
        _provide(provider, 3_000_000 * UNIT);
        (, uint256 limit,) = desk.bucket(address(share));
        (uint256 filled, uint256 paid) = _sell(alice, 3_000_000 * UNIT);
        assertEq(filled, limit);
        assertEq(share.balanceOf(alice), 3_000_000 * UNIT - limit);
        // the whole curve: 0.1 % + 4 % / 3
        assertApproxEqRel(limit - paid, limit * 1433 / 100_000, 1e15);

        vm.prank(alice);
        vm.expectPartialRevert(IDesk.LimitReached.selector);
        desk.sell(address(share), UNIT, 0, 0, alice);
    }

    function test_DSK5_partialFill_whenTheCashIsShort() public {
        _provide(provider, 1000 * UNIT);
        (uint256 filled, uint256 paid) = _sell(alice, 2_000_000 * UNIT);
        assertLe(paid, 1000 * UNIT);
        assertApproxEqAbs(paid, 1000 * UNIT, 2);
        assertEq(share.balanceOf(alice), 3_000_000 * UNIT - filled);
        assertGt(filled, 1000 * UNIT);
    }

    function test_partialFill_minimumPaidCountsInProportion() public {
        _provide(provider, 1000 * UNIT);
        uint256 amount = 100_000 * UNIT;
        vm.startPrank(alice);
        vm.expectPartialRevert(IDesk.PaidTooLittle.selector);
        desk.sell(address(share), amount, 99_999 * UNIT, 0, alice);
        vm.expectPartialRevert(IDesk.FilledTooLittle.selector);
        desk.sell(address(share), amount, 0, amount, alice);
        (uint256 filled,) = desk.sell(address(share), amount, 99_800 * UNIT, 0, alice);
        vm.stopPrank();
        assertLt(filled, amount);
    }

    function test_emptyReserve_refusesClearly() public {
        (uint256 filled,,, uint256 paid) = desk.quote(address(share), 1000 * UNIT);
        assertEq(filled, 0);
        assertEq(paid, 0);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IDesk.NoCash.selector, address(share)));
        desk.sell(address(share), 1000 * UNIT, 0, 0, alice);
    }

    function test_staleMark_buysAndSellsNothing() public {
        _provide(provider, 1000 * UNIT);
        _sell(alice, 100 * UNIT);
        nav.setStale(address(share), true);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(SetNav.StaleMark.selector, address(share), 0, 0));
        desk.sell(address(share), UNIT, 0, 0, alice);
        vm.expectRevert(abi.encodeWithSelector(SetNav.StaleMark.selector, address(share), 0, 0));
        desk.buy(address(share), UNIT, 2 * UNIT, alice);
        vm.stopPrank();
    }

    function test_trancheWipedOut_sharesAreNotTakenForNothing() public {
        _provide(provider, 1000 * UNIT);
        nav.set(address(share), 0, 0, 0);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IDesk.PaysNothing.selector, address(share), 5 * UNIT, 0));
        desk.sell(address(share), 5 * UNIT, 0, 0, alice);
        (uint256 filled,,,) = desk.quote(address(share), 5 * UNIT);
        assertEq(filled, 0);
    }

    function test_smallestSale_isNotTrappedByAMinimum() public {
        _provide(provider, 1000 * UNIT);
        (uint256 filled, uint256 paid) = _sell(alice, 2);
        assertEq(filled, 2);
        assertEq(paid, 1);
    }

    function test_expiredSeller_canStillLeave() public {
        _provide(provider, 1000 * UNIT);
        address frank = makeAddr("frank");
        _verify(frank, uint40(block.timestamp + 1 days));
        _hold(frank, 100 * UNIT);
        vm.warp(block.timestamp + 2 days);
        assertFalse(identity.isVerified(frank));
        (uint256 filled,) = _sell(frank, 100 * UNIT);
        assertEq(filled, 100 * UNIT);
    }

    function test_frozenSeller_isRefused() public {
        _provide(provider, 1000 * UNIT);
        share.addAgent(address(this));
        share.setAddressFrozen(alice, true);
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        vm.prank(alice);
        desk.sell(address(share), UNIT, 0, 0, alice);
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        vm.prank(alice);
        share.transferAndCall(address(desk), UNIT, abi.encode(uint256(0)));
    }

    function test_receiverOfCash_mayNotBeNobody() public {
        _provide(provider, 1000 * UNIT);
        vm.prank(alice);
        vm.expectRevert(IDesk.NoReceiver.selector);
        desk.sell(address(share), UNIT, 0, 0, address(0));
    }

    function test_sellingNothing_isRefused() public {
        _provide(provider, 1000 * UNIT);
        vm.prank(alice);
        vm.expectRevert(IDesk.NothingWanted.selector);
        desk.sell(address(share), 0, 0, 0, alice);
    }

    // Buying

    function test_buy_costsTheAskAndRefillsTheBucket() public {
        _provide(provider, 500_000 * UNIT);
        _sell(alice, 200_000 * UNIT);
        nav.set(address(share), WAD, 1.01e18, 1.02e18);
        uint256 fundsBefore = reserve.funds();
        (, uint256 paidFor,,) = desk.holding(address(share));
        uint256 cost = _buy(bob, 50_000 * UNIT);
        assertEq(cost, 51_000 * UNIT);
        assertEq(share.balanceOf(bob), 50_000 * UNIT);
        (uint256 level,,) = desk.bucket(address(share));
        assertApproxEqAbs(level, 149_000 * UNIT, 2);
        (uint256 held, uint256 left,,) = desk.holding(address(share));
        assertEq(held, 150_000 * UNIT);
        assertEq(reserve.funds(), fundsBefore + cost - (paidFor - left));
    }

    function test_buyer_mustBeAdmitted() public {
        _provide(provider, 1000 * UNIT);
        _sell(alice, 100 * UNIT);
        cash.mint(stranger, 100 * UNIT);
        vm.startPrank(stranger);
        cash.approve(address(desk), 100 * UNIT);
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector,
                Restriction.RECEIVER | Restriction.UNKNOWN,
                address(desk),
                stranger,
                100 * UNIT
            )
        );
        desk.buy(address(share), 100 * UNIT, 100 * UNIT, stranger);
        vm.stopPrank();
    }

    function test_buy_refusesMoreThanInventoryAndMoreThanAgreed() public {
        _provide(provider, 1000 * UNIT);
        _sell(alice, 100 * UNIT);
        vm.startPrank(bob);
        vm.expectRevert(
            abi.encodeWithSelector(
                IDesk.InventoryShort.selector, address(share), 100 * UNIT + 1, share.balanceOf(address(desk))
            )
        );
        desk.buy(address(share), 100 * UNIT + 1, type(uint256).max, bob);
        vm.expectRevert(abi.encodeWithSelector(IDesk.CostsTooMuch.selector, 100 * UNIT, 100 * UNIT - 1));
        desk.buy(address(share), 100 * UNIT, 100 * UNIT - 1, bob);
        vm.stopPrank();
    }

    function test_feeOnTransferCash_isRefusedWhereItComesIn() public {
        _provide(provider, 1000 * UNIT);
        _sell(alice, 100 * UNIT);
        cash.setFee(10);
        cash.mint(bob, 1000 * UNIT);
        vm.startPrank(bob);
        cash.approve(address(desk), type(uint256).max);
        cash.approve(address(reserve), type(uint256).max);
        vm.expectRevert(
            abi.encodeWithSelector(IDesk.CashArrivedShort.selector, 100 * UNIT, 100 * UNIT - 100_000)
        );
        desk.buy(address(share), 100 * UNIT, 100 * UNIT, bob);
        vm.expectRevert(
            abi.encodeWithSelector(IDesk.CashArrivedShort.selector, 500 * UNIT, 500 * UNIT - 500_000)
        );
        reserve.deposit(500 * UNIT, bob);
        vm.stopPrank();
    }

    // The bucket

    function test_bucket_leaksOverTheWindow() public {
        _provide(provider, 500_000 * UNIT);
        _sell(alice, 200_000 * UNIT);
        vm.warp(block.timestamp + 1 days);
        (uint256 level, uint256 limit,) = desk.bucket(address(share));
        assertApproxEqAbs(level, 200_000 * UNIT - limit / 10, 2);
        vm.warp(block.timestamp + 1 days);
        (level,,) = desk.bucket(address(share));
        assertApproxEqAbs(level, 200_000 * UNIT - limit / 5, 2);
    }

    function test_newTerms_keepTheLevel() public {
        _provide(provider, 500_000 * UNIT);
        _sell(alice, 200_000 * UNIT);
        desk.setTerms(address(share), IDesk.Terms(uint96(400_000 * UNIT), 50, 2000, 5));
        (uint256 level, uint256 limit,) = desk.bucket(address(share));
        assertApproxEqAbs(level, 200_000 * UNIT, 2);
        assertApproxEqRel(limit, 400_000 * UNIT, 1e11);
        desk.setTerms(address(share), IDesk.Terms(0, 50, 2000, 5));
        vm.prank(alice);
        vm.expectPartialRevert(IDesk.LimitReached.selector);
        desk.sell(address(share), UNIT, 0, 0, alice);
        // a limit taken away and given back forgets nothing
        desk.setTerms(address(share), IDesk.Terms(uint96(400_000 * UNIT), 50, 2000, 5));
        (level, limit,) = desk.bucket(address(share));
        assertEq(level, limit);
    }

    // Float

    function test_float_isToppedUpBySalesThatRunDry() public {
        _provide(provider, 500_000 * UNIT);
        desk.setFloat(10_000 * UNIT);
        _sell(alice, 1000 * UNIT);
        assertApproxEqAbs(cash.balanceOf(address(desk)), 10_000 * UNIT, 1);
        uint256 kept = cash.balanceOf(address(reserve));
        _sell(alice, 1000 * UNIT);
        assertEq(cash.balanceOf(address(reserve)), kept);
        desk.fund();
        assertEq(cash.balanceOf(address(desk)), 10_000 * UNIT);
    }

    function test_DSK6_onlyTheReserveCallsTheFloatBack() public {
        vm.expectRevert(abi.encodeWithSelector(IDesk.OnlyReserve.selector, stranger));
        vm.prank(stranger);
        desk.remit(1);
    }

    // Income and ends

    function test_harvest_paysBackCostBeforeItIsGain() public {
        _provide(provider, 500_000 * UNIT);
        (, uint256 paid) = _sell(alice, 3000 * UNIT);
        cash.mint(address(pool), 6_000_000 * UNIT);
        pool.distribute(1_500_000 * UNIT); // half of par
        uint256 income = desk.harvest(address(share));
        assertApproxEqAbs(income, 1500 * UNIT, 1);
        (, uint256 cost,,) = desk.holding(address(share));
        assertEq(cost, paid - income);
        assertEq(reserve.funds(), 500_000 * UNIT);

        pool.distribute(2_250_000 * UNIT);
        uint256 more = desk.harvest(address(share));
        (, cost,,) = desk.holding(address(share));
        assertEq(cost, 0);
        assertEq(reserve.funds(), 500_000 * UNIT + income + more - paid);
    }

    function test_DSK7_income_canOnlyBeClaimedThroughTheDesk() public {
        _provide(provider, 500_000 * UNIT);
        _sell(alice, 3000 * UNIT);
        cash.mint(address(pool), 1000 * UNIT);
        pool.distribute(1000 * UNIT);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ShareIncome.ClaimNotYours.selector, address(desk)));
        share.claim(address(desk));
        assertGt(desk.harvest(address(share)), 0);
    }

    function test_settle_turnsInventoryOfAClosedPoolIntoCash() public {
        _provide(provider, 500_000 * UNIT);
        (, uint256 paid) = _sell(alice, 30_000 * UNIT);
        cash.mint(address(pool), 2_700_000 * UNIT);
        pool.close(2_700_000 * UNIT);
        vm.prank(stranger);
        assertEq(desk.settle(address(share)), 27_000 * UNIT);
        assertEq(reserve.funds(), 500_000 * UNIT + 27_000 * UNIT - paid);
        assertEq(share.balanceOf(address(desk)), 0);
        desk.unlist(address(share));
        assertEq(desk.shares().length, 0);
    }

    function test_writeDown_realisesALossSoThatProvidersCanEnterAtTheAsk() public {
        _provide(provider, 500_000 * UNIT);
        (, uint256 paid) = _sell(alice, 30_000 * UNIT);
        nav.set(address(share), 0.4e18, 0.5e18, 0.6e18);
        (uint256 low, uint256 high) = reserve.worth();
        assertEq(low, 500_000 * UNIT - paid + 12_000 * UNIT);
        assertEq(high, 500_000 * UNIT);
        assertEq(desk.writeDown(address(share)), paid - 18_000 * UNIT);
        (uint256 lowAfter, uint256 highAfter) = reserve.worth();
        assertEq(lowAfter, low);
        assertEq(highAfter, 500_000 * UNIT - paid + 18_000 * UNIT);
    }

    // Listing

    function test_listing_isForTheAuthority() public {
        OneSharePool other = _newPool();
        address listed = address(other.share());
        vm.startPrank(stranger);
        bytes memory refusal =
            abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger);
        vm.expectRevert(refusal);
        desk.list(listed, _terms());
        vm.expectRevert(refusal);
        desk.setTerms(address(share), _terms());
        vm.expectRevert(refusal);
        desk.unlist(address(share));
        vm.expectRevert(refusal);
        desk.setFloat(1);
        vm.expectRevert(refusal);
        desk.writeDown(address(share));
        vm.expectRevert(refusal);
        reserve.addDesk(address(desk));
        vm.expectRevert(refusal);
        reserve.removeDesk(address(desk));
        vm.stopPrank();
    }

    function test_listing_refusesWhatCannotWork() public {
        vm.expectRevert(abi.encodeWithSelector(IDesk.AlreadyListed.selector, address(share)));
        desk.list(address(share), _terms());
        OneSharePool other = _newPool();
        address listed = address(other.share());
        vm.expectRevert(abi.encodeWithSelector(IDesk.BadTerms.selector, 30_000, 30_000, 1));
        desk.list(listed, IDesk.Terms(1e12, 30_000, 30_000, 1));
        vm.expectRevert(abi.encodeWithSelector(IDesk.BadTerms.selector, 0, 0, 0));
        desk.list(listed, IDesk.Terms(1e12, 0, 0, 0));
        other.share().setVenue(address(desk), stranger);
        vm.expectRevert(abi.encodeWithSelector(IDesk.NotGateOf.selector, listed, stranger));
        desk.list(listed, _terms());

        Reserve otherReserve =
            new Reserve(address(new TrickyCash()), address(authority), COOLDOWN, WINDOW, "Other", "OTH");
        Desk otherDesk = new Desk(address(otherReserve), address(nav), address(authority));
        other.share().setVenue(address(otherDesk), address(otherDesk));
        vm.expectRevert(abi.encodeWithSelector(IDesk.OtherCash.selector, listed, address(cash)));
        otherDesk.list(listed, _terms());
    }

    function test_unlisting_waitsUntilNothingIsLeft() public {
        _provide(provider, 500_000 * UNIT);
        _sell(alice, 30_000 * UNIT);
        vm.expectPartialRevert(IDesk.StillHeld.selector);
        desk.unlist(address(share));
        _buy(bob, 30_000 * UNIT);
        desk.unlist(address(share));
        assertFalse(desk.listed(address(share)));
        vm.expectRevert(abi.encodeWithSelector(IDesk.NotListed.selector, address(share)));
        desk.quote(address(share), UNIT);
        vm.expectRevert(abi.encodeWithSelector(IDesk.NotListed.selector, address(share)));
        vm.prank(alice);
        share.transferAndCall(address(desk), UNIT, abi.encode(uint256(0)));
    }

    function test_listing_endsAtThirtyTwoShares() public {
        for (uint256 i = 1; i < 32; ++i) {
            desk.list(address(_newPool().share()), _terms());
        }
        address oneTooMany = address(_newPool().share());
        vm.expectRevert(abi.encodeWithSelector(IDesk.TooManyListed.selector, 32));
        desk.list(oneTooMany, _terms());
    }

    function test_DSK4_sharesEnterOnlyThroughASale() public {
        vm.startPrank(alice);
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        share.transfer(address(desk), UNIT);
        share.approve(bob, UNIT);
        vm.stopPrank();
        vm.prank(bob);
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        share.transferFrom(alice, address(desk), UNIT);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        vm.prank(stranger);
        share.transferFrom(alice, address(desk), UNIT);
    }

    function test_onTransferReceived_isOnlyForListedShares() public {
        _provide(provider, 500_000 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IDesk.NotListed.selector, stranger));
        vm.prank(stranger);
        desk.onTransferReceived(stranger, stranger, 1000 * UNIT, abi.encode(uint256(0)));
    }
}
