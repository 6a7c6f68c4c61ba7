// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {INav} from "../interfaces/INav.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IShare} from "../interfaces/IShare.sol";
import {IWindows} from "../interfaces/IWindows.sol";
import {Eras} from "./Eras.sol";
import {IncomeTill} from "../common/IncomeTill.sol";

/// @notice What all parts of the windows stand on: the agreed terms, the books, cash in and out.
abstract contract WindowsBase is IWindows, ReentrancyGuardTransient {
    using Eras for Eras.Book;
    using SafeERC20 for IERC20;

    /// @dev Unit of fees, swing and parts of the supply.
    uint256 internal constant UNIT = 1e5;
    uint256 internal constant WAD = 1e18;
    /// @notice Upper bound of a fee, and of the swing, 1e-5.
    uint256 internal constant MAX_FEE = 5_000;

    IShare internal immutable SHARE;
    IERC20 internal immutable CASH;
    INav internal immutable NAV;
    address internal immutable POOL;
    uint256 internal immutable TRANCHE;
    IncomeTill internal immutable TILL;

    uint256 internal immutable NOTICE_1;
    uint256 internal immutable NOTICE_2;
    uint256 internal immutable FEE_0;
    uint256 internal immutable FEE_1;
    uint256 internal immutable FEE_2;
    uint256 internal immutable SWING;
    uint256 internal immutable SWING_AT;
    uint256 internal immutable MOST;
    uint256 internal immutable PATIENCE;
    bool internal immutable DISTRIBUTING;

    State internal _state;
    Eras.Book internal _eras;
    /// @dev Income a share since the beginning, 2^48, and the shares that it is divided among: those that wait, and
    /// those that were redeemed or cancelled and not fetched.
    uint112 internal _index;
    uint96 internal _held;
    mapping(uint256 number => Window) internal _windows;
    mapping(uint256 number => Pot) internal _pots;
    mapping(uint256 number => mapping(address funder => Fund)) internal _funds;
    mapping(address controller => mapping(uint256 number => Order)) internal _orders;
    /// @dev Shares · index of income at the time they came, 2^48: what they have not earned.
    mapping(address controller => mapping(uint256 number => uint256)) internal _debts;

    constructor(IShare share_, INav nav_, Terms memory terms_) {
        _check(terms_);
        POOL = share_.pool();
        (SHARE, NAV, CASH) = (share_, nav_, IERC20(IPool(POOL).cash()));
        (NOTICE_1, NOTICE_2) = (terms_.notice[1], terms_.notice[2]);
        (FEE_0, FEE_1, FEE_2) = (terms_.fee[0], terms_.fee[1], terms_.fee[2]);
        (SWING, SWING_AT, MOST) = (terms_.swing, terms_.swingAt, terms_.most);
        (PATIENCE, DISTRIBUTING) = (terms_.patience, terms_.distributing);

        address[] memory shares = IPool(POOL).shares();
        uint256 tranche;
        while (tranche < shares.length && shares[tranche] != address(share_)) ++tranche;
        if (tranche == shares.length) revert ShareOfNoTranche(address(share_));
        TRANCHE = tranche;

        _state.next = 1;
        _eras.begin(1);
        if (!terms_.distributing) return;
        TILL = new IncomeTill(CASH);
        share_.setIncomeReceiver(address(TILL));
    }

    /// @inheritdoc IWindows
    function nav() external view returns (address) {
        return address(NAV);
    }

    /// @inheritdoc IWindows
    function terms() external view returns (Terms memory terms_) {
        terms_.notice = [0, uint16(NOTICE_1), uint16(NOTICE_2)];
        terms_.fee = [uint16(FEE_0), uint16(FEE_1), uint16(FEE_2)];
        (terms_.swing, terms_.swingAt, terms_.most) = (uint16(SWING), uint32(SWING_AT), uint32(MOST));
        (terms_.patience, terms_.distributing) = (uint8(PATIENCE), DISTRIBUTING);
    }

    /// @inheritdoc IWindows
    function state() external view returns (State memory) {
        return _state;
    }

    /// @inheritdoc IWindows
    function window(uint256 number) external view returns (Window memory) {
        return _windows[number];
    }

    /// @inheritdoc IWindows
    function harvest() external nonReentrant {
        _harvest();
    }

    function _fee(uint256 tier) internal view returns (uint256) {
        return tier == 0 ? FEE_0 : tier == 1 ? FEE_1 : FEE_2;
    }

    function _notice(uint256 tier) internal view returns (uint256) {
        return tier == 0 ? 0 : tier == 1 ? NOTICE_1 : NOTICE_2;
    }

    /// @dev Claims the income of all shares held here. Called before any of them come or go, so that each period's
    /// income is divided among those that earned it. A cash token that fails stops nobody: the income waits in the share.
    function _harvest() internal {
        if (!DISTRIBUTING || _held == 0 || SHARE.claimable(address(this)) == 0) return;
        try SHARE.claim(address(this)) returns (uint256 income) {
            // 2^64 cash units a share unit, all a share ever pays, are as good as none to anybody
            _index += uint112(Math.min((income << Eras.INDEX_BITS) / _held, type(uint112).max - _index));
            emit Harvested(income);
            CASH.safeTransferFrom(address(TILL), address(this), income);
        } catch {}
    }

    function _holdMore(uint256 shares) internal {
        if (DISTRIBUTING) _held += uint96(shares);
    }

    /// @dev Shares leave to a wallet that the share's rules must admit.
    function _release(address receiver, uint256 shares) internal {
        if (DISTRIBUTING) _held -= uint96(shares);
        IERC20(address(SHARE)).safeTransfer(receiver, shares);
    }

    /// @dev Takes cash and refuses a token that delivers less than it was asked to.
    function _pull(address from, uint256 amount) internal {
        uint256 before = CASH.balanceOf(address(this));
        CASH.safeTransferFrom(from, address(this), amount);
        uint256 received = CASH.balanceOf(address(this)) - before;
        if (received != amount) revert CashArrivedShort(amount, received);
    }

    function _pay(address receiver, uint256 amount) internal {
        if (receiver == address(0)) revert NoReceiver();
        if (amount != 0) CASH.safeTransfer(receiver, amount);
    }

    function _toAmount(uint256 value) internal pure returns (uint96) {
        if (value > type(uint96).max) revert TermsOutOfBounds();
        return uint96(value);
    }

    function _check(Terms memory t) private pure {
        bool tiers = t.notice[0] == 0 && (t.notice[1] != 0 || t.notice[2] == 0);
        for (uint256 i = 1; i < 3; ++i) {
            if (t.notice[i] != 0) tiers = tiers && t.notice[i] > t.notice[i - 1] && t.fee[i] <= t.fee[i - 1];
            else tiers = tiers && t.fee[i] == 0;
        }
        bool bounds = t.fee[0] <= MAX_FEE && t.swing <= MAX_FEE && t.notice[2] <= 730 && t.notice[1] <= 730;
        if (!tiers || !bounds || t.most == 0 || t.most > UNIT || t.swingAt > UNIT || t.patience == 0) {
            revert TermsOutOfBounds();
        }
        if ((t.swing == 0) != (t.swingAt == 0)) revert TermsOutOfBounds();
    }
}
