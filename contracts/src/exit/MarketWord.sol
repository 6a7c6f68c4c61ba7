// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../interfaces/IMarket.sol";

/// @notice A share's market in one word, from the lowest bit up:
///
/// bidTick, askTick, poolTick  21 each
/// time                        32
/// energy                      16
/// above, below                16 each
/// fees                        72
/// distribution                16
/// width                       10
/// base                        11  in tens of pips
/// first, closed               1 each
///
/// Ticks of Uniswap fit 21 bits. Energy, steps and fees stop at their largest number: a higher volatility or step adds
/// no fee, and fees are a lower bound.
library MarketWord {
    uint256 internal constant MOST_ENERGY = type(uint16).max;
    uint256 internal constant MOST_STEP = type(uint16).max;
    uint256 internal constant MOST_FEES = type(uint72).max;
    uint256 internal constant MOST_WIDTH = 1023;
    uint256 internal constant MOST_BASE = 20_470;

    uint256 private constant TICK = (1 << 21) - 1;

    function unpack(uint256 word) internal pure returns (IMarket.State memory s) {
        unchecked {
            s.bidTick = _tick(word);
            s.askTick = _tick(word >> 21);
            s.poolTick = _tick(word >> 42);
            s.time = uint32(word >> 63);
            s.energy = uint16(word >> 95);
            s.above = uint16(word >> 111);
            s.below = uint16(word >> 127);
            s.fees = uint72(word >> 143);
            s.distribution = uint16(word >> 215);
            s.width = word >> 231 & 1023;
            s.base = (word >> 241 & 2047) * 10;
            s.first = word >> 252 & 1 != 0;
            s.closed = word >> 253 & 1 != 0;
        }
    }

    function pack(IMarket.State memory s) internal pure returns (uint256 word) {
        unchecked {
            word = _bits(s.bidTick) | _bits(s.askTick) << 21 | _bits(s.poolTick) << 42 | uint256(s.time) << 63;
            word |= _most(s.energy, MOST_ENERGY) << 95 | _most(s.above, MOST_STEP) << 111
            | _most(s.below, MOST_STEP) << 127 | _most(s.fees, MOST_FEES) << 143;
            word |= (s.distribution & 0xffff) << 215 | s.width << 231 | s.base / 10 << 241;
            if (s.first) word |= 1 << 252;
            if (s.closed) word |= 1 << 253;
        }
    }

    /// @dev The lowest 21 bits with their sign.
    function _tick(uint256 word) private pure returns (int24) {
        return int24(int256(word << 235) >> 235);
    }

    function _bits(int24 tick) private pure returns (uint256) {
        return uint256(int256(tick)) & TICK;
    }

    function _most(uint256 value, uint256 most) private pure returns (uint256) {
        return value < most ? value : most;
    }
}
