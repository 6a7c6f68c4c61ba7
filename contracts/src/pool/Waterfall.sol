// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Cash books of a pool: who is owed what, in which order. `packages/quant/src/waterfall` computes the same
/// to the unit.
/// @dev Amounts are cash units, rates 1e-9 a year, times unix seconds. The last tranche is the residual: no coupon,
/// no claim, it owns what is left. Every division rounds down, against whoever accrues.
library Waterfall {
    uint256 internal constant YEAR = 365 days;
    uint256 internal constant RATE_UNIT = 1e9;

    error AmountTooLarge(uint256 amount);

    /// @param principal not yet repaid; while the pool is raising: paid in, for the residual too
    /// @param accrued coupon accrued and not paid
    /// @param coupon simple, on the principal
    /// @param ratio coverage below which excess cash is trapped, 1e-9; 0: no test
    /// @param earmark cash of the pool that belongs to this tranche
    /// @param supply share units from activation on, as the pool minted and burnt them
    /// @param distributing its cash goes to its shares at once instead of into the earmark
    struct Tranche {
        uint96 principal;
        uint96 accrued;
        uint32 coupon;
        uint32 ratio;
        uint96 earmark;
        uint96 supply;
        bool distributing;
    }

    /// @param trapped cash that a failed coverage test keeps in the pool
    /// @param fees accrued and not paid
    /// @param since time to which everything is accrued
    /// @param count of tranches
    /// @param base what the fee is taken on: the portfolio's value at the last report
    struct Book {
        uint96 trapped;
        uint96 fees;
        uint40 since;
        uint8 count;
        uint96 base;
        uint32 feeRate;
        Tranche[3] tranches;
    }

    /// @param value of the portfolio after the collection
    /// @param windingDown everything in sequence
    struct Inflow {
        uint256 interest;
        uint256 principal;
        uint256 recoveries;
        uint256 value;
        bool windingDown;
    }

    /// @param fees paid to the servicer
    /// @param tranches paid to each, to its shares or into its earmark
    /// @param covered every coverage test held
    struct Outflow {
        uint256 fees;
        uint256[3] tranches;
        bool covered;
    }

    /// @notice Runs one period's cash through the waterfall at the present time.
    /// @dev Active: fees; the coupons, senior first; principal and recoveries in sequence, what is left of them to the
    /// residual; the excess to the residual if every coverage test holds after the payments, else it is trapped.
    /// Winding down: fees, then coupon and principal of each tranche in turn from all cash, the rest to the residual.
    function collect(Book storage stored, Inflow memory inflow) internal returns (Outflow memory outflow) {
        Book memory book = _accrued(stored, block.timestamp);
        uint256 last = book.count - 1;
        uint256 funds = inflow.interest + inflow.principal + inflow.recoveries + book.trapped;
        outflow.fees = _min(book.fees, funds);
        book.fees -= uint96(outflow.fees);
        funds -= outflow.fees;

        outflow.covered = true;
        if (inflow.windingDown) {
            for (uint256 i; i < last; ++i) {
                funds = _payCoupon(book, outflow, i, funds);
                funds = _payPrincipal(book, outflow, i, funds);
            }
        } else {
            for (uint256 i; i < last; ++i) {
                funds = _payCoupon(book, outflow, i, funds);
            }
            uint256 due = _min(inflow.principal + inflow.recoveries, funds);
            funds -= due;
            for (uint256 i; i < last; ++i) {
                due = _payPrincipal(book, outflow, i, due);
            }
            outflow.tranches[last] = due;
            outflow.covered = _covered(book, inflow.value + funds);
        }
        if (outflow.covered) {
            outflow.tranches[last] += funds;
            funds = 0;
        }

        (book.trapped, book.base) = (toAmount(funds), toAmount(inflow.value));
        _store(stored, book, outflow);
    }

    /// @notice Starts the claims: what was paid in, a cash unit a share unit, becomes principal, except the residual's.
    /// @return covered every coverage test holds
    function start(Book storage stored, uint256 value) internal returns (bool covered) {
        for (uint256 i; i < stored.count; ++i) {
            stored.tranches[i].supply = stored.tranches[i].principal;
        }
        stored.tranches[stored.count - 1].principal = 0;
        covered = _covered(stored, value);
        (stored.since, stored.base) = (uint40(block.timestamp), toAmount(value));
    }

    /// @notice Ends the claims: what was not paid by now will not be paid.
    function end(Book storage book) internal {
        (book.fees, book.base) = (0, 0);
        for (uint256 i; i < book.count; ++i) {
            (book.tranches[i].principal, book.tranches[i].accrued) = (0, 0);
        }
    }

    /// @notice Values of the tranches if the portfolio were worth `value` at `time`: claims accrued to `time`, capped by
    /// the assets left (value and trapped cash less fees), the rest to the residual, each with its earmark.
    /// Σ values + fees due = value + trapped + earmarks, to the unit, whenever the assets cover the fees.
    /// @param time a time before the last collection counts as that time
    function split(Book storage book, uint256 value, uint256 time)
        internal
        view
        returns (uint256[] memory values)
    {
        (, uint256[3][4] memory parts) = splits(book, [value, value, value, value], [time, time, time, time]);
        values = new uint256[](book.count);
        for (uint256 i; i < values.length; ++i) {
            values[i] = parts[0][i];
        }
    }

    /// @notice `split` at four pairs of value and time; the book is read once.
    /// @return supplies share units, by tranche
    /// @return parts by pair and tranche
    function splits(Book storage book, uint256[4] memory values, uint256[4] memory times)
        internal
        view
        returns (uint256[3] memory supplies, uint256[3][4] memory parts)
    {
        uint256 last = book.count - 1;
        uint256[4] memory left;
        _afterFees(book, values, times, left);
        for (uint256 i; i < last; ++i) {
            supplies[i] = _takeClaims(book.tranches[i], i, times, left, parts);
        }
        Tranche storage residual = book.tranches[last];
        uint256 earmark = residual.earmark;
        supplies[last] = residual.supply;
        for (uint256 k; k < 4; ++k) {
            parts[k][last] = left[k] + earmark;
        }
    }

    /// @notice Fees accrued to `time` and not paid.
    function feesDue(Book storage book, uint256 time) internal view returns (uint256) {
        return book.fees + _simple(book.base, book.feeRate, _elapsed(book.since, time));
    }

    /// @dev Assets less unpaid fees cover `ratio` times the claims of a tranche and of all before it, for every one.
    function _covered(Book memory book, uint256 assets) private pure returns (bool) {
        uint256 claims;
        for (uint256 i; i + 1 < book.count; ++i) {
            Tranche memory tranche = book.tranches[i];
            claims += uint256(tranche.principal) + tranche.accrued;
            uint256 needed = tranche.ratio * claims + book.fees * RATE_UNIT;
            if (claims != 0 && assets * RATE_UNIT < needed) return false;
        }
        return true;
    }

    function _payCoupon(Book memory book, Outflow memory outflow, uint256 i, uint256 funds)
        private
        pure
        returns (uint256 left)
    {
        uint256 amount = _min(book.tranches[i].accrued, funds);
        unchecked {
            book.tranches[i].accrued -= uint96(amount);
            outflow.tranches[i] += amount;
            left = funds - amount;
        }
    }

    function _payPrincipal(Book memory book, Outflow memory outflow, uint256 i, uint256 funds)
        private
        pure
        returns (uint256 left)
    {
        uint256 amount = _min(book.tranches[i].principal, funds);
        unchecked {
            book.tranches[i].principal -= uint96(amount);
            outflow.tranches[i] += amount;
            left = funds - amount;
        }
    }

    /// @dev Turns four times into seconds since the last collection and says what the fees leave then.
    function _afterFees(
        Book storage book,
        uint256[4] memory values,
        uint256[4] memory times,
        uint256[4] memory left
    ) private view {
        (uint256 trapped, uint256 owed, uint256 since) = (book.trapped, book.fees, book.since);
        uint256 pace = uint256(book.base) * book.feeRate;
        for (uint256 k; k < 4; ++k) {
            uint256 elapsed = _elapsed(since, times[k]);
            uint256 assets = values[k] + trapped;
            uint256 fees = owed + pace * elapsed / (RATE_UNIT * YEAR);
            (times[k], left[k]) = (elapsed, fees < assets ? assets - fees : 0);
        }
    }

    /// @dev What a tranche before the residual takes of what is left in each of four cases. Unchecked: amounts have 96
    /// bits, coupons 32; a time beyond 2^100 seconds would wrap and mean nothing.
    /// @return supply share units
    function _takeClaims(
        Tranche storage tranche,
        uint256 i,
        uint256[4] memory elapsed,
        uint256[4] memory left,
        uint256[3][4] memory parts
    ) private view returns (uint256 supply) {
        (uint256 principal, uint256 owed, uint256 pace) = (tranche.principal, tranche.accrued, tranche.coupon);
        uint256 earmark = tranche.earmark;
        supply = tranche.supply;
        unchecked {
            owed += principal;
            pace *= principal;
            for (uint256 k; k < 4; ++k) {
                uint256 amount = _min(owed + pace * elapsed[k] / (RATE_UNIT * YEAR), left[k]);
                left[k] -= amount;
                parts[k][i] = amount + earmark;
            }
        }
    }

    /// @dev The book in memory with coupons and fees accrued to `time`. The residual has nothing in its first slot,
    /// which is left unread.
    function _accrued(Book storage stored, uint256 time) private view returns (Book memory book) {
        (book.trapped, book.fees, book.since, book.count) =
        (stored.trapped, stored.fees, stored.since, stored.count);
        (book.base, book.feeRate) = (stored.base, stored.feeRate);
        uint256 elapsed = _elapsed(book.since, time);
        book.fees = toAmount(book.fees + _simple(book.base, book.feeRate, elapsed));
        for (uint256 i; i < book.count; ++i) {
            Tranche storage from = stored.tranches[i];
            Tranche memory tranche = book.tranches[i];
            (tranche.earmark, tranche.distributing) = (from.earmark, from.distributing);
            if (i + 1 == book.count) break;
            (tranche.principal, tranche.accrued, tranche.coupon, tranche.ratio) =
            (from.principal, from.accrued, from.coupon, from.ratio);
            tranche.accrued = toAmount(tranche.accrued + _simple(tranche.principal, tranche.coupon, elapsed));
        }
    }

    function _store(Book storage stored, Book memory book, Outflow memory outflow) private {
        (stored.trapped, stored.fees, stored.since) = (book.trapped, book.fees, uint40(block.timestamp));
        stored.base = book.base;
        for (uint256 i; i < book.count; ++i) {
            Tranche memory tranche = book.tranches[i];
            if (i + 1 != book.count) {
                (stored.tranches[i].principal, stored.tranches[i].accrued) =
                (tranche.principal, tranche.accrued);
            }
            if (tranche.distributing || outflow.tranches[i] == 0) continue;
            stored.tranches[i].earmark = toAmount(tranche.earmark + outflow.tranches[i]);
        }
    }

    function _simple(uint256 amount, uint256 rate, uint256 elapsed) private pure returns (uint256) {
        return amount * rate * elapsed / (RATE_UNIT * YEAR);
    }

    function _elapsed(uint256 since, uint256 time) private pure returns (uint256) {
        return time > since ? time - since : 0;
    }

    /// @dev Cash units of a pool fit in 96 bits.
    function toAmount(uint256 amount) internal pure returns (uint96) {
        if (amount > type(uint96).max) revert AmountTooLarge(amount);
        return uint96(amount);
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
