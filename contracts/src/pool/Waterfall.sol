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
    /// @param maximum that can be paid in
    /// @param distributing its cash goes to its shares at once instead of into the earmark
    struct Tranche {
        uint96 principal;
        uint96 accrued;
        uint32 coupon;
        uint32 ratio;
        uint96 earmark;
        uint96 maximum;
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

    /// @dev A book in memory while cash runs through it.
    struct Till {
        uint256 funds;
        uint256 fees;
        uint256 residual;
        uint256[3] principals;
        uint256[3] accrued;
        uint256[3] paid;
    }

    /// @notice Runs one period's cash through the waterfall at the present time.
    /// @dev Active: fees; the coupons, senior first; principal and recoveries in sequence, what is left of them to the
    /// residual; the excess to the residual if every coverage test holds after the payments, else it is trapped.
    /// Winding down: fees, then coupon and principal of each tranche in turn from all cash, the rest to the residual.
    function collect(Book storage book, Inflow memory inflow) internal returns (Outflow memory outflow) {
        Till memory till = _accrued(book, block.timestamp);
        till.funds = inflow.interest + inflow.principal + inflow.recoveries + book.trapped;
        outflow.fees = _min(till.fees, till.funds);
        till.fees -= outflow.fees;
        till.funds -= outflow.fees;

        outflow.covered = true;
        if (inflow.windingDown) {
            for (uint256 i; i < till.residual; ++i) {
                _payCoupon(till, i);
                till.funds = _payPrincipal(till, i, till.funds);
            }
        } else {
            outflow.covered = _payActive(book, till, inflow);
        }
        if (outflow.covered) {
            till.paid[till.residual] += till.funds;
            till.funds = 0;
        }

        outflow.tranches = till.paid;
        _store(book, till, inflow.value);
    }

    /// @notice Starts the claims: what was paid in becomes principal, except the residual's.
    /// @return covered every coverage test holds
    function start(Book storage book, uint256 value) internal returns (bool covered) {
        book.tranches[book.count - 1].principal = 0;
        Till memory till = _accrued(book, book.since);
        covered = _covered(book, till, value);
        book.since = uint40(block.timestamp);
        book.base = toAmount(value);
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
        Till memory till = _accrued(book, time);
        uint256 left = value + book.trapped;
        left -= _min(till.fees, left);
        values = new uint256[](till.residual + 1);
        for (uint256 i; i < till.residual; ++i) {
            uint256 amount = _min(till.principals[i] + till.accrued[i], left);
            left -= amount;
            values[i] = amount + book.tranches[i].earmark;
        }
        values[till.residual] = left + book.tranches[till.residual].earmark;
    }

    /// @notice Fees accrued to `time` and not paid.
    function feesDue(Book storage book, uint256 time) internal view returns (uint256) {
        return book.fees + _simple(book.base, book.feeRate, _elapsed(book, time));
    }

    function _payActive(Book storage book, Till memory till, Inflow memory inflow)
        private
        view
        returns (bool)
    {
        for (uint256 i; i < till.residual; ++i) {
            _payCoupon(till, i);
        }
        uint256 due = _min(inflow.principal + inflow.recoveries, till.funds);
        till.funds -= due;
        for (uint256 i; i < till.residual; ++i) {
            due = _payPrincipal(till, i, due);
        }
        till.paid[till.residual] += due;
        return _covered(book, till, inflow.value + till.funds);
    }

    /// @dev Assets less unpaid fees cover `ratio` times the claims of a tranche and of all before it, for every one.
    function _covered(Book storage book, Till memory till, uint256 assets) private view returns (bool) {
        uint256 claims;
        for (uint256 i; i < till.residual; ++i) {
            claims += till.principals[i] + till.accrued[i];
            if (claims != 0 && assets * RATE_UNIT < book.tranches[i].ratio * claims + till.fees * RATE_UNIT) {
                return false;
            }
        }
        return true;
    }

    /// @dev Unchecked: every amount is below 2^99, and no more is taken than there is.
    function _payCoupon(Till memory till, uint256 i) private pure {
        uint256 amount = _min(till.accrued[i], till.funds);
        unchecked {
            till.funds -= amount;
            till.accrued[i] -= amount;
            till.paid[i] += amount;
        }
    }

    function _payPrincipal(Till memory till, uint256 i, uint256 funds) private pure returns (uint256 left) {
        uint256 amount = _min(till.principals[i], funds);
        unchecked {
            till.principals[i] -= amount;
            till.paid[i] += amount;
            left = funds - amount;
        }
    }

    function _accrued(Book storage book, uint256 time) private view returns (Till memory till) {
        till.residual = book.count - 1;
        uint256 elapsed = _elapsed(book, time);
        till.fees = feesDue(book, time);
        for (uint256 i; i < till.residual; ++i) {
            Tranche storage tranche = book.tranches[i];
            till.principals[i] = tranche.principal;
            till.accrued[i] = tranche.accrued + _simple(tranche.principal, tranche.coupon, elapsed);
        }
    }

    function _store(Book storage book, Till memory till, uint256 value) private {
        book.trapped = toAmount(till.funds);
        book.fees = toAmount(till.fees);
        book.since = uint40(block.timestamp);
        book.base = toAmount(value);
        for (uint256 i; i <= till.residual; ++i) {
            Tranche storage tranche = book.tranches[i];
            if (i != till.residual) {
                tranche.principal = toAmount(till.principals[i]);
                tranche.accrued = toAmount(till.accrued[i]);
            }
            if (!tranche.distributing && till.paid[i] != 0) tranche.earmark += toAmount(till.paid[i]);
        }
    }

    function _simple(uint256 amount, uint256 rate, uint256 elapsed) private pure returns (uint256) {
        return amount * rate * elapsed / (RATE_UNIT * YEAR);
    }

    function _elapsed(Book storage book, uint256 time) private view returns (uint256) {
        return time > book.since ? time - book.since : 0;
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
