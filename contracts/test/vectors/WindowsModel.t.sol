// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IWindows} from "../../src/interfaces/IWindows.sol";
import {WindowsRig} from "../helpers/exit/WindowsRig.sol";

/// @notice Lives of windows told by the TypeScript model: every fill, claim and remainder is equal to the unit.
contract WindowsModelTest is WindowsRig {
    string private _json;
    address[3] private _holders;

    function test_windowsOneTier_areTheModelsToTheUnit() public {
        _live(0);
    }

    function test_windowsTiers_areTheModelsToTheUnit() public {
        _live(1);
    }

    function test_windowsSwing_areTheModelsToTheUnit() public {
        _live(2);
    }

    function test_windowsMost_areTheModelsToTheUnit() public {
        _live(3);
    }

    function _live(uint256 n) private {
        _json = vm.readFile("contracts/test/vectors/windows.json");
        string memory life = string.concat(".cases[", vm.toString(n), "]");
        _make(_termsOf(vm.parseJsonUintArray(_json, string.concat(life, ".terms"))));
        _publish(33);
        _holders = [alice, bob, carol];
        uint256 supply = vm.parseJsonUint(_json, string.concat(life, ".supply"));
        for (uint256 i; i < 3; ++i) {
            _own(_holders[i], supply / 3);
        }
        string memory steps = string.concat(life, ".steps[");
        uint256 settled;
        for (uint256 i; settled < 29; ++i) {
            string memory step = string.concat(steps, vm.toString(i), "]");
            uint256[] memory inputs = vm.parseJsonUintArray(_json, string.concat(step, ".inputs"));
            uint256[] memory expected = vm.parseJsonUintArray(_json, string.concat(step, ".expected"));
            if (inputs[0] == 0) _order(inputs, expected);
            else if (inputs[0] == 1) _window(inputs, expected);
            else if (inputs[0] == 2) _takeOut(inputs, expected);
            else if (inputs[0] == 3) _ask(inputs, expected);
            else assertEq(_claim(_holders[inputs[1]]), expected[0]);
            if (inputs[0] == 1) ++settled;
        }
    }

    function _termsOf(uint256[] memory given) private pure returns (IWindows.Terms memory terms) {
        for (uint256 i; i < 3; ++i) {
            (terms.notice[i], terms.fee[i]) = (uint16(given[i]), uint16(given[3 + i]));
        }
        (terms.swing, terms.swingAt, terms.most) = (uint16(given[6]), uint32(given[7]), uint32(given[8]));
        terms.patience = 3;
    }

    function _order(uint256[] memory inputs, uint256[] memory expected) private {
        (uint256 tier,) = windows.feeOf(inputs[2]);
        assertEq(tier, inputs[4]);
        _request(_holders[inputs[1]], inputs[3], inputs[2]);
        IWindows.Window memory joined = windows.window(inputs[2]);
        assertEq(joined.shares, expected[0]);
        assertEq(joined.weight, expected[1]);
    }

    function _window(uint256[] memory inputs, uint256[] memory expected) private {
        nav.set(address(share), inputs[2], inputs[2], inputs[2]);
        uint256 number = windows.state().next;
        (uint256 redeemed, uint256 paid) = _settle(inputs[1]);
        assertEq(windows.window(number).weight, expected[0]);
        assertEq(redeemed, expected[1]);
        assertEq(paid, expected[2]);
        IWindows.State memory state = windows.state();
        assertEq(state.shares, expected[3]);
        assertEq(state.weight, expected[4]);
        assertEq(state.empty, expected[5]);
    }

    function _takeOut(uint256[] memory inputs, uint256[] memory expected) private {
        address holder = _holders[inputs[1]];
        vm.prank(holder);
        windows.cancel(inputs[2], inputs[3], holder);
        (uint256 shares, uint256 weight,,) = windows.orderOf(holder, inputs[2]);
        assertEq(shares, expected[0]);
        assertEq(weight, expected[1]);
    }

    function _ask(uint256[] memory inputs, uint256[] memory expected) private view {
        (uint256 shares, uint256 weight, uint256 coming,) = windows.orderOf(_holders[inputs[1]], inputs[2]);
        assertEq(shares, expected[0]);
        assertEq(weight, expected[1]);
        assertEq(coming, expected[2]);
    }
}
