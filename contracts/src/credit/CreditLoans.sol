// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICreditCallback, IPriceOracle} from "../interfaces/ICredit.sol";
import {CreditIncome} from "./CreditIncome.sol";

/// @notice Borrowers: lock, borrow, repay, free. Locking and repaying always work: at any level, with any price.
abstract contract CreditLoans is CreditIncome, IERC1363Receiver {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    uint16 internal constant CALLED = 1;
    uint16 internal constant FOR_SALE = 2;

    /// @param since unix seconds of the call, or of the opening of the sale
    /// @param rested seconds that the guard had kept the collateral at level 3 until then
    struct Notice {
        uint48 since;
        uint48 rested;
    }

    mapping(bytes32 market => mapping(address borrower => Notice)) internal _notices;

    /// @notice Locks `amount` of the caller's collateral, which it has approved, in `to`'s name.
    function lock(Terms calldata terms, uint256 amount, address to) external orWithinCallback {
        _lock(terms, amount, to);
        _collect(terms.collateral, amount);
    }

    /// @notice A holder's `transferAndCall` of the collateral: locks it without an approval.
    /// @param data the terms as they are encoded, or the terms and then in whose name
    function onTransferReceived(address, address from, uint256 amount, bytes calldata data)
        external
        orWithinCallback
        returns (bytes4)
    {
        if (data.length != TERMS_BYTES && data.length != TERMS_BYTES + 32) revert NotTerms(data);
        Terms calldata terms;
        assembly ("memory-safe") {
            terms := data.offset
        }
        if (terms.collateral != msg.sender) revert NotTerms(data);
        _lock(terms, amount, data.length == TERMS_BYTES ? from : abi.decode(data[TERMS_BYTES:], (address)));
        return IERC1363Receiver.onTransferReceived.selector;
    }

    /// @notice Takes `amount` of `from`'s collateral out, to `to`, as far as the loan stays below `open`.
    /// @param data when not empty, `onFree` of the caller is called before the loan is looked at
    function free(Terms calldata terms, uint256 amount, address from, address to, bytes calldata data)
        external
        alone
        onlyFor(from)
    {
        if (amount == 0) revert NothingAsked();
        bytes32 id = marketId(terms);
        Position memory p = _positions[id][from];
        if (amount > p.collateral) revert CollateralShort(amount, p.collateral);
        _moveIncome(terms, id, from, p.collateral, p.collateral - amount);
        p.collateral -= uint112(amount);
        _positions[id][from] = p;
        if (p.owedShares != 0) {
            (, Market memory m) = _load(terms);
            _save(id, m);
            if (data.length == 0) _checkOpen(terms, m, p);
        }
        emit Freed(id, from, to, amount);
        IERC20(terms.collateral).safeTransfer(to, amount);
        if (data.length == 0) return;
        _busy = 1;
        ICreditCallback(msg.sender).onFree(amount, data);
        _busy = 2;
        _checkAgain(terms, id, from);
    }

    /// @notice Borrows `amount` on `from`'s collateral, paid to `to`.
    /// @param data when not empty, `onBorrow` of the caller is called before the loan is looked at, in which it may lock
    function borrow(Terms calldata terms, uint256 amount, address from, address to, bytes calldata data)
        external
        alone
        onlyFor(from)
        returns (uint256 shares)
    {
        if (amount == 0) revert NothingAsked();
        (bytes32 id, Market memory m) = _load(terms);
        uint256 idle = m.supplied - m.owed;
        if (amount > idle) revert NotCashEnough(amount, idle);
        shares = _toSharesUp(amount, m.owed, m.owedShares);
        m.owedShares += shares.toUint128();
        m.owed += uint128(amount);
        _save(id, m);
        Position memory p = _positions[id][from];
        p.owedShares += uint128(shares);
        _positions[id][from] = p;
        if (data.length == 0) _checkOpen(terms, m, p);
        emit Borrowed(id, from, to, amount, shares);
        IERC20(terms.debt).safeTransfer(to, amount);
        if (data.length == 0) return shares;
        _busy = 1;
        ICreditCallback(msg.sender).onBorrow(amount, data);
        _busy = 2;
        _checkAgain(terms, id, from);
    }

    /// @notice Repays up to `amount` of what `borrower` owes; all of it when that is less.
    /// @return paid debt units pulled from the caller
    function repay(Terms calldata terms, uint256 amount, address borrower)
        external
        orWithinCallback
        returns (uint256 paid)
    {
        if (amount == 0) revert NothingAsked();
        (bytes32 id, Market memory m) = _load(terms);
        Position memory p = _positions[id][borrower];
        uint256 shares;
        (paid, shares) = _reduce(m, p, amount);
        _save(id, m);
        _positions[id][borrower] = p;
        emit Repaid(id, msg.sender, borrower, paid, shares);
        _collect(terms.debt, paid);
        if (p.stage != 0) _cure(terms, id, m, borrower);
    }

    /// @notice Ends a call or a sale of a loan that is back at `open`, by itself or by its price. Anyone.
    function cure(Terms calldata terms, address borrower) external alone {
        (bytes32 id, Market memory m) = _load(terms);
        _save(id, m);
        if (_positions[id][borrower].stage != 0) _cure(terms, id, m, borrower);
    }

    // ---- inside

    function _lock(Terms calldata terms, uint256 amount, address to) private {
        if (amount == 0) revert NothingAsked();
        if (to == address(0)) revert NoWallet();
        bytes32 id = marketId(terms);
        Position memory p = _positions[id][to];
        _moveIncome(terms, id, to, p.collateral, p.collateral + amount);
        p.collateral = (p.collateral + amount).toUint112();
        _positions[id][to] = p;
        emit Locked(id, msg.sender, to, amount);
        if (p.stage == 0) return;
        (, Market memory m) = _load(terms);
        _save(id, m);
        _cure(terms, id, m, to);
    }

    /// @dev A loan that is there must be below `open` and not smaller than the least.
    function _checkOpen(Terms calldata terms, Market memory m, Position memory p) private view {
        if (p.owedShares == 0) return;
        uint256 debt = _debtOf(m, p);
        if (debt < terms.least) revert LoanTooSmall(debt, terms.least);
        uint256 most = _openNow(terms, m);
        uint256 ltv = _ltvUp(debt, p.collateral, _price(terms));
        if (ltv > most) revert TooMuchOwed(ltv, most);
    }

    /// @dev After a callback: what it did is in the storage.
    function _checkAgain(Terms calldata terms, bytes32 id, address borrower) private {
        (, Market memory m) = _load(terms);
        _checkOpen(terms, m, _positions[id][borrower]);
    }

    /// @dev Takes up to `amount` off a debt: `m` and `p` are changed, not written. Whoever pays less than all gets the
    /// shares rounded down.
    function _reduce(Market memory m, Position memory p, uint256 amount)
        internal
        pure
        returns (uint256 paid, uint256 shares)
    {
        uint256 all = _debtOf(m, p);
        (paid, shares) =
            amount >= all ? (all, p.owedShares) : (amount, _toSharesDown(amount, m.owed, m.owedShares));
        p.owedShares -= uint128(shares);
        m.owedShares -= uint128(shares);
        // a debt is rounded up and can be a unit more than what is owed in all
        m.owed -= uint128(Math.min(paid, m.owed));
    }

    /// @dev Ends a call or a sale when the loan is back at `open`. Without a price only when nothing is owed.
    function _cure(Terms calldata terms, bytes32 id, Market memory m, address borrower) internal {
        Position memory p = _positions[id][borrower];
        if (p.owedShares != 0) {
            try IPriceOracle(terms.oracle).price() returns (uint256 price) {
                uint256 ltv = _ltvUp(_debtOf(m, p), p.collateral, price);
                if (ltv > _standing(terms, m, terms.open)) return;
            } catch {
                return;
            }
        }
        _positions[id][borrower].stage = 0;
        delete _notices[id][borrower];
        emit Cured(id, borrower);
    }
}
