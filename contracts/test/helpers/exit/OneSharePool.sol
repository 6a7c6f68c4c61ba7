// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IRules} from "../../../src/interfaces/IRules.sol";
import {Share} from "../../../src/identity/Share.sol";

/// @notice What a share sees of its pool, without portfolio: it mints what a test asks for, distributes and redeems.
contract OneSharePool {
    Share public immutable share;
    address public immutable cash;
    uint256 public earmark;

    constructor(
        address identity,
        address cash_,
        address owner,
        IRules.Policy memory policy,
        uint16[] memory countries
    ) {
        cash = cash_;
        share = new Share(address(this), identity, cash_, owner, "Tranche", "TR", 6, policy, countries);
        share.open();
    }

    function shares() external view returns (address[] memory list) {
        list = new address[](1);
        list[0] = address(share);
    }

    function mint(address to, uint256 amount) external {
        share.mint(to, amount);
    }

    /// @dev The cash must be here.
    function distribute(uint256 amount) external {
        IERC20(cash).transfer(address(share), amount);
        share.distribute(amount);
    }

    /// @dev The cash must be here.
    function close(uint256 cash_) external {
        earmark += cash_;
    }

    function redeem(uint256, uint256 amount, address receiver) external returns (uint256 paid) {
        paid = earmark * amount / share.totalSupply();
        earmark -= paid;
        share.burn(msg.sender, amount);
        IERC20(cash).transfer(receiver, paid);
    }
}
