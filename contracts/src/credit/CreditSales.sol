// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICoverOfLosses, ICreditCallback} from "../interfaces/ICredit.sol";
import {IHanding} from "../interfaces/IHanding.sol";
import {IGuard} from "../interfaces/IGuard.sol";
import {BusinessTime} from "./BusinessTime.sol";
import {CreditLoans} from "./CreditLoans.sol";

/// @notice Margin calls, sales of collateral, and losses.
///
/// A sale brings a loan back to `open` and no further: of collateral c worth c·o at the oracle's price o, x is sold at p so
/// that (debt − x·p) = open · (c − x)·o.
abstract contract CreditSales is CreditLoans {
    using Math for uint256;
    using SafeERC20 for IERC20;

    /// @dev A sale as it stands.
    /// @param oracle debt units a collateral unit, times 1e36
    /// @param price what the sale asks, likewise
    /// @param open ltv that it leads to, WAD
    struct Sale {
        uint256 collateral;
        uint256 debt;
        uint256 oracle;
        uint256 price;
        uint256 open;
    }

    /// @dev Level of the guard from which no sale opens.
    uint256 private constant NO_SALES = 2;

    /// @notice Gives notice to a loan above `call`. Anyone.
    function call(Terms calldata terms, address borrower) external alone {
        (bytes32 id, Market memory m) = _load(terms);
        Position memory p = _positions[id][borrower];
        if (p.stage != 0) revert CalledAlready(borrower);
        uint256 most = _standing(terms, m, terms.call);
        uint256 ltv = _ltvUp(_debtOf(m, p), p.collateral, _price(terms));
        if (ltv <= most) revert NotCallable(ltv, most);
        _save(id, m);
        _enter(terms, id, borrower, CALLED);
        emit Called(id, borrower, ltv);
    }

    /// @notice Opens the sale of a loan whose time to cure has passed, or that is above `seize`. Anyone. Not while the
    /// guard lets no sales open.
    function sell(Terms calldata terms, address borrower) external alone {
        (bytes32 id, Market memory m) = _load(terms);
        Position memory p = _positions[id][borrower];
        if (p.stage == FOR_SALE) revert ForSaleAlready(borrower);
        uint256 level = _level(terms);
        if (level >= NO_SALES) revert SalesRest(level);
        uint256 ltv = _ltvUp(_debtOf(m, p), p.collateral, _price(terms));
        if (ltv <= _standing(terms, m, terms.seize)) {
            uint256 most = _standing(terms, m, terms.open);
            if (p.stage != CALLED || ltv <= most) revert NotCallable(ltv, most);
            uint256 passed = _cureTime(terms, id, borrower);
            if (passed < terms.cure) revert NotDue(passed, terms.cure);
        }
        _save(id, m);
        _enter(terms, id, borrower, FOR_SALE);
        emit SaleOpened(id, borrower, ltv);
    }

    /// @notice Part of the oracle's price that a sale asks now, WAD: falls from `top` to `floor` over `fade`, not while
    /// the guard keeps the collateral at level 3.
    function askOf(Terms calldata terms, address borrower) public view returns (uint256) {
        bytes32 id = marketId(terms);
        if (_positions[id][borrower].stage != FOR_SALE) revert NotForSale(borrower);
        Notice memory notice = _notices[id][borrower];
        uint256 passed = block.timestamp - notice.since - (_rested(terms) - notice.rested);
        uint256 floor = uint256(terms.floor) * WAD / TEN_THOUSAND;
        if (passed >= terms.fade) return floor;
        // rounded up: against the buyer
        uint256 fall = uint256(terms.top - terms.floor) * WAD * passed / TEN_THOUSAND / terms.fade;
        return uint256(terms.top) * WAD / TEN_THOUSAND - fall;
    }

    /// @notice Buys up to `amount` of the collateral of a loan for sale, at most what brings it back to `open`.
    /// @param most debt units for the whole of `amount`; counts in proportion when less is sold
    /// @param receiver of the collateral, whom its rules must admit
    /// @param data when not empty, `onBuy` of the caller is called between the collateral and its payment
    function buy(
        Terms calldata terms,
        address borrower,
        uint256 amount,
        uint256 most,
        address receiver,
        bytes calldata data
    ) external alone returns (uint256 bought, uint256 paid) {
        if (amount == 0) revert NothingAsked();
        (bytes32 id, Market memory m) = _load(terms);
        (bought, paid) = _saleOf(terms, id, m, borrower, amount);
        uint256 limit = most.mulDiv(bought, amount);
        if (paid > limit) revert PaysTooMuch(paid, limit);
        _settle(terms, id, m, borrower, bought, paid);
        emit Sold(id, borrower, msg.sender, bought, paid);

        IERC20(terms.collateral).safeTransfer(receiver, bought);
        if (data.length != 0) ICreditCallback(msg.sender).onBuy(bought, paid, data);
        _collect(terms.debt, paid);
        _end(terms, id, borrower);
    }

    /// @notice Sells collateral of a loan to the market's desk: what nobody bought when the price has come to the floor
    /// (anyone), or before that as the borrower's own answer to a call.
    /// @param minimum debt units that the desk must pay at least; whoever is not the borrower cannot go below the floor
    function sellToDesk(Terms calldata terms, address borrower, uint256 amount, uint256 minimum)
        external
        alone
        returns (uint256 paid)
    {
        (bytes32 id, Market memory m) = _load(terms);
        if (!_actsFor(borrower)) {
            uint256 ask = askOf(terms, borrower);
            uint256 floor = uint256(terms.floor) * WAD / TEN_THOUSAND;
            if (ask > floor) revert NotAtFloor(ask, floor);
            uint256 least;
            (amount, least) = _saleOf(terms, id, m, borrower, amount);
            if (minimum < least) minimum = least;
        }
        Position memory p = _positions[id][borrower];
        if (p.stage == 0) revert NotForSale(borrower);
        if (amount == 0) revert NothingAsked();
        if (amount > p.collateral) revert CollateralShort(amount, p.collateral);
        _moveIncome(terms, id, borrower, p.collateral, p.collateral - amount);

        uint256 before = IERC20(terms.debt).balanceOf(address(this));
        IHanding(terms.collateral).transferAndCall(terms.desk, amount, abi.encode(minimum, address(this)));
        paid = IERC20(terms.debt).balanceOf(address(this)) - before;
        if (paid < minimum) revert PaidTooLittle(paid, minimum);
        uint256 debt = _debtOf(m, p);
        if (paid > debt) revert PaysTooMuch(paid, debt);
        _reduce(m, p, paid);
        p.collateral -= uint112(amount);
        _positions[id][borrower] = p;
        _save(id, m);
        emit Sold(id, borrower, terms.desk, amount, paid);
        _end(terms, id, borrower);
    }

    /// @notice Realises what a loan for sale still owes when its collateral is worth less than the market's least: the
    /// cover pays, the lenders bear the rest, and the collateral stays the borrower's. Anyone.
    function writeOff(Terms calldata terms, address borrower) external alone {
        (bytes32 id, Market memory m) = _load(terms);
        Position memory p = _positions[id][borrower];
        if (p.stage != FOR_SALE) revert NotForSale(borrower);
        uint256 worth = uint256(p.collateral).mulDiv(_price(terms), SCALE);
        if (worth >= terms.least) revert LeavesDust(worth, terms.least);
        _save(id, m);
        _lose(terms, id, borrower);
    }

    /// @notice Makes the thresholds of a market tighter or looser, by at most a step a day.
    /// @param factor 1e-4 of the thresholds in the terms
    function setRequirement(Terms calldata terms, uint256 factor) external restricted alone {
        _require(terms, factor);
    }

    function _require(Terms calldata terms, uint256 factor) internal virtual;

    // ---- inside

    function _enter(Terms calldata terms, bytes32 id, address borrower, uint16 stage) private {
        _positions[id][borrower].stage = stage;
        _notices[id][borrower] = Notice(uint48(block.timestamp), uint48(_rested(terms)));
    }

    /// @dev Business time since the call, less what the guard kept the buyers away. What rested over a weekend is taken
    /// off all the same: for the borrower.
    function _cureTime(Terms calldata terms, bytes32 id, address borrower) private view returns (uint256) {
        Notice memory notice = _notices[id][borrower];
        uint256 passed = BusinessTime.between(notice.since, block.timestamp);
        uint256 rested = _rested(terms) - notice.rested;
        return passed > rested ? passed - rested : 0;
    }

    /// @dev How much of `amount` may be sold now, and for what. What would be left worth less than the least goes along.
    function _saleOf(Terms calldata terms, bytes32 id, Market memory m, address borrower, uint256 amount)
        private
        view
        returns (uint256 sold, uint256 paid)
    {
        Sale memory sale = _saleNow(terms, id, m, borrower);
        uint256 needed = _needed(sale);
        if (needed == 0) revert NotForSale(borrower);
        if (_worth(sale.collateral - needed, sale.oracle) < terms.least) needed = sale.collateral;
        sold = Math.min(amount, needed);
        paid = sold.mulDiv(sale.price, SCALE, Math.Rounding.Ceil);
        if (paid > sale.debt) {
            (paid, sold) = (sale.debt, Math.min(sold, sale.debt.mulDiv(SCALE, sale.price)));
        }
        if (paid == sale.debt || sold == sale.collateral) return (sold, paid);
        uint256 left = _worth(sale.collateral - sold, sale.oracle);
        if (left < terms.least) revert LeavesDust(left, terms.least);
    }

    function _saleNow(Terms calldata terms, bytes32 id, Market memory m, address borrower)
        private
        view
        returns (Sale memory sale)
    {
        Position memory p = _positions[id][borrower];
        sale.collateral = p.collateral;
        sale.debt = _debtOf(m, p);
        sale.oracle = _price(terms);
        sale.price = sale.oracle.mulDiv(askOf(terms, borrower), WAD, Math.Rounding.Ceil);
        sale.open = _standing(terms, m, terms.open);
    }

    /// @dev x of the formula above, rounded up; all of it where no part suffices.
    function _needed(Sale memory sale) private pure returns (uint256) {
        uint256 most = _worth(sale.collateral, sale.oracle).mulDiv(sale.open, WAD);
        if (sale.debt <= most) return 0;
        uint256 keep = sale.oracle.mulDiv(sale.open, WAD);
        if (sale.price <= keep) return sale.collateral;
        uint256 part = (sale.debt - most).mulDiv(SCALE, sale.price - keep, Math.Rounding.Ceil);
        return Math.min(sale.collateral, part);
    }

    function _worth(uint256 collateral, uint256 oracle) private pure returns (uint256) {
        return collateral.mulDiv(oracle, SCALE);
    }

    function _settle(
        Terms calldata terms,
        bytes32 id,
        Market memory m,
        address borrower,
        uint256 sold,
        uint256 paid
    ) private {
        Position memory p = _positions[id][borrower];
        _moveIncome(terms, id, borrower, p.collateral, p.collateral - sold);
        _reduce(m, p, paid);
        p.collateral -= uint112(sold);
        _positions[id][borrower] = p;
        _save(id, m);
    }

    /// @dev After a sale: a loan without collateral is realised, one that is back at `open` cured.
    function _end(Terms calldata terms, bytes32 id, address borrower) private {
        Position memory p = _positions[id][borrower];
        if (p.collateral == 0 && p.owedShares != 0) return _lose(terms, id, borrower);
        (, Market memory m) = _load(terms);
        _cure(terms, id, m, borrower);
    }

    /// @dev Borrower, then cover, then lenders. The cover's word is not taken for what it paid.
    function _lose(Terms calldata terms, bytes32 id, address borrower) private {
        (, Market memory m) = _load(terms);
        Position memory p = _positions[id][borrower];
        uint256 loss = Math.min(_debtOf(m, p), m.owed);
        m.owed -= uint128(loss);
        m.owedShares -= p.owedShares;
        m.supplied -= uint128(loss);
        p.owedShares = 0;
        p.stage = 0;
        _positions[id][borrower] = p;
        delete _notices[id][borrower];
        _save(id, m);

        uint256 covered = terms.cover == address(0) ? 0 : _fromCover(terms, loss);
        if (covered != 0) {
            m.supplied += uint128(covered);
            _save(id, m);
        }
        emit Lost(id, borrower, covered, loss - covered);
    }

    /// @dev A cover that refuses pays nothing; it must not stand in the way of the loss.
    function _fromCover(Terms calldata terms, uint256 loss) private returns (uint256) {
        uint256 before = IERC20(terms.debt).balanceOf(address(this));
        try ICoverOfLosses(terms.cover).absorb(terms.debt, loss) {}
        catch (bytes memory reason) {
            // without a reason it may have been too little gas, and whoever sent that too little spares the cover
            if (reason.length == 0) revert CoverSilent(terms.cover);
        }
        return Math.min(IERC20(terms.debt).balanceOf(address(this)) - before, loss);
    }

    function _level(Terms calldata terms) private view returns (uint256 level) {
        if (terms.guard == address(0)) return 0;
        (level,,) = IGuard(terms.guard).levelOf(terms.collateral);
    }

    function _rested(Terms calldata terms) private view returns (uint256) {
        return terms.guard == address(0) ? 0 : IGuard(terms.guard).restedOf(terms.collateral);
    }
}
