// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {GuardHandler} from "../helpers/guard/GuardHandler.sol";

/// @notice What holds of levels whatever guardians, observers, governance and prices do. See INVARIANTS.md, section guard.
/// forge-config: default.invariant.runs = 16
/// forge-config: default.invariant.depth = 120
contract GuardInvariantTest is Test {
    GuardHandler private handler;

    function setUp() public {
        handler = new GuardHandler();
        handler.begin();
        bytes4[] memory selectors = new bytes4[](15);
        selectors[0] = handler.pass.selector;
        selectors[1] = handler.observe.selector;
        selectors[2] = handler.raise.selector;
        selectors[3] = handler.lower.selector;
        selectors[4] = handler.price.selector;
        selectors[5] = handler.report.selector;
        selectors[6] = handler.trade.selector;
        selectors[7] = handler.sellToDesk.selector;
        selectors[8] = handler.newTerms.selector;
        selectors[9] = handler.leave.selector;
        // more often than the others
        selectors[10] = handler.pass.selector;
        selectors[11] = handler.pass.selector;
        selectors[12] = handler.observe.selector;
        selectors[13] = handler.observe.selector;
        selectors[14] = handler.raise.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    function invariant_GRD1_venuesKnowWhatTheGuardSaysAndNoLevelOutlivesItsDeadline() public view {
        assertTrue(handler.venuesKnow());
        assertEq(handler.late(), 0);
    }

    function invariant_GRD2_levelsLastNoLongerThanTheirTimeAndRest() public view {
        assertLe(handler.raised(), handler.most());
    }

    function invariant_GRD3_noLevelShutsADoor() public view {
        assertEq(handler.shut(), 0);
    }

    function test_GRD2_runsReachWhatTheyShould() public {
        handler.raise(3, 1 days);
        handler.leave();
        handler.pass(12 hours);
        handler.leave();
        handler.lower(1);
        handler.observe();
        assertGt(handler.raises(), 0);
        assertGt(handler.halted(), 0);
        assertGe(handler.raised(), handler.halted());
    }
}
