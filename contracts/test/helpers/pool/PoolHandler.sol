// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Share} from "../../../src/identity/Share.sol";
import {INav} from "../../../src/interfaces/INav.sol";
import {IPool} from "../../../src/interfaces/IPool.sol";
import {LocalDollar} from "../../../src/local/LocalDollar.sol";
import {Nav} from "../../../src/oracle/Nav.sol";
import {Pool} from "../../../src/pool/Pool.sol";
import {Pools} from "../../../src/pool/Pools.sol";
import {Collection} from "../../../src/pool/Terms.sol";
import {Waterfall} from "../../../src/pool/Waterfall.sol";

/// @notice Everybody around one pool, doing anything that is open to them in any order while months pass. Keeps its own
/// account of the cash that should have moved.
contract PoolHandler is Test {
    uint256 private constant DOLLAR = 1e6;
    uint256 private constant MOST = 2_000_000e6;

    Pool public immutable pool;
    Pools public immutable pools;
    Nav public immutable nav;
    LocalDollar public immutable dollar;
    address public immutable governor;
    address[4] public investors;

    /// @notice Cash units that came in: investments, collections, bonds.
    uint256 public cashIn;
    /// @notice Cash units that went out: to shares, refunds, redemptions, withdrawals.
    uint256 public cashOut;
    uint256 public donated;
    /// @notice Share units minted for cash and retained, less those burnt.
    uint256[3] public supplies;
    uint256 public paidOutOfOrder;
    uint256 public stateWentBack;
    uint256 public periodsRepeated;
    uint256 public value = 1_000_000e6;

    constructor(
        Pool pool_,
        Pools pools_,
        Nav nav_,
        LocalDollar dollar_,
        address governor_,
        address[4] memory who
    ) {
        (pool, pools, nav, dollar, governor, investors) = (pool_, pools_, nav_, dollar_, governor_, who);
        for (uint256 i; i < 3; ++i) {
            supplies[i] = _share(i).totalSupply();
        }
        Waterfall.Book memory book = pool.book();
        cashIn = book.tranches[0].principal + book.tranches[1].principal + book.tranches[2].principal;
        if (pool.state() == IPool.State.Active) cashIn = pool.creditOf(pool.issuer());
    }

    modifier forward() {
        IPool.State before = pool.state();
        _;
        IPool.State now_ = pool.state();
        bool refunding = now_ == IPool.State.Refunding && before == IPool.State.Raising;
        if (now_ < before || (now_ == IPool.State.Refunding && before != now_ && !refunding)) {
            ++stateWentBack;
        }
    }

    // Time and outsiders

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, 40 days));
    }

    function donate(uint256 amount) external {
        amount = bound(amount, 1, MOST);
        dollar.mint(address(pool), amount);
        donated += amount;
    }

    function mark() external {
        try nav.mark(address(pool)) {} catch {}
    }

    // Investors

    function invest(uint256 who, uint256 tranche, uint256 amount) external forward {
        tranche = bound(tranche, 0, 2);
        Waterfall.Tranche memory books = pool.book().tranches[tranche];
        uint256 room = pool.maximumOf(tranche) - books.principal;
        bool open = pool.state() == IPool.State.Raising && block.timestamp <= pool.raiseEnds();
        if (!open || pool.issuanceFrozen() || room == 0) return;
        amount = bound(amount, 1, room);
        address investor = _investor(who);
        dollar.mint(investor, amount);
        vm.startPrank(investor);
        dollar.approve(address(pool), amount);
        pool.invest(tranche, amount, investor);
        vm.stopPrank();
        cashIn += amount;
        supplies[tranche] += amount;
    }

    function transfer(uint256 from, uint256 to, uint256 tranche, uint256 amount) external {
        if (pool.state() == IPool.State.Raising || pool.state() == IPool.State.Refunding) return;
        Share share = _share(bound(tranche, 0, 2));
        (address sender, address receiver) = (_investor(from), _investor(to));
        amount = bound(amount, 0, share.balanceOf(sender));
        vm.prank(sender);
        share.transfer(receiver, amount);
    }

    function claim(uint256 who, uint256 tranche) external {
        _share(bound(tranche, 0, 2)).claim(_investor(who));
    }

    function refund(uint256 who, uint256 tranche, uint256 amount) external forward {
        tranche = bound(tranche, 0, 2);
        address investor = _investor(who);
        uint256 held = _share(tranche).balanceOf(investor);
        if (pool.state() != IPool.State.Refunding || held == 0) return;
        amount = bound(amount, 1, held);
        vm.prank(investor);
        pool.refund(tranche, amount, investor);
        cashOut += amount;
        supplies[tranche] -= amount;
    }

    function redeem(uint256 who, uint256 tranche, uint256 amount) external forward {
        tranche = bound(tranche, 0, 2);
        address investor = _investor(who);
        uint256 held = _share(tranche).balanceOf(investor);
        Waterfall.Tranche memory books = pool.book().tranches[tranche];
        bool early = (pool.state() == IPool.State.Active || pool.state() == IPool.State.WindingDown)
            && tranche != 2 && books.principal == 0 && books.accrued == 0;
        if (held == 0 || !(early || pool.state() == IPool.State.Closed)) return;
        amount = bound(amount, 1, held);
        vm.prank(investor);
        cashOut += pool.redeem(tranche, amount, investor);
        supplies[tranche] -= amount;
    }

    // Parties

    function activate() external forward {
        if (pool.state() != IPool.State.Raising) return;
        (uint256 net,) = nav.valueOf(address(pool));
        uint256 raised = supplies[0] + supplies[1] + supplies[2];
        vm.prank(pool.issuer());
        try pool.activate() {
            supplies[2] += net - raised;
        } catch {}
    }

    function cancel() external forward {
        if (pool.state() != IPool.State.Raising) return;
        vm.prank(pool.issuer());
        pool.cancel();
    }

    function collect(uint256 interest, uint256 principal, uint256 recoveries, uint256 change, uint256 late)
        external
        forward
    {
        if (pool.state() != IPool.State.Active && pool.state() != IPool.State.WindingDown) return;
        if (block.timestamp <= pool.asOf()) vm.warp(uint256(pool.asOf()) + 1);
        Collection memory collection;
        collection.period = pool.period() + 1;
        collection.interest = uint96(bound(interest, 0, 30_000 * DOLLAR));
        collection.principal = uint96(bound(principal, 0, value));
        collection.recoveries = uint96(bound(recoveries, 0, 20_000 * DOLLAR));
        // Mostly what is left, sometimes all lost, sometimes more.
        value -= collection.principal;
        if (change % 5 == 0) value = bound(change, 0, value);
        if (change % 17 == 0) value = 0;
        if (change % 13 == 0) value += bound(change, 0, 50_000 * DOLLAR);
        collection.late90 = uint96(bound(late, 0, value / 4));
        collection.report = report(value);
        collection.report.impairment = uint96(pool.impairmentUp(0, 0, collection.late90));
        _send(collection);
    }

    function impair(uint256 amount) external {
        if (pool.state() != IPool.State.Active && pool.state() != IPool.State.WindingDown) return;
        vm.prank(pool.valuer());
        pool.impair(uint96(bound(amount, 0, 100_000 * DOLLAR)));
    }

    function confirm() external {
        uint256 revision = nav.revisionOf(address(pool));
        if (nav.confirmed(address(pool))) return;
        vm.prank(pool.valuer());
        nav.confirm(address(pool), revision);
    }

    function withdraw(bool servicer) external {
        address party = servicer ? pool.servicer() : pool.issuer();
        if (pool.creditOf(party) == 0) return;
        vm.prank(party);
        cashOut += pool.withdraw(party);
    }

    function receiveBond(uint256 amount) external {
        IPool.State state = pool.state();
        if (state < IPool.State.Raising || state > IPool.State.WindingDown) return;
        amount = bound(amount, 1, 20_000 * DOLLAR);
        dollar.mint(address(pool), amount);
        vm.prank(address(pools));
        pool.receiveBond(amount);
        cashIn += amount;
    }

    function freeze(bool frozen) external {
        vm.prank(address(pools));
        if (frozen) pool.freezeIssuance();
        else pool.resumeIssuance();
    }

    function windDown(uint256 seed) external forward {
        if (pool.state() != IPool.State.Active || seed % 8 != 0) return;
        vm.prank(governor);
        pools.windDown(address(pool));
    }

    function close() external forward {
        if (pool.state() != IPool.State.WindingDown) return;
        (, uint256 gross) = nav.valueOf(address(pool));
        if (gross != 0) return;
        uint256 before = _inShares();
        vm.prank(pool.valuer());
        pool.close();
        cashOut += _inShares() - before;
    }

    // The last day

    /// @notice Brings the pool to its end from wherever it is and lets everybody leave.
    function finish() external {
        if (pool.state() == IPool.State.Raising) {
            vm.prank(pool.issuer());
            pool.cancel();
        }
        if (pool.state() == IPool.State.Active) {
            vm.prank(governor);
            pools.windDown(address(pool));
        }
        if (pool.state() == IPool.State.WindingDown) _lastReport();
        _everybodyLeaves();
    }

    function report(uint256 worth) public view returns (INav.Report memory made) {
        made.ladderHash = keccak256(abi.encode(worth, block.timestamp));
        made.asOf = uint40(block.timestamp);
        made.averageSpread = 3e7;
        made.due = uint96(worth / 200);
        made.moments[0] = worth << 176 | 400_000;
        for (uint256 j = 1; j < 10; ++j) {
            made.moments[j] = 400_000;
        }
    }

    function _lastReport() private {
        vm.warp(block.timestamp + 30 days);
        Collection memory collection;
        collection.period = pool.period() + 1;
        collection.recoveries = 123_456_789_123;
        collection.report = report(0);
        _send(collection);
        if (!nav.confirmed(address(pool))) {
            uint256 revision = nav.revisionOf(address(pool));
            vm.prank(pool.valuer());
            nav.confirm(address(pool), revision);
        }
        uint256 before = _inShares();
        vm.prank(pool.valuer());
        pool.close();
        cashOut += _inShares() - before;
    }

    function _everybodyLeaves() private {
        for (uint256 i; i < 15; ++i) {
            uint256 tranche = i % 3;
            Share share = _share(tranche);
            address holder = i / 3 == 4 ? pool.issuer() : investors[i / 3];
            uint256 held = share.balanceOf(holder);
            if (held != 0) {
                supplies[tranche] -= held;
                bool closed = pool.state() == IPool.State.Closed;
                vm.prank(holder);
                if (closed) {
                    cashOut += pool.redeem(tranche, held, holder);
                } else {
                    pool.refund(tranche, held, holder);
                    cashOut += held;
                }
            }
            share.claim(holder);
        }
        address[2] memory parties = [pool.issuer(), pool.servicer()];
        for (uint256 i; i < 2; ++i) {
            if (pool.creditOf(parties[i]) == 0) continue;
            vm.prank(parties[i]);
            cashOut += pool.withdraw(parties[i]);
        }
    }

    function _send(Collection memory collection) private {
        uint256 amount = uint256(collection.interest) + collection.principal + collection.recoveries;
        address servicer = pool.servicer();
        Waterfall.Book memory before = pool.book();
        (uint32 period, uint256 inShares) = (pool.period(), _inShares());
        dollar.mint(servicer, amount);
        vm.startPrank(servicer);
        dollar.approve(address(pool), amount);
        pool.collect(collection);
        vm.stopPrank();
        cashIn += amount;
        uint256 toShares = _inShares() - inShares;
        cashOut += toShares;
        if (pool.period() != period + 1) ++periodsRepeated;
        _checkOrder(before, pool.book(), amount, toShares);
    }

    /// @dev Who is paid may not stand behind somebody whose claim of that kind is still open.
    function _checkOrder(
        Waterfall.Book memory before,
        Waterfall.Book memory book,
        uint256 amount,
        uint256 toShares
    ) private {
        bool windingDown = pool.state() == IPool.State.WindingDown;
        bool mezzanineRepaid = book.tranches[1].principal < before.tranches[1].principal;
        bool mezzaninePaid = book.tranches[1].earmark > before.tranches[1].earmark;
        // What went to shares beyond the senior's own claim is the junior's.
        uint256 seniorPaid = before.tranches[0].principal + before.tranches[0].accrued
            + uint256(before.tranches[0].principal) * before.tranches[0].coupon * (book.since - before.since)
            / (1e9 * 365 days) - book.tranches[0].principal - book.tranches[0].accrued;
        bool juniorPaid = toShares > seniorPaid;
        uint256 seniorClaim = uint256(book.tranches[0].principal) + book.tranches[0].accrued;
        uint256 claims = seniorClaim + book.tranches[1].principal + book.tranches[1].accrued;

        if (mezzanineRepaid && book.tranches[0].principal != 0) ++paidOutOfOrder;
        if (mezzaninePaid && book.tranches[0].accrued != 0) ++paidOutOfOrder;
        if (juniorPaid && (book.tranches[0].accrued != 0 || book.tranches[1].accrued != 0)) ++paidOutOfOrder;
        if (juniorPaid && book.trapped != 0) ++paidOutOfOrder;
        if (windingDown && mezzaninePaid && seniorClaim != 0) ++paidOutOfOrder;
        if (windingDown && juniorPaid && claims != 0) ++paidOutOfOrder;
        if (toShares > amount + before.trapped) ++paidOutOfOrder;
    }

    function _inShares() private view returns (uint256 sum) {
        for (uint256 i; i < 3; ++i) {
            (uint256 held,) = _share(i).incomeTotals();
            sum += held;
        }
    }

    function _share(uint256 tranche) private view returns (Share) {
        return Share(address(pool.shareOf(tranche)));
    }

    function _investor(uint256 who) private view returns (address) {
        return investors[bound(who, 0, 3)];
    }
}
