// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Exits} from "../../src/exit/Exits.sol";
import {IExits} from "../../src/interfaces/IExits.sol";
import {CallingReceiver} from "../helpers/exits/CallingReceiver.sol";
import {ExitRig} from "../helpers/exit/ExitRig.sol";

/// @notice A seller who is called back by the cash, in the middle of its order, hands in another one.
contract ExitsReentranceTest is ExitRig {
    Exits private exits;
    CallingReceiver private caller;

    function setUp() public override {
        super.setUp();
        exits = new Exits(address(desk), address(0), address(0), address(0), address(0));
        share.setVenue(address(exits), address(exits));
        _provide(provider, 500_000 * UNIT);
        caller = new CallingReceiver(share, address(exits), cash);
        _verify(address(caller));
        pool.mint(address(caller), 1000 * UNIT);
    }

    function _order(uint256 shares) private view returns (bytes memory) {
        IExits.Leg[] memory legs = new IExits.Leg[](1);
        legs[0] = IExits.Leg(1, uint128(shares), 0, "");
        return abi.encode(IExits.Order(address(caller), uint48(block.timestamp), 0, 0, false, legs));
    }

    function test_noOrderWithinAnOrder() public {
        caller.sell(500 * UNIT, _order(500 * UNIT), _order(1 * UNIT));
        assertGt(caller.tried(), 0);
        assertEq(caller.through(), 0);
        assertEq(share.balanceOf(address(caller)), 500 * UNIT);
        assertEq(share.balanceOf(address(exits)), 0);
        // and afterwards it can sell again
        caller.sell(500 * UNIT, _order(500 * UNIT), "");
        assertEq(share.balanceOf(address(caller)), 0);
    }

    function test_wherePartsAreMissingTheirLegsAreRefused() public {
        IExits.Leg[] memory legs = new IExits.Leg[](1);
        for (uint8 kind = 2; kind < 5; ++kind) {
            legs[0] = IExits.Leg(kind, uint128(UNIT), 0, "");
            bytes memory order =
                abi.encode(IExits.Order(address(caller), uint48(block.timestamp), 0, 0, false, legs));
            vm.expectRevert(abi.encodeWithSelector(IExits.NoSuchExit.selector, uint256(kind)));
            caller.sell(UNIT, order, "");
        }
    }
}
