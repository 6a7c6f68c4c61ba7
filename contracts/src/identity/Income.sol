// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccountWord} from "./AccountWord.sol";

/// @notice Cash distributed over all shares by an accumulator: one write a distribution, whatever the number of
/// holders; a holder is settled when it moves or claims, only if its word is behind.
/// @dev `index[n]` = Σ over distributions 1..n of amount · 2^96 / supply (Batog, Boca and Johnson, "Scalable Reward
/// Distribution on the Ethereum Blockchain", 2018), rounded up so that a share that divides evenly is paid to the unit;
/// what was rounded up is owed to the next distribution. Over all distributions Σ supply · Δindex = Σ amount · 2^96 +
/// debt, and debt < supply < 2^96; what a holder is credited is rounded down, so the credits, being whole units,
/// never sum to more than was received. The dust goes to whoever redeems the last share.
library Income {
    /// @param held cash units received and not paid out
    /// @param credited cash units of `held` that have been credited to holders
    struct Totals {
        uint128 held;
        uint128 credited;
    }

    struct State {
        Totals totals;
        uint256 debt;
        mapping(uint32 distribution => uint256) index;
        mapping(address holder => uint256) credit;
        mapping(address holder => address) receiver;
    }

    uint256 internal constant SCALE_BITS = 96;

    /// @notice Books a distribution as number `number`.
    /// @param amount cash units, not zero
    /// @param supply share units, not zero, below 2^96
    function distribute(State storage state, uint32 number, uint128 amount, uint256 supply) internal {
        unchecked {
            uint256 scaled = (uint256(amount) << SCALE_BITS) - state.debt;
            uint256 stepUp = (scaled + supply - 1) / supply;
            state.index[number] = state.index[number - 1] + stepUp;
            state.debt = stepUp * supply - scaled;
        }
        state.totals.held += amount;
    }

    /// @notice Cash units that the account earned since its last settlement, rounded down.
    function pendingDown(State storage state, AccountWord account, uint32 current)
        internal
        view
        returns (uint256)
    {
        uint256 balance = account.balance();
        if (balance == 0 || account.distribution() == current) return 0;
        unchecked {
            // The balance was part of the supply at each of these distributions: at most Σ amount · 2^96 + 2^96 < 2^256.
            return balance * (state.index[current] - state.index[account.distribution()]) >> SCALE_BITS;
        }
    }

    /// @notice Credits what the account earned and brings its word up to distribution `current`, if it is behind.
    function settle(State storage state, address holder, AccountWord account, uint32 current)
        internal
        returns (AccountWord)
    {
        uint256 earned = pendingDown(state, account, current);
        if (earned != 0) {
            state.credit[holder] += earned;
            state.totals.credited += uint128(earned);
        }
        return account.withDistribution(current);
    }

    /// @notice Takes everything the account may claim out of the books.
    function take(State storage state, address holder, AccountWord account, uint32 current)
        internal
        returns (uint256 amount)
    {
        uint256 credit = state.credit[holder];
        amount = credit + pendingDown(state, account, current);
        if (amount == 0) return 0;
        if (credit != 0) state.credit[holder] = 0;
        Totals memory totals = state.totals;
        totals.held -= uint128(amount);
        totals.credited -= uint128(credit);
        state.totals = totals;
    }

    /// @notice When the last share is gone everyone is settled: what no one was credited goes to `last`.
    function sweep(State storage state, address last) internal {
        Totals memory totals = state.totals;
        state.debt = 0;
        uint256 dust = totals.held - totals.credited;
        if (dust == 0) return;
        state.credit[last] += dust;
        state.totals.credited = totals.held;
    }
}
