// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {IClaimIssuer, IOnchainId} from "../../../src/identity/IOnchainId.sol";

/// @notice A person's identity contract: keys and claims as ERC-734 and ERC-735 store them, anything its owner likes.
contract TestOnchainId is IOnchainId {
    struct Claim {
        uint256 topic;
        address issuer;
        bytes signature;
        bytes data;
    }

    mapping(bytes32 => bool) private _keys;
    mapping(bytes32 => Claim) private _claims;

    function addKey(address wallet) external {
        _keys[keccak256(abi.encode(wallet))] = true;
    }

    function addClaim(uint256 topic, address issuer, bytes calldata signature, bytes calldata data) external {
        _claims[keccak256(abi.encode(issuer, topic))] = Claim(topic, issuer, signature, data);
    }

    function keyHasPurpose(bytes32 key, uint256 purpose) external view returns (bool) {
        return purpose == 1 && _keys[key];
    }

    function getClaim(bytes32 claimId)
        external
        view
        returns (uint256, uint256, address, bytes memory, bytes memory, string memory)
    {
        Claim memory claim = _claims[claimId];
        return (claim.topic, 1, claim.issuer, claim.signature, claim.data, "");
    }
}

/// @notice A claim issuer that signs (identity, topic, data) with its key, as OnchainID's does, and can revoke.
contract TestClaimIssuer is IClaimIssuer {
    address public immutable signer;
    mapping(bytes32 => bool) public revoked;

    constructor(address signer_) {
        signer = signer_;
    }

    function revoke(bytes calldata signature) external {
        revoked[keccak256(signature)] = true;
    }

    function isClaimValid(address identity, uint256 topic, bytes calldata signature, bytes calldata data)
        external
        view
        returns (bool)
    {
        bytes32 digest = MessageHashUtils.toEthSignedMessageHash(keccak256(abi.encode(identity, topic, data)));
        (address found,,) = ECDSA.tryRecover(digest, signature);
        return found == signer && !revoked[keccak256(signature)];
    }
}
