// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Authority} from "../../../src/govern/Authority.sol";
import {Identity} from "../../../src/identity/Identity.sol";
import {Share} from "../../../src/identity/Share.sol";
import {IFeeds} from "../../../src/interfaces/IFeeds.sol";
import {INav} from "../../../src/interfaces/INav.sol";
import {IPool} from "../../../src/interfaces/IPool.sol";
import {IPools} from "../../../src/interfaces/IPools.sol";
import {IRules} from "../../../src/interfaces/IRules.sol";
import {LocalDollar} from "../../../src/local/LocalDollar.sol";
import {Kind} from "../../../src/oracle/FeedWord.sol";
import {Feeds} from "../../../src/oracle/Feeds.sol";
import {Nav} from "../../../src/oracle/Nav.sol";
import {Pool} from "../../../src/pool/Pool.sol";
import {Pools} from "../../../src/pool/Pools.sol";
import {Collection, Terms, TrancheTerms} from "../../../src/pool/Terms.sol";

/// @notice The real system around a pool: identities, feeds, price and registry, and the steps of a pool's life.
abstract contract PoolRig is Test {
    uint256 internal constant DOLLAR = 1e6;
    uint256 internal constant MONTH = 365 days / 12;
    bytes32 internal constant CURVE = "USD";
    uint256 internal constant FORWARD = 400_000;

    address internal governor = makeAddr("governor");
    address internal kycIssuer = makeAddr("kycIssuer");
    address internal reporter = makeAddr("reporter");
    address internal issuer = makeAddr("issuer");
    address internal servicer = makeAddr("servicer");
    address internal valuer = makeAddr("valuer");
    address internal transferAgent = makeAddr("transferAgent");
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");
    address internal outsider = makeAddr("outsider");

    Authority internal authority;
    Identity internal identity;
    Feeds internal feeds;
    Pools internal pools;
    Nav internal nav;
    LocalDollar internal dollar;
    Pool internal pool;

    function setUp() public virtual {
        vm.warp(1_780_000_000);
        vm.roll(1_000);
        authority = new Authority(governor);
        identity = new Identity(address(authority));
        feeds = new Feeds(address(authority));
        pools = new Pools(
            address(authority),
            address(identity),
            keccak256(type(Pool).creationCode),
            keccak256(type(Share).creationCode)
        );
        nav = new Nav(
            IPools(address(pools)),
            IFeeds(address(feeds)),
            Nav.Settings({delay: 1 days, maxAge: 15 days, up: 5e8, down: 5e8})
        );
        dollar = new LocalDollar();

        vm.startPrank(governor);
        pools.setNav(address(nav));
        identity.trustIssuer(kycIssuer, type(uint64).max);
        feeds.setFeed(CURVE, Feeds.Settings(Kind.Curve, 0, 1, 190 days, 1e6, 1e6));
        feeds.setReporter(CURVE, reporter, true);
        vm.stopPrank();
        _reportCurve();
        _verify(issuer);
        _verify(alice);
        _verify(bob);
        _verify(carol);
        pool = _open(_terms(), _tranches(3));
    }

    // Steps

    function _reportCurve() internal {
        uint256 word = (block.timestamp / 1 days) << 240;
        for (uint256 j; j < 10; ++j) {
            word |= FORWARD << (24 * j);
        }
        vm.prank(reporter);
        feeds.reportCurve(CURVE, word);
    }

    function _verify(address wallet) internal {
        uint32 version = identity.walletOf(wallet).version + 1;
        vm.prank(kycIssuer);
        identity.register(
            Identity.Statement(
                wallet,
                0,
                756,
                1,
                uint40(block.timestamp + 3650 days),
                version,
                uint40(block.timestamp + 1 days)
            ),
            kycIssuer,
            ""
        );
    }

    function _terms() internal view returns (Terms memory) {
        return Terms({
            issuer: issuer,
            servicer: servicer,
            valuer: valuer,
            cash: address(dollar),
            documents: keccak256("documents"),
            curveFeed: CURVE,
            hazardFeed: 0,
            raiseEnds: uint40(block.timestamp + 30 days),
            minimumRaise: uint96(500_000 * DOLLAR),
            feeRate: 1e7,
            writeDown: [uint16(500), 2_500, 6_000],
            bond: uint96(20_000 * DOLLAR)
        });
    }

    /// @dev Senior and mezzanine have a coupon and a coverage test; senior and junior distribute, mezzanine accrues.
    function _tranches(uint256 count) internal view returns (TrancheTerms[] memory tranches) {
        tranches = new TrancheTerms[](count);
        for (uint256 i; i < count; ++i) {
            bool residual = i == count - 1;
            IRules.Policy memory policy;
            policy.anyCountry = true;
            tranches[i] = TrancheTerms({
                name: residual ? "Junior" : i == 0 ? "Senior" : "Mezzanine",
                symbol: residual ? "JUN" : i == 0 ? "SEN" : "MEZ",
                owner: transferAgent,
                coupon: residual ? 0 : i == 0 ? 6e7 : 1e8,
                ratio: residual ? 0 : i == 0 ? 1.4e9 : 1.1e9,
                maximum: uint96((residual ? 900_000 : i == 0 ? 600_000 : 200_000) * DOLLAR),
                distributing: residual || i == 0,
                policy: policy,
                countries: new uint16[](0)
            });
        }
    }

    function _open(Terms memory terms, TrancheTerms[] memory tranches) internal returns (Pool opened) {
        vm.prank(governor);
        opened = Pool(pools.open(terms, tranches, type(Pool).creationCode, type(Share).creationCode));
        _bond(opened);
    }

    function _bond(Pool target) internal {
        uint256 bond = _bondOf(target);
        address party = target.servicer();
        _fund(party, bond, address(pools), target.cash());
        vm.prank(party);
        pools.postBond(address(target));
    }

    function _bondOf(Pool target) internal view returns (uint256 bond) {
        (, bond,) = pools.entryOf(address(target));
    }

    function _fund(address who, uint256 amount, address spender, address cash) internal {
        LocalDollar(cash).mint(who, amount);
        vm.prank(who);
        IERC20(cash).approve(spender, type(uint256).max);
    }

    /// @dev A portfolio worth `value` at the curve, with half a percent of it due in the first month.
    function _report(uint256 value, uint256 impairment) internal view returns (INav.Report memory report) {
        report.ladderHash = keccak256(abi.encode(value, block.timestamp));
        report.asOf = uint40(block.timestamp);
        report.averageSpread = 3e7;
        report.due = uint96(value / 200);
        report.impairment = uint96(impairment);
        report.moments[0] = value << 176 | FORWARD;
        for (uint256 j = 1; j < 10; ++j) {
            report.moments[j] = FORWARD;
        }
    }

    function _originate(Pool target, uint256 value) internal {
        address party = target.issuer();
        vm.prank(party);
        target.originate(keccak256("tape"), _report(value, 0));
        _confirm(target);
        target.startRaising();
    }

    function _confirm(Pool target) internal {
        uint256 revision = nav.revisionOf(address(target));
        address party = target.valuer();
        vm.prank(party);
        nav.confirm(address(target), revision);
    }

    function _invest(Pool target, uint256 tranche, address investor, uint256 amount) internal {
        _fund(investor, amount, address(target), target.cash());
        vm.prank(investor);
        target.invest(tranche, amount, investor);
    }

    /// @dev 600,000 senior, 200,000 mezzanine and 50,000 junior against a portfolio of 1,000,000.
    function _activate(Pool target) internal {
        _originate(target, 1_000_000 * DOLLAR);
        _invest(target, 0, alice, 600_000 * DOLLAR);
        _invest(target, 1, bob, 200_000 * DOLLAR);
        _invest(target, 2, carol, 50_000 * DOLLAR);
        address party = target.issuer();
        vm.prank(party);
        target.activate();
    }

    function _collection(Pool target, uint256 interest, uint256 principal, uint256 recoveries, uint256 value)
        internal
        view
        returns (Collection memory collection)
    {
        collection.period = target.period() + 1;
        collection.interest = uint96(interest);
        collection.principal = uint96(principal);
        collection.recoveries = uint96(recoveries);
        collection.tapeRoot = keccak256(abi.encode("tape", collection.period));
        collection.report = _report(value, 0);
    }

    function _collect(Pool target, uint256 interest, uint256 principal, uint256 recoveries, uint256 value)
        internal
    {
        _send(target, _collection(target, interest, principal, recoveries, value));
    }

    function _send(Pool target, Collection memory collection) internal {
        uint256 amount = uint256(collection.interest) + collection.principal + collection.recoveries;
        address party = target.servicer();
        _fund(party, amount, address(target), target.cash());
        vm.prank(party);
        target.collect(collection);
    }

    function _passMonth() internal {
        vm.warp(block.timestamp + MONTH);
        vm.roll(block.number + 200_000);
    }

    /// @dev A last report of a portfolio worth nothing, confirmed, and the end.
    function _finish(Pool target, uint256 recoveries) internal {
        _passMonth();
        _collect(target, 0, 0, recoveries, 0);
        if (!nav.confirmed(address(target))) _confirm(target);
        address party = target.valuer();
        vm.prank(party);
        target.close();
    }

    function _windDown(Pool target) internal {
        vm.prank(governor);
        pools.windDown(address(target));
    }

    // Reads

    function _share(Pool target, uint256 tranche) internal view returns (Share) {
        return Share(address(target.shareOf(tranche)));
    }

    function _cashOf(address who) internal view returns (uint256) {
        return dollar.balanceOf(who);
    }

    /// @dev Cash that the pool's books say it holds: trapped, earmarked, paid in while raising.
    function _booked(Pool target) internal view returns (uint256 sum) {
        sum = target.book().trapped;
        IPool.State state = target.state();
        bool escrow = state < IPool.State.Active || state == IPool.State.Refunding;
        for (uint256 i; i < target.book().count; ++i) {
            sum += target.book().tranches[i].earmark;
            if (escrow) sum += target.book().tranches[i].principal;
        }
    }
}
