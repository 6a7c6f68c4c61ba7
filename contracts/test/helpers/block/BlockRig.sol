// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Block} from "../../../src/exit/Block.sol";
import {IBlock} from "../../../src/interfaces/IBlock.sol";
import {ExitRig} from "../exit/ExitRig.sol";
import {BlockSigning} from "./BlockSigning.sol";

/// @notice One share at par with block trades listed at a band of 3 %, two admitted makers with cash, and alice, who
/// holds 1,000 shares.
abstract contract BlockRig is ExitRig, BlockSigning {
    uint256 internal constant BAND = 3000;

    Block internal blocks;
    Maker internal first;
    Maker internal second;

    function setUp() public virtual override {
        super.setUp();
        blocks = new Block(address(cash), address(nav), address(authority));
        share.setVenue(address(blocks), address(blocks));
        blocks.list(address(share), BAND);
        (first, second) = (_maker("first maker"), _maker("second maker"));
        _ready(first.wallet);
        _ready(second.wallet);
        pool.mint(alice, 1000 * UNIT);
    }

    function _ready(address wallet) internal {
        _verify(wallet);
        cash.mint(wallet, 10_000 * UNIT);
        vm.startPrank(wallet);
        cash.approve(address(blocks), type(uint256).max);
        share.approve(address(blocks), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev A maker's offer to buy from alice: 500 shares at 0.99.
    function _bid(Maker memory maker, uint40 nonce) internal view returns (IBlock.Quote memory) {
        return IBlock.Quote({
            maker: maker.wallet,
            share: address(share),
            buys: true,
            shares: uint128(500 * UNIT),
            price: 0.99e18,
            taker: alice,
            deadline: uint48(block.timestamp + 1 hours),
            nonce: nonce,
            whole: false
        });
    }

    function _signed(IBlock.Quote memory quote, Maker memory maker)
        internal
        view
        returns (IBlock.Fill memory)
    {
        return _fill(blocks, quote, maker.key);
    }

    function _both() internal view returns (IBlock.Fill[] memory fills) {
        fills = new IBlock.Fill[](2);
        fills[0] = _signed(_bid(first, 0), first);
        fills[1] = _signed(_bid(second, 0), second);
    }

    function _sell(address seller, IBlock.Fill[] memory fills) internal {
        uint256 shares;
        for (uint256 i; i < fills.length; ++i) {
            shares += fills[i].shares;
        }
        bytes memory order = _order(seller, seller, 0, fills);
        vm.prank(seller);
        share.transferAndCall(address(blocks), shares, order);
    }

    /// @dev As `_sell` for one quote of `shares` that must fail with `refusal`; nothing may have moved.
    function _refused(IBlock.Fill[] memory fills, bytes memory refusal) internal {
        uint256 shares;
        for (uint256 i; i < fills.length; ++i) {
            shares += fills[i].shares;
        }
        bytes memory order = _order(alice, alice, 0, fills);
        (uint256 held, uint256 money) = (share.balanceOf(alice), cash.balanceOf(alice));
        vm.expectRevert(refusal);
        vm.prank(alice);
        share.transferAndCall(address(blocks), shares, order);
        assertEq(share.balanceOf(alice), held);
        assertEq(cash.balanceOf(alice), money);
    }
}
