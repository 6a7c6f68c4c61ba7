// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {Exits} from "../../../src/exit/Exits.sol";
import {Quotes} from "../../../src/exit/Quotes.sol";
import {Market} from "../../../src/exit/Market.sol";
import {Windows} from "../../../src/exit/Windows.sol";
import {WindowsFactory} from "../../../src/exit/WindowsFactory.sol";
import {Share} from "../../../src/identity/Share.sol";
import {IExits} from "../../../src/interfaces/IExits.sol";
import {IMarket} from "../../../src/interfaces/IMarket.sol";
import {IQuotes} from "../../../src/interfaces/IQuotes.sol";
import {IWindows} from "../../../src/interfaces/IWindows.sol";
import {PlaceMarket} from "../market/PlaceMarket.sol";
import {System} from "../System.sol";

/// @notice The real system with all exits open for its mezzanine share: desk, market with liquidity, windows, router.
/// The desk has a float and inventory, and everybody has had cash before: an ordinary day.
abstract contract ExitsRig is System, PlaceMarket {
    uint8 internal constant TO_DESK = 1;
    uint8 internal constant TO_MARKET = 2;
    uint8 internal constant TO_QUOTES = 4;
    uint8 internal constant TO_WINDOWS = 5;
    uint128 internal constant DEEP = 10_000_000e6;

    IPoolManager internal manager;
    Market internal market;
    WindowsFactory internal factory;
    Windows internal windows;
    Quotes internal quotes;
    Exits internal exits;
    Share internal share;

    function setUp() public virtual override {
        super.setUp();
        _live();
        share = _share(pool, 1);
        (manager, market) = _placeMarket(address(nav), address(dollar), address(authority));
        factory = new WindowsFactory(address(pools), address(nav), keccak256(type(Windows).creationCode));
        _openWindows();
        quotes = new Quotes(address(nav), address(dollar));
        exits = new Exits(address(desk), address(factory), address(market), address(0), address(quotes));
        vm.startPrank(transferAgent);
        share.setVenue(address(manager), address(market));
        share.setVenue(address(quotes), address(quotes));
        share.setVenue(address(exits), address(exits));
        vm.stopPrank();
        vm.startPrank(governor);
        market.list(address(share), IMarket.Terms({width: 200, base: 500}));
        desk.setFloat(100_000 * DOLLAR);
        vm.stopPrank();

        vm.prank(bob);
        share.transfer(dealer, 50_000 * DOLLAR);
        _fund(dealer, 1_000_000 * DOLLAR, address(market), address(dollar));
        vm.prank(dealer);
        share.approve(address(market), type(uint256).max);
        (,, int24 tick) = market.poolOf(address(share));
        int24 middle = tick / 10 * 10;
        vm.prank(dealer);
        market.provide(address(share), middle - 300, middle + 100, DEEP, 1e12, 1e12);
        _sell(bob, 1, 10_000 * DOLLAR);
        vm.warp(block.timestamp + 1 days);
        vm.roll(block.number + 1);
    }

    function _openWindows() private {
        IWindows.Terms memory terms = IWindows.Terms({
            notice: [uint16(0), 0, 0],
            fee: [uint16(500), 0, 0],
            swing: 0,
            swingAt: 0,
            most: 100_000,
            patience: 2,
            distributing: false
        });
        vm.prank(servicer);
        windows = Windows(factory.open(address(share), terms, type(Windows).creationCode));
        vm.prank(transferAgent);
        share.setVenue(address(windows), address(windows));
        uint32[] memory cutoffs = new uint32[](3);
        uint32[] memory settlements = new uint32[](3);
        for (uint256 i; i < 3; ++i) {
            settlements[i] = uint32(block.timestamp + 10 days * (i + 1));
            cutoffs[i] = settlements[i] - 3 days;
        }
        vm.prank(servicer);
        windows.publish(cutoffs, settlements);
    }

    function _leg(uint8 kind, uint256 shares) internal pure returns (IExits.Leg memory) {
        return IExits.Leg(kind, uint128(shares), 0, "");
    }

    /// @dev Legs to desk and market, as far as they are not zero.
    function _legs(uint256 toDesk, uint256 toMarket) internal pure returns (IExits.Leg[] memory legs) {
        legs = new IExits.Leg[](2);
        legs[0] = _leg(TO_DESK, toDesk);
        legs[1] = _leg(TO_MARKET, toMarket);
    }

    function _order(address receiver, IExits.Leg[] memory legs)
        internal
        view
        returns (IExits.Order memory order)
    {
        order.receiver = receiver;
        order.deadline = uint48(block.timestamp);
        order.legs = legs;
    }

    function _exit(address seller, uint256 amount, IExits.Order memory order)
        internal
        returns (uint256 paid)
    {
        uint256 before = dollar.balanceOf(order.receiver);
        vm.prank(seller);
        share.transferAndCall(address(exits), amount, abi.encode(order));
        return dollar.balanceOf(order.receiver) - before;
    }

    /// @dev What the market would pay, found by selling and going back.
    function _marketPays(address seller, uint256 amount) internal returns (uint256 filled, uint256 paid) {
        uint256 state = vm.snapshotState();
        vm.startPrank(seller);
        share.approve(address(market), amount);
        (filled, paid) = market.sell(address(share), amount, 0, 0, seller);
        vm.stopPrank();
        vm.revertToStateAndDelete(state);
    }

    /// @dev The dealer rests a quote: 0.1 % below the bid, 1 % more when its book of `most` is full.
    function _rest(uint256 most, uint256 cash) internal {
        _fund(dealer, cash, address(quotes), address(dollar));
        vm.startPrank(dealer);
        quotes.set(
            address(share),
            IQuotes.Terms({
                below: 100,
                above: 200,
                skew: 1000,
                size: 10_000,
                end: uint32(block.timestamp + 365 days),
                most: uint96(most)
            })
        );
        quotes.deposit(address(share), 0, cash);
        vm.stopPrank();
    }

    /// @dev Nothing of an order stays: no shares, no cash, no allowance.
    function _assertEmpty() internal view {
        assertEq(share.balanceOf(address(exits)), 0);
        assertEq(dollar.balanceOf(address(exits)), 0);
        assertEq(share.allowance(address(exits), address(desk)), 0);
        assertEq(share.allowance(address(exits), address(market)), 0);
        assertEq(share.allowance(address(exits), address(quotes)), 0);
    }
}
