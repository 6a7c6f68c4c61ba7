// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IAuctions} from "../interfaces/IAuctions.sol";
import {INav} from "../interfaces/INav.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IPools} from "../interfaces/IPools.sol";
import {IShare} from "../interfaces/IShare.sol";
import {IShareAdmission} from "../interfaces/IShareAdmission.sol";
import {AuctionsBook} from "./AuctionsBook.sol";
import {IWindowedPool} from "./IWindowedPool.sol";
import {Tally} from "./Tally.sol";

/// @title Auctions
/// @notice Sealed-bid batch auctions: for days on which many want to leave at once nobody is first, and one price holds
/// for all. An order is sealed with a deposit that covers it in full, opened when no more can come, and paid when its
/// owner fetches it.
///
/// Assumes
/// - of the cash: an ERC-20 that moves exactly what it is told to (checked where it comes in) and does not rebase; it may
///   call back (every entry is guarded) and may block an address, which stops only that address;
/// - of shares: Specie's Share, with this contract as a venue of its own gate;
/// - of nav: `price` answers always; it decides only between several prices at which an auction clears;
/// - of servicer and guard: they open auctions, no more. They see no order, choose no price, hold nothing back.
///
/// What holds
/// - one price for all; nobody pays more or gets less than was sealed; the volume is the largest of all prices; at the
///   margin everyone is filled in the same proportion;
/// - every deposit comes out: withdrawn, claimed, or, where nobody settles within `GRACE`, whole;
/// - nobody is paid in a loop: `tally` reads orders in as many steps as wanted, `claim` its own.
///
/// Known
/// - The deposit shows an order's side and its largest size; a larger deposit hides it better and forfeits more.
/// - Who reveals last knows the others' orders and may keep silent for the forfeit; it is the price of that choice.
/// - Roundings leave at most a share unit and a cash unit an order here.
contract Auctions is AuctionsBook, IERC1363Receiver, AccessManaged {
    using SafeERC20 for IERC20;
    using Tally for Tally.Sums;

    /// @notice Shortest and longest time for commitments, and for reveals, seconds.
    uint256 public constant SHORTEST = 15 minutes;
    uint256 public constant LONGEST = 30 days;
    /// @notice Largest forfeit, 1e-5 of a deposit.
    uint256 public constant MAX_FORFEIT = 10_000;

    INav private immutable NAV;
    IPools private immutable POOLS;

    /// @inheritdoc IAuctions
    address public guard;
    /// @inheritdoc IAuctions
    uint256 public auctions;

    /// @param cash_ that all shares are auctioned for
    /// @param nav_ prices of the shares
    /// @param pools_ registry of the pools whose servicers may open auctions
    /// @param authority access manager: who names the guard
    constructor(address cash_, address nav_, address pools_, address authority)
        AccessManaged(authority)
        AuctionsBook(cash_)
    {
        (NAV, POOLS) = (INav(nav_), IPools(pools_));
    }

    /// @notice Names the contract whose auctions are reopening auctions.
    function setGuard(address guard_) external restricted {
        guard = guard_;
        emit GuardSet(guard_);
    }

    // ---- opening

    /// @inheritdoc IAuctions
    function open(address share, Terms calldata terms) external returns (uint256 id) {
        address pool = IShare(share).pool();
        if (!POOLS.isPool(pool)) revert AuctionUnknownPool(pool);
        bool reopening = msg.sender == guard;
        if (!reopening) {
            address servicer = IWindowedPool(pool).servicer();
            if (msg.sender != servicer) revert NotOpener(msg.sender, servicer);
        }
        address gate = IShare(share).gateOf(address(this));
        if (gate != address(this)) revert AuctionNotGate(share, gate);
        address pays = IPool(pool).cash();
        if (pays != address(CASH)) revert AuctionOtherCash(share, pays);
        _checkTimes(terms.commitEnds, terms.revealEnds);
        if (terms.forfeit > MAX_FORFEIT) revert ForfeitOutOfRange(terms.forfeit, MAX_FORFEIT);

        id = ++auctions;
        uint256 anchor = Math.min(NAV.price(share), type(uint128).max);
        State storage s = _states[id];
        (s.share, s.reopening) = (share, reopening);
        (s.commitEnds, s.revealEnds) = (terms.commitEnds, terms.revealEnds);
        (s.forfeit, s.least, s.anchor) = (terms.forfeit, terms.least, uint128(anchor));
        emit AuctionOpened(id, share, reopening, terms, anchor);
    }

    function _checkTimes(uint256 commitEnds, uint256 revealEnds) private view {
        bool good = commitEnds >= block.timestamp + SHORTEST && commitEnds <= block.timestamp + LONGEST
            && revealEnds >= commitEnds + SHORTEST && revealEnds <= commitEnds + LONGEST;
        if (!good) revert AuctionTimesOutOfRange(commitEnds, revealEnds);
    }

    // ---- orders

    /// @inheritdoc IAuctions
    function commit(uint256 id, bytes32 seal, uint256 deposit)
        external
        nonReentrant
        returns (uint256 number)
    {
        address share = _committing(id);
        if (!IShareAdmission(share).canReceive(msg.sender)) revert AuctionNotAdmitted(msg.sender);
        number = _enter(id, msg.sender, seal, deposit, 0);
        uint256 before = CASH.balanceOf(address(this));
        CASH.safeTransferFrom(msg.sender, address(this), deposit);
        uint256 received = CASH.balanceOf(address(this)) - before;
        if (received != deposit) revert AuctionCashShort(deposit, received);
    }

    /// @notice A sealed sell order, by `transferAndCall` of the shares that cover it.
    /// @param data abi.encode(uint256 id, bytes32 seal)
    function onTransferReceived(address, address from, uint256 amount, bytes calldata data)
        external
        nonReentrant
        returns (bytes4)
    {
        (uint256 id, bytes32 seal) = abi.decode(data, (uint256, bytes32));
        address share = _committing(id);
        if (msg.sender != share) revert AuctionOfAnotherShare(id, share);
        uint256 index = _harvest(share);
        uint256 number = _enter(id, from, seal, amount, SELLS);
        if (index != 0) _starts[id][number] = index;
        _incomes[share].held += uint96(amount);
        return IERC1363Receiver.onTransferReceived.selector;
    }

    /// @inheritdoc IAuctions
    function withdraw(uint256 id, uint256 number, address receiver) external nonReentrant {
        address share = _committing(id);
        Entry memory entry = _entryOf(id, number);
        _checkOwner(share, entry.owner);
        if (entry.deposit == 0) revert NothingToTake(id, number);
        uint256 index = entry.flags & SELLS == 0 ? 0 : _harvest(share);
        uint256 income =
            entry.flags & SELLS == 0 ? 0 : (uint256(entry.deposit) * (index - _starts[id][number])) >> 64;
        (_entries[id][number].deposit, _entries[id][number].content) = (0, 0);
        _entries[id][number].flags = entry.flags | CASH_TAKEN | SHARES_TAKEN;
        emit OrderWithdrawn(id, number, receiver);
        if (entry.flags & SELLS == 0) {
            _pay(receiver, entry.deposit);
        } else {
            _hand(share, receiver, entry.deposit);
            _pay(receiver, income);
        }
    }

    /// @inheritdoc IAuctions
    function reveal(uint256 id, uint256 number, uint256 shares, uint256 price, uint256 salt) external {
        State storage s = _stateOf(id);
        if (block.timestamp <= s.commitEnds || block.timestamp > s.revealEnds) {
            revert NotRevealing(id, s.commitEnds, s.revealEnds);
        }
        Entry memory entry = _entryOf(id, number);
        if (entry.flags & REVEALED != 0) revert RevealedAlready(id, number);
        bool sells = entry.flags & SELLS != 0;
        if (entry.content != sealOf(id, entry.owner, sells, shares, price, salt)) {
            revert SealDiffers(id, number);
        }
        if (shares == 0 || price == 0 || shares > type(uint96).max || price > type(uint128).max) {
            revert RevealOutOfRange(shares, price);
        }
        uint256 needed = sells ? shares : Math.mulDiv(shares, price, WAD, Math.Rounding.Ceil);
        if (needed > entry.deposit) revert DepositShort(needed, entry.deposit);

        _entries[id][number].content = bytes32(shares << 128 | price);
        _entries[id][number].flags = entry.flags | REVEALED;
        s.revealed += 1;
        emit OrderRevealed(id, number, shares, price);
    }

    // ---- settlement

    /// @inheritdoc IAuctions
    function tally(uint256 id, uint256 low, uint256 high, uint256 count)
        external
        nonReentrant
        returns (bool settled)
    {
        State storage s = _stateOf(id);
        if (s.settled || block.timestamp <= s.revealEnds || block.timestamp > s.revealEnds + GRACE) {
            revert NotTallying(id, s.revealEnds, s.revealEnds + GRACE);
        }
        bytes32 key = keccak256(abi.encode(low, high));
        Tally.Sums memory sums = _tallies[id][key];
        uint256 all = _entries[id].length;
        uint256 end = count < all - sums.counted ? sums.counted + count : all;
        _count(id, sums, low, high, end);
        emit AuctionTallied(id, low, high, end);
        if (end != all) {
            _tallies[id][key] = sums;
            return false;
        }
        _settle(id, s, sums, sums.result(low, high, s.anchor));
        return true;
    }

    function _settle(uint256 id, State storage s, Tally.Sums memory sums, Tally.Result memory r) private {
        (s.settled, s.cleared) = (true, r);
        (uint256 sellWeight, uint256 buyWeight) =
            r.volume == 0 ? (uint256(sums.sellDeposits), uint256(sums.buyDeposits)) : (r.volume, r.volume);
        (s.sellWeight, s.buyWeight) = (uint128(sellWeight), uint128(buyWeight));
        if (sellWeight != 0) s.forfeitedCash = sums.forfeitedCash;
        if (buyWeight != 0) s.forfeitedShares = sums.forfeitedShares;
        s.index = uint128(_harvest(s.share));
        emit AuctionCleared(id, r.price, r.volume, s.forfeitedCash, s.forfeitedShares);
    }

    // ---- taking out

    /// @inheritdoc IAuctions
    function claim(uint256 id, uint256 number, address receiver)
        external
        nonReentrant
        returns (uint256 cash_, uint256 shares)
    {
        return _take(id, number, receiver, CASH_TAKEN | SHARES_TAKEN);
    }

    /// @inheritdoc IAuctions
    function takeCash(uint256 id, uint256 number, address receiver)
        external
        nonReentrant
        returns (uint256 cash_)
    {
        (cash_,) = _take(id, number, receiver, CASH_TAKEN);
    }

    /// @inheritdoc IAuctions
    function takeShares(uint256 id, uint256 number, address receiver)
        external
        nonReentrant
        returns (uint256 shares, uint256 income)
    {
        (income, shares) = _take(id, number, receiver, SHARES_TAKEN);
    }

    function _take(uint256 id, uint256 number, address receiver, uint8 what)
        private
        returns (uint256 cash_, uint256 shares)
    {
        if (receiver == address(0)) revert NoReceiverGiven();
        State memory s = _stateOf(id);
        Entry memory entry = _entryOf(id, number);
        if (!_over(s)) revert AuctionOpen(id);
        _checkOwner(s.share, entry.owner);
        what &= ~entry.flags;
        Due memory due = _dueOf(s, id, number, _harvest(s.share));
        _entries[id][number].flags = entry.flags | what;

        uint256 income;
        if (what & CASH_TAKEN != 0 && due.cash != 0) {
            cash_ = due.cash;
            emit AuctionCashTaken(id, number, receiver, cash_);
        }
        if (what & SHARES_TAKEN != 0 && (due.shares != 0 || due.income != 0)) {
            (shares, income) = (due.shares, due.income);
            emit AuctionSharesTaken(id, number, receiver, shares, income);
        }
        cash_ += income;
        if (cash_ == 0 && shares == 0) revert NothingToTake(id, number);
        if (shares != 0) _hand(s.share, receiver, shares);
        if (cash_ != 0) _pay(receiver, cash_);
    }

    // ---- views

    /// @inheritdoc IAuctions
    function cash() external view returns (address) {
        return address(CASH);
    }

    /// @inheritdoc IAuctions
    function nav() external view returns (address) {
        return address(NAV);
    }

    /// @inheritdoc IAuctions
    function clearing(uint256 id) external view returns (uint256 price, uint256 volume, bool settled) {
        State storage s = _states[id];
        return (s.cleared.price, s.cleared.volume, s.settled);
    }

    /// @inheritdoc IAuctions
    function auctionOf(uint256 id) external view returns (Auction memory auction) {
        State memory s = _stateOf(id);
        (auction.share, auction.reopening, auction.settled) = (s.share, s.reopening, s.settled);
        auction.terms = Terms(s.commitEnds, s.revealEnds, s.forfeit, s.least);
        (auction.anchor, auction.orders, auction.revealed) = (s.anchor, _entries[id].length, s.revealed);
        (auction.price, auction.volume) = (s.cleared.price, s.cleared.volume);
    }

    /// @inheritdoc IAuctions
    function orderOf(uint256 id, uint256 number) external view returns (Order memory order) {
        State memory s = _stateOf(id);
        Entry memory entry = _entryOf(id, number);
        (order.owner, order.deposit) = (entry.owner, entry.deposit);
        order.sells = entry.flags & SELLS != 0;
        order.revealed = entry.flags & REVEALED != 0;
        order.cashTaken = entry.flags & CASH_TAKEN != 0;
        order.sharesTaken = entry.flags & SHARES_TAKEN != 0;
        if (order.revealed) (order.shares, order.price) = _opened(entry.content);
        else order.seal = entry.content;
        if (!_over(s)) return order;
        Due memory due = _dueOf(s, id, number, _indexNow(s.share));
        if (!order.cashTaken) order.cash = due.cash;
        if (!order.sharesTaken) (order.coming, order.cash) = (due.shares, order.cash + due.income);
    }

    /// @inheritdoc IAuctions
    function sealOf(uint256 id, address owner, bool sells, uint256 shares, uint256 price, uint256 salt)
        public
        view
        returns (bytes32)
    {
        return keccak256(abi.encode(block.chainid, address(this), id, owner, sells, shares, price, salt));
    }

    // ---- inside

    function _enter(uint256 id, address owner, bytes32 seal, uint256 deposit, uint8 flags)
        private
        returns (uint256 number)
    {
        uint256 least = _states[id].least;
        if (deposit == 0 || deposit < least) revert DepositTooSmall(deposit, least);
        if (deposit > type(uint88).max) revert DepositTooLarge(deposit);
        number = _entries[id].length;
        _entries[id].push(Entry(seal, owner, uint88(deposit), flags));
        emit OrderSealed(id, number, owner, flags & SELLS != 0, deposit);
    }

    function _committing(uint256 id) private view returns (address share) {
        State storage s = _stateOf(id);
        if (block.timestamp > s.commitEnds) revert CommitOver(id, s.commitEnds);
        return s.share;
    }

    /// @dev Settled, or past the time for it.
    function _over(State memory s) private view returns (bool) {
        return s.settled || block.timestamp > s.revealEnds + GRACE;
    }

    function _stateOf(uint256 id) private view returns (State storage s) {
        s = _states[id];
        if (s.share == address(0)) revert UnknownAuction(id);
    }

    function _entryOf(uint256 id, uint256 number) private view returns (Entry memory) {
        if (number >= _entries[id].length) revert UnknownOrder(id, number);
        return _entries[id][number];
    }

    function _hand(address share, address receiver, uint256 shares) private {
        _incomes[share].held -= uint96(shares);
        IERC20(share).safeTransfer(receiver, shares);
    }

    function _pay(address receiver, uint256 amount) private {
        if (amount != 0) CASH.safeTransfer(receiver, amount);
    }
}
