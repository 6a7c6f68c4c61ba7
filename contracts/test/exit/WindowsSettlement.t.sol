// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SetNav} from "../helpers/exit/SetNav.sol";
import {IWindows} from "../../src/interfaces/IWindows.sol";
import {WindowsRig} from "../helpers/exit/WindowsRig.sol";

/// @notice One price and one fraction for all; what funders bring and take; the last resort.
contract WindowsSettlementTest is WindowsRig {
    function setUp() public override {
        super.setUp();
        _own(alice, 1000 * UNIT);
        _own(bob, 1000 * UNIT);
    }

    function _with(uint16 swing, uint32 swingAt, uint32 most) private {
        IWindows.Terms memory terms = _windowTerms();
        (terms.swing, terms.swingAt, terms.most) = (swing, swingAt, most);
        terms.fee = [uint16(0), 0, 0];
        _make(terms);
        _publish(10);
        _own(alice, 1000 * UNIT);
        _own(bob, 1000 * UNIT);
    }

    function test_settle_fillsProRataAndCarriesTheRestOver() public {
        _request(alice, 300 * UNIT);
        _request(bob, 100 * UNIT);
        (uint256 redeemed, uint256 paid) = _settle(198 * UNIT);
        assertEq(redeemed, 200 * UNIT);
        assertEq(paid, 198 * UNIT);
        assertEq(_waiting(alice), 150 * UNIT);
        assertEq(_waiting(bob), 50 * UNIT);
        assertEq(_claim(alice), 148.5e6);

        nav.set(address(share), 0.9e18, 0.9e18, 0.9e18);
        _settle(10_000 * UNIT);
        assertEq(_claim(alice), 133.65e6);
        assertEq(_claim(bob), 49.5e6 + 44.55e6);
        assertEq(_waiting(alice) + _waiting(bob), 0);
        assertEq(windows.ordersOf(bob).length, 0);
    }

    function test_settle_paysTheBidOfTheDayNotOfTheOrder() public {
        _request(alice, 100 * UNIT);
        nav.set(address(share), 0.8e18, 0.9e18, WAD);
        _settle(1000 * UNIT);
        assertEq(_claim(alice), 79.2e6);
    }

    function test_settle_newGenerationAfterEverythingWasRedeemed() public {
        _request(alice, 100 * UNIT);
        _settle(1000 * UNIT);
        _request(alice, 200 * UNIT);
        _settle(1000 * UNIT);
        _request(bob, 300 * UNIT);
        _settle(297e6 / 3);
        assertEq(_claim(alice), 297 * UNIT);
        // a third of 300: the unit that the fraction rounds away stays with the order
        assertEq(_claim(bob), 99 * UNIT - 1);
        assertEq(_waiting(bob), 200 * UNIT);
    }

    function test_settle_onlyOnItsDayAndOneByOne() public {
        vm.expectRevert(abi.encodeWithSelector(IWindows.TooEarly.selector, 1, windows.window(1).settles));
        windows.settle();
        vm.warp(windows.window(3).settles);
        windows.settle();
        windows.settle();
        windows.settle();
        vm.expectRevert(abi.encodeWithSelector(IWindows.TooEarly.selector, 4, windows.window(4).settles));
        windows.settle();
    }

    function test_settle_waitsForAPriceAndThenGoesOnWithoutOne() public {
        _request(alice, 100 * UNIT);
        _bring(funder, 1, 100 * UNIT);
        vm.warp(windows.window(1).settles);
        nav.setStale(address(share), true);
        vm.expectRevert(abi.encodeWithSelector(SetNav.StaleMark.selector, address(share), 0, 0));
        windows.settle();
        vm.warp(windows.window(1).settles + windows.GRACE());
        (uint256 redeemed,) = windows.settle();
        assertEq(redeemed, 0);
        assertEq(windows.state().empty, 1);
        vm.prank(funder);
        assertEq(windows.takeRefund(1, funder), 100 * UNIT);
        assertEq(_waiting(alice), 100 * UNIT);
    }

    function test_settle_aWorthlessShareIsNotTakenForNothing() public {
        _request(alice, 100 * UNIT);
        nav.set(address(share), 0, 0, 0);
        (uint256 redeemed,) = _settle(100 * UNIT);
        assertEq(redeemed, 0);
        assertEq(_waiting(alice), 100 * UNIT);
    }

    function test_settle_swingPutsDilutionOnThoseWhoLeave() public {
        // 2 % at a fifth of the supply: 200 of 2,000 are half of that
        _with(2000, 20_000, 100_000);
        _request(alice, 200 * UNIT);
        _settle(1000 * UNIT);
        assertEq(_claim(alice), 198 * UNIT);
        assertEq(windows.window(1).weight, 0.99e18);
        // beyond a fifth it goes no further
        _request(alice, 800 * UNIT);
        _settle(1000 * UNIT);
        assertEq(_claim(alice), 784 * UNIT);
    }

    function test_settle_redeemsNoMoreThanAgreedOfTheSupply() public {
        _with(0, 0, 5_000);
        _request(alice, 150 * UNIT);
        _request(bob, 50 * UNIT);
        (uint256 redeemed, uint256 paid) = _settle(1000 * UNIT);
        assertEq(redeemed, 100 * UNIT);
        assertEq(paid, 100 * UNIT);
        assertEq(_waiting(alice), 75 * UNIT);
        vm.prank(funder);
        assertEq(windows.takeRefund(1, funder), 900 * UNIT);
    }

    function test_fund_sharesAndRefundInProportion() public {
        _request(alice, 100 * UNIT);
        _bring(carol, 1, 33 * UNIT);
        _settle(165 * UNIT);
        // 99 of 198 were used, for 100 shares
        vm.startPrank(funder);
        assertEq(windows.takeShares(1, funder), 83_333_333);
        assertEq(windows.takeRefund(1, funder), 82.5e6);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NothingClaimable.selector, funder));
        windows.takeShares(1, funder);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NothingClaimable.selector, funder));
        windows.takeRefund(1, funder);
        vm.stopPrank();
        vm.startPrank(carol);
        assertEq(windows.takeShares(1, carol), 16_666_666);
        assertEq(windows.takeRefund(1, carol), 16.5e6);
        vm.stopPrank();
        assertEq(share.balanceOf(funder), 83_333_333);
    }

    function test_fund_canBeTakenBackUntilTheCutoff() public {
        _bring(funder, 1, 100 * UNIT);
        vm.startPrank(funder);
        windows.withdrawFunding(1, 40 * UNIT, carol);
        assertEq(cash.balanceOf(carol), 40 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IWindows.MoreThanFunded.selector, 61 * UNIT, 60 * UNIT));
        windows.withdrawFunding(1, 61 * UNIT, funder);
        vm.warp(windows.window(1).cutoff + 1);
        vm.expectRevert(abi.encodeWithSelector(IWindows.PastCutoff.selector, 1, windows.window(1).cutoff));
        windows.withdrawFunding(1, 60 * UNIT, funder);
        vm.stopPrank();
        assertEq(windows.pot(1).funded, 60 * UNIT);
    }

    function test_fund_isOpenUntilTheSettlementDayForAdmittedWallets() public {
        cash.mint(stranger, UNIT);
        vm.startPrank(stranger);
        cash.approve(address(windows), UNIT);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NotAdmitted.selector, stranger));
        windows.fund(1, UNIT);
        vm.stopPrank();

        vm.warp(windows.window(1).settles - 1);
        _bring(funder, 1, UNIT);
        vm.warp(windows.window(1).settles);
        cash.mint(funder, UNIT);
        vm.prank(funder);
        vm.expectRevert(abi.encodeWithSelector(IWindows.FundingClosed.selector, 1, windows.window(1).settles));
        windows.fund(1, UNIT);
    }

    function test_fund_aFeeOnTransferIsRefused() public {
        cash.mint(funder, 100 * UNIT);
        vm.prank(funder);
        cash.approve(address(windows), 100 * UNIT);
        cash.setFee(10);
        vm.prank(funder);
        vm.expectRevert(abi.encodeWithSelector(IWindows.CashArrivedShort.selector, 100 * UNIT, 99_900_000));
        windows.fund(1, 100 * UNIT);
    }

    function test_inKind_afterAsManyEmptyWindowsAsAgreed() public {
        _request(alice, 100 * UNIT);
        _settle(0);
        _settle(0);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.StillPatient.selector, 2, 3));
        windows.takeInKind(alice);
        _settle(0);
        // beyond the cut-off too, and while the share is paused
        vm.warp(windows.window(4).cutoff + 1);
        share.addAgent(address(this));
        share.pause();
        vm.prank(alice);
        assertEq(windows.takeInKind(alice), 100 * UNIT);
        assertEq(share.balanceOf(alice), 1000 * UNIT);
        assertEq(windows.state().shares, 0);
    }

    function test_inKind_aWindowThatRedeemsSomethingBeginsTheCountAnew() public {
        _request(alice, 100 * UNIT);
        _settle(0);
        _settle(0);
        _settle(UNIT);
        assertEq(windows.state().empty, 0);
    }

    function test_redeemAtPool_paysWhatThePoolPaysWhateverTheIdentity() public {
        _request(alice, 100 * UNIT);
        _settle(49.5e6);
        cash.mint(address(pool), 1950 * UNIT);
        pool.close(1950 * UNIT);
        vm.warp(block.timestamp + 20 * 365 days);
        vm.prank(alice);
        assertEq(windows.redeemAtPool(carol), 48.75e6);
        assertEq(cash.balanceOf(carol), 48.75e6);
        assertEq(_claim(alice), 49.5e6);
    }

    function test_publish_onlyTheServicerAheadAndInOrder() public {
        uint32[] memory cutoffs = new uint32[](1);
        uint32[] memory settlements = new uint32[](1);
        uint256 last = windows.window(60).settles;
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.OnlyServicer.selector, alice, address(this)));
        windows.publish(cutoffs, settlements);
        // a cut-off before the last settlement, a gap too short, too long, a step too long
        _refused(last - 1, last + 1 days);
        _refused(last, last + 1 hours - 1);
        _refused(last + 1 days, last + 33 days);
        _refused(last + 100 days, last + 101 days);
        // nothing is published on the eve
        vm.warp(last + 10 days);
        _refused(block.timestamp + 1 days - 1, block.timestamp + 2 days);
        (cutoffs[0], settlements[0]) = (uint32(block.timestamp + 1 days), uint32(block.timestamp + 2 days));
        windows.publish(cutoffs, settlements);
        assertEq(windows.state().last, 61);
    }

    function _refused(uint256 cutoff, uint256 settles) private {
        uint32[] memory cutoffs = new uint32[](1);
        uint32[] memory settlements = new uint32[](1);
        (cutoffs[0], settlements[0]) = (uint32(cutoff), uint32(settles));
        vm.expectRevert(abi.encodeWithSelector(IWindows.BadSchedule.selector, 61, cutoff, settles));
        windows.publish(cutoffs, settlements);
    }

    function test_terms_outOfBoundsAreRefused() public {
        IWindows.Terms memory terms = _windowTerms();
        terms.fee[0] = 5_001;
        _badTerms(terms);
        terms = _windowTerms();
        terms.fee[1] = 1_001;
        _badTerms(terms);
        terms = _windowTerms();
        terms.notice[2] = 45;
        _badTerms(terms);
        terms = _windowTerms();
        terms.notice[0] = 1;
        _badTerms(terms);
        terms = _windowTerms();
        (terms.swing, terms.swingAt) = (100, 0);
        _badTerms(terms);
        terms = _windowTerms();
        terms.most = 0;
        _badTerms(terms);
        terms = _windowTerms();
        terms.patience = 0;
        _badTerms(terms);
    }

    function _badTerms(IWindows.Terms memory terms) private {
        try this.makeWindows(terms) {
            fail();
        } catch (bytes memory reason) {
            assertEq(bytes4(reason), IWindows.TermsOutOfBounds.selector);
        }
    }

    function makeWindows(IWindows.Terms memory terms) external {
        _make(terms);
    }
}
