// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../src/identity/Share.sol";
import {Gas} from "../helpers/Gas.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole transactions of a pool's parties on the real system: price, shares and registry included.
contract PoolGasTest is System, Gas {
    /// @dev A pool that has reported before: cash accounts, marks and books are in use.
    function _ordinary() private {
        _live();
        _month(0, 0);
        _month(0, 0);
    }

    function test_gas_collect() public {
        _ordinary();
        _month(0, 10_000 * DOLLAR);
        _record("pool.collect");
    }

    function test_gas_collectWithDefaultsAndRecoveries() public {
        _ordinary();
        _month(50, 10_000 * DOLLAR);
        _month(50, 10_000 * DOLLAR);
        _record("pool.collect.defaults");
    }

    function test_gas_pledgeOfASingleAsset() public {
        _live();
        vm.prank(issuer);
        pool.addAsset(
            keccak256("land|CH-ZH|1"), keccak256("deed 1"), uint96(500_000 * DOLLAR), 4e7, 2_000_000_000
        );
        assertLe(_record("pledge.single"), 95_000);
    }

    function test_gas_invest() public {
        _originate(pool, 1_000_000 * DOLLAR);
        _invest(pool, 0, alice, 1_000 * DOLLAR);
        _invest(pool, 0, bob, 1_000 * DOLLAR);
        _record("pool.invest");
    }

    function test_gas_redeem() public {
        _live();
        _windDown(pool);
        _finish(pool, 900_000 * DOLLAR);
        vm.prank(bob);
        pool.redeem(1, 100_000 * DOLLAR, bob);
        _record("pool.redeem");
    }

    /// @dev The same portfolio owed by 10 borrowers or by 10,000 is one ladder: the period costs the same.
    function test_gas_collectDoesNotDependOnTheNumberOfLoans() public {
        _ordinary();
        _passMonth();
        uint256[2] memory gas;
        uint256 start = vm.snapshotState();
        for (uint256 i; i < 2; ++i) {
            vm.revertToState(start);
            uint256 count = i == 0 ? 10 : 10_000;
            uint256 each = 900_000 * DOLLAR / count;
            uint256 total;
            for (uint256 loan; loan < count; ++loan) {
                total += each;
            }
            portfolio.balance = total;
            _collectMonth(0, 0);
            gas[i] = vm.lastCallGas().gasTotalUsed;
        }
        assertEq(gas[0], gas[1]);
    }

    /// @dev The same senior tranche in the hands of 10 or of 10,000 investors.
    function test_gas_collectDoesNotDependOnTheNumberOfHolders() public {
        _ordinary();
        _passMonth();
        uint256[2] memory gas;
        uint256 start = vm.snapshotState();
        for (uint256 i; i < 2; ++i) {
            vm.revertToState(start);
            _spread(i == 0 ? 10 : 10_000);
            _collectMonth(0, 0);
            gas[i] = vm.lastCallGas().gasTotalUsed;
        }
        assertEq(gas[0], gas[1]);
    }

    /// @dev Alice's senior shares go to `count` new investors.
    function _spread(uint256 count) private {
        vm.pauseGasMetering();
        Share senior = _share(pool, 0);
        uint256 each = senior.balanceOf(alice) / count;
        for (uint256 i; i < count; ++i) {
            address holder = address(uint160(0xabcdef0000 + i));
            _verify(holder);
            vm.prank(alice);
            senior.transfer(holder, each);
        }
        assertLt(senior.balanceOf(alice), count);
        vm.resumeGasMetering();
    }
}
