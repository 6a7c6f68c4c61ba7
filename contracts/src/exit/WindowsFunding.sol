// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IWindows} from "../interfaces/IWindows.sol";
import {Eras} from "./Eras.sol";
import {IAdmitting} from "./IAdmitting.sol";
import {WindowsOrders} from "./WindowsOrders.sol";

/// @notice Cash for the windows: the servicer with repayments of the pool, new investors, makers, anybody whom the
/// share's rules admit. Whoever brings cash takes the shares that it redeems, at the price that the leavers get: nobody
/// stands between them and nothing stays here.
abstract contract WindowsFunding is WindowsOrders {
    /// @inheritdoc IWindows
    function pot(uint256 number) external view returns (Pot memory) {
        return _pots[number];
    }

    /// @inheritdoc IWindows
    function fundOf(uint256 number, address funder) external view returns (Fund memory) {
        return _funds[number][funder];
    }

    /// @inheritdoc IWindows
    function fund(uint256 number, uint256 cash) external nonReentrant {
        if (cash == 0) revert NothingWanted();
        Window memory window_ = _windows[number];
        if (window_.cutoff == 0) revert NoWindow(number);
        if (number < _state.next || block.timestamp >= window_.settles) {
            revert FundingClosed(number, window_.settles);
        }
        if (!IAdmitting(address(SHARE)).canReceive(msg.sender)) revert NotAdmitted(msg.sender);

        _pull(msg.sender, cash);
        _funds[number][msg.sender].cash += _toAmount(cash);
        _pots[number].funded += _toAmount(cash);
        emit Funded(number, msg.sender, cash);
    }

    /// @inheritdoc IWindows
    function withdrawFunding(uint256 number, uint256 cash, address receiver) external nonReentrant {
        uint256 cutoff = _windows[number].cutoff;
        if (number < _state.next || block.timestamp > cutoff) revert PastCutoff(number, cutoff);
        uint256 funded = _funds[number][msg.sender].cash;
        if (cash > funded) revert MoreThanFunded(cash, funded);

        _funds[number][msg.sender].cash = uint96(funded - cash);
        _pots[number].funded -= uint96(cash);
        emit FundingWithdrawn(number, msg.sender, cash);
        _pay(receiver, cash);
    }

    /// @inheritdoc IWindows
    function takeShares(uint256 number, address receiver) external nonReentrant returns (uint256 shares) {
        Fund storage mine = _settledFund(number);
        if (mine.taken) revert NothingClaimable(msg.sender);
        mine.taken = true;
        shares = uint256(mine.cash) * _windows[number].shares / _pots[number].funded;
        if (shares == 0) revert NothingClaimable(msg.sender);

        _harvest();
        uint256 income;
        if (DISTRIBUTING) {
            income = shares * (_index - _eras.flows[number + 1].index) >> Eras.INDEX_BITS;
            if (income != 0) _owe(msg.sender, income, 0);
        }
        emit Collected(number, msg.sender, receiver, shares, 0);
        _release(receiver, shares);
    }

    /// @inheritdoc IWindows
    function takeRefund(uint256 number, address receiver) external nonReentrant returns (uint256 cash) {
        Fund storage mine = _settledFund(number);
        if (mine.refunded) revert NothingClaimable(msg.sender);
        mine.refunded = true;
        Pot memory pot_ = _pots[number];
        cash = uint256(mine.cash) * (pot_.funded - pot_.used) / pot_.funded;
        if (cash == 0) revert NothingClaimable(msg.sender);
        emit Collected(number, msg.sender, receiver, 0, cash);
        _pay(receiver, cash);
    }

    function _settledFund(uint256 number) private view returns (Fund storage mine) {
        if (number >= _state.next) revert NotSettled(number);
        mine = _funds[number][msg.sender];
        if (mine.cash == 0) revert NothingClaimable(msg.sender);
    }
}
