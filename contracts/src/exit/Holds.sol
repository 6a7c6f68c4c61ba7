// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IDesk} from "../interfaces/IDesk.sol";
import {IGuardLevel} from "../interfaces/IGuardLevel.sol";
import {IHolds} from "../interfaces/IHolds.sol";
import {INav} from "../interfaces/INav.sol";
import {IReserve} from "../interfaces/IReserve.sol";
import {IReserveUser} from "../interfaces/IReserveUser.sol";
import {BucketLibrary} from "./Bucket.sol";
import {HoldPrice} from "./HoldPrice.sol";
import {Inventory} from "./Inventory.sol";

/// @title Holds
/// @notice Sells holders a firm price of the desk until a time: a short put, fully covered.
///
/// A ticket pays what the desk would have paid when it was sold, fee included. It takes the desk's bucket as that sale
/// would have, and the cash for it is drawn from the reserve and lies here. Using it needs nothing more: no price, no
/// bucket, no cash elsewhere, no guard. The holder sends its shares to the desk with the ticket's number
/// (`share.transferAndCall(desk, amount, abi.encode(minimumPaid, receiver, ticket))`), all or in parts.
///
/// The premium is the providers', but only as tickets end: until then it counts for who enters the reserve and not for
/// who leaves it, and the cash counts by the lower or the higher of itself and the shares it may turn into.
///
/// Assumes
/// - of the cash: as Desk does; of the desk: that it names this contract as its `holds`; of the reserve: that this
///   contract is one of its members;
/// - of volatility: that the authority sets it from the price's history, reports included. A holder who knows of a
///   report to come gains nothing over selling at once: a ticket pays as much as a sale, less the premium.
///
/// Known
/// - A ticket belongs to the wallet that bought it. If the wallet is lost, so is the ticket.
/// - Whoever buys tickets to keep others out pays the premium of what they take, with scarcity, again and again; the
///   use above the ceiling is never theirs to take.
contract Holds is IHolds, AccessManaged, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    /// @dev Two words.
    struct Slip {
        address holder;
        uint96 paid;
        uint96 shares;
        uint96 left;
        uint32 until;
        uint32 number;
    }

    /// @dev Outstanding of one share: three words, and its terms beside.
    struct Account {
        uint128 paid;
        uint128 premium;
        uint96 shares;
        uint128 earned;
        uint128 lowest;
        uint128 highest;
    }

    uint256 private constant WAD = 1e18;
    /// @notice Providers' exits walk the shares.
    uint256 public constant MAX_SHARES = 32;
    /// @notice Longest time of a ticket that terms may allow, seconds.
    uint256 public constant MAX_TIME = 90 days;
    /// @notice One, in the unit of the ceiling.
    uint256 private constant PART = 10_000;

    IDesk private immutable DESK;
    IReserve private immutable RESERVE;
    INav private immutable NAV;
    IERC20 private immutable CASH;

    /// @notice Whose levels stop new tickets; zero: nobody's.
    IGuardLevel public guard;
    /// @inheritdoc IHolds
    uint256 public count;
    address[] private _shares;
    mapping(address share => Terms) private _terms;
    mapping(address share => uint256) private _numbers;
    mapping(address share => Account) private _accounts;
    mapping(uint256 ticket => Slip) private _slips;

    modifier onlyDesk() {
        if (msg.sender != address(DESK)) revert OnlyDesk(msg.sender);
        _;
    }

    /// @param desk_ whose prices are sold
    /// @param authority access manager: who sets terms and the guard
    constructor(address desk_, address authority) AccessManaged(authority) {
        DESK = IDesk(desk_);
        RESERVE = IReserve(DESK.reserve());
        NAV = INav(DESK.nav());
        CASH = IERC20(DESK.cash());
    }

    // ---- terms, by the authority

    /// @notice Sets the conditions of new tickets. Those that were sold stay as they are.
    function setTerms(address share, Terms calldata terms_) external restricted {
        if (!DESK.listed(share)) revert NotHeld(share);
        if (terms_.volatility > 1e6 || terms_.longest > MAX_TIME || terms_.ceiling > 9500) {
            revert BadHoldTerms(terms_.volatility, terms_.longest, terms_.ceiling);
        }
        if (_numbers[share] == 0) {
            if (_shares.length == MAX_SHARES) revert TooManyHeld(MAX_SHARES);
            _shares.push(share);
            _numbers[share] = _shares.length;
        }
        _terms[share] = terms_;
        emit HoldTermsSet(share, terms_.volatility, terms_.longest, terms_.ceiling);
    }

    /// @notice Names the guard whose level 1 stops new tickets; zero for none.
    function setGuard(address guard_) external restricted {
        guard = IGuardLevel(guard_);
        emit GuardSet(guard_);
    }

    // ---- buying a firm price

    /// @inheritdoc IHolds
    function quote(address share, uint256 amount, uint256 until)
        external
        view
        returns (uint256 gross, uint256 paid, uint256 premium)
    {
        (gross, paid, premium,) = _price(share, amount, until);
    }

    /// @inheritdoc IHolds
    /// @dev All books are written before cash moves: a cash token that calls the buyer back finds the premium counted
    /// for who enters, and the cash set aside.
    function buy(address share, uint256 amount, uint256 until, uint256 minimumPaid, uint256 maximumPremium)
        external
        nonReentrant
        returns (uint256 ticket, uint256 paid, uint256 premium)
    {
        uint256 gross;
        uint256 use;
        (gross, paid, premium, use) = _price(share, amount, until);
        uint256 balance = IERC20(share).balanceOf(msg.sender);
        if (balance < amount) revert HoldsNothing(msg.sender, share, amount, balance);
        if (paid < minimumPaid) revert HoldPaysTooLittle(paid, minimumPaid);
        if (premium > maximumPremium) revert PremiumTooHigh(premium, maximumPremium);

        ticket = ++count;
        _slips[ticket] = Slip({
            holder: msg.sender,
            paid: paid.toUint96(),
            shares: amount.toUint96(),
            left: uint96(amount),
            until: uint32(until),
            number: uint32(_numbers[share])
        });
        _add(_accounts[share], amount, paid, premium);
        DESK.hold(share, use);
        emit Held(ticket, share, msg.sender, amount, until, gross, paid, premium);

        uint256 drawn = RESERVE.draw(paid);
        if (drawn < paid) revert CashNotThere(paid, drawn);
        uint256 before = CASH.balanceOf(address(this));
        CASH.safeTransferFrom(msg.sender, address(this), premium);
        uint256 received = CASH.balanceOf(address(this)) - before;
        if (received != premium) revert PremiumArrivedShort(premium, received);
    }

    // ---- using it

    /// @inheritdoc IHolds
    function exercise(uint256 ticket, address share, address from, uint256 amount)
        external
        nonReentrant
        onlyDesk
        returns (uint256 paid)
    {
        Slip storage slip = _slips[ticket];
        Slip memory was = slip;
        if (was.holder == address(0)) revert NoTicket(ticket);
        if (was.holder != from) revert TicketOfAnother(ticket, was.holder);
        if (_shares[was.number - 1] != share) revert TicketOfOtherShare(ticket, _shares[was.number - 1]);
        if (block.timestamp > was.until) revert TicketExpired(ticket, was.until);
        if (amount == 0 || amount > was.left) revert TicketShort(ticket, amount, was.left);

        uint256 left = was.left - amount;
        paid = _cashOf(was, was.left) - _cashOf(was, left);
        slip.left = uint96(left);
        _earn(_accounts[share], amount, paid);
        emit Exercised(ticket, share, from, amount, paid);
    }

    /// @inheritdoc IHolds
    function pay(address receiver, uint256 paid) external nonReentrant onlyDesk {
        CASH.safeTransfer(receiver, paid);
    }

    // ---- ending it

    /// @inheritdoc IHolds
    function release(uint256[] calldata tickets) external nonReentrant {
        for (uint256 i; i < tickets.length; ++i) {
            Slip memory was = _slips[tickets[i]];
            if (was.holder == address(0)) continue;
            if (was.left != 0 && block.timestamp <= was.until) revert TicketNotOver(tickets[i], was.until);
            address share = _shares[was.number - 1];
            uint256 paid = _cashOf(was, was.left);
            delete _slips[tickets[i]];
            if (was.left != 0) {
                _earn(_accounts[share], was.left, paid);
                DESK.unhold(share, paid);
            }
            emit Released(tickets[i], share, paid);
            _collect(share, paid);
        }
    }

    /// @inheritdoc IHolds
    function collect(address share) external nonReentrant returns (uint256 earned) {
        return _collect(share, 0);
    }

    /// @inheritdoc IReserveUser
    /// @dev Everything here is spoken for.
    function remit(uint256) external view returns (uint256) {
        if (msg.sender != address(RESERVE)) revert OnlyItsReserve(msg.sender);
        return 0;
    }

    // ---- views

    /// @inheritdoc IHolds
    function ticketOf(uint256 ticket) external view returns (Ticket memory) {
        Slip memory slip = _slips[ticket];
        if (slip.holder == address(0)) revert NoTicket(ticket);
        return Ticket(slip.holder, _shares[slip.number - 1], slip.shares, slip.left, slip.paid, slip.until);
    }

    /// @inheritdoc IHolds
    function termsOf(address share) external view returns (Terms memory) {
        return _terms[share];
    }

    /// @inheritdoc IHolds
    function bookOf(address share) external view returns (Book memory) {
        Account memory a = _accounts[share];
        return Book(a.shares, a.paid, a.premium, a.earned, a.lowest, a.highest);
    }

    /// @inheritdoc IHolds
    function outstanding(address share) external view returns (uint256) {
        return _accounts[share].shares;
    }

    /// @notice Desk whose prices are sold.
    function desk() external view returns (address) {
        return address(DESK);
    }

    /// @inheritdoc IReserveUser
    function reserve() external view returns (address) {
        return address(RESERVE);
    }

    /// @inheritdoc IReserveUser
    /// @dev Shares with tickets outstanding or premium to collect.
    function shares() external view returns (address[] memory list) {
        list = new address[](_shares.length);
        uint256 found;
        for (uint256 i; i < _shares.length; ++i) {
            Account memory account = _accounts[_shares[i]];
            if (account.shares != 0 || account.earned != 0) list[found++] = _shares[i];
        }
        assembly {
            mstore(list, found)
        }
    }

    /// @inheritdoc IReserveUser
    function holdings() external view returns (uint256 paid, uint256 low, uint256 high, uint256 float) {
        float = 0;
        uint256 length = _shares.length;
        for (uint256 i; i < length; ++i) {
            Account memory a = _accounts[_shares[i]];
            high += uint256(a.premium) + a.earned;
            if (a.shares == 0) continue;
            paid += a.paid;
            (uint256 bid, uint256 ask) = Inventory.prices(NAV, _shares[i]);
            (uint256 low_, uint256 high_) = HoldPrice.value(a.shares, a.paid, a.lowest, a.highest, bid, ask);
            low += low_;
            high += high_;
        }
    }

    // ---- inside

    /// @dev What a ticket would be now; reverts where none is sold. `use` is the desk's bucket after it.
    function _price(address share, uint256 amount, uint256 until)
        private
        view
        returns (uint256 gross, uint256 paid, uint256 premium, uint256 use)
    {
        Terms memory terms_ = _terms[share];
        if (terms_.longest == 0) revert NotHeld(share);
        uint256 latest = block.timestamp + terms_.longest;
        if (until <= block.timestamp || until > latest) revert TooLong(until, latest);
        if (address(guard) != address(0)) {
            (uint256 level, uint256 end,) = guard.levelOf(share);
            if (level != 0) revert RiskHalted(share, level, end);
        }
        uint256 from;
        uint256 limit;
        (gross, paid, from, use, limit) = DESK.firm(share, amount);
        if (use * PART > terms_.ceiling * BucketLibrary.FULL) {
            revert TooMuchHeld(share, use * PART / BucketLibrary.FULL, terms_.ceiling);
        }
        uint256 discount = HoldPrice.discountUp(terms_.volatility, until - block.timestamp);
        premium = HoldPrice.premiumUp(discount, limit, from, use);
    }

    function _add(Account storage account, uint256 amount, uint256 paid, uint256 premium) private {
        uint128 lower = (paid * WAD / amount).toUint128();
        uint128 upper = Math.ceilDiv(paid * WAD, amount).toUint128();
        bool first = account.shares == 0;
        if (first || lower < account.lowest) account.lowest = lower;
        if (first || upper > account.highest) account.highest = upper;
        account.shares += uint96(amount);
        account.paid += uint128(paid);
        account.premium += premium.toUint128();
    }

    /// @dev Takes `amount` shares and `paid` cash out of what is outstanding; that part of the premium is earned.
    function _earn(Account storage account, uint256 amount, uint256 paid) private {
        (uint256 all, uint256 premium) = (account.paid, account.premium);
        uint256 part = all == paid ? premium : Math.mulDiv(premium, paid, all);
        (account.paid, account.premium) = (uint128(all - paid), uint128(premium - part));
        account.shares -= uint96(amount);
        account.earned += uint128(part);
    }

    /// @dev Hands the reserve what was earned, and `back` that it drew for nothing.
    function _collect(address share, uint256 back) private returns (uint256 earned) {
        earned = _accounts[share].earned;
        if (earned != 0) _accounts[share].earned = 0;
        if (earned + back != 0) CASH.safeTransfer(address(RESERVE), earned + back);
        if (earned == 0) return 0;
        emit PremiumEarned(share, earned);
        RESERVE.book(earned.toInt256());
    }

    /// @dev Cash of the last `left` share units of a ticket: parts add up to the whole, the remainder goes with the last.
    function _cashOf(Slip memory slip, uint256 left) private pure returns (uint256) {
        return Math.ceilDiv(uint256(slip.paid) * left, slip.shares);
    }
}
