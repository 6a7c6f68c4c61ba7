// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDesk} from "../../src/interfaces/IDesk.sol";
import {ExitRig} from "../helpers/exit/ExitRig.sol";

/// @notice Sales told by the TypeScript model and made at the desk: every quote and every payment is equal to the unit.
contract DeskModelTest is ExitRig {
    function test_everySaleIsTheModelsToTheUnit() public {
        string memory json = vm.readFile("contracts/test/vectors/desk.json");
        uint256[] memory terms = vm.parseJsonUintArray(json, ".terms");
        uint256 count = vm.parseJsonUint(json, ".count");
        assertGt(count, 30);
        vm.warp(vm.parseJsonUint(json, ".since"));
        desk.setTerms(
            address(share), IDesk.Terms(uint96(terms[0]), uint16(terms[1]), uint16(terms[2]), uint8(terms[3]))
        );
        _hold(alice, 1e15);
        for (uint256 i; i < count; ++i) {
            string memory step = string.concat(".steps[", vm.toString(i), "]");
            _sale(
                vm.parseJsonUintArray(json, string.concat(step, ".inputs")),
                vm.parseJsonUintArray(json, string.concat(step, ".expected"))
            );
        }
    }

    /// @dev Inputs: time, bid, amount, till, reserve; expected: filled, gross, fee, paid.
    function _sale(uint256[] memory inputs, uint256[] memory expected) private {
        vm.warp(inputs[0]);
        nav.set(address(share), inputs[1], inputs[1], inputs[1]);
        deal(address(cash), address(desk), inputs[3]);
        deal(address(cash), address(reserve), inputs[4]);

        (uint256 filled, uint256 gross, uint256 fee, uint256 paid) = desk.quote(address(share), inputs[2]);
        assertEq(filled, expected[0]);
        assertEq(gross, expected[1]);
        assertEq(fee, expected[2]);
        assertEq(paid, expected[3]);

        if (filled == 0) return;
        (filled, paid) = _sell(alice, inputs[2]);
        assertEq(filled, expected[0]);
        assertEq(paid, expected[3]);
    }
}
