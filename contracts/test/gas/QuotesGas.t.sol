// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Quotes} from "../../src/exit/Quotes.sol";
import {Share} from "../../src/identity/Share.sol";
import {IQuotes} from "../../src/interfaces/IQuotes.sol";
import {Gas} from "../helpers/Gas.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole transactions against a resting quote on the real system, on a day after the first trades.
contract QuotesGasTest is System, Gas {
    Quotes private quotes;
    Share private share;

    function setUp() public override {
        super.setUp();
        _live();
        quotes = new Quotes(address(nav), address(dollar));
        share = _share(pool, 1);
        vm.prank(transferAgent);
        share.setVenue(address(quotes), address(quotes));
        vm.prank(bob);
        share.transfer(dealer, 40_000 * DOLLAR);
        _fund(dealer, 100_000 * DOLLAR, address(quotes), address(dollar));
        _fund(bob, 100_000 * DOLLAR, address(quotes), address(dollar));
        vm.prank(bob);
        share.approve(address(quotes), type(uint256).max);
        vm.startPrank(dealer);
        share.approve(address(quotes), type(uint256).max);
        quotes.set(address(share), _rule());
        quotes.deposit(address(share), 20_000 * DOLLAR, 50_000 * DOLLAR);
        vm.stopPrank();
        _sale();
        _purchase();
        vm.warp(block.timestamp + 1 days);
        vm.roll(block.number + 1);
    }

    function _rule() private view returns (IQuotes.Terms memory) {
        return IQuotes.Terms({
            below: 100,
            above: 200,
            skew: 1000,
            size: 5000,
            end: uint32(block.timestamp + 30 days),
            most: uint96(50_000 * DOLLAR)
        });
    }

    function _sale() private {
        vm.prank(bob);
        share.transferAndCall(address(quotes), 1_000 * DOLLAR, abi.encode(dealer, uint256(0), bob));
    }

    function _purchase() private {
        vm.prank(bob);
        quotes.buy(address(share), dealer, 1_000 * DOLLAR, 2_000 * DOLLAR, 0, bob);
    }

    function test_gas_sell() public {
        _sale();
        _record("quotes.sell");
    }

    function test_gas_sellApproved() public {
        vm.prank(bob);
        quotes.sell(address(share), dealer, 1_000 * DOLLAR, 0, 0, bob);
        _record("quotes.sell.approved");
    }

    function test_gas_buy() public {
        _purchase();
        _record("quotes.buy");
    }

    function test_gas_set() public {
        vm.prank(dealer);
        quotes.set(address(share), _rule());
        _record("quotes.set");
    }

    function test_gas_deposit() public {
        vm.prank(dealer);
        quotes.deposit(address(share), 1_000 * DOLLAR, 1_000 * DOLLAR);
        _record("quotes.deposit");
    }

    function test_gas_withdraw() public {
        vm.prank(dealer);
        quotes.withdraw(address(share), dealer, 1_000 * DOLLAR, 1_000 * DOLLAR, dealer);
        _record("quotes.withdraw");
    }
}
