// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRuleHook} from "../../../src/identity/IRuleHook.sol";

/// @notice An exotic rule: no movement above a size, and a failure on request.
contract TestHook is IRuleHook {
    uint256 public immutable most;
    bool public broken;

    constructor(uint256 most_) {
        most = most_;
    }

    function setBroken(bool on) external {
        broken = on;
    }

    function passes(address, address, uint256 value) external view returns (bool) {
        require(!broken, "broken");
        return value <= most;
    }
}
