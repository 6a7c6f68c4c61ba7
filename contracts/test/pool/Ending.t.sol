// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../src/identity/Share.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {Pool} from "../../src/pool/Pool.sol";
import {PoolBase} from "../../src/pool/PoolBase.sol";
import {PoolEnd} from "../../src/pool/PoolEnd.sol";
import {Collection, TrancheTerms} from "../../src/pool/Terms.sol";
import {Waterfall} from "../../src/pool/Waterfall.sol";
import {PoolRig} from "../helpers/pool/PoolRig.sol";

contract EndingTest is PoolRig {
    bytes32 private constant WIND_DOWN = keccak256("windDown");

    function setUp() public override {
        super.setUp();
        _activate(pool);
    }

    // Who may wind down

    function test_issuerAndValuerWindDownTogether() public {
        vm.prank(issuer);
        pool.windDown();
        assertEq(uint256(pool.state()), uint256(IPool.State.Active), "one is not enough");
        vm.prank(issuer);
        pool.windDown();
        assertEq(uint256(pool.state()), uint256(IPool.State.Active), "nor is one twice");
        vm.prank(valuer);
        pool.windDown();
        assertEq(uint256(pool.state()), uint256(IPool.State.WindingDown));
    }

    function test_consentCanBeTakenBack() public {
        vm.prank(issuer);
        pool.windDown();
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, valuer));
        vm.prank(valuer);
        pool.withdrawConsent(WIND_DOWN);
        vm.prank(issuer);
        pool.withdrawConsent(WIND_DOWN);
        vm.prank(valuer);
        pool.windDown();
        assertEq(uint256(pool.state()), uint256(IPool.State.Active));
    }

    function test_governanceWindsDownAlone() public {
        _windDown(pool);
        assertEq(uint256(pool.state()), uint256(IPool.State.WindingDown));
    }

    function test_outsidersCannotWindDownAReportingPool() public {
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        vm.prank(outsider);
        pool.windDown();
    }

    function test_anyoneWindsDownAfterNinetySilentDays() public {
        vm.warp(block.timestamp + 90 days);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        vm.prank(outsider);
        pool.windDown();
        vm.warp(block.timestamp + 1);
        vm.prank(outsider);
        pool.windDown();
        assertEq(uint256(pool.state()), uint256(IPool.State.WindingDown));
    }

    function test_anyoneWindsDownAWorthlessPool() public {
        _passMonth();
        _collect(pool, 0, 0, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        vm.prank(outsider);
        pool.windDown();
        _confirm(pool);
        vm.prank(outsider);
        pool.windDown();
    }

    // Payments while winding down

    function test_windingDownPaysInSequence() public {
        _windDown(pool);
        _passMonth();
        _collect(pool, 700_000 * DOLLAR, 0, 0, 200_000 * DOLLAR);
        Waterfall.Book memory book = pool.book();
        assertEq(book.tranches[0].principal, 0, "senior is whole");
        uint256 left = 700_000e6 - 833_333_333 - 603_000e6;
        assertEq(book.tranches[1].earmark, left);
        assertEq(book.tranches[1].principal, 201_666_666_666 - left, "coupon first");
        assertEq(_cashOf(address(pool.shareOf(2))), 0, "junior waits");
    }

    function test_windingDownReleasesTrappedCashInSequence() public {
        _passMonth();
        _collect(pool, 10_000 * DOLLAR, 0, 0, 820_000 * DOLLAR);
        uint256 trapped = pool.book().trapped;
        assertGt(trapped, 0);
        _windDown(pool);
        vm.warp(block.timestamp + 1);
        _collect(pool, 0, 0, 0, 820_000 * DOLLAR);
        assertEq(pool.book().trapped, 0);
        assertApproxEqAbs(600_000e6 - pool.book().tranches[0].principal, trapped, 2_000, "to the senior");
    }

    // Closing

    function test_onlyTheValuerOrGovernanceClosesAndOnlyAWorthlessPool() public {
        _windDown(pool);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, servicer));
        vm.prank(servicer);
        pool.close();
        vm.expectPartialRevert(PoolEnd.ValueLeft.selector);
        vm.prank(valuer);
        pool.close();
        _passMonth();
        _collect(pool, 0, 900_000 * DOLLAR, 0, 0);
        if (!nav.confirmed(address(pool))) _confirm(pool);
        vm.prank(governor);
        pools.close(address(pool));
        assertEq(uint256(pool.state()), uint256(IPool.State.Closed));
    }

    function test_theServicerCannotWriteThePortfolioOffAndEndItAlone() public {
        _windDown(pool);
        _passMonth();
        _collect(pool, 0, 0, 0, 0);
        vm.expectPartialRevert(PoolEnd.ValueLeft.selector);
        vm.prank(valuer);
        pool.close();
    }

    function test_anActivePoolIsNotClosed() public {
        vm.expectRevert(abi.encodeWithSelector(PoolBase.WrongState.selector, IPool.State.Active));
        vm.prank(valuer);
        pool.close();
    }

    function test_POOL11_windDownToTheLastUnitLeavesNothingStuck() public {
        _passMonth();
        _collect(pool, 7_777_777_777, 123_456_789_123, 0, 860_000 * DOLLAR);
        _windDown(pool);
        _passMonth();
        _collect(pool, 1_234_567_891, 400_000_000_007, 3, 470_000 * DOLLAR);
        _finish(pool, 333_333_333_333);
        uint256 collected =
            7_777_777_777 + 123_456_789_123 + 1_234_567_891 + 400_000_000_007 + 3 + 333_333_333_333;

        vm.prank(issuer);
        pool.withdraw(issuer);
        vm.prank(servicer);
        pool.withdraw(servicer);
        _leave(0, alice);
        _leave(1, bob);
        _leave(2, carol);
        _leave(2, issuer);

        assertEq(_cashOf(address(pool)), 0, "pool");
        for (uint256 i; i < 3; ++i) {
            assertEq(_share(pool, i).totalSupply(), 0);
            assertEq(_cashOf(address(pool.shareOf(i))), 0, "share");
        }
        uint256 received =
            _cashOf(alice) + _cashOf(bob) + _cashOf(carol) + _cashOf(issuer) + _cashOf(servicer);
        assertEq(received, collected + 850_000 * DOLLAR, "everything in is out");
    }

    function test_unpaidFeesAndClaimsEndAtTheClose() public {
        _windDown(pool);
        _finish(pool, 0);
        assertEq(pool.feesDue(block.timestamp), 0);
        uint256[] memory values = pool.split(0, block.timestamp);
        assertEq(values[0] + values[1] + values[2], 0);
        _leave(0, alice);
        assertEq(_cashOf(alice), 0, "worthless shares burn for nothing");
    }

    function test_nothingIsCollectedAfterTheClose() public {
        _windDown(pool);
        _finish(pool, 5);
        vm.warp(block.timestamp + 1);
        Collection memory nothing = _collection(pool, 0, 0, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.WrongState.selector, IPool.State.Closed));
        vm.prank(servicer);
        pool.collect(nothing);
    }

    // Redemption

    function test_redemptionWaitsForTheCloseWhileClaimsAreOpen() public {
        vm.expectPartialRevert(PoolEnd.ClaimsOpen.selector);
        vm.prank(bob);
        pool.redeem(1, 1, bob);
        vm.expectPartialRevert(PoolEnd.ClaimsOpen.selector);
        vm.prank(carol);
        pool.redeem(2, 1, carol);
    }

    function test_aRepaidAccruingTrancheIsRedeemedBeforeTheClose() public {
        TrancheTerms[] memory tranches = _tranches(2);
        tranches[0].distributing = false;
        Pool accruing = _open(_terms(), tranches);
        _originate(accruing, 1_000_000 * DOLLAR);
        _invest(accruing, 0, alice, 400_000 * DOLLAR);
        _invest(accruing, 0, bob, 200_000 * DOLLAR);
        vm.prank(issuer);
        accruing.activate();
        _passMonth();
        _collect(accruing, 10_000 * DOLLAR, 600_000 * DOLLAR, 0, 400_000 * DOLLAR);

        vm.prank(alice);
        uint256 paid = accruing.redeem(0, 400_000 * DOLLAR, alice);
        assertEq(paid, 402_000 * DOLLAR);
        uint256 price = nav.price(address(accruing.shareOf(0)));
        assertEq(price, 1.005e18);
        nav.mark(address(accruing));
        assertEq(nav.price(address(accruing.shareOf(0))), price, "the others are where they were");
        vm.prank(bob);
        assertEq(accruing.redeem(0, 200_000 * DOLLAR, bob), 201_000 * DOLLAR);
        nav.mark(address(accruing));
        _passMonth();
        _collect(accruing, 1_000 * DOLLAR, 0, 0, 400_000 * DOLLAR);
    }

    function test_roundingDustGoesToTheLastHolder() public {
        Share mezzanine = _share(pool, 1);
        vm.startPrank(bob);
        mezzanine.transfer(carol, 3);
        mezzanine.transfer(alice, 1);
        vm.stopPrank();
        _windDown(pool);
        _finish(pool, 603_000e6 + 833_333_333 + 100_000_000_001);
        uint256 earmark = pool.book().tranches[1].earmark;
        uint256 carolBefore = _cashOf(carol);
        vm.prank(carol);
        assertEq(pool.redeem(1, 3, carol), 1, "rounded down");
        vm.prank(alice);
        pool.redeem(1, 1, alice);
        vm.startPrank(bob);
        uint256 rest = pool.redeem(1, 200_000e6 - 4, bob);
        vm.stopPrank();
        assertEq(rest + (_cashOf(carol) - carolBefore) + _cashOf(alice), earmark);
        assertEq(pool.book().tranches[1].earmark, 0);
    }

    function test_frozenAndExpiredHoldersRedeem() public {
        vm.startPrank(transferAgent);
        _share(pool, 1).addAgent(transferAgent);
        _share(pool, 1).setAddressFrozen(bob, true);
        vm.stopPrank();
        vm.prank(kycIssuer);
        identity.expire(bob);
        _windDown(pool);
        _finish(pool, 900_000 * DOLLAR);
        vm.prank(bob);
        uint256 paid = pool.redeem(1, 200_000 * DOLLAR, bob);
        assertEq(paid, 201_666_666_666);
        assertEq(_cashOf(bob), paid);
    }

    function test_nobodyRedeemsMoreThanItHolds() public {
        _windDown(pool);
        _finish(pool, 900_000 * DOLLAR);
        vm.expectRevert();
        vm.prank(outsider);
        pool.redeem(1, 1, outsider);
        vm.expectRevert(PoolBase.AmountIsZero.selector);
        vm.prank(bob);
        pool.redeem(1, 0, bob);
    }

    function testFuzz_manySmallRedemptionsNeverPayMoreThanOne(uint256 earmark, uint256 parts) public {
        parts = bound(parts, 1, 20);
        _windDown(pool);
        _finish(pool, bound(earmark, 0, 1_000_000 * DOLLAR));
        uint256 held = _share(pool, 1).balanceOf(bob);
        uint256 snapshot = vm.snapshotState();
        vm.prank(bob);
        uint256 whole = pool.redeem(1, held / 2, bob);
        vm.revertToState(snapshot);

        uint256 sum;
        vm.startPrank(bob);
        for (uint256 i; i < parts; ++i) {
            sum += pool.redeem(1, held / 2 / parts, bob);
        }
        vm.stopPrank();
        assertLe(sum, whole);
    }

    function testFuzz_allCashOfAClosedPoolIsRedeemed(uint256 interest, uint256 principal, uint256 last)
        public
    {
        interest = bound(interest, 0, 100_000 * DOLLAR);
        principal = bound(principal, 0, 900_000 * DOLLAR);
        last = bound(last, 0, 900_000 * DOLLAR);
        _passMonth();
        _collect(pool, interest, principal, 0, 900_000 * DOLLAR);
        _windDown(pool);
        _finish(pool, last);
        vm.prank(issuer);
        pool.withdraw(issuer);
        if (pool.creditOf(servicer) != 0) {
            vm.prank(servicer);
            pool.withdraw(servicer);
        }
        _leave(0, alice);
        _leave(1, bob);
        _leave(2, carol);
        _leave(2, issuer);
        assertEq(_cashOf(address(pool)), 0);
        for (uint256 i; i < 3; ++i) {
            assertEq(_cashOf(address(pool.shareOf(i))), 0);
        }
    }

    // Parties

    function test_issuerAndValuerReplaceTheServicer() public {
        vm.prank(issuer);
        pool.replaceServicer(outsider);
        vm.prank(valuer);
        pool.replaceServicer(carol);
        assertEq(pool.servicer(), servicer, "they named different ones");
        vm.prank(valuer);
        pool.replaceServicer(outsider);
        assertEq(pool.servicer(), outsider);
    }

    function test_governanceReplacesPartiesButTheValuerStaysIndependent() public {
        vm.startPrank(governor);
        vm.expectRevert(abi.encodeWithSelector(PoolEnd.PartyUnfit.selector, valuer));
        pools.replaceServicer(address(pool), valuer);
        vm.expectRevert(abi.encodeWithSelector(PoolEnd.PartyUnfit.selector, issuer));
        pools.replaceValuer(address(pool), issuer);
        vm.expectRevert(abi.encodeWithSelector(PoolEnd.PartyUnfit.selector, servicer));
        pools.replaceValuer(address(pool), servicer);
        pools.replaceServicer(address(pool), outsider);
        pools.replaceValuer(address(pool), carol);
        vm.stopPrank();
        assertEq(pool.servicer(), outsider);
        assertEq(pool.valuer(), carol);
    }

    function test_aConsentOfAFormerValuerDoesNotCount() public {
        vm.prank(valuer);
        pool.windDown();
        vm.prank(governor);
        pools.replaceValuer(address(pool), carol);
        vm.prank(issuer);
        pool.windDown();
        assertEq(uint256(pool.state()), uint256(IPool.State.Active));
    }

    function test_aFormerServicerKeepsItsCredit() public {
        _passMonth();
        _collect(pool, 10_000 * DOLLAR, 0, 0, 1_000_000 * DOLLAR);
        vm.prank(governor);
        pools.replaceServicer(address(pool), outsider);
        vm.prank(servicer);
        assertEq(pool.withdraw(servicer), 833_333_333);
        Collection memory nothing = _collection(pool, 0, 0, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, servicer));
        vm.prank(servicer);
        pool.collect(nothing);
    }

    function _leave(uint256 tranche, address holder) private {
        Share share = _share(pool, tranche);
        uint256 held = share.balanceOf(holder);
        vm.prank(holder);
        pool.redeem(tranche, held, holder);
        share.claim(holder);
    }
}
