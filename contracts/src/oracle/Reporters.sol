// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @notice Who may report to which feed, and what a signed report is (EIP-712, domain "Specie Feeds", version 1).
abstract contract Reporters is EIP712 {
    /// @param data a scalar feed's answer, or a curve feed's packed word
    /// @param observedAt time of observation, unix seconds
    /// @param signature 65 bytes by a registered reporter over Report(bytes32 feed,bytes32 data,uint256 observedAt)
    struct Observation {
        bytes32 data;
        uint40 observedAt;
        bytes signature;
    }

    event ReporterSet(bytes32 indexed feed, address indexed reporter, bool allowed);

    error NotReporter(bytes32 feed, address account);
    error SameReporter(bytes32 feed, address reporter);
    error UnsortedReporters(address previous, address next);
    error TooManyReporters(bytes32 feed);

    /// @notice Type hash of a signed report.
    bytes32 public constant REPORT_TYPEHASH =
        keccak256("Report(bytes32 feed,bytes32 data,uint256 observedAt)");

    /// @dev Reporters of a feed are numbered from 1, so that a set of them is one word.
    uint256 private constant MOST_REPORTERS = 200;

    mapping(bytes32 feed => mapping(address reporter => uint256 number)) private _numbers;
    mapping(bytes32 feed => uint256) private _counts;

    constructor() EIP712("Specie Feeds", "1") {}

    /// @notice Whether `account` may report to `feed`.
    function isReporter(bytes32 feed, address account) public view returns (bool) {
        return _numberOf(feed, account) != 0;
    }

    /// @dev A reporter's number; 0: none.
    function _numberOf(bytes32 feed, address account) internal view returns (uint256) {
        return _numbers[feed][account];
    }

    /// @notice What a reporter signs, EIP-712.
    function reportDigest(bytes32 feed, bytes32 data, uint256 observedAt) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(REPORT_TYPEHASH, feed, data, observedAt)));
    }

    /// @dev Admits or removes a reporter. A number is never given twice.
    function _setReporter(bytes32 feed, address reporter, bool allowed) internal {
        uint256 number = _numbers[feed][reporter];
        if (allowed == (number != 0)) return;
        if (allowed) {
            number = ++_counts[feed];
            if (number > MOST_REPORTERS) revert TooManyReporters(feed);
            _numbers[feed][reporter] = number;
        } else {
            delete _numbers[feed][reporter];
        }
        emit ReporterSet(feed, reporter, allowed);
    }

    /// @dev The reporter as a set of one. Reverts for anybody else.
    function _bitOf(bytes32 feed, address account) internal view returns (uint256) {
        uint256 number = _numbers[feed][account];
        if (number == 0) revert NotReporter(feed, account);
        return 1 << number;
    }

    /// @dev Checks the signatures, which must come in ascending order of distinct signers.
    /// @return signers set of the reporters who signed
    /// @return oldest earliest time of observation
    function _verify(bytes32 feed, Observation[] calldata observations)
        internal
        view
        returns (uint256 signers, uint256 oldest)
    {
        address previous;
        oldest = type(uint256).max;
        for (uint256 i; i < observations.length; ++i) {
            Observation calldata observation = observations[i];
            address signer = ECDSA.recover(
                reportDigest(feed, observation.data, observation.observedAt), observation.signature
            );
            if (signer <= previous) revert UnsortedReporters(previous, signer);
            previous = signer;
            signers |= _bitOf(feed, signer);
            if (observation.observedAt < oldest) oldest = observation.observedAt;
        }
    }
}
