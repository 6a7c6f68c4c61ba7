// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Reserve} from "../../src/exit/Reserve.sol";
import {IReserve} from "../../src/interfaces/IReserve.sol";
import {MakersRig} from "../helpers/makers/MakersRig.sol";

/// @notice What the reserve keeps for makers, and what its providers see of it.
contract MakersPayTest is MakersRig {
    function setUp() public override {
        super.setUp();
        _provide(provider, 100_000 * UNIT);
    }

    function test_aPartOfAGainIsKeptAndIsNoPartOfTheFunds() public {
        _gain(int256(1_000 * UNIT));
        assertEq(reserve.funds(), 100_900 * UNIT);
        assertEq(reserve.makersBook().owed, 100 * UNIT);
        assertEq(makers.pot(), 100 * UNIT);
    }

    function test_aLossIsEarnedBackWholeBeforeAnythingIsKept() public {
        _gain(-int256(500 * UNIT));
        assertEq(reserve.funds(), 99_500 * UNIT);
        _gain(int256(400 * UNIT));
        assertEq(reserve.funds(), 99_900 * UNIT);
        assertEq(reserve.makersBook().owed, 0);
        _gain(int256(300 * UNIT));
        // 100 earn the loss back, a tenth of the other 200 is kept
        assertEq(reserve.makersBook().owed, 20 * UNIT);
        assertEq(reserve.funds(), 100_180 * UNIT);
        assertEq(reserve.makersBook().behind, 0);
    }

    /// @dev Nothing is printed, and providers never have less than with no makers at all, but for the part of the highest
    /// point that gains less losses have reached.
    function testFuzz_providersNeverPayForMakersOutOfALoss(int256[12] memory gains) public {
        int256 net;
        int256 highest;
        uint256 funds = 100_000 * UNIT;
        for (uint256 i; i < 12; ++i) {
            int256 gain = bound(gains[i], -int256(3_000 * UNIT), int256(3_000 * UNIT));
            uint256 owed = reserve.makersBook().owed;
            _gain(gain);
            net += gain;
            funds = uint256(int256(funds) + gain);
            uint256 kept = reserve.makersBook().owed - owed;
            if (net <= highest) assertEq(kept, 0);
            else assertLe(kept, uint256(net - highest) / 10);
            if (net > highest) highest = net;
            assertEq(reserve.funds() + reserve.makersBook().owed, funds);
            assertLe(reserve.makersBook().owed, uint256(highest) / 10);
            assertEq(cash.balanceOf(address(reserve)), funds);
        }
    }

    function test_payingMakersMovesNoPriceOfTheReserve() public {
        _gain(int256(1_000 * UNIT));
        uint256 before = reserve.convertToAssets(1e12);
        (uint256 low, uint256 high) = reserve.worth();
        vm.prank(address(makers));
        assertEq(reserve.payMakers(), 100 * UNIT);
        assertEq(reserve.convertToAssets(1e12), before);
        (uint256 lowAfter, uint256 highAfter) = reserve.worth();
        assertEq(low, lowAfter);
        assertEq(high, highAfter);
        assertEq(cash.balanceOf(address(reserve)), reserve.funds());
        assertEq(reserve.makersBook().owed, 0);
    }

    function test_whatIsKeptNeverStandsBeforeAProviderWhoLeaves() public {
        _gain(int256(1_000 * UNIT));
        _announce(provider);
        // everything leaves, and what was kept stays
        assertApproxEqAbs(_leave(provider), 100_900 * UNIT, 1);
        assertApproxEqAbs(cash.balanceOf(address(reserve)), 100 * UNIT, 1);
    }

    function test_cashThatTheDeskHasSpentIsPaidToMakersLater() public {
        _gain(int256(1_000 * UNIT));
        vm.prank(address(desk));
        reserve.draw(101_000 * UNIT);
        vm.prank(address(makers));
        assertEq(reserve.payMakers(), 0);
        assertEq(makers.pot(), 100 * UNIT);
        vm.prank(address(desk));
        cash.transfer(address(reserve), 101_000 * UNIT);
        vm.prank(address(makers));
        assertEq(reserve.payMakers(), 100 * UNIT);
    }

    function test_onlyMakersFetchAndThePartIsBounded() public {
        vm.expectRevert(abi.encodeWithSelector(IReserve.NotMakers.selector, address(this)));
        reserve.payMakers();
        vm.expectRevert(abi.encodeWithSelector(IReserve.MakersPartTooLarge.selector, 2001, 2000));
        reserve.setMakers(address(makers), 2001);
        vm.prank(stranger);
        vm.expectRevert();
        reserve.setMakers(stranger, 1);
        assertEq(Reserve(address(reserve)).MAX_MAKERS_PART(), 2000);
    }
}
