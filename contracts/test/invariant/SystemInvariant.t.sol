// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Desk} from "../../src/exit/Desk.sol";
import {Reserve} from "../../src/exit/Reserve.sol";
import {Share} from "../../src/identity/Share.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {LocalDollar} from "../../src/local/LocalDollar.sol";
import {Nav} from "../../src/oracle/Nav.sol";
import {Pool} from "../../src/pool/Pool.sol";
import {Pools} from "../../src/pool/Pools.sol";
import {SystemHandler} from "../helpers/SystemHandler.sol";

/// @notice What holds whatever all roles do, in any order, while months pass. See INVARIANTS.md, section system.
/// forge-config: default.invariant.runs = 12
/// forge-config: default.invariant.depth = 160
contract SystemInvariantTest is Test {
    SystemHandler private handler;
    Pool private pool;
    Pools private pools;
    Nav private nav;
    Reserve private reserve;
    Desk private desk;
    LocalDollar private dollar;

    function setUp() public {
        handler = new SystemHandler();
        handler.begin();
        (pool, pools, nav, reserve, desk, dollar) = handler.parts();
        bytes4[] memory selectors = new bytes4[](26);
        selectors[0] = handler.invest.selector;
        selectors[1] = handler.transfer.selector;
        selectors[2] = handler.claim.selector;
        selectors[3] = handler.sell.selector;
        selectors[4] = handler.buy.selector;
        selectors[5] = handler.deposit.selector;
        selectors[6] = handler.announce.selector;
        selectors[7] = handler.leave.selector;
        selectors[8] = handler.fund.selector;
        selectors[9] = handler.activate.selector;
        selectors[10] = handler.collect.selector;
        selectors[11] = handler.confirm.selector;
        selectors[12] = handler.impair.selector;
        selectors[13] = handler.withdraw.selector;
        selectors[14] = handler.windDown.selector;
        selectors[15] = handler.mark.selector;
        selectors[16] = handler.prove.selector;
        selectors[17] = handler.harvest.selector;
        selectors[18] = handler.donate.selector;
        selectors[19] = handler.pass.selector;
        // more often than the others, or little would be traded in a run
        selectors[20] = handler.sell.selector;
        selectors[21] = handler.collect.selector;
        selectors[22] = handler.sell.selector;
        selectors[23] = handler.buy.selector;
        selectors[24] = handler.announce.selector;
        selectors[25] = handler.leave.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    function invariant_SYS1_everyContractHoldsTheCashThatItsBooksSay() public view {
        uint256 booked = pool.book().trapped + pool.creditOf(pool.issuer()) + pool.creditOf(pool.servicer());
        bool escrow = pool.state() < IPool.State.Active || pool.state() == IPool.State.Refunding;
        for (uint256 i; i < 3; ++i) {
            booked += pool.book().tranches[i].earmark;
            if (escrow) booked += pool.book().tranches[i].principal;
            (uint256 held,) = _share(i).incomeTotals();
            assertEq(dollar.balanceOf(address(_share(i))), held + handler.donated(address(_share(i))));
        }
        assertEq(dollar.balanceOf(address(pool)), booked + handler.donated(address(pool)));
        (, uint88 bond,) = pools.bondOf(address(pool));
        assertEq(dollar.balanceOf(address(pools)), uint256(bond) + handler.donated(address(pools)));
    }

    function invariant_SYS2_tranchesAndFeesAreValueAndCash() public view {
        if (pool.state() != IPool.State.Active && pool.state() != IPool.State.WindingDown) return;
        (uint256 lower, uint256 upper) = nav.valueOf(address(pool));
        _checkSplit(lower);
        _checkSplit(upper);
    }

    function _checkSplit(uint256 value) private view {
        uint256[] memory values = pool.split(value, block.timestamp);
        uint256 sum;
        uint256 cash = pool.book().trapped;
        for (uint256 i; i < 3; ++i) {
            sum += values[i];
            cash += pool.book().tranches[i].earmark;
        }
        uint256 fees = pool.feesDue(block.timestamp);
        uint256 assets = value + pool.book().trapped;
        assertEq(sum + (fees < assets ? fees : assets), value + cash);
    }

    function invariant_SYS3_bidIsBelowPriceIsBelowAsk() public view {
        for (uint256 i; i < 3; ++i) {
            address share = address(_share(i));
            uint256 price = nav.price(share);
            if (!nav.fresh(share)) continue;
            assertLe(nav.bid(share), price);
            assertLe(price, nav.ask(share));
        }
    }

    function invariant_SYS4_onlyAdmittedWalletsAndVenuesHold() public view {
        address[] memory holders = handler.allHolders();
        for (uint256 i; i < 3; ++i) {
            uint256 sum = _share(i).balanceOf(address(desk));
            for (uint256 k; k < holders.length; ++k) {
                sum += _share(i).balanceOf(holders[k]);
            }
            assertEq(sum, _share(i).totalSupply());
            assertEq(_share(i).balanceOf(handler.outsider_()), 0);
        }
    }

    function invariant_SYS5_inventoryIsWhatSalesBroughtAndPurchasesLeft() public view {
        for (uint256 i; i < 3; ++i) {
            address share = address(_share(i));
            assertEq(_share(i).balanceOf(address(desk)), handler.taken(share) - handler.sold(share));
        }
    }

    function invariant_SYS6_whatWasBoughtFitsTheLimitWithRefillsAndLeaks() public view {
        for (uint256 i; i < 3; ++i) {
            address share = address(_share(i));
            (uint256 level, uint256 limit,) = desk.bucket(share);
            assertLe(level, limit);
            uint256 leaked = limit * (block.timestamp - handler.started()) / 10 days + 1;
            assertLe(handler.boughtGross(share), limit + leaked + handler.refilled(share));
        }
    }

    function invariant_SYS7_cashOfReserveAndDeskIsFundsLessCostOfInventory() public view {
        (uint256 cost,,,) = desk.holdings();
        uint256 gifts = handler.donated(address(reserve)) + handler.donated(address(desk));
        assertEq(
            dollar.balanceOf(address(reserve)) + dollar.balanceOf(address(desk)) + cost,
            reserve.funds() + gifts
        );
    }

    function invariant_SYS8_whoLeavesIsPaidLessThanWhoEntersPays() public view {
        (uint256 low, uint256 high) = reserve.worth();
        assertLe(low, reserve.funds());
        assertLe(reserve.funds(), high);
    }

    /// @dev SYS-9
    function afterInvariant() public {
        handler.end();
        // everyone is out, and nothing stays but what was given away and roundings of the reserve's last unit
        for (uint256 i; i < 3; ++i) {
            assertEq(_share(i).totalSupply(), 0);
            assertEq(dollar.balanceOf(address(_share(i))), handler.donated(address(_share(i))));
        }
        assertEq(dollar.balanceOf(address(pool)), handler.donated(address(pool)));
        assertEq(reserve.totalSupply(), 0);
        assertEq(dollar.balanceOf(address(desk)) + dollar.balanceOf(address(reserve)), _left());
    }

    function _left() private view returns (uint256) {
        return reserve.funds() + handler.donated(address(reserve)) + handler.donated(address(desk));
    }

    function _share(uint256 tranche) private view returns (Share) {
        return Share(address(pool.shareOf(tranche)));
    }
}
