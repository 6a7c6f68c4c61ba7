// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IDesk} from "../interfaces/IDesk.sol";
import {IHolds} from "../interfaces/IHolds.sol";
import {INav} from "../interfaces/INav.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IReserve} from "../interfaces/IReserve.sol";
import {IReserveUser} from "../interfaces/IReserveUser.sol";
import {IShare} from "../interfaces/IShare.sol";
import {Bucket} from "./Bucket.sol";
import {Inventory} from "./Inventory.sol";

/// @title Desk
/// @notice Buys shares from their holders at the bid less a fee, and sells them again at the ask.
///
/// A sale costs its seller one word here: bucket, fee curve, limit and cost of one share live together. It is paid from
/// the desk's own float; the reserve is asked only when that runs dry, and reads the desk's books when its
/// providers come or go.
///
/// Assumes
/// - of the cash: an ERC-20 that moves exactly what it is told to (a fee on transfer is refused where cash comes in),
///   does not rebase, may call back (every entry is guarded, state is written before cash leaves);
/// - of listed shares: Specie's Share, with this desk as a venue whose gate is the desk itself, so that nothing enters
///   but through a sale, and `balanceOf(desk)` is inventory. An agent's forced transfer is the one exception: out of
///   the desk it is a loss that the books show at once, into it a gift that nobody leaving is paid for. What Share
///   pays this desk as income comes only through `harvest`: nobody else claims for a holder that named a receiver;
/// - of nav: bid <= price <= ask, a stale or unknown mark reverts on bid and ask. While a mark is young, bid is the
///   lower and ask the higher of old and new; of a parked report too. The desk adds no judgement of its own;
/// - of the authority: it lists only shares whose nav and pool it trusts, and lets only the guard halt them.
///
/// Known
/// - Between a move of the curve and the mark that follows, the old ask stands: a purchase then takes part of the step
///   from the providers. Anyone may mark first, and the base fee covers such a step on sales.
/// - An agent's forced transfer into the desk is inventory that `buy` sells; its proceeds are the providers' gain.
contract Desk is IDesk, IERC1363Receiver, AccessManaged, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev What a sale comes to. `use` is the bucket's after it.
    struct Fill {
        uint256 filled;
        uint256 gross;
        uint256 paid;
        uint256 use;
    }

    uint256 private constant WAD = 1e18;
    /// @notice Providers' exits walk the list.
    uint256 public constant MAX_LISTED = 32;
    /// @notice Upper bound of base + slope, 1e-5.
    uint256 public constant MAX_FEE = 50_000;

    IERC20 private immutable CASH;
    IReserve private immutable RESERVE;
    INav private immutable NAV;

    /// @notice Cash that the desk asks for when it has to ask, on top of what the sale at hand needs. Cash units.
    uint256 public floatTarget;
    /// @notice Contract that sells firm prices of this desk; nobody's while there is none.
    IHolds public holds;
    address[] private _listed;
    mapping(address share => Bucket) private _buckets;
    /// @dev Unix seconds until which no inventory is sold.
    mapping(address share => uint256) private _keptUntil;

    /// @param reserve_ that this desk draws on; its asset is the desk's cash
    /// @param nav_ prices of all shares listed here
    /// @param authority access manager: who lists shares and sets terms
    constructor(address reserve_, address nav_, address authority) AccessManaged(authority) {
        RESERVE = IReserve(reserve_);
        NAV = INav(nav_);
        CASH = IERC20(RESERVE.asset());
    }

    // ---- listing, by the authority

    /// @notice Lists a share of a pool that pays in this desk's cash and has made this desk a venue of its own gate.
    function list(address share, Terms calldata terms_) external restricted {
        if (_buckets[share].exists()) revert AlreadyListed(share);
        if (_listed.length == MAX_LISTED) revert TooManyListed(MAX_LISTED);
        address gate = IShare(share).gateOf(address(this));
        if (gate != address(this)) revert NotGateOf(share, gate);
        address pays = IPool(IShare(share).pool()).cash();
        if (pays != address(CASH)) revert OtherCash(share, pays);

        _listed.push(share);
        _setTerms(share, terms_);
        IShare(share).setIncomeReceiver(address(RESERVE));
    }

    /// @notice Changes limit, fee and window; the level stays. A limit of zero stops buying; inventory can still be
    /// sold and settled.
    function setTerms(address share, Terms calldata terms_) external restricted {
        if (!_buckets[share].exists()) revert NotListed(share);
        _setTerms(share, terms_);
    }

    /// @inheritdoc IDesk
    function setFee(address share, uint16 base, uint16 slope) external restricted {
        Terms memory terms_ = terms(share);
        (terms_.base, terms_.slope) = (base, slope);
        _setTerms(share, terms_);
    }

    /// @notice Takes a share off the list once nothing of it is left; its last income is claimed.
    function unlist(address share) external restricted {
        Bucket book = _bucketOf(share);
        uint256 held = IShare(share).balanceOf(address(this));
        if (held != 0 || book.cost() != 0) revert StillHeld(share, held, book.cost());
        if (address(holds) != address(0) && holds.outstanding(share) != 0) revert StillHeld(share, 0, 0);
        _harvest(share);

        uint256 last = _listed.length - 1;
        for (uint256 i; i < last; ++i) {
            if (_listed[i] != share) continue;
            _listed[i] = _listed[last];
            break;
        }
        _listed.pop();
        _buckets[share] = Bucket.wrap(0);
        _keptUntil[share] = 0;
        emit Unlisted(share);
    }

    /// @notice Lets purchases from holders (`sell`) and sales of inventory (`buy`) rest until two times; a time that has
    /// passed ends it. The end needs no transaction, and a sale at any other time pays nothing for the question.
    function halt(address share, uint256 sellUntil, uint256 buyUntil) external restricted {
        if (sellUntil > type(uint32).max) revert HaltTooLong(sellUntil);
        _buckets[share] = _bucketOf(share).halted(block.timestamp, sellUntil);
        _keptUntil[share] = buyUntil;
        emit DeskHaltSet(share, sellUntil, buyUntil);
    }

    /// @notice Realises the loss of inventory whose cost is more than its ask: providers enter at the ask again
    /// instead of at cost. Leaving is not touched: it never counts more than the bid.
    function writeDown(address share) external restricted returns (uint256 loss) {
        (uint256 held, uint256 paid,,) = holding(share);
        uint256 worth = costOf(share, held);
        if (worth >= paid) revert NothingWanted();
        loss = paid - worth;
        _buckets[share] = _buckets[share].lessCost(loss);
        emit WrittenDown(share, loss);
        RESERVE.book(-int256(loss));
    }

    /// @notice Sets the float that `fund` and a sale that runs dry fill up to.
    function setFloat(uint256 target) external restricted {
        floatTarget = target;
        emit FloatSet(target);
    }

    /// @notice Names the contract that sells firm prices of this desk, once.
    function setHolds(address holds_) external restricted {
        if (address(holds) != address(0)) revert HoldsKnown(address(holds));
        holds = IHolds(holds_);
        emit HoldsSet(holds_);
    }

    // ---- selling to the desk

    /// @inheritdoc IDesk
    function quote(address share, uint256 amount)
        external
        view
        returns (uint256 filled, uint256 gross, uint256 fee, uint256 paid)
    {
        if (amount > type(uint128).max) amount = type(uint128).max;
        Fill memory fill = _fill(_bucketOf(share), amount, NAV.bid(share), CASH.balanceOf(address(this)));
        if (fill.paid == 0) return (0, 0, 0, 0);
        return (fill.filled, fill.gross, fill.gross - fill.paid, fill.paid);
    }

    /// @inheritdoc IDesk
    function sell(address share, uint256 amount, uint256 minimumPaid, uint256 minimumFilled, address receiver)
        external
        nonReentrant
        returns (uint256 filled, uint256 paid)
    {
        return _sell(share, amount, minimumPaid, minimumFilled, receiver);
    }

    /// @inheritdoc IDesk
    function sellWithPermit(
        address share,
        uint256 amount,
        uint256 minimumPaid,
        uint256 minimumFilled,
        address receiver,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant returns (uint256 filled, uint256 paid) {
        // whoever submits the permit first, the sale goes through if the approval is there
        try IERC20Permit(share).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        return _sell(share, amount, minimumPaid, minimumFilled, receiver);
    }

    /// @notice A holder's `transferAndCall` of a listed share: a sale of all of it or nothing, without an approval.
    /// @param data abi.encode(minimumPaid) or abi.encode(minimumPaid, receiver); with a ticket of Holds
    /// abi.encode(minimumPaid, receiver, ticket): what the ticket agreed is paid, whatever bucket, price and cash say
    function onTransferReceived(address, address from, uint256 amount, bytes calldata data)
        external
        nonReentrant
        returns (bytes4)
    {
        Bucket book = _bucketOf(msg.sender);
        if (data.length == 96) return _exercise(book, from, amount, data);
        if (data.length != 32 && data.length != 64) revert BadInstructions(data);
        address receiver = data.length == 32 ? from : abi.decode(data[32:], (address));
        uint256 till = CASH.balanceOf(address(this));
        uint256 use = book.useAt(block.timestamp);
        uint256 gross;
        unchecked {
            // a listed share's supply fits 96 bits, its price far less than the rest
            gross = amount * NAV.bid(msg.sender) / WAD;
        }
        if (gross > book.room(use)) _refuseWhole(msg.sender, amount);

        uint256 paid;
        (use, paid) = book.take(use, gross);
        if (receiver == address(0)) revert NoReceiver();
        if (paid == 0) _refuse(msg.sender, amount, gross);
        if (paid < uint256(bytes32(data))) revert PaidTooLittle(paid, uint256(bytes32(data)));
        if (paid > till && _drawn(paid, till) < paid) _refuseWhole(msg.sender, amount);

        _buckets[msg.sender] = book.bought(use, block.timestamp, paid);
        emit Sold(msg.sender, from, amount, gross, paid);

        CASH.safeTransfer(receiver, paid);
        return IERC1363Receiver.onTransferReceived.selector;
    }

    // ---- firm prices, by Holds

    /// @inheritdoc IDesk
    function firm(address share, uint256 amount)
        public
        view
        returns (uint256 gross, uint256 paid, uint256 from, uint256 to, uint256 limit)
    {
        Bucket book = _bucketOf(share);
        from = book.useAt(block.timestamp);
        gross = amount * NAV.bid(share) / WAD;
        if (gross > book.room(from)) _refuseWhole(share, amount);
        (to, paid) = book.take(from, gross);
        if (paid == 0) _refuse(share, amount, gross);
        limit = book.limit();
    }

    /// @inheritdoc IDesk
    function hold(address share, uint256 use) external nonReentrant onlyHolds {
        _buckets[share] = _bucketOf(share).bought(use, block.timestamp, 0);
    }

    /// @inheritdoc IDesk
    function unhold(address share, uint256 cash_) external nonReentrant onlyHolds {
        (_buckets[share],) = _bucketOf(share).sold(block.timestamp, 0, 1, cash_);
    }

    // ---- buying from the desk

    /// @inheritdoc IDesk
    function costOf(address share, uint256 amount) public view returns (uint256) {
        _bucketOf(share);
        return Math.mulDiv(amount, NAV.ask(share), WAD, Math.Rounding.Ceil);
    }

    /// @inheritdoc IDesk
    /// @dev Cash comes in before anything is written: until then the books are those of before, and a cash token that
    /// calls back finds them consistent.
    function buy(address share, uint256 amount, uint256 maximumCost, address receiver)
        external
        nonReentrant
        returns (uint256 cost)
    {
        if (amount == 0) revert NothingWanted();
        uint256 until = _keptUntil[share];
        if (block.timestamp < until) revert DeskHalted(share, until);
        uint256 held = IShare(share).balanceOf(address(this));
        if (amount > held) revert InventoryShort(share, amount, held);
        cost = costOf(share, amount);
        if (cost > maximumCost) revert CostsTooMuch(cost, maximumCost);

        uint256 before = CASH.balanceOf(address(this));
        CASH.safeTransferFrom(msg.sender, address(this), cost);
        uint256 received = CASH.balanceOf(address(this)) - before;
        if (received != cost) revert CashArrivedShort(cost, received);

        _dispose(share, amount, held, cost);
        emit Bought(share, msg.sender, receiver, amount, cost);

        IERC20(share).safeTransfer(receiver, amount);
    }

    /// @inheritdoc IDesk
    function settle(address share) external nonReentrant returns (uint256 proceeds) {
        _bucketOf(share);
        uint256 held = IShare(share).balanceOf(address(this));
        if (held == 0) revert NothingWanted();

        // what has been paid as income is no loss of what is handed in: nobody may enter between the two
        _harvest(share);
        uint256 before = CASH.balanceOf(address(this));
        Inventory.redeem(share, held);
        proceeds = CASH.balanceOf(address(this)) - before;

        _dispose(share, held, held, proceeds);
        emit Settled(share, held, proceeds);
    }

    /// @inheritdoc IDesk
    function harvest(address share) external nonReentrant returns (uint256 income) {
        _bucketOf(share);
        return _harvest(share);
    }

    // ---- cash between desk and reserve

    /// @inheritdoc IDesk
    function fund() external nonReentrant returns (uint256 drawn) {
        uint256 till = CASH.balanceOf(address(this));
        if (till < floatTarget) drawn = RESERVE.draw(floatTarget - till);
    }

    /// @inheritdoc IReserveUser
    function remit(uint256 most) external nonReentrant returns (uint256 sent) {
        if (msg.sender != address(RESERVE)) revert OnlyReserve(msg.sender);
        sent = Math.min(most, CASH.balanceOf(address(this)));
        if (sent != 0) CASH.safeTransfer(msg.sender, sent);
    }

    // ---- views

    /// @inheritdoc IReserveUser
    function reserve() external view returns (address) {
        return address(RESERVE);
    }

    /// @inheritdoc IDesk
    function cash() external view returns (address) {
        return address(CASH);
    }

    /// @inheritdoc IDesk
    function nav() external view returns (address) {
        return address(NAV);
    }

    /// @inheritdoc IDesk
    function bucket(address share) external view returns (uint256 level, uint256 limit, uint256 available) {
        Bucket book = _bucketOf(share);
        return (book.levelAtUse(book.useAt(block.timestamp)), book.limit(), _availableCash());
    }

    /// @inheritdoc IDesk
    function terms(address share) public view returns (Terms memory) {
        Bucket book = _bucketOf(share);
        return Terms(uint96(book.limit()), uint16(book.base()), uint16(book.slope()), uint8(book.window()));
    }

    /// @inheritdoc IDesk
    function haltOf(address share) external view returns (uint256 sellUntil, uint256 buyUntil) {
        (sellUntil, buyUntil) = (_bucketOf(share).since(), _keptUntil[share]);
        if (sellUntil <= block.timestamp) sellUntil = 0;
        if (buyUntil <= block.timestamp) buyUntil = 0;
    }

    /// @inheritdoc IReserveUser
    function shares() external view returns (address[] memory) {
        return _listed;
    }

    /// @inheritdoc IDesk
    function listed(address share) external view returns (bool) {
        return _buckets[share].exists();
    }

    /// @inheritdoc IDesk
    function holding(address share)
        public
        view
        returns (uint256 held, uint256 paid, uint256 low, uint256 high)
    {
        paid = _bucketOf(share).cost();
        held = IShare(share).balanceOf(address(this));
        (low, high) = Inventory.value(NAV, share, held, paid);
    }

    /// @inheritdoc IReserveUser
    function holdings() external view returns (uint256 paid, uint256 low, uint256 high, uint256 float) {
        uint256 count = _listed.length;
        for (uint256 i; i < count; ++i) {
            (, uint256 paid_, uint256 low_, uint256 high_) = holding(_listed[i]);
            paid += paid_;
            low += low_;
            high += high_;
        }
        float = CASH.balanceOf(address(this));
    }

    // ---- inside

    function _sell(
        address share,
        uint256 amount,
        uint256 minimumPaid,
        uint256 minimumFilled,
        address receiver
    ) private returns (uint256 filled, uint256 paid) {
        Bucket book = _bucketOf(share);
        uint256 till = CASH.balanceOf(address(this));
        uint256 bid = NAV.bid(share);
        Fill memory fill = _fillBucket(book, amount, bid);
        if (fill.paid > till) _cut(fill, book, bid, _drawn(fill.paid, till));
        (filled, paid) = (fill.filled, fill.paid);
        _check(share, fill, amount, minimumPaid, minimumFilled, receiver);

        _buckets[share] = book.bought(fill.use, block.timestamp, paid);
        emit Sold(share, msg.sender, filled, fill.gross, paid);

        IERC20(share).safeTransferFrom(msg.sender, address(this), filled);
        CASH.safeTransfer(receiver, paid);
    }

    /// @dev A ticket's exercise: the shares are here, Holds has the cash. What they cost passes from its books to these
    /// before any of it moves.
    function _exercise(Bucket book, address from, uint256 amount, bytes calldata data)
        private
        returns (bytes4)
    {
        if (address(holds) == address(0)) revert BadInstructions(data);
        (uint256 minimumPaid, address receiver, uint256 ticket) =
            abi.decode(data, (uint256, address, uint256));
        if (receiver == address(0)) revert NoReceiver();
        uint256 paid = holds.exercise(ticket, msg.sender, from, amount);
        if (paid < minimumPaid) revert PaidTooLittle(paid, minimumPaid);

        _buckets[msg.sender] = book.moreCost(paid);
        emit Sold(msg.sender, from, amount, paid, paid);

        holds.pay(receiver, paid);
        return IERC1363Receiver.onTransferReceived.selector;
    }

    function _check(
        address share,
        Fill memory fill,
        uint256 amount,
        uint256 minimumPaid,
        uint256 minimumFilled,
        address receiver
    ) private view {
        if (receiver == address(0)) revert NoReceiver();
        if (amount == 0) revert NothingWanted();
        if (fill.paid == 0) _refuse(share, amount, fill.gross);
        if (fill.filled < minimumFilled) revert FilledTooLittle(fill.filled, minimumFilled);
        // in proportion, rounded against the desk's side of the argument: up
        uint256 minimum = fill.filled == amount
            ? minimumPaid
            : Math.mulDiv(minimumPaid, fill.filled, amount, Math.Rounding.Ceil);
        if (fill.paid < minimum) revert PaidTooLittle(fill.paid, minimum);
    }

    /// @dev Says how much of a sale that must be whole would be filled.
    function _refuseWhole(address share, uint256 amount) private view {
        Fill memory fill = _fill(_buckets[share], amount, NAV.bid(share), CASH.balanceOf(address(this)));
        if (fill.paid == 0) _refuse(share, amount, fill.gross);
        revert FilledTooLittle(fill.filled, amount);
    }

    /// @dev Says why nothing is paid.
    function _refuse(address share, uint256 amount, uint256 gross) private view {
        Bucket book = _buckets[share];
        if (book.since() > block.timestamp) revert DeskHalted(share, book.since());
        uint256 use = book.useAt(block.timestamp);
        if (book.room(use) == 0) revert LimitReached(share, book.levelAtUse(use), book.limit());
        if (_availableCash() == 0) revert NoCash(share);
        revert PaysNothing(share, amount, gross);
    }

    /// @dev How much of `amount` fits the bucket and the cash. Every rounding is against the seller. The reserve is
    /// asked only when the till runs dry.
    function _fill(Bucket book, uint256 amount, uint256 bid, uint256 till)
        private
        view
        returns (Fill memory fill)
    {
        fill = _fillBucket(book, amount, bid);
        if (fill.paid > till) _cut(fill, book, bid, till + RESERVE.cash());
    }

    /// @dev How much of `amount` fits the bucket.
    function _fillBucket(Bucket book, uint256 amount, uint256 bid) private view returns (Fill memory fill) {
        uint256 use = book.useAt(block.timestamp);
        uint256 gross;
        unchecked {
            // `quote` limits the amount, the transfer of a sale does
            gross = amount * bid / WAD;
        }
        uint256 room = book.room(use);
        (fill.filled, fill.gross) = gross > room ? _part(room, bid) : (amount, gross);
        (fill.use, fill.paid) = book.take(use, fill.gross);
    }

    /// @dev Lowers a fill to what `available` pays for.
    function _cut(Fill memory fill, Bucket book, uint256 bid, uint256 available) private view {
        if (fill.paid <= available) return;
        uint256 use = book.useAt(block.timestamp);
        (fill.filled, fill.gross) = _part(_grossFor(book, use, fill.gross, available), bid);
        (fill.use, fill.paid) = book.take(use, fill.gross);
        if (fill.paid > available) fill.paid = available;
    }

    /// @dev Largest whole number of share units worth at most `gross`, and what they are worth.
    function _part(uint256 gross, uint256 bid) private pure returns (uint256, uint256) {
        uint256 filled = Math.mulDiv(gross, WAD, bid);
        return (filled, filled * bid / WAD);
    }

    /// @dev Gross value whose payment is `available`: the fixed point of g = available + fee(g), approached from below,
    /// so that stopping early never pays more. It gains a digit or more a step, as fees are below a half.
    function _grossFor(Bucket book, uint256 use, uint256 most, uint256 available)
        private
        pure
        returns (uint256 gross)
    {
        gross = Math.min(available, most);
        for (uint256 i; i < 32; ++i) {
            uint256 next = Math.min(available + book.feeUp(use, book.useAfterUp(use, gross)), most);
            if (next <= gross) break;
            gross = next;
        }
    }

    /// @dev Draws what is missing to pay `paid`, and the float on top. Nothing of the sale is written yet: the reserve
    /// may have to ask a vault of strangers, and gets what that gives.
    /// @return till cash here afterwards
    function _drawn(uint256 paid, uint256 till) private returns (uint256) {
        return till + RESERVE.draw(paid - till + floatTarget);
    }

    /// @dev Books that `amount` of `held` has turned into `proceeds` of cash, which are here.
    function _dispose(address share, uint256 amount, uint256 held, uint256 proceeds) private {
        (Bucket book, uint256 costOut) = _buckets[share].sold(block.timestamp, amount, held, proceeds);
        _buckets[share] = book;
        RESERVE.book(int256(proceeds) - int256(costOut));
    }

    /// @dev Income first pays back what the inventory cost: a tranche that distributes its principal must not stay in
    /// the books at cost beside the cash. What is beyond the cost is gain.
    function _harvest(address share) private returns (uint256 income) {
        uint256 before = CASH.balanceOf(address(RESERVE));
        income = IShare(share).claim(address(this));
        uint256 received = CASH.balanceOf(address(RESERVE)) - before;
        if (received != income) revert CashArrivedShort(income, received);
        if (income == 0) return 0;

        uint256 costOut = Math.min(income, _buckets[share].cost());
        _buckets[share] = _buckets[share].lessCost(costOut);
        emit Harvested(share, income, costOut);
        RESERVE.book(int256(income - costOut));
    }

    function _setTerms(address share, Terms memory terms_) private {
        if (uint256(terms_.base) + terms_.slope > MAX_FEE || terms_.window == 0) {
            revert BadTerms(terms_.base, terms_.slope, terms_.window);
        }
        Bucket book =
            _buckets[share].retermed(block.timestamp, terms_.limit, terms_.base, terms_.slope, terms_.window);
        _buckets[share] = book;
        emit Listed(share, book.limit(), terms_.base, terms_.slope, terms_.window);
    }

    function _bucketOf(address share) private view returns (Bucket book) {
        book = _buckets[share];
        if (!book.exists()) revert NotListed(share);
    }

    function _availableCash() private view returns (uint256) {
        return CASH.balanceOf(address(this)) + RESERVE.cash();
    }

    modifier onlyHolds() {
        if (msg.sender != address(holds)) revert OnlyHolds(msg.sender);
        _;
    }
}
