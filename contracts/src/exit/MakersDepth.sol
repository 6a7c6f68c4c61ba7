// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SqrtPriceMath} from "@uniswap/v4-core/src/libraries/SqrtPriceMath.sol";
import {TickMath} from "@uniswap/v4-core/src/libraries/TickMath.sol";
import {IMakers} from "../interfaces/IMakers.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {INav} from "../interfaces/INav.sol";
import {IQuotes} from "../interfaces/IQuotes.sol";
import {MarketRule} from "./MarketRule.sol";
import {MarketWord} from "./MarketWord.sol";

/// @notice What a maker stands for at this moment: its resting quote and its positions in the market, as far as they are
/// near the NAV and have rested.
abstract contract MakersDepth is IMakers {
    /// @dev Depth of one source, cash units a side, and half of the way between its bid and ask, 1e-5.
    struct Depth {
        uint256 buys;
        uint256 sells;
        uint256 spread;
    }

    /// @dev What the market of a share looks like to all its makers.
    /// @param lowest, highest ticks between which depth counts, cash a share
    /// @param price Uniswap's, Q64.96 of its own order
    /// @param tick of the price, cash a share
    /// @param first the share is Uniswap's currency0
    /// @param spread of a position there: the fee and how far the price is from the NAV, 1e-5
    struct Sight {
        int24 lowest;
        int24 highest;
        uint160 price;
        int24 tick;
        bool first;
        uint256 spread;
    }

    uint256 private constant WAD = 1e18;
    /// @dev Of a tick, 1e-5.
    uint256 private constant TICK = 10;

    IQuotes internal immutable QUOTES;
    IMarket internal immutable MARKET;
    INav internal immutable NAV;

    mapping(address share => mapping(address maker => Range[])) internal _ranges;

    constructor(address quotes_, address market_) {
        QUOTES = IQuotes(quotes_);
        MARKET = IMarket(market_);
        NAV = INav(QUOTES.nav());
    }

    /// @dev All of a maker's depth that has rested for the duty's age.
    function _depth(address share, address maker, Duty memory duty, uint256 bid, uint256 ask)
        internal
        view
        returns (Depth memory depth)
    {
        depth = _quoted(share, maker, duty, bid, ask);
        Range[] memory ranges = _ranges[share][maker];
        if (ranges.length == 0) return depth;
        Sight memory sight = _sight(share, duty, bid, ask);
        if (sight.lowest >= sight.highest) return depth;
        for (uint256 i; i < ranges.length; ++i) {
            uint128 liquidity = _rested(share, maker, ranges[i], duty.age);
            if (liquidity == 0) continue;
            (uint256 below, uint256 above) = _within(sight, ranges[i], liquidity);
            depth.buys += below;
            depth.sells += above * ask / WAD;
            if (depth.spread == 0 || sight.spread < depth.spread) depth.spread = sight.spread;
        }
    }

    /// @dev Depth of the resting quote.
    function _quoted(address share, address maker, Duty memory duty, uint256 bid, uint256 ask)
        private
        view
        returns (Depth memory depth)
    {
        (uint256 buys, uint256 sells, uint256 since) = QUOTES.depthOf(share, maker, duty.spread);
        if (since + duty.age > block.timestamp || buys | sells == 0) return depth;
        depth.buys = buys * bid / WAD;
        depth.sells = sells * ask / WAD;
        IQuotes.Terms memory terms = QUOTES.ruleOf(share, maker).terms;
        // bid and ask keep one distance wherever the book stands
        depth.spread = (uint256(terms.below) + terms.above + terms.skew) / 2;
    }

    /// @dev Liquidity of a position that was last added to longer ago than `age`.
    function _rested(address share, address maker, Range memory range, uint256 age)
        private
        view
        returns (uint128)
    {
        IMarket.Position memory position = MARKET.positionOf(share, maker, range.lower, range.upper);
        return position.since + age > block.timestamp ? 0 : position.liquidity;
    }

    /// @dev Nothing counts while the market rests, or where its fee alone is as wide as the duty.
    function _sight(address share, Duty memory duty, uint256 bid, uint256 ask)
        private
        view
        returns (Sight memory sight)
    {
        uint256 word = MARKET.wordOf(share);
        if (word == 0) return sight;
        IMarket.State memory state = MarketWord.unpack(word);
        uint256 fee = state.base / TICK;
        if (state.closed && block.timestamp < state.time || fee >= duty.spread) return sight;
        uint256 reach = (duty.spread - fee) / TICK;
        if (reach > state.width) reach = state.width;
        (int24 bidTick, int24 askTick) = (MarketRule.tickOf(bid), MarketRule.tickOf(ask));
        sight.lowest = bidTick - int24(uint24(reach));
        sight.highest = askTick + int24(uint24(reach));
        sight.first = state.first;
        (, sight.price, sight.tick) = MARKET.poolOf(share);
        uint256 away = sight.tick < bidTick
            ? uint24(bidTick - sight.tick)
            : sight.tick > askTick ? uint24(sight.tick - askTick) : 0;
        sight.spread = fee + away * TICK;
    }

    /// @dev Cash of a position from the price down to the lowest tick, and shares from it up to the highest.
    function _within(Sight memory sight, Range memory range, uint128 liquidity)
        private
        pure
        returns (uint256 cash, uint256 shares)
    {
        int24 lower = range.lower > sight.lowest ? range.lower : sight.lowest;
        int24 upper = range.upper < sight.highest ? range.upper : sight.highest;
        if (lower >= upper) return (0, 0);
        // in Uniswap's order of the two tokens
        uint160 low = TickMath.getSqrtPriceAtTick(sight.first ? lower : -upper);
        uint160 high = TickMath.getSqrtPriceAtTick(sight.first ? upper : -lower);
        uint160 price = sight.price < low ? low : sight.price > high ? high : sight.price;
        uint256 amount0 = SqrtPriceMath.getAmount0Delta(price, high, liquidity, false);
        uint256 amount1 = SqrtPriceMath.getAmount1Delta(low, price, liquidity, false);
        return sight.first ? (amount1, amount0) : (amount0, amount1);
    }
}
