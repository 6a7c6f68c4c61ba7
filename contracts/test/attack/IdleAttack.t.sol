// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IIdle} from "../../src/interfaces/IIdle.sol";
import {IReserve} from "../../src/interfaces/IReserve.sol";
import {IdleRig} from "../helpers/exit/IdleRig.sol";
import {TrickyVault} from "../helpers/exit/TrickyVault.sol";

/// @notice A vault that fails in every way: what is here goes on being paid, to the unit, and nobody is locked.
contract IdleAttackTest is IdleRig {
    function setUp() public override {
        super.setUp();
        _hold(alice, 3_000_000 * UNIT);
        _provide(provider, 1_000_000 * UNIT);
        idle.park();
    }

    function test_attack_aFailingVaultHurtsNoSaleThatTheCashHereCovers() public {
        for (uint8 mood = 1; mood < 7; ++mood) {
            vault.set(TrickyVault.Mood(mood));
            (uint256 filled,,, uint256 paid) = desk.quote(address(share), 5_000 * UNIT);
            assertEq(filled, 5_000 * UNIT);
            vm.prank(alice);
            share.transferAndCall(address(desk), 5_000 * UNIT, abi.encode(paid));
            _assertBooks();
        }
    }

    /// @dev Beyond the cash here: a part is bought with what is here, whatever the vault had promised.
    function test_attack_aFailingVaultMakesABigSalePartial() public {
        for (uint8 mood = 1; mood < 7; ++mood) {
            uint256 state = vm.snapshotState();
            vault.set(TrickyVault.Mood(mood));
            uint256 gas = gasleft();
            (uint256 filled, uint256 paid) = _sell(alice, 500_000 * UNIT);
            assertLt(gas - gasleft(), 3_000_000);
            assertApproxEqAbs(paid, 100_000 * UNIT, 2);
            assertGt(filled, 100_000 * UNIT);
            _assertBooks();
            // what the quote says afterwards is what the next sale gets: nothing
            (filled,,,) = desk.quote(address(share), 500_000 * UNIT);
            assertEq(filled, 0);
            vm.prank(alice);
            vm.expectRevert(abi.encodeWithSelector(IDesk.NoCash.selector, address(share)));
            desk.sell(address(share), 500_000 * UNIT, 0, 0, alice);
            vm.revertToState(state);
        }
    }

    /// @dev Its rest over, or called by anyone, the vault is asked again.
    function test_attack_aVaultThatRecoversIsUsedAgain() public {
        vault.set(TrickyVault.Mood.LIES);
        _sell(alice, 500_000 * UNIT);
        assertEq(idle.failedAt(), block.timestamp);
        vault.set(TrickyVault.Mood.FAIR);
        (uint256 filled,,,) = desk.quote(address(share), 100_000 * UNIT);
        assertEq(filled, 0);
        vm.prank(stranger);
        assertEq(idle.recall(), 100_000 * UNIT);
        (filled,,,) = desk.quote(address(share), 200_000 * UNIT);
        assertEq(filled, 200_000 * UNIT);
    }

    /// @dev A vault that is late pays what it can, and no more is promised.
    function test_attack_aLateVault() public {
        vault.setMost(20_000 * UNIT);
        (,,, uint256 paid) = desk.quote(address(share), 500_000 * UNIT);
        assertApproxEqAbs(paid, 120_000 * UNIT, 3);
        (, uint256 got) = _sell(alice, 500_000 * UNIT);
        assertEq(got, paid);
        _assertBooks();
    }

    function test_attack_providersLeaveWithWhatIsHere() public {
        for (uint8 mood = 1; mood < 7; ++mood) {
            uint256 state = vm.snapshotState();
            vault.set(TrickyVault.Mood(mood));
            if (vault.mood() == TrickyVault.Mood.LIES) _sell(alice, 500_000 * UNIT);
            _announce(provider);
            vault.set(TrickyVault.Mood(mood));
            // a vault that promises and does not pay makes maxRedeem too high until it has been asked once
            uint256 here = cash.balanceOf(address(reserve));
            uint256 shares = reserve.previewWithdraw(here);
            if (here != 0 && shares <= reserve.maxRedeem(provider)) {
                vm.prank(provider);
                assertApproxEqAbs(reserve.redeem(shares, provider, provider), here, 2);
            }
            _assertBooks();
            vm.revertToState(state);
        }
    }

    function test_attack_lowGasDoesNotMakeAVaultLookBroken() public {
        _sell(alice, 60_000 * UNIT);
        vm.expectPartialRevert(IIdle.GasTooLow.selector);
        idle.recall{gas: 900_000}();
        assertEq(idle.failedAt(), 0);
    }

    function test_attack_aVaultThatCallsBackFindsEveryDoorShut() public {
        bytes[4] memory calls = [
            abi.encodeCall(IIdle.park, ()),
            abi.encodeCall(IIdle.recall, ()),
            abi.encodeCall(IIdle.harvest, ()),
            abi.encodeWithSignature("remit(uint256)", 1)
        ];
        for (uint256 i; i < calls.length; ++i) {
            uint256 state = vm.snapshotState();
            vault.callBack(address(idle), calls[i]);
            vault.set(TrickyVault.Mood.CALLS_BACK);
            _sell(alice, 300_000 * UNIT);
            assertFalse(vault.wentThrough());
            _assertBooks();
            vm.revertToState(state);
        }
        vault.set(TrickyVault.Mood.CALLS_BACK);
        vault.callBack(address(desk), abi.encodeCall(IDesk.fund, ()));
        _sell(alice, 300_000 * UNIT);
        assertFalse(vault.wentThrough());
        vault.callBack(address(reserve), abi.encodeWithSignature("deposit(uint256,address)", 1, vault));
        _sell(alice, 100_000 * UNIT);
        assertFalse(vault.wentThrough());
        _assertBooks();
    }

    /// @dev Cash sent to the vault to look rich lifts what who enters pays, and nothing for who leaves.
    function test_attack_donationToTheVault() public {
        (uint256 low,) = reserve.worth();
        cash.mint(address(vault), 500_000 * UNIT);
        (uint256 after_, uint256 high) = reserve.worth();
        assertEq(after_, low);
        assertGt(high, low);
    }

    /// @dev Cash sent to the reserve and parked is nobody's loss.
    function test_attack_donationToTheReserveIsParkedAtNobodysCost() public {
        cash.mint(address(reserve), 300_000 * UNIT);
        idle.park();
        (uint256 low,) = reserve.worth();
        assertEq(low, 1_000_000 * UNIT);
        _announce(provider);
        assertApproxEqAbs(_leave(provider), 1_000_000 * UNIT, 1);
    }
}
