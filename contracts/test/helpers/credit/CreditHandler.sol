// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Credit} from "../../../src/credit/Credit.sol";
import {Share} from "../../../src/identity/Share.sol";
import {ICredit} from "../../../src/interfaces/ICredit.sol";
import {LocalDollar} from "../../../src/local/LocalDollar.sol";
import {CreditRig} from "./CreditRig.sol";

/// @notice Lenders, borrowers, keepers and buyers who do whatever they like, while prices jump and income comes.
contract CreditHandler is CreditRig {
    address[] private _people;
    /// @notice Cash that went to borrowers and lenders less what came from them, and what buyers paid: it explains the
    /// balance to the unit.
    int256 public flow;

    function begin() external {
        super.setUp();
        _people = [alice, bob, carol];
        for (uint256 i; i < 3; ++i) {
            Share share = senior;
            vm.prank(alice);
            share.transfer(_people[i], 100_000 * DOLLAR);
        }
    }

    function setUp() public override {}

    function parts() external view returns (Credit, Share, LocalDollar) {
        return (credit, senior, dollar);
    }

    function loan() external view returns (ICredit.Terms memory) {
        return _loan();
    }

    function everyone() external view returns (address[] memory) {
        return _people;
    }

    // ---- steps

    function lend(uint256 who, uint256 amount) external {
        amount = bound(amount, 1, 50_000 * DOLLAR);
        _supply(_person(who), amount);
        flow += int256(amount);
    }

    function withdraw(uint256 who, uint256 part) external {
        address lender_ = _person(who);
        uint256 shares = credit.sharesOf(_id(), lender_) * bound(part, 1, 100) / 100;
        if (shares == 0) return;
        ICredit.Terms memory terms = _loan();
        vm.prank(lender_);
        try credit.withdraw(terms, shares, lender_, lender_) returns (uint256 amount) {
            flow -= int256(amount);
        } catch (bytes memory reason) {
            _expect(reason, ICredit.NotCashEnough.selector);
        }
    }

    function lock(uint256 who, uint256 amount) external {
        address borrower = _person(who);
        uint256 has = senior.balanceOf(borrower);
        if (has == 0) return;
        _lock(borrower, bound(amount, 1, has));
    }

    function free(uint256 who, uint256 part) external {
        address borrower = _person(who);
        uint256 amount = _position(borrower).collateral * bound(part, 1, 100) / 100;
        if (amount == 0) return;
        ICredit.Terms memory terms = _loan();
        vm.prank(borrower);
        try credit.free(terms, amount, borrower, borrower, "") {}
        catch (bytes memory reason) {
            _expect(reason, ICredit.TooMuchOwed.selector, ICredit.LoanTooSmall.selector);
        }
    }

    function borrow(uint256 who, uint256 amount) external {
        address borrower = _person(who);
        amount = bound(amount, 1, 80_000 * DOLLAR);
        ICredit.Terms memory terms = _loan();
        vm.prank(borrower);
        try credit.borrow(terms, amount, borrower, borrower, "") {
            flow -= int256(amount);
        } catch (bytes memory reason) {
            _expect(
                reason,
                ICredit.TooMuchOwed.selector,
                ICredit.LoanTooSmall.selector,
                ICredit.NotCashEnough.selector
            );
        }
    }

    function repay(uint256 who, uint256 amount) external {
        flow += int256(_repay(_person(who), bound(amount, 1, 90_000 * DOLLAR)));
    }

    function call(uint256 who) external {
        try credit.call(_loan(), _person(who)) {}
        catch (bytes memory reason) {
            _expect(reason, ICredit.NotCallable.selector, ICredit.CalledAlready.selector);
        }
    }

    function sell(uint256 who) external {
        try credit.sell(_loan(), _person(who)) {}
        catch (bytes memory reason) {
            _expect(
                reason, ICredit.NotCallable.selector, ICredit.ForSaleAlready.selector, ICredit.NotDue.selector
            );
        }
    }

    function buy(uint256 who, uint256 amount) external {
        address borrower = _person(who);
        if (_position(borrower).stage != 2) return;
        amount = bound(amount, 1, _position(borrower).collateral);
        _fund(dealer, 500_000 * DOLLAR, address(credit), address(dollar));
        ICredit.Terms memory terms = _loan();
        uint256 debt = _debt(borrower);
        vm.prank(dealer);
        try credit.buy(terms, borrower, amount, type(uint128).max, dealer, "") returns (
            uint256, uint256 paid
        ) {
            flow += int256(paid);
            require(paid <= debt, "more than the debt");
        } catch (bytes memory reason) {
            _expect(reason, ICredit.NotForSale.selector, ICredit.LeavesDust.selector);
        }
    }

    function writeOff(uint256 who) external {
        address borrower = _person(who);
        try credit.writeOff(_loan(), borrower) {}
        catch (bytes memory reason) {
            _expect(reason, ICredit.NotForSale.selector, ICredit.LeavesDust.selector);
        }
    }

    function claimIncome(uint256 who) external {
        address borrower = _person(who);
        ICredit.Terms memory terms = _loan();
        vm.prank(borrower);
        try credit.claimIncome(terms, borrower, borrower) {}
        catch (bytes memory reason) {
            _expect(reason, ICredit.NothingAsked.selector);
        }
    }

    function price(uint256 to) external {
        oracle.set(SCALE * bound(to, 20, 130) / 100);
    }

    function crash() external {
        oracle.set(SCALE / 1e6);
    }

    function requirement(uint256 to) external {
        ICredit.Terms memory terms = _loan();
        vm.prank(governor);
        try credit.setRequirement(terms, bound(to, 5000, 10_000)) {}
        catch (bytes memory reason) {
            _expect(reason, ICredit.RequirementOutOfRange.selector, ICredit.RequirementTooSoon.selector);
        }
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, 20 days));
    }

    function donate(uint256 amount) external {
        amount = bound(amount, 1, 1000 * DOLLAR);
        _fund(address(this), amount, address(this), address(dollar));
        dollar.transfer(address(credit), amount);
        flow += int256(amount);
    }

    // ---- what is known of the state

    function debtOf(address who) external view returns (uint256) {
        return _debt(who);
    }

    function _person(uint256 who) private view returns (address) {
        return _people[who % _people.length];
    }

    function _expect(bytes memory reason, bytes4 a) private pure {
        _expect(reason, a, a, a);
    }

    function _expect(bytes memory reason, bytes4 a, bytes4 b) private pure {
        _expect(reason, a, b, b);
    }

    /// @dev A refusal for any other reason is a fault.
    function _expect(bytes memory reason, bytes4 a, bytes4 b, bytes4 c) private pure {
        bytes4 what = bytes4(reason);
        if (what == a || what == b || what == c) return;
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }
}
