// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {CreditBase} from "./CreditBase.sol";

/// @notice Lenders: they put cash in and take it out with the interest, less the losses.
abstract contract CreditLending is CreditBase {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @notice Lends `amount` of the caller's debt token in `to`'s name.
    /// @return shares of what the lenders have coming, rounded down
    function supply(Terms calldata terms, uint256 amount, address to)
        external
        alone
        returns (uint256 shares)
    {
        if (amount == 0) revert NothingAsked();
        if (to == address(0)) revert NoWallet();
        (bytes32 id, Market memory m) = _load(terms);
        shares = _toSharesDown(amount, m.supplied, m.supplyShares);
        m.supplyShares += shares.toUint128();
        m.supplied += amount.toUint120();
        sharesOf[id][to] += shares;
        _save(id, m);
        emit Supplied(id, msg.sender, to, amount, shares);
        _collect(terms.debt, amount);
    }

    /// @notice Takes out what `shares` of `from` are worth, rounded down, as far as it is not lent.
    /// @return amount debt units sent to `to`
    function withdraw(Terms calldata terms, uint256 shares, address from, address to)
        external
        alone
        onlyFor(from)
        returns (uint256 amount)
    {
        if (shares == 0) revert NothingAsked();
        if (to == address(0)) revert NoWallet();
        (bytes32 id, Market memory m) = _load(terms);
        uint256 held = sharesOf[id][from];
        if (shares > held) revert SharesShort(shares, held);
        amount = _toUnitsDown(shares, m.supplied, m.supplyShares);
        uint256 idle = m.supplied - m.owed;
        if (amount > idle) revert NotCashEnough(amount, idle);
        sharesOf[id][from] = held - shares;
        m.supplyShares -= uint128(shares);
        m.supplied -= uint128(amount);
        _save(id, m);
        emit Withdrawn(id, from, to, amount, shares);
        IERC20(terms.debt).safeTransfer(to, amount);
    }

    /// @dev Pulls `amount` from the caller. A token that keeps a part of what it moves is refused.
    function _collect(address token, uint256 amount) internal {
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = IERC20(token).balanceOf(address(this)) - before;
        if (received != amount) revert ReceivedShort(amount, received);
    }
}
