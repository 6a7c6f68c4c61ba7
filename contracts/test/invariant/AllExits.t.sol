// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {AllExitsHandler} from "../helpers/exit/AllExitsHandler.sol";

/// @notice What holds while all exits of one share are open at once and everybody uses all of them. See INVARIANTS.md.
/// forge-config: default.invariant.runs = 4
/// forge-config: default.invariant.depth = 100
contract AllExitsInvariantTest is Test {
    AllExitsHandler private handler;

    function setUp() public {
        handler = new AllExitsHandler();
        handler.begin();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), _selectors()));
    }

    function _selectors() private view returns (bytes4[] memory selectors) {
        bytes4[34] memory list = [
            handler.sellDesk.selector,
            handler.buyDesk.selector,
            handler.sellInPieces.selector,
            handler.deposit.selector,
            handler.leaveReserve.selector,
            handler.harvestDesk.selector,
            handler.order.selector,
            handler.cancel.selector,
            handler.bring.selector,
            handler.settle.selector,
            handler.claim.selector,
            handler.collect.selector,
            handler.trade.selector,
            handler.provideMarket.selector,
            handler.withdrawMarket.selector,
            handler.unwind.selector,
            handler.transfer.selector,
            handler.admit.selector,
            handler.report.selector,
            handler.silence.selector,
            handler.distribute.selector,
            handler.pass.selector,
            handler.donate.selector,
            handler.buyTicket.selector,
            handler.useTicket.selector,
            handler.endTicket.selector,
            handler.setQuote.selector,
            handler.feedQuote.selector,
            handler.emptyQuote.selector,
            handler.tradeQuote.selector,
            handler.rest.selector,
            handler.sellOver.selector,
            handler.sellBlock.selector,
            handler.trade.selector
        ];
        selectors = new bytes4[](list.length);
        for (uint256 i; i < list.length; ++i) {
            selectors[i] = list[i];
        }
    }

    /// @dev One function, so that one series of steps is looked at from all sides.
    function invariant_EXT1_EXT2_EXT3_EXT4_EXT5_theBooksOfAllExitsHold() public view {
        _cash();
        _limit();
        _holders();
    }

    function _cash() private view {
        (uint256 here, uint256 booked) = handler.cashOfReserveAndDesk();
        assertEq(here, booked, "EXT1: reserve and desk");
        uint256 owed;
        (owed, here) = handler.windowsOwe();
        assertLe(owed, here, "EXT3: windows");
        (owed, here) = handler.marketOwes();
        assertLe(owed, here, "EXT3: market");
        (owed, here) = handler.ticketsOwe();
        assertEq(owed, here, "EXT3: tickets");
        uint256 owedShares;
        uint256 hereShares;
        (owed, here, owedShares, hereShares) = handler.quotesOwe();
        assertLe(owed, here, "EXT3: resting quotes");
        assertEq(owedShares, hereShares, "EXT3: shares of resting quotes");
    }

    function _limit() private view {
        (uint256 level, uint256 limit) = handler.bucket();
        assertLe(level, limit, "EXT2: level");
        uint256 leaked = limit * (block.timestamp - 1_800_000_000) / 10 days + 1;
        assertLe(handler.boughtGross(), limit + leaked + handler.refilled(), "EXT2: bought");
        assertEq(handler.inventory(), handler.taken() - handler.sold(), "EXT2: inventory");
    }

    function _holders() private view {
        (uint256 sum, uint256 supply) = handler.balances();
        assertEq(sum, supply, "EXT4: supply");
        assertEq(handler.gainedUnadmitted(), 0, "EXT5: an unadmitted wallet gained shares");
    }

    /// @dev EXT-8
    function afterInvariant() public {
        handler.everybodyLeaves();
        (uint256 inWindows, uint256 inPool, uint256 waiting) = handler.left();
        assertEq(waiting, 0, "EXT8: orders wait");
        assertLe(inWindows, 10_000, "EXT8: shares stay in the windows");
        assertLe(inPool, 500, "EXT8: shares stay in the pool");
        (uint256 owed,) = handler.marketOwes();
        assertEq(owed, 0, "EXT8: income stays");
    }

    function test_EXT8_runsReachEveryExit() public {
        handler.sellDesk(0, 1e9, false);
        handler.sellDesk(1, 1e9, true);
        handler.order(2, 1e9, 1);
        handler.trade(0, 1e9, true);
        handler.bring(3, 1e9);
        handler.settle();
        handler.buyTicket(1, 1e9, 1 days);
        handler.useTicket(0, 1e8);
        handler.setQuote(3, 100, 100, 100, 1e12);
        handler.feedQuote(3, 1e9, 1e9);
        handler.tradeQuote(1, 3, 1e8, true);
        handler.sellOver(2, 1e9, 7, true);
        handler.sellBlock(0, 1e8, 0.99e18);
        for (uint256 i; i < 6; ++i) {
            assertGt(handler.did(i), 0);
        }
        handler.everybodyLeaves();
    }
}
