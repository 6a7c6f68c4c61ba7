// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../src/identity/Share.sol";
import {System} from "../helpers/System.sol";

/// @notice Who enters the reserve must not take part in what the inventory has already earned.
contract ReserveEntryTest is System {
    address private newcomer = makeAddr("newcomer");
    Share private senior;

    function setUp() public override {
        super.setUp();
        _live();
        senior = _share(pool, 0);
    }

    function _repaidSenior() private {
        _sell(alice, 0, 100_000 * DOLLAR);
        _passMonth();
        _quoteCurve(_flat(int256(FORWARD)));
        _collect(pool, 20_000 * DOLLAR, 650_000 * DOLLAR, 0, 330_000 * DOLLAR);
        assertEq(pool.book().tranches[0].principal, 0);
        assertGt(senior.claimable(address(desk)), 100_000 * DOLLAR);
    }

    /// @dev A repaid tranche is worth nothing but its income: settling it books no loss that the income makes good later.
    function test_RSV3_settlingBeforeHarvestingIsNoDoorForNewcomers() public {
        _repaidSenior();
        uint256 funds = reserve.funds();
        desk.settle(address(senior));
        assertGe(reserve.funds(), funds);
        uint256 shares = _provide(newcomer, 1_000_000 * DOLLAR);
        desk.harvest(address(senior));
        assertLe(reserve.previewRedeem(shares), 1_000_000 * DOLLAR);
    }

    /// @dev Inventory whose cost its income has paid back still counts for who enters.
    function test_RSV3_inventoryWithoutCostCountsForWhoEnters() public {
        _sell(carol, 2, 1000 * DOLLAR);
        _passMonth();
        _quoteCurve(_flat(int256(FORWARD)));
        // seniors first, the rest of the principal goes to the residual and pays its cost back
        _collect(pool, 30_000 * DOLLAR, 1_050_000 * DOLLAR, 0, 900_000 * DOLLAR);
        if (!nav.confirmed(address(pool))) _confirm(pool);
        Share junior = _share(pool, 2);
        desk.harvest(address(junior));
        (uint256 held, uint256 paid,,) = desk.holding(address(junior));
        assertEq(paid, 0);
        assertGt(held, 0);
        (, uint256 high) = reserve.worth();
        assertGe(high, reserve.funds() + held * nav.ask(address(junior)) / 1e18);
    }

    /// @dev Income that waits after the inventory was sold still counts for who enters.
    function test_RSV3_waitingIncomeOfInventoryThatWasSoldCountsForWhoEnters() public {
        _sell(carol, 2, 1000 * DOLLAR);
        _passMonth();
        _quoteCurve(_flat(int256(FORWARD)));
        _collect(pool, 30_000 * DOLLAR, 810_000 * DOLLAR, 0, 900_000 * DOLLAR);
        if (!nav.confirmed(address(pool))) _confirm(pool);
        Share junior = _share(pool, 2);
        uint256 waiting = junior.claimable(address(desk));
        assertGt(waiting, 0);
        _buy(dealer, 2, junior.balanceOf(address(desk)));
        (, uint256 high) = reserve.worth();
        assertGe(high, reserve.funds() + waiting);
    }
}
