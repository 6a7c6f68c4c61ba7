// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {MakersHandler} from "../helpers/makers/MakersHandler.sol";

/// @notice Whatever makers do, whatever the reserve gains and loses, and whichever blocks are samples.
/// forge-config: default.invariant.runs = 16
/// forge-config: default.invariant.depth = 96
contract MakersInvariantTest is Test {
    MakersHandler private handler;

    function setUp() public {
        handler = new MakersHandler();
        handler.begin();
        targetContract(address(handler));
        bytes4[] memory selectors = new bytes4[](6);
        selectors[0] = MakersHandler.quote.selector;
        selectors[1] = MakersHandler.withdraw.selector;
        selectors[2] = MakersHandler.sample.selector;
        selectors[3] = MakersHandler.gain.selector;
        selectors[4] = MakersHandler.claim.selector;
        selectors[5] = MakersHandler.close.selector;
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    function invariant_MKR1_makersArePaidOutOfGainsOnly() public view {
        (uint256 funds, uint256 owed, uint256 here) = handler.books();
        uint256 fetched = handler.paid() + handler.cashOfMakers();
        assertEq(int256(funds + owed + fetched), int256(handler.provided()) + handler.net());
        assertEq(here, funds + owed);
        assertLe(owed + fetched, uint256(handler.highest()) / 10);
    }

    function invariant_MKR2_onlyRestedDepthCounts() public view {
        assertEq(handler.wrong(), 0);
        assertEq(handler.beyond(), 0);
    }
}
