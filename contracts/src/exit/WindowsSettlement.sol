// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IWindows} from "../interfaces/IWindows.sol";
import {Eras} from "./Eras.sol";
import {WindowsFunding} from "./WindowsFunding.sol";

/// @notice The settlement of a window: one price and one fraction for all, in a few words of storage.
abstract contract WindowsSettlement is WindowsFunding {
    using Eras for Eras.Book;

    /// @notice Seconds after which a window is settled without a price, as one that redeems nothing: a price source that
    /// stays silent keeps nobody's cash or shares.
    uint256 public constant GRACE = 5 days;

    /// @dev What a settlement comes to.
    /// @param price WAD
    /// @param taken of the product
    /// @param redeemed share units
    /// @param cash units
    struct Outcome {
        uint256 price;
        uint256 taken;
        uint256 redeemed;
        uint256 cash;
    }

    /// @inheritdoc IWindows
    function settle() external nonReentrant returns (uint256 redeemed, uint256 cash) {
        State memory state_ = _state;
        uint256 number = state_.next;
        Window memory window_ = _windows[number];
        if (window_.cutoff == 0) revert NoWindow(number);
        if (block.timestamp < window_.settles) revert TooEarly(number, window_.settles);
        _harvest();

        uint256 shares = uint256(state_.shares) + window_.shares;
        uint256 weight = uint256(state_.weight) + window_.weight;
        Eras.Checkpoint memory here = _eras.points[number];
        uint256 funded = _pots[number].funded;
        uint256 bid = _bid(window_.settles);
        Outcome memory out = _outcome(bid, shares, weight, funded, here.product);

        _eras.advance(number, here, out.taken, out.price);
        if (DISTRIBUTING) _eras.advanceFlow(number, here, _index);
        (_windows[number].shares, _windows[number].weight) = (uint96(out.redeemed), uint96(out.price));
        if (out.cash != 0) _pots[number].used = uint96(out.cash);

        state_.next = uint24(number + 1);
        state_.shares = uint96(shares - out.redeemed);
        // rounded up, as the shares left are: never less than the sum over orders
        state_.weight = uint96(weight - Math.mulDiv(weight, out.taken, here.product));
        if (out.taken != 0 || shares == 0) state_.empty = 0;
        else if (state_.empty != type(uint8).max) ++state_.empty;
        _state = state_;
        emit Settled(number, bid, out.price, shares, out.redeemed, out.cash);
        return (out.redeemed, out.cash);
    }

    /// @dev The fraction is the smallest of what the cash pays and what one window redeems at most, rounded down.
    function _outcome(uint256 bid, uint256 shares, uint256 weight, uint256 funded, uint256 product)
        private
        view
        returns (Outcome memory out)
    {
        if (bid == 0 || weight == 0 || funded == 0) return out;
        uint256 most = type(uint256).max;
        if (SWING_AT != 0 || MOST != UNIT) (bid, most) = _ofSupply(bid, shares);
        out.price = bid;
        uint256 wantedUp = Math.mulDiv(weight, bid, WAD, Math.Rounding.Ceil);
        if (funded >= wantedUp && shares <= most) {
            (out.taken, out.redeemed, out.cash) = (product, shares, wantedUp);
            return out;
        }
        out.taken = funded < wantedUp ? product * funded / wantedUp : product;
        if (shares > most) out.taken = Math.min(out.taken, product * most / shares);
        out.redeemed = shares * out.taken / product;
        out.cash = Math.mulDiv(weight * out.taken, bid, product * WAD, Math.Rounding.Ceil);
    }

    /// @dev The price after the swing, rounded down, and the most that a window redeems.
    function _ofSupply(uint256 bid, uint256 shares) private view returns (uint256 price, uint256 most) {
        uint256 supply = SHARE.totalSupply();
        most = supply * MOST / UNIT;
        price = bid;
        if (SWING_AT == 0) return (price, most);
        uint256 full = supply * SWING_AT;
        uint256 swing = shares * UNIT >= full ? SWING * WAD : Math.ceilDiv(SWING * WAD * shares * UNIT, full);
        price = bid * (UNIT * WAD - swing) / (UNIT * WAD);
    }

    /// @dev The bid is the lower of the old and the new mark while a mark is young. Zero once the grace is over and there
    /// is no fresh mark; before that the price source says why there is none.
    function _bid(uint256 settles) private view returns (uint256) {
        bool silent = block.timestamp >= settles + GRACE && !NAV.fresh(address(SHARE));
        return silent ? 0 : NAV.bid(address(SHARE));
    }
}
