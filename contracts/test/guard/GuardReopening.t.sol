// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Auctions} from "../../src/exit/Auctions.sol";
import {IAuctions} from "../../src/interfaces/IAuctions.sol";
import {IGuard} from "../../src/interfaces/IGuard.sol";
import {GuardRig} from "../helpers/guard/GuardRig.sol";

/// @notice Level 3 opens an auction, and an auction that clears near the NAV ends it.
contract GuardReopeningTest is GuardRig {
    Auctions private auctions;

    function setUp() public override {
        super.setUp();
        auctions = new Auctions(address(cash), address(nav), address(new AnyPools()), address(authority));
        auctions.setGuard(address(guard));
        share.setVenue(address(auctions), address(auctions));
        guard.setReopening(
            IAuctions(address(auctions)),
            IGuard.Reopening({
                commit: 1 hours,
                reveal: 1 hours,
                forfeit: 2000,
                least: uint96(UNIT),
                volume: uint96(1000 * UNIT)
            })
        );
    }

    function test_levelThreeOpensAnAuctionAndLowerLevelsDoNot() public {
        _raise(2, DURATION);
        assertEq(auctions.auctions(), 0);
        _raise(3, DURATION);
        assertEq(guard.reopeningOf(address(share)), 1);
        assertTrue(auctions.auctionOf(1).reopening);
        _raise(3, DURATION + 1);
        assertEq(auctions.auctions(), 1);
        vm.expectRevert(abi.encodeWithSelector(IGuard.ReopeningOpen.selector, address(share), 1));
        guard.reopen(address(share));
    }

    function test_theRuleOpensTheAuctionToo() public {
        _diverge();
        _observe(9);
        assertEq(_level(), 3);
        assertEq(guard.reopeningOf(address(share)), 1);
    }

    function test_GRD1_anAuctionThatClearsNearTheNavEndsTheLevel() public {
        _raise(3, DURATION);
        _auction(1, 1.005e18, 2000 * UNIT);
        vm.prank(stranger);
        guard.endByAuction(address(share));
        assertEq(_level(), 0);
        _sellMarket(alice, share, UNIT);
        vm.prank(alice);
        share.transferAndCall(address(desk), UNIT, abi.encode(0));
    }

    function test_anAuctionFarFromTheNavEndsNothing() public {
        _raise(3, DURATION);
        _auction(1, 0.9e18, 2000 * UNIT);
        vm.expectPartialRevert(IGuard.NotClearedNearNav.selector);
        guard.endByAuction(address(share));
        vm.warp(_until());
        assertEq(_level(), 0);
    }

    function test_anAuctionOfATrifleEndsNothing() public {
        _raise(3, DURATION);
        _auction(1, WAD, 999 * UNIT);
        vm.expectPartialRevert(IGuard.NotClearedNearNav.selector);
        guard.endByAuction(address(share));
    }

    function test_anAuctionEndsNothingBeforeItIsSettledNorWhileTheNavIsStale() public {
        _raise(3, DURATION);
        vm.expectPartialRevert(IGuard.NotClearedNearNav.selector);
        guard.endByAuction(address(share));
        _auction(1, WAD, 2000 * UNIT);
        nav.setStale(address(share), true);
        vm.expectPartialRevert(IGuard.NotClearedNearNav.selector);
        guard.endByAuction(address(share));
    }

    function test_anAuctionOfAnEarlierLevelEndsNoLaterOne() public {
        _raise(3, 3 hours);
        _auction(1, WAD, 2000 * UNIT);
        vm.warp(block.timestamp + 3 hours);
        _raise(1, 3 hours);
        vm.expectRevert(abi.encodeWithSelector(IGuard.NotReopening.selector, address(share), 1));
        guard.endByAuction(address(share));
        auctions.setGuard(stranger);
        _raise(3, 3 hours);
        vm.expectRevert(abi.encodeWithSelector(IGuard.NotReopening.selector, address(share), 3));
        guard.endByAuction(address(share));
    }

    /// @dev Auctions that refuse do not keep a level from rising; whoever wants opens one later.
    function test_aLevelRisesWithoutAnAuctionAndGetsOneLater() public {
        auctions.setGuard(stranger);
        _raise(3, DURATION);
        assertEq(_level(), 3);
        vm.expectRevert(abi.encodeWithSelector(IGuard.NotReopening.selector, address(share), 3));
        guard.reopeningOf(address(share));
        auctions.setGuard(address(guard));
        vm.prank(stranger);
        guard.reopen(address(share));
        assertEq(guard.reopeningOf(address(share)), 1);
    }

    function test_reopeningAsksForALevelThreeAndForAuctions() public {
        vm.expectRevert(abi.encodeWithSelector(IGuard.NotReopening.selector, address(share), 0));
        guard.reopen(address(share));
        guard.setReopening(IAuctions(address(0)), IGuard.Reopening(1, 1, 0, 0, 0));
        _raise(3, DURATION);
        vm.expectRevert(IGuard.NoAuctions.selector);
        guard.reopen(address(share));
        vm.prank(stranger);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        guard.setReopening(IAuctions(address(0)), IGuard.Reopening(1, 1, 0, 0, 0));
    }

    /// @dev Alice sells and bob buys `amount` at `price`; everybody sees it through.
    function _auction(uint256 id, uint256 price, uint256 amount) private {
        uint256 cost = amount * price / WAD + 1;
        vm.startPrank(alice);
        share.transferAndCall(
            address(auctions), amount, abi.encode(id, auctions.sealOf(id, alice, true, amount, price, 1))
        );
        vm.stopPrank();
        vm.startPrank(bob);
        cash.approve(address(auctions), cost);
        auctions.commit(id, auctions.sealOf(id, bob, false, amount, price, 2), cost);
        vm.stopPrank();
        vm.warp(auctions.auctionOf(id).terms.commitEnds + 1);
        auctions.reveal(id, 0, amount, price, 1);
        auctions.reveal(id, 1, amount, price, 2);
        vm.warp(auctions.auctionOf(id).terms.revealEnds + 1);
        assertTrue(auctions.tally(id, price, price, 10));
    }
}

contract AnyPools {
    function isPool(address) external pure returns (bool) {
        return true;
    }
}
