// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

/// @notice Who may call which governed function of Identity, Feeds, Pools, Reserve and Desk: OpenZeppelin's access
/// manager, with its roles, delays and scheduled calls.
contract Authority is AccessManager {
    /// @param admin first holder of the admin role: a person on a local chain, a timelock elsewhere
    constructor(address admin) AccessManager(admin) {}
}
