// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";

/// @notice Pretends to be a share: it says of anybody that it handed shares in, answers every question as it likes, and
/// does something of its own when it is called.
contract FalseShare {
    address public target;
    bytes public deed;
    bool public done;
    uint256 public balance;

    function plan(address target_, bytes calldata deed_) external {
        (target, deed) = (target_, deed_);
    }

    function pretend(address exits, address seller, uint256 amount, bytes calldata order) external {
        balance = amount;
        IERC1363Receiver(exits).onTransferReceived(seller, seller, amount, order);
    }

    function balanceOf(address) external view returns (uint256) {
        return balance;
    }

    function approve(address, uint256) external returns (bool) {
        return _act();
    }

    function transfer(address, uint256) external returns (bool) {
        return _act();
    }

    function transferAndCall(address, uint256 amount, bytes calldata) external returns (bool) {
        balance -= amount;
        return _act();
    }

    function _act() private returns (bool) {
        if (target != address(0)) (done,) = target.call(deed);
        return true;
    }
}
