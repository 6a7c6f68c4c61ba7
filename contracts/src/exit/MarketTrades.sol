// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {FullMath} from "@uniswap/v4-core/src/libraries/FullMath.sol";
import {TickMath} from "@uniswap/v4-core/src/libraries/TickMath.sol";
import {BalanceDelta} from "@uniswap/v4-core/src/types/BalanceDelta.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {PoolKey} from "@uniswap/v4-core/src/types/PoolKey.sol";
import {SwapParams} from "@uniswap/v4-core/src/types/PoolOperation.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IShareAdmission} from "../interfaces/IShareAdmission.sol";
import {MarketProviders} from "./MarketProviders.sol";
import {MarketRule} from "./MarketRule.sol";

/// @notice Sales and purchases. A trade goes as far as its edge and takes only what it fills.
abstract contract MarketTrades is MarketProviders {
    using MarketRule for State;

    /// @dev One trade, carried through the pool manager's lock.
    /// @param trader whose approval pays; zero: shares that are held here
    /// @param step price limit of a first leg and above its 160 bits the fee, pips; zero: there is none
    /// @param rest the same of the last leg
    struct Order {
        address share;
        address trader;
        address receiver;
        uint256 amount;
        uint256 step;
        uint256 rest;
        bool sell;
        bool sameFee;
    }

    /// @dev Fees of Uniswap's governance are at most a thousandth of what is traded.
    uint256 private constant LEAST_OF_FEES = 999;

    /// @inheritdoc IMarket
    function sell(address share, uint256 amount, uint256 minimumPaid, uint256 minimumFilled, address receiver)
        external
        nonReentrant
        returns (uint256 filled, uint256 paid)
    {
        return _sell(share, msg.sender, amount, minimumPaid, minimumFilled, receiver);
    }

    /// @inheritdoc IMarket
    function sellWithPermit(
        address share,
        uint256 amount,
        uint256 minimumPaid,
        uint256 minimumFilled,
        address receiver,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant returns (uint256 filled, uint256 paid) {
        // whoever submits the permit first, the sale goes through if the approval is there
        try IERC20Permit(share).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        return _sell(share, msg.sender, amount, minimumPaid, minimumFilled, receiver);
    }

    /// @inheritdoc IMarket
    function sellHeld(address share, address owner, uint256 amount, uint256 minimumPaid, address receiver)
        external
        nonReentrant
        returns (uint256 filled, uint256 paid)
    {
        _checkActor(share, owner);
        if (IShareAdmission(share).isFrozen(owner)) revert HeldSharesFrozen(owner);
        uint256 most = _held[share][owner].shares;
        if (amount > most) revert HeldShort(amount, most);
        (filled, paid) = _sell(share, address(0), amount, minimumPaid, 0, receiver);
        Held memory held = _settleHeld(share, owner);
        held.shares -= uint96(filled);
        _held[share][owner] = held;
        emit Released(share, owner, address(MANAGER), filled, 0);
    }

    /// @inheritdoc IMarket
    function buy(address share, uint256 spend, uint256 minimumFilled, uint256 minimumSpent, address receiver)
        external
        nonReentrant
        returns (uint256 filled, uint256 spent)
    {
        (spent, filled) = _trade(share, false, msg.sender, spend, receiver);
        _check(spent, minimumSpent, spend, filled, minimumFilled);
    }

    // ---- inside the pool manager's lock

    /// @dev Trades in one leg, or in two where a report's step is taken first; pays in what was filled, and out.
    function _onTrade(Order calldata order) internal returns (uint256 given, uint256 got, uint256 stepGiven) {
        PoolKey memory key = _key(order.share);
        if (order.step != 0) (stepGiven, got) = _leg(key, order.sell, order.amount, order.step, false);
        if (stepGiven < order.amount) {
            uint256 out;
            (given, out) = _leg(key, order.sell, order.amount - stepGiven, order.rest, order.sameFee);
            got += out;
        }
        given += stepGiven;
        if (got == 0) revert NothingFilled(order.share, order.amount);

        (address token, address other) =
            order.sell ? (order.share, address(CASH)) : (address(CASH), order.share);
        if (order.trader == address(0)) _burn(token, given);
        else _payIn(token, order.trader, given);
        _take(other, order.receiver, got);
    }

    /// @param limit price limit and above its 160 bits the fee, unless it is set already
    function _leg(PoolKey memory key, bool selling, uint256 amount, uint256 limit, bool sameFee)
        internal
        returns (uint256 given, uint256 got)
    {
        if (!sameFee) MANAGER.updateDynamicLPFee(key, uint24(limit >> 160));
        bool zeroForOne = selling == (Currency.unwrap(key.currency1) == address(CASH));
        BalanceDelta delta = MANAGER.swap(key, SwapParams(zeroForOne, -int256(amount), uint160(limit)), "");
        (int128 amount0, int128 amount1) = (delta.amount0(), delta.amount1());
        return zeroForOne ? (uint128(-amount0), uint128(amount1)) : (uint128(-amount1), uint128(amount0));
    }

    // ---- outside of it

    function _sell(
        address share,
        address trader,
        uint256 amount,
        uint256 minimumPaid,
        uint256 minimumFilled,
        address receiver
    ) private returns (uint256 filled, uint256 paid) {
        (filled, paid) = _trade(share, true, trader, amount, receiver);
        _check(filled, minimumFilled, amount, paid, minimumPaid);
    }

    /// @return given what the trader handed in, its fee included
    /// @return got what the receiver got
    function _trade(address share, bool selling, address trader, uint256 amount, address receiver)
        private
        returns (uint256 given, uint256 got)
    {
        if (amount == 0 || amount >> 127 != 0) revert AmountOutOfRange(amount);
        if (receiver == address(0)) revert NoWallet();
        State memory s = _state(share);
        if (s.closed) _reopen(share, s);
        _harvest(share, s);

        Order memory order;
        (order.share, order.trader, order.receiver) = (share, trader, receiver);
        (order.amount, order.sell) = (amount, selling);
        _plan(order, s);

        uint256 stepGiven;
        (given, got, stepGiven) = _unlockTrade(order);
        // pips of what was given: those of both legs
        uint256 charged = stepGiven * (order.step >> 160) + (given - stepGiven) * (order.rest >> 160);
        if (selling) s.fees += charged / 1e6 * LEAST_OF_FEES / 1e3;
        _store(share, s);
        emit Traded(share, msg.sender, selling, given, got, charged / given);
    }

    /// @dev Fee and limits of a trade from the price that counts for its side.
    function _plan(Order memory order, State memory s) private view {
        (uint160 sqrtPrice, int24 tick, uint256 feeBefore) = _slot0(_key(order.share), s.first);
        s.touch(tick);
        uint256 price = order.sell ? NAV.bid(order.share) : NAV.ask(order.share);
        if (price == 0) revert Worthless(order.share);
        int24 navTick = MarketRule.tickOf(price);
        MarketRule.Course memory course = order.sell ? s.sale(navTick) : s.purchase(navTick);

        bool down = order.sell == s.first;
        uint160 limit = _sqrtAt(course.edge, s.first);
        if (down ? sqrtPrice <= limit : sqrtPrice >= limit) {
            revert OutsideBand(order.share, tick, course.edge);
        }
        order.rest = course.fee << 160 | limit;
        order.sameFee = course.fee == feeBefore;
        if (course.stepFee == 0) return;
        limit = _sqrtAt(navTick, s.first);
        if (down ? sqrtPrice <= limit : sqrtPrice >= limit) return;
        order.step = course.stepFee << 160 | limit;
        order.sameFee = false;
    }

    function _unlockTrade(Order memory order)
        internal
        virtual
        returns (uint256 given, uint256 got, uint256 stepGiven);

    function _sqrtAt(int24 tick, bool first) internal pure returns (uint160) {
        return TickMath.getSqrtPriceAtTick(first ? tick : -tick);
    }

    /// @dev What is got must reach its minimum in proportion to what was filled, rounded up.
    function _check(uint256 filled, uint256 minimumFilled, uint256 amount, uint256 received, uint256 minimum)
        private
        pure
    {
        if (filled < minimumFilled) revert MarketFilledTooLittle(filled, minimumFilled);
        if (filled != amount) minimum = FullMath.mulDivRoundingUp(minimum, filled, amount);
        if (received < minimum) revert ReceivedTooLittle(received, minimum);
    }
}
