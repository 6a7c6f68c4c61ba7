// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IIdentity} from "../interfaces/IIdentity.sol";
import {INav} from "../interfaces/INav.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IQuotes} from "../interfaces/IQuotes.sol";
import {IShare} from "../interfaces/IShare.sol";
import {IShareAdmission} from "../interfaces/IShareAdmission.sol";
import {QuoteRule} from "./QuoteRule.sol";
import {QuotesIncome} from "./QuotesIncome.sol";
import {QuoteWords} from "./QuoteWords.sol";

/// @title Quotes
/// @notice Makers leave cash and shares here with a rule around the NAV; takers trade against one maker's book at a
/// time. A trade writes the maker's book, one word.
///
/// Assumes
/// - of the cash: an ERC-20 that moves exactly what it is told to (checked where it comes in), does not rebase, may call
///   back (every entry is guarded, and a book is written before cash leaves);
/// - of shares: Specie's Share, with this contract as a venue whose gate is the contract itself, so that shares enter
///   only by a sale or a deposit. An agent's forced transfer out of it is the loss of the makers who take out last.
///   A contract that only looks like a share has books of its own, which nobody else's cash
///   stands behind: nothing that it answers moves another share's book;
/// - of nav: bid <= price <= ask; a stale or unknown mark reverts on bid and ask, and then there is no trade. While a
///   mark is young, bid is the lower and ask the higher of old and new.
///
/// Known
/// - A rule stands until its maker changes it: between a move of the market and the report that follows, takers choose.
///   `below` and `above` are the price of that, `size` its limit.
/// - The size is shared by both sides, so a round trip uses it twice, and pays the maker's spread for that.
/// - No level of a guard stops a quote: it is the maker's own money, and lets holders out.
contract Quotes is QuotesIncome, IERC1363Receiver {
    using SafeERC20 for IERC20;
    using QuoteRule for Terms;

    /// @notice Upper bound of below + skew and of above + skew, 1e-5.
    uint256 public constant MAX_SPREAD = 50_000;

    INav private immutable NAV;

    mapping(address share => mapping(address maker => uint256 word)) private _rules;

    /// @param nav_ prices of all shares
    /// @param cash_ in which they are quoted
    constructor(address nav_, address cash_) QuotesIncome(cash_) {
        NAV = INav(nav_);
    }

    // ---- for makers

    /// @inheritdoc IQuotes
    function set(address share, Terms calldata terms) external {
        _checkShare(share);
        uint256 discount = uint256(terms.below) + terms.skew;
        uint256 premium = uint256(terms.above) + terms.skew;
        if (
            discount > MAX_SPREAD || premium > MAX_SPREAD || terms.size == 0 || terms.size > QuoteRule.SIZE
                || QuoteRule.sizeOf(terms) == 0
        ) revert QuoteTermsOutOfRange(discount, premium, terms.size, terms.most);
        uint256 held = QuoteWords.unpackBook(_books[share][msg.sender]).shares;
        if (terms.most < held) revert QuoteMostBelowHeld(terms.most, held);
        if (IShareAdmission(share).isFrozen(msg.sender)) revert MakerNotAdmitted(msg.sender);

        bool sellsOnly = !IShareAdmission(share).canReceive(msg.sender);
        _rules[share][msg.sender] = QuoteWords.packRule(Rule(terms, uint32(block.timestamp), sellsOnly));
        emit RuleSet(
            share, msg.sender, terms.below, terms.above, terms.skew, terms.size, terms.end, terms.most
        );
        if (sellsOnly) emit Suspended(share, msg.sender, false);
    }

    /// @inheritdoc IQuotes
    /// @dev Cash and shares come in before the book is written: until then it is that of before.
    function deposit(address share, uint256 shares, uint256 cash_) external nonReentrant {
        if (shares | cash_ == 0) revert QuoteNothingAsked();
        _checkShare(share);
        if (shares != 0 && !IShareAdmission(share).canReceive(msg.sender)) {
            revert MakerNotAdmitted(msg.sender);
        }
        Book memory book = QuoteWords.unpackBook(_books[share][msg.sender]);
        uint256 word = _rules[share][msg.sender];
        if (word != 0) {
            Rule memory rule = QuoteWords.unpackRule(word);
            if (book.shares + shares > rule.terms.most) {
                revert QuoteMostBelowHeld(rule.terms.most, book.shares + shares);
            }
            rule.since = uint32(block.timestamp);
            _rules[share][msg.sender] = QuoteWords.packRule(rule);
        }
        _settle(share, msg.sender, book, 0);
        book.shares += shares;
        book.cash += cash_;
        if (shares != 0) IERC20(share).safeTransferFrom(msg.sender, address(this), shares);
        _takeCash(cash_);
        _store(share, msg.sender, book);
        emit QuotesDeposited(share, msg.sender, shares, cash_);
    }

    /// @inheritdoc IQuotes
    function withdraw(address share, address maker, uint256 shares, uint256 cash_, address receiver)
        external
        nonReentrant
    {
        _checkReceiver(receiver);
        _checkActor(share, maker);
        if (shares | cash_ == 0) revert QuoteNothingAsked();
        Book memory book = QuoteWords.unpackBook(_books[share][maker]);
        if (cash_ > book.cash) revert QuoteCashShort(cash_, book.cash);
        book.cash -= cash_;
        if (shares != 0) _takeOut(share, maker, book, shares);
        _store(share, maker, book);
        emit QuotesWithdrawn(share, maker, receiver, shares, cash_);
        if (shares != 0) IERC20(share).safeTransfer(msg.sender, shares);
        if (cash_ != 0) CASH.safeTransfer(receiver, cash_);
    }

    /// @inheritdoc IQuotes
    function collect(address share, address maker, address receiver)
        external
        nonReentrant
        returns (uint256 paid)
    {
        _checkReceiver(receiver);
        _checkActor(share, maker);
        Book memory book = QuoteWords.unpackBook(_books[share][maker]);
        _settle(share, maker, book, 0);
        _store(share, maker, book);
        paid = _payIncome(share, maker);
        if (paid != 0) CASH.safeTransfer(receiver, paid);
    }

    /// @inheritdoc IQuotes
    function sellHeld(
        address share,
        address owner,
        address maker,
        uint256 amount,
        uint256 minimumPaid,
        address receiver
    ) external nonReentrant returns (uint256 filled, uint256 paid) {
        _checkReceiver(receiver);
        _checkActor(share, owner);
        if (owner == maker) revert QuoteNothingAsked();
        if (IShareAdmission(share).isFrozen(owner)) revert MakerNotAdmitted(owner);
        Book memory own = QuoteWords.unpackBook(_books[share][owner]);
        (filled, paid) = _fillSale(share, maker, amount, minimumPaid, 0, owner, 0);
        _takeOut(share, owner, own, filled);
        _store(share, owner, own);
        CASH.safeTransfer(receiver, paid);
    }

    // ---- about makers

    /// @inheritdoc IQuotes
    function suspend(address share, address maker) external {
        uint256 word = _rules[share][maker];
        if (word == 0) revert QuoteNothingAsked();
        Rule memory rule = QuoteWords.unpackRule(word);
        bool frozen = IShareAdmission(share).isFrozen(maker);
        if (!frozen && IShareAdmission(share).canReceive(maker)) revert MakerStillAdmitted(maker);
        rule.sellsOnly = true;
        if (frozen && rule.terms.end > block.timestamp) rule.terms.end = uint32(block.timestamp);
        _rules[share][maker] = QuoteWords.packRule(rule);
        emit Suspended(share, maker, frozen);
    }

    /// @inheritdoc IQuotes
    function deliver(address share, address maker, uint256 shares, address to) external nonReentrant {
        if (msg.sender != IShareAdmission(share).owner() && !IShareAdmission(share).isAgent(msg.sender)) {
            revert NotAgentOfShare(msg.sender);
        }
        if (IShareAdmission(share).canReceive(maker)) revert MakerStillAdmitted(maker);
        Book memory book = QuoteWords.unpackBook(_books[share][maker]);
        _takeOut(share, maker, book, shares);
        _store(share, maker, book);
        emit QuotesDelivered(share, maker, to, shares, msg.sender);
        IERC20(share).safeTransfer(to, shares);
    }

    // ---- for takers

    /// @inheritdoc IQuotes
    function sell(
        address share,
        address maker,
        uint256 amount,
        uint256 minimumPaid,
        uint256 minimumFilled,
        address receiver
    ) external nonReentrant returns (uint256 filled, uint256 paid) {
        _checkReceiver(receiver);
        (filled, paid) = _fillSale(share, maker, amount, minimumPaid, minimumFilled, msg.sender, 0);
        IERC20(share).safeTransferFrom(msg.sender, address(this), filled);
        CASH.safeTransfer(receiver, paid);
    }

    /// @notice A holder's `transferAndCall` of a share: a sale of all of it or nothing, without an approval.
    /// @param data abi.encode(maker, minimumPaid, receiver)
    function onTransferReceived(address, address from, uint256 amount, bytes calldata data)
        external
        nonReentrant
        returns (bytes4)
    {
        if (data.length != 96) revert QuoteBadInstructions(data);
        (address maker, uint256 minimumPaid, address receiver) = abi.decode(data, (address, uint256, address));
        _checkReceiver(receiver);
        (, uint256 paid) = _fillSale(msg.sender, maker, amount, minimumPaid, amount, from, amount);
        CASH.safeTransfer(receiver, paid);
        return IERC1363Receiver.onTransferReceived.selector;
    }

    /// @inheritdoc IQuotes
    function buy(
        address share,
        address maker,
        uint256 amount,
        uint256 maximumCost,
        uint256 minimumFilled,
        address receiver
    ) external nonReentrant returns (uint256 filled, uint256 cost) {
        if (amount == 0) revert QuoteNothingAsked();
        Terms memory terms = _openTerms(share, maker);
        Book memory book = QuoteWords.unpackBook(_books[share][maker]);
        uint256 ask = NAV.ask(share);
        (filled, cost) = terms.sells(book, amount, ask);
        if (filled == 0) revert QuotePaysNothing(share, maker, amount);
        if (filled < minimumFilled) revert QuoteFilledTooLittle(filled, minimumFilled);
        uint256 maximum = filled == amount ? maximumCost : Math.mulDiv(maximumCost, filled, amount);
        if (cost > maximum) revert QuoteCostsTooMuch(cost, maximum);

        _takeCash(cost);
        book.used = terms.usedAfter(book, filled);
        book.time = block.timestamp;
        book.cash += cost;
        _takeOut(share, maker, book, filled);
        _store(share, maker, book);
        emit QuoteTaken(share, maker, msg.sender, false, filled, cost, ask);
        IERC20(share).safeTransfer(receiver, filled);
    }

    // ---- views

    /// @inheritdoc IQuotes
    function nav() external view returns (address) {
        return address(NAV);
    }

    /// @inheritdoc IQuotes
    function cash() external view returns (address) {
        return address(CASH);
    }

    /// @inheritdoc IQuotes
    function quoteSale(address share, address maker, uint256 amount)
        external
        view
        returns (uint256 filled, uint256 paid)
    {
        Rule memory rule = QuoteWords.unpackRule(_rules[share][maker]);
        if (rule.sellsOnly || block.timestamp >= rule.terms.end) return (0, 0);
        Book memory book = QuoteWords.unpackBook(_books[share][maker]);
        (filled, paid) = rule.terms.buys(book, amount, NAV.bid(share));
        if (paid == 0) filled = 0;
    }

    /// @inheritdoc IQuotes
    function quotePurchase(address share, address maker, uint256 amount)
        external
        view
        returns (uint256 filled, uint256 cost)
    {
        Rule memory rule = QuoteWords.unpackRule(_rules[share][maker]);
        if (block.timestamp >= rule.terms.end) return (0, 0);
        Book memory book = QuoteWords.unpackBook(_books[share][maker]);
        return rule.terms.sells(book, amount, NAV.ask(share));
    }

    /// @inheritdoc IQuotes
    function depthOf(address share, address maker, uint256 spread)
        external
        view
        returns (uint256 buys, uint256 sells, uint256 since)
    {
        Rule memory rule = QuoteWords.unpackRule(_rules[share][maker]);
        since = rule.since;
        if (block.timestamp >= rule.terms.end) return (0, 0, since);
        Book memory book = QuoteWords.unpackBook(_books[share][maker]);
        uint256 most = rule.terms.buysWithin(book.shares, spread);
        if (!rule.sellsOnly && most != 0) {
            uint256 paid;
            (buys, paid) = rule.terms.buys(book, most, NAV.bid(share));
            if (paid == 0) buys = 0;
        }
        sells = Math.min(rule.terms.sellsWithin(book.shares, spread), rule.terms.roomOf(book));
    }

    /// @inheritdoc IQuotes
    function ruleOf(address share, address maker) external view returns (Rule memory) {
        return QuoteWords.unpackRule(_rules[share][maker]);
    }

    /// @inheritdoc IQuotes
    function bookOf(address share, address maker) external view returns (Book memory) {
        return QuoteWords.unpackBook(_books[share][maker]);
    }

    // ---- inside

    /// @dev Books a sale to a maker; the shares come, or have come, and the cash leaves after it.
    /// @param arrived share units that are here already
    function _fillSale(
        address share,
        address maker,
        uint256 amount,
        uint256 minimumPaid,
        uint256 minimumFilled,
        address seller,
        uint256 arrived
    ) private returns (uint256 filled, uint256 paid) {
        if (amount == 0) revert QuoteNothingAsked();
        Rule memory rule = _openRule(share, maker);
        if (rule.sellsOnly) revert QuoteSellsOnly(share, maker);
        Book memory book = QuoteWords.unpackBook(_books[share][maker]);
        uint256 bid = NAV.bid(share);
        (filled, paid) = rule.terms.buys(book, amount, bid);
        if (paid == 0) revert QuotePaysNothing(share, maker, amount);
        if (filled < minimumFilled) revert QuoteFilledTooLittle(filled, minimumFilled);
        // in proportion, rounded up
        uint256 minimum =
            filled == amount ? minimumPaid : Math.mulDiv(minimumPaid, filled, amount, Math.Rounding.Ceil);
        if (paid < minimum) revert QuotePaidTooLittle(paid, minimum);

        _settle(share, maker, book, arrived);
        book.used = rule.terms.usedAfter(book, filled);
        book.time = block.timestamp;
        book.shares += filled;
        book.cash -= paid;
        _store(share, maker, book);
        emit QuoteTaken(share, maker, seller, true, filled, paid, bid);
    }

    /// @dev Takes shares out of a book, with their income settled.
    function _takeOut(address share, address maker, Book memory book, uint256 shares) private {
        if (shares > book.shares) revert QuoteSharesShort(shares, book.shares);
        _settle(share, maker, book, 0);
        book.shares -= shares;
    }

    function _takeCash(uint256 amount) private {
        if (amount == 0) return;
        uint256 before = CASH.balanceOf(address(this));
        CASH.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = CASH.balanceOf(address(this)) - before;
        if (received != amount) revert QuoteCashArrivedShort(amount, received);
    }

    function _store(address share, address maker, Book memory book) private {
        _books[share][maker] = QuoteWords.packBook(book);
    }

    function _openRule(address share, address maker) private view returns (Rule memory rule) {
        rule = QuoteWords.unpackRule(_rules[share][maker]);
        if (block.timestamp >= rule.terms.end) revert QuoteOver(share, maker, rule.terms.end);
    }

    function _openTerms(address share, address maker) private view returns (Terms memory) {
        return _openRule(share, maker).terms;
    }

    /// @dev A share that pays in this cash and has named this contract a venue of its own gate.
    function _checkShare(address share) private view {
        address gate = IShare(share).gateOf(address(this));
        if (gate != address(this)) revert QuotesOfAnotherGate(share, gate);
        address pays = IPool(IShare(share).pool()).cash();
        if (pays != address(CASH)) revert QuotesOtherCash(share, pays);
    }

    function _checkReceiver(address receiver) private pure {
        if (receiver == address(0)) revert QuoteNoReceiver();
    }

    /// @dev The maker itself, unless its wallet was lost; then the wallet that the registry recovered it to.
    function _checkActor(address share, address maker) private view {
        address actor = IIdentity(IShareAdmission(share).identityRegistry()).recoveredTo(maker);
        if (msg.sender != (actor == address(0) ? maker : actor)) revert NotTheMaker(msg.sender, maker);
    }
}
