// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What governance may ask of a pool, through the registry.
interface IPoolGovernance {
    function windDown() external;
    function close() external;
    function replaceServicer(address next) external;
    function replaceValuer(address next) external;
    function resumeIssuance() external;
}
