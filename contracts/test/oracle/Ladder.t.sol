// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Ladder} from "../../src/oracle/Ladder.sol";
import {Maths} from "../helpers/oracle/Maths.sol";
import {Portfolio} from "../helpers/Portfolio.sol";

/// @notice The exact valuation against sums worked out on paper, and what it refuses to read.
contract LadderTest is Test {
    using Portfolio for Portfolio.Segment;

    uint256 private constant WAD = 1e18;

    Maths private maths;

    function setUp() public {
        maths = new Maths();
    }

    function test_aPaymentWithoutRiskIsDiscountedByTheCurveAndTheSpread() public view {
        // 1,000,000 in two months at 4 % and 3 % a year, continuous.
        bytes memory ladder = abi.encodePacked(_header(2, 0, 0, 3e7), _row(0, 1e12), _row(1e12, 1e12));
        Ladder.Valuation memory v = maths.value(ladder, _flat(400_000), 0);
        assertApproxEqAbs(v.value, 1e12 * uint256(FixedPointMathLib.expWad(-int256(0.07e18) / 6)) / WAD, 1);
        assertEq(v.due, 0);
        assertEq(v.averageSpread, 3e7);
    }

    function test_whatDefaultsRecoversItsFractionOfTheBalance() public view {
        // No interest, no discount, a hazard of 120 % a year: e^-0.1 survive the month, 1 - e^-0.1 recover 40 %.
        bytes memory ladder = abi.encodePacked(_header(1, 1.2e9, 4e8, 0), _row(1e12, 1e12));
        Ladder.Valuation memory v = maths.value(ladder, 0, 0);
        uint256 survival = uint256(FixedPointMathLib.expWad(-0.1e18));
        assertApproxEqAbs(v.value, 1e12 * survival / WAD + 4e11 * (WAD - survival) / WAD, 1);
        assertEq(v.due, v.value);
    }

    function test_aHazardShiftIsAHazard() public view {
        bytes memory calm = abi.encodePacked(_header(1, 1e8, 4e8, 0), _row(1e12, 1e12));
        bytes memory harsh = abi.encodePacked(_header(1, 3e8, 4e8, 0), _row(1e12, 1e12));
        assertEq(maths.value(calm, 0, 2e8).value, maths.value(harsh, 0, 0).value);
    }

    function test_segmentsAddUpAndSpreadsAverageByValue() public view {
        bytes memory first = abi.encodePacked(_header(1, 0, 0, 0), _row(1e12, 1e12));
        bytes memory second = abi.encodePacked(_header(1, 0, 0, 1e8), _row(3e12, 3e12));
        Ladder.Valuation memory both = maths.value(bytes.concat(first, second), 0, 0);
        uint256 value = maths.value(second, 0, 0).value;
        assertEq(both.value, 1e12 + value);
        assertApproxEqAbs(both.averageSpread, value * 1e8 / (1e12 + value), 1);
    }

    function test_noSegmentIsWorthNothing() public view {
        Ladder.Valuation memory v = maths.value("", _flat(400_000), 0);
        assertEq(v.value, 0);
        assertEq(v.due, 0);
        assertEq(v.averageSpread, 0);
    }

    function test_aMalformedLadderIsRefusedWhereItBreaks() public {
        bytes memory good = abi.encodePacked(_header(2, 0, 0, 0), _row(1, 1), _row(1, 1));
        maths.value(good, 0, 0);
        // A row too few, half a row too many, a header alone.
        _refuse(abi.encodePacked(_header(2, 0, 0, 0), _row(1, 1)), 0);
        _refuse(bytes.concat(good, bytes8(0)), 48);
        _refuse(bytes.concat(good, _header(1, 0, 0, 0)), 48);
        // No months, too many months, a recovery above one, a reserved bit.
        _refuse(abi.encodePacked(_header(0, 0, 0, 0), _row(1, 1)), 0);
        _refuse(bytes.concat(_header(361, 0, 0, 0), new bytes(361 * 16)), 0);
        _refuse(bytes.concat(good, _header(1, 0, 1e9 + 1, 0), _row(1, 1)), 48);
        _refuse(bytes.concat(good, bytes16(uint128(1) << 112 | 1), _row(1, 1)), 48);
    }

    function test_aSeventeenthSegmentIsRefused() public {
        bytes memory one = abi.encodePacked(_header(1, 0, 0, 0), _row(1, 1));
        bytes memory ladder;
        for (uint256 i; i < 16; ++i) {
            ladder = bytes.concat(ladder, one);
        }
        maths.value(ladder, 0, 0);
        _refuse(bytes.concat(ladder, one), 16 * 32);
    }

    function test_aYieldBelowMinusOneHundredPercentIsRefused() public {
        bytes memory ladder = abi.encodePacked(_header(1, 0, 0, 0), _row(1, 1));
        maths.value(ladder, _flat(-8e6), -2e8);
        vm.expectRevert(abi.encodeWithSelector(Ladder.YieldOutOfRange.selector, -1e9 - 1));
        maths.value(ladder, _flat(-8e6), -2e8 - 1);
    }

    /// @dev Nothing that fits the format overflows: the largest rows at the lowest yield.
    function test_theLargestLadderAtTheLowestYieldDoesNotOverflow() public view {
        bytes memory ladder;
        for (uint256 g; g < 16; ++g) {
            ladder = bytes.concat(ladder, _header(360, type(uint32).max, 1e9, 0));
            bytes memory rows = new bytes(360 * 16);
            for (uint256 i; i < rows.length; ++i) {
                rows[i] = 0xff;
            }
            ladder = bytes.concat(ladder, rows);
        }
        Ladder.Valuation memory low = maths.value(ladder, _flat(-8e6), 0);
        Ladder.Valuation memory high = maths.value(ladder, _flat(8e6), 0);
        assertGt(low.value, high.value);
        assertGt(high.value, 16 * uint256(type(uint64).max) / 2);
    }

    function testFuzz_anyBytesAreValuedOrRefusedByName(bytes calldata ladder, int24 forward, int32 shift)
        public
        view
    {
        try maths.value(ladder, _flat(forward), bound(shift, -1e9, 1e9)) {}
        catch (bytes memory reason) {
            bytes4 selector = bytes4(reason);
            assertTrue(
                selector == Ladder.MalformedLadder.selector || selector == Ladder.YieldOutOfRange.selector
            );
        }
    }

    /// forge-config: default.fuzz.runs = 16
    function testFuzz_valueFallsWithTheCurve(uint256 balance, uint256 months, int24 forward, uint24 rise)
        public
        view
    {
        Portfolio.Segment memory segment = _segment(balance, months);
        bytes memory ladder = segment.ladder();
        forward = int24(bound(forward, -100_000, 2_000_000));
        rise = uint24(bound(rise, 1000, 1_000_000));
        assertLt(
            maths.value(ladder, _flat(forward + int24(rise)), 0).value,
            maths.value(ladder, _flat(forward), 0).value
        );
    }

    /// forge-config: default.fuzz.runs = 16
    /// @dev Moments are within 1e-6 of the exact value at 100 basis points either way, and exact at their base.
    function testFuzz_NAV9_aRemarkIsWithinAMillionthAtOneHundredBasisPoints(
        uint256 balance,
        uint256 months,
        int24 shift
    ) public {
        Portfolio.Segment memory segment = _segment(balance, months);
        segment.balance = bound(balance, 1e12, 1e15);
        bytes memory ladder = segment.ladder();
        uint256 base = _flat(400_000);
        Ladder.Valuation memory v = maths.value(ladder, base, 0);
        assertEq(maths.store(segment.moments(v.buckets, base), base), v.value);
        uint256 moved = _flat(int24(400_000 + bound(shift, -100_000, 100_000)));
        assertApproxEqRel(maths.remark(moved, 0), maths.value(ladder, moved, 0).value, 1e12);
    }

    /// forge-config: default.fuzz.runs = 16
    /// @dev Hazards move recoveries too: within 1e-5 at half a percent a year.
    function testFuzz_NAV9_aRemarkFollowsTheHazard(uint256 months, int32 change) public {
        Portfolio.Segment memory segment = _segment(1e13, months);
        bytes memory ladder = segment.ladder();
        uint256 base = _flat(400_000);
        Ladder.Valuation memory v = maths.value(ladder, base, 0);
        maths.store(segment.moments(v.buckets, base), base);
        int256 d = bound(change, -5e6, 5e6);
        assertApproxEqRel(maths.remark(base, d), maths.value(ladder, base, d).value, 1e13);
    }

    function _segment(uint256 balance, uint256 months) private pure returns (Portfolio.Segment memory) {
        return Portfolio.Segment({
            balance: bound(balance, 1e9, 1e15),
            months: bound(months, 1, 360),
            coupon: 14e7,
            hazard: 2e7,
            recovery: 4e8,
            spread: 3e7
        });
    }

    function _refuse(bytes memory ladder, uint256 position) private {
        vm.expectRevert(abi.encodeWithSelector(Ladder.MalformedLadder.selector, position));
        maths.value(ladder, 0, 0);
    }

    function _header(uint16 months, uint32 hazard, uint32 recovery, uint32 spread)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodePacked(months, hazard, recovery, spread, uint16(0));
    }

    function _row(uint64 cash, uint64 balance) private pure returns (bytes memory) {
        return abi.encodePacked(cash, balance);
    }

    function _flat(int24 rate) private pure returns (uint256 curve) {
        for (uint256 j; j < 10; ++j) {
            curve |= uint256(uint24(rate)) << (24 * j);
        }
    }
}
