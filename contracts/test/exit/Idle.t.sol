// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Idle} from "../../src/exit/Idle.sol";
import {IIdle} from "../../src/interfaces/IIdle.sol";
import {IReserve} from "../../src/interfaces/IReserve.sol";
import {IdleRig} from "../helpers/exit/IdleRig.sol";
import {TrickyCash} from "../helpers/exit/TrickyCash.sol";
import {TrickyVault} from "../helpers/exit/TrickyVault.sol";

contract IdleTest is IdleRig {
    function setUp() public override {
        super.setUp();
        _hold(alice, 3_000_000 * UNIT);
        _provide(provider, 1_000_000 * UNIT);
    }

    function test_IDL1_parkingMovesNoBook() public {
        uint256 funds = reserve.funds();
        vm.prank(stranger);
        assertEq(idle.park(), 900_000 * UNIT);
        assertEq(cash.balanceOf(address(reserve)), 100_000 * UNIT);
        assertEq(reserve.funds(), funds);
        (uint256 low, uint256 high) = reserve.worth();
        assertEq(low, funds);
        assertEq(high, funds);
        assertEq(reserve.available(), funds);
        assertEq(reserve.cash(), funds);
        _assertBooks();
    }

    function test_IDL2_theSameCashIsNotSentToAndFro() public {
        idle.park();
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdle.NothingToPark.selector, 100_000 * UNIT, 100_000 * UNIT, 900_000 * UNIT, 2_000_000 * UNIT
            )
        );
        idle.park();
        vm.expectRevert(abi.encodeWithSelector(IIdle.EnoughHere.selector, 100_000 * UNIT, 50_000 * UNIT));
        idle.recall();
        _sell(alice, 60_000 * UNIT);
        assertLt(cash.balanceOf(address(reserve)), 50_000 * UNIT);
        vm.prank(stranger);
        idle.recall();
        assertEq(cash.balanceOf(address(reserve)), 100_000 * UNIT);
        _assertBooks();
    }

    function test_IDL3_aSaleBeyondTheCashHereIsPaidFromTheVault() public {
        idle.park();
        (uint256 filled,,, uint256 paid) = desk.quote(address(share), 500_000 * UNIT);
        assertEq(filled, 500_000 * UNIT);
        vm.prank(alice);
        share.transferAndCall(address(desk), 500_000 * UNIT, abi.encode(paid));
        assertEq(cash.balanceOf(alice), paid);
        assertEq(idle.cost(), 1_000_000 * UNIT - paid);
        _assertBooks();
    }

    function test_IDL3_providersLeaveThroughTheVault() public {
        idle.park();
        _announce(provider);
        assertApproxEqAbs(_leave(provider), 1_000_000 * UNIT, 1);
        _assertBooks();
    }

    function test_IDL4_gainIsTheProvidersOnceTaken() public {
        idle.park();
        cash.mint(address(vault), 9_000 * UNIT);
        (uint256 low, uint256 high) = reserve.worth();
        assertEq(low, 1_000_000 * UNIT);
        assertApproxEqAbs(high, 1_009_000 * UNIT, 2);
        vm.prank(stranger);
        uint256 gain = idle.harvest();
        assertApproxEqAbs(gain, 9_000 * UNIT, 2);
        assertEq(reserve.funds(), 1_000_000 * UNIT + gain);
        _assertBooks();
        vm.expectPartialRevert(IIdle.NoGain.selector);
        idle.harvest();
    }

    function test_IDL4_lossCountsAtOnceForWhoLeavesAndIsBookedByTheAuthority() public {
        idle.park();
        vault.lose(90_000 * UNIT);
        (uint256 low, uint256 high) = reserve.worth();
        assertApproxEqAbs(low, 910_000 * UNIT, 2);
        assertEq(high, 1_000_000 * UNIT);
        _assertBooks();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        idle.writeDown();
        uint256 loss = idle.writeDown();
        assertApproxEqAbs(loss, 90_000 * UNIT, 2);
        (low, high) = reserve.worth();
        assertApproxEqAbs(high, 910_000 * UNIT, 4);
        vm.expectPartialRevert(IIdle.NoLoss.selector);
        idle.writeDown();
        _assertBooks();
    }

    function test_vaultIsChangedOnceItIsEmpty_andALostOneIsSalvaged() public {
        idle.park();
        TrickyVault other = new TrickyVault(cash);
        vm.expectRevert(abi.encodeWithSelector(IIdle.StillParked.selector, address(vault), 900_000 * UNIT));
        idle.setVault(address(other));
        vault.set(TrickyVault.Mood.SILENT);
        idle.writeDown();
        assertEq(reserve.funds(), 100_000 * UNIT);
        idle.setVault(address(other));
        vault.set(TrickyVault.Mood.FAIR);
        assertEq(idle.salvage(address(vault)), 900_000 * UNIT);
        assertEq(reserve.funds(), 1_000_000 * UNIT);
        vm.expectPartialRevert(IIdle.StillParked.selector);
        idle.salvage(address(other));
        _assertBooks();
    }

    function test_leavingAVault_isTheAuthoritys() public {
        idle.park();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        idle.callBack(1);
        assertEq(idle.callBack(type(uint256).max), 900_000 * UNIT);
        assertEq(idle.cost(), 0);
        reserve.removeDesk(address(idle));
        assertEq(reserve.idle(), address(0));
    }

    function test_settings_areChecked() public {
        vm.expectPartialRevert(IIdle.BadRule.selector);
        idle.setRule(IIdle.Rule(2, 1, 9));
        TrickyCash otherCash = new TrickyCash();
        TrickyVault other = new TrickyVault(otherCash);
        vm.expectRevert(
            abi.encodeWithSelector(IIdle.VaultOfOtherCash.selector, address(other), address(otherCash))
        );
        idle.setVault(address(other));
        idle.setVault(address(0));
        vm.expectRevert(IIdle.NoVault.selector);
        idle.park();
        vm.expectRevert(abi.encodeWithSelector(IReserve.NotDesk.selector, stranger));
        reserve.setIdle(stranger);
        vm.expectRevert(abi.encodeWithSelector(IIdle.OnlyItsReserve.selector, stranger));
        vm.prank(stranger);
        idle.remit(1);
    }

    function test_aVaultThatTakesAFee_isNotParkedIn() public {
        cash.mint(bob, 100_000 * UNIT);
        vm.startPrank(bob);
        cash.approve(address(vault), 100_000 * UNIT);
        vault.deposit(100_000 * UNIT, bob);
        vm.stopPrank();
        vault.setEntryFee(100);
        vm.expectPartialRevert(IIdle.VaultTookTooMuch.selector);
        idle.park();
    }

    function testFuzz_IDL1_booksHoldThroughAnyLife(uint256 seed) public {
        for (uint256 i; i < 20; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 what = seed % 8;
            vault.set(TrickyVault.Mood((seed >> 8) % 7));
            if (what == 0) {
                try idle.park{gas: 4_000_000}() {} catch {}
            } else if (what == 1) {
                try idle.recall() {} catch {}
            } else if (what == 2) {
                try idle.harvest() {} catch {}
            } else if (what == 3) {
                cash.mint(address(vault), seed % (1000 * UNIT));
            } else if (what == 4) {
                vm.prank(alice);
                try desk.sell(address(share), bound(seed, 1000, 300_000 * UNIT), 0, 0, alice) {} catch {}
            } else if (what == 5) {
                uint256 held = share.balanceOf(address(desk));
                if (held != 0) _buy(bob, bound(seed, 1, held));
            } else if (what == 6) {
                vault.setMost(seed >> 160);
            } else {
                vm.warp(block.timestamp + seed % 3 days);
            }
            _assertBooks();
        }
    }
}
