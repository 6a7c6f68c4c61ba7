// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Block} from "../../src/exit/Block.sol";
import {Share} from "../../src/identity/Share.sol";
import {IBlock} from "../../src/interfaces/IBlock.sol";
import {BlockSigning} from "../helpers/block/BlockSigning.sol";
import {Gas} from "../helpers/Gas.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole transactions of block trades on the real system: price, rules, identities and signatures included.
contract BlockGasTest is System, Gas, BlockSigning {
    Block private block_;
    Share private share;
    Maker[3] private makers;

    function setUp() public override {
        super.setUp();
        _live();
        share = _share(pool, 1);
        block_ = new Block(address(dollar), address(nav), address(authority));
        vm.prank(transferAgent);
        share.setVenue(address(block_), address(block_));
        vm.prank(governor);
        block_.list(address(share), 3000);
        for (uint256 i; i < 3; ++i) {
            makers[i] = _maker(string.concat("maker", vm.toString(i)));
            _verify(makers[i].wallet);
            dollar.mint(makers[i].wallet, 1_000_000 * DOLLAR);
            vm.prank(makers[i].wallet);
            dollar.approve(address(block_), type(uint256).max);
        }
        dollar.mint(bob, 1);
    }

    function _quote(uint256 maker, uint40 nonce, bool buys) private view returns (IBlock.Fill memory) {
        return _fill(
            block_,
            IBlock.Quote({
                maker: makers[maker].wallet,
                share: address(share),
                buys: buys,
                shares: uint128(10_000 * DOLLAR),
                price: uint128(nav.bid(address(share))),
                taker: bob,
                deadline: uint48(block.timestamp + 1 hours),
                nonce: nonce,
                whole: false
            }),
            makers[maker].key
        );
    }

    function _settle(uint256 first, uint256 count, uint40 nonce) private {
        IBlock.Fill[] memory fills = new IBlock.Fill[](count);
        for (uint256 i; i < count; ++i) {
            fills[i] = _quote(first + i, nonce, true);
        }
        bytes memory order = _order(bob, bob, 1, fills);
        vm.prank(bob);
        share.transferAndCall(address(block_), count * 10_000 * DOLLAR, order);
    }

    function test_gas_settleFirstOfAMaker() public {
        _settle(0, 1, 0);
        _record("block.settle.first");
    }

    function test_gas_settle() public {
        _settle(0, 1, 0);
        vm.warp(block.timestamp + 1 days);
        _settle(0, 1, 1);
        _record("block.settle");
    }

    function test_gas_settleThreeMakers() public {
        _settle(0, 3, 0);
        vm.warp(block.timestamp + 1 days);
        _settle(0, 3, 1);
        _record("block.settle.3");
    }

    function test_gas_buy() public {
        _settle(0, 1, 0);
        vm.prank(makers[0].wallet);
        share.approve(address(block_), type(uint256).max);
        vm.prank(bob);
        dollar.approve(address(block_), type(uint256).max);
        vm.warp(block.timestamp + 1 days);
        IBlock.Fill memory fill = _quote(0, 1, false);
        fill.shares /= 2;
        vm.prank(bob);
        block_.buy(address(share), _one(fill), type(uint256).max, bob);
        _record("block.buy");
    }

    function test_gas_cancel() public {
        _settle(0, 1, 0);
        uint256[] memory nonces = new uint256[](1);
        nonces[0] = 3;
        vm.prank(makers[0].wallet);
        block_.cancel(nonces);
        _record("block.cancel");
    }
}
