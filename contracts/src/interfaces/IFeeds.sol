// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Reads of reported data. A read is fresh or reverts.
interface IFeeds {
    error UnknownFeed(bytes32 feed);
    error EndedFeed(bytes32 feed);
    /// @dev Nothing newer than `age` seconds has been accepted.
    error StaleFeed(bytes32 feed, uint256 age, uint256 maxAge);

    /// @notice Ten forward rates, int24 in 1e-7 a year at bits [24j, 24j+24), observation day in the top 16 bits.
    function curve(bytes32 feed) external view returns (uint256 packed);

    /// @notice A number in the feed's own unit with its observation time (unix seconds).
    function value(bytes32 feed) external view returns (int256 answer, uint256 observedAt);
}
