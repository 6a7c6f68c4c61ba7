// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketRig} from "../helpers/market/MarketRig.sol";

/// @notice Desk and market that rest until a time: what rests, what does not, and that the end needs nobody.
contract HaltTest is MarketRig {
    uint256 private constant REST = 6 hours;

    function setUp() public override {
        super.setUp();
        _provide(provider, 500_000 * UNIT);
        vm.prank(alice);
        share.approve(address(desk), type(uint256).max);
        _add(bob, share, -300, 300, DEEP);
        _sell(alice, 100_000 * UNIT);
    }

    function test_aRestingDeskRefusesEverySaleAndSaysUntilWhen() public {
        uint256 until = block.timestamp + REST;
        desk.halt(address(share), until, 0);

        (uint256 filled,,, uint256 paid) = desk.quote(address(share), UNIT);
        assertEq(filled + paid, 0);
        bytes memory halted = abi.encodeWithSelector(IDesk.DeskHalted.selector, address(share), until);
        vm.expectRevert(halted);
        _sell(alice, UNIT);
        vm.prank(alice);
        vm.expectRevert(halted);
        share.transferAndCall(address(desk), UNIT, abi.encode(0));
        _buy(bob, UNIT);
    }

    function test_aRestOfTheDeskEndsByItselfWithTheUseThatItHad() public {
        uint256 until = block.timestamp + REST;
        (uint256 level, uint256 limit,) = desk.bucket(address(share));
        desk.halt(address(share), until, 0);
        (uint256 resting,,) = desk.bucket(address(share));
        assertEq(resting, limit);

        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskHalted.selector, address(share), until));
        _sell(alice, UNIT);
        vm.warp(until);
        (uint256 after_,,) = desk.bucket(address(share));
        assertEq(after_, level);
        _sell(alice, UNIT);
    }

    function test_aRestEndsEarlyAndMayBeProlongedWithoutLosingTheUse() public {
        (uint256 level,,) = desk.bucket(address(share));
        desk.halt(address(share), block.timestamp + REST, 0);
        vm.warp(block.timestamp + REST / 2);
        desk.halt(address(share), block.timestamp + 2 * REST, 0);
        vm.warp(block.timestamp + REST);
        desk.halt(address(share), 0, 0);
        (uint256 after_,,) = desk.bucket(address(share));
        assertEq(after_, level);
    }

    function test_newTermsAndPurchasesNeitherEndARestNorLoseTheUse() public {
        uint256 until = block.timestamp + REST;
        (uint256 level,,) = desk.bucket(address(share));
        desk.halt(address(share), until, 0);

        IDesk.Terms memory terms = _terms();
        terms.slope = 100;
        desk.setTerms(address(share), terms);
        uint256 cost = _buy(bob, 10_000 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskHalted.selector, address(share), until));
        _sell(alice, UNIT);

        vm.warp(until);
        (uint256 after_,,) = desk.bucket(address(share));
        assertApproxEqAbs(after_, level - cost, 2);
    }

    function test_inventoryRestsWithoutTheSales() public {
        uint256 until = block.timestamp + REST;
        desk.halt(address(share), 0, until);
        (uint256 sellUntil, uint256 buyUntil) = desk.haltOf(address(share));
        assertEq(sellUntil, 0);
        assertEq(buyUntil, until);
        _sell(alice, UNIT);

        cash.mint(bob, 2 * UNIT);
        vm.startPrank(bob);
        cash.approve(address(desk), type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskHalted.selector, address(share), until));
        desk.buy(address(share), UNIT, 2 * UNIT, bob);
        vm.warp(until);
        desk.buy(address(share), UNIT, 2 * UNIT, bob);
        vm.stopPrank();
    }

    function test_providersLeaveWhileEverythingRests() public {
        _announce(provider);
        desk.halt(address(share), block.timestamp + 30 days, block.timestamp + 30 days);
        market.halt(address(share), uint32(block.timestamp + 30 days));
        assertGt(_leave(provider), 0);
        (uint256 shares, uint256 paid) = _remove(bob, share, -300, 300, DEEP);
        assertGt(shares * paid, 0);
    }

    function test_aRestingMarketTradesAgainAtItsEnd() public {
        uint256 until = block.timestamp + REST;
        market.halt(address(share), uint32(until));
        bytes memory closed = abi.encodeWithSelector(IMarket.TradingClosed.selector, address(share));
        vm.warp(until - 1);
        vm.expectRevert(closed);
        _sellMarket(alice, share, UNIT);
        vm.expectRevert(closed);
        _buyMarket(alice, share, UNIT);
        vm.expectRevert(closed);
        market.align(address(share));

        vm.warp(until);
        _sellMarket(alice, share, UNIT);
        assertFalse(_state(share).closed);
    }

    function test_aRestOfTheMarketEndsEarly() public {
        market.halt(address(share), uint32(block.timestamp + REST));
        market.halt(address(share), 0);
        _buyMarket(alice, share, UNIT);
    }

    function test_whatGovernanceClosedStaysClosed() public {
        market.setTrading(address(share), false);
        market.halt(address(share), uint32(block.timestamp + 1));
        market.halt(address(share), 0);
        vm.warp(block.timestamp + 365 days);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TradingClosed.selector, address(share)));
        _sellMarket(alice, share, UNIT);
        market.setTrading(address(share), true);
        _sellMarket(alice, share, UNIT);
    }

    function test_onlyTheAuthorityHalts() public {
        vm.startPrank(stranger);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        desk.halt(address(share), 1, 1);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        market.halt(address(share), 1);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IDesk.HaltTooLong.selector, uint256(1) << 32));
        desk.halt(address(share), uint256(1) << 32, 0);
    }

    /// @dev Whatever is sold, bought and halted, the bucket at the end of a rest is that of a bucket that stood still.
    function testFuzz_aRestIsAsIfTimeStoodStill(uint256 sold, uint256 waited, uint256 rest) public {
        _sell(alice, bound(sold, UNIT, 400_000 * UNIT));
        vm.warp(block.timestamp + bound(waited, 0, 9 days));
        (uint256 level,,) = desk.bucket(address(share));
        rest = bound(rest, 1, 60 days);
        desk.halt(address(share), block.timestamp + rest, 0);
        vm.warp(block.timestamp + rest);
        (uint256 after_,,) = desk.bucket(address(share));
        assertApproxEqAbs(after_, level, 1);
    }
}
