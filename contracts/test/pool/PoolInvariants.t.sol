// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../src/identity/Share.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {Waterfall} from "../../src/pool/Waterfall.sol";
import {PoolHandler} from "../helpers/pool/PoolHandler.sol";
import {PoolRig} from "../helpers/pool/PoolRig.sol";

/// @notice What holds whatever anybody does; from the first day of the raise.
contract PoolRaiseInvariants is PoolRig {
    PoolHandler internal handler;

    function setUp() public virtual override {
        super.setUp();
        _originate(pool, 1_000_000 * DOLLAR);
        _handle();
    }

    function _handle() internal {
        address dora = makeAddr("dora");
        _verify(dora);
        handler = new PoolHandler(pool, pools, nav, dollar, governor, [alice, bob, carol, dora]);
        targetContract(address(handler));
        bytes4[] memory excluded = new bytes4[](1);
        excluded[0] = PoolHandler.finish.selector;
        excludeSelector(FuzzSelector(address(handler), excluded));
    }

    /// @notice The parts are worth the whole, at any value and time.
    function invariant_POOL1_splitAndFeesEqualValueAndCash() public view {
        IPool.State state = pool.state();
        uint256 held = _booked(pool);
        uint256[5] memory worths = [uint256(0), 1, 333_333_333_333, 999_999_999_999, 3_000_000e6];
        for (uint256 k; k < 5; ++k) {
            uint256 time = block.timestamp + k * 17 days;
            uint256[] memory values = pool.split(worths[k], time);
            uint256 sum = values[0] + values[1] + values[2];
            uint256 trapped = pool.book().trapped;
            if (state == IPool.State.Active || state == IPool.State.WindingDown) {
                uint256 fees = pool.feesDue(time);
                uint256 assets = worths[k] + trapped;
                assertEq(sum + (fees < assets ? fees : assets), worths[k] + held);
            } else {
                assertEq(sum + trapped, held);
            }
        }
    }

    /// @notice The pool's cash is exactly what its books say, and what was donated.
    function invariant_POOL3_cashEqualsTheBooks() public view {
        uint256 credits = pool.creditOf(issuer) + pool.creditOf(servicer);
        assertEq(_cashOf(address(pool)), _booked(pool) + credits + handler.donated());
    }

    /// @notice Everything that came in went out by the waterfall, refunds, redemptions and credits, or is here.
    function invariant_POOL4_everythingInIsOutOrHere() public view {
        uint256 credits = pool.creditOf(issuer) + pool.creditOf(servicer);
        assertEq(handler.cashIn(), handler.cashOut() + _booked(pool) + credits);
    }

    /// @notice Nobody is paid before a senior claim of the same kind is met; a repaid tranche needs no more.
    function invariant_POOL5_paymentsKeepTheOrder() public view {
        assertEq(handler.paidOutOfOrder(), 0);
    }

    /// @notice Supply changes only by investment, the issuer's retention, refund and redemption.
    function invariant_POOL6_supplyIsWhatThePoolIssued() public view {
        IPool.State state = pool.state();
        bool live = state >= IPool.State.Active && state != IPool.State.Refunding;
        for (uint256 i; i < 3; ++i) {
            assertEq(_share(pool, i).totalSupply(), handler.supplies(i));
            if (live) assertEq(pool.book().tranches[i].supply, handler.supplies(i), "as the pool counts");
        }
    }

    /// @notice The life of a pool goes one way and its periods are counted once.
    function invariant_POOL9_lifeGoesForward() public view {
        assertEq(handler.stateWentBack(), 0);
        assertEq(handler.periodsRepeated(), 0);
        assertLe(pool.asOf(), block.timestamp);
    }

    /// @notice While investors' money is in escrow, each share unit is backed by one cash unit.
    function invariant_POOL10_escrowBacksEveryShare() public view {
        IPool.State state = pool.state();
        if (state != IPool.State.Raising && state != IPool.State.Refunding) return;
        for (uint256 i; i < 3; ++i) {
            assertEq(pool.book().tranches[i].principal, _share(pool, i).totalSupply());
        }
    }

    /// @dev POOL-11: from wherever a run has got to, the pool ends, everybody leaves, and nothing is stuck.
    function afterInvariant() public {
        handler.finish();
        assertEq(handler.cashIn(), handler.cashOut(), "everything in is out");
        assertEq(_cashOf(address(pool)), handler.donated(), "nothing is stuck");
        for (uint256 i; i < 3; ++i) {
            Share share = _share(pool, i);
            assertEq(share.totalSupply(), 0);
            assertEq(_cashOf(address(share)), 0, "income is claimed");
        }
    }
}

/// @notice The same, from the first day of an active pool.
contract PoolLifeInvariants is PoolRaiseInvariants {
    function setUp() public override {
        PoolRig.setUp();
        _activate(pool);
        _handle();
    }

    function test_POOL11_aPoolEndsFromItsFirstDay() public {
        afterInvariant();
    }
}
