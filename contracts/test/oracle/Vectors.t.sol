// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Ladder} from "../../src/oracle/Ladder.sol";
import {Maths} from "../helpers/oracle/Maths.sol";

/// @notice The contracts against the TypeScript model: equal to the unit on every committed vector.
contract VectorsTest is Test {
    Maths private maths;

    function setUp() public {
        maths = new Maths();
    }

    function test_exponentialsAreThoseOfTheModel() public view {
        string memory json = _read("expWad");
        int256[] memory x = vm.parseJsonIntArray(json, ".x");
        int256[] memory expected = vm.parseJsonIntArray(json, ".expWad");
        assertGt(x.length, 50);
        for (uint256 i; i < x.length; ++i) {
            assertEq(maths.expWad(x[i]), expected[i]);
        }
    }

    function test_logarithmsAreThoseOfTheModel() public view {
        string memory json = _read("lnWad");
        int256[] memory x = vm.parseJsonIntArray(json, ".x");
        int256[] memory expected = vm.parseJsonIntArray(json, ".lnWad");
        assertGt(x.length, 50);
        for (uint256 i; i < x.length; ++i) {
            assertEq(maths.lnWad(x[i]), expected[i]);
        }
    }

    function test_NAV8_aLaddersExactValueIsTheModelsToTheUnit() public view {
        string memory json = _read("ladder");
        uint256 count = vm.parseJsonUint(json, ".count");
        assertGt(count, 15);
        for (uint256 i; i < count; ++i) {
            string memory path = string.concat(".cases[", vm.toString(i), "]");
            Ladder.Valuation memory valuation = maths.value(
                vm.parseJsonBytes(json, string.concat(path, ".ladder")),
                vm.parseJsonUint(json, string.concat(path, ".curve")),
                vm.parseJsonInt(json, string.concat(path, ".hazardShift"))
            );
            uint256[10] memory expected = _ten(json, string.concat(path, ".presentValues"));
            for (uint256 j; j < 10; ++j) {
                assertEq(valuation.buckets[j], expected[j]);
            }
            assertEq(valuation.value, vm.parseJsonUint(json, string.concat(path, ".value")));
            assertEq(valuation.due, vm.parseJsonUint(json, string.concat(path, ".due")));
            assertEq(valuation.averageSpread, vm.parseJsonUint(json, string.concat(path, ".averageSpread")));
        }
    }

    function test_NAV9_aRemarkThroughMomentsIsTheModelsToTheUnit() public {
        string memory json = _read("moments");
        uint256 count = vm.parseJsonUint(json, ".count");
        assertGt(count, 20);
        for (uint256 i; i < count; ++i) {
            string memory path = string.concat(".cases[", vm.toString(i), "]");
            uint256 curve = vm.parseJsonUint(json, string.concat(path, ".curve"));
            int256 hazardChange = vm.parseJsonInt(json, string.concat(path, ".hazardChange"));
            uint256 stored = maths.store(_ten(json, string.concat(path, ".moments")), curve);
            uint256 value = maths.remark(curve, hazardChange);
            assertEq(value, vm.parseJsonUint(json, string.concat(path, ".value")));
            if (hazardChange == 0) assertEq(stored, value);
        }
    }

    function _read(string memory name) private view returns (string memory) {
        return vm.readFile(string.concat("contracts/test/vectors/", name, ".json"));
    }

    function _ten(string memory json, string memory key) private pure returns (uint256[10] memory words) {
        uint256[] memory list = vm.parseJsonUintArray(json, key);
        assertEq(list.length, 10);
        for (uint256 j; j < 10; ++j) {
            words[j] = list[j];
        }
    }
}
