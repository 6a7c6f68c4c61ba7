// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {INav} from "../../src/interfaces/INav.sol";
import {Figures} from "../../src/oracle/Book.sol";
import {Nav} from "../../src/oracle/Nav.sol";
import {NavHandler} from "../helpers/oracle/NavHandler.sol";

/// forge-config: default.invariant.runs = 12
/// forge-config: default.invariant.depth = 48
contract NavInvariantsTest is Test {
    NavHandler private handler;
    Nav private nav;
    address private pool;

    function setUp() public {
        handler = new NavHandler();
        nav = Nav(address(handler.navOf()));
        pool = handler.thePool();
        targetContract(address(handler));
        bytes4[] memory selectors = new bytes4[](7);
        selectors[0] = handler.wait.selector;
        selectors[1] = handler.moveCurve.selector;
        selectors[2] = handler.moveHazard.selector;
        selectors[3] = handler.mark.selector;
        selectors[4] = handler.collect.selector;
        selectors[5] = handler.impair.selector;
        selectors[6] = handler.confirm.selector;
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    /// @dev Now, and at every later time without another call.
    function invariant_NAV1_bidPriceAndAskAreInOrder() public {
        uint256 start = block.timestamp;
        for (uint256 k; k < 4; ++k) {
            vm.warp(start + k * k * k * 1 days);
            for (uint256 i; i < 2; ++i) {
                address share = handler.share(i);
                uint256 price = nav.price(share);
                if (!nav.fresh(share)) continue;
                assertLe(nav.bid(share), price);
                assertLe(price, nav.ask(share));
            }
        }
        vm.warp(start);
    }

    function invariant_NAV2_thePriceAlwaysAnswers() public {
        uint256 start = block.timestamp;
        for (uint256 k; k < 3; ++k) {
            vm.warp(start + k * 100 days);
            nav.price(handler.share(0));
            nav.price(handler.share(1));
        }
        vm.warp(start);
    }

    /// @dev Drift is what reports and marks moved since the valuer last spoke, less what a month forgives.
    function invariant_NAV3_acceptedMovesStayInsideTheBand() public view {
        (Figures memory f,,) = nav.bookOf(pool);
        assertLe(f.drift, int256(nav.up()));
        assertGe(f.drift, -int256(nav.down()));
        assertLe(handler.largestJump(), 0.16e18);
    }

    function invariant_theLowerValueIsNeverAboveTheUpper() public {
        uint256 start = block.timestamp;
        for (uint256 k; k < 4; ++k) {
            vm.warp(start + k * 15 days);
            (uint256 lower, uint256 upper) = nav.valueOf(pool);
            assertLe(lower, upper);
        }
        vm.warp(start);
    }
}
