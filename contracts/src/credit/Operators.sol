// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Operators
/// @notice Who may act for whom in lending: withdraw, borrow, free, claim. Named by a message or by a signature.
contract Operators is EIP712 {
    event OperatorSet(address indexed owner, address indexed operator, bool approved);

    error SignatureExpired(uint256 deadline);
    error WrongSignature(address owner);

    bytes32 private constant OPERATOR =
        keccak256("Operator(address owner,address operator,bool approved,uint256 nonce,uint256 deadline)");

    /// @notice Whether `operator` may act for `owner`.
    mapping(address owner => mapping(address operator => bool)) public isOperator;
    /// @notice Number of the next signature of `owner`.
    mapping(address owner => uint256) public nonces;

    constructor() EIP712("Specie Operators", "1") {}

    /// @notice Lets `operator` act in the caller's name, or stops it.
    function setOperator(address operator, bool approved) external {
        _set(msg.sender, operator, approved);
    }

    /// @notice The same, signed by the owner (EIP-712, or a contract's ERC-1271). Anyone may submit it.
    function setOperatorBySignature(
        address owner,
        address operator,
        bool approved,
        uint256 deadline,
        bytes calldata signature
    ) external {
        if (block.timestamp > deadline) revert SignatureExpired(deadline);
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(OPERATOR, owner, operator, approved, nonces[owner]++, deadline))
        );
        if (!SignatureChecker.isValidSignatureNow(owner, digest, signature)) revert WrongSignature(owner);
        _set(owner, operator, approved);
    }

    function _set(address owner, address operator, bool approved) private {
        isOperator[owner][operator] = approved;
        emit OperatorSet(owner, operator, approved);
    }
}
