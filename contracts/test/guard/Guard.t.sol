// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ICover} from "../../src/guard/ICover.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IGuard} from "../../src/interfaces/IGuard.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {GuardRig} from "../helpers/guard/GuardRig.sol";

/// @notice When levels rise, what they halt, and how they end.
contract GuardTest is GuardRig {
    // ---- by rule

    function test_nothingIsRaisedOnAnOrdinaryDay() public {
        _observe(10);
        assertEq(_level(), 0);
        (uint256 grounds, int256 gap, bool measured) = guard.look(address(share));
        assertEq(grounds, 0);
        assertEq(gap, 0);
        assertTrue(measured);
    }

    function test_divergenceRaisesByOneOnceEnoughObservationsAgree() public {
        _diverge();
        (uint256 grounds, int256 gap,) = guard.look(address(share));
        assertEq(grounds, guard.DIVERGED());
        // ln(1 / 1.05), 1e-9
        assertApproxEqAbs(gap, -48_790_164, 1000);
        _observe(2);
        assertEq(_level(), 0);
        _observe(1);
        (uint256 level, uint256 until, uint256 reason) = guard.levelOf(address(share));
        assertEq(level, 1);
        assertEq(until, block.timestamp + DURATION);
        assertEq(reason, guard.DIVERGED());
    }

    function test_divergenceThatLastsRaisesToTheHighest() public {
        _diverge();
        _observe(6);
        assertEq(_level(), 2);
        _observe(3);
        assertEq(_level(), 3);
        // a market that is halted is no ground for more: the level ends by itself
        uint256 until = _until();
        _observe(5);
        assertEq(_until(), until);
        vm.warp(until);
        assertEq(_level(), 0);
    }

    function test_aGapWithinTheBandNeverCounts() public {
        _setPrice(share, 1.009e18);
        _observe(10);
        assertEq(_level(), 0);
    }

    function test_aGapThatIsUsualForTheShareStopsCounting() public {
        _diverge();
        _observe(40);
        vm.warp(block.timestamp + LONGEST + REST);
        (uint256 grounds,,) = guard.look(address(share));
        assertEq(grounds, 0);
    }

    function test_oneObservationOutOfLineBeginsAnew() public {
        _diverge();
        _observe(2);
        _setPrice(share, WAD);
        _observe(1);
        _diverge();
        _observe(2);
        assertEq(_level(), 0);
    }

    function test_observationsMustShareAGround() public {
        nav.setParked(address(pool), true);
        _observe(2);
        nav.setParked(address(pool), false);
        nav.setStale(address(share), true);
        _observe(2);
        assertEq(_level(), 0);
        _observe(1);
        (, uint256 until, uint256 reason) = guard.levelOf(address(share));
        assertEq(reason, guard.STALE());
        assertGt(until, block.timestamp);
    }

    function test_eachGroundRaisesOnlyToItsCeiling() public {
        nav.setParked(address(pool), true);
        _observe(12);
        assertEq(_level(), 1);
        nav.setStale(address(share), true);
        _observe(12);
        assertEq(_level(), 2);
    }

    function test_aDeskThatIsExhaustedIsAGround() public {
        _provide(provider, 1_000_000 * UNIT);
        vm.prank(alice);
        share.approve(address(desk), type(uint256).max);
        _sell(alice, 960_000 * UNIT);
        (uint256 grounds,,) = guard.look(address(share));
        assertEq(grounds, guard.EXHAUSTED());
        // a desk that rests is full by the guard's doing
        _raise(3, DURATION);
        (grounds,,) = guard.look(address(share));
        assertEq(grounds, 0);
    }

    function test_coverThatIsLowIsAGround() public {
        LowCover cover = new LowCover();
        guard.setCover(ICover(address(cover)));
        _observe(3);
        assertEq(_level(), 1);
    }

    // ---- by guardian

    function test_aGuardianRaisesAtOnceWithAnEnd() public {
        vm.expectEmit(address(guard));
        emit IGuard.Raised(
            address(share), 2, block.timestamp + 3600, block.timestamp + LONGEST, 128, guardian
        );
        vm.expectEmit(address(guard));
        emit IGuard.Explained(address(share), guardian, "a test");
        _raise(2, 3600);
        assertEq(_until(), block.timestamp + 3600);
    }

    function test_aGuardianNeitherLowersNorShortens() public {
        _raise(2, DURATION);
        vm.prank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IGuard.NotHigher.selector, address(share), 1, 2));
        guard.raise(address(share), 1, 60, "");
        uint256 until = _until();
        _raise(3, 60);
        assertEq(_until(), until);
        vm.prank(guardian);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        guard.lower(address(share), 0);
    }

    // ---- how long

    function test_GRD2_noLevelLastsLongerThanAllOfItsTime() public {
        uint256 deadline = block.timestamp + LONGEST;
        _raise(3, type(uint32).max);
        assertEq(_until(), deadline);
        vm.warp(deadline - 1);
        _raise(3, 365 days);
        assertEq(_until(), deadline);
        vm.warp(deadline);
        assertEq(_level(), 0);
        bytes memory spent =
            abi.encodeWithSelector(IGuard.NoTimeLeft.selector, address(share), deadline + REST);
        vm.prank(guardian);
        vm.expectRevert(spent);
        guard.raise(address(share), 1, 60, "again");
        vm.warp(deadline + REST - 1);
        vm.prank(guardian);
        vm.expectRevert(spent);
        guard.raise(address(share), 1, 60, "again");
        vm.warp(deadline + REST);
        _raise(1, 60);
    }

    function test_GRD2_theRuleCannotGoOnForEverEither() public {
        uint256 raised;
        nav.setStale(address(share), true);
        for (uint256 i; i < 24 * 30; ++i) {
            _observe(1);
            if (_level() != 0) ++raised;
        }
        // two days in every six
        assertLe(raised, 24 * 30 / 3 + 48);
        assertGt(raised, 24 * 6);
    }

    function test_timeThatWasNotUsedIsLeftForTheNextLevel() public {
        _raise(2, LONGEST);
        vm.warp(block.timestamp + 12 hours);
        guard.lower(address(share), 0);
        vm.warp(block.timestamp + 1 days);
        _raise(1, LONGEST);
        assertEq(_until(), block.timestamp + LONGEST - 12 hours);
    }

    function test_GRD1_aLevelEndsAtItsSecondAndNeedsNobody() public {
        _raise(3, 3600);
        uint256 until = _until();
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TradingClosed.selector, address(share)));
        _sellMarket(alice, share, UNIT);
        vm.warp(until);
        (uint256 level, uint256 end, uint256 reason) = guard.levelOf(address(share));
        assertEq(level + end + reason, 0);
        _sellMarket(alice, share, UNIT);
        _sellToDesk(alice);
        _buy(bob, UNIT / 2);
    }

    // ---- what it halts

    function test_levelOneHaltsNoTrade() public {
        _raise(1, DURATION);
        _sellToDesk(alice);
        _buy(bob, UNIT / 2);
        _sellMarket(alice, share, UNIT);
        _buyMarket(alice, share, UNIT);
    }

    function test_levelTwoKeepsTheInventory() public {
        _sellToDesk(alice);
        _raise(2, DURATION);
        _sellToDesk(alice);
        _sellMarket(alice, share, UNIT);
        cash.mint(bob, UNIT);
        vm.startPrank(bob);
        cash.approve(address(desk), UNIT);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskHalted.selector, address(share), _until()));
        desk.buy(address(share), UNIT / 2, UNIT, bob);
        vm.stopPrank();
    }

    function test_levelThreeLetsDeskAndMarketRest() public {
        _raise(3, DURATION);
        bytes memory halted = abi.encodeWithSelector(IDesk.DeskHalted.selector, address(share), _until());
        vm.prank(alice);
        vm.expectRevert(halted);
        share.transferAndCall(address(desk), UNIT, abi.encode(0));
        vm.expectRevert(abi.encodeWithSelector(IMarket.TradingClosed.selector, address(share)));
        _buyMarket(alice, share, UNIT);
    }

    function test_timeAtLevelThreeIsCountedToTheSecond() public {
        _raise(2, 1 hours);
        vm.warp(block.timestamp + 10 minutes);
        assertEq(guard.restedOf(address(share)), 0);
        _raise(3, 1 hours);
        vm.warp(block.timestamp + 20 minutes);
        assertEq(guard.restedOf(address(share)), 20 minutes);
        // prolonged by half an hour, until it ends by itself
        _raise(3, 70 minutes);
        vm.warp(block.timestamp + 7 days);
        assertEq(guard.restedOf(address(share)), 90 minutes);
        _raise(3, 1 hours);
        vm.warp(block.timestamp + 5 minutes);
        guard.lower(address(share), 1);
        vm.warp(block.timestamp + 5 minutes);
        assertEq(guard.restedOf(address(share)), 95 minutes);
        _raise(1, 1 hours);
        assertEq(guard.restedOf(address(share)), 95 minutes);
    }

    function test_governanceLowersStepByStep() public {
        _sellToDesk(alice);
        _raise(3, DURATION);
        guard.lower(address(share), 1);
        assertEq(_level(), 1);
        _sellToDesk(alice);
        _buy(bob, UNIT / 2);
        _sellMarket(alice, share, UNIT);
        vm.expectRevert(abi.encodeWithSelector(IGuard.NotLower.selector, address(share), 1, 1));
        guard.lower(address(share), 1);
        guard.lower(address(share), 0);
        assertEq(_level(), 0);
    }

    function test_anotherShareIsNotTouched() public {
        _add(bob, second, -300, 300, DEEP);
        _raise(3, DURATION);
        _sellMarket(alice, second, UNIT);
        vm.expectRevert(abi.encodeWithSelector(IGuard.NotWatched.selector, address(second)));
        guard.observe(address(second));
    }

    // ---- terms

    function test_termsKeepAShareFreeAtLeastHalfOfTheTime() public {
        IGuard.Terms memory t = _watchTerms();
        t.rest = t.longest - 1;
        vm.expectPartialRevert(IGuard.BadWatchTerms.selector);
        guard.setTerms(address(share), t);
        t = _watchTerms();
        t.longest = 15 days;
        t.rest = 30 days;
        vm.expectPartialRevert(IGuard.BadWatchTerms.selector);
        guard.setTerms(address(share), t);
        t = _watchTerms();
        t.observations = 1;
        vm.expectPartialRevert(IGuard.BadWatchTerms.selector);
        guard.setTerms(address(share), t);
        t = _watchTerms();
        t.spacing = 60;
        vm.expectPartialRevert(IGuard.BadWatchTerms.selector);
        guard.setTerms(address(share), t);
    }

    function test_onlyTheAuthoritySetsRaisesAndLowers() public {
        vm.startPrank(stranger);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        guard.setTerms(address(share), _watchTerms());
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        guard.raise(address(share), 1, 60, "");
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        guard.lower(address(share), 0);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        guard.setCover(ICover(address(0)));
        vm.stopPrank();
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IGuard.NotALevel.selector, 0));
        guard.raise(address(share), 0, 60, "");
        vm.expectRevert(abi.encodeWithSelector(IGuard.NotALevel.selector, 4));
        guard.raise(address(share), 4, 60, "");
        vm.stopPrank();
    }

    function _sellToDesk(address who) private {
        vm.prank(who);
        share.transferAndCall(address(desk), UNIT, abi.encode(0));
    }
}

contract LowCover {
    function low(address) external pure returns (bool) {
        return true;
    }
}
