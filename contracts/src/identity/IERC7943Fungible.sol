// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice ERC-7943 (uRWA) for ERC-20 tokens; interface id 0x3edbb4c4.
interface IERC7943Fungible {
    event ForcedTransfer(address indexed from, address indexed to, uint256 amount);

    /// @param amount frozen after the change
    event Frozen(address indexed account, uint256 amount);

    error ERC7943CannotSend(address account);
    error ERC7943CannotReceive(address account);
    error ERC7943CannotTransfer(address from, address to, uint256 amount);
    error ERC7943InsufficientUnfrozenBalance(address account, uint256 amount, uint256 unfrozen);

    /// @notice Moves shares without the sender's will: a court, a regulator, a correction.
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool result);

    /// @notice Sets the frozen amount of an account; it may exceed its balance.
    function setFrozenTokens(address account, uint256 amount) external returns (bool result);

    function canSend(address account) external view returns (bool allowed);

    function canReceive(address account) external view returns (bool allowed);

    /// @notice Frozen amount; it may exceed the balance.
    function getFrozenTokens(address account) external view returns (uint256 amount);

    function canTransfer(address from, address to, uint256 amount) external view returns (bool allowed);
}
