// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {GuardRule} from "../../src/guard/GuardRule.sol";
import {IGuard} from "../../src/interfaces/IGuard.sol";

/// @notice Observations told by the TypeScript model: gap, mean, variance and score are equal to the unit.
contract GuardModelTest is Test {
    using GuardRule for IGuard.Watch;

    string private json;

    function setUp() public {
        json = vm.readFile("contracts/test/vectors/guard.json");
    }

    function test_GRD6_everyObservationIsTheModelsToTheUnit() public view {
        uint256[] memory terms = vm.parseJsonUintArray(json, ".terms");
        IGuard.Terms memory t;
        (t.band, t.leastDeviation, t.sigmas) = (uint32(terms[0]), uint32(terms[1]), uint8(terms[2]));
        IGuard.Watch memory w;
        uint256 count = vm.parseJsonUint(json, ".count");
        assertGt(count, 100);
        uint256 unusual;
        for (uint256 i; i < count; ++i) {
            string memory step = string.concat(".steps[", vm.toString(i), "]");
            uint256[] memory inputs = vm.parseJsonUintArray(json, string.concat(step, ".inputs"));
            int256[] memory expected = vm.parseJsonIntArray(json, string.concat(step, ".expected"));
            int256 gap = GuardRule.gapOf(inputs[0], inputs[1]);
            assertEq(gap, expected[0], "gap");
            bool beyond = w.beyond(t, gap);
            if (beyond) ++unusual;
            assertEq(beyond, expected[3] == 1, "beyond");
            w.learn(t, gap);
            assertEq(w.mean, expected[1], "mean");
            assertEq(int256(uint256(w.variance)), expected[2], "variance");
        }
        assertGt(unusual, 5);
    }

    function test_GRD6_pricesAndDepthsAreTheModelsToTheUnit() public view {
        for (uint256 i; i < 30; ++i) {
            string memory step = string.concat(".pools[", vm.toString(i), "]");
            uint256[] memory inputs = vm.parseJsonUintArray(json, string.concat(step, ".inputs"));
            uint256[] memory expected = vm.parseJsonUintArray(json, string.concat(step, ".expected"));
            uint256 price = GuardRule.priceOf(inputs[0], inputs[1] == 1);
            assertEq(price, expected[0]);
            assertEq(GuardRule.depthOf(inputs[2], price), expected[1]);
        }
        for (uint256 i; i < 3; ++i) {
            string memory edge = string.concat(".edges[", vm.toString(i), "]");
            uint256[] memory inputs = vm.parseJsonUintArray(json, string.concat(edge, ".inputs"));
            assertEq(
                GuardRule.gapOf(inputs[0], inputs[1]), vm.parseJsonInt(json, string.concat(edge, ".gap"))
            );
        }
    }
}
