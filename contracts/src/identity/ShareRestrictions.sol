// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccountWord, FROZEN, OWN_GATE, PARTLY_FROZEN, VENUE} from "./AccountWord.sol";
import {IIdentityWords} from "./IIdentityWords.sol";
import {COUNTED, HOOKED, HOURS, OPEN, PAUSED, PolicyWord, SENDER_QUALIFIES, WINDOWED} from "./PolicyWord.sol";
import {RegistryRead} from "./RegistryRead.sol";
import {Restriction} from "./Restriction.sol";
import {Rules} from "./Rules.sol";
import {ShareState} from "./ShareState.sol";
import {WalletWord} from "./WalletWord.sol";

/// @notice Why a movement of shares may not happen. Views and transfers ask the same function, so what a view says
/// passes, passes, and what fails names the code that the view gave.
/// @dev A transfer of zero always passes. A sale into a venue never asks for the seller's identity: freezes, locks and
/// limits bind it, expiry does not. What leaves a venue (a market, a desk) goes only to a wallet that qualifies, and
/// neither a pause nor trading hours hold it back.
abstract contract ShareRestrictions is ShareState {
    using RegistryRead for IIdentityWords;
    using Rules for Rules.State;

    /// @param wallet the receiver's identity, filled in by the question; zero for a venue
    /// @param handed the receiving contract is called in the same step, so it is its own gate
    struct Move {
        address spender;
        address from;
        address to;
        uint256 value;
        AccountWord sender;
        AccountWord receiver;
        PolicyWord policy;
        WalletWord wallet;
        bool handed;
    }

    /// @notice Code of what stops a transfer by the holder itself, or by the calling gate into its venue; 0: it
    /// passes. From the zero address: a mint. An allowance is not asked for.
    function detectTransferRestriction(address from, address to, uint256 value)
        external
        view
        returns (uint8)
    {
        return _detect(_perspective(from, to), from, to, value);
    }

    /// @notice As `detectTransferRestriction`, for a transfer by `spender`, which is looked at too.
    function detectTransferRestrictionFrom(address spender, address from, address to, uint256 value)
        external
        view
        returns (uint8)
    {
        return _detect(spender, from, to, value);
    }

    /// @notice The sentence for a code.
    function messageForTransferRestriction(uint8 code) external view returns (string memory) {
        return _ruleBook.message(code);
    }

    /// @notice ERC-7943 and ERC-3643's compliance view. It looks at rules and frozen amounts, never at the balance.
    function canTransfer(address from, address to, uint256 amount) external view returns (bool) {
        uint8 code = _detect(_perspective(from, to), from, to, amount);
        return code == Restriction.NONE || code == Restriction.BALANCE;
    }

    /// @notice ERC-7943: whether the wallet may send at all. Whether it still qualifies depends on the receiver (a
    /// venue does not ask), so only a freeze answers no.
    function canSend(address account) external view returns (bool) {
        return !_accounts[account].is_(FROZEN);
    }

    /// @notice ERC-7943: whether the wallet may receive at all.
    function canReceive(address account) external view returns (bool) {
        AccountWord word = _accounts[account];
        if (account == address(0) || word.is_(FROZEN)) return false;
        if (word.is_(VENUE)) return gateOf[account] != address(0);
        return _rules.disqualified(_rules.policy, _registry.wordOf(account)) == 0;
    }

    /// @dev A gate asks for what it can do itself.
    function _perspective(address from, address to) private view returns (address) {
        return _accounts[to].is_(VENUE) && gateOf[to] == msg.sender ? msg.sender : from;
    }

    function _detect(address spender, address from, address to, uint256 value) private view returns (uint8) {
        Move memory move = _load(spender, from, to, value);
        return from == address(0) ? _mintRestriction(move) : _restriction(move);
    }

    function _load(address spender, address from, address to, uint256 value)
        internal
        view
        returns (Move memory)
    {
        return Move({
            spender: spender,
            from: from,
            to: to,
            value: value,
            sender: _accounts[from],
            receiver: _accounts[to],
            policy: _rules.policy,
            wallet: WalletWord.wrap(0),
            handed: false
        });
    }

    function _mintRestriction(Move memory move) internal view returns (uint8) {
        if (move.to == address(0)) return Restriction.ZERO_ADDRESS;
        if (move.receiver.is_(VENUE)) return Restriction.VENUE_GATE;
        if (move.receiver.is_(FROZEN)) return Restriction.RECEIVER | Restriction.FROZEN;
        move.wallet = _registry.wordOf(move.to);
        uint8 reason = _rules.disqualified(move.policy, move.wallet);
        if (reason != 0) return Restriction.RECEIVER | reason;
        if (move.policy.has(COUNTED) && move.value != 0) {
            uint8 code = _rules.overLimit(move.policy, 0, move.wallet, _clamped(move.value));
            if (code != 0) return code;
        }
        if (move.policy.has(HOOKED) && _rules.refused(address(0), move.to, move.value)) {
            return Restriction.HOOK;
        }
        return Restriction.NONE;
    }

    function _restriction(Move memory move) internal view returns (uint8 code) {
        if (move.to == address(0)) return Restriction.ZERO_ADDRESS;
        if (move.value == 0) return Restriction.NONE;
        AccountWord sender = move.sender;
        uint16 flags = move.policy.flags();
        if (flags & OPEN == 0) return Restriction.NOT_OPEN;
        if (flags & PAUSED != 0 && !sender.is_(VENUE)) return Restriction.PAUSED;
        code = sender.or(move.receiver).is_(FROZEN | VENUE) ? _flagged(move) : _betweenHolders(move);
        if (code != 0) return code;
        if (sender.lockUntil() > block.timestamp) return Restriction.LOCKED;
        if (sender.is_(PARTLY_FROZEN) && move.value > _unfrozen(move.from, sender)) {
            return Restriction.FROZEN_PART;
        }
        if (flags & (HOURS | WINDOWED | COUNTED | HOOKED) != 0) {
            code = _limited(move, flags);
            if (code != 0) return code;
        }
        return move.value > sender.balance() ? Restriction.BALANCE : Restriction.NONE;
    }

    /// @dev A wallet that is frozen or a venue takes part.
    function _flagged(Move memory move) private view returns (uint8) {
        if (move.sender.is_(FROZEN)) return Restriction.SENDER | Restriction.FROZEN;
        if (move.receiver.is_(FROZEN)) return Restriction.RECEIVER | Restriction.FROZEN;
        if (move.receiver.is_(VENUE)) {
            address gate = move.receiver.is_(OWN_GATE) ? move.to : gateOf[move.to];
            if (gate == address(0)) return Restriction.VENUE_GATE;
            if (move.spender == gate || move.handed && gate == move.to) return Restriction.NONE;
            return Restriction.VENUE_GATE;
        }
        move.wallet = _registry.wordOf(move.to);
        uint8 reason = _rules.disqualified(move.policy, move.wallet);
        if (reason != 0) return Restriction.RECEIVER | reason;
        return move.spender == move.from ? Restriction.NONE : _spenderRestriction(move.spender);
    }

    function _betweenHolders(Move memory move) private view returns (uint8) {
        PolicyWord policy = move.policy;
        (WalletWord sender, WalletWord receiver) = _registry.words(move.from, move.to);
        move.wallet = receiver;
        uint8 reason = _rules.disqualified(policy, receiver);
        if (reason != 0) return Restriction.RECEIVER | reason;
        if (policy.has(SENDER_QUALIFIES)) {
            reason = _rules.disqualified(policy, sender);
            if (reason != 0) return Restriction.SENDER | reason;
        } else if (sender.lost()) {
            return Restriction.SENDER | Restriction.LOST;
        }
        return move.spender == move.from ? Restriction.NONE : _spenderRestriction(move.spender);
    }

    /// @dev A contract without an identity may spend; a person whose identity is lost, expired or revoked may not.
    function _spenderRestriction(address spender) private view returns (uint8) {
        if (_accounts[spender].is_(FROZEN)) return Restriction.SPENDER | Restriction.FROZEN;
        WalletWord word = _registry.wordOf(spender);
        if (word.id() == 0) return Restriction.NONE;
        if (word.lost()) return Restriction.SPENDER | Restriction.LOST;
        if (word.expiry() <= block.timestamp) return Restriction.SPENDER | Restriction.EXPIRED;
        return Restriction.NONE;
    }

    /// @dev Rules on time and quantity, and the hook.
    function _limited(Move memory move, uint16 flags) private view returns (uint8 code) {
        uint32 from = move.sender.id();
        uint32 to = move.wallet.id();
        if (flags & HOURS != 0 && !move.sender.is_(VENUE) && !_rules.tradingNow()) return Restriction.HOURS;
        if (from != to) {
            uint256 value = _clamped(move.value);
            if (flags & WINDOWED != 0 && from != 0) {
                if (_rules.levelUp(from) + value > _rules.schedule.windowLimit()) return Restriction.WINDOW;
            }
            if (flags & COUNTED != 0 && to != 0) {
                code = _rules.overLimit(move.policy, from, move.wallet, value);
            }
            if (code != 0) return code;
        }
        if (flags & HOOKED != 0 && _rules.refused(move.from, move.to, move.value)) return Restriction.HOOK;
    }

    /// @dev Share units of the wallet that are not frozen.
    function _unfrozen(address wallet, AccountWord word) internal view returns (uint256) {
        if (!word.is_(PARTLY_FROZEN)) return word.balance();
        uint256 frozen = _frozenTokens[wallet];
        uint256 balance = word.balance();
        unchecked {
            return balance > frozen ? balance - frozen : 0;
        }
    }

    /// @dev Views answer for any value; no balance exceeds uint128.
    function _clamped(uint256 value) private pure returns (uint256) {
        return value > type(uint128).max ? type(uint128).max : value;
    }
}
