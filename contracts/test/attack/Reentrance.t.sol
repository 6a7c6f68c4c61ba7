// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Desk} from "../../src/exit/Desk.sol";
import {ExitRig} from "../helpers/exit/ExitRig.sol";
import {Intruder} from "../helpers/exit/Intruder.sol";

/// @notice Cash with hooks: a receiver that calls back into every door of the exits while money moves.
contract ReentranceTest is ExitRig {
    Intruder private intruder;

    function setUp() public override {
        super.setUp();
        intruder = new Intruder(desk, reserve, share, cash);
        _verify(address(intruder));
        pool.mint(address(intruder), 1000 * UNIT);
        _hold(alice, 100_000 * UNIT);
        _provide(provider, 50_000 * UNIT);
        cash.mint(address(intruder), 1000 * UNIT);
        intruder.act(
            address(reserve), abi.encodeWithSignature("deposit(uint256,address)", 500 * UNIT, intruder)
        );
        uint256 shares = reserve.balanceOf(address(intruder));
        intruder.act(address(reserve), abi.encodeWithSignature("announce(uint256)", shares));
        vm.warp(block.timestamp + COOLDOWN);
        _sell(alice, 1000 * UNIT);
    }

    function test_reentrance_fromASale_gainsNothing() public {
        _attack(
            address(desk), abi.encodeCall(Desk.sell, (address(share), 100 * UNIT, 0, 0, address(intruder)))
        );
    }

    function test_reentrance_fromATransferAndCall_gainsNothing() public {
        _attack(
            address(share),
            abi.encodeWithSignature(
                "transferAndCall(address,uint256,bytes)", desk, 100 * UNIT, abi.encode(uint256(0))
            )
        );
    }

    function test_reentrance_fromAPurchase_gainsNothing() public {
        _attack(
            address(desk), abi.encodeCall(Desk.buy, (address(share), 50 * UNIT, 60 * UNIT, address(intruder)))
        );
    }

    function test_reentrance_fromADeposit_gainsNothing() public {
        _attack(address(reserve), abi.encodeWithSignature("deposit(uint256,address)", 100 * UNIT, intruder));
    }

    function test_reentrance_fromAWithdrawal_gainsNothing() public {
        uint256 shares = reserve.maxRedeem(address(intruder)) / 3;
        _attack(
            address(reserve),
            abi.encodeWithSignature("redeem(uint256,address,address)", shares, intruder, intruder)
        );
    }

    function test_maliciousReceiver_stopsOnlyItself() public {
        intruder.refuseCash(true);
        vm.expectRevert(Intruder.NoCashPlease.selector);
        intruder.act(
            address(desk), abi.encodeCall(Desk.sell, (address(share), UNIT, 0, 0, address(intruder)))
        );
        (uint256 filled,) = _sell(alice, 10 * UNIT);
        assertEq(filled, 10 * UNIT);
        _announce(provider);
        assertGt(_leave(provider), 0);
    }

    /// @dev The same call once without and once with calling back: calling back is worth nothing to the intruder and
    /// costs nobody else anything.
    function _attack(address target, bytes memory data) private {
        uint256 state = vm.snapshotState();
        intruder.act(target, data);
        uint256 honest = _wealth();
        uint256 others = _others();
        vm.revertToState(state);

        intruder.arm(true);
        intruder.act(target, data);
        assertGe(intruder.tried(), 8);
        assertLe(_wealth(), honest);
        assertGe(_others(), others);
        // the books still add up
        (uint256 cost,,,) = desk.holdings();
        assertEq(cash.balanceOf(address(reserve)) + cash.balanceOf(address(desk)) + cost, reserve.funds());
        uint256 shares = share.balanceOf(address(desk)) + share.balanceOf(address(intruder));
        assertEq(shares + share.balanceOf(alice), 101_000 * UNIT);
    }

    /// @dev Cash, shares at par, and what the reserve would pay.
    function _wealth() private view returns (uint256) {
        return cash.balanceOf(address(intruder)) + share.balanceOf(address(intruder))
            + reserve.previewRedeem(reserve.balanceOf(address(intruder)));
    }

    /// @dev What the honest provider would be paid.
    function _others() private view returns (uint256) {
        return reserve.previewRedeem(reserve.balanceOf(provider));
    }
}
