// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IExits} from "../../src/interfaces/IExits.sol";
import {Gas} from "../helpers/Gas.sol";
import {ExitsRig} from "../helpers/exits/ExitsRig.sol";

/// @notice Whole transactions of orders on the real system, beside the same legs on their own.
contract ExitsGasTest is ExitsRig, Gas {
    uint256 private constant SOME = 1000 * DOLLAR;

    /// @dev An earlier order and an earlier trade, as on an ordinary day.
    function _ordinary() private {
        _exit(bob, 2 * SOME, _order(bob, _legs(SOME, SOME)));
        vm.warp(block.timestamp + 1 hours);
        vm.roll(block.number + 1);
    }

    /// @dev The order over desk and market costs at most 15,000 more than the two sales.
    function test_gas_twoLegs() public {
        _ordinary();
        uint256 state = vm.snapshotState();
        vm.prank(bob);
        share.transferAndCall(address(desk), SOME, abi.encode(uint256(1)));
        uint256 legs = _record("exits.leg.desk");
        vm.revertToState(state);
        vm.prank(bob);
        share.approve(address(market), SOME);
        vm.prank(bob);
        market.sell(address(share), SOME, 1, SOME, bob);
        legs += _record("exits.leg.market");
        vm.revertToState(state);
        IExits.Order memory order = _order(bob, _legs(SOME, SOME));
        (order.minimumPaid, order.minimumFilled) = (1, uint128(2 * SOME));
        assertLe(_hand(order, 2 * SOME, "exits.exit"), legs + 15_000);
    }

    function test_gas_oneLeg() public {
        _ordinary();
        _hand(_order(bob, _legsOfOne(TO_DESK)), SOME, "exits.exit.desk");
        _hand(_order(bob, _legsOfOne(TO_MARKET)), SOME, "exits.exit.market");
    }

    function test_gas_twoLegsAndTheRestQueued() public {
        _ordinary();
        IExits.Order memory order = _order(bob, _legs(SOME, SOME));
        order.queue = true;
        _hand(order, 3 * SOME, "exits.exit.queued");
    }

    function _legsOfOne(uint8 kind) private pure returns (IExits.Leg[] memory legs) {
        legs = new IExits.Leg[](1);
        legs[0] = _leg(kind, SOME);
    }

    function _hand(IExits.Order memory order, uint256 amount, string memory key) private returns (uint256) {
        bytes memory data = abi.encode(order);
        vm.prank(bob);
        share.transferAndCall(address(exits), amount, data);
        return _record(key);
    }
}
