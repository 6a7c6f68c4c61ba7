// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice Everything that buying one share needs to remember, in one word: a sale reads and writes this and no more.
///
/// use       64  part of the limit in use, FULL = 2^63
/// since     32  unix seconds at which `use` was right; it leaks FULL a `window` from then on. In the future: nothing is
///               bought until then
/// cost      88  cash units paid for the inventory that is still held
/// limit     24  significant bits
///            8  and their shift
/// base      16  fee at an empty bucket, 1e-5
/// slope     16  fee added at a full one, 1e-5
/// window     8  days
type Bucket is uint256;

using BucketLibrary for Bucket global;

/// @notice Arithmetic of the leaky bucket and of the fee that integrates over its use.
///
/// The marginal fee is f(u) = base + slope * u^2 at use u = level / limit. A sale from u0 to u1 pays
/// F(u1) - F(u0) with F(u) = limit * (base * u + slope * u^3 / 3). F is one integer function of the state, so the fees
/// of pieces telescope to the fee of the whole, whatever F's own rounding: what a piece pays beyond that is the unit
/// added per sale and the rounding of `use`, both against the seller. Splitting a sale never pays more.
library BucketLibrary {
    /// @notice The use of a full bucket.
    uint256 internal constant FULL = 1 << 63;

    /// @notice One, in the unit of fees.
    uint256 internal constant FEE_UNIT = 1e5;

    uint256 private constant SINCE = 64;
    uint256 private constant COST = 96;
    uint256 private constant LIMIT = 184;
    uint256 private constant SHIFT = 208;
    uint256 private constant BASE = 216;
    uint256 private constant SLOPE = 232;
    uint256 private constant WINDOW = 248;
    uint256 private constant STATE = (1 << LIMIT) - 1;

    error CostOverflow(uint256 cost);

    /// @notice A listed share's word is never zero: its window is at least a day.
    function exists(Bucket self) internal pure returns (bool) {
        return Bucket.unwrap(self) != 0;
    }

    /// @notice Cash units.
    function limit(Bucket self) internal pure returns (uint256) {
        return uint256(uint24(Bucket.unwrap(self) >> LIMIT)) << uint8(Bucket.unwrap(self) >> SHIFT);
    }

    /// @notice Cash units paid for what is still held.
    function cost(Bucket self) internal pure returns (uint256) {
        return uint88(Bucket.unwrap(self) >> COST);
    }

    /// @notice 1e-5 of gross value.
    function base(Bucket self) internal pure returns (uint256) {
        return uint16(Bucket.unwrap(self) >> BASE);
    }

    /// @notice 1e-5 of gross value.
    function slope(Bucket self) internal pure returns (uint256) {
        return uint16(Bucket.unwrap(self) >> SLOPE);
    }

    /// @notice Days.
    function window(Bucket self) internal pure returns (uint256) {
        return Bucket.unwrap(self) >> WINDOW;
    }

    /// @notice Unix seconds until which nothing is bought, or when `use` was last right.
    function since(Bucket self) internal pure returns (uint256) {
        return uint32(Bucket.unwrap(self) >> SINCE);
    }

    /// @notice Use at `time`, full while nothing is bought: what has leaked is rounded down, against the seller.
    function useAt(Bucket self, uint256 time) internal pure returns (uint256 use) {
        unchecked {
            uint256 from = self.since();
            if (from > time) return FULL;
            use = uint64(Bucket.unwrap(self));
            // 2^63 * 2^32 fits; the window of a listed share is not zero
            uint256 leaked = (time - from) * FULL / (self.window() * 1 days);
            use = leaked < use ? use - leaked : 0;
        }
    }

    /// @notice The word that buys nothing until `until`; a time that has passed ends what was to rest. The use waits
    /// meanwhile: it neither leaks nor is lost.
    function halted(Bucket self, uint256 time, uint256 until) internal pure returns (Bucket) {
        (uint256 use,) = self._stateAt(time);
        return self._with(use, until > time ? until : time, self.cost());
    }

    /// @notice Gross value that still fits, cash units, rounded down.
    function room(Bucket self, uint256 use) internal pure returns (uint256) {
        unchecked {
            return self.limit() * (FULL - use) >> 63;
        }
    }

    /// @notice Use after buying `gross`, at most FULL as long as `gross` fits; rounded up.
    function useAfterUp(Bucket self, uint256 use, uint256 gross) internal pure returns (uint256) {
        if (gross == 0) return use;
        unchecked {
            // gross fits the limit's 96 bits
            uint256 full = self.limit();
            return use + ((gross << 63) + full - 1) / full;
        }
    }

    /// @notice Use after a purchase at `gross` that began at use `from`, and what it pays: gross less fee. `gross` fits.
    function take(Bucket self, uint256 from, uint256 gross)
        internal
        pure
        returns (uint256 use, uint256 paid)
    {
        unchecked {
            use = self.useAfterUp(from, gross);
            uint256 fee = self.feeUp(from, use);
            if (fee < gross) paid = gross - fee;
        }
    }

    /// @notice Fee for taking the use from `from` to `to`, cash units. Exact to limit * 2^-61 before the unit that is
    /// added. Zero for no sale.
    function feeUp(Bucket self, uint256 from, uint256 to) internal pure returns (uint256) {
        unchecked {
            if (to == from) return 0;
            return self._fees(to) - self._fees(from) + 1;
        }
    }

    /// @notice F(u) above. 96 bits of limit, 18 of fee and 64 of use fit a word.
    function _fees(Bucket self, uint256 use) internal pure returns (uint256) {
        unchecked {
            uint256 cube = (use * use >> 63) * use >> 63;
            return self.limit() * (3 * self.base() * use + self.slope() * cube) / (3 * FEE_UNIT << 63);
        }
    }

    /// @notice The word after buying: new use now, cost raised by `paid`.
    function bought(Bucket self, uint256 use, uint256 time, uint256 paid) internal pure returns (Bucket) {
        return self._with(use, time, self.cost() + paid);
    }

    /// @notice The word after `part` of `held` left for `proceeds`: they refill the bucket (rounded down) and their
    /// part of the cost goes (rounded up).
    /// @return after_ the new word
    /// @return costOut cash units
    function sold(Bucket self, uint256 time, uint256 part, uint256 held, uint256 proceeds)
        internal
        pure
        returns (Bucket after_, uint256 costOut)
    {
        uint256 full = self.limit();
        (uint256 use, uint256 from) = self._stateAt(time);
        uint256 refilled = full == 0 ? 0 : Math.min(proceeds, full) * FULL / full;
        costOut = Math.mulDiv(self.cost(), part, held, Math.Rounding.Ceil);
        after_ = self._with(use > refilled ? use - refilled : 0, from, self.cost() - costOut);
    }

    /// @notice The word with `more` added to the cost; use and time as they were.
    function moreCost(Bucket self, uint256 more) internal pure returns (Bucket) {
        uint256 cost_ = self.cost() + more;
        if (cost_ >> 88 != 0) revert CostOverflow(cost_);
        return Bucket.wrap(Bucket.unwrap(self) + (more << COST));
    }

    /// @notice The word with `less` taken off the cost, at most all of it; use and time as they were.
    function lessCost(Bucket self, uint256 less) internal pure returns (Bucket) {
        return Bucket.wrap(Bucket.unwrap(self) - (less << COST));
    }

    /// @notice The word under new terms; the level in cash units stays, as far as the new limit holds it. A limit
    /// of zero keeps a bucket full until it has leaked.
    function retermed(
        Bucket self,
        uint256 time,
        uint256 limit_,
        uint256 base_,
        uint256 slope_,
        uint256 window_
    ) internal pure returns (Bucket after_) {
        uint256 use;
        if (self.exists()) (use, time) = self._stateAt(time);
        uint256 level = self.levelAtUse(use);
        uint256 shift = limit_ >> 24 == 0 ? 0 : Math.log2(limit_) - 23;
        after_ = Bucket.wrap(
            (Bucket.unwrap(self) & STATE) | (limit_ >> shift) << LIMIT | shift << SHIFT | base_ << BASE
                | slope_ << SLOPE | window_ << WINDOW
        );
        uint256 full = after_.limit();
        if (level != 0) use = level >= full ? FULL : Math.ceilDiv(level << 63, full);
        after_ = after_._with(use, time, after_.cost());
    }

    /// @notice Gross value in the bucket, cash units, rounded up.
    function levelAtUse(Bucket self, uint256 use) internal pure returns (uint256) {
        return Math.ceilDiv(self.limit() * use, FULL);
    }

    /// @dev Use that counts once something is bought again, and from when on: `time`, or the end of the rest.
    function _stateAt(Bucket self, uint256 time) internal pure returns (uint256 use, uint256 from) {
        from = self.since();
        if (from > time) return (uint64(Bucket.unwrap(self)), from);
        return (self.useAt(time), time);
    }

    function _with(Bucket self, uint256 use, uint256 time, uint256 cost_) internal pure returns (Bucket) {
        if (cost_ >> 88 != 0) revert CostOverflow(cost_);
        return Bucket.wrap((Bucket.unwrap(self) & ~STATE) | cost_ << COST | time << SINCE | use);
    }
}
