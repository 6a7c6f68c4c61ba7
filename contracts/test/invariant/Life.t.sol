// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Portfolio} from "../helpers/Portfolio.sol";
import {Share} from "../../src/identity/Share.sol";
import {System} from "../helpers/System.sol";
import {IPool} from "../../src/interfaces/IPool.sol";

/// @notice The whole line on one pool, step by step.
contract LifeTest is System {
    using Portfolio for Portfolio.Segment;

    function test_portfolio_isPricedAlikeByItsReportAndByProof() public {
        _live();
        uint256 proved = nav.prove(address(pool), portfolio.ladder());
        uint256 marked = nav.mark(address(pool));
        assertEq(proved, marked);
        assertGt(proved, 1_000_000 * DOLLAR);
        vm.warp(block.timestamp + 1 days);
        _quoteCurve(_flat(int256(FORWARD) + 50_000));
        marked = nav.mark(address(pool));
        uint256 exact = nav.prove(address(pool), portfolio.ladder());
        assertLt(exact, proved);
        assertApproxEqRel(marked, exact, 1e12);
    }

    function test_SYS9_life_fromRaiseToTheLastUnit() public {
        _live();
        _sell(alice, 0, 50_000 * DOLLAR);
        _sell(bob, 1, 20_000 * DOLLAR);
        _month(0, 0);
        _month(100, 20_000 * DOLLAR);
        _sell(carol, 2, 5_000 * DOLLAR);
        desk.harvest(address(_share(pool, 0)));
        desk.harvest(address(_share(pool, 2)));
        _buy(dealer, 1, 10_000 * DOLLAR);
        for (uint256 i; i < 22; ++i) {
            _month(i % 7 == 0 ? 50 : 0, 0);
        }
        assertEq(portfolio.balance, 0);
        _windDown(pool);
        if (!nav.confirmed(address(pool))) _confirm(pool);
        vm.prank(valuer);
        pool.close();

        for (uint256 i; i < 3; ++i) {
            Share share = _share(pool, i);
            desk.harvest(address(share));
            if (share.balanceOf(address(desk)) != 0) desk.settle(address(share));
            desk.harvest(address(share));
            _redeemAll(i);
            assertEq(share.totalSupply(), 0);
            assertEq(dollar.balanceOf(address(share)), 0);
        }
        for (uint256 i; i < 3; ++i) {
            address share = address(_share(pool, i));
            vm.prank(governor);
            desk.unlist(share);
        }
        (uint256 low, uint256 high) = reserve.worth();
        assertEq(low, high);
        assertEq(reserve.funds(), dollar.balanceOf(address(reserve)) + dollar.balanceOf(address(desk)));
        assertGt(reserve.funds(), 300_000 * DOLLAR);
        _announce(provider);
        _leave(provider);
        assertEq(reserve.balanceOf(provider), 0);

        vm.prank(servicer);
        pool.withdraw(servicer);
        vm.prank(issuer);
        pool.withdraw(issuer);
        assertEq(dollar.balanceOf(address(pool)), 0);
        assertEq(uint256(pool.state()), uint256(IPool.State.Closed));
    }

    function _redeemAll(uint256 tranche) private {
        Share share = _share(pool, tranche);
        address[5] memory holders = [alice, bob, carol, dealer, issuer];
        for (uint256 k; k < holders.length; ++k) {
            uint256 held = share.balanceOf(holders[k]);
            if (held != 0) {
                vm.prank(holders[k]);
                pool.redeem(tranche, held, holders[k]);
            }
        }
        for (uint256 k; k < holders.length; ++k) {
            share.claim(holders[k]);
        }
    }
}
