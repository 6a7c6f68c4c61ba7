// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRules} from "../../../src/interfaces/IRules.sol";
import {OneSharePool} from "./OneSharePool.sol";

/// @notice A pool of one share whose servicer is whoever made it.
contract WindowedPool is OneSharePool {
    address public immutable servicer = msg.sender;

    constructor(
        address identity,
        address cash_,
        address owner,
        IRules.Policy memory policy,
        uint16[] memory countries
    ) OneSharePool(identity, cash_, owner, policy, countries) {}
}
