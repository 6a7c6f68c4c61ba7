// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";

import {Share} from "../../../src/identity/Share.sol";

/// @notice A buyer that is called with the shares, and pays them back out to whom it is told.
contract TestDesk is IERC1363Receiver {
    uint256 public bought;
    bool public answersWrongly;
    bool public passesOnAtOnce;

    function setBehaviour(bool wrong, bool passOn) external {
        (answersWrongly, passesOnAtOnce) = (wrong, passOn);
    }

    function onTransferReceived(address, address from, uint256 value, bytes calldata)
        external
        returns (bytes4)
    {
        bought += value;
        if (passesOnAtOnce) Share(msg.sender).transfer(from, value);
        return answersWrongly ? bytes4(0) : IERC1363Receiver.onTransferReceived.selector;
    }

    function pull(Share share, address from, address to, uint256 value) external {
        share.transferFrom(from, to, value);
    }

    function pay(Share share, address to, uint256 value) external {
        share.transfer(to, value);
    }
}
