// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMakers} from "../../src/interfaces/IMakers.sol";
import {MakersRig} from "../helpers/makers/MakersRig.sol";

/// @notice Ways to be paid for being there without being there.
contract MakersAttackTest is MakersRig {
    function setUp() public override {
        super.setUp();
        _provide(provider, 100_000 * UNIT);
        _gain(int256(20_000 * UNIT));
    }

    /// @dev Whoever makes a block knows its randomness: depth that comes with the sample counts for nothing.
    function test_depthThatComesForTheSampleCountsNothing() public {
        _block(1 hours, true);
        _quote(maker, 500_000 * UNIT);
        assertTrue(makers.sample(address(share)));
        assertEq(_record(maker, _epoch()).met, 0);

        // nor does what is put on top of depth that has rested: all of the book is as young as its last part
        _quote(rival, 10_000 * UNIT);
        _block(1 hours, true);
        vm.prank(rival);
        quotes.deposit(address(share), 490_000 * UNIT, 490_000 * UNIT);
        assertTrue(makers.sample(address(share)));
        assertEq(_record(rival, _epoch()).met, 0);
        assertEq(_record(maker, _epoch()).met, 1);
    }

    function test_aRangeThatComesForTheSampleCountsNothing() public {
        (,, int24 tick) = market.poolOf(address(share));
        int24 middle = tick / 10 * 10;
        IMakers.Range[] memory ranges = new IMakers.Range[](1);
        ranges[0] = IMakers.Range(middle - 300, middle + 300);
        vm.prank(maker);
        makers.register(address(share), ranges);
        _block(1 hours, true);
        _add(maker, share, middle - 300, middle + 300, DEEP);
        assertTrue(makers.sample(address(share)));
        assertEq(_record(maker, _epoch()).met, 0);
    }

    /// @dev A better price for the moment is young depth, too.
    function test_aRuleThatTightensForTheSampleCountsNothing() public {
        _quote(maker, 50_000 * UNIT);
        _block(1 hours, true);
        _quote(maker, 0);
        assertTrue(makers.sample(address(share)));
        assertEq(_record(maker, _epoch()).met, 0);
    }

    /// @dev A maker that stands there for an hour of a week, and calls in every drawn block of that hour, has a presence of
    /// its hour: an epoch is measured by no fewer than `least` samples, and by those that others take.
    function test_callingOnlyWhileOneIsThereProvesOnlyThat() public {
        IMakers.Duty memory duty = _duty();
        duty.least = 100;
        makers.setDuty(address(share), duty);
        uint256 epoch = _epoch();
        _quote(maker, 50_000 * UNIT);
        vm.warp(block.timestamp + 10 minutes);
        for (uint256 i; i < 30; ++i) {
            _block(12, true);
            vm.prank(maker);
            makers.sample(address(share));
        }
        vm.prank(maker);
        quotes.withdraw(address(share), maker, 50_000 * UNIT, 50_000 * UNIT, maker);
        assertEq(_record(maker, epoch).met, 30);
        _toNextEpoch();
        vm.expectRevert(abi.encodeWithSelector(IMakers.NothingToClaim.selector, address(share), maker, epoch));
        makers.claim(address(share), epoch, maker);
    }

    /// @dev Somebody who wishes a maker ill takes all samples there are: an honest maker meets them all. Calls in blocks
    /// that are not drawn, and second calls, change nothing.
    function test_callingOftenHurtsNobodyWhoIsThere() public {
        uint256 epoch = _epoch();
        _quote(maker, 50_000 * UNIT);
        vm.warp(block.timestamp + 10 minutes);
        for (uint256 i; i < 40; ++i) {
            _block(12, i % 2 == 0);
            vm.startPrank(stranger);
            makers.sample(address(share));
            makers.sample(address(share));
            vm.stopPrank();
        }
        assertEq(makers.epochOf(address(share), epoch).samples, 20);
        assertEq(_record(maker, epoch).met, 20);
        _toNextEpoch();
        assertEq(makers.claim(address(share), epoch, maker), 1_000 * UNIT);
    }

    /// @dev To make a maker miss a sample one must trade its book empty, at its price.
    function test_makingAMakerMissCostsItsSpread() public {
        _quote(maker, 50_000 * UNIT);
        vm.warp(block.timestamp + 1 hours);
        vm.startPrank(alice);
        share.approve(address(quotes), type(uint256).max);
        cash.approve(address(quotes), type(uint256).max);
        uint256 before = cash.balanceOf(alice);
        (uint256 filled,) = quotes.sell(address(share), maker, 45_000 * UNIT, 0, 0, alice);
        vm.stopPrank();
        _sample(12);
        assertEq(_record(maker, _epoch()).met, 0);
        vm.startPrank(alice);
        quotes.buy(address(share), maker, filled, type(uint128).max, 0, alice);
        vm.stopPrank();
        // 0.1 % each way, the maker's gain
        assertApproxEqAbs(before - cash.balanceOf(alice), 90 * UNIT, 1);
        _sample(12);
        assertEq(_record(maker, _epoch()).met, 1);
    }

    function test_oneRangeIsNamedOnce() public {
        IMakers.Range[] memory ranges = new IMakers.Range[](2);
        ranges[0] = IMakers.Range(-100, 100);
        ranges[1] = IMakers.Range(-100, 100);
        vm.startPrank(maker);
        vm.expectRevert(abi.encodeWithSelector(IMakers.RangesNotAscending.selector, 1));
        makers.register(address(share), ranges);
        ranges[0] = IMakers.Range(0, 100);
        vm.expectRevert(abi.encodeWithSelector(IMakers.RangesNotAscending.selector, 1));
        makers.register(address(share), ranges);
        ranges = new IMakers.Range[](5);
        vm.expectRevert(abi.encodeWithSelector(IMakers.TooManyRanges.selector, 4));
        makers.register(address(share), ranges);
        vm.stopPrank();
    }

    /// @dev A position belongs to the wallet that provided it: naming another's counts one's own, which is none.
    function test_anotherMakersPositionCountsForItsOwner() public {
        (,, int24 tick) = market.poolOf(address(share));
        int24 middle = tick / 10 * 10;
        _add(maker, share, middle - 300, middle + 300, DEEP);
        IMakers.Range[] memory ranges = new IMakers.Range[](1);
        ranges[0] = IMakers.Range(middle - 300, middle + 300);
        vm.prank(rival);
        makers.register(address(share), ranges);
        vm.warp(block.timestamp + 1 hours);
        (uint256 buys, uint256 sells,) = makers.depthOf(address(share), rival);
        assertEq(buys + sells, 0);
    }

    /// @dev One maker under two names earns no more than under one.
    function testFuzz_splittingEarnsNothing(uint256 whole, uint256 cut) public {
        whole = bound(whole, 20_000 * UNIT, 400_000 * UNIT);
        cut = bound(cut, 0, whole);
        address twin = makeAddr("twin");
        _verify(twin);
        _endow(twin);
        makers.designate(address(share), twin);
        _quote(rival, 30_000 * UNIT);
        uint256 start = vm.snapshotState();
        _quote(maker, whole);
        uint256 one = _earn(maker, twin);
        vm.revertToState(start);
        _quote(maker, cut);
        _quote(twin, whole - cut);
        assertLe(_earn(maker, twin), one + 1);
    }

    function _earn(address first, address other) private returns (uint256 sum) {
        uint256 epoch = _epoch();
        for (uint256 i; i < 6; ++i) {
            _sample(1 hours);
        }
        _toNextEpoch();
        if (_record(first, epoch).met != 0) sum += makers.claim(address(share), epoch, first);
        if (_record(other, epoch).met != 0) sum += makers.claim(address(share), epoch, other);
    }

    function test_giftsAreNotPaidOut() public {
        cash.mint(address(makers), 1_000_000 * UNIT);
        cash.mint(address(reserve), 1_000_000 * UNIT);
        assertEq(makers.pot(), 2_000 * UNIT);
    }
}
