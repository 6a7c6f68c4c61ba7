// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

import {Share} from "../../../src/identity/Share.sol";

/// @notice Cash that calls back into a claim while it is paid, or keeps a fee.
contract ReentrantCash is ERC20("Evil cash", "EVIL") {
    Share public target;
    address public holder;
    uint256 public reentered;
    uint256 public fee;

    function print(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function attack(Share share, address holder_) external {
        (target, holder) = (share, holder_);
    }

    function setFee(uint256 fee_) external {
        fee = fee_;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (from == address(target) && from != address(0) && reentered == 0) {
            ++reentered;
            target.claim(holder);
        }
        if (fee != 0 && from != address(0)) {
            super._update(from, address(this), fee);
            amount -= fee;
        }
        super._update(from, to, amount);
    }
}
