// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredit} from "../../src/interfaces/ICredit.sol";
import {CreditRig} from "../helpers/credit/CreditRig.sol";
import {Gas} from "../helpers/Gas.sol";

/// @notice Whole transactions of lenders, borrowers and buyers, on shares with rules and identities, at a price that costs
/// nothing (Morpho's figures are with such a price, too).
contract CreditGasTest is CreditRig, Gas {
    function setUp() public override {
        super.setUp();
        _begin();
        _borrow(alice, 40_000 * DOLLAR);
        vm.warp(block.timestamp + 1 days);
    }

    /// @dev As Morpho's markets are: nobody takes a part of the interest, and the collateral pays nothing.
    function _loan() internal view override returns (ICredit.Terms memory terms) {
        terms = super._loan();
        (terms.premium, terms.income) = (0, false);
    }

    function test_gas_supply() public {
        _fund(lender, 20_000 * DOLLAR, address(credit), address(dollar));
        ICredit.Terms memory terms = _loan();
        vm.prank(lender);
        credit.supply(terms, 10_000 * DOLLAR, lender);
        _record("credit.supply");
    }

    function test_gas_withdraw() public {
        ICredit.Terms memory terms = _loan();
        uint256 some = credit.sharesOf(_id(), lender) / 10;
        vm.prank(lender);
        credit.withdraw(terms, some, lender, lender);
        _record("credit.withdraw");
    }

    function test_gas_lock() public {
        ICredit.Terms memory terms = _loan();
        vm.prank(alice);
        senior.transferAndCall(address(credit), 1000 * DOLLAR, abi.encode(terms));
        _record("credit.lock");
    }

    function test_gas_borrow() public {
        ICredit.Terms memory terms = _loan();
        vm.prank(alice);
        credit.borrow(terms, 10_000 * DOLLAR, alice, alice, "");
        _record("credit.borrow");
    }

    function test_gas_repay() public {
        _fund(alice, 20_000 * DOLLAR, address(credit), address(dollar));
        ICredit.Terms memory terms = _loan();
        vm.prank(alice);
        credit.repay(terms, 10_000 * DOLLAR, alice);
        _record("credit.repay");
    }

    function test_gas_free() public {
        ICredit.Terms memory terms = _loan();
        vm.prank(alice);
        credit.free(terms, 10_000 * DOLLAR, alice, alice, "");
        _record("credit.free");
    }

    function test_gas_buy() public {
        oracle.set(SCALE * 44 / 100);
        ICredit.Terms memory terms = _loan();
        credit.sell(terms, alice);
        vm.warp(block.timestamp + 6 hours);
        _fund(dealer, 100_000 * DOLLAR, address(credit), address(dollar));
        vm.prank(alice);
        senior.transfer(dealer, DOLLAR);
        vm.prank(dealer);
        credit.buy(terms, alice, 10_000 * DOLLAR, type(uint128).max, dealer, "");
        _record("credit.buy");
    }

    function test_gas_buyWithLoss() public {
        _fund(address(this), 5000 * DOLLAR, address(this), address(dollar));
        dollar.transfer(address(cover), 5000 * DOLLAR);
        oracle.set(SCALE * 30 / 100);
        ICredit.Terms memory terms = _loan();
        credit.sell(terms, alice);
        _fund(dealer, 100_000 * DOLLAR, address(credit), address(dollar));
        vm.prank(alice);
        senior.transfer(dealer, DOLLAR);
        vm.prank(dealer);
        credit.buy(terms, alice, 100_000 * DOLLAR, type(uint128).max, dealer, "");
        _record("credit.buy.loss");
    }
}
