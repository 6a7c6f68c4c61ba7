// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What the adapter reads of a person's identity contract (ERC-734 keys, ERC-735 claims).
interface IOnchainId {
    function keyHasPurpose(bytes32 key, uint256 purpose) external view returns (bool);

    function getClaim(bytes32 claimId)
        external
        view
        returns (
            uint256 topic,
            uint256 scheme,
            address issuer,
            bytes memory signature,
            bytes memory data,
            string memory uri
        );
}

/// @notice What the adapter asks of a claim issuer: whether it signed the claim and has not revoked it.
interface IClaimIssuer {
    function isClaimValid(address identity, uint256 topic, bytes calldata signature, bytes calldata data)
        external
        view
        returns (bool);
}
