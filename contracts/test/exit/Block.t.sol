// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Block} from "../../src/exit/Block.sol";
import {IBlock} from "../../src/interfaces/IBlock.sol";
import {BlockRig} from "../helpers/block/BlockRig.sol";
import {SignerContract} from "../helpers/identity/SignerContract.sol";

contract BlockTest is BlockRig {
    function test_BLK1_severalMakers_takeOneSizeTogether() public {
        _sell(alice, _both());
        assertEq(cash.balanceOf(alice), 990 * UNIT);
        assertEq(share.balanceOf(alice), 0);
        assertEq(share.balanceOf(first.wallet), 500 * UNIT);
        assertEq(share.balanceOf(second.wallet), 500 * UNIT);
        assertEq(share.balanceOf(address(blocks)), 0);
        assertEq(cash.balanceOf(address(blocks)), 0);
    }

    function test_aPartOfAQuote_usesItUp() public {
        IBlock.Fill memory fill = _signed(_bid(first, 0), first);
        fill.shares = uint128(100 * UNIT);
        _sell(alice, _one(fill));
        assertEq(cash.balanceOf(alice), 99 * UNIT);
        assertFalse(blocks.usable(first.wallet, 0));
        _refused(_one(fill), abi.encodeWithSelector(IBlock.QuoteUsed.selector, 0, first.wallet, 0));
    }

    function test_cash_goesToTheReceiverThatTheSellerNames() public {
        bytes memory order = _order(alice, carol, 495 * UNIT, _one(_signed(_bid(first, 0), first)));
        vm.prank(alice);
        share.transferAndCall(address(blocks), 500 * UNIT, order);
        assertEq(cash.balanceOf(carol), 495 * UNIT);
    }

    function test_aTaker_buysFromSeveralMakers() public {
        pool.mint(first.wallet, 500 * UNIT);
        pool.mint(second.wallet, 500 * UNIT);
        cash.mint(alice, 2000 * UNIT);
        vm.prank(alice);
        cash.approve(address(blocks), type(uint256).max);
        IBlock.Fill[] memory fills = new IBlock.Fill[](2);
        IBlock.Quote memory offer = _bid(first, 7);
        offer.buys = false;
        fills[0] = _signed(offer, first);
        IBlock.Quote memory dearer = _bid(second, 7);
        (dearer.buys, dearer.price) = (false, 1.01e18);
        fills[1] = _signed(dearer, second);
        vm.prank(alice);
        (uint256 shares, uint256 cost) = blocks.buy(address(share), fills, 1000 * UNIT, bob);
        assertEq(shares, 1000 * UNIT);
        assertEq(cost, 1000 * UNIT);
        assertEq(share.balanceOf(bob), 1000 * UNIT);
        assertEq(cash.balanceOf(first.wallet), 10_495 * UNIT);
        assertEq(cash.balanceOf(second.wallet), 10_505 * UNIT);
    }

    function test_buying_roundsUp() public {
        pool.mint(first.wallet, 3);
        cash.mint(alice, 10);
        vm.prank(alice);
        cash.approve(address(blocks), type(uint256).max);
        IBlock.Quote memory offer = _bid(first, 0);
        (offer.buys, offer.shares) = (false, 1);
        IBlock.Fill[] memory fills = _one(_signed(offer, first));
        vm.prank(alice);
        (, uint256 cost) = blocks.buy(address(share), fills, 1, alice);
        assertEq(cost, 1);
    }

    function test_aContract_isAMaker() public {
        SignerContract house = new SignerContract(first.wallet);
        _ready(address(house));
        IBlock.Quote memory quote = _bid(first, 0);
        quote.maker = address(house);
        _sell(alice, _one(_signed(quote, first)));
        assertEq(share.balanceOf(address(house)), 500 * UNIT);
    }

    function test_exits_sellsForTheTakerWhomItNames() public {
        share.setVenue(address(this), address(this));
        blocks.setExits(address(this));
        vm.prank(alice);
        share.transferAndCall(address(this), 500 * UNIT, "");
        bytes memory order = _order(alice, alice, 0, _one(_signed(_bid(first, 0), first)));
        share.transferAndCall(address(blocks), 500 * UNIT, order);
        assertEq(cash.balanceOf(alice), 495 * UNIT);
    }

    function onTransferReceived(address, address, uint256, bytes calldata) external pure returns (bytes4) {
        return this.onTransferReceived.selector;
    }

    function test_numbers_areUsedOnceInAnyOrder() public {
        _sellOne(5);
        _sellOne(2);
        assertEq(blocks.nextNonce(first.wallet), 6);
        assertTrue(blocks.usable(first.wallet, 3));
        assertFalse(blocks.usable(first.wallet, 5));
        uint256[] memory nonces = new uint256[](2);
        (nonces[0], nonces[1]) = (3, 400);
        vm.prank(first.wallet);
        blocks.cancel(nonces);
        assertFalse(blocks.usable(first.wallet, 3));
        assertFalse(blocks.usable(first.wallet, 400));
        // 400 moved the window to 185: the oldest have lapsed
        assertFalse(blocks.usable(first.wallet, 184));
        assertTrue(blocks.usable(first.wallet, 185));
        vm.prank(first.wallet);
        blocks.cancelBelow(500);
        assertFalse(blocks.usable(first.wallet, 499));
        assertTrue(blocks.usable(first.wallet, 500));
        assertEq(blocks.nextNonce(first.wallet), 500);
        vm.expectRevert(abi.encodeWithSelector(IBlock.NonceAlreadyGone.selector, first.wallet, 500));
        vm.prank(first.wallet);
        blocks.cancelBelow(500);
    }

    /// @dev Every number at most once, and never again once gone, against a plain record of what was done.
    function testFuzz_BLK2_noNumberIsUsedTwice(uint40[12] calldata picks, uint8[12] calldata acts) public {
        for (uint256 i; i < picks.length; ++i) {
            uint256 nonce = picks[i] % 700;
            bool free = blocks.usable(first.wallet, nonce);
            uint256[] memory nonces = new uint256[](1);
            nonces[0] = nonce;
            if (acts[i] % 4 == 0) {
                vm.prank(first.wallet);
                try blocks.cancelBelow(nonce) {} catch {}
                if (nonce > 0) assertFalse(blocks.usable(first.wallet, nonce - 1));
                continue;
            }
            vm.prank(first.wallet);
            if (!free) vm.expectRevert();
            blocks.cancel(nonces);
            assertFalse(blocks.usable(first.wallet, nonce));
            for (uint256 j; j < i; ++j) {
                if (acts[j] % 4 != 0) assertFalse(blocks.usable(first.wallet, picks[j] % 700));
            }
        }
    }

    function test_theTypedData_isWhatWalletsSign() public view {
        IBlock.Quote memory quote = _bid(first, 9);
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Specie Block"),
                keccak256("1"),
                block.chainid,
                address(blocks)
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256(
                    "Quote(address maker,address share,bool buys,uint128 shares,uint128 price,address taker,uint48 deadline,uint40 nonce,bool whole)"
                ),
                quote.maker,
                quote.share,
                quote.buys,
                quote.shares,
                quote.price,
                quote.taker,
                quote.deadline,
                quote.nonce,
                quote.whole
            )
        );
        assertEq(blocks.digest(quote), keccak256(abi.encodePacked(hex"1901", domain, message)));
    }

    function test_listing_needsTheGateTheCashAndABand() public {
        Block other = new Block(address(cash), address(nav), address(authority));
        vm.expectRevert(abi.encodeWithSelector(IBlock.BlockNotGate.selector, address(share), address(0)));
        other.list(address(share), BAND);
        Block foreign = new Block(address(nav), address(nav), address(authority));
        share.setVenue(address(foreign), address(foreign));
        vm.expectRevert(abi.encodeWithSelector(IBlock.BlockOtherCash.selector, address(share), address(cash)));
        foreign.list(address(share), BAND);
        vm.expectRevert(abi.encodeWithSelector(IBlock.BandOutOfRange.selector, 30_001, 30_000));
        blocks.list(address(share), 30_001);
        (uint256 band, bool listed) = blocks.bandOf(address(share));
        assertEq(band, BAND);
        assertTrue(listed);
        vm.expectRevert();
        vm.prank(stranger);
        blocks.list(address(share), 0);
    }

    function _sellOne(uint40 nonce) private {
        IBlock.Fill memory fill = _signed(_bid(first, nonce), first);
        fill.shares = uint128(10 * UNIT);
        _sell(alice, _one(fill));
    }
}
