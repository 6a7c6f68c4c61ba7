// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IShare} from "../interfaces/IShare.sol";
import {AccountWord, FROZEN, REDIRECTED, VENUE} from "./AccountWord.sol";
import {Income} from "./Income.sol";
import {PolicyWord} from "./PolicyWord.sol";
import {ShareState} from "./ShareState.sol";

/// @notice Income of a distributing share: the pool pays it in, each holder pulls its part.
/// @dev Pulled, so a holder that the cash token blocks stops only itself. The claim of a frozen wallet or of one
/// reported lost waits; expiry takes nothing away.
abstract contract ShareIncome is ShareState {
    using Income for Income.State;
    using SafeERC20 for IERC20;

    event Distributed(uint32 indexed number, uint256 amount, uint256 index);
    event Claimed(address indexed holder, address indexed receiver, uint256 amount);
    event IncomeReceiverSet(address indexed holder, address indexed receiver);

    error NoShares();
    error CashNotReceived(uint256 held, uint256 balance);
    error AmountTooLarge(uint256 amount);
    error ClaimWaits(address holder);
    error ClaimNotYours(address holder);

    /// @inheritdoc IShare
    function distribute(uint256 amount) external onlyPool {
        uint256 supply = totalSupply;
        if (supply == 0) revert NoShares();
        if (amount > type(uint96).max) revert AmountTooLarge(amount);
        if (amount == 0) return;
        PolicyWord policy = _rules.policy;
        uint32 number = policy.distribution() + 1;

        _income.distribute(number, uint128(amount), supply);
        _rules.policy = policy.withDistribution(number);
        emit Distributed(number, amount, _income.index[number]);

        uint256 balance = cash.balanceOf(address(this));
        if (balance < _income.totals.held) revert CashNotReceived(_income.totals.held, balance);
    }

    /// @inheritdoc IShare
    function claim(address holder) external returns (uint256 amount) {
        AccountWord account = _accounts[holder];
        if (account.is_(FROZEN)) revert ClaimWaits(holder);
        if (!account.is_(VENUE) && _registry.wordOf(holder).lost()) revert ClaimWaits(holder);
        address receiver = _receiverOf(holder, account);
        bool booked = receiver != holder || account.is_(VENUE);
        if (booked && msg.sender != holder && msg.sender != receiver) {
            revert ClaimNotYours(holder);
        }
        uint32 current = _rules.policy.distribution();

        amount = _income.take(holder, account, current);
        if (amount == 0) return 0;
        if (account.distribution() != current) _accounts[holder] = account.withDistribution(current);
        emit Claimed(holder, receiver, amount);
        cash.safeTransfer(receiver, amount);
    }

    /// @inheritdoc IShare
    function setIncomeReceiver(address receiver) external {
        bool redirected = receiver != address(0) && receiver != msg.sender;
        _income.receiver[msg.sender] = redirected ? receiver : address(0);
        _accounts[msg.sender] = _accounts[msg.sender].withFlag(REDIRECTED, redirected);
        emit IncomeReceiverSet(msg.sender, redirected ? receiver : msg.sender);
    }

    /// @inheritdoc IShare
    function claimable(address holder) external view returns (uint256) {
        return _income.credit[holder] + _income.pendingDown(_accounts[holder], _rules.policy.distribution());
    }

    /// @notice Where a holder's claims are paid.
    function incomeReceiver(address holder) external view returns (address) {
        return _receiverOf(holder, _accounts[holder]);
    }

    /// @inheritdoc IShare
    function distributions() external view returns (uint256) {
        return _rules.policy.distribution();
    }

    /// @notice Cash units received and not paid out, and the part of it that holders have been credited.
    function incomeTotals() external view returns (uint256 held, uint256 credited) {
        return (_income.totals.held, _income.totals.credited);
    }

    /// @dev What a venue holds belongs to those for whom its gate brought it in; while it is closed only it claims.
    function _receiverOf(address holder, AccountWord account) private view returns (address) {
        if (account.is_(REDIRECTED)) return _income.receiver[holder];
        address gate = account.is_(VENUE) ? gateOf[holder] : address(0);
        return gate == address(0) ? holder : gate;
    }
}
