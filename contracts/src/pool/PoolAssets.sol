// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPools} from "../interfaces/IPools.sol";
import {PoolBase} from "./PoolBase.sol";

/// @notice Documents, and single large assets whose collateral is pledged in the registry as they enter the book.
/// An asset's terms travel in the event and in the document whose hash is kept; the secured principal is kept in the
/// registry beside the key. Their value is part of the pool's ladder like every loan's.
abstract contract PoolAssets is PoolBase {
    event DocumentSet(bytes32 indexed name, string uri, bytes32 hash);
    event AssetAdded(
        bytes32 indexed collateralKey, bytes32 documentHash, uint96 principal, uint32 rate, uint40 maturity
    );
    event AssetReleased(bytes32 indexed collateralKey, bytes32 documentHash);

    error DocumentMissing();
    error NoSuchAsset(bytes32 collateralKey);
    error IssuanceFrozen();

    /// @notice Latest hash of a named document (ERC-1643's idea).
    mapping(bytes32 name => bytes32 hash) public documentOf;
    /// @notice Hash of the documents of an asset on the book; zero: not on the book.
    mapping(bytes32 collateralKey => bytes32 documentHash) public assetOf;

    /// @notice Publishes a document or its next version.
    /// @param uri where it lies
    function setDocument(bytes32 name, string calldata uri, bytes32 hash) external only(issuer) {
        if (hash == bytes32(0)) revert DocumentMissing();
        documentOf[name] = hash;
        emit DocumentSet(name, uri, hash);
    }

    /// @notice Puts one asset on the book and occupies its collateral for all pools.
    /// @param collateralKey hash of kind, jurisdiction and register number
    /// @param documentHash hash of the loan's and the security's documents
    /// @param principal cash units
    /// @param rate 1e-9 a year
    /// @param maturity unix seconds
    function addAsset(
        bytes32 collateralKey,
        bytes32 documentHash,
        uint96 principal,
        uint32 rate,
        uint40 maturity
    ) external only(issuer) {
        if (state > State.Active) revert WrongState(state);
        if (issuanceFrozen) revert IssuanceFrozen();
        if (documentHash == bytes32(0)) revert DocumentMissing();

        assetOf[collateralKey] = documentHash;
        emit AssetAdded(collateralKey, documentHash, principal, rate, maturity);
        IPools(registry).pledge(collateralKey, principal);
    }

    /// @notice Takes an asset off the book and frees its collateral: by the valuer, who has seen it repaid or sold,
    /// and by anyone once the pool is over.
    function releaseAsset(bytes32 collateralKey) external {
        if (msg.sender != valuer && state < State.Closed) revert NotAllowed(msg.sender);
        bytes32 documentHash = assetOf[collateralKey];
        if (documentHash == bytes32(0)) revert NoSuchAsset(collateralKey);

        delete assetOf[collateralKey];
        emit AssetReleased(collateralKey, documentHash);
        IPools(registry).release(collateralKey);
    }
}
