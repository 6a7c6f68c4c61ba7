// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../src/identity/Share.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {INav} from "../../src/interfaces/INav.sol";
import {Desk} from "../../src/exit/Desk.sol";
import {Reserve} from "../../src/exit/Reserve.sol";
import {Nav} from "../../src/oracle/Nav.sol";
import {LocalDollar} from "../../src/local/LocalDollar.sol";
import {Pool} from "../../src/pool/Pool.sol";
import {Pools} from "../../src/pool/Pools.sol";
import {Portfolio} from "./Portfolio.sol";
import {System} from "./System.sol";

/// @notice All roles of the system, doing at any time what they may do. A step that cannot be taken now does nothing, so
/// that whatever reverts is a fault.
contract SystemHandler is System {
    using Portfolio for Portfolio.Segment;

    address[] internal holders;
    address[] internal providers;

    /// @notice What came and went, by share: taken by the desk, sold by it.
    mapping(address share => uint256) public taken;
    mapping(address share => uint256) public sold;
    /// @notice Gross value bought, and bucket refilled by purchases and time at most, cash units.
    mapping(address share => uint256) public boughtGross;
    mapping(address share => uint256) public refilled;
    /// @notice Cash sent without a call.
    mapping(address receiver => uint256) public donated;
    uint256 public started;
    uint256 public steps;

    /// @notice Once, before the first step.
    function begin() external {
        setUp();
        holders = [alice, bob, carol, dealer, issuer];
        providers = [provider, dealer, outsider];
        INav.Report memory first = _statement(0);
        vm.prank(issuer);
        pool.originate(keccak256("tape"), first);
        _confirm(pool);
        pool.startRaising();
        _invest(pool, 0, alice, 400_000 * DOLLAR);
        _invest(pool, 1, bob, 100_000 * DOLLAR);
        _provide(provider, 100_000 * DOLLAR);
        started = block.timestamp;
    }

    // Investors

    function invest(uint256 who, uint256 tranche, uint256 amount) external step {
        tranche %= 3;
        amount = bound(amount, 1, 30_000 * DOLLAR);
        if (pool.state() != IPool.State.Raising || block.timestamp > pool.raiseEnds()) return;
        if (amount > pool.maximumOf(tranche) - pool.book().tranches[tranche].principal) return;
        _invest(pool, tranche, holders[who % 4], amount);
    }

    function transfer(uint256 from, uint256 to, uint256 tranche, uint256 amount) external step whileTrading {
        Share share = _share(pool, tranche % 3);
        address sender = holders[from % holders.length];
        uint256 held = share.balanceOf(sender);
        if (held == 0) return;
        vm.prank(sender);
        share.transfer(holders[to % holders.length], bound(amount, 0, held));
    }

    function claim(uint256 who, uint256 tranche) external step {
        _share(pool, tranche % 3).claim(holders[who % holders.length]);
    }

    function sell(uint256 who, uint256 tranche, uint256 amount, bool handed) external step whileTrading {
        Share share = _share(pool, tranche % 3);
        address seller = holders[who % holders.length];
        uint256 held = share.balanceOf(seller);
        if (held == 0 || !nav.fresh(address(share))) return;
        amount = bound(amount, 1, held);
        (uint256 filled, uint256 gross,, uint256 paid) = desk.quote(address(share), amount);
        if (paid == 0) return;
        if (handed) {
            // of fewer shares, no fewer fit
            (uint256 refilledNow, uint256 grossNow,, uint256 paidNow) = desk.quote(address(share), filled);
            if (paidNow == 0 || refilledNow != filled) return;
            vm.prank(seller);
            share.transferAndCall(address(desk), filled, abi.encode(paidNow));
            gross = grossNow;
        } else {
            (uint256 soldFilled, uint256 soldPaid) = _sell(seller, tranche % 3, amount);
            assertEq(soldFilled, filled);
            assertEq(soldPaid, paid);
        }
        taken[address(share)] += filled;
        boughtGross[address(share)] += gross;
    }

    function buy(uint256 who, uint256 tranche, uint256 amount) external step whileTrading {
        Share share = _share(pool, tranche % 3);
        uint256 held = share.balanceOf(address(desk));
        if (held == 0 || !nav.fresh(address(share))) return;
        amount = bound(amount, 1, held);
        refilled[address(share)] += _buy(holders[who % holders.length], tranche % 3, amount);
        sold[address(share)] += amount;
    }

    // Providers

    function deposit(uint256 who, uint256 amount) external step {
        amount = bound(amount, 1, 50_000 * DOLLAR);
        if (reserve.previewDeposit(amount) == 0) return;
        _provide(providers[who % 3], amount);
    }

    function announce(uint256 who, uint256 part) external step {
        address owner = providers[who % 3];
        uint256 shares = bound(part, 0, reserve.balanceOf(owner));
        vm.prank(owner);
        reserve.announce(shares);
    }

    function leave(uint256 who, uint256 part) external step {
        address owner = providers[who % 3];
        uint256 opens = uint256(reserve.notice(owner).since) + COOLDOWN;
        if (reserve.notice(owner).shares != 0 && block.timestamp < opens) vm.warp(opens);
        uint256 most = reserve.maxRedeem(owner);
        if (most == 0) return;
        vm.prank(owner);
        reserve.redeem(bound(part, 1, most), owner, owner);
    }

    function fund() external step {
        vm.prank(governor);
        desk.setFloat(20_000 * DOLLAR);
        desk.fund();
    }

    // Servicer, valuer, issuer, governance

    function activate() external step {
        if (pool.state() == IPool.State.Raising) _activate();
    }

    function collect(uint256 defaultBps, uint256 late, uint256 days_) external step {
        if (!_alive()) return;
        uint256 due = uint256(pool.asOf()) + bound(days_, 20 days, 50 days);
        if (block.timestamp < due) vm.warp(due);
        defaultBps = defaultBps % 8 == 0 ? bound(defaultBps, 0, 9000) : bound(defaultBps, 0, 100);
        _drift(0);
        _collectMonth(defaultBps, bound(late, 0, portfolio.balance / 10));
    }

    function confirm() external step {
        if (!nav.confirmed(address(pool))) _confirm(pool);
    }

    function impair(uint256 amount, bool byValuer) external step {
        if (!_alive()) return;
        vm.prank(byValuer ? valuer : servicer);
        pool.impair(uint96(bound(amount, 0, portfolio.balance / 20 + 1)));
    }

    function withdraw(bool byServicer) external step {
        address party = byServicer ? servicer : issuer;
        if (pool.creditOf(party) == 0) return;
        vm.prank(party);
        pool.withdraw(party);
    }

    function windDown() external step {
        if (steps < 90 || pool.state() != IPool.State.Active) return;
        _windDown(pool);
    }

    // Anyone

    function mark(int256 drift) external step {
        _drift(drift);
        nav.mark(address(pool));
    }

    function prove() external step {
        nav.prove(address(pool), portfolio.ladder());
    }

    function harvest(uint256 tranche) external step {
        desk.harvest(address(_share(pool, tranche % 3)));
    }

    function donate(uint256 where, uint256 amount) external step {
        address[6] memory places = [
            address(pool),
            address(reserve),
            address(desk),
            address(pools),
            address(nav),
            address(_share(pool, 0))
        ];
        address to = places[where % 6];
        amount = bound(amount, 0, 1000 * DOLLAR);
        dollar.mint(to, amount);
        donated[to] += amount;
    }

    function pass(uint256 time, int256 drift) external step {
        vm.warp(block.timestamp + bound(time, 1 hours, 12 days));
        _drift(drift);
    }

    // Ends

    /// @notice Brings everything to its end from wherever it is: every holder and every provider gets out.
    function end() external {
        if (pool.state() == IPool.State.Raising) {
            vm.prank(issuer);
            pool.cancel();
            for (uint256 i; i < 3; ++i) {
                _refundAll(i);
            }
        } else {
            _endPool();
        }
        for (uint256 i; i < 3; ++i) {
            address share = address(_share(pool, i));
            vm.prank(governor);
            desk.unlist(share);
        }
        for (uint256 k; k < providers.length; ++k) {
            _announce(providers[k]);
            _leave(providers[k]);
        }
        if (pool.creditOf(servicer) != 0) {
            vm.prank(servicer);
            pool.withdraw(servicer);
        }
        if (pool.creditOf(issuer) != 0) {
            vm.prank(issuer);
            pool.withdraw(issuer);
        }
    }

    function _endPool() private {
        while (portfolio.months != 0) {
            _month(0, 0);
        }
        if (!nav.confirmed(address(pool))) _confirm(pool);
        if (pool.state() == IPool.State.Active) _windDown(pool);
        if (portfolio.balance != 0 || _valueLeft()) _month(0, 0);
        if (!nav.confirmed(address(pool))) _confirm(pool);
        vm.prank(valuer);
        pool.close();
        for (uint256 i; i < 3; ++i) {
            Share share = _share(pool, i);
            desk.harvest(address(share));
            if (share.balanceOf(address(desk)) != 0) desk.settle(address(share));
            for (uint256 k; k < holders.length; ++k) {
                uint256 held = share.balanceOf(holders[k]);
                if (held == 0) continue;
                vm.prank(holders[k]);
                pool.redeem(i, held, holders[k]);
            }
            desk.harvest(address(share));
            for (uint256 k; k < holders.length; ++k) {
                share.claim(holders[k]);
            }
        }
    }

    function _refundAll(uint256 tranche) private {
        Share share = _share(pool, tranche);
        for (uint256 k; k < holders.length; ++k) {
            uint256 held = share.balanceOf(holders[k]);
            if (held == 0) continue;
            vm.prank(holders[k]);
            pool.refund(tranche, held, holders[k]);
        }
    }

    function _activate() private {
        if (block.timestamp > pool.raiseEnds() + 14 days) return;
        if (block.timestamp > uint256(pool.asOf()) + 45 days) return;
        vm.prank(issuer);
        pool.activate();
    }

    function _valueLeft() private view returns (bool) {
        (, uint256 upper) = nav.valueOf(address(pool));
        return upper != 0;
    }

    function _alive() private view returns (bool) {
        return pool.state() == IPool.State.Active || pool.state() == IPool.State.WindingDown;
    }

    /// @dev Moves the curve by at most 20 basis points, in parallel.
    function _drift(int256 drift) private {
        _quoteCurve(_flat(int256(FORWARD) + bound(drift, -20_000, 20_000)));
    }

    // What the invariants look at

    function allHolders() external view returns (address[] memory) {
        return holders;
    }

    function parts()
        external
        view
        returns (Pool pool_, Pools pools_, Nav nav_, Reserve reserve_, Desk desk_, LocalDollar dollar_)
    {
        return (pool, pools, nav, reserve, desk, dollar);
    }

    function outsider_() external view returns (address) {
        return outsider;
    }

    modifier step() {
        ++steps;
        _;
    }

    /// @dev A raise ends by itself after some steps, so that most of a run is a pool's active life.
    modifier whileTrading() {
        if (steps > 8 && pool.state() == IPool.State.Raising) _activate();
        if (!_alive()) return;
        _;
    }
}
