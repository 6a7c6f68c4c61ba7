// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Desk} from "../../src/exit/Desk.sol";
import {Market} from "../../src/exit/Market.sol";
import {Guard} from "../../src/guard/Guard.sol";
import {Share} from "../../src/identity/Share.sol";
import {IGuard} from "../../src/interfaces/IGuard.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Gas} from "../helpers/Gas.sol";
import {PlaceMarket} from "../helpers/market/PlaceMarket.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole transactions of the guard on the real system: price, desk, market and its liquidity are looked at.
contract GuardGasTest is System, PlaceMarket, Gas {
    uint64 private constant HALTER = 77;

    Market private market;
    Guard private guard;
    Share private share;

    function setUp() public override {
        super.setUp();
        _live();
        share = _share(pool, 1);
        (, market) = _placeMarket(address(nav), address(dollar), address(authority));
        address manager = market.manager();
        vm.prank(transferAgent);
        share.setVenue(manager, address(market));
        guard = new Guard(address(desk), address(market), address(authority));
        vm.startPrank(governor);
        market.list(address(share), IMarket.Terms({width: 200, base: 500}));
        guard.setTerms(
            address(share),
            IGuard.Terms({
                band: 1e7,
                leastDeviation: 1e6,
                sigmas: 40,
                observations: 3,
                spacing: 1 hours,
                duration: 6 hours,
                longest: 2 days,
                rest: 4 days,
                ceilings: 0x276,
                depth: uint96(10_000 * DOLLAR)
            })
        );
        _let(address(desk), Desk.halt.selector);
        _let(address(market), Market.halt.selector);
        vm.stopPrank();
        _fund(bob, 1_000_000 * DOLLAR, address(market), address(dollar));
        vm.startPrank(bob);
        share.approve(address(market), type(uint256).max);
        (,, int24 tick) = market.poolOf(address(share));
        int24 middle = tick / 10 * 10;
        market.provide(address(share), middle - 300, middle + 300, 10_000_000e6, 1e12, 1e12);
        vm.stopPrank();
        vm.warp(block.timestamp + 1 days);
    }

    function _let(address target, bytes4 selector) private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        authority.setTargetFunctionRole(target, selectors, HALTER);
        authority.grantRole(HALTER, address(guard), 0);
    }

    function test_gas_observe() public {
        guard.observe(address(share));
        vm.warp(block.timestamp + 1 hours);
        guard.observe(address(share));
        _record("guard.observe");
    }

    function test_gas_raise() public {
        vm.prank(governor);
        guard.raise(address(share), 3, 6 hours, "The servicer has not reported; nobody answers.");
        _record("guard.raise");
    }

    function test_gas_lower() public {
        vm.startPrank(governor);
        guard.raise(address(share), 3, 6 hours, "");
        guard.lower(address(share), 0);
        vm.stopPrank();
        _record("guard.lower");
    }
}
