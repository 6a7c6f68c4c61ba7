// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a token asks of the identity registry: one word a wallet, read once a side on a transfer.
interface IIdentity {
    /// @dev One word. Every wallet of an identity carries the same attributes.
    /// @param id 0: unknown wallet
    /// @param claims bitmap of verified claims
    /// @param country ISO 3166-1 numeric
    /// @param class investor class, 0: none; larger is more permissive
    /// @param expiry unix seconds after which the identity can receive nothing
    /// @param version raised by every signed statement and revocation; a signature names the version it makes
    /// @param lost the wallet was reported lost and recovered to another one
    struct Wallet {
        uint32 id;
        uint64 claims;
        uint16 country;
        uint8 class;
        uint40 expiry;
        uint32 version;
        bool lost;
    }

    function walletOf(address wallet) external view returns (Wallet memory);

    /// @notice Both sides of a transfer in one call.
    function walletsOf(address from, address to) external view returns (Wallet memory, Wallet memory);

    /// @notice The wallet that took over from `lost` after the delay; zero if none did.
    function recoveredTo(address lost) external view returns (address);

    /// @notice ERC-3643 identity registry view: linked, not lost, not expired.
    function isVerified(address wallet) external view returns (bool);
}
