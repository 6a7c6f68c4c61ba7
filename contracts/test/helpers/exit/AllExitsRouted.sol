// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBlock} from "../../../src/interfaces/IBlock.sol";
import {IExits} from "../../../src/interfaces/IExits.sol";
import {AllExitsFirm} from "./AllExitsFirm.sol";

/// @notice Steps of those who sell over several exits at once, and of those who trade blocks.
abstract contract AllExitsRouted is AllExitsFirm {
    uint40 private _number;

    /// @dev Legs of any size to desk, market, a block, a maker's quotes and windows. Whatever becomes of them, no share
    /// and no cash stays with the router, and what left the seller is what was sold and queued.
    function sellOver(uint256 who, uint256 amount, uint256 mix, bool queue) external fair {
        address seller = people[who % 5];
        uint256 held = share.balanceOf(seller);
        if (held < 1_000) return;
        amount = bound(amount, 1_000, held);
        IExits.Order memory order = IExits.Order({
            receiver: seller,
            deadline: uint48(block.timestamp),
            minimumPaid: 0,
            minimumFilled: 0,
            queue: queue,
            legs: _legs(seller, amount, mix)
        });
        (uint256 level, uint256 stock, uint256 before) =
            (_bucketLevel(), share.balanceOf(address(desk)), share.balanceOf(seller));
        vm.prank(seller);
        try share.transferAndCall(address(exits), amount, abi.encode(order)) {
            ++did[5];
        } catch {
            return;
        }
        taken += share.balanceOf(address(desk)) - stock;
        // what the desk bought is what its bucket rose by, but for roundings of its use
        boughtGross += _bucketLevel() > level + 2 ? _bucketLevel() - level - 2 : 0;
        assertLe(before - share.balanceOf(seller), amount, "EXT12: more left than was handed in");
        assertEq(share.balanceOf(address(exits)), 0, "EXT12: shares stay with the router");
        assertEq(cash.balanceOf(address(exits)), 0, "EXT12: cash stays with the router");
    }

    function sellBlock(uint256 who, uint256 amount, uint256 price) external fair {
        address seller = people[who % 5];
        uint256 held = share.balanceOf(seller);
        if (held == 0) return;
        amount = bound(amount, 1, held < 50_000 * UNIT ? held : 50_000 * UNIT);
        IBlock.Fill memory fill =
            _fill(blocks, _bid(seller, amount, bound(price, 0.5e18, 1.5e18)), signer.key);
        vm.prank(seller);
        try share.transferAndCall(address(blocks), amount, _order(seller, seller, 0, _one(fill))) {
            ++did[5];
        } catch {}
    }

    function _legs(address seller, uint256 amount, uint256 mix) private returns (IExits.Leg[] memory legs) {
        legs = new IExits.Leg[](5);
        uint256 left = amount;
        for (uint8 kind = 1; kind <= 5; ++kind) {
            uint256 part = bound(uint256(keccak256(abi.encode(mix, kind))), 1, left / 2 + 1);
            if (part > left) part = left;
            left -= part;
            bytes memory data;
            if (kind == 3) {
                IBlock.Quote memory quote = _bid(seller, part, nav.price(address(share)) * 99 / 100);
                data = abi.encode(_one(_fill(blocks, quote, signer.key)));
            } else if (kind == 4) {
                data = abi.encode(people[mix % 5]);
            }
            legs[kind - 1] = IExits.Leg(kind, uint128(part), 0, data);
        }
    }

    function _bid(address seller, uint256 amount, uint256 price) private returns (IBlock.Quote memory) {
        return IBlock.Quote({
            maker: signer.wallet,
            share: address(share),
            buys: true,
            shares: uint128(amount),
            price: uint128(price),
            taker: seller,
            deadline: uint48(block.timestamp),
            nonce: _number++,
            whole: true
        });
    }

    function _bucketLevel() private view returns (uint256 level) {
        (level,,) = desk.bucket(address(share));
    }
}
