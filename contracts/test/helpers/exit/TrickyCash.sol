// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Cash that can misbehave: takes a fee on transfer, or calls its sender and receiver back.
contract TrickyCash is ERC20 {
    uint256 public feeBps;
    mapping(address => bool) public listens;

    constructor() ERC20("Tricky dollar", "TRICK") {}

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setFee(uint256 bps) external {
        feeBps = bps;
    }

    function listen(bool on) external {
        listens[msg.sender] = on;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (listens[from]) ICashListener(from).cashMoves(from, to, value);
        uint256 fee = from == address(0) || to == address(0) ? 0 : value * feeBps / 10_000;
        super._update(from, to, value - fee);
        if (fee != 0) super._update(from, address(0xdead), fee);
        if (listens[to]) ICashListener(to).cashMoves(from, to, value);
    }
}

interface ICashListener {
    function cashMoves(address from, address to, uint256 value) external;
}
