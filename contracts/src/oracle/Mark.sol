// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @notice The exit side of a share's price in one word.
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

/// @notice The entry side, and what an unreported month takes from the price.
/// @param gross at `since`, WAD, from the pool's upper value
/// @param ask at `since`: the higher of the new and the old mark; reaches `gross` after the delay
/// @param lapse share of the price that is gone when the mark turns stale, 1e-9
struct Offer {
    uint80 gross;
    uint80 ask;
    uint32 lapse;
}

/// @notice Prices of a share between two valuations. Bid, price, gross and ask grow together at the mark's rate, so
/// that bid <= price <= gross <= ask at every time.
///
/// A new mark is young for a while: exits are paid the lower, entries pay the higher of the new and the old mark,
/// and both walk evenly to the new one. Marking again while young starts from where the walk has got to, so that
/// nobody can cut the delay short by marking twice, nor hold the bid down by marking for ever.
library Marks {
    uint256 private constant WAD = 1e18;
    uint256 private constant YEAR = 365 days;

    struct Step {
        uint256 price; // now, WAD
        uint256 atHorizon; // price at `until`, WAD
        uint256 atStale; // price when the mark turns stale, WAD
        uint256 gross; // now, WAD
        uint256 until; // the horizon, unix seconds
        uint256 maxAge; // seconds after the horizon at which the mark turns stale
        uint256 delay; // seconds that a mark is young
    }

    /// @notice Price at `time`, WAD, rounded down. Past the horizon it lapses evenly until the mark turns stale.
    function priceAt(Mark memory mark, Offer storage offer, uint256 time, uint256 maxAge)
        internal
        view
        returns (uint256)
    {
        return _lapsed(mark, offer, mark.price * _growth(mark, time) / WAD, time, maxAge);
    }

    /// @notice What an exit pays at `time`, WAD, rounded down.
    function bidAt(Mark memory mark, Offer storage offer, uint256 time, uint256 maxAge, uint256 delay)
        internal
        view
        returns (uint256)
    {
        return _lapsed(mark, offer, _bid(mark, time, delay) * _growth(mark, time) / WAD, time, maxAge);
    }

    /// @notice What an entry pays at `time`, WAD, rounded up. It never lapses.
    function askAt(Mark memory mark, Offer memory offer, uint256 time, uint256 delay)
        internal
        pure
        returns (uint256)
    {
        return (_ask(mark, offer, time, delay) * _growth(mark, time) + WAD - 1) / WAD;
    }

    /// @notice The mark and the offer that follow from a new valuation.
    function next(Mark memory old, Offer storage oldOffer, Step memory step)
        internal
        view
        returns (Mark memory mark, Offer memory offer)
    {
        uint256 price = _cap(step.price, type(uint72).max);
        uint256 gross = _cap(step.gross > price ? step.gross : price, type(uint80).max);
        uint256 bid = price;
        uint256 ask = gross;
        if (old.since != 0) {
            (uint256 oldBid, uint256 oldAsk) = _last(old, oldOffer, step);
            if (oldBid < bid) bid = oldBid;
            if (oldAsk > ask) ask = _cap(oldAsk, type(uint80).max);
        }
        mark = Mark({
            price: uint72(price),
            bid: uint72(bid),
            rate: _rate(price, _cap(step.atHorizon, type(uint72).max), step.until),
            since: uint32(block.timestamp),
            until: uint32(step.until)
        });
        offer = Offer({gross: uint80(gross), ask: uint80(ask), lapse: _lapse(step)});
    }

    /// @dev Bid and ask of the old mark now.
    function _last(Mark memory old, Offer storage oldOffer, Step memory step)
        private
        view
        returns (uint256 bid, uint256 ask)
    {
        uint256 growth = _growth(old, block.timestamp);
        bid = _bid(old, block.timestamp, step.delay) * growth / WAD;
        bid = _lapsed(old, oldOffer, bid, block.timestamp, step.maxAge);
        ask = (_ask(old, oldOffer, block.timestamp, step.delay) * growth + WAD - 1) / WAD;
    }

    /// @dev The bid before growth: it walks from the lower to the new mark.
    function _bid(Mark memory mark, uint256 time, uint256 delay) private pure returns (uint256) {
        uint256 age = time - mark.since;
        if (age >= delay) return mark.price;
        return mark.bid + (mark.price - mark.bid) * age / delay;
    }

    /// @dev The ask before growth: it walks from the higher to the new mark.
    function _ask(Mark memory mark, Offer memory offer, uint256 time, uint256 delay)
        private
        pure
        returns (uint256)
    {
        uint256 age = time - mark.since;
        if (age >= delay) return offer.gross;
        return offer.ask - (offer.ask - offer.gross) * age / delay;
    }

    /// @dev Growth since the mark was made, up to its horizon, WAD.
    function _growth(Mark memory mark, uint256 time) private pure returns (uint256) {
        if (time > mark.until) time = mark.until;
        if (time <= mark.since || mark.rate == 0) return WAD;
        return
            uint256(
                FixedPointMathLib.expWad(int256(mark.rate) * 1e9 * int256(time - mark.since) / int256(YEAR))
            );
    }

    /// @dev Growth from the price now to the price at the horizon, 1e-9 a year. Nothing grows from or to nothing.
    function _rate(uint256 price, uint256 atHorizon, uint256 until) private view returns (int48) {
        if (price == 0 || atHorizon == 0 || until <= block.timestamp) return 0;
        int256 log = FixedPointMathLib.lnWad(int256(atHorizon * WAD / price));
        return int48(log * int256(YEAR) / int256(until - block.timestamp) / 1e9);
    }

    /// @dev Share of the horizon's price that is lost by the time the mark turns stale, 1e-9, rounded up.
    function _lapse(Step memory step) private pure returns (uint32) {
        if (step.atStale >= step.atHorizon) return 0;
        return uint32(((step.atHorizon - step.atStale) * 1e9 + step.atHorizon - 1) / step.atHorizon);
    }

    function _lapsed(Mark memory mark, Offer storage offer, uint256 amount, uint256 time, uint256 maxAge)
        private
        view
        returns (uint256)
    {
        if (time <= mark.until) return amount;
        uint256 stale = mark.until + maxAge;
        uint256 start = mark.since > mark.until ? mark.since : mark.until;
        if (time <= start) return amount;
        uint256 gone = time < stale ? offer.lapse * (time - start) / (stale - start) : offer.lapse;
        return amount * (1e9 - gone) / 1e9;
    }

    function _cap(uint256 amount, uint256 most) private pure returns (uint256) {
        return amount < most ? amount : most;
    }
}
