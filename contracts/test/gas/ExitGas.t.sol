// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../src/identity/Share.sol";
import {Gas} from "../helpers/Gas.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole transactions of sellers, buyers and providers on the real system: price, rules and identities included.
contract ExitGasTest is System, Gas {
    Share private mezzanine;

    /// @dev The state of an ordinary day: the desk has inventory and float, sellers have had cash before.
    function _ordinary() private {
        _live();
        mezzanine = _share(pool, 1);
        vm.prank(governor);
        desk.setFloat(100_000 * DOLLAR);
        _sell(bob, 1, 10_000 * DOLLAR);
        vm.warp(block.timestamp + 1 days);
    }

    function test_gas_sell() public {
        _ordinary();
        (,,, uint256 paid) = desk.quote(address(mezzanine), 1000 * DOLLAR);
        vm.prank(bob);
        mezzanine.transferAndCall(address(desk), 1000 * DOLLAR, abi.encode(paid));
        _record("desk.sell");
    }

    function test_gas_sellWithStandingApproval() public {
        _ordinary();
        (,,, uint256 paid) = desk.quote(address(mezzanine), 1000 * DOLLAR);
        vm.prank(bob);
        mezzanine.approve(address(desk), type(uint256).max);
        vm.prank(bob);
        desk.sell(address(mezzanine), 1000 * DOLLAR, paid, 1000 * DOLLAR, bob);
        _record("desk.sell.approved");
    }

    function test_gas_sellThatRunsTheFloatDry() public {
        _ordinary();
        (,,, uint256 paid) = desk.quote(address(mezzanine), 105_000 * DOLLAR);
        vm.prank(bob);
        mezzanine.transferAndCall(address(desk), 105_000 * DOLLAR, abi.encode(paid));
        _record("desk.sell.drawing");
    }

    function test_gas_firstSaleOfAll() public {
        _live();
        Share senior = _share(pool, 0);
        (,,, uint256 paid) = desk.quote(address(senior), 1000 * DOLLAR);
        vm.prank(alice);
        senior.transferAndCall(address(desk), 1000 * DOLLAR, abi.encode(paid));
        _record("desk.sell.first");
    }

    function test_gas_buy() public {
        _ordinary();
        _buy(dealer, 1, 10 * DOLLAR);
        uint256 cost = desk.costOf(address(mezzanine), 1000 * DOLLAR);
        _fund(dealer, cost + 1, address(desk), address(dollar));
        vm.prank(dealer);
        desk.buy(address(mezzanine), 1000 * DOLLAR, cost, dealer);
        _record("desk.buy");
    }

    function test_gas_deposit() public {
        _live();
        _fund(provider, 2000 * DOLLAR, address(reserve), address(dollar));
        vm.prank(provider);
        reserve.deposit(1000 * DOLLAR, provider);
        _record("reserve.deposit");
    }

    function test_gas_depositBesideInventoryOfThreeShares() public {
        _ordinary();
        _sell(alice, 0, 1000 * DOLLAR);
        _sell(carol, 2, 1000 * DOLLAR);
        _fund(provider, 2000 * DOLLAR, address(reserve), address(dollar));
        vm.prank(provider);
        reserve.deposit(1000 * DOLLAR, provider);
        _record("reserve.deposit.inventory3");
    }

    function test_gas_redeem() public {
        _ordinary();
        _announce(provider);
        uint256 some = reserve.balanceOf(provider) / 10;
        vm.prank(provider);
        reserve.redeem(some, provider, provider);
        _record("reserve.redeem");
    }

    function test_gas_doesNotDependOnTheNumberOfHolders() public {
        _ordinary();
        uint256 few = _sellAmong(10);
        uint256 many = _sellAmong(10_000);
        assertEq(few, many);
    }

    /// @dev Cost of a sale when the share has `count` holders more.
    function _sellAmong(uint256 count) private returns (uint256 gas) {
        uint256 state = vm.snapshotState();
        vm.pauseGasMetering();
        for (uint256 i; i < count; ++i) {
            address wallet = address(uint160(0x10000 + i));
            _verify(wallet);
            vm.prank(bob);
            mezzanine.transfer(wallet, DOLLAR);
        }
        vm.resumeGasMetering();
        (,,, uint256 paid) = desk.quote(address(mezzanine), 1000 * DOLLAR);
        vm.prank(bob);
        mezzanine.transferAndCall(address(desk), 1000 * DOLLAR, abi.encode(paid));
        gas = vm.lastCallGas().gasTotalUsed;
        vm.revertToState(state);
    }
}
