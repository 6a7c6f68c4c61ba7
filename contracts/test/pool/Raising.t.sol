// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../src/identity/Share.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {Pool} from "../../src/pool/Pool.sol";
import {PoolAssets} from "../../src/pool/PoolAssets.sol";
import {PoolBase} from "../../src/pool/PoolBase.sol";
import {PoolRaise} from "../../src/pool/PoolRaise.sol";
import {Terms, TrancheTerms} from "../../src/pool/Terms.sol";
import {PoolRig} from "../helpers/pool/PoolRig.sol";

contract RaisingTest is PoolRig {
    function test_raiseWaitsForTheValuersConfirmation() public {
        vm.prank(issuer);
        pool.originate(keccak256("tape"), _report(1_000_000 * DOLLAR, 0));
        vm.expectRevert(PoolRaise.NotConfirmed.selector);
        pool.startRaising();
        _confirm(pool);
        pool.startRaising();
        assertEq(uint256(pool.state()), uint256(IPool.State.Raising));
    }

    function test_raiseWaitsForTheServicersBond() public {
        vm.prank(governor);
        Pool bare =
            Pool(pools.open(_terms(), _tranches(2), type(Pool).creationCode, type(Share).creationCode));
        vm.prank(issuer);
        bare.originate(keccak256("tape"), _report(1_000_000 * DOLLAR, 0));
        _confirm(bare);
        vm.expectRevert(PoolRaise.BondMissing.selector);
        bare.startRaising();
        _bond(bare);
        bare.startRaising();
    }

    function test_onlyTheIssuerOriginatesAndActivates() public {
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        vm.prank(outsider);
        pool.originate(keccak256("tape"), _report(1, 0));
        _originate(pool, 1_000_000 * DOLLAR);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        vm.prank(outsider);
        pool.activate();
    }

    function test_investorsBuyAtParAndCashStaysInThePool() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 250_000 * DOLLAR);
        assertEq(_share(pool, 0).balanceOf(alice), 250_000 * DOLLAR);
        assertEq(_cashOf(address(pool)), 250_000 * DOLLAR);
        assertEq(pool.split(123, block.timestamp)[0], 250_000 * DOLLAR, "worth what was paid in");
    }

    function test_sharesDoNotMoveBeforeActivation() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 1000 * DOLLAR);
        Share share = _share(pool, 0);
        assertFalse(share.canTransfer(alice, bob, 1));
        vm.expectPartialRevert(ShareState.TransferRestricted.selector);
        vm.prank(alice);
        share.transfer(bob, 1);
    }

    function test_aTrancheTakesNoMoreThanItsMaximum() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 599_999 * DOLLAR);
        _fund(bob, 2 * DOLLAR, address(pool), address(dollar));
        vm.expectRevert(abi.encodeWithSelector(PoolRaise.TrancheFull.selector, 0, DOLLAR));
        vm.prank(bob);
        pool.invest(0, 2 * DOLLAR, bob);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NoSuchTranche.selector, 3));
        vm.prank(bob);
        pool.invest(3, DOLLAR, bob);
    }

    function test_unverifiedInvestorIsRefused() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _fund(outsider, DOLLAR, address(pool), address(dollar));
        vm.expectRevert();
        vm.prank(outsider);
        pool.invest(0, DOLLAR, outsider);
        assertEq(_cashOf(outsider), DOLLAR);
    }

    function test_nobodyInvestsAfterTheRaiseHasEnded() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _fund(alice, DOLLAR, address(pool), address(dollar));
        vm.warp(pool.raiseEnds() + 1);
        vm.expectRevert(abi.encodeWithSelector(PoolRaise.RaiseOver.selector, pool.raiseEnds()));
        vm.prank(alice);
        pool.invest(0, DOLLAR, alice);
    }

    function test_activationBelowTheMinimumIsRefused() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 499_999 * DOLLAR);
        vm.expectRevert(
            abi.encodeWithSelector(PoolRaise.BelowMinimum.selector, 499_999 * DOLLAR, 500_000 * DOLLAR)
        );
        vm.prank(issuer);
        pool.activate();
    }

    function test_activationPaysTheIssuerAndLeavesItTheRest() public {
        _activate(pool);
        assertEq(uint256(pool.state()), uint256(IPool.State.Active));
        assertEq(_share(pool, 2).balanceOf(issuer), 150_000 * DOLLAR, "retained at par");
        assertEq(pool.creditOf(issuer), 850_000 * DOLLAR);
        vm.prank(issuer);
        pool.withdraw(issuer);
        assertEq(_cashOf(issuer), 850_000 * DOLLAR);
        assertEq(_cashOf(address(pool)), 0);
        for (uint256 i; i < 3; ++i) {
            assertEq(nav.price(address(pool.shareOf(i))), 1e18, "par");
        }
        vm.expectRevert(PoolBase.AmountIsZero.selector);
        vm.prank(issuer);
        pool.withdraw(issuer);
    }

    function test_sharesMoveOnceThePoolIsActive() public {
        _activate(pool);
        Share share = _share(pool, 0);
        vm.prank(alice);
        share.transfer(bob, 5 * DOLLAR);
        assertEq(share.balanceOf(bob), 5 * DOLLAR);
    }

    function test_activationNeedsCoverage() public {
        _originate(pool, 830_000 * DOLLAR);
        _invest(pool, 0, alice, 600_000 * DOLLAR);
        vm.expectRevert(PoolRaise.CoverageFails.selector);
        vm.prank(issuer);
        pool.activate();
    }

    function test_zeroNavCannotBeActivated() public {
        _originate(pool, 0);
        _invest(pool, 2, alice, 600_000 * DOLLAR);
        vm.expectRevert(abi.encodeWithSelector(PoolRaise.RaisedAboveValue.selector, 600_000 * DOLLAR, 0));
        vm.prank(issuer);
        pool.activate();
    }

    function test_activationNeedsSomebodyBehindTheSenior() public {
        TrancheTerms[] memory tranches = _tranches(2);
        tranches[0].ratio = 0;
        Pool thin = _open(_terms(), tranches);
        _originate(thin, 600_000 * DOLLAR);
        _invest(thin, 0, alice, 600_000 * DOLLAR);
        vm.expectRevert(PoolRaise.ResidualIsEmpty.selector);
        vm.prank(issuer);
        thin.activate();
    }

    function test_activationNeedsARecentCutOff() public {
        Terms memory terms = _terms();
        terms.raiseEnds = uint40(block.timestamp + 90 days);
        Pool slow = _open(terms, _tranches(3));
        _originate(slow, 1_000_000 * DOLLAR);
        _invest(slow, 0, alice, 600_000 * DOLLAR);
        uint256 asOf = block.timestamp;
        vm.warp(asOf + 46 days);
        vm.expectRevert(abi.encodeWithSelector(PoolRaise.ReportTooOld.selector, asOf));
        vm.prank(issuer);
        slow.activate();
    }

    function test_refundsAfterAnExpiredRaise() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 400_000 * DOLLAR);
        _invest(pool, 2, carol, 10_000 * DOLLAR);
        vm.expectRevert(abi.encodeWithSelector(PoolRaise.RaiseStillOpen.selector, pool.raiseEnds()));
        vm.prank(outsider);
        pool.cancel();
        vm.warp(pool.raiseEnds() + 1);
        vm.prank(outsider);
        pool.cancel();

        _refundAll(alice, 0);
        _refundAll(carol, 2);
        assertEq(_cashOf(alice), 400_000 * DOLLAR);
        assertEq(_cashOf(carol), 10_000 * DOLLAR);
        assertEq(_cashOf(address(pool)), 0);
        assertEq(_share(pool, 0).totalSupply(), 0);
    }

    function test_aMetRaiseThatIsNotActivatedInTimeIsRefunded() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 600_000 * DOLLAR);
        uint256 ends = pool.raiseEnds() + pool.ACTIVATION_PERIOD();
        vm.warp(ends);
        vm.expectRevert(abi.encodeWithSelector(PoolRaise.RaiseStillOpen.selector, ends));
        vm.prank(outsider);
        pool.cancel();
        vm.warp(ends + 1);
        vm.expectRevert(abi.encodeWithSelector(PoolRaise.RaiseOver.selector, pool.raiseEnds()));
        vm.prank(issuer);
        pool.activate();
        vm.prank(outsider);
        pool.cancel();
        _refundAll(alice, 0);
        assertEq(_cashOf(alice), 600_000 * DOLLAR);
    }

    function test_theIssuerCanCancelAtAnyTimeBeforeActivation() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 600_000 * DOLLAR);
        vm.prank(issuer);
        pool.cancel();
        _refundAll(alice, 0);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.WrongState.selector, IPool.State.Refunding));
        vm.prank(issuer);
        pool.activate();
    }

    function test_anActivePoolCannotBeCancelled() public {
        _activate(pool);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.WrongState.selector, IPool.State.Active));
        vm.prank(issuer);
        pool.cancel();
    }

    function test_frozenAndExpiredHoldersAreRefunded() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 600_000 * DOLLAR);
        vm.startPrank(transferAgent);
        _share(pool, 0).addAgent(transferAgent);
        _share(pool, 0).setAddressFrozen(alice, true);
        vm.stopPrank();
        vm.prank(kycIssuer);
        identity.expire(alice);
        vm.prank(issuer);
        pool.cancel();
        _refundAll(alice, 0);
        assertEq(_cashOf(alice), 600_000 * DOLLAR);
    }

    function test_nobodyIsRefundedMoreThanItHolds() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 300_000 * DOLLAR);
        _invest(pool, 0, bob, 100_000 * DOLLAR);
        vm.prank(issuer);
        pool.cancel();
        vm.expectRevert();
        vm.prank(bob);
        pool.refund(0, 100_000 * DOLLAR + 1, bob);
    }

    function test_aFrozenPoolNeitherSellsNorStarts() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 600_000 * DOLLAR);
        vm.prank(address(pools));
        pool.freezeIssuance();
        _fund(bob, DOLLAR, address(pool), address(dollar));
        vm.expectRevert(PoolAssets.IssuanceFrozen.selector);
        vm.prank(bob);
        pool.invest(1, DOLLAR, bob);
        vm.expectRevert(PoolAssets.IssuanceFrozen.selector);
        vm.prank(issuer);
        pool.activate();
        vm.prank(governor);
        pools.resumeIssuance(address(pool));
        vm.prank(issuer);
        pool.activate();
    }

    function testFuzz_whatInvestorsDoNotBuyIsTheIssuersAtPar(uint256 senior, uint256 junior, uint256 value)
        public
    {
        senior = bound(senior, 1, 600_000 * DOLLAR);
        junior = bound(junior, 500_000 * DOLLAR, 900_000 * DOLLAR);
        value = bound(value, (senior + junior) * 3 / 2, 10_000_000 * DOLLAR);
        _originate(pool, value);
        _invest(pool, 0, alice, senior);
        _invest(pool, 2, carol, junior);
        vm.prank(issuer);
        pool.activate();
        assertEq(_share(pool, 2).balanceOf(issuer), value - senior - junior);
        uint256[] memory values = pool.split(value, block.timestamp);
        assertEq(values[0], senior);
        assertEq(values[2], _share(pool, 2).totalSupply(), "residual at par");
    }

    function _refundAll(address holder, uint256 tranche) private {
        uint256 amount = _share(pool, tranche).balanceOf(holder);
        vm.prank(holder);
        pool.refund(tranche, amount, holder);
    }
}
