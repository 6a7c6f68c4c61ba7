// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IQuotes} from "../interfaces/IQuotes.sol";

/// @notice The arithmetic of a resting quote. Every rounding is against the taker, and a price is one division of the
/// whole integral, so that the pieces of a trade never come to more than the trade.
///
/// Source of the shape: the reservation price of Avellaneda and Stoikov (2008) falls linearly in the inventory, and with
/// it both quotes.
library QuoteRule {
    uint256 internal constant WAD = 1e18;
    /// @notice Unit of below, above and skew.
    uint256 internal constant PART = 1e5;
    /// @notice Unit of size.
    uint256 internal constant SIZE = 1e4;
    /// @notice Seconds in which the whole size comes back.
    uint256 internal constant RETURNS = 1 hours;
    uint256 private constant FULL = 1 << 32;

    /// @notice Cash units for `shares` that the maker buys with `held` in its book, at a NAV bid of `bid`.
    function paidDown(IQuotes.Terms memory t, uint256 held, uint256 shares, uint256 bid)
        internal
        pure
        returns (uint256)
    {
        if (shares == 0) return 0;
        return Math.mulDiv(shares * bid, _bidAfter(t, held, shares), _scale(t));
    }

    /// @notice Cash units for `shares` that the maker sells out of `held`, at a NAV ask of `ask`.
    function costUp(IQuotes.Terms memory t, uint256 held, uint256 shares, uint256 ask)
        internal
        pure
        returns (uint256)
    {
        if (shares == 0) return 0;
        uint256 most = 2 * uint256(t.most);
        uint256 part = most * (PART + t.above) + t.skew * (most + shares - 2 * held);
        return Math.mulDiv(shares * ask, part, _scale(t), Math.Rounding.Ceil);
    }

    /// @notice Share units that the maker buys of `amount`: what fits its book, its size and its cash.
    function buys(IQuotes.Terms memory t, IQuotes.Book memory b, uint256 amount, uint256 bid)
        internal
        view
        returns (uint256 filled, uint256 paid)
    {
        uint256 room = t.most > b.shares ? t.most - b.shares : 0;
        filled = Math.min(Math.min(amount, room), roomOf(t, b));
        paid = paidDown(t, b.shares, filled, bid);
        if (paid <= b.cash) return (filled, paid);
        filled = _affordable(t, b, filled, bid);
        paid = paidDown(t, b.shares, filled, bid);
    }

    /// @notice Share units that the maker sells of `amount`: what its book and its size have.
    function sells(IQuotes.Terms memory t, IQuotes.Book memory b, uint256 amount, uint256 ask)
        internal
        view
        returns (uint256 filled, uint256 cost)
    {
        filled = Math.min(Math.min(amount, b.shares), roomOf(t, b));
        cost = costUp(t, b.shares, filled, ask);
    }

    /// @notice Share units of the size that are free now, rounded down.
    function roomOf(IQuotes.Terms memory t, IQuotes.Book memory b) internal view returns (uint256) {
        return sizeOf(t) * (FULL - usedNow(b)) >> 32;
    }

    /// @notice Part of the size in use now, 2^-32; what has come back is rounded down.
    function usedNow(IQuotes.Book memory b) internal view returns (uint256) {
        uint256 back = (block.timestamp - b.time) * FULL / RETURNS;
        return b.used > back ? b.used - back : 0;
    }

    /// @notice Part of the size in use after a trade of `shares`, rounded up.
    function usedAfter(IQuotes.Terms memory t, IQuotes.Book memory b, uint256 shares)
        internal
        view
        returns (uint256)
    {
        uint256 used = usedNow(b) + Math.ceilDiv(shares << 32, sizeOf(t));
        return used < FULL ? used : FULL - 1;
    }

    function sizeOf(IQuotes.Terms memory t) internal pure returns (uint256) {
        return uint256(t.most) * t.size / SIZE;
    }

    /// @notice Share units with which the marginal bid comes down to `spread` under the NAV's, beyond `held`.
    function buysWithin(IQuotes.Terms memory t, uint256 held, uint256 spread)
        internal
        pure
        returns (uint256)
    {
        if (spread < t.below) return 0;
        if (t.skew == 0) return t.most > held ? t.most - held : 0;
        uint256 until = Math.min(uint256(t.most) * (spread - t.below) / t.skew, t.most);
        return until > held ? until - held : 0;
    }

    /// @notice Share units with which the marginal ask rises to `spread` over the NAV's, out of `held`.
    function sellsWithin(IQuotes.Terms memory t, uint256 held, uint256 spread)
        internal
        pure
        returns (uint256)
    {
        if (spread < t.above) return 0;
        if (t.skew == 0 || spread - t.above >= t.skew) return held;
        uint256 down = Math.ceilDiv(uint256(t.most) * (t.skew - (spread - t.above)), t.skew);
        return held > down ? held - down : 0;
    }

    /// @dev Largest number of shares that `b.cash` pays for: the fixed point of x = cash / average price (x), approached
    /// from below, so that stopping early never pays more. It gains a digit or so a step, as the price falls by no more
    /// than half.
    function _affordable(IQuotes.Terms memory t, IQuotes.Book memory b, uint256 most, uint256 bid)
        private
        pure
        returns (uint256 filled)
    {
        uint256 scale = _scale(t);
        for (uint256 i; i < 32; ++i) {
            uint256 next = Math.mulDiv(b.cash, scale, bid * _bidAfter(t, b.shares, filled));
            if (next > most) next = most;
            if (next <= filled) break;
            filled = next;
        }
    }

    /// @dev Average part of the bid that is paid from `held` to `held + shares`, in units of 1 / (2 most 1e5).
    function _bidAfter(IQuotes.Terms memory t, uint256 held, uint256 shares) private pure returns (uint256) {
        return 2 * uint256(t.most) * (PART - t.below) - t.skew * (2 * held + shares);
    }

    function _scale(IQuotes.Terms memory t) private pure returns (uint256) {
        return 2 * uint256(t.most) * PART * WAD;
    }
}
