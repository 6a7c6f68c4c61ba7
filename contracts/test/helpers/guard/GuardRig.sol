// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Desk} from "../../../src/exit/Desk.sol";
import {Market} from "../../../src/exit/Market.sol";
import {Windows} from "../../../src/exit/Windows.sol";
import {Guard} from "../../../src/guard/Guard.sol";
import {IGuard} from "../../../src/interfaces/IGuard.sol";
import {IRules} from "../../../src/interfaces/IRules.sol";
import {IWindows} from "../../../src/interfaces/IWindows.sol";
import {WindowedPool} from "../exit/WindowedPool.sol";
import {MarketRig} from "../market/MarketRig.sol";

/// @notice One share that desk, market and windows take, and the guard that watches it. The test sets its prices.
abstract contract GuardRig is MarketRig {
    uint256 internal constant SPACING = 1 hours;
    uint256 internal constant DURATION = 6 hours;
    uint256 internal constant LONGEST = 2 days;
    uint256 internal constant REST = 4 days;
    uint64 internal constant GUARDIAN = 6;
    uint64 internal constant HALTER = 7;

    Guard internal guard;
    Windows internal windows;
    address internal guardian = makeAddr("guardian");

    function setUp() public virtual override {
        super.setUp();
        IRules.Policy memory policy;
        policy.required = ACCREDITED;
        uint16[] memory countries = new uint16[](1);
        countries[0] = SWITZERLAND;
        pool = new WindowedPool(address(identity), address(cash), address(this), policy, countries);
        share = pool.share();
        nav.set(address(share), WAD, WAD, WAD);
        share.setVenue(address(desk), address(desk));
        desk.list(address(share), _terms());
        _listMarket(share);
        _equip(pool);
        _openWindows();
        _provide(provider, 500_000 * UNIT);
        _add(provider, share, -900, 900, DEEP);

        guard = new Guard(address(desk), address(market), address(authority));
        _allow(address(guard), Guard.raise.selector, GUARDIAN, guardian);
        _allow(address(desk), Desk.halt.selector, HALTER, address(guard));
        _allow(address(market), Market.halt.selector, HALTER, address(guard));
        guard.setTerms(address(share), _watchTerms());
        vm.warp(block.timestamp + 2 days);
    }

    function _watchTerms() internal pure returns (IGuard.Terms memory) {
        return IGuard.Terms({
            band: 1e7,
            leastDeviation: 1e6,
            sigmas: 40,
            observations: 3,
            spacing: uint32(SPACING),
            duration: uint32(DURATION),
            longest: uint32(LONGEST),
            rest: uint32(REST),
            // stale 2, parked 1, divergence 3, exhausted 1, cover 2
            ceilings: 2 | 1 << 2 | 3 << 4 | 1 << 6 | 2 << 8,
            depth: uint96(10_000 * UNIT)
        });
    }

    function _allow(address target, bytes4 selector, uint64 role, address who) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        authority.setTargetFunctionRole(target, selectors, role);
        authority.grantRole(role, who, 0);
    }

    function _openWindows() private {
        windows = new Windows(
            address(share),
            address(nav),
            IWindows.Terms({
                notice: [uint16(0), 45, 90],
                fee: [uint16(0), 0, 0],
                swing: 0,
                swingAt: 0,
                most: 100_000,
                patience: 1,
                distributing: false
            })
        );
        share.setVenue(address(windows), address(windows));
        uint32[] memory cutoffs = new uint32[](20);
        uint32[] memory settlements = new uint32[](20);
        for (uint256 i; i < 20; ++i) {
            settlements[i] = uint32(START + 9 days + 3 hours * (i + 1));
            cutoffs[i] = uint32(settlements[i] - 1 hours);
        }
        windows.publish(cutoffs, settlements);
    }

    function _level() internal view returns (uint256 level) {
        (level,,) = guard.levelOf(address(share));
    }

    function _until() internal view returns (uint256 until) {
        (, until,) = guard.levelOf(address(share));
    }

    function _raise(uint8 level, uint256 duration) internal {
        vm.prank(guardian);
        guard.raise(address(share), level, uint32(duration), "a test");
    }

    /// @dev So many observations, each as soon as it may be.
    function _observe(uint256 times) internal {
        for (uint256 i; i < times; ++i) {
            vm.warp(block.timestamp + SPACING);
            guard.observe(address(share));
        }
    }

    /// @dev The NAV steps away from the market's price.
    function _diverge() internal {
        _setPrice(share, 1.05e18);
    }
}
