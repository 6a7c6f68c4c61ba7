// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {INav} from "../interfaces/INav.sol";
import {Aggregator} from "./Aggregator.sol";

/// @notice A share's bid under the AggregatorV3 interface: WAD cash units a share unit, which is what collateral is
/// worth to a lender. It grows by the second, so that an answer is always of now.
contract ShareAggregator is Aggregator {
    INav public immutable nav;
    address public immutable share;

    constructor(INav nav_, address share_) {
        nav = nav_;
        share = share_;
    }

    /// @inheritdoc Aggregator
    function decimals() external pure override returns (uint8) {
        return 18;
    }

    /// @notice The share's symbol.
    function description() external view override returns (string memory) {
        return IERC20Metadata(share).symbol();
    }

    function _answer() internal view override returns (int256 answer, uint256 observedAt) {
        return (int256(nav.bid(share)), block.timestamp);
    }
}
