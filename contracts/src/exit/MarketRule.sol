// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {MarketWord} from "./MarketWord.sol";

/// @notice How far a trade may go and what it pays for it.
///
/// The fee is base + volatility, and on top of it
/// - away from the NAV, half of the way that the price has already gone: with liquidity on both sides the price leaves
///   the NAV exactly as far as inventory has piled up on one side (the reservation price of Avellaneda and Stoikov,
///   "High-frequency trading in a limit order book", 2008);
/// - towards the NAV after a report moved it, four fifths of that step for as far as nobody has taken it: what an
///   arbitrageur would take from the providers ("loss versus rebalancing", Milionis et al., 2022) stays with them.
///   Towards the NAV after mere trading nothing is added.
///
/// Volatility is the root of the squared ticks of the last day or so, which halve every twelve hours; a tenth of it is
/// charged.
library MarketRule {
    /// @param fee pips
    /// @param edge tick at which the trade ends, at the latest
    /// @param stepFee pips until the bid (ask), where a report's step is taken; zero: there is none
    struct Course {
        uint256 fee;
        int24 edge;
        uint256 stepFee;
    }

    /// @notice Pips a tick (100 pips) of the way back from where the price has gone.
    uint256 internal constant AWAY = 50;
    /// @notice Pips a tick of a report's step.
    uint256 internal constant RECAPTURE = 80;
    /// @notice Ticks from which a step is charged; what the NAV grows in a day or two waits until it comes to that.
    uint256 internal constant LEAST_STEP = 5;
    /// @notice Pips a tick of daily volatility.
    uint256 internal constant VOLATILITY = 10;
    /// @notice Pips. Below it a step of any size can be taken with a gain, so that the price always finds back.
    uint256 internal constant MOST_FEE = 300_000;

    /// @notice Seconds in which half of the volatility's squares is forgotten.
    uint256 internal constant HALF_LIFE = 12 hours;

    /// @dev ln(1.0001), WAD, rounded to the nearest.
    int256 private constant LN_TICK = 99_995_000_333_308;

    /// @notice Largest tick whose price is at most `price`, WAD, up to the logarithm's precision. The price is not zero.
    function tickOf(uint256 price) internal pure returns (int24) {
        unchecked {
            int256 log = FixedPointMathLib.lnWad(int256(price));
            int256 tick = log / LN_TICK;
            if (log < 0 && tick * LN_TICK != log) --tick;
            return int24(tick);
        }
    }

    /// @notice Brings the state up to now: the last trade, at `time`, took the price from `poolTick` to `tick`.
    function touch(IMarket.State memory s, int24 tick) internal view {
        unchecked {
            int256 moved = int256(tick) - s.poolTick;
            uint256 elapsed = block.timestamp - s.time;
            s.energy = _least(s.energy + uint256(moved * moved), MarketWord.MOST_ENERGY);
            if (elapsed != 0) s.energy = _faded(s.energy, elapsed);
            (s.time, s.poolTick) = (uint32(block.timestamp), tick);
            if (moved > 0) s.above = _less(s.above, uint256(moved));
            else if (moved < 0) s.below = _less(s.below, uint256(-moved));
        }
    }

    /// @notice Course of a sale, for a state that was touched.
    /// @param bidTick tick of the bid now
    function sale(IMarket.State memory s, int24 bidTick) internal pure returns (Course memory course) {
        unchecked {
            s.below = _stepped(s.below, int256(s.bidTick) - bidTick, int256(s.poolTick) - bidTick);
            s.bidTick = bidTick;
            course.edge = bidTick - int24(uint24(s.width));
            _price(course, s, s.below, int256(bidTick) - s.poolTick);
        }
    }

    /// @notice Course of a purchase, for a state that was touched.
    /// @param askTick tick of the ask now
    function purchase(IMarket.State memory s, int24 askTick) internal pure returns (Course memory course) {
        unchecked {
            s.above = _stepped(s.above, int256(askTick) - s.askTick, int256(askTick) - s.poolTick);
            s.askTick = askTick;
            course.edge = askTick + int24(uint24(s.width));
            _price(course, s, s.above, int256(s.poolTick) - askTick);
        }
    }

    /// @dev Halves every `HALF_LIFE`, evenly in between, rounded up.
    function _faded(uint256 energy, uint256 elapsed) private pure returns (uint256) {
        unchecked {
            energy >>= elapsed / HALF_LIFE;
            return energy - energy * (elapsed % HALF_LIFE) / (2 * HALF_LIFE);
        }
    }

    /// @dev Ticks of steps not taken yet, after one more of `step` (negative: it went back), at most the `gap` to close.
    function _stepped(uint256 before, int256 step, int256 gap) private pure returns (uint256) {
        unchecked {
            int256 now_ = int256(before) + step;
            if (now_ > gap) now_ = gap;
            return now_ <= 0 ? 0 : _least(uint256(now_), MarketWord.MOST_STEP);
        }
    }

    /// @param step ticks to be taken
    /// @param away ticks that the price has gone in the trade's direction beyond the NAV
    function _price(Course memory course, IMarket.State memory s, uint256 step, int256 away) private pure {
        unchecked {
            uint256 fee = s.base + FixedPointMathLib.sqrt(s.energy) * VOLATILITY;
            if (step >= LEAST_STEP) course.stepFee = _least(fee + step * RECAPTURE, MOST_FEE);
            if (away > 0) fee += uint256(away) * AWAY;
            course.fee = _least(fee, MOST_FEE);
        }
    }

    function _less(uint256 value, uint256 off) private pure returns (uint256) {
        return value > off ? value - off : 0;
    }

    function _least(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
