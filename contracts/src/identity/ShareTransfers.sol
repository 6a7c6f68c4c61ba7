// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IShare} from "../interfaces/IShare.sol";
import {AccountWord, PARTLY_FROZEN} from "./AccountWord.sol";
import {Income} from "./Income.sol";
import {COUNTED, LOCK_UP, OPEN, PolicyWord, WINDOWED} from "./PolicyWord.sol";
import {Restriction} from "./Restriction.sol";
import {Rules} from "./Rules.sol";
import {ShareRestrictions} from "./ShareRestrictions.sol";

/// @notice ERC-20 of a share: every movement settles income, counts holdings and writes one word a side.
abstract contract ShareTransfers is ShareRestrictions {
    using Income for Income.State;
    using Rules for Rules.State;

    event TransfersOpened();

    error CallRefused(address receiver);

    /// @inheritdoc IERC20
    function transfer(address to, uint256 value) external returns (bool) {
        _transfer(msg.sender, msg.sender, to, value, false);
        return true;
    }

    /// @inheritdoc IERC20
    /// @dev An allowance of the largest number is not used up.
    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        _spend(from, msg.sender, value);
        _transfer(msg.sender, from, to, value, false);
        return true;
    }

    /// @inheritdoc IERC20
    function approve(address spender, uint256 value) external returns (bool) {
        _approve(msg.sender, spender, value);
        return true;
    }

    /// @notice Sends shares to a contract and calls it (`onTransferReceived` of ERC-1363), so that a holder can sell
    /// in one step and without an allowance. A venue that is its own gate can be entered this way.
    function transferAndCall(address to, uint256 value, bytes calldata data) external returns (bool) {
        _transfer(msg.sender, msg.sender, to, value, true);
        bytes4 answer = IERC1363Receiver(to).onTransferReceived(msg.sender, msg.sender, value, data);
        if (answer != IERC1363Receiver.onTransferReceived.selector) revert CallRefused(to);
        return true;
    }

    /// @inheritdoc IShare
    function open() external onlyPool {
        PolicyWord policy = _rules.policy;
        if (policy.has(OPEN)) revert AlreadyOpen();
        _rules.policy = policy.withFlag(OPEN, true);
        emit TransfersOpened();
    }

    function _mint(address to, uint256 amount) internal {
        Move memory move = _load(msg.sender, address(0), to, amount);
        uint8 code = _mintRestriction(move);
        if (code != 0) _refuse(code, move);
        uint256 supply = totalSupply + amount;
        if (supply > type(uint96).max) revert SupplyTooLarge(supply);

        if (move.policy.has(LOCK_UP) && amount != 0) {
            uint40 until = uint40(block.timestamp) + _rules.limits.lockUp();
            if (until > move.receiver.lockUntil()) move.receiver = move.receiver.withLockUntil(until);
        }
        totalSupply = supply;
        _credit(move, amount != 0 && move.policy.has(COUNTED));
        emit Transfer(address(0), to, amount);
    }

    function _burn(address from, uint256 amount) internal {
        Move memory move = _load(msg.sender, from, address(0), amount);
        if (amount > move.sender.balance()) _refuse(Restriction.BALANCE, move);
        // its shares wait for the wallet that took over, as its income does
        if (_registry.wordOf(from).lost()) _refuse(Restriction.SENDER | Restriction.LOST, move);
        _thaw(move);
        _debit(move, amount != 0 && move.policy.has(COUNTED));
        uint256 supply = totalSupply - amount;
        totalSupply = supply;
        if (supply == 0) _income.sweep(from);
        emit Transfer(from, address(0), amount);
    }

    function _transfer(address spender, address from, address to, uint256 value, bool handed) internal {
        Move memory move = _load(spender, from, to, value);
        move.handed = handed;
        uint8 code = _restriction(move);
        if (code != 0) _refuse(code, move);
        if (from != to && value != 0) {
            _shift(move);
            if (move.policy.has(WINDOWED)) _fillWindow(move);
        }
        emit Transfer(from, to, value);
    }

    /// @dev Moves shares between two wallets whose restrictions have been seen to. Between wallets of one identity
    /// nothing is counted.
    function _shift(Move memory move) internal {
        uint32 from = move.sender.id();
        bool counted = move.policy.has(COUNTED) && (from == 0 || from != move.wallet.id());
        _debit(move, counted);
        _credit(move, counted);
    }

    /// @dev Takes the value from the sender, with its income settled and its holding counted.
    function _debit(Move memory move, bool counted) private {
        AccountWord sender = move.sender;
        uint32 current = move.policy.distribution();
        if (sender.distribution() != current) sender = _income.settle(move.from, sender, current);
        _accounts[move.from] = sender.subtract(move.value);
        if (counted) _rules.countOut(move.policy, sender.id(), move.value);
    }

    /// @dev Gives the value to the receiver. A venue has no identity and is not counted.
    function _credit(Move memory move, bool counted) private {
        AccountWord receiver = move.receiver;
        uint32 current = move.policy.distribution();
        if (receiver.distribution() != current) receiver = _income.settle(move.to, receiver, current);
        _accounts[move.to] = receiver.add(move.value).withId(move.wallet.id());
        if (counted) _rules.countIn(move.policy, move.wallet, move.value);
    }

    function _fillWindow(Move memory move) private {
        uint32 from = move.sender.id();
        if (from != 0 && from != move.wallet.id()) _rules.fill(from, move.value);
    }

    /// @dev Lowers the frozen amount by the frozen shares that `move` takes, and says so before they move.
    function _thaw(Move memory move) internal {
        if (!move.sender.is_(PARTLY_FROZEN) || move.from == move.to) return;
        uint256 free = _unfrozen(move.from, move.sender);
        if (move.value <= free) return;
        uint256 taken = move.value - free;
        move.sender = _setFrozen(move.from, move.sender, _frozenTokens[move.from] - taken);
        _emitThawed(move.from, taken);
    }

    /// @dev Writes the frozen amount; the flag is in the word returned, which the caller writes.
    function _setFrozen(address wallet, AccountWord word, uint256 amount) internal returns (AccountWord) {
        _frozenTokens[wallet] = amount;
        emit Frozen(wallet, amount);
        return word.withFlag(PARTLY_FROZEN, amount != 0);
    }

    function _emitThawed(address wallet, uint256 amount) internal virtual;

    function _spend(address owner, address spender, uint256 value) private {
        uint256 allowed = allowance[owner][spender];
        if (allowed == type(uint256).max) return;
        if (value > allowed) revert ERC20InsufficientAllowance(spender, allowed, value);
        unchecked {
            allowance[owner][spender] = allowed - value;
        }
    }

    function _approve(address owner, address spender, uint256 value) internal {
        if (spender == address(0)) revert ERC20InvalidSpender(spender);
        allowance[owner][spender] = value;
        emit Approval(owner, spender, value);
    }

    /// @dev A restriction's error: ERC-20's and ERC-7943's own where they exist, else the code.
    function _refuse(uint8 code, Move memory move) internal view {
        uint256 balance = move.sender.balance();
        if (code == Restriction.ZERO_ADDRESS) revert ERC20InvalidReceiver(move.to);
        if (code == Restriction.BALANCE || code == Restriction.FROZEN_PART && move.value > balance) {
            revert ERC20InsufficientBalance(move.from, balance, move.value);
        }
        if (code == Restriction.FROZEN_PART) {
            revert ERC7943InsufficientUnfrozenBalance(
                move.from, move.value, _unfrozen(move.from, move.sender)
            );
        }
        revert TransferRestricted(code, move.from, move.to, move.value);
    }
}
