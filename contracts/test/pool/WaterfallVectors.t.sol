// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Waterfall} from "../../src/pool/Waterfall.sol";
import {WaterfallRig} from "../helpers/pool/WaterfallRig.sol";

/// @notice The contract against the TypeScript model (packages/quant), to the unit, over whole lives of pools.
contract WaterfallVectorsTest is Test {
    /// @dev Field orders follow `TYPE`.
    struct WaterfallExpected {
        uint256 feesPaid;
        uint256[] paid;
        bool covered;
        uint256[] principals;
        uint256[] accrued;
        uint256[] earmarks;
        uint256 base;
        uint256 fees;
        uint256 trapped;
        uint256 splitAt;
        uint256[] values;
        uint256 feesDue;
    }

    struct WaterfallStep {
        uint256 dt;
        uint256 interest;
        uint256 principal;
        uint256 recoveries;
        uint256 value;
        bool windingDown;
        WaterfallExpected expected;
    }

    string private constant TYPE = "WaterfallStep(uint256 dt,uint256 interest,uint256 principal,uint256 recoveries,uint256 value,"
        "bool windingDown,WaterfallExpected expected)"
        "WaterfallExpected(uint256 feesPaid,uint256[] paid,bool covered,uint256[] principals,uint256[] accrued,"
        "uint256[] earmarks,uint256 base,uint256 fees,uint256 trapped,uint256 splitAt,uint256[] values,"
        "uint256 feesDue)";

    string private _json;
    WaterfallRig private _rig;

    function setUp() public {
        _json = vm.readFile("contracts/test/vectors/waterfall.json");
        _rig = new WaterfallRig();
    }

    function test_POOL2_waterfallMatchesTheModelToTheUnit() public {
        uint256 count = vm.parseJsonUint(_json, ".count");
        assertGt(count, 0);
        for (uint256 i; i < count; ++i) {
            _runCase(string.concat(".cases[", vm.toString(i), "]"));
        }
    }

    function _runCase(string memory path) private {
        uint256 time = _load(path);
        WaterfallStep[] memory steps =
            abi.decode(vm.parseJsonTypeArray(_json, string.concat(path, ".steps"), TYPE), (WaterfallStep[]));
        assertGt(steps.length, 0);
        for (uint256 k; k < steps.length; ++k) {
            WaterfallStep memory step = steps[k];
            time += step.dt;
            vm.warp(time);
            Waterfall.Outflow memory outflow = _rig.collect(
                Waterfall.Inflow(step.interest, step.principal, step.recoveries, step.value, step.windingDown)
            );
            _compare(step.expected, outflow);
            _compareSplit(step.expected, step.value);
        }
    }

    function _compare(WaterfallExpected memory expected, Waterfall.Outflow memory outflow) private view {
        Waterfall.Book memory book = _rig.book();
        assertEq(outflow.fees, expected.feesPaid, "fees paid");
        assertEq(outflow.covered, expected.covered, "covered");
        assertEq(book.fees, expected.fees, "fees");
        assertEq(book.trapped, expected.trapped, "trapped");
        assertEq(book.base, expected.base, "base");
        for (uint256 i; i < book.count; ++i) {
            assertEq(outflow.tranches[i], expected.paid[i], "paid");
            assertEq(book.tranches[i].principal, expected.principals[i], "principal");
            assertEq(book.tranches[i].accrued, expected.accrued[i], "accrued");
            assertEq(book.tranches[i].earmark, expected.earmarks[i], "earmark");
        }
    }

    function _compareSplit(WaterfallExpected memory expected, uint256 value) private view {
        Waterfall.Book memory book = _rig.book();
        uint256[] memory values = _rig.split(value, expected.splitAt);
        for (uint256 i; i < book.count; ++i) {
            assertEq(values[i], expected.values[i], "value");
        }
        uint256 feesDue = _rig.feesDue(expected.splitAt);
        uint256 assets = value + book.trapped;
        assertEq(feesDue < assets ? feesDue : assets, expected.feesDue, "fees due");
    }

    function _load(string memory path) private returns (uint256 since) {
        uint256[] memory coupons = _numbers(path, ".coupons");
        bool[] memory distributing = vm.parseJsonBoolArray(_json, string.concat(path, ".distributing"));
        uint256[] memory ratios = _numbers(path, ".coverageRatios");
        uint256[] memory principals = _numbers(path, ".start.principals");
        uint256[] memory accrued = _numbers(path, ".start.accrued");
        uint256[] memory earmarks = _numbers(path, ".start.earmarks");
        Waterfall.Book memory book;
        book.count = uint8(coupons.length);
        book.feeRate = uint32(_number(path, ".feeRate"));
        book.base = uint96(_number(path, ".start.base"));
        book.fees = uint96(_number(path, ".start.fees"));
        book.trapped = uint96(_number(path, ".start.trapped"));
        since = _number(path, ".start.since");
        book.since = uint40(since);
        for (uint256 i; i < coupons.length; ++i) {
            book.tranches[i] = Waterfall.Tranche({
                principal: uint96(principals[i]),
                accrued: uint96(accrued[i]),
                coupon: uint32(coupons[i]),
                ratio: i < ratios.length ? uint32(ratios[i]) : 0,
                earmark: uint96(earmarks[i]),
                supply: 0,
                distributing: distributing[i]
            });
        }
        _rig.set(book);
    }

    function _numbers(string memory path, string memory name) private view returns (uint256[] memory) {
        return vm.parseJsonUintArray(_json, string.concat(path, name));
    }

    function _number(string memory path, string memory name) private view returns (uint256) {
        return vm.parseJsonUint(_json, string.concat(path, name));
    }
}
