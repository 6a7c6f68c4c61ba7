// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What an exit asks of a share about people: who may receive it, who is frozen, who acts for its issuer.
interface IShareAdmission {
    /// @notice Whether the wallet may receive shares at all (ERC-7943).
    function canReceive(address account) external view returns (bool);

    function isFrozen(address account) external view returns (bool);

    /// @notice The transfer agent, and those whom it has made its agents.
    function owner() external view returns (address);
    function isAgent(address agent) external view returns (bool);

    /// @notice The registry of identities behind the share.
    function identityRegistry() external view returns (address);
}
