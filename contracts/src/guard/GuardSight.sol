// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {Desk} from "../exit/Desk.sol";
import {Market} from "../exit/Market.sol";
import {MarketWord} from "../exit/MarketWord.sol";
import {IGuard} from "../interfaces/IGuard.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {INav} from "../interfaces/INav.sol";
import {IShare} from "../interfaces/IShare.sol";
import {GuardRule} from "./GuardRule.sol";
import {ICover} from "./ICover.sol";

/// @notice What the guard sees of a share: the grounds on which a level can be raised. It changes nothing.
abstract contract GuardSight is IGuard {
    using GuardRule for Watch;

    /// @dev Whether a market's price is believed: it says nothing, it is being traded in this second, or it is.
    enum Sight {
        None,
        Busy,
        Clear
    }

    uint8 public constant STALE = 1;
    uint8 public constant PARKED = 2;
    uint8 public constant DIVERGED = 4;
    uint8 public constant EXHAUSTED = 8;
    uint8 public constant COVER_LOW = 16;

    /// @notice A desk with less than this part of its limit left is exhausted: one in twenty.
    uint256 private constant EXHAUSTED_BELOW = 20;

    /// @dev Where Uniswap's PoolManager keeps its pools, and a pool's liquidity in range within its state.
    uint256 private constant POOLS_SLOT = 6;
    uint256 private constant LIQUIDITY_OFFSET = 3;

    INav public immutable nav;
    Desk public immutable desk;
    /// @notice Zero where there is none.
    Market public immutable market;

    /// @notice Who says that a share's first loss is low; zero: nobody.
    ICover public cover;

    constructor(address desk_, address market_) {
        desk = Desk(desk_);
        market = Market(market_);
        nav = INav(desk.nav());
    }

    function _look(address share, Watch memory w, Terms memory t)
        internal
        view
        returns (uint256 grounds, int256 gap, Sight sight)
    {
        if (!nav.confirmed(IShare(share).pool())) grounds |= PARKED;
        if (!nav.fresh(share)) {
            grounds |= STALE;
        } else {
            bool apart;
            (gap, sight, apart) = _gap(share, t);
            if (apart && w.beyond(t, gap)) grounds |= DIVERGED;
        }
        if (_exhausted(share)) grounds |= EXHAUSTED;
        if (address(cover) != address(0) && cover.low(share)) grounds |= COVER_LOW;
    }

    /// @dev Gap between market and NAV, and whether it lies beyond the band around bid and ask.
    function _gap(address share, Terms memory t) private view returns (int256 gap, Sight sight, bool apart) {
        uint256 word = address(market) == address(0) ? 0 : market.wordOf(share);
        if (word == 0) return (0, Sight.None, false);
        IMarket.State memory s = MarketWord.unpack(word);
        if (s.closed) {
            if (block.timestamp < s.time) return (0, Sight.None, false);
        } else if (s.time == block.timestamp) {
            // what the price is in the middle of a block is anybody's
            return (0, Sight.Busy, false);
        }
        (bytes32 id, uint160 sqrtPrice,) = market.poolOf(share);
        uint256 price = GuardRule.priceOf(sqrtPrice, s.first);
        uint256 value = nav.price(share);
        if (value == 0 || price == 0 || GuardRule.depthOf(_liquidity(id), price) < t.depth) {
            return (0, Sight.None, false);
        }
        gap = GuardRule.gapOf(price, value);
        (uint256 bid, uint256 ask) = (nav.bid(share), nav.ask(share));
        int256 band = int256(uint256(t.band));
        apart = (bid != 0 && GuardRule.gapOf(price, bid) < -band) || GuardRule.gapOf(price, ask) > band;
        return (gap, Sight.Clear, apart);
    }

    function _liquidity(bytes32 id) private view returns (uint128) {
        uint256 slot = uint256(keccak256(abi.encode(id, POOLS_SLOT)));
        return uint128(uint256(IPoolManager(market.manager()).extsload(bytes32(slot + LIQUIDITY_OFFSET))));
    }

    /// @dev A desk that rests is full by our own doing.
    function _exhausted(address share) private view returns (bool) {
        if (!desk.listed(share)) return false;
        (uint256 resting,) = desk.haltOf(share);
        if (resting != 0) return false;
        (uint256 used, uint256 limit,) = desk.bucket(share);
        return (limit - used) * EXHAUSTED_BELOW < limit;
    }
}
