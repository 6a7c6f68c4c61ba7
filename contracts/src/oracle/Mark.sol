// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @notice The exit side of a share's price; in storage one word, in this order from the low end.
/// @param price at `since`, WAD cash units a share unit, from the pool's lower value
/// @param bid at `since`: the lower of the new and the old mark; reaches the price after the delay
/// @param rate growth until the horizon, 1e-9 a year, continuous
/// @param since unix seconds
/// @param until the report's horizon, unix seconds
struct Mark {
    uint72 price;
    uint72 bid;
    int48 rate;
    uint32 since;
    uint32 until;
}

/// @notice The entry side, and what an unreported month takes from the price; in storage one word likewise.
/// @param gross at `since`, WAD, from the pool's upper value
/// @param ask at `since`: the higher of the new and the old mark; reaches `gross` after the delay
/// @param lapse share of the price that is gone when the mark turns stale, 1e-9
struct Offer {
    uint80 gross;
    uint80 ask;
    uint32 lapse;
}

/// @dev A share's mark and offer, packed. A sale reads the first word only.
struct Quote {
    uint256 mark;
    uint256 offer;
}

/// @notice Prices of a share between two valuations. Bid and price follow the mark's rate, gross and ask follow it
/// up and never down, so that bid <= price <= gross <= ask at every time.
///
/// A new mark is young for a while: exits are paid the lower, entries pay the higher of the new and the old mark,
/// and both walk evenly to the new one. Marking again while young starts from where the walk has got to, so that
/// nobody can cut the delay short by marking twice, nor hold the bid down by marking for ever.
library Marks {
    uint256 private constant WAD = 1e18;
    uint256 private constant YEAR = 365 days;
    uint256 private constant MOST_PRICE = type(uint72).max;
    uint256 private constant MOST_GROSS = type(uint80).max;

    struct Step {
        uint256 price; // now, WAD
        uint256 atHorizon; // price at `until`, WAD
        uint256 atStale; // price when the mark turns stale, WAD
        uint256 gross; // now, WAD
        uint256 until; // the horizon, unix seconds
        uint256 maxAge; // seconds after the horizon at which the mark turns stale
        uint256 delay; // seconds that a mark is young
    }

    /// @notice The stored words, readable.
    function read(Quote storage quote) internal view returns (Mark memory mark, Offer memory offer) {
        uint256 word = quote.mark;
        mark = Mark(
            uint72(word), uint72(word >> 72), int48(_rate(word)), uint32(_since(word)), uint32(_until(word))
        );
        word = quote.offer;
        offer = Offer(uint80(word), uint80(word >> 80), uint32(word >> 160));
    }

    /// @notice The report's horizon, unix seconds; zero for a share that was never marked.
    function untilOf(Quote storage quote) internal view returns (uint256) {
        return _until(quote.mark);
    }

    /// @notice Price now, WAD, rounded down. Past the horizon it lapses evenly until the mark turns stale.
    function price(Quote storage quote, uint256 maxAge) internal view returns (uint256) {
        uint256 word = quote.mark;
        return _lapsed(quote, word, uint72(word) * _growth(word) / WAD, maxAge);
    }

    /// @notice What an exit pays now, WAD, rounded down.
    function bid(Quote storage quote, uint256 maxAge, uint256 delay) internal view returns (uint256) {
        uint256 word = quote.mark;
        return _lapsed(quote, word, _bid(word, delay) * _growth(word) / WAD, maxAge);
    }

    /// @notice What an entry pays now, WAD, rounded up. It never lapses.
    function ask(Quote storage quote, uint256 delay) internal view returns (uint256) {
        uint256 word = quote.mark;
        return _askUp(word, quote.offer, delay, _growth(word));
    }

    /// @notice Replaces the mark and the offer by those that follow from a new valuation.
    /// @return marked the new price, WAD
    /// @return gross the new gross price, WAD
    /// @return rate its growth, 1e-9 a year
    function write(Quote storage quote, Step memory step)
        internal
        returns (uint256 marked, uint256 gross, int256 rate)
    {
        (uint256 oldBid, uint256 oldAsk) = _last(quote, step.delay, step.maxAge);
        marked = _less(step.price, MOST_PRICE);
        gross = _less(step.gross > marked ? step.gross : marked, MOST_GROSS);
        rate = _rateTo(marked, _less(step.atHorizon, MOST_PRICE), step.until);
        quote.mark = marked | _less(oldBid, marked) << 72 | uint256(uint48(int48(rate))) << 144
            | block.timestamp << 192 | step.until << 224;
        quote.offer = gross | (oldAsk > gross ? oldAsk : gross) << 80 | _lapse(step) << 160;
    }

    /// @dev Bid and ask of the old mark now; before the first no bound.
    function _last(Quote storage quote, uint256 delay, uint256 maxAge)
        private
        view
        returns (uint256 oldBid, uint256 oldAsk)
    {
        uint256 word = quote.mark;
        if (word == 0) return (type(uint256).max, 0);
        uint256 growth = _growth(word);
        oldBid = _lapsed(quote, word, _bid(word, delay) * growth / WAD, maxAge);
        oldAsk = _less(_askUp(word, quote.offer, delay, growth), MOST_GROSS);
    }

    /// @dev The bid before growth: it walks from the lower to the new mark.
    function _bid(uint256 word, uint256 delay) private view returns (uint256) {
        unchecked {
            uint256 age = block.timestamp - _since(word);
            uint256 full = uint72(word);
            if (age >= delay) return full;
            uint256 start = uint72(word >> 72);
            return start + (full - start) * age / delay;
        }
    }

    /// @dev The rate is that of the lower value. Where it falls, the gross price need not: an ask never shrinks.
    function _askUp(uint256 word, uint256 offer, uint256 delay, uint256 growth)
        private
        view
        returns (uint256)
    {
        uint256 start = _ask(word, offer, delay);
        return growth > WAD ? (start * growth + WAD - 1) / WAD : start;
    }

    /// @dev The ask before growth: it walks from the higher to the new mark.
    function _ask(uint256 word, uint256 offer, uint256 delay) private view returns (uint256) {
        unchecked {
            uint256 age = block.timestamp - _since(word);
            uint256 full = uint80(offer);
            if (age >= delay) return full;
            uint256 start = uint80(offer >> 80);
            return start - (start - full) * age / delay;
        }
    }

    /// @dev Growth since the mark was made, up to its horizon, WAD. A rate times its time is the logarithm of a ratio of
    /// two prices, below 60.
    function _growth(uint256 word) private view returns (uint256) {
        unchecked {
            uint256 time = _until(word);
            if (block.timestamp < time) time = block.timestamp;
            uint256 since = _since(word);
            int256 rate = _rate(word);
            if (time <= since || rate == 0) return WAD;
            return uint256(FixedPointMathLib.expWad(rate * 1e9 * int256(time - since) / int256(YEAR)));
        }
    }

    /// @dev Growth from the price now to the price at the horizon, 1e-9 a year. Nothing grows from or to nothing.
    function _rateTo(uint256 from, uint256 to, uint256 until) private view returns (int256) {
        if (from == 0 || to == 0 || until <= block.timestamp) return 0;
        unchecked {
            uint256 ratio = to * WAD / from;
            int256 log = FixedPointMathLib.lnWad(int256(ratio == 0 ? 1 : ratio));
            int256 rate = log * int256(YEAR) / int256(until - block.timestamp) / 1e9;
            if (rate > type(int48).max) return type(int48).max;
            return rate < type(int48).min ? int256(type(int48).min) : rate;
        }
    }

    /// @dev Share of the horizon's price that is lost by the time the mark turns stale, 1e-9, rounded up.
    function _lapse(Step memory step) private pure returns (uint256) {
        (uint256 from, uint256 to) = (step.atHorizon, step.atStale);
        return to >= from ? 0 : ((from - to) * 1e9 + from - 1) / from;
    }

    function _lapsed(Quote storage quote, uint256 word, uint256 amount, uint256 maxAge)
        private
        view
        returns (uint256)
    {
        uint256 until = _until(word);
        if (block.timestamp <= until) return amount;
        uint256 since = _since(word);
        uint256 start = since > until ? since : until;
        if (block.timestamp <= start) return amount;
        uint256 gone = uint32(quote.offer >> 160);
        uint256 stale = until + maxAge;
        if (block.timestamp < stale) gone = gone * (block.timestamp - start) / (stale - start);
        return amount * (1e9 - gone) / 1e9;
    }

    function _rate(uint256 word) private pure returns (int256) {
        return int48(uint48(word >> 144));
    }

    function _since(uint256 word) private pure returns (uint256) {
        return uint32(word >> 192);
    }

    function _until(uint256 word) private pure returns (uint256) {
        return word >> 224;
    }

    function _less(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
