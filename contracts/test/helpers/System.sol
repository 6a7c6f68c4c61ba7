// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Desk} from "../../src/exit/Desk.sol";
import {Reserve} from "../../src/exit/Reserve.sol";
import {Share} from "../../src/identity/Share.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {INav} from "../../src/interfaces/INav.sol";
import {Ladder} from "../../src/oracle/Ladder.sol";
import {Collection} from "../../src/pool/Terms.sol";
import {PoolRig} from "./pool/PoolRig.sol";
import {Portfolio} from "./Portfolio.sol";

/// @notice The whole system: everything of PoolRig, a reserve and a desk that lists the three shares of its pool, and a
/// portfolio of level-pay loans that the pool's reports are made of. `_live()` brings it to its first day.
abstract contract System is PoolRig {
    using Portfolio for Portfolio.Segment;

    uint256 internal constant WAD = 1e18;
    uint256 internal constant COOLDOWN = 7 days;
    uint256 internal constant WINDOW = 3 days;

    Reserve internal reserve;
    Desk internal desk;
    address internal provider = makeAddr("provider");
    address internal dealer = makeAddr("dealer");

    /// @dev What the borrowers owe.
    Portfolio.Segment internal portfolio;
    /// @dev The curve that `_quoteCurve` last reported.
    uint256 internal curve;

    function setUp() public virtual override {
        super.setUp();
        curve = _flat(int256(FORWARD));
        reserve = new Reserve(
            address(dollar), address(authority), COOLDOWN, WINDOW, "Specie reserve, local dollar", "rLUSD"
        );
        desk = new Desk(address(reserve), address(nav), address(authority));
        vm.prank(governor);
        reserve.addDesk(address(desk));
        for (uint256 i; i < 3; ++i) {
            _listAt(desk, _share(pool, i), 400_000 * DOLLAR);
        }
        _verify(dealer);
        portfolio = Portfolio.Segment({
            balance: 1_000_000 * DOLLAR, months: 24, coupon: 14e7, hazard: 2e7, recovery: 4e8, spread: 3e7
        });
    }

    function _listAt(Desk at_, Share share, uint256 limit) internal {
        vm.prank(transferAgent);
        share.setVenue(address(at_), address(at_));
        vm.prank(governor);
        at_.list(address(share), IDesk.Terms({limit: uint96(limit), base: 200, slope: 4000, window: 10}));
    }

    /// @dev Raised, activated, with 300,000 in the reserve.
    function _live() internal {
        INav.Report memory first = _statement(0);
        vm.prank(issuer);
        pool.originate(keccak256("tape"), first);
        _confirm(pool);
        pool.startRaising();
        _invest(pool, 0, alice, 600_000 * DOLLAR);
        _invest(pool, 1, bob, 200_000 * DOLLAR);
        _invest(pool, 2, carol, 50_000 * DOLLAR);
        vm.prank(issuer);
        pool.activate();
        _provide(provider, 300_000 * DOLLAR);
        vm.warp(block.timestamp + 1 days);
    }

    /// @dev The servicer's statement of the portfolio as it is.
    function _statement(uint256 impairment) internal view returns (INav.Report memory) {
        return portfolio.report(this.valuation(portfolio.ladder()), curve, impairment);
    }

    /// @notice Value of a ladder at the current curve; external because a ladder is read from calldata.
    function valuation(bytes calldata ladder) external view returns (Ladder.Valuation memory) {
        return Ladder.value(ladder, curve, 0);
    }

    /// @dev A month passes: borrowers pay what is due, `defaultBps` of the balance is written off and a fifth of that
    /// recovered; `late` of the balance is 90 days late.
    function _month(uint256 defaultBps, uint256 late) internal {
        _passMonth();
        _quoteCurve(_flat(int256(FORWARD)));
        _collectMonth(defaultBps, late);
    }

    function _collectMonth(uint256 defaultBps, uint256 late) internal {
        Collection memory c;
        uint256 defaulted = portfolio.balance * defaultBps / 10_000;
        portfolio.balance -= defaulted;
        (uint256 interest, uint256 principal) = portfolio.due();
        portfolio.balance -= principal;
        if (portfolio.months != 0) --portfolio.months;
        if (late > portfolio.balance) late = portfolio.balance;

        c.period = pool.period() + 1;
        (c.interest, c.principal, c.recoveries) = (uint96(interest), uint96(principal), uint96(defaulted / 5));
        (c.defaulted, c.late90) = (uint96(defaulted), uint96(late));
        c.tapeRoot = keccak256(abi.encode("tape", c.period));
        c.report = _statement(pool.impairmentUp(0, 0, late));
        _send(pool, c);
    }

    function _flat(int256 forward) internal view returns (uint256 word) {
        word = (block.timestamp / 1 days) << 240;
        for (uint256 j; j < 10; ++j) {
            word |= uint256(uint24(int24(forward))) << (24 * j);
        }
    }

    /// @dev Reports the curve if the feed takes one now.
    function _quoteCurve(uint256 word) internal {
        vm.prank(reporter);
        try feeds.reportCurve(CURVE, word) {} catch {}
        curve = feeds.curve(CURVE);
    }

    function _provide(address from, uint256 amount) internal returns (uint256 shares) {
        _fund(from, amount, address(reserve), address(dollar));
        vm.prank(from);
        return reserve.deposit(amount, from);
    }

    /// @dev Sells through the desk with an approval.
    function _sell(address from, uint256 tranche, uint256 amount)
        internal
        returns (uint256 filled, uint256 paid)
    {
        Share share = _share(pool, tranche);
        vm.startPrank(from);
        share.approve(address(desk), amount);
        (filled, paid) = desk.sell(address(share), amount, 0, 0, from);
        vm.stopPrank();
    }

    function _buy(address buyer, uint256 tranche, uint256 amount) internal returns (uint256 cost) {
        address share = address(_share(pool, tranche));
        cost = desk.costOf(share, amount);
        _fund(buyer, cost, address(desk), address(dollar));
        vm.prank(buyer);
        desk.buy(share, amount, cost, buyer);
    }

    /// @dev Announces all of `owner`'s reserve shares and waits.
    function _announce(address owner) internal {
        uint256 all = reserve.balanceOf(owner);
        vm.prank(owner);
        reserve.announce(all);
        vm.warp(block.timestamp + COOLDOWN);
    }

    function _leave(address owner) internal returns (uint256 got) {
        uint256 shares = reserve.maxRedeem(owner);
        if (shares == 0) return 0;
        vm.prank(owner);
        return reserve.redeem(shares, owner, owner);
    }
}
