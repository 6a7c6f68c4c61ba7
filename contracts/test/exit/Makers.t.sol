// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMakers} from "../../src/interfaces/IMakers.sol";
import {MakersRig} from "../helpers/makers/MakersRig.sol";

/// @notice Duties, samples, records and pay.
contract MakersTest is MakersRig {
    function setUp() public override {
        super.setUp();
        _provide(provider, 100_000 * UNIT);
        _gain(int256(20_000 * UNIT));
    }

    function test_onlyDrawnBlocksAreSamplesAndOnceEach() public {
        _quote(maker, 20_000 * UNIT);
        _block(1 hours, false);
        assertFalse(makers.sample(address(share)));
        assertEq(makers.epochOf(address(share), _epoch()).samples, 0);
        _block(1 hours, true);
        assertTrue(makers.sample(address(share)));
        assertFalse(makers.sample(address(share)));
        assertEq(makers.epochOf(address(share), _epoch()).samples, 1);
        assertEq(_record(maker, _epoch()).met, 1);
        assertEq(_record(maker, _epoch()).depth, 20_000 * UNIT);
        assertEq(_record(maker, _epoch()).spread, 100);
        assertEq(_record(rival, _epoch()).met, 0);
    }

    function test_whoMetTheDutyIsPaidByDepthOverTime() public {
        _quote(maker, 30_000 * UNIT);
        _quote(rival, 10_000 * UNIT);
        uint256 epoch = _epoch();
        for (uint256 i; i < 6; ++i) {
            _sample(1 hours);
        }
        vm.expectRevert(abi.encodeWithSelector(IMakers.EpochNotOver.selector, epoch, (epoch + 1) * EPOCH));
        makers.close(address(share), epoch);
        _toNextEpoch();
        uint256 before = cash.balanceOf(maker);
        assertEq(makers.claim(address(share), epoch, maker), 750 * UNIT);
        assertEq(makers.claim(address(share), epoch, rival), 250 * UNIT);
        assertEq(cash.balanceOf(maker) - before, 750 * UNIT);
        assertEq(makers.pot(), 1_000 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IMakers.NothingToClaim.selector, address(share), maker, epoch));
        makers.claim(address(share), epoch, maker);
    }

    function test_nothingIsPaidForADutyThatWasNotMet() public {
        _quote(maker, 30_000 * UNIT);
        _quote(rival, 10_000 * UNIT);
        uint256 epoch = _epoch();
        for (uint256 i; i < 7; ++i) {
            _sample(1 hours);
        }
        // three of ten samples are missed
        vm.prank(rival);
        quotes.withdraw(address(share), rival, 0, 100 * UNIT, rival);
        for (uint256 i; i < 3; ++i) {
            _sample(1 hours);
        }
        _toNextEpoch();
        assertEq(makers.claim(address(share), epoch, maker), 1_000 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IMakers.NothingToClaim.selector, address(share), rival, epoch));
        makers.claim(address(share), epoch, rival);
    }

    function test_anEpochThatNobodyMetPaysNothingAndKeepsTheCash() public {
        uint256 epoch = _epoch();
        for (uint256 i; i < 6; ++i) {
            _sample(1 hours);
        }
        _toNextEpoch();
        assertEq(makers.close(address(share), epoch), 0);
        assertEq(makers.pot(), 2_000 * UNIT);
    }

    function test_noMoreIsPaidThanWasKept() public {
        IMakers.Duty memory duty = _duty();
        duty.budget = uint96(50_000 * UNIT);
        makers.setDuty(address(share), duty);
        _quote(maker, 30_000 * UNIT);
        for (uint256 e; e < 2; ++e) {
            uint256 epoch = _epoch();
            for (uint256 i; i < 6; ++i) {
                _sample(1 hours);
            }
            _toNextEpoch();
            assertEq(makers.claim(address(share), epoch, maker), e == 0 ? 2_000 * UNIT : 0);
        }
    }

    function test_positionsInTheMarketCountWithinTheSpread() public {
        (,, int24 tick) = market.poolOf(address(share));
        int24 middle = tick / 10 * 10;
        _add(maker, share, middle - 300, middle + 300, DEEP / 4);
        _register(maker, middle - 300, middle + 300);
        vm.warp(block.timestamp + 1 hours);
        (uint256 buys, uint256 sells, uint256 spread) = makers.depthOf(address(share), maker);
        // spread 1 % less the fee of 0.05 %: 95 ticks to each side of a range of 300
        assertApproxEqRel(buys, 23_700 * UNIT, 0.01e18);
        assertApproxEqRel(sells, 23_700 * UNIT, 0.01e18);
        assertEq(spread, 50);
        _sample(1 minutes);
        assertEq(_record(maker, _epoch()).met, 1);

        // the market rests: its depth is none
        market.setTrading(address(share), false);
        (buys, sells,) = makers.depthOf(address(share), maker);
        assertEq(buys + sells, 0);
    }

    function test_quoteAndPositionsAddUp() public {
        (,, int24 tick) = market.poolOf(address(share));
        int24 middle = tick / 10 * 10;
        _add(maker, share, middle - 300, middle + 300, DEEP / 20);
        _register(maker, middle - 300, middle + 300);
        _quote(maker, 8_000 * UNIT);
        vm.warp(block.timestamp + 1 hours);
        (uint256 buys, uint256 sells, uint256 spread) = makers.depthOf(address(share), maker);
        assertApproxEqRel(buys, 12_740 * UNIT, 0.01e18);
        assertApproxEqRel(sells, 12_740 * UNIT, 0.01e18);
        assertEq(spread, 50);
    }

    function test_depthOnOneSideOnlyMeetsNothing() public {
        _quote(maker, 0);
        vm.prank(maker);
        quotes.deposit(address(share), 0, 100_000 * UNIT);
        _sample(1 hours);
        assertEq(_record(maker, _epoch()).met, 0);
    }

    function test_staleNavIsNoSample() public {
        _quote(maker, 20_000 * UNIT);
        nav.setStale(address(share), true);
        _block(1 hours, true);
        assertFalse(makers.sample(address(share)));
        assertEq(makers.epochOf(address(share), _epoch()).samples, 0);
    }

    function test_dutyOfASampledEpochStays() public {
        _quote(maker, 20_000 * UNIT);
        _sample(1 hours);
        IMakers.Duty memory duty = _duty();
        duty.depth = uint96(50_000 * UNIT);
        makers.setDuty(address(share), duty);
        _sample(1 hours);
        assertEq(_record(maker, _epoch()).met, 2);
        assertEq(makers.dutyIn(address(share), _epoch()).depth, 10_000 * UNIT);
        _toNextEpoch();
        _sample(1 hours);
        assertEq(_record(maker, _epoch()).met, 0);
    }

    function test_whoLeavesKeepsWhatItEarned() public {
        _quote(maker, 20_000 * UNIT);
        uint256 epoch = _epoch();
        for (uint256 i; i < 6; ++i) {
            _sample(1 hours);
        }
        vm.prank(maker);
        makers.resign(address(share));
        makers.dismiss(address(share), rival);
        assertEq(makers.makersOf(address(share)).length, 0);
        _toNextEpoch();
        assertEq(makers.claim(address(share), epoch, maker), 1_000 * UNIT);
    }

    function test_payWaitsUntilTheReserveHasCash() public {
        _quote(maker, 20_000 * UNIT);
        uint256 epoch = _epoch();
        for (uint256 i; i < 6; ++i) {
            _sample(1 hours);
        }
        _toNextEpoch();
        vm.prank(address(desk));
        reserve.draw(120_000 * UNIT);
        vm.expectPartialRevert(IMakers.ReserveIsDry.selector);
        makers.claim(address(share), epoch, maker);
        // closing it meanwhile takes nothing away
        assertEq(makers.close(address(share), epoch), 1_000 * UNIT);
        vm.prank(address(desk));
        cash.transfer(address(reserve), 120_000 * UNIT);
        assertEq(makers.claim(address(share), epoch, maker), 1_000 * UNIT);
    }

    function test_boundsAndRoles() public {
        IMakers.Duty memory duty = _duty();
        duty.presence = 10_001;
        vm.expectPartialRevert(IMakers.DutyOutOfRange.selector);
        makers.setDuty(address(share), duty);
        vm.expectRevert(abi.encodeWithSelector(IMakers.NoDuty.selector, address(second)));
        makers.sample(address(second));
        vm.expectRevert(abi.encodeWithSelector(IMakers.DesignatedAlready.selector, address(share), maker));
        makers.designate(address(share), maker);
        for (uint160 i = 1; i < 7; ++i) {
            makers.designate(address(share), address(i));
        }
        vm.expectRevert(abi.encodeWithSelector(IMakers.TooManyMakers.selector, 8));
        makers.designate(address(share), alice);
        vm.startPrank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IMakers.NotDesignated.selector, address(share), stranger));
        makers.register(address(share), new IMakers.Range[](0));
        vm.expectRevert();
        makers.designate(address(share), stranger);
        vm.expectRevert();
        makers.setDuty(address(share), _duty());
        vm.stopPrank();
    }

    function _register(address who, int24 lower, int24 upper) private {
        IMakers.Range[] memory ranges = new IMakers.Range[](1);
        ranges[0] = IMakers.Range(lower, upper);
        vm.prank(who);
        makers.register(address(share), ranges);
    }
}
