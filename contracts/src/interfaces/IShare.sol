// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice What the pool, the price and the exits need of a tranche's token (its full surface is ERC-20,
/// ERC-2612, ERC-3643's token and ERC-7943).
interface IShare is IERC20 {
    /// @notice The pool that alone may mint and burn.
    function pool() external view returns (address);

    /// @notice Mints to a wallet that the rules admit. Only the pool.
    function mint(address to, uint256 amount) external;

    /// @notice Burns whatever the wallet's state: a holder must always be able to redeem or be refunded. Only
    /// the pool. Frozen tokens are burnt only when `amount` reaches into them. A lost wallet's shares are not burnt.
    function burn(address from, uint256 amount) external;

    /// @notice Opens transfers between holders; until then only mint and burn work. Only the pool, once.
    function open() external;

    /// @notice Books `amount` of cash that the pool has just transferred here as income of all shares.
    /// Only the pool. With a supply of zero it reverts.
    function distribute(uint256 amount) external;

    /// @notice Cash that `holder` may claim now.
    function claimable(address holder) external view returns (uint256);

    /// @notice Pays what `holder` may claim to it; anyone may call. Where the holder has set a receiver it is paid
    /// there, and only the two may call, so that they can book what they receive. A venue's income is paid to its gate
    /// in the same way; of a closed venue only it claims itself.
    function claim(address holder) external returns (uint256 amount);

    /// @notice Sends the caller's future claims to `receiver` (contracts that hold for others use it).
    function setIncomeReceiver(address receiver) external;

    /// @notice Number of distributions so far.
    function distributions() external view returns (uint256);

    /// @notice A venue holds without an identity; shares enter it only through its gate.
    function gateOf(address venue) external view returns (address);
}
