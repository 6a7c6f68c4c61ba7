// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IDesk} from "../interfaces/IDesk.sol";
import {IExits} from "../interfaces/IExits.sol";
import {IQuotes} from "../interfaces/IQuotes.sol";
import {IHanding} from "../interfaces/IHanding.sol";
import {WindowsFactory} from "./WindowsFactory.sol";

/// @title Exits
/// @notice Carries out a sale over several exits in one transaction: a holder hands its shares in with an order, each leg
/// goes where it says, the cash goes from there to the receiver, and what nobody took goes back or into the windows.
///
/// How the shares are best split is worked out by whoever makes the order. Nothing of it is trusted here: legs go only
/// to exits that this contract was made with, their shares add up to no more than was handed in, and what the receiver
/// has got in the end, by its own balance, reaches the order's minimum. A wrong split costs its seller gas.
///
/// A leg that is refused (somebody was faster, a limit is reached, trading is closed) is passed over, and its shares are
/// rest; a leg that fails without a reason ends the order, as too little gas looks like that.
///
/// Assumes
/// - of the share that calls: nothing. Whoever pretends to be a share moves nothing but itself, as no balance and no
///   allowance outlives an order. Specie's Share has this contract as a venue of its own gate, so that shares come
///   in only with an order;
/// - of the exits: Specie's desk, market, block and quotes, windows that Specie's factory opened. The block is told
///   who the seller is, by this contract alone, and settles quotes that name that seller;
/// - of the cash: an ERC-20 whose balances mean what they say; it may call back (the only entry is guarded).
///
/// Known
/// - The rest goes back only to a seller whom the share still admits. Others sell all of it, or nothing.
/// - A block is settled whole or not at all; its quotes are then void for this order, and its shares are rest.
contract Exits is IExits, IERC1363Receiver, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev An order under way.
    struct Sale {
        address share;
        address seller;
        address receiver;
        uint256 planned;
        uint256 sold;
        uint256 paid;
        uint256 queued;
    }

    uint256 private constant TO_DESK = 1;
    uint256 private constant TO_MARKET = 2;
    uint256 private constant TO_BLOCK = 3;
    uint256 private constant TO_QUOTES = 4;
    uint256 private constant TO_WINDOWS = 5;

    IERC20 private immutable CASH;
    address private immutable DESK;
    address private immutable MARKET;
    address private immutable BLOCK;
    address private immutable QUOTES;
    WindowsFactory private immutable WINDOWS;

    /// @param desk_ whose cash all exits pay
    /// @param windows_ factory of the windows
    /// @param market_, block_, quotes_ zero: there is none
    constructor(address desk_, address windows_, address market_, address block_, address quotes_) {
        (DESK, WINDOWS) = (desk_, WindowsFactory(windows_));
        (MARKET, BLOCK, QUOTES) = (market_, block_, quotes_);
        CASH = IERC20(IDesk(desk_).cash());
    }

    /// @inheritdoc IExits
    function cash() external view returns (address) {
        return address(CASH);
    }

    /// @inheritdoc IExits
    function exitOf(address share, uint256 kind) public view returns (address) {
        if (kind == TO_DESK) return DESK;
        if (kind == TO_MARKET) return MARKET;
        if (kind == TO_BLOCK) return BLOCK;
        if (kind == TO_QUOTES) return QUOTES;
        if (kind == TO_WINDOWS) return WINDOWS.windowsOf(share);
        return address(0);
    }

    /// @notice A holder's `transferAndCall` of a share: an order.
    /// @param data abi.encode(Order)
    function onTransferReceived(address, address from, uint256 amount, bytes calldata data)
        external
        nonReentrant
        returns (bytes4)
    {
        Order calldata order = _orderIn(data);
        if (block.timestamp > order.deadline) revert OrderExpired(order.deadline);
        Sale memory sale;
        (sale.share, sale.seller, sale.receiver) = (msg.sender, from, order.receiver);
        if (sale.receiver == address(0) || sale.receiver == address(this)) revert NoReceiver();

        Fill[] memory fills = _carryOut(sale, order.legs, amount);
        _check(sale, order);
        _dispose(sale, order.queue, amount - sale.sold - sale.queued);
        emit Exited(sale.share, from, sale.receiver, amount, sale.sold, sale.paid, sale.queued, fills);
        return IERC1363Receiver.onTransferReceived.selector;
    }

    /// @dev Balances tell what each leg took and paid, so that no answer of anybody has to be believed.
    function _carryOut(Sale memory sale, Leg[] calldata legs, uint256 amount)
        private
        returns (Fill[] memory fills)
    {
        fills = new Fill[](legs.length);
        uint256 held = IERC20(sale.share).balanceOf(address(this));
        uint256 purse = CASH.balanceOf(sale.receiver);
        uint256 given;
        for (uint256 i; i < legs.length; ++i) {
            Leg calldata leg = legs[i];
            given += leg.shares;
            if (given > amount) revert LegsExceedOrder(given, amount);
            if (leg.kind == TO_WINDOWS) {
                _queue(sale, leg.shares, leg.data.length == 0 ? 0 : uint256(bytes32(leg.data)));
                fills[i] = Fill(leg.kind, leg.shares, 0);
                held -= leg.shares;
                continue;
            }
            _sell(sale, leg, i);
            uint256 left = IERC20(sale.share).balanceOf(address(this));
            uint256 got = CASH.balanceOf(sale.receiver);
            fills[i] = Fill(leg.kind, uint128(held - left), uint128(got - purse));
            if (held - left != leg.shares) IERC20(sale.share).approve(exitOf(sale.share, leg.kind), 0);
            sale.planned += leg.shares;
            sale.sold += held - left;
            sale.paid += got - purse;
            (held, purse) = (left, got);
        }
    }

    /// @dev Desk and block are handed the shares with instructions; the others, and a desk that cannot take all of them,
    /// take what fits from an approval that ends with the leg.
    function _sell(Sale memory sale, Leg calldata leg, uint256 number) private {
        address venue = exitOf(sale.share, leg.kind);
        if (venue == address(0)) revert NoSuchExit(leg.kind);
        bool success;
        bytes memory reason;
        if (leg.kind == TO_DESK || leg.kind == TO_BLOCK) {
            bytes memory instructions = leg.kind == TO_DESK
                ? abi.encode(leg.minimumPaid, sale.receiver)
                : abi.encode(sale.seller, sale.receiver, leg.minimumPaid, leg.data);
            bytes memory handed = abi.encodeCall(IHanding.transferAndCall, (venue, leg.shares, instructions));
            (success, reason) = _attempt(sale.share, handed, leg.kind);
        }
        if (!success && leg.kind != TO_BLOCK) {
            IERC20(sale.share).approve(venue, leg.shares);
            (success, reason) = _attempt(venue, _saleOf(sale, leg), leg.kind);
        }
        if (!success) emit LegRefused(sale.share, sale.seller, number, reason);
    }

    /// @dev Desk and market take an order of the same form.
    function _saleOf(Sale memory sale, Leg calldata leg) private pure returns (bytes memory) {
        if (leg.kind != TO_QUOTES) {
            return abi.encodeCall(IDesk.sell, (sale.share, leg.shares, leg.minimumPaid, 0, sale.receiver));
        }
        address maker = abi.decode(leg.data, (address));
        return
            abi.encodeCall(IQuotes.sell, (sale.share, maker, leg.shares, leg.minimumPaid, 0, sale.receiver));
    }

    /// @dev Every refusal of an exit has a reason. What has none may be a lack of gas, which must not look like one.
    function _attempt(address target, bytes memory call_, uint256 kind)
        private
        returns (bool success, bytes memory answer)
    {
        success = LowLevelCall.callNoReturn(target, call_);
        if (success) return (success, answer);
        answer = LowLevelCall.returnData();
        if (answer.length == 0) revert LegFailed(kind);
    }

    /// @dev In proportion to what was sold, rounded up.
    function _check(Sale memory sale, Order calldata order) private pure {
        if (sale.sold < order.minimumFilled) revert SoldTooLittle(sale.sold, order.minimumFilled);
        uint256 minimum = order.minimumPaid;
        if (sale.sold != sale.planned) {
            minimum = Math.mulDiv(minimum, sale.sold, sale.planned, Math.Rounding.Ceil);
        }
        if (sale.paid < minimum) revert PaidTooLittle(sale.paid, minimum);
    }

    /// @dev What nobody took.
    function _dispose(Sale memory sale, bool queued, uint256 rest) private {
        if (rest != 0 && queued) _queue(sale, rest, 0);
        if (sale.sold == 0 && sale.queued == 0) revert NothingSold();
        if (rest != 0 && !queued) IERC20(sale.share).safeTransfer(sale.seller, rest);
    }

    /// @dev An order to the windows of which the seller is the controller. Windows that refuse end the order.
    function _queue(Sale memory sale, uint256 shares, uint256 number) private {
        address windows = exitOf(sale.share, TO_WINDOWS);
        if (windows == address(0)) revert NoSuchExit(TO_WINDOWS);
        IHanding(sale.share).transferAndCall(windows, shares, abi.encode(number, sale.seller));
        sale.queued += shares;
    }

    /// @dev The order lies behind its offset.
    function _orderIn(bytes calldata data) private pure returns (Order calldata order) {
        if (data.length < 256 || uint256(bytes32(data)) != 32) revert NotAnOrder(data);
        assembly ("memory-safe") {
            order := add(data.offset, 32)
        }
    }
}
