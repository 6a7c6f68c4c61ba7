// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Windows} from "../../src/exit/Windows.sol";
import {Share} from "../../src/identity/Share.sol";
import {TrickyCash} from "../helpers/exit/TrickyCash.sol";
import {WindowsHandler} from "../helpers/exit/WindowsHandler.sol";

/// @notice What holds in windows whatever holders and funders do, while prices move and income comes. See INVARIANTS.md.
/// forge-config: default.invariant.runs = 4
/// forge-config: default.invariant.depth = 100
contract WindowsInvariantTest is Test {
    WindowsHandler private handler;
    Windows private windows;
    Share private share;
    TrickyCash private cash;

    function setUp() public {
        handler = new WindowsHandler();
        handler.begin();
        (windows, share,, cash) = handler.parts();
        bytes4[] memory selectors = new bytes4[](18);
        selectors[0] = handler.request.selector;
        selectors[1] = handler.requestTwins.selector;
        selectors[2] = handler.cancel.selector;
        selectors[3] = handler.fetchCancelled.selector;
        selectors[4] = handler.claim.selector;
        selectors[5] = handler.redeem.selector;
        selectors[6] = handler.bring.selector;
        selectors[7] = handler.withdrawFunding.selector;
        selectors[8] = handler.collect.selector;
        selectors[9] = handler.price.selector;
        selectors[10] = handler.distribute.selector;
        selectors[11] = handler.pass.selector;
        selectors[12] = handler.settle.selector;
        selectors[13] = handler.takeInKind.selector;
        selectors[14] = handler.donate.selector;
        // more often than the others, or little would be settled in a run
        selectors[15] = handler.request.selector;
        selectors[16] = handler.bring.selector;
        selectors[17] = handler.settle.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    /// @dev One function, so that one series of steps is looked at from all sides.
    function invariant_WIN1_WIN2_WIN4_theBooksCoverAllAndTwinsAreTreatedAlike() public view {
        _cashCoversAllThatIsClaimable();
        _onePriceAndOneFractionForAll();
        _sharesCoverAllThatWaitsOrWasBought();
        _totalsCoverTheOrders();
    }

    function _cashCoversAllThatIsClaimable() private view {
        address[] memory people = handler.everyone();
        uint256 owed;
        for (uint256 i; i < people.length; ++i) {
            owed += windows.claimable(people[i]);
            for (uint256 number = 1; number <= windows.state().last; ++number) {
                uint256 brought = windows.fundOf(number, people[i]).cash;
                if (brought == 0) continue;
                uint256 funded = windows.pot(number).funded;
                if (number >= windows.state().next) {
                    owed += brought;
                } else if (!windows.fundOf(number, people[i]).refunded) {
                    owed += brought * (funded - windows.pot(number).used) / funded;
                }
            }
        }
        assertLe(owed + handler.donated(), cash.balanceOf(address(windows)));
    }

    function _onePriceAndOneFractionForAll() private view {
        (address twin, address other) = (handler.twin(), handler.other());
        assertEq(windows.pendingRedeemRequest(0, twin), windows.pendingRedeemRequest(0, other));
        // their income counts from two calls, with the same index
        assertEq(windows.claimable(twin), windows.claimable(other));
    }

    function _sharesCoverAllThatWaitsOrWasBought() private view {
        address[] memory people = handler.everyone();
        uint256 held;
        for (uint256 i; i < people.length; ++i) {
            held += windows.pendingRedeemRequest(0, people[i]);
            for (uint256 number = 1; number <= windows.state().last; ++number) {
                held += windows.claimableCancelRedeemRequest(number, people[i]);
                if (number >= windows.state().next || windows.fundOf(number, people[i]).taken) continue;
                uint256 brought = windows.fundOf(number, people[i]).cash;
                if (brought != 0) {
                    held += brought * windows.window(number).shares / windows.pot(number).funded;
                }
            }
        }
        assertLe(held, share.balanceOf(address(windows)));
    }

    function _totalsCoverTheOrders() private view {
        address[] memory people = handler.everyone();
        uint256 next = windows.state().next;
        uint256 shares = windows.state().shares;
        uint256 weight = windows.state().weight;
        for (uint256 number = next; number <= windows.state().last; ++number) {
            shares += windows.window(number).shares;
            weight += windows.window(number).weight;
        }
        for (uint256 i; i < people.length; ++i) {
            uint256[] memory orders = windows.ordersOf(people[i]);
            for (uint256 k; k < orders.length; ++k) {
                (uint256 left, uint256 less,,) = windows.orderOf(people[i], orders[k]);
                assertGe(shares, left);
                assertGe(weight, less);
                shares -= left;
                weight -= less;
            }
        }
    }

    /// @dev WIN-6: whatever happened, everybody leaves with shares and cash, and next to nothing stays.
    function afterInvariant() public {
        handler.end();
        address[] memory people = handler.everyone();
        for (uint256 i; i < people.length; ++i) {
            assertEq(windows.pendingRedeemRequest(0, people[i]), 0);
            assertEq(windows.claimable(people[i]), 0);
        }
        assertLe(share.balanceOf(address(windows)), 10_000);
        assertLe(cash.balanceOf(address(windows)), handler.donated() + 100_000);
    }
}
