// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {FeeDrift} from "../../src/exit/FeeDrift.sol";
import {IFeeRule} from "../../src/interfaces/IFeeRule.sol";

/// @notice Returns and fees told by the TypeScript model: equal to the unit.
contract FeeModelTest is Test {
    function test_everyFeeIsTheModels() public view {
        string memory json = vm.readFile("contracts/test/vectors/fee.json");
        uint256 count = vm.parseJsonUint(json, ".count");
        assertGt(count, 50);
        for (uint256 i; i < count; ++i) {
            string memory at = string.concat(".cases[", vm.toString(i), "]");
            uint256[] memory a = vm.parseJsonUintArray(json, string.concat(at, ".inputs"));
            IFeeRule.Rule memory rule =
                IFeeRule.Rule(uint32(a[0]), uint32(a[1]), uint16(a[2]), uint16(a[3]), uint16(a[4]), 0);
            int256 rate = FeeDrift.rate(a[5], a[6], a[7]);
            assertEq(rate, vm.parseJsonInt(json, string.concat(at, ".rate")));
            assertEq(FeeDrift.next(rule, rate, a[8]), vm.parseJsonUint(json, string.concat(at, ".fee")));
        }
    }
}
