// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Holds} from "../../src/exit/Holds.sol";
import {IHolds} from "../../src/interfaces/IHolds.sol";
import {Share} from "../../src/identity/Share.sol";
import {Gas} from "../helpers/Gas.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole transactions of who buys, uses and ends firm prices, on the real system.
contract HoldsGasTest is System, Gas {
    Holds private holds;
    Share private mezzanine;

    /// @dev An ordinary day: the desk has inventory and float, a ticket is outstanding, bob has had cash before.
    function _ordinary() private {
        _live();
        mezzanine = _share(pool, 1);
        holds = new Holds(address(desk), address(authority));
        vm.startPrank(governor);
        reserve.addDesk(address(holds));
        desk.setHolds(address(holds));
        desk.setFloat(100_000 * DOLLAR);
        holds.setTerms(address(mezzanine), IHolds.Terms(60_000, 30 days, 7500));
        vm.stopPrank();
        _sell(bob, 1, 10_000 * DOLLAR);
        _fund(bob, 1_000_000 * DOLLAR, address(holds), address(dollar));
        _buyTicket();
        vm.warp(block.timestamp + 1 hours);
    }

    function _buyTicket() private returns (uint256 ticket) {
        (, uint256 paid, uint256 premium) =
            holds.quote(address(mezzanine), 1000 * DOLLAR, block.timestamp + 7 days);
        vm.prank(bob);
        (ticket,,) = holds.buy(address(mezzanine), 1000 * DOLLAR, block.timestamp + 7 days, paid, premium);
    }

    function test_gas_hold_buy() public {
        _ordinary();
        _buyTicket();
        _record("hold.buy");
    }

    function test_gas_hold_exercise() public {
        _ordinary();
        vm.prank(bob);
        mezzanine.transferAndCall(address(desk), 400 * DOLLAR, abi.encode(uint256(0), bob, uint256(1)));
        _record("hold.exercise");
    }

    function test_gas_hold_expire() public {
        _ordinary();
        vm.warp(block.timestamp + 8 days);
        uint256[] memory one = new uint256[](1);
        one[0] = 1;
        holds.release(one);
        _record("hold.expire");
    }
}
