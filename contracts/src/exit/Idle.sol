// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IIdle} from "../interfaces/IIdle.sol";
import {IReserve} from "../interfaces/IReserve.sol";
import {IReserveUser} from "../interfaces/IReserveUser.sol";
import {Stranger} from "./Stranger.sol";

/// @title Idle
/// @notice Parks cash that the reserve does not need now in another ERC-4626 vault, and calls it back.
///
/// The vault is a stranger. It may lose, be late, fail, lie about what it gives, call back or burn its gas: a sale to
/// the desk then gets what is elsewhere, providers leave with the cash there is, and the vault is not asked again for an
/// hour unless somebody calls `recall`. What it is worth counts by the lower of cost and value for who leaves the reserve,
/// by the higher for who enters.
///
/// Parking and calling back stand open to anyone, within the rule: back only below `least`, out only above `keep`. Nobody
/// can send the same cash to and fro.
///
/// Assumes
/// - of the authority: it names a vault whose share price nobody can push around within one transaction. A price that is
///   pushed up makes who enters pay too much, one that is pushed down pays who leaves too little; what is here is safe;
/// - of the reserve: this contract is one of its members, and its `idle`.
///
/// Known
/// - A vault that says it would pay and does not makes `maxRedeem` and quotes too high until it has been asked once.
/// - Once the cost of a lost vault is written off, what may still come of it is nobody's until `salvage` books it.
contract Idle is IIdle, AccessManaged, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    /// @notice Gas that a question to the vault may take.
    uint256 public constant ASKING = 200_000;
    /// @notice Gas that a withdrawal may take.
    uint256 public constant TAKING = 1_000_000;
    /// @notice Seconds for which a vault that failed is not asked by sales.
    uint256 public constant REST = 1 hours;
    /// @dev Part of a deposit that the vault may keep, 1e-4.
    uint256 private constant ENTRY = 5;

    IReserve private immutable RESERVE;
    IERC20 private immutable CASH;

    /// @inheritdoc IIdle
    address public vault;
    /// @notice Unix seconds when the vault last failed; zero: it worked last time.
    uint40 public failedAt;
    /// @inheritdoc IIdle
    uint256 public cost;
    Rule private _rule;

    /// @param reserve_ whose cash is kept
    /// @param authority access manager: who names the vault and sets the rule
    constructor(address reserve_, address authority) AccessManaged(authority) {
        RESERVE = IReserve(reserve_);
        CASH = IERC20(RESERVE.asset());
    }

    // ---- by the authority

    /// @notice Names the vault, once nothing is parked in another at cost; zero: none.
    function setVault(address vault_) external restricted {
        if (cost != 0) revert StillParked(vault, cost);
        if (vault_ != address(0)) {
            address pays = IERC4626(vault_).asset();
            if (pays != address(CASH)) revert VaultOfOtherCash(vault_, pays);
        }
        (vault, failedAt) = (vault_, 0);
        emit VaultSet(vault_);
    }

    function setRule(Rule calldata rule_) external restricted {
        if (rule_.least > rule_.keep) revert BadRule(rule_.least, rule_.keep);
        _rule = rule_;
        emit RuleSet(rule_.least, rule_.keep, rule_.most);
    }

    /// @notice Calls back up to `most`, whatever the reserve has: the way out of a vault.
    function callBack(uint256 most) external restricted nonReentrant returns (uint256 back) {
        return _takeOut(most);
    }

    /// @notice Books the loss of a vault that is worth less than it cost.
    function writeDown() external restricted nonReentrant returns (uint256 loss) {
        (, uint256 low,) = state();
        if (low >= cost) revert NoLoss(low, cost);
        loss = cost - low;
        cost = low;
        emit IdleWrittenDown(vault, loss);
        RESERVE.book(-loss.toInt256());
    }

    /// @notice Takes what a vault that was left still gives, as gain.
    function salvage(address old) external restricted nonReentrant returns (uint256 back) {
        if (old == vault) revert StillParked(old, cost);
        uint256 before = CASH.balanceOf(address(RESERVE));
        IERC4626(old).redeem(IERC4626(old).balanceOf(address(this)), address(RESERVE), address(this));
        back = CASH.balanceOf(address(RESERVE)) - before;
        emit Salvaged(old, back);
        RESERVE.book(back.toInt256());
    }

    // ---- by anyone, within the rule

    /// @inheritdoc IIdle
    /// @dev The cost is written before the vault is called.
    function park() external nonReentrant returns (uint256 parked) {
        address to = vault;
        if (to == address(0)) revert NoVault();
        uint256 here = CASH.balanceOf(address(RESERVE));
        parked = Math.min(Math.saturatingSub(here, _rule.keep), Math.saturatingSub(_rule.most, cost));
        if (parked == 0) revert NothingToPark(here, _rule.keep, cost, _rule.most);
        cost += parked;
        parked = RESERVE.draw(parked);

        uint256 before = CASH.balanceOf(address(this));
        CASH.forceApprove(to, parked);
        uint256 had = IERC4626(to).balanceOf(address(this));
        IERC4626(to).deposit(parked, address(this));
        CASH.forceApprove(to, 0);
        uint256 spent = before - CASH.balanceOf(address(this));
        uint256 worth = IERC4626(to).previewRedeem(IERC4626(to).balanceOf(address(this)) - had);
        if (spent != parked || worth + Math.ceilDiv(parked * ENTRY, 10_000) < parked) {
            revert VaultTookTooMuch(spent, worth);
        }
        emit Parked(to, parked);
    }

    /// @inheritdoc IIdle
    function recall() external nonReentrant returns (uint256 back) {
        uint256 here = CASH.balanceOf(address(RESERVE));
        if (here >= _rule.least) revert EnoughHere(here, _rule.least);
        return _takeOut(_rule.keep - here);
    }

    /// @inheritdoc IIdle
    function harvest() external nonReentrant returns (uint256 gain) {
        (, uint256 low,) = state();
        if (low <= cost) revert NoGain(low, cost);
        gain = _withdraw(low - cost);
        if (gain == 0) revert NoGain(low, cost);
        emit IdleHarvested(vault, gain);
        RESERVE.book(gain.toInt256());
    }

    // ---- by the reserve

    /// @inheritdoc IReserveUser
    function remit(uint256 most) external nonReentrant returns (uint256) {
        if (msg.sender != address(RESERVE)) revert OnlyItsReserve(msg.sender);
        if (vault == address(0) || block.timestamp < failedAt + REST) return 0;
        return _takeOut(most);
    }

    // ---- views

    /// @inheritdoc IIdle
    function rule() external view returns (Rule memory) {
        return _rule;
    }

    /// @inheritdoc IIdle
    function state() public view returns (uint256 ready, uint256 low, uint256 high) {
        (uint256 paid, address of_) = (cost, vault);
        high = paid;
        if (of_ == address(0)) return (0, 0, high);
        (bool ok, uint256 shares_) =
            Stranger.ask(of_, abi.encodeCall(IERC20.balanceOf, (address(this))), ASKING);
        if (!ok || shares_ == 0) return (0, 0, high);

        (ok, low) = Stranger.ask(of_, abi.encodeCall(IERC4626.previewRedeem, (shares_)), ASKING);
        uint256 worth;
        (ok, worth) = Stranger.ask(of_, abi.encodeCall(IERC4626.convertToAssets, (shares_)), ASKING);
        if (ok && worth > high) high = worth > type(uint128).max ? type(uint128).max : worth;
        if (block.timestamp < failedAt + REST) return (0, low, high);
        (ok, ready) = Stranger.ask(of_, abi.encodeCall(IERC4626.maxWithdraw, (address(this))), ASKING);
        ready = Math.min(Math.min(ready, low), paid);
    }

    /// @inheritdoc IReserveUser
    function reserve() external view returns (address) {
        return address(RESERVE);
    }

    /// @inheritdoc IReserveUser
    /// @dev The vault, while cash is parked in it.
    function shares() external view returns (address[] memory list) {
        list = new address[](cost == 0 ? 0 : 1);
        if (cost != 0) list[0] = vault;
    }

    /// @inheritdoc IReserveUser
    /// @dev What the vault gives back at once is cash; the rest is paid for something.
    function holdings() external view returns (uint256 paid, uint256 low, uint256 high, uint256 float) {
        (float, low, high) = state();
        paid = cost - float;
        low = Math.min(low, cost) - float;
        high -= float;
    }

    // ---- inside

    /// @dev Cash at cost, as much as the vault gives of `most`; what fails is remembered.
    function _takeOut(uint256 most) private returns (uint256 back) {
        most = Math.min(most, cost);
        if (most == 0) return 0;
        back = _withdraw(most);
        if (back == 0) {
            failedAt = uint40(block.timestamp);
            emit RecallFailed(vault, most);
            return 0;
        }
        if (failedAt != 0) failedAt = 0;
        cost -= Math.min(back, cost);
        emit Recalled(vault, back);
    }

    /// @dev What arrives at the reserve counts, not what the vault says. A caller cannot make it fail by sending too
    /// little gas.
    function _withdraw(uint256 cash) private returns (uint256 received) {
        uint256 needed = TAKING + 2 * ASKING;
        if (gasleft() < needed + needed / 32) revert GasTooLow(gasleft(), needed + needed / 32);
        address from = vault;
        (bool ok, uint256 most) =
            Stranger.ask(from, abi.encodeCall(IERC4626.maxWithdraw, (address(this))), ASKING);
        if (!ok || most == 0) return 0;
        uint256 before = CASH.balanceOf(address(RESERVE));
        Stranger.tell(
            from,
            abi.encodeCall(IERC4626.withdraw, (Math.min(cash, most), address(RESERVE), address(this))),
            TAKING
        );
        return Math.saturatingSub(CASH.balanceOf(address(RESERVE)), before);
    }
}
