// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../src/identity/Share.sol";
import {System} from "../helpers/System.sol";

/// @notice Attacks on prices and providers, on the real price, pool and shares.
contract SystemAttackTest is System {
    Share private mezzanine;
    Share private junior;

    function setUp() public override {
        super.setUp();
        _live();
        (mezzanine, junior) = (_share(pool, 1), _share(pool, 2));
    }

    function test_donation_toEveryContractMovesNoPrice() public {
        _sell(bob, 1, 10_000 * DOLLAR);
        uint256[8] memory before = _figures();
        uint256 state = vm.snapshotState();
        _work();
        uint256[8] memory worked = _figures();
        vm.revertToState(state);

        address[8] memory places = [
            address(pool),
            address(pools),
            address(nav),
            address(feeds),
            address(_share(pool, 0)),
            address(mezzanine),
            address(reserve),
            address(desk)
        ];
        for (uint256 i; i < places.length; ++i) {
            dollar.mint(places[i], 777_777 * DOLLAR);
        }
        _checkSame(_figures(), before);
        _work();
        _checkSame(_figures(), worked);
    }

    /// @dev What anyone can do to have books and prices looked at again.
    function _work() private {
        nav.mark(address(pool));
        desk.harvest(address(mezzanine));
        desk.fund();
        _month(0, 0);
        desk.harvest(address(_share(pool, 0)));
    }

    function _checkSame(uint256[8] memory found, uint256[8] memory expected) private pure {
        for (uint256 i; i < found.length; ++i) {
            assertEq(found[i], expected[i]);
        }
    }

    function test_sandwich_aroundAnUpwardMark_sellsAtTheOldPrice() public {
        (,,, uint256 beforeMark) = desk.quote(address(junior), 1000 * DOLLAR);
        _quoteCurve(_flat(int256(FORWARD) - 100_000));
        uint256 price = nav.price(address(junior));
        nav.mark(address(pool));
        assertGt(nav.price(address(junior)), price * 101 / 100);
        (,,, uint256 afterMark) = desk.quote(address(junior), 1000 * DOLLAR);
        assertLe(afterMark, beforeMark);
        // a day later the new price counts
        vm.warp(block.timestamp + 1 days);
        (,,, uint256 later) = desk.quote(address(junior), 1000 * DOLLAR);
        assertGt(later, beforeMark);
    }

    function test_sandwich_aroundADownwardMark_buysAtTheOldPrice() public {
        _sell(carol, 2, 5000 * DOLLAR);
        uint256 beforeMark = desk.costOf(address(junior), 1000 * DOLLAR);
        _quoteCurve(_flat(int256(FORWARD) + 100_000));
        nav.mark(address(pool));
        assertGe(desk.costOf(address(junior), 1000 * DOLLAR), beforeMark);
        vm.warp(block.timestamp + 1 days);
        assertLt(desk.costOf(address(junior), 1000 * DOLLAR), beforeMark);
    }

    function test_sandwich_buyingBeforeAndSellingAfterAMark_loses() public {
        _sell(carol, 2, 5000 * DOLLAR);
        uint256 cost = _buy(dealer, 2, 1000 * DOLLAR);
        _quoteCurve(_flat(int256(FORWARD) - 100_000));
        nav.mark(address(pool));
        (uint256 filled, uint256 paid) = _sell(dealer, 2, 1000 * DOLLAR);
        assertEq(filled, 1000 * DOLLAR);
        assertLt(paid, cost);
    }

    function test_markingAgainAndAgain_doesNotCutTheDelayShort() public {
        (,,, uint256 beforeMark) = desk.quote(address(junior), 1000 * DOLLAR);
        _quoteCurve(_flat(int256(FORWARD) - 100_000));
        for (uint256 i; i < 5; ++i) {
            nav.mark(address(pool));
        }
        (,,, uint256 afterMark) = desk.quote(address(junior), 1000 * DOLLAR);
        assertLe(afterMark, beforeMark);
    }

    function test_parkedReport_paysExitsTheLowerValueAndChargesEntriesTheHigher() public {
        _sell(carol, 2, 5000 * DOLLAR);
        uint256 shares = _provide(dealer, 1000 * DOLLAR);
        uint256 price = nav.price(address(mezzanine));
        _month(7000, 0); // seven tenths written off: out of bounds
        assertFalse(nav.confirmed(address(pool)));
        assertLt(nav.bid(address(mezzanine)), price / 2);
        assertGt(nav.ask(address(junior)), nav.bid(address(junior)));
        (uint256 low, uint256 high) = reserve.worth();
        assertLt(low, high);
        assertLt(reserve.previewRedeem(shares), 1000 * DOLLAR);
        assertLe(reserve.previewRedeem(reserve.previewDeposit(1000 * DOLLAR)), 1000 * DOLLAR);
    }

    function test_trancheWipedOut_sellsForNothingAndProvidersStillLeave() public {
        _sell(carol, 2, 5000 * DOLLAR);
        _month(7000, 0);
        _confirm(pool);
        vm.warp(block.timestamp + 1 days);
        assertEq(nav.bid(address(junior)), 0);
        (uint256 filled,,, uint256 paid) = desk.quote(address(junior), 1000 * DOLLAR);
        assertEq(filled + paid, 0);
        _announce(provider);
        uint256 got = _leave(provider);
        assertGt(got, 294_000 * DOLLAR);
        assertEq(reserve.balanceOf(provider), 0);
    }

    function test_missedReport_closesTheDeskButNotTheReserve() public {
        _sell(bob, 1, 10_000 * DOLLAR);
        vm.warp(block.timestamp + MONTH + 16 days);
        assertFalse(nav.fresh(address(mezzanine)));
        vm.expectRevert();
        desk.quote(address(mezzanine), DOLLAR);
        _announce(provider);
        assertGt(_leave(provider), 280_000 * DOLLAR);
    }

    function testFuzz_chunking_overDaysAndMarksNeverBeatsOneSale(uint256[5] memory cuts, int256 drift)
        public
    {
        drift = bound(drift, -50_000, 50_000);
        _quoteCurve(_flat(int256(FORWARD) + drift));
        nav.mark(address(pool));
        uint256 amount = 100_000 * DOLLAR;
        (,,, uint256 whole) = desk.quote(address(mezzanine), amount);
        uint256 left = amount;
        uint256 sum;
        for (uint256 i; i < 5 && left != 0; ++i) {
            uint256 piece = i == 4 ? left : bound(cuts[i], 0, left);
            (,,, uint256 quoted) = desk.quote(address(mezzanine), piece);
            if (quoted == 0) continue;
            (uint256 filled, uint256 paid) = _sell(bob, 1, piece);
            left -= filled;
            sum += paid;
            nav.mark(address(pool)); // marks in between change nothing at the same time and curve
        }
        assertLe(sum, whole);
    }

    function test_frozenVenueSale_cannotBeForgedByAnotherGate() public {
        // a stranger's contract that is no venue cannot take shares for an unverified buyer
        vm.prank(bob);
        vm.expectRevert();
        mezzanine.transfer(outsider, DOLLAR);
        _sell(bob, 1, 100 * DOLLAR);
        uint256 cost = desk.costOf(address(mezzanine), DOLLAR);
        _fund(outsider, cost, address(desk), address(dollar));
        vm.prank(outsider);
        vm.expectRevert();
        desk.buy(address(mezzanine), DOLLAR, cost, outsider);
    }

    /// @dev Everything that a price or a payment follows from.
    function _figures() private view returns (uint256[8] memory figures) {
        figures[0] = nav.price(address(_share(pool, 0)));
        figures[1] = nav.price(address(mezzanine));
        figures[2] = nav.price(address(junior));
        (figures[3], figures[4]) = reserve.worth();
        figures[5] = reserve.previewDeposit(1000 * DOLLAR);
        (,,, figures[6]) = desk.quote(address(mezzanine), 1000 * DOLLAR);
        (figures[7],) = nav.valueOf(address(pool));
    }
}
