// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Exits} from "../../src/exit/Exits.sol";
import {IBlock} from "../../src/interfaces/IBlock.sol";
import {IExits} from "../../src/interfaces/IExits.sol";
import {BlockRig} from "../helpers/block/BlockRig.sol";
import {FalseShare} from "../helpers/exits/FalseShare.sol";

/// @notice Blocks as a leg of an order: quotes that makers have signed for the seller, beside the desk.
contract ExitsBlockTest is BlockRig {
    uint8 private constant TO_DESK = 1;
    uint8 private constant TO_BLOCK = 3;

    Exits private exits;

    function setUp() public override {
        super.setUp();
        exits = new Exits(address(desk), address(0), address(0), address(blocks), address(0));
        share.setVenue(address(exits), address(exits));
        blocks.setExits(address(exits));
        _provide(provider, 500_000 * UNIT);
    }

    /// @dev 500 to each of two makers, the rest of alice's 1,000 to the desk where `toBlock` is less.
    function _sellOver(uint256 toBlock, IBlock.Fill[] memory fills, uint256 amount)
        private
        returns (uint256)
    {
        IExits.Leg[] memory legs = new IExits.Leg[](2);
        legs[0] = IExits.Leg(TO_BLOCK, uint128(toBlock), 0, abi.encode(fills));
        legs[1] = IExits.Leg(TO_DESK, uint128(amount - toBlock), 0, "");
        uint256 before = cash.balanceOf(bob);
        bytes memory order = abi.encode(IExits.Order(bob, uint48(block.timestamp), 0, 0, false, legs));
        vm.prank(alice);
        share.transferAndCall(address(exits), amount, order);
        return cash.balanceOf(bob) - before;
    }

    function _oneOf(IBlock.Quote memory quote) private view returns (IBlock.Fill[] memory fills) {
        fills = new IBlock.Fill[](1);
        fills[0] = _signed(quote, first);
    }

    function test_EXI1_makersPayTheReceiverWhatTheySignedForTheSeller() public {
        (,,, uint256 byDesk) = desk.quote(address(share), 500 * UNIT);
        uint256 paid = _sellOver(500 * UNIT, _oneOf(_bid(first, 0)), 1000 * UNIT);
        assertEq(paid, 495 * UNIT + byDesk);
        assertEq(share.balanceOf(first.wallet), 500 * UNIT);
        assertEq(share.balanceOf(address(exits)), 0);
        assertEq(share.balanceOf(alice), 0);
    }

    function test_severalMakersSettleAsOneLeg() public {
        uint256 paid = _sellOver(1000 * UNIT, _both(), 1000 * UNIT);
        assertEq(paid, 990 * UNIT);
        assertEq(share.balanceOf(second.wallet), 500 * UNIT);
    }

    function test_quotesForSomebodyElseAreRefusedAndTheirSharesAreRest() public {
        IBlock.Quote memory quote = _bid(first, 0);
        quote.taker = carol;
        (,,, uint256 byDesk) = desk.quote(address(share), 500 * UNIT);
        assertEq(_sellOver(500 * UNIT, _oneOf(quote), 1000 * UNIT), byDesk);
        assertEq(share.balanceOf(alice), 500 * UNIT);
        assertEq(share.balanceOf(first.wallet), 0);
    }

    function test_usedAndExpiredQuotesAreRefused() public {
        _sellOver(500 * UNIT, _oneOf(_bid(first, 0)), 500 * UNIT + 1);
        (,,, uint256 byDesk) = desk.quote(address(share), 100 * UNIT);
        assertEq(_sellOver(300 * UNIT, _oneOf(_bid(first, 0)), 400 * UNIT), byDesk);
        IBlock.Fill[] memory fills = _oneOf(_bid(first, 1));
        vm.warp(block.timestamp + 2 hours);
        (,,, byDesk) = desk.quote(address(share), 50 * UNIT);
        assertEq(_sellOver(0, fills, 50 * UNIT), byDesk);
    }

    /// @dev Nobody can use a quote that was signed for another by pretending that this other has sent the shares.
    function test_EXI4_falseShareCannotUseAQuoteSignedForAnother() public {
        FalseShare fake = new FalseShare();
        IExits.Leg[] memory legs = new IExits.Leg[](1);
        legs[0] = IExits.Leg(TO_BLOCK, uint128(500 * UNIT), 0, abi.encode(_oneOf(_bid(first, 0))));
        bytes memory order = abi.encode(IExits.Order(bob, uint48(block.timestamp), 0, 0, false, legs));
        uint256 had = cash.balanceOf(first.wallet);
        try fake.pretend(address(exits), alice, 500 * UNIT, order) {} catch {}
        assertEq(cash.balanceOf(first.wallet), had);
        assertEq(cash.balanceOf(bob), 0);
        assertTrue(blocks.usable(first.wallet, 0));
    }
}
