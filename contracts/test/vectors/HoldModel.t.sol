// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HoldPrice} from "../../src/exit/HoldPrice.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IHolds} from "../../src/interfaces/IHolds.sol";
import {HoldsRig} from "../helpers/exit/HoldsRig.sol";

/// @notice Tickets told by the TypeScript model and bought here: price and premium are equal to the unit.
contract HoldModelTest is HoldsRig {
    string private json;

    function setUp() public override {
        super.setUp();
        json = vm.readFile("contracts/test/vectors/hold.json");
        vm.warp(vm.parseJsonUint(json, ".since"));
        uint256[] memory terms = vm.parseJsonUintArray(json, ".terms");
        desk.setTerms(
            address(share), IDesk.Terms(uint96(terms[0]), uint16(terms[1]), uint16(terms[2]), uint8(terms[3]))
        );
        _hold(alice, 1e15);
        cash.mint(address(reserve), 1e15);
        cash.mint(alice, 1e15);
        vm.prank(alice);
        cash.approve(address(holds), type(uint256).max);
    }

    function test_everyTicketIsTheModelsToTheUnit() public {
        uint256 count = vm.parseJsonUint(json, ".count");
        assertGt(count, 30);
        uint256 sold;
        for (uint256 i; i < count; ++i) {
            string memory step = string.concat(".steps[", vm.toString(i), "]");
            uint256[] memory expected = vm.parseJsonUintArray(json, string.concat(step, ".expected"));
            _step(vm.parseJsonUintArray(json, string.concat(step, ".inputs")), expected);
            if (expected[0] != 0) ++sold;
        }
        assertGt(sold, 15);
    }

    function test_whatTicketsCountIsTheModelsToTheUnit() public view {
        for (uint256 i; i < 60; ++i) {
            string memory at = string.concat(".values[", vm.toString(i), "]");
            uint256[] memory a = vm.parseJsonUintArray(json, string.concat(at, ".inputs"));
            uint256[] memory expected = vm.parseJsonUintArray(json, string.concat(at, ".expected"));
            (uint256 low, uint256 high) = HoldPrice.value(a[0], a[1], a[2], a[3], a[4], a[5]);
            assertEq(low, expected[0]);
            assertEq(high, expected[1]);
        }
    }

    /// @dev Inputs: time, bid, amount, volatility, seconds, ceiling; expected: gross, paid, premium; where none is sold
    /// the model sells instead.
    function _step(uint256[] memory inputs, uint256[] memory expected) private {
        vm.warp(inputs[0]);
        nav.set(address(share), inputs[1], inputs[1], inputs[1]);
        holds.setTerms(address(share), IHolds.Terms(uint32(inputs[3]), 90 days, uint16(inputs[5])));
        uint256 until = inputs[0] + inputs[4];
        if (expected[0] == 0) {
            vm.expectRevert();
            holds.quote(address(share), inputs[2], until);
            (uint256 filled,,,) = desk.quote(address(share), inputs[2]);
            if (filled != 0) _sell(alice, inputs[2]);
            return;
        }
        (uint256 gross, uint256 paid, uint256 premium) = holds.quote(address(share), inputs[2], until);
        assertEq(gross, expected[0]);
        assertEq(paid, expected[1]);
        assertEq(premium, expected[2]);
        vm.prank(alice);
        holds.buy(address(share), inputs[2], until, paid, premium);
    }
}
