// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Waterfall} from "../pool/Waterfall.sol";

/// @notice What windows and their factory ask of a pool beyond `IPool`.
interface IWindowedPool {
    function servicer() external view returns (address);
    function shares() external view returns (address[] memory);
    function book() external view returns (Waterfall.Book memory);
    function redeem(uint256 tranche, uint256 shares, address receiver) external returns (uint256 paid);
}
