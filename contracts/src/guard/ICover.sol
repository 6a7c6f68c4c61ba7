// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev First loss of a share, as far as the guard asks: whether there is too little of it.
interface ICover {
    function low(address share) external view returns (bool);
}
