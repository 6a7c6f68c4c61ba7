// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuotes} from "../../src/interfaces/IQuotes.sol";
import {OneSharePool} from "../helpers/exit/OneSharePool.sol";
import {QuotesRig} from "../helpers/quotes/QuotesRig.sol";

/// @notice Trades told by the TypeScript model and made against a maker's book: equal to the unit, whole, partial or none.
contract QuotesModelTest is QuotesRig {
    function test_everyTradeIsTheModelsToTheUnit() public {
        string memory json = vm.readFile("contracts/test/vectors/quotes.json");
        uint256 count = vm.parseJsonUint(json, ".count");
        assertGt(count, 10);
        for (uint256 i; i < count; ++i) {
            _life(json, string.concat(".cases[", vm.toString(i), "]"));
        }
    }

    function _life(string memory json, string memory at) private {
        pool = _newPool();
        share = pool.share();
        _admit(share);
        address[2] memory wallets = [alice, maker];
        for (uint256 i; i < 2; ++i) {
            pool.mint(wallets[i], 1e15);
            cash.mint(wallets[i], 1e15);
            _approve(wallets[i], share);
        }
        uint256[] memory t = vm.parseJsonUintArray(json, string.concat(at, ".terms"));
        uint256[] memory start = vm.parseJsonUintArray(json, string.concat(at, ".start"));
        vm.warp(start[2]);
        vm.startPrank(maker);
        quotes.set(
            address(share),
            IQuotes.Terms(uint16(t[0]), uint16(t[1]), uint16(t[2]), uint16(t[3]), uint32(t[4]), uint96(t[5]))
        );
        quotes.deposit(address(share), start[1], start[0]);
        vm.stopPrank();
        for (uint256 i; i < 12; ++i) {
            string memory step = string.concat(at, ".steps[", vm.toString(i), "]");
            _step(
                vm.parseJsonUintArray(json, string.concat(step, ".inputs")),
                vm.parseJsonUintArray(json, string.concat(step, ".expected"))
            );
        }
    }

    /// @dev Inputs: whether it is a sale, time, bid, ask, amount, spread; expected: filled, cash, depths, book after.
    function _step(uint256[] memory inputs, uint256[] memory expected) private {
        vm.warp(inputs[1]);
        nav.set(address(share), inputs[2], inputs[2], inputs[3]);
        (uint256 buys, uint256 sells,) = quotes.depthOf(address(share), maker, inputs[5]);
        assertEq(buys, expected[2]);
        assertEq(sells, expected[3]);
        (uint256 filled, uint256 moved) = inputs[0] == 1
            ? quotes.quoteSale(address(share), maker, inputs[4])
            : quotes.quotePurchase(address(share), maker, inputs[4]);
        assertEq(filled, expected[0]);
        assertEq(moved, expected[1]);
        if (filled != 0) {
            (filled, moved) =
                inputs[0] == 1 ? _sellTo(alice, maker, inputs[4]) : _buyFrom(alice, maker, inputs[4]);
            assertEq(filled, expected[0]);
            assertEq(moved, expected[1]);
        }
        IQuotes.Book memory book = _book(maker);
        assertEq(book.cash, expected[4]);
        assertEq(book.shares, expected[5]);
        assertEq(book.used, expected[6]);
    }
}
