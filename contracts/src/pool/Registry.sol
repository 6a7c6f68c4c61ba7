// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IPools} from "../interfaces/IPools.sol";

/// @notice The list of pools and the collateral that they hold: one key, one pool.
abstract contract Registry is IPools, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @param number 1 for the first pool; 0: not a pool
    /// @param bond cash units that the pool's servicer has agreed to put at stake
    /// @param cash the pool's cash token
    struct Entry {
        uint32 number;
        uint96 bond;
        address cash;
    }

    /// @param pool that holds the key; zero: free
    /// @param principal cash units of that pool that the collateral secures
    struct Pledge {
        address pool;
        uint96 principal;
    }

    event Pledged(bytes32 indexed collateralKey, address indexed pool, uint256 principal);
    event Released(bytes32 indexed collateralKey, address indexed pool);
    event CreditAdded(address indexed cash, address indexed party, uint256 amount);
    event Withdrawn(address indexed cash, address indexed party, address indexed to, uint256 amount);

    error NotAPool(address caller);
    error AlreadyPledged(bytes32 collateralKey, address pool);
    error NotPledged(bytes32 collateralKey, address pool);
    error NothingToWithdraw(address cash, address party);

    mapping(address pool => Entry) public entryOf;
    mapping(bytes32 collateralKey => Pledge) public pledgeOf;
    /// @notice Pools by number, from 1.
    mapping(uint256 number => address pool) public poolAt;
    uint256 public poolCount;
    /// @notice Cash units that a party may withdraw: bonds given back, rewards of finders.
    mapping(address cash => mapping(address party => uint256)) public creditOf;

    /// @inheritdoc IPools
    function isPool(address pool) public view returns (bool) {
        return entryOf[pool].number != 0;
    }

    /// @inheritdoc IPools
    function pledge(bytes32 collateralKey, uint96 principal) external {
        if (!isPool(msg.sender)) revert NotAPool(msg.sender);
        Pledge storage held = pledgeOf[collateralKey];
        if (held.pool != address(0)) revert AlreadyPledged(collateralKey, held.pool);

        pledgeOf[collateralKey] = Pledge(msg.sender, principal);
        emit Pledged(collateralKey, msg.sender, principal);
    }

    /// @inheritdoc IPools
    function release(bytes32 collateralKey) external {
        address holder = pledgeOf[collateralKey].pool;
        if (holder == address(0) || holder != msg.sender) revert NotPledged(collateralKey, msg.sender);

        delete pledgeOf[collateralKey];
        emit Released(collateralKey, msg.sender);
    }

    /// @notice Pays what the caller has been credited with in a cash token.
    function withdraw(address cash, address to) external nonReentrant returns (uint256 amount) {
        amount = creditOf[cash][msg.sender];
        if (amount == 0) revert NothingToWithdraw(cash, msg.sender);
        delete creditOf[cash][msg.sender];
        emit Withdrawn(cash, msg.sender, to, amount);
        IERC20(cash).safeTransfer(to, amount);
    }

    function _credit(address cash, address party, uint256 amount) internal {
        if (amount == 0) return;
        creditOf[cash][party] += amount;
        emit CreditAdded(cash, party, amount);
    }
}
