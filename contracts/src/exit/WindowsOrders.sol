// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC7540Operator} from "../interfaces/IERC7540Redeem.sol";
import {IWindows} from "../interfaces/IWindows.sol";
import {Eras} from "./Eras.sol";
import {IAdmitting} from "./IAdmitting.sol";
import {IWindowedPool} from "./IWindowedPool.sol";
import {WindowsSchedule} from "./WindowsSchedule.sol";

/// @notice Orders of holders: placed, taken back, paid, handed back.
abstract contract WindowsOrders is WindowsSchedule, IERC1363Receiver, IERC7540Operator {
    using Eras for Eras.Book;
    using SafeERC20 for IERC20;

    /// @dev Cash that waits for its controller, and the shares that it was paid for.
    struct Due {
        uint128 cash;
        uint128 shares;
    }

    /// @dev An order worked out to now.
    /// @param filled shares that were redeemed
    /// @param cash for them, and income
    struct Standing {
        uint256 shares;
        uint256 weight;
        uint256 filled;
        uint256 cash;
    }

    /// @notice Open orders that a controller can have, each for another window.
    uint256 internal constant MAX_ORDERS = 10;
    uint256 private constant NUMBER_BITS = 24;
    uint256 private constant NUMBER = type(uint24).max;
    /// @dev Flag in a controller's list: `_dues` holds something.
    uint256 private constant DUE = 1 << 255;

    /// @dev Windows of a controller's open orders, 24 bits each, and the flag above.
    mapping(address controller => uint256) private _lists;
    mapping(address controller => Due) internal _dues;

    /// @inheritdoc IERC7540Operator
    mapping(address controller => mapping(address operator => bool)) public isOperator;

    modifier onlyFor(address controller) {
        _checkFor(controller);
        _;
    }

    /// @inheritdoc IERC7540Operator
    function setOperator(address operator, bool approved) external returns (bool) {
        isOperator[msg.sender][operator] = approved;
        emit OperatorSet(msg.sender, operator, approved);
        return true;
    }

    // ---- joining

    /// @notice A holder's `transferAndCall` of the share: an order without an approval.
    /// @param data empty: for the first open window; abi.encode(window); or abi.encode(window, controller)
    function onTransferReceived(address, address from, uint256 shares, bytes calldata data)
        external
        nonReentrant
        returns (bytes4)
    {
        if (msg.sender != address(SHARE)) revert OnlyShare(msg.sender);
        if (data.length != 0 && data.length != 32 && data.length != 64) revert NotAnOrder(data);
        uint256 number = data.length == 0 ? 0 : uint256(bytes32(data));
        address controller = data.length == 64 ? abi.decode(data[32:], (address)) : from;
        _join(from, controller, number, shares);
        return IERC1363Receiver.onTransferReceived.selector;
    }

    /// @inheritdoc IWindows
    function request(uint256 shares, uint256 number, address controller)
        external
        nonReentrant
        returns (uint256 joined)
    {
        return _request(msg.sender, controller, number, shares);
    }

    function _request(address owner, address controller, uint256 number, uint256 shares)
        internal
        returns (uint256 joined)
    {
        IERC20(address(SHARE)).safeTransferFrom(owner, address(this), shares);
        return _join(owner, controller, number, shares);
    }

    function _join(address owner, address controller, uint256 number, uint256 shares)
        private
        returns (uint256)
    {
        if (shares == 0) revert NothingWanted();
        if (number == 0) number = open();
        Window memory window_ = _joinable(number);
        if (controller != owner && !IAdmitting(address(SHARE)).canReceive(controller)) {
            revert NotAdmitted(controller);
        }
        uint256 tier = _tierFor(window_);
        uint256 weight = shares * (UNIT - _fee(tier)) / UNIT;
        if (weight == 0) revert TooFew(shares);

        // the shares are here, but they have earned nothing here yet
        _harvest();
        _holdMore(shares);
        // the supply is below 2^96, and a weight never exceeds its shares
        window_.shares += uint96(shares);
        window_.weight += uint96(weight);
        _windows[number] = window_;
        _place(controller, number, shares, weight, tier);
        emit Requested(controller, number, shares, weight);
        return number;
    }

    /// @dev An order that grows keeps the longer notice that was given for a part of it.
    function _place(address controller, uint256 number, uint256 shares, uint256 weight, uint256 tier)
        private
    {
        Order memory order = _orders[controller][number];
        if (order.shares == 0) {
            _enlist(controller, number);
            order.since = uint24(number);
        }
        if (tier > order.tier) order.tier = uint8(tier);
        order.shares += uint96(shares);
        order.weight += uint96(weight);
        _orders[controller][number] = order;
        if (DISTRIBUTING) _debts[controller][number] += shares * _index;
    }

    // ---- leaving

    /// @inheritdoc IWindows
    function cancel(uint256 number, uint256 shares, address receiver) external nonReentrant {
        _cancel(msg.sender, number, shares);
        _release(receiver, shares);
    }

    /// @dev Takes shares out of an order; what it has coming is kept for its controller.
    function _cancel(address controller, uint256 number, uint256 shares) internal {
        if (shares == 0) revert NothingWanted();
        _harvest();
        Standing memory standing = _standing(controller, number);
        if (shares > standing.shares) revert MoreThanOrdered(shares, standing.shares);
        _checkLeave(number, _orders[controller][number].tier);

        uint256 weight = standing.weight * shares / standing.shares;
        _subtract(number, shares, weight);
        if (standing.cash != 0 || standing.filled != 0) _owe(controller, standing.cash, standing.filled);
        _store(controller, number, standing.shares - shares, standing.weight - weight);
        emit Cancelled(controller, number, shares);
    }

    /// @dev Until the cut-off of the window it waits for. An order that was given a lower fee for its notice stands as soon
    /// as that notice could no longer be given: who could order anew on the same terms may leave.
    function _checkLeave(uint256 number, uint256 tier) private view {
        uint256 next = _state.next;
        uint256 waits = number > next ? number : next;
        if (waits > _state.last) return;
        Window memory window_ = _windows[waits];
        if (block.timestamp > window_.cutoff) revert PastCutoff(waits, window_.cutoff);
        if (waits != number || tier == 0) return;
        uint256 until = window_.settles - _notice(tier) * 1 days;
        if (block.timestamp > until) revert NoticeGiven(waits, until);
    }

    /// @inheritdoc IWindows
    function takeInKind(address receiver) external nonReentrant returns (uint256 shares) {
        if (_state.empty < PATIENCE) revert StillPatient(_state.empty, PATIENCE);
        shares = _leaveAll(msg.sender);
        emit TakenInKind(msg.sender, receiver, shares, SHARE.totalSupply(), 0);
        _release(receiver, shares);
    }

    /// @inheritdoc IWindows
    function redeemAtPool(address receiver) external nonReentrant returns (uint256 cash) {
        if (receiver == address(0)) revert NoReceiver();
        uint256 shares = _leaveAll(msg.sender);
        if (DISTRIBUTING) _held -= uint96(shares);
        uint256 supply = SHARE.totalSupply();
        cash = IWindowedPool(POOL).redeem(TRANCHE, shares, receiver);
        emit TakenInKind(msg.sender, receiver, shares, supply, cash);
    }

    /// @dev Closes all orders of a controller.
    function _leaveAll(address controller) private returns (uint256 shares) {
        _harvest();
        Standing memory sum = _sweep(controller, true);
        if (sum.cash != 0 || sum.filled != 0) _owe(controller, sum.cash, sum.filled);
        shares = sum.shares;
        if (shares == 0) revert NothingWanted();
    }

    // ---- cash

    /// @inheritdoc IWindows
    function claim(address controller, address receiver)
        external
        nonReentrant
        onlyFor(controller)
        returns (uint256 cash)
    {
        cash = _sweep(controller, false).cash;
        if (_lists[controller] & DUE != 0) {
            cash += _dues[controller].cash;
            delete _dues[controller];
            _lists[controller] &= ~DUE;
        }
        if (cash == 0) revert NothingClaimable(controller);
        emit Claimed(controller, receiver, cash);
        _pay(receiver, cash);
    }

    /// @dev Moves what all orders have coming to `_dues`, from where parts of it can be paid.
    function _bookDue(address controller) internal returns (Due memory) {
        Standing memory sum = _sweep(controller, false);
        if (sum.cash != 0 || sum.filled != 0) _owe(controller, sum.cash, sum.filled);
        return _dues[controller];
    }

    /// @dev Brings all orders of a controller up to now, or closes them, and returns what they come to. Loops over its
    /// own orders, ten at most.
    function _sweep(address controller, bool close) private returns (Standing memory sum) {
        uint256 list = _lists[controller] & ~DUE;
        for (; list != 0; list >>= NUMBER_BITS) {
            uint256 number = list & NUMBER;
            Standing memory standing = _standing(controller, number);
            sum.cash += standing.cash;
            sum.filled += standing.filled;
            sum.shares += standing.shares;
            if (close) {
                _subtract(number, standing.shares, standing.weight);
                _store(controller, number, 0, 0);
            } else if (standing.cash != 0 || standing.filled != 0) {
                _store(controller, number, standing.shares, standing.weight);
            }
        }
    }

    function _owe(address controller, uint256 cash, uint256 filled) internal {
        _dues[controller].cash += uint128(cash);
        _dues[controller].shares += uint128(filled);
        _lists[controller] |= DUE;
    }

    // ---- views

    /// @inheritdoc IWindows
    function ordersOf(address controller) public view returns (uint256[] memory windows) {
        uint256 list = _lists[controller] & ~DUE;
        uint256 count;
        for (uint256 rest = list; rest != 0; rest >>= NUMBER_BITS) {
            ++count;
        }
        windows = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            windows[i] = list >> (NUMBER_BITS * i) & NUMBER;
        }
    }

    /// @inheritdoc IWindows
    function orderOf(address controller, uint256 number)
        external
        view
        returns (uint256 shares, uint256 weight, uint256 cash, uint256 tier)
    {
        Standing memory standing = _standing(controller, number);
        return (standing.shares, standing.weight, standing.cash, _orders[controller][number].tier);
    }

    /// @inheritdoc IWindows
    function claimable(address controller) external view returns (uint256 cash) {
        return _total(controller).cash;
    }

    /// @dev All orders of a controller, and what it has been owed since earlier.
    function _total(address controller) internal view returns (Standing memory sum) {
        (sum.cash, sum.filled) = (_dues[controller].cash, _dues[controller].shares);
        uint256 list = _lists[controller] & ~DUE;
        for (; list != 0; list >>= NUMBER_BITS) {
            Standing memory standing = _standing(controller, list & NUMBER);
            sum.cash += standing.cash;
            sum.filled += standing.filled;
            sum.shares += standing.shares;
        }
    }

    /// @dev An order worked out to now.
    function _standing(address controller, uint256 number) internal view returns (Standing memory standing) {
        Order memory order = _orders[controller][number];
        if (order.shares == 0) return standing;
        uint256 next = _state.next;
        Eras.Walk memory done = _eras.walk(
            order.shares, order.weight, order.since, next, DISTRIBUTING, DISTRIBUTING ? _index : 0
        );
        (standing.shares, standing.weight, standing.cash) = (done.shares, done.weight, done.cash);
        standing.filled = order.shares - done.shares;
        if (!DISTRIBUTING) return standing;

        uint256 start = order.since < next ? _eras.flows[order.since].index : _index;
        uint256 earned = order.shares * start + done.flow;
        uint256 debt = _debts[controller][number];
        if (earned > debt) standing.cash += (earned - debt) >> Eras.INDEX_BITS;
    }

    // ---- inside

    function _checkFor(address controller) private view {
        if (msg.sender != controller && !isOperator[controller][msg.sender]) {
            revert NotYours(controller, msg.sender);
        }
    }

    /// @dev Writes an order as of now; one with nothing left leaves the list.
    function _store(address controller, uint256 number, uint256 shares, uint256 weight) private {
        if (shares == 0) {
            delete _orders[controller][number];
            if (DISTRIBUTING) delete _debts[controller][number];
            _delist(controller, number);
            return;
        }
        Order storage order = _orders[controller][number];
        uint256 next = _state.next;
        (order.shares, order.weight) = (uint96(shares), uint96(weight));
        order.since = uint24(number > next ? number : next);
        if (DISTRIBUTING) _debts[controller][number] = shares * _index;
    }

    /// @dev Takes shares out of the sums that the next settlement works with. Sums were rounded up, so they suffice.
    function _subtract(uint256 number, uint256 shares, uint256 weight) private {
        if (number >= _state.next) {
            _windows[number].shares -= uint96(shares);
            _windows[number].weight -= uint96(weight);
        } else {
            _state.shares -= uint96(shares);
            _state.weight -= uint96(weight);
        }
    }

    function _enlist(address controller, uint256 number) private {
        uint256 list = _lists[controller];
        if (list >> (NUMBER_BITS * (MAX_ORDERS - 1)) & NUMBER != 0) {
            revert TooManyOrders(controller, MAX_ORDERS);
        }
        _lists[controller] = list & DUE | (list & ~DUE) << NUMBER_BITS | number;
    }

    function _delist(address controller, uint256 number) private {
        uint256 list = _lists[controller];
        uint256 shift;
        while (list >> shift & NUMBER != number) shift += NUMBER_BITS;
        uint256 low = list & ((1 << shift) - 1);
        _lists[controller] = list & DUE | (list & ~DUE) >> (shift + NUMBER_BITS) << shift | low;
    }
}
