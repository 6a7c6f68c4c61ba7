// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ShareState} from "../../src/identity/ShareState.sol";
import {IExits} from "../../src/interfaces/IExits.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {ExitsRig} from "../helpers/exits/ExitsRig.sol";
import {FalseShare} from "../helpers/exits/FalseShare.sol";

/// @notice What somebody might try at the router, each with how it ends.
contract ExitsAttackTest is ExitsRig {
    uint256 private constant SOME = 10_000 * DOLLAR;

    /// @dev A sandwich: the attacker sells on the market first and buys back after. The seller's minimum decides.
    function test_EXI3_sandwichIsStoppedByTheMinimum() public {
        (, uint256 honest) = _marketPays(bob, 2 * SOME);
        IExits.Leg[] memory legs = new IExits.Leg[](1);
        legs[0] = IExits.Leg(TO_MARKET, uint128(2 * SOME), uint128(honest), "");
        IExits.Order memory order = _order(bob, legs);
        order.minimumPaid = uint128(honest);
        _sellFirst(1000 * DOLLAR);
        bytes memory data = abi.encode(order);
        vm.expectRevert(IExits.NothingSold.selector);
        vm.prank(bob);
        share.transferAndCall(address(exits), 2 * SOME, data);
        // with only the order's minimum, no leg's, the sum refuses
        order.legs[0].minimumPaid = 0;
        data = abi.encode(order);
        vm.expectPartialRevert(IExits.PaidTooLittle.selector);
        vm.prank(bob);
        share.transferAndCall(address(exits), 2 * SOME, data);
    }

    /// @dev A leg that is pushed out does not lower what the others must bring.
    function test_legPushedOutLeavesThePriceOfTheRest() public {
        (,,, uint256 byDesk) = desk.quote(address(share), SOME);
        (, uint256 byMarket) = _marketPays(bob, SOME);
        IExits.Order memory order = _order(bob, _legs(SOME, SOME));
        order.legs[1].minimumPaid = uint128(byMarket);
        order.minimumPaid = uint128(byDesk + byMarket);
        _sellFirst(1000 * DOLLAR);
        uint256 held = share.balanceOf(bob);
        bytes memory data = abi.encode(order);
        vm.prank(bob);
        (bool done,) = address(share)
            .call(abi.encodeWithSignature("transferAndCall(address,uint256,bytes)", exits, 2 * SOME, data));
        // the desk alone pays less a share than both would have: undone, nobody sold at a worse price than agreed
        assertEq(done, byDesk * 2 >= byDesk + byMarket);
        assertEq(share.balanceOf(bob), done ? held - SOME : held);
    }

    function test_EXI4_whoPretendsToBeAShareMovesNothing() public {
        FalseShare fake = new FalseShare();
        dollar.mint(address(exits), SOME);
        vm.prank(bob);
        share.approve(address(exits), SOME);
        bytes memory again = abi.encodeCall(share.transferFrom, (bob, address(this), SOME));
        fake.plan(address(share), again);
        bytes memory order = abi.encode(_order(carol, _legs(SOME, SOME)));
        try fake.pretend(address(exits), bob, 5 * SOME, order) {} catch {}
        assertFalse(fake.done());
        assertEq(share.balanceOf(address(exits)), 0);
        assertEq(dollar.balanceOf(address(exits)), SOME);
        assertEq(dollar.balanceOf(carol), 0);
        assertEq(share.allowance(address(exits), address(market)), 0);
    }

    function test_falseShareCannotSlipAnOrderOfTheRealOneIn() public {
        FalseShare fake = new FalseShare();
        vm.prank(bob);
        share.approve(address(fake), SOME);
        bytes memory inner = abi.encode(_order(address(fake), _legs(SOME, 0)));
        fake.plan(address(exits), abi.encodeCall(exits.onTransferReceived, (bob, bob, SOME, inner)));
        bytes memory order = abi.encode(_order(carol, _legs(SOME, 0)));
        try fake.pretend(address(exits), bob, SOME, order) {} catch {}
        assertFalse(fake.done());
    }

    /// @dev Nobody can leave shares there to upset the sums, not even an agent.
    function test_sharesCannotBeDonated() public {
        vm.startPrank(transferAgent);
        share.addAgent(transferAgent);
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        share.forcedTransfer(bob, address(exits), SOME);
        vm.stopPrank();
    }

    /// @dev Cash that somebody leaves at the router, or gives to the receiver before, counts for no order.
    function test_donatedCashCountsForNoOrder() public {
        dollar.mint(address(exits), SOME);
        dollar.mint(bob, SOME);
        (,,, uint256 byDesk) = desk.quote(address(share), SOME);
        IExits.Order memory order = _order(bob, _legs(SOME, 0));
        order.minimumPaid = uint128(byDesk + 1);
        bytes memory data = abi.encode(order);
        vm.expectRevert(abi.encodeWithSelector(IExits.PaidTooLittle.selector, byDesk, byDesk + 1));
        vm.prank(bob);
        share.transferAndCall(address(exits), SOME, data);
    }

    function test_sharesComeInOnlyWithAnOrder() public {
        vm.prank(bob);
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        share.transfer(address(exits), SOME);
        vm.prank(bob);
        share.approve(carol, SOME);
        vm.prank(carol);
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        share.transferFrom(bob, address(exits), SOME);
    }

    /// @dev A holder whose identity has run out sells as anywhere else; only a rest could not come back to it.
    function test_expiredHolderSellsAllOfItOrNothing() public {
        vm.prank(kycIssuer);
        identity.expire(bob);
        assertGt(_exit(bob, 2 * SOME, _order(bob, _legs(SOME, SOME))), 0);
        bytes memory data = abi.encode(_order(bob, _legs(SOME, 0)));
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        vm.prank(bob);
        share.transferAndCall(address(exits), 2 * SOME, data);
        _assertEmpty();
    }

    /// @dev Cash goes to whoever the seller names: no identity is asked of it, as at every exit.
    function test_receiverWithoutIdentityGetsCashButNeverShares() public {
        uint256 got = _exit(bob, 3 * SOME, _order(outsider, _legs(SOME, SOME)));
        assertEq(dollar.balanceOf(outsider), got);
        assertEq(share.balanceOf(outsider), 0);
    }

    function test_staleValueStopsTheLegsAndNothingIsLost() public {
        vm.warp(block.timestamp + 60 days);
        uint256 held = share.balanceOf(bob);
        bytes memory data = abi.encode(_order(bob, _legs(SOME, SOME)));
        vm.expectRevert(IExits.NothingSold.selector);
        vm.prank(bob);
        share.transferAndCall(address(exits), 2 * SOME, data);
        assertEq(share.balanceOf(bob), held);
    }

    /// @dev With too little gas a leg must not look refused: no leg is passed over without a reason.
    function test_EXI5_tooLittleGasNeverSkipsALeg() public {
        bytes memory data = abi.encode(_order(bob, _legs(SOME, SOME)));
        uint256 held = share.balanceOf(bob);
        for (uint256 gas = 100_000; gas < 600_000; gas += 4_000) {
            uint256 state = vm.snapshotState();
            vm.prank(bob);
            (bool done,) = address(share).call{gas: gas}(
                abi.encodeWithSignature("transferAndCall(address,uint256,bytes)", exits, 2 * SOME, data)
            );
            if (done) assertEq(held - share.balanceOf(bob), 2 * SOME, "a leg was skipped");
            vm.revertToStateAndDelete(state);
        }
    }

    /// @dev A desk that has been emptied, a share that has thrown it out: the other leg still sells.
    function test_failingVenueDoesNotStopTheOther() public {
        vm.prank(governor);
        desk.setTerms(address(share), IDesk.Terms(0, 200, 4000, 10));
        uint256 held = share.balanceOf(bob);
        _exit(bob, 2 * SOME, _order(bob, _legs(SOME, SOME)));
        assertEq(held - share.balanceOf(bob), SOME);
        vm.prank(transferAgent);
        share.setVenue(address(manager), address(0));
        bytes memory data = abi.encode(_order(bob, _legs(SOME, SOME)));
        vm.expectRevert(IExits.NothingSold.selector);
        vm.prank(bob);
        share.transferAndCall(address(exits), 2 * SOME, data);
        _assertEmpty();
    }

    function test_garbageIsRefused(bytes calldata data) public {
        uint256 held = share.balanceOf(bob);
        vm.prank(bob);
        (bool done,) = address(share)
            .call(abi.encodeWithSignature("transferAndCall(address,uint256,bytes)", exits, SOME, data));
        assertFalse(done);
        assertEq(share.balanceOf(bob), held);
    }

    function _sellFirst(uint256 amount) private {
        vm.prank(dealer);
        market.sell(address(share), amount, 0, 0, dealer);
    }
}
