// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SqrtPriceMath} from "@uniswap/v4-core/src/libraries/SqrtPriceMath.sol";
import {TickMath} from "@uniswap/v4-core/src/libraries/TickMath.sol";
import {IShare} from "../interfaces/IShare.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {MarketBase} from "./MarketBase.sol";

/// @notice Income of the shares in the pool, for those who put them there.
///
/// Income is brought in before anything moves after a distribution, so the price of the pool is still what it was then,
/// and with it how many shares lie in each range. A harvest remembers that price and the income of one share; a position
/// walks through the harvests since it was last paid. Fees that nobody has collected are no position's shares yet: they
/// are left out of what the income is spread over. Every rounding leaves dust here.
abstract contract MarketIncome is MarketBase {
    /// @param sqrtPrice of the pool at the distribution
    /// @param perShare cash units a share unit, 2^-64
    struct Harvest {
        uint160 sqrtPrice;
        uint96 perShare;
    }

    /// @dev A position's range as Uniswap counts it.
    struct Range {
        uint160 low;
        uint160 high;
        uint128 liquidity;
        bool first;
    }

    mapping(address share => Harvest[]) internal _harvests;
    mapping(bytes32 => Position) internal _positions;
    mapping(address share => mapping(address owner => Held)) internal _held;

    /// @dev Brings income in if there was a distribution since. A claim that the share refuses is left for later, so
    /// that nobody is kept from leaving.
    function _harvest(address share, State memory s) internal {
        uint256 number = IShare(share).distributions();
        if (uint16(number) == s.distribution) return;
        uint256 before = _cashHere();
        try IShare(share).claim(address(MANAGER)) returns (uint256 income) {
            uint256 received = _cashHere() - before;
            if (received != income) revert PaymentShort(income, received);
            s.distribution = uint16(number);
            if (income != 0) _spread(share, s, number, income);
        } catch {}
    }

    function _spread(address share, State memory s, uint256 number, uint256 income) private {
        uint256 balance = IERC20(share).balanceOf(address(MANAGER));
        uint256 shares = balance > s.fees ? balance - s.fees : balance;
        uint256 perShare = shares == 0 ? 0 : (income << 64) / shares;
        if (perShare > type(uint96).max) perShare = type(uint96).max;
        (uint160 sqrtPrice,,) = _slot0(_key(share), s.first);
        _harvests[share].push(Harvest(sqrtPrice, uint96(perShare)));
        emit IncomeHarvested(share, number, income, perShare);
    }

    /// @inheritdoc IMarket
    function incomeOf(address share, address provider, int24 lower, int24 upper)
        external
        view
        returns (uint256)
    {
        if (lower == upper) {
            Held memory held = _held[share][provider];
            return _heldIncome(share, held);
        }
        return _positionIncome(share, _positions[_positionId(share, provider, lower, upper)], lower, upper);
    }

    /// @dev Income of a position since it was last paid.
    function _positionIncome(address share, Position memory position, int24 lower, int24 upper)
        internal
        view
        returns (uint256 income)
    {
        Harvest[] storage list = _harvests[share];
        uint256 end = list.length;
        if (position.harvested == end || position.liquidity == 0) return 0;
        Range memory range = _range(share, lower, upper, position.liquidity);
        for (uint256 i = position.harvested; i < end; ++i) {
            Harvest memory harvest_ = list[i];
            income += _sharesDown(range, harvest_.sqrtPrice) * harvest_.perShare >> 64;
        }
    }

    function _heldIncome(address share, Held memory held) internal view returns (uint256 income) {
        Harvest[] storage list = _harvests[share];
        uint256 end = list.length;
        if (held.shares == 0) return 0;
        for (uint256 i = held.harvested; i < end; ++i) {
            income += uint256(held.shares) * list[i].perShare >> 64;
        }
    }

    /// @dev Credits what held shares have earned, before they change.
    function _settleHeld(address share, address owner) internal returns (Held memory held) {
        held = _held[share][owner];
        held.cash += uint128(_heldIncome(share, held));
        held.harvested = uint32(_harvests[share].length);
    }

    function _positionId(address share, address provider, int24 lower, int24 upper)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(share, provider, lower, upper));
    }

    function _range(address share, int24 lower, int24 upper, uint128 liquidity)
        private
        view
        returns (Range memory range)
    {
        range.first = share < address(CASH);
        range.low = TickMath.getSqrtPriceAtTick(range.first ? lower : -upper);
        range.high = TickMath.getSqrtPriceAtTick(range.first ? upper : -lower);
        range.liquidity = liquidity;
    }

    /// @dev Share units in a range at a price, as Uniswap would pay them out.
    function _sharesDown(Range memory range, uint160 price) private pure returns (uint256) {
        (uint160 low, uint160 high) = (range.low, range.high);
        if (range.first) {
            if (price >= high) return 0;
            return SqrtPriceMath.getAmount0Delta(price > low ? price : low, high, range.liquidity, false);
        }
        if (price <= low) return 0;
        return SqrtPriceMath.getAmount1Delta(low, price < high ? price : high, range.liquidity, false);
    }
}
