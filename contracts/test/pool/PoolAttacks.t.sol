// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {INav} from "../../src/interfaces/INav.sol";
import {Share} from "../../src/identity/Share.sol";
import {Bonds} from "../../src/pool/Bonds.sol";
import {Pool} from "../../src/pool/Pool.sol";
import {PoolBase} from "../../src/pool/PoolBase.sol";
import {PoolEnd} from "../../src/pool/PoolEnd.sol";
import {PoolRaise} from "../../src/pool/PoolRaise.sol";
import {PoolServicing} from "../../src/pool/PoolServicing.sol";
import {Collection, Terms} from "../../src/pool/Terms.sol";
import {Registry} from "../../src/pool/Registry.sol";
import {TrickyCash} from "../helpers/exit/TrickyCash.sol";
import {Intruder} from "../helpers/pool/Intruder.sol";
import {PoolRig} from "../helpers/pool/PoolRig.sol";

/// @notice Cash that takes a fee or calls back, and parties that use it.
contract PoolAttacksTest is PoolRig {
    TrickyCash private tricky;
    Pool private target;
    Intruder private intruder;

    function setUp() public override {
        super.setUp();
        tricky = new TrickyCash();
        intruder = new Intruder();
        _verify(address(intruder));
        Terms memory terms = _terms();
        (terms.cash, terms.servicer) = (address(tricky), address(intruder));
        vm.prank(governor);
        target = Pool(pools.open(terms, _tranches(3), type(Pool).creationCode, type(Share).creationCode));
        intruder.approve(tricky, address(target));
        intruder.approve(tricky, address(pools));
        tricky.mint(address(intruder), 10_000_000 * DOLLAR);
    }

    // Cash with a fee on transfer

    function test_aBondInCashWithAFeeIsRefused() public {
        tricky.setFee(100);
        vm.expectRevert(abi.encodeWithSelector(Bonds.CashShort.selector, 20_000 * DOLLAR, 19_800 * DOLLAR));
        intruder.act(address(pools), abi.encodeCall(pools.postBond, (address(target))));
    }

    function test_anInvestmentInCashWithAFeeIsRefused() public {
        _raise();
        tricky.setFee(100);
        tricky.mint(bob, 100 * DOLLAR);
        vm.startPrank(bob);
        tricky.approve(address(target), type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.CashShort.selector, 100 * DOLLAR, 99 * DOLLAR));
        target.invest(1, 100 * DOLLAR, bob);
        vm.stopPrank();
        assertEq(target.book().tranches[1].principal, 0);
    }

    function test_aServicerWhoseCashArrivesShortCannotCollect() public {
        _start();
        _passMonth();
        tricky.setFee(100);
        Collection memory collection = _collection(target, 10_000 * DOLLAR, 0, 0, 1_000_000 * DOLLAR);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.CashShort.selector, 10_000 * DOLLAR, 9_900 * DOLLAR));
        intruder.act(address(target), abi.encodeCall(target.collect, (collection)));
        assertEq(target.period(), 0);
    }

    // Calls from inside a transfer

    function test_aRefundCannotBeRepeatedFromInside() public {
        _raise();
        _investIntruder(1_000 * DOLLAR);
        vm.prank(issuer);
        target.cancel();
        uint256 before = tricky.balanceOf(address(intruder));
        bytes memory refund = abi.encodeCall(target.refund, (2, 500 * DOLLAR, address(intruder)));
        _attackWith(address(target), refund);
        intruder.act(address(target), refund);
        _assertBlocked();
        assertEq(tricky.balanceOf(address(intruder)) - before, 500 * DOLLAR);
    }

    function test_anInvestmentCannotCancelTheRaiseFromInside() public {
        _raise();
        _attackWith(address(target), abi.encodeCall(target.cancel, ()));
        _investIntruder(1_000 * DOLLAR);
        _assertBlocked();
    }

    function test_aCollectionCannotBeRepeatedFromInside() public {
        _start();
        _passMonth();
        Collection memory collection = _collection(target, 10_000 * DOLLAR, 0, 0, 1_000_000 * DOLLAR);
        bytes memory collect = abi.encodeCall(target.collect, (collection));
        _attackWith(address(target), collect);
        intruder.act(address(target), collect);
        _assertBlocked();
        assertEq(target.period(), 1);
        assertEq(tricky.balanceOf(address(target.shareOf(0))), 3_000 * DOLLAR, "paid once");
    }

    function test_aMarkFromInsideACollectionChangesNoPrice() public {
        _start();
        _passMonth();
        Collection memory collection = _collection(target, 10_000 * DOLLAR, 0, 0, 900_000 * DOLLAR);
        bytes memory collect = abi.encodeCall(target.collect, (collection));
        uint256 snapshot = vm.snapshotState();
        intruder.act(address(target), collect);
        bytes32 plain = _prices();
        vm.revertToState(snapshot);

        _attackWith(address(nav), abi.encodeCall(INav.mark, (address(target))));
        intruder.act(address(target), collect);
        assertGt(intruder.successes(), 0, "anyone may mark");
        assertEq(_prices(), plain);
    }

    function test_aWithdrawalCannotBeRepeatedFromInside() public {
        _start();
        _passMonth();
        Collection memory collection = _collection(target, 10_000 * DOLLAR, 0, 0, 1_000_000 * DOLLAR);
        intruder.act(address(target), abi.encodeCall(target.collect, (collection)));
        uint256 before = tricky.balanceOf(address(intruder));
        bytes memory withdraw = abi.encodeCall(target.withdraw, (address(intruder)));
        _attackWith(address(target), withdraw);
        intruder.act(address(target), withdraw);
        _assertBlocked();
        assertEq(tricky.balanceOf(address(intruder)) - before, 833_333_333);
    }

    function test_aRedemptionCannotBeRepeatedFromInside() public {
        _start();
        vm.prank(governor);
        pools.windDown(address(target));
        _passMonth();
        Collection memory collection = _collection(target, 0, 950_000 * DOLLAR, 0, 0);
        intruder.act(address(target), abi.encodeCall(target.collect, (collection)));
        if (!nav.confirmed(address(target))) _confirm(target);
        vm.prank(valuer);
        target.close();
        Share mezzanine = _share(target, 1);
        vm.prank(bob);
        mezzanine.transfer(address(intruder), 100_000 * DOLLAR);
        uint256 earmark = target.book().tranches[1].earmark;
        uint256 before = tricky.balanceOf(address(intruder));
        bytes memory redeem = abi.encodeCall(target.redeem, (1, 50_000 * DOLLAR, address(intruder)));
        _attackWith(address(target), redeem);
        intruder.act(address(target), redeem);
        _assertBlocked();
        assertEq(tricky.balanceOf(address(intruder)) - before, earmark / 4);
    }

    function test_aBondCannotBeTakenTwiceFromInside() public {
        intruder.act(address(pools), abi.encodeCall(pools.postBond, (address(target))));
        vm.prank(issuer);
        target.cancel();
        pools.releaseBond(address(target));
        tricky.mint(address(pools), 100_000 * DOLLAR);
        uint256 before = tricky.balanceOf(address(intruder));
        bytes memory withdraw = abi.encodeCall(pools.withdraw, (address(tricky), address(intruder)));
        _attackWith(address(pools), withdraw);
        intruder.act(address(pools), withdraw);
        _assertBlocked();
        assertEq(tricky.balanceOf(address(intruder)) - before, 20_000 * DOLLAR);
    }

    // Other people's money

    function test_onePoolsPartiesCannotReachAnothersCash() public {
        _start();
        Pool other = _open(_terms(), _tranches(3));
        _activate(other);
        vm.startPrank(issuer);
        other.withdraw(issuer);
        target.withdraw(issuer);
        vm.expectRevert(PoolBase.AmountIsZero.selector);
        target.withdraw(issuer);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, address(pool)));
        vm.prank(address(pool));
        target.receiveBond(1);
    }

    function test_aContractThatRefusesItsSharesStopsOnlyItself() public {
        _start();
        vm.prank(governor);
        pools.windDown(address(target));
        _passMonth();
        Collection memory collection = _collection(target, 0, 950_000 * DOLLAR, 0, 0);
        intruder.act(address(target), abi.encodeCall(target.collect, (collection)));
        if (!nav.confirmed(address(target))) _confirm(target);
        vm.prank(valuer);
        target.close();
        vm.prank(bob);
        uint256 paid = target.redeem(1, 200_000 * DOLLAR, outsider);
        assertEq(tricky.balanceOf(outsider), paid, "a blocked holder names another receiver");
    }

    function _raise() private {
        intruder.act(address(pools), abi.encodeCall(pools.postBond, (address(target))));
        _originate(target, 1_000_000 * DOLLAR);
    }

    function _start() private {
        _raise();
        _invest(target, 0, alice, 600_000 * DOLLAR);
        _invest(target, 1, bob, 200_000 * DOLLAR);
        vm.prank(issuer);
        target.activate();
    }

    function _investIntruder(uint256 amount) private {
        intruder.act(address(target), abi.encodeCall(target.invest, (2, amount, address(intruder))));
    }

    function _attackWith(address whom, bytes memory data) private {
        intruder.plan(whom, data);
        intruder.act(address(tricky), abi.encodeCall(tricky.listen, (true)));
    }

    function _assertBlocked() private view {
        assertGt(intruder.attempts(), 0, "tried");
        assertEq(intruder.successes(), 0, "and failed");
        bytes memory answer = intruder.lastReturn();
        assertEq(bytes4(answer), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
    }

    function _prices() private view returns (bytes32) {
        uint256[3] memory prices;
        for (uint256 i; i < 3; ++i) {
            prices[i] = nav.price(address(target.shareOf(i)));
        }
        return keccak256(abi.encode(prices, target.book()));
    }
}
