// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Auctions} from "../../src/exit/Auctions.sol";
import {IAuctions} from "../../src/interfaces/IAuctions.sol";
import {AuctionRig} from "../helpers/auction/AuctionRig.sol";

contract AuctionsTest is AuctionRig {
    /// @dev alice offers 600 at 0.95 and bob 400 at 0.97; carol wants 500 at 0.99 and 300 at 0.97.
    function _ordinary() private {
        _offer(alice, 600 * UNIT, 95 * CENT, 600 * UNIT);
        _offer(bob, 400 * UNIT, 97 * CENT, 500 * UNIT);
        _want(carol, 500 * UNIT, 99 * CENT, 495 * UNIT);
        _want(carol, 300 * UNIT, 97 * CENT, 400 * UNIT);
        _toReveals();
        _reveal(0, 600 * UNIT, 95 * CENT);
        _reveal(1, 400 * UNIT, 97 * CENT);
        _reveal(2, 500 * UNIT, 99 * CENT);
        _reveal(3, 300 * UNIT, 97 * CENT);
    }

    function test_AUC1_onePriceHoldsForAll_andTheMarginIsProRata() public {
        _ordinary();
        _settle(97 * CENT, 97 * CENT);
        (uint256 price, uint256 volume, bool settled) = auctions.clearing(auction);
        assertEq(price, 97 * CENT);
        assertEq(volume, 800 * UNIT);
        assertTrue(settled);
        _claim(0);
        assertEq(cash.balanceOf(alice), 582 * UNIT);
        _claim(1);
        assertEq(cash.balanceOf(bob), 194 * UNIT);
        assertEq(paper.balanceOf(bob), 300 * UNIT);
        _claim(2);
        _claim(3);
        assertEq(paper.balanceOf(carol), 800 * UNIT);
        assertEq(cash.balanceOf(carol), 895 * UNIT - 776 * UNIT);
        assertEq(cash.balanceOf(address(auctions)), 0);
        assertEq(paper.balanceOf(address(auctions)), 0);
    }

    function test_ofSeveralClearingPrices_theOneNearestToTheNavCounts() public {
        _offer(alice, 100 * UNIT, 90 * CENT, 100 * UNIT);
        _want(carol, 100 * UNIT, 99 * CENT, 99 * UNIT);
        _toReveals();
        _reveal(0, 100 * UNIT, 90 * CENT);
        _reveal(1, 100 * UNIT, 99 * CENT);
        _settle(90 * CENT, 99 * CENT);
        (uint256 price,,) = auctions.clearing(auction);
        assertEq(price, 99 * CENT);
    }

    function test_nothingClears_whereBuyersPayLess_andAllComesBack() public {
        _offer(alice, 100 * UNIT, 99 * CENT, 100 * UNIT);
        _want(carol, 100 * UNIT, 90 * CENT, 90 * UNIT);
        _toReveals();
        _reveal(0, 100 * UNIT, 99 * CENT);
        _reveal(1, 100 * UNIT, 90 * CENT);
        _settle(90 * CENT, 99 * CENT);
        (uint256 price, uint256 volume, bool settled) = auctions.clearing(auction);
        assertEq(price + volume, 0);
        assertTrue(settled);
        _claim(0);
        _claim(1);
        assertEq(paper.balanceOf(alice), 100 * UNIT);
        assertEq(cash.balanceOf(carol), 90 * UNIT);
    }

    function test_anEmptyAuction_isSettledWithNothing() public {
        _settle(0, 0);
        (,, bool settled) = auctions.clearing(auction);
        assertTrue(settled);
    }

    function test_counting_isDoneInAsManyStepsAsOneWants() public {
        _ordinary();
        _toTally();
        assertFalse(auctions.tally(auction, 97 * CENT, 97 * CENT, 1));
        assertFalse(auctions.tally(auction, 97 * CENT, 97 * CENT, 2));
        assertTrue(auctions.tally(auction, 97 * CENT, 97 * CENT, 1));
    }

    function test_cashAndShares_canBeTakenApart() public {
        _ordinary();
        _settle(97 * CENT, 97 * CENT);
        vm.startPrank(bob);
        assertEq(auctions.takeCash(auction, 1, carol), 194 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.NothingToTake.selector, auction, 1));
        auctions.takeCash(auction, 1, carol);
        (uint256 shares, uint256 income) = auctions.takeShares(auction, 1, alice);
        assertEq(shares, 300 * UNIT);
        assertEq(income, 0);
        vm.stopPrank();
        assertEq(cash.balanceOf(carol), 194 * UNIT);
        assertEq(paper.balanceOf(alice), 300 * UNIT);
    }

    function test_ordersAreTakenBack_untilTheCommitmentsEnd() public {
        _offer(alice, 100 * UNIT, CENT, 100 * UNIT);
        _want(carol, 100 * UNIT, CENT, 90 * UNIT);
        vm.prank(alice);
        auctions.withdraw(auction, 0, alice);
        vm.prank(carol);
        auctions.withdraw(auction, 1, carol);
        assertEq(paper.balanceOf(alice), 100 * UNIT);
        assertEq(cash.balanceOf(carol), 90 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.NothingToTake.selector, auction, 1));
        vm.prank(carol);
        auctions.withdraw(auction, 1, carol);
        _settle(0, 0);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.NothingToTake.selector, auction, 0));
        vm.prank(alice);
        auctions.claim(auction, 0, alice);
    }

    function test_AUC4_whatTheSilentForfeit_goesToTheOtherSide() public {
        _offer(alice, 1000 * UNIT, 95 * CENT, 1000 * UNIT);
        _want(carol, 1000 * UNIT, 95 * CENT, 950 * UNIT);
        uint256 silentBuyer = _want(bob, UNIT, CENT, 500 * UNIT);
        uint256 silentSeller = _offer(bob, UNIT, CENT, 700 * UNIT);
        _toReveals();
        _reveal(0, 1000 * UNIT, 95 * CENT);
        _reveal(1, 1000 * UNIT, 95 * CENT);
        _settle(95 * CENT, 95 * CENT);
        _claim(0);
        _claim(1);
        _claim(silentBuyer);
        _claim(silentSeller);
        assertEq(cash.balanceOf(alice), 960 * UNIT);
        assertEq(paper.balanceOf(carol), 1014 * UNIT);
        assertEq(cash.balanceOf(bob), 490 * UNIT);
        assertEq(paper.balanceOf(bob), 686 * UNIT);
    }

    function test_incomeOfSharesHere_goesToWhoseSharesTheyWere() public {
        _offer(alice, 600 * UNIT, 95 * CENT, 600 * UNIT);
        house.mint(stranger_(), 400 * UNIT);
        _distribute(100 * UNIT);
        _offer(bob, 400 * UNIT, 97 * CENT, 400 * UNIT);
        _want(carol, 600 * UNIT, 97 * CENT, 582 * UNIT);
        _toReveals();
        _reveal(0, 600 * UNIT, 95 * CENT);
        _reveal(1, 400 * UNIT, 97 * CENT);
        _reveal(2, 600 * UNIT, 97 * CENT);
        _distribute(140 * UNIT);
        _settle(95 * CENT, 97 * CENT);
        (uint256 price,,) = auctions.clearing(auction);
        assertEq(price, 97 * CENT);
        _distribute(280 * UNIT);
        // a 600 of 1,000, then 60 of 140 a distribution of 1,400 shares, then what carol bought
        _claim(0);
        assertApproxEqAbs(cash.balanceOf(alice), (582 + 60 + 60) * UNIT, 2);
        _claim(1);
        assertApproxEqAbs(cash.balanceOf(bob), (40 + 80) * UNIT, 2);
        assertEq(paper.balanceOf(bob), 400 * UNIT);
        _claim(2);
        assertApproxEqAbs(cash.balanceOf(carol), 120 * UNIT, 2);
        assertLe(cash.balanceOf(address(auctions)), 5);
    }

    function stranger_() private returns (address wallet) {
        wallet = makeAddr("another holder");
        _verify(wallet);
    }

    function _distribute(uint256 amount) private {
        cash.mint(address(house), amount);
        house.distribute(amount);
    }

    function test_theGuard_opensReopeningAuctions_othersDoNot() public {
        auctions.setGuard(stranger);
        vm.prank(stranger);
        uint256 id = auctions.open(address(paper), _terms(0));
        assertTrue(auctions.auctionOf(id).reopening);
        assertFalse(auctions.auctionOf(auction).reopening);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.NotOpener.selector, alice, address(this)));
        vm.prank(alice);
        auctions.open(address(paper), _terms(0));
    }

    function test_opening_needsTimesGateAndPool() public {
        IAuctions.Terms memory terms = _terms(10_001);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.ForfeitOutOfRange.selector, 10_001, 10_000));
        auctions.open(address(paper), terms);
        terms = _terms(0);
        terms.commitEnds = uint40(block.timestamp + 10 minutes);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAuctions.AuctionTimesOutOfRange.selector, terms.commitEnds, terms.revealEnds
            )
        );
        auctions.open(address(paper), terms);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionUnknownPool.selector, address(pool)));
        auctions.open(address(share), _terms(0));
        Auctions other = new Auctions(address(cash), address(nav), address(house), address(authority));
        vm.expectRevert();
        other.open(address(paper), _terms(0));
    }
}
