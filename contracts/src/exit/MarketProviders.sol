// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BalanceDelta} from "@uniswap/v4-core/src/types/BalanceDelta.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {PoolKey} from "@uniswap/v4-core/src/types/PoolKey.sol";
import {ModifyLiquidityParams} from "@uniswap/v4-core/src/types/PoolOperation.sol";
import {IIdentity} from "../interfaces/IIdentity.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IShareAdmission} from "../interfaces/IShareAdmission.sol";
import {MarketIncome} from "./MarketIncome.sol";

/// @notice Who puts liquidity in, and how it comes out: always.
///
/// Positions are this contract's in Uniswap, with the provider as their salt. Fees that a position earned within a day
/// of an addition go to the other providers when it is touched in that time: liquidity that is there only for the trade
/// of this block earns nothing. Shares that cannot reach their owner (no longer admitted, over a limit, frozen) stay in
/// the pool manager as a claim of this contract, in the owner's name, and go on earning income.
abstract contract MarketProviders is MarketIncome {
    /// @dev One change of a position, carried through the pool manager's lock.
    /// @param payer whose approvals pay, and who receives shares; this contract: everything is held for the owner
    struct Change {
        address share;
        address provider;
        address payer;
        address receiver;
        int24 lower;
        int24 upper;
        int256 liquidity;
        bool young;
    }

    /// @dev What a change came to; shares and cash positive where they left the pool, fees that went elsewhere not
    /// included.
    struct Outcome {
        int256 shares;
        int256 cash;
        uint256 feeShares;
        uint256 feeCash;
        bool forfeited;
        uint256 heldShares;
    }

    /// @notice Seconds for which a position must stay as it is to keep the fees that it earned in them.
    uint256 internal constant SETTLING = 1 days;

    /// @inheritdoc IMarket
    function provide(
        address share,
        int24 lower,
        int24 upper,
        uint128 liquidity,
        uint256 maximumShares,
        uint256 maximumCash
    ) external nonReentrant returns (int256 shares, int256 cash_) {
        if (liquidity == 0) revert NothingAsked();
        if (!IShareAdmission(share).canReceive(msg.sender)) revert MarketNotAdmitted(msg.sender);
        Change memory change;
        (change.share, change.provider, change.payer, change.receiver) =
        (share, msg.sender, msg.sender, msg.sender);
        (change.lower, change.upper, change.liquidity) = (lower, upper, int256(uint256(liquidity)));
        Outcome memory outcome = _change(change);
        (shares, cash_) = (-outcome.shares, -outcome.cash);
        if (shares > int256(maximumShares) || cash_ > int256(maximumCash)) {
            revert AddsTooMuch(shares, cash_, maximumShares, maximumCash);
        }
    }

    /// @inheritdoc IMarket
    function withdraw(
        address share,
        address provider,
        int24 lower,
        int24 upper,
        uint128 liquidity,
        uint256 minimumShares,
        uint256 minimumCash,
        address receiver
    ) external nonReentrant returns (uint256 shares, uint256 cash_) {
        if (receiver == address(0)) revert NoWallet();
        _checkActor(share, provider);
        Change memory change;
        (change.share, change.provider, change.payer, change.receiver) =
        (share, provider, msg.sender, receiver);
        (change.lower, change.upper, change.liquidity) = (lower, upper, -int256(uint256(liquidity)));
        Outcome memory outcome = _change(change);
        (shares, cash_) = (uint256(outcome.shares), uint256(outcome.cash));
        if (shares < minimumShares || cash_ < minimumCash) {
            revert WithdrawsTooLittle(shares, cash_, minimumShares, minimumCash);
        }
    }

    /// @inheritdoc IMarket
    function unwind(address share, address provider, int24 lower, int24 upper) external nonReentrant {
        _checkAgent(share);
        if (IShareAdmission(share).canReceive(provider)) revert StillAdmitted(provider);
        Change memory change;
        (change.share, change.provider, change.payer, change.receiver) =
        (share, provider, address(this), address(this));
        uint256 liquidity = _positions[_positionId(share, provider, lower, upper)].liquidity;
        (change.lower, change.upper, change.liquidity) = (lower, upper, -int256(liquidity));
        emit Unwound(share, provider, msg.sender);
        _change(change);
    }

    /// @inheritdoc IMarket
    function release(address share, address owner, uint256 shares, address receiver) external nonReentrant {
        if (receiver == address(0)) revert NoWallet();
        _checkActor(share, owner);
        uint256 paid = _takeHeld(share, owner, shares, msg.sender, true);
        _pay(receiver, paid);
    }

    /// @inheritdoc IMarket
    function deliver(address share, address owner, uint256 shares, address to) external nonReentrant {
        _checkAgent(share);
        _takeHeld(share, owner, shares, to, false);
    }

    /// @inheritdoc IMarket
    function positionOf(address share, address provider, int24 lower, int24 upper)
        external
        view
        returns (Position memory)
    {
        return _positions[_positionId(share, provider, lower, upper)];
    }

    /// @inheritdoc IMarket
    function heldFor(address share, address owner) external view returns (Held memory) {
        return _held[share][owner];
    }

    // ---- inside the pool manager's lock

    /// @dev Changes the position and moves what follows from it.
    function _onChange(Change calldata c) internal returns (Outcome memory outcome) {
        PoolKey memory key = _key(c.share);
        bool first = c.share < address(CASH);
        (BalanceDelta delta, BalanceDelta fees) = MANAGER.modifyLiquidity(
            key,
            ModifyLiquidityParams({
                tickLower: first ? c.lower : -c.upper,
                tickUpper: first ? c.upper : -c.lower,
                liquidityDelta: c.liquidity,
                salt: bytes32(uint256(uint160(c.provider)))
            }),
            ""
        );
        outcome.shares = first ? delta.amount0() : delta.amount1();
        outcome.cash = first ? delta.amount1() : delta.amount0();
        outcome.feeShares = uint128(first ? fees.amount0() : fees.amount1());
        outcome.feeCash = uint128(first ? fees.amount1() : fees.amount0());
        if (c.young && (outcome.feeShares | outcome.feeCash) != 0 && _liquidity(key) != 0) {
            MANAGER.donate(key, uint128(fees.amount0()), uint128(fees.amount1()), "");
            outcome.forfeited = true;
            outcome.shares -= int256(outcome.feeShares);
            outcome.cash -= int256(outcome.feeCash);
        }
        _moveShares(c, outcome);
        if (outcome.cash < 0) _payIn(address(CASH), c.payer, uint256(-outcome.cash));
        else if (outcome.cash > 0) _take(address(CASH), c.receiver, uint256(outcome.cash));
    }

    /// @dev Shares that do not reach the payer become this contract's claim on the pool manager.
    function _moveShares(Change calldata c, Outcome memory outcome) private {
        Currency currency = Currency.wrap(c.share);
        if (outcome.shares < 0) _payIn(c.share, c.payer, uint256(-outcome.shares));
        if (outcome.shares <= 0) return;
        uint256 amount = uint256(outcome.shares);
        if (c.payer != address(this)) {
            try MANAGER.take(currency, c.payer, amount) {
                return;
            } catch {}
        }
        MANAGER.mint(address(this), currency.toId(), amount);
        outcome.heldShares = amount;
    }

    /// @dev Hands a claim out as shares.
    function _onRelease(address share, uint256 amount, address to) internal {
        _burn(share, amount);
        _take(share, to, amount);
    }

    // ---- outside of it

    function _change(Change memory c) private returns (Outcome memory outcome) {
        State memory s = _state(c.share);
        _harvest(c.share, s);
        bytes32 id = _positionId(c.share, c.provider, c.lower, c.upper);
        Position memory position = _positions[id];
        uint256 income = _positionIncome(c.share, position, c.lower, c.upper);
        c.young = block.timestamp < position.since + SETTLING;

        position.harvested = uint32(_harvests[c.share].length);
        if (c.liquidity > 0) {
            position.liquidity += uint128(uint256(c.liquidity));
            position.since = uint40(block.timestamp);
        } else {
            uint256 less = uint256(-c.liquidity);
            if (position.liquidity < less || position.liquidity == 0) {
                revert LiquidityShort(less, position.liquidity);
            }
            position.liquidity -= uint128(less);
        }
        _positions[id] = position;

        outcome = _unlockChange(c);
        uint256 collected = outcome.forfeited ? 0 : outcome.feeShares;
        s.fees = s.fees > collected ? s.fees - collected : 0;
        _store(c.share, s);
        _emitChange(c, outcome);
        _payOut(c, outcome, income);
    }

    function _unlockChange(Change memory c) internal virtual returns (Outcome memory);

    function _unlockRelease(address share, uint256 amount, address to) internal virtual;

    /// @dev Income to its receiver; what could not be handed out into the books.
    function _payOut(Change memory c, Outcome memory outcome, uint256 income) private {
        if (income != 0) emit IncomePaid(c.share, c.provider, income);
        if (c.payer != address(this)) {
            _pay(c.receiver, income);
            if (outcome.heldShares == 0) return;
            income = 0;
        } else if (outcome.cash > 0) {
            income += uint256(outcome.cash);
        }
        Held memory held = _settleHeld(c.share, c.provider);
        held.shares += uint96(outcome.heldShares);
        held.cash += uint128(income);
        _held[c.share][c.provider] = held;
        emit HeldBack(c.share, c.provider, outcome.heldShares, income);
    }

    /// @dev Takes held shares, and all the cash where `withCash`, out of the books and delivers the shares.
    function _takeHeld(address share, address owner, uint256 shares, address to, bool withCash)
        private
        returns (uint256 cash_)
    {
        State memory s = _state(share);
        _harvest(share, s);
        _store(share, s);
        Held memory held = _settleHeld(share, owner);
        if (shares > held.shares) revert HeldShort(shares, held.shares);
        held.shares -= uint96(shares);
        if (withCash) {
            cash_ = held.cash;
            held.cash = 0;
        }
        _held[share][owner] = held;
        emit Released(share, owner, to, shares, cash_);
        if (shares != 0) _unlockRelease(share, shares, to);
    }

    /// @dev The provider itself, unless its wallet was lost; then the wallet that the registry recovered it to.
    function _checkActor(address share, address provider) internal view {
        address actor = IIdentity(IShareAdmission(share).identityRegistry()).recoveredTo(provider);
        if (msg.sender != (actor == address(0) ? provider : actor)) {
            revert NotProvider(msg.sender, provider);
        }
    }

    function _checkAgent(address share) private view {
        if (msg.sender != IShareAdmission(share).owner() && !IShareAdmission(share).isAgent(msg.sender)) {
            revert NotTransferAgent(msg.sender);
        }
    }

    function _emitChange(Change memory c, Outcome memory o) private {
        emit LiquidityChanged(
            c.share,
            c.provider,
            c.lower,
            c.upper,
            c.liquidity,
            o.shares,
            o.cash,
            o.feeShares,
            o.feeCash,
            o.forfeited
        );
    }
}
