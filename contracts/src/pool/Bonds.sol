// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IPools} from "../interfaces/IPools.sol";
import {Registry} from "./Registry.sol";

/// @notice What servicers put at stake, one escrow a pool. A bond is posted by the servicer itself, who thereby agrees
/// to the terms, and comes back when the pool is over.
abstract contract Bonds is Registry {
    using SafeERC20 for IERC20;

    /// @param poster servicer that brought it and gets back what is left
    /// @param amount cash units still at stake
    /// @param posted the agreed bond was brought, even if it has been forfeited since
    struct Bond {
        address poster;
        uint88 amount;
        bool posted;
    }

    event BondPosted(address indexed pool, address indexed poster, uint256 amount);
    event BondReleased(address indexed pool, address indexed poster, uint256 amount);

    error NotServicer(address caller, address servicer);
    error AlreadyBonded(address pool);
    error CashShort(uint256 expected, uint256 received);
    error PoolIsLive(address pool);
    error PoolIsOver(address pool);

    mapping(address pool => Bond) public bondOf;

    /// @inheritdoc IPools
    function bonded(address pool) public view returns (bool) {
        return entryOf[pool].bond == 0 || bondOf[pool].posted;
    }

    /// @notice Brings the agreed bond. A servicer that takes over posts its own; what is left of the former one's
    /// is then free.
    function postBond(address pool) external nonReentrant {
        if (!isPool(pool)) revert NotAPool(pool);
        if (IPool(pool).state() == IPool.State.Closed || IPool(pool).state() == IPool.State.Refunding) {
            revert PoolIsOver(pool);
        }
        address servicer = IPool(pool).servicer();
        if (msg.sender != servicer) revert NotServicer(msg.sender, servicer);
        Bond memory old = bondOf[pool];
        if (old.posted && old.poster == msg.sender) revert AlreadyBonded(pool);
        (address cash, uint256 amount) = (entryOf[pool].cash, entryOf[pool].bond);

        bondOf[pool] = Bond(msg.sender, uint88(amount), true);
        emit BondPosted(pool, msg.sender, amount);
        _credit(cash, old.poster, old.amount);
        uint256 before = IERC20(cash).balanceOf(address(this));
        IERC20(cash).safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = IERC20(cash).balanceOf(address(this)) - before;
        if (received != amount) revert CashShort(amount, received);
    }

    /// @notice Credits what is left of the bond to its poster once the pool is closed or refunds. Anyone.
    function releaseBond(address pool) external {
        IPool.State state = IPool(pool).state();
        if (!isPool(pool)) revert NotAPool(pool);
        if (state != IPool.State.Closed && state != IPool.State.Refunding) revert PoolIsLive(pool);
        Bond memory bond = bondOf[pool];

        bondOf[pool].amount = 0;
        emit BondReleased(pool, bond.poster, bond.amount);
        _credit(entryOf[pool].cash, bond.poster, bond.amount);
    }
}
