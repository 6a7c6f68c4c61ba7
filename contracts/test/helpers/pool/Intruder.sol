// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ICashListener} from "../exit/TrickyCash.sol";

/// @notice A party that is a contract: does what it is told, and when cash that it listens to moves, tries another
/// call and remembers how that ended.
contract Intruder is ICashListener {
    address public target;
    bytes public attack;
    uint256 public attempts;
    uint256 public successes;
    bytes public lastReturn;

    function act(address to, bytes calldata data) external returns (bytes memory result) {
        bool ok;
        (ok, result) = to.call(data);
        if (!ok) {
            assembly ("memory-safe") {
                revert(add(result, 0x20), mload(result))
            }
        }
    }

    function plan(address target_, bytes calldata attack_) external {
        (target, attack) = (target_, attack_);
    }

    function approve(IERC20 cash, address spender) external {
        cash.approve(spender, type(uint256).max);
    }

    function cashMoves(address, address, uint256) external {
        if (target == address(0)) return;
        ++attempts;
        bool ok;
        (ok, lastReturn) = target.call(attack);
        if (ok) ++successes;
    }
}
