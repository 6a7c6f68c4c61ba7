// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A registry that knows one pool.
contract PoolsOfOne {
    address private immutable POOL;

    constructor(address pool) {
        POOL = pool;
    }

    function isPool(address pool) external view returns (bool) {
        return pool == POOL;
    }
}
