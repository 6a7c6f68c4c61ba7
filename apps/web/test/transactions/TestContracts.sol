// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

/// @notice Takes messages while it is open.
contract Gate {
    bool public shut;
    uint256 public passed;

    error Shut(uint256 passed);

    function close(bool shut_) external {
        shut = shut_;
    }

    function pass() external {
        if (shut) revert Shut(passed);
        passed += 1;
    }
}

/// @notice The part of a Safe 1.4 that the console reads and that owners approve and execute with: the same
/// signatures, hashes, events and counting. Signatures are those that need no bytes: approvals on the chain, and the
/// owner who executes.
contract TestSafe {
    event ApproveHash(bytes32 indexed approvedHash, address indexed owner);
    event ExecutionSuccess(bytes32 indexed txHash, uint256 payment);
    event ExecutionFailure(bytes32 indexed txHash, uint256 payment);

    bytes32 private constant DOMAIN = keccak256("EIP712Domain(uint256 chainId,address verifyingContract)");
    bytes32 private constant TRANSACTION = keccak256(
        "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)"
    );

    uint256 public nonce;
    mapping(address owner => mapping(bytes32 hash => uint256)) public approvedHashes;
    address[] private _owners;
    uint256 private _threshold;

    constructor(address[] memory owners, uint256 threshold) {
        _owners = owners;
        _threshold = threshold;
    }

    /// A rejection is an empty message of a Safe to itself.
    receive() external payable {}

    function getThreshold() external view returns (uint256) {
        return _threshold;
    }

    function getOwners() external view returns (address[] memory) {
        return _owners;
    }

    function approveHash(bytes32 hash) external {
        approvedHashes[msg.sender][hash] = 1;
        emit ApproveHash(hash, msg.sender);
    }

    function domainSeparator() public view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN, block.chainid, this));
    }

    function getTransactionHash(
        address to,
        uint256 value,
        bytes calldata data,
        uint8 operation,
        uint256 safeTxGas,
        uint256 baseGas,
        uint256 gasPrice,
        address gasToken,
        address refundReceiver,
        uint256 number
    ) public view returns (bytes32) {
        bytes32 content = keccak256(
            abi.encode(
                TRANSACTION, to, value, keccak256(data), operation, safeTxGas, baseGas, gasPrice, gasToken, refundReceiver, number
            )
        );
        return keccak256(abi.encodePacked(bytes1(0x19), bytes1(0x01), domainSeparator(), content));
    }

    function execTransaction(
        address to,
        uint256 value,
        bytes calldata data,
        uint8 operation,
        uint256 safeTxGas,
        uint256 baseGas,
        uint256 gasPrice,
        address gasToken,
        address refundReceiver,
        bytes calldata
    ) external returns (bool success) {
        bytes32 hash = getTransactionHash(
            to, value, data, operation, safeTxGas, baseGas, gasPrice, gasToken, refundReceiver, nonce++
        );
        uint256 given;
        for (uint256 i; i < _owners.length; ++i) {
            if (msg.sender == _owners[i] || approvedHashes[_owners[i]][hash] == 1) ++given;
        }
        require(given >= _threshold, "GS020");
        (success,) = to.call{value: value}(data);
        require(success || safeTxGas != 0 || gasPrice != 0, "GS013");
        if (success) emit ExecutionSuccess(hash, 0);
        else emit ExecutionFailure(hash, 0);
    }
}
