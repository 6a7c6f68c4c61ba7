// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IIdentity} from "../interfaces/IIdentity.sol";
import {AccountWord, FROZEN, REDIRECTED, VENUE} from "./AccountWord.sol";
import {IERC3643Token} from "./IERC3643Token.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";
import {Income} from "./Income.sol";
import {PAUSED} from "./PolicyWord.sol";
import {Restriction} from "./Restriction.sol";
import {Rules} from "./Rules.sol";
import {ShareTransfers} from "./ShareTransfers.sol";
import {WalletWord} from "./WalletWord.sol";

/// @notice What the transfer agent's back office does: freezes, forced transfers, recovery, pause (ERC-3643, ERC-7943).
/// @dev A forced transfer answers to a court: receiver's qualification binds it, caps and locks do not. The frozen
/// amount falls by the frozen shares that moved and by nothing else (ERCs#1778).
abstract contract ShareEnforcement is ShareTransfers, Ownable {
    using Income for Income.State;
    using Rules for Rules.State;

    /// @inheritdoc IERC3643Token
    mapping(address => bool) public isAgent;

    error NotAgent(address caller);
    error AgentIsZero();
    error FrozenExceedsBalance(address wallet, uint256 frozen, uint256 balance);
    error UnfreezeExceedsFrozen(address wallet, uint256 amount, uint256 frozen);
    error NotRecovered(address lost, address replacement, address recoveredTo);
    error OnchainIdMismatch(address given, address actual);
    error NothingToRecover(address lost);
    error AlreadyPaused();
    error NotPaused();

    modifier onlyAgent() {
        _checkAgent();
        _;
    }

    function addAgent(address agent) external onlyOwner {
        if (agent == address(0)) revert AgentIsZero();
        isAgent[agent] = true;
        emit AgentAdded(agent);
    }

    function removeAgent(address agent) external onlyOwner {
        isAgent[agent] = false;
        emit AgentRemoved(agent);
    }

    /// @notice Stops transfers between holders and into venues. Redemption by the pool, claims, and leaving a venue
    /// go on.
    function pause() external onlyAgent {
        if (paused()) revert AlreadyPaused();
        _rules.policy = _rules.policy.withFlag(PAUSED, true);
        emit Paused(msg.sender);
    }

    function unpause() external onlyAgent {
        if (!paused()) revert NotPaused();
        _rules.policy = _rules.policy.withFlag(PAUSED, false);
        emit Unpaused(msg.sender);
    }

    function setAddressFrozen(address userAddress, bool freeze) public onlyAgent {
        _accounts[userAddress] = _accounts[userAddress].withFlag(FROZEN, freeze);
        emit AddressFrozen(userAddress, freeze, msg.sender);
    }

    /// @notice Adds to the frozen amount, up to the balance.
    function freezePartialTokens(address userAddress, uint256 amount) public onlyAgent {
        AccountWord word = _accounts[userAddress];
        uint256 frozen = _frozenTokens[userAddress] + amount;
        if (frozen > word.balance()) revert FrozenExceedsBalance(userAddress, frozen, word.balance());
        _accounts[userAddress] = _setFrozen(userAddress, word, frozen);
        emit TokensFrozen(userAddress, amount);
    }

    function unfreezePartialTokens(address userAddress, uint256 amount) public onlyAgent {
        uint256 frozen = _frozenTokens[userAddress];
        if (amount > frozen) revert UnfreezeExceedsFrozen(userAddress, amount, frozen);
        _accounts[userAddress] = _setFrozen(userAddress, _accounts[userAddress], frozen - amount);
        emit TokensUnfrozen(userAddress, amount);
    }

    /// @inheritdoc IERC7943Fungible
    function setFrozenTokens(address account, uint256 amount) external onlyAgent returns (bool) {
        uint256 frozen = _frozenTokens[account];
        _accounts[account] = _setFrozen(account, _accounts[account], amount);
        if (amount > frozen) emit TokensFrozen(account, amount - frozen);
        else if (amount < frozen) emit TokensUnfrozen(account, frozen - amount);
        return true;
    }

    /// @inheritdoc IERC7943Fungible
    function forcedTransfer(address from, address to, uint256 amount) public onlyAgent returns (bool) {
        Move memory move = _load(msg.sender, from, to, amount);
        if (to == address(0)) _refuse(Restriction.ZERO_ADDRESS, move);
        if (move.receiver.is_(VENUE)) _refuse(Restriction.VENUE_GATE, move);
        if (move.receiver.is_(FROZEN)) _refuse(Restriction.RECEIVER | Restriction.FROZEN, move);
        move.wallet = _registry.wordOf(to);
        uint8 reason = _rules.disqualified(move.policy, move.wallet);
        if (reason != 0) _refuse(Restriction.RECEIVER | reason, move);
        if (amount > move.sender.balance()) _refuse(Restriction.BALANCE, move);

        _thaw(move);
        if (from != to && amount != 0) _shift(move);
        emit Transfer(from, to, amount);
        emit ForcedTransfer(from, to, amount);
        return true;
    }

    /// @notice Moves everything of a lost wallet to the wallet that the registry recovered it to, within the same
    /// identity: shares, frozen amounts, lock-up, unclaimed income. What an identity holds does not change.
    /// @param investorOnchainID the identity as the registry shows it (`identity(lostWallet)`)
    function recoveryAddress(address lostWallet, address newWallet, address investorOnchainID)
        external
        onlyAgent
        returns (bool)
    {
        address recoveredTo = IIdentity(address(_registry)).recoveredTo(lostWallet);
        if (recoveredTo == address(0) || recoveredTo != newWallet) {
            revert NotRecovered(lostWallet, newWallet, recoveredTo);
        }
        WalletWord wallet = _registry.wordOf(newWallet);
        address onchainId = address(uint160(wallet.id()));
        if (investorOnchainID != onchainId) revert OnchainIdMismatch(investorOnchainID, onchainId);

        uint256 amount = _moveWallet(lostWallet, newWallet, wallet.id());
        emit Transfer(lostWallet, newWallet, amount);
        emit RecoverySuccess(lostWallet, newWallet, investorOnchainID);
        return true;
    }

    function _moveWallet(address lost, address replacement, uint32 id) private returns (uint256 amount) {
        uint32 current = _rules.policy.distribution();
        AccountWord from = _income.settle(lost, _accounts[lost], current);
        AccountWord to = _income.settle(replacement, _accounts[replacement], current);
        amount = from.balance();
        uint256 credit = _income.credit[lost];
        uint256 frozen = _frozenTokens[lost];
        if (amount == 0 && credit == 0) revert NothingToRecover(lost);

        if (from.lockUntil() > to.lockUntil()) to = to.withLockUntil(from.lockUntil());
        if (from.is_(FROZEN) && !to.is_(FROZEN)) {
            to = to.withFlag(FROZEN, true);
            emit AddressFrozen(replacement, true, msg.sender);
        }
        if (frozen != 0) {
            from = _setFrozen(lost, from, 0);
            emit TokensUnfrozen(lost, frozen);
            to = _setFrozen(replacement, to, _frozenTokens[replacement] + frozen);
            emit TokensFrozen(replacement, frozen);
        }
        if (credit != 0) {
            _income.credit[lost] = 0;
            unchecked {
                _income.credit[replacement] += credit;
            }
        }
        _accounts[lost] = from.subtract(amount).withFlag(REDIRECTED, false);
        _accounts[replacement] = to.add(amount).withId(id);
    }

    /// @notice Whether transfers between holders are paused.
    function paused() public view returns (bool) {
        return _rules.policy.has(PAUSED);
    }

    function isFrozen(address userAddress) external view returns (bool) {
        return _accounts[userAddress].is_(FROZEN);
    }

    /// @inheritdoc IERC7943Fungible
    function getFrozenTokens(address account) external view returns (uint256) {
        return _frozenTokens[account];
    }

    function _emitThawed(address wallet, uint256 amount) internal override {
        emit TokensUnfrozen(wallet, amount);
    }

    function _checkAgent() private view {
        if (!isAgent[msg.sender]) revert NotAgent(msg.sender);
    }

    function _checkLengths(uint256 first, uint256 second) internal pure {
        if (first != second) revert LengthMismatch(first, second);
    }
}
