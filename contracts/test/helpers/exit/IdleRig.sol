// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Idle} from "../../../src/exit/Idle.sol";
import {IIdle} from "../../../src/interfaces/IIdle.sol";
import {ExitRig} from "./ExitRig.sol";
import {TrickyVault} from "./TrickyVault.sol";

/// @notice ExitRig with idle cash in a vault: 100,000 stays, it is filled up again below 50,000.
abstract contract IdleRig is ExitRig {
    Idle internal idle;
    TrickyVault internal vault;

    function setUp() public virtual override {
        super.setUp();
        idle = new Idle(address(reserve), address(authority));
        reserve.addDesk(address(idle));
        reserve.setIdle(address(idle));
        vault = new TrickyVault(cash);
        idle.setVault(address(vault));
        idle.setRule(IIdle.Rule(uint96(50_000 * UNIT), uint96(100_000 * UNIT), uint96(2_000_000 * UNIT)));
    }

    /// @dev RSV-2 with cash that is parked.
    function _assertBooks() internal view {
        (uint256 paid,,,) = desk.holdings();
        assertEq(
            cash.balanceOf(address(reserve)) + cash.balanceOf(address(desk)) + idle.cost() + paid,
            reserve.funds(),
            "funds"
        );
        (uint256 low, uint256 high) = reserve.worth();
        assertLe(low, reserve.funds());
        assertGe(high, reserve.funds());
    }
}
