// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Vm} from "forge-std/Vm.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {IExits} from "../../src/interfaces/IExits.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IWindows} from "../../src/interfaces/IWindows.sol";
import {ExitsRig} from "../helpers/exits/ExitsRig.sol";

/// @notice Orders over several exits on the real system.
contract ExitsTest is ExitsRig {
    uint256 private constant SOME = 10_000 * DOLLAR;

    function test_EXI1_legsPayWhatTheExitsPayOnTheirOwn() public {
        (,,, uint256 byDesk) = desk.quote(address(share), SOME);
        (, uint256 byMarket) = _marketPays(bob, SOME);
        uint256 held = share.balanceOf(bob);
        IExits.Order memory order = _order(bob, _legs(SOME, SOME));
        (order.minimumPaid, order.minimumFilled) = (uint128(byDesk + byMarket), uint128(2 * SOME));
        assertEq(_exit(bob, 2 * SOME, order), byDesk + byMarket);
        assertEq(held - share.balanceOf(bob), 2 * SOME);
        _assertEmpty();
    }

    function test_splitGetsMoreThanTheBestSingleExit() public {
        uint256 amount = 80_000 * DOLLAR;
        (uint256 taken,,, uint256 byDesk) = desk.quote(address(share), amount);
        assertEq(taken, amount);
        (, uint256 byMarket) = _marketPays(bob, amount);
        uint256 got = _exit(bob, amount, _order(bob, _legs(65_000 * DOLLAR, 15_000 * DOLLAR)));
        assertGt(got, byDesk);
        assertGt(got, byMarket);
    }

    function test_eventTellsEveryLeg() public {
        vm.recordLogs();
        IExits.Leg[] memory legs = new IExits.Leg[](3);
        (legs[0], legs[1]) = (_leg(TO_DESK, SOME), _leg(TO_MARKET, 2 * SOME));
        legs[2] = _leg(TO_WINDOWS, 3 * SOME);
        uint256 got = _exit(bob, 7 * SOME, _order(bob, legs));
        (uint256 sold, uint256 paid, uint256 queued, IExits.Fill[] memory fills) = _exited();
        assertEq(sold, 3 * SOME);
        assertEq(paid, got);
        assertEq(queued, 3 * SOME);
        assertEq(fills[0].shares, SOME);
        assertEq(fills[1].shares, 2 * SOME);
        assertEq(fills[2].shares, 3 * SOME);
        assertEq(uint256(fills[0].paid) + fills[1].paid, got);
        assertEq(fills[2].kind, TO_WINDOWS);
    }

    function test_EXI2_restGoesBackToTheSeller() public {
        uint256 held = share.balanceOf(bob);
        _exit(bob, 5 * SOME, _order(carol, _legs(SOME, SOME)));
        assertEq(held - share.balanceOf(bob), 2 * SOME);
        _assertEmpty();
    }

    function test_restIsQueuedInTheSellersName() public {
        IExits.Order memory order = _order(carol, _legs(SOME, SOME));
        order.queue = true;
        _exit(bob, 5 * SOME, order);
        (uint256 shares,,,) = windows.orderOf(bob, windows.open());
        assertEq(shares, 3 * SOME);
        // and only the seller can take it back
        uint256 number = windows.open();
        vm.prank(carol);
        vm.expectPartialRevert(IWindows.MoreThanOrdered.selector);
        windows.cancel(number, 3 * SOME, carol);
        vm.prank(bob);
        windows.cancel(number, 3 * SOME, bob);
        _assertEmpty();
    }

    function test_windowLegNamesItsWindow() public {
        IExits.Leg[] memory legs = new IExits.Leg[](1);
        legs[0] = IExits.Leg(TO_WINDOWS, uint128(SOME), 0, abi.encode(3));
        _exit(bob, SOME, _order(bob, legs));
        (uint256 shares,,,) = windows.orderOf(bob, 3);
        assertEq(shares, SOME);
    }

    function test_makersTakeWhatFitsTheirBook() public {
        _rest(8_000 * DOLLAR, 100_000 * DOLLAR);
        IExits.Leg[] memory legs = new IExits.Leg[](3);
        (legs[0], legs[1]) = (_leg(TO_DESK, SOME), _leg(TO_MARKET, SOME));
        legs[2] = IExits.Leg(TO_QUOTES, uint128(SOME), 0, abi.encode(dealer));
        (uint256 fits, uint256 byMaker) = quotes.quoteSale(address(share), dealer, SOME);
        assertLt(fits, SOME);
        uint256 held = share.balanceOf(bob);
        vm.recordLogs();
        _exit(bob, 3 * SOME, _order(carol, legs));
        (uint256 sold,,, IExits.Fill[] memory fills) = _exited();
        assertEq(sold, 2 * SOME + fits);
        assertEq(held - share.balanceOf(bob), sold);
        assertEq(fills[2].shares, fits);
        assertEq(fills[2].paid, byMaker);
        _assertEmpty();
    }

    function test_legThatCanTakeLessFillsInPart() public {
        // somebody was faster: the market has room for a part only
        (uint256 fits,) = _marketPays(bob, 100_000 * DOLLAR);
        uint256 over = fits + SOME;
        IExits.Order memory order = _order(bob, _legs(SOME, over));
        order.minimumPaid = uint128((SOME + over) * 95 / 100);
        uint256 held = share.balanceOf(bob);
        uint256 got = _exit(bob, SOME + over, order);
        uint256 sold = held - share.balanceOf(bob);
        assertApproxEqAbs(sold, SOME + fits, 2);
        assertGe(got * (SOME + over), sold * order.minimumPaid);
        _assertEmpty();
    }

    function test_deskFillsInPartWhereItsLimitEnds() public {
        vm.prank(governor);
        desk.setTerms(address(share), IDesk.Terms(uint96(15_000 * DOLLAR), 200, 4000, 10));
        (uint256 fits,,,) = desk.quote(address(share), 5 * SOME);
        assertLt(fits, 2 * SOME);
        uint256 held = share.balanceOf(bob);
        _exit(bob, 7 * SOME, _order(bob, _legs(5 * SOME, 2 * SOME)));
        assertEq(held - share.balanceOf(bob), fits + 2 * SOME);
        _assertEmpty();
    }

    function test_refusedLegIsPassedOverAndSaysWhy() public {
        vm.prank(governor);
        market.setTrading(address(share), false);
        vm.recordLogs();
        uint256 held = share.balanceOf(bob);
        _exit(bob, 2 * SOME, _order(bob, _legs(SOME, SOME)));
        assertEq(held - share.balanceOf(bob), SOME);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 refused;
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] == IExits.LegRefused.selector) ++refused;
        }
        assertEq(refused, 1);
        _assertEmpty();
    }

    function test_orderThatSellsTooLittleIsUndone() public {
        vm.prank(governor);
        market.setTrading(address(share), false);
        IExits.Order memory order = _order(bob, _legs(SOME, SOME));
        order.minimumFilled = uint128(2 * SOME);
        bytes memory data = abi.encode(order);
        vm.expectRevert(abi.encodeWithSelector(IExits.SoldTooLittle.selector, SOME, 2 * SOME));
        vm.prank(bob);
        share.transferAndCall(address(exits), 2 * SOME, data);
    }

    function test_EXI3_minimumHoldsForTheSum() public {
        (,,, uint256 byDesk) = desk.quote(address(share), SOME);
        (, uint256 byMarket) = _marketPays(bob, SOME);
        IExits.Order memory order = _order(bob, _legs(SOME, SOME));
        order.minimumPaid = uint128(byDesk + byMarket + 1);
        bytes memory data = abi.encode(order);
        vm.expectRevert(
            abi.encodeWithSelector(IExits.PaidTooLittle.selector, byDesk + byMarket, byDesk + byMarket + 1)
        );
        vm.prank(bob);
        share.transferAndCall(address(exits), 2 * SOME, data);
    }

    function test_ordersThatMakeNoSenseAreRefused() public {
        IExits.Order memory order = _order(bob, _legs(SOME, SOME));
        _refused(
            2 * SOME - 1,
            order,
            abi.encodeWithSelector(IExits.LegsExceedOrder.selector, 2 * SOME, 2 * SOME - 1)
        );
        order.deadline = uint48(block.timestamp - 1);
        _refused(2 * SOME, order, abi.encodeWithSelector(IExits.OrderExpired.selector, block.timestamp - 1));
        order = _order(address(0), _legs(SOME, SOME));
        _refused(2 * SOME, order, abi.encodeWithSelector(IExits.NoReceiver.selector));
        order = _order(address(exits), _legs(SOME, SOME));
        _refused(2 * SOME, order, abi.encodeWithSelector(IExits.NoReceiver.selector));
        order = _order(bob, _legs(SOME, SOME));
        order.legs[1].kind = 9;
        _refused(2 * SOME, order, abi.encodeWithSelector(IExits.NoSuchExit.selector, 9));
        order = _order(bob, new IExits.Leg[](0));
        _refused(2 * SOME, order, abi.encodeWithSelector(IExits.NothingSold.selector));
        vm.expectPartialRevert(IExits.NotAnOrder.selector);
        vm.prank(bob);
        share.transferAndCall(address(exits), SOME, "");
    }

    function test_orderWithoutLegsIsQueuedAsAWhole() public {
        IExits.Order memory order = _order(bob, new IExits.Leg[](0));
        order.queue = true;
        _exit(bob, SOME, order);
        (uint256 shares,,,) = windows.orderOf(bob, windows.open());
        assertEq(shares, SOME);
    }

    function testFuzz_EXI2_nothingStaysAndNothingIsLost(
        uint256 amount,
        uint256 toDesk,
        uint256 toMarket,
        uint256 toWindows,
        bool queue
    ) public {
        uint256 held = share.balanceOf(bob);
        amount = bound(amount, 3 * DOLLAR, held);
        toDesk = bound(toDesk, 1, amount / 3);
        toMarket = bound(toMarket, DOLLAR, amount / 3);
        toWindows = bound(toWindows, DOLLAR, amount / 3);
        IExits.Leg[] memory legs = new IExits.Leg[](3);
        (legs[0], legs[1]) = (_leg(TO_DESK, toDesk), _leg(TO_MARKET, toMarket));
        legs[2] = _leg(TO_WINDOWS, toWindows);
        IExits.Order memory order = _order(carol, legs);
        order.queue = queue;
        vm.recordLogs();
        uint256 got = _exit(bob, amount, order);
        (uint256 sold, uint256 paid, uint256 queued,) = _exited();
        assertEq(paid, got);
        assertEq(held - share.balanceOf(bob), sold + queued);
        (uint256 waiting,,,) = windows.orderOf(bob, windows.open());
        assertEq(waiting, queued);
        assertEq(queue ? sold + queued : queued, queue ? amount : toWindows);
        _assertEmpty();
    }

    function test_EXI4_frozenSellerSellsNothing() public {
        vm.startPrank(transferAgent);
        share.addAgent(transferAgent);
        share.setAddressFrozen(bob, true);
        vm.stopPrank();
        bytes memory data = abi.encode(_order(bob, _legs(SOME, SOME)));
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        vm.prank(bob);
        share.transferAndCall(address(exits), 2 * SOME, data);
    }

    function _refused(uint256 amount, IExits.Order memory order, bytes memory reason) private {
        bytes memory data = abi.encode(order);
        vm.expectRevert(reason);
        vm.prank(bob);
        share.transferAndCall(address(exits), amount, data);
    }

    function _exited()
        private
        returns (uint256 sold, uint256 paid, uint256 queued, IExits.Fill[] memory fills)
    {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] != IExits.Exited.selector) continue;
            (,, sold, paid, queued, fills) =
                abi.decode(logs[i].data, (address, uint256, uint256, uint256, uint256, IExits.Fill[]));
        }
    }
}
