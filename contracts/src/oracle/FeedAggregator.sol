// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Aggregator} from "./Aggregator.sol";
import {Feeds} from "./Feeds.sol";

/// @notice One scalar feed under the AggregatorV3 interface.
contract FeedAggregator is Aggregator {
    Feeds public immutable feeds;
    bytes32 public immutable feed;

    constructor(Feeds feeds_, bytes32 feed_) {
        feeds = feeds_;
        feed = feed_;
    }

    /// @inheritdoc Aggregator
    function decimals() external view override returns (uint8) {
        (Feeds.Feed memory settings,) = feeds.feedOf(feed);
        return settings.decimals;
    }

    /// @notice The feed's name.
    function description() external view override returns (string memory) {
        uint256 length;
        while (length < 32 && feed[length] != 0) ++length;
        bytes memory name = new bytes(length);
        for (uint256 i; i < length; ++i) {
            name[i] = feed[i];
        }
        return string(name);
    }

    function _answer() internal view override returns (int256 answer, uint256 observedAt) {
        return feeds.value(feed);
    }
}
