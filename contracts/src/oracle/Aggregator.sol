// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The reading side of Chainlink's AggregatorV3Interface, so that a market built for it can read Specie's
/// numbers unchanged. One round exists: the latest; its number is the time of the answer. A read is fresh or reverts.
abstract contract Aggregator {
    /// @dev Earlier rounds are in the events, not in storage.
    error NoRound(uint80 round, uint80 latest);

    uint256 public constant version = 1;

    function decimals() external view virtual returns (uint8);

    function description() external view virtual returns (string memory);

    /// @notice The answer now and when it was made.
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return _round();
    }

    /// @notice Only the latest round can be asked for.
    function getRoundData(uint80 round) external view returns (uint80, int256, uint256, uint256, uint80) {
        (uint80 latest,,,,) = _round();
        if (round != latest) revert NoRound(round, latest);
        return _round();
    }

    function _round() private view returns (uint80, int256, uint256, uint256, uint80) {
        (int256 answer, uint256 observedAt) = _answer();
        return (uint80(observedAt), answer, observedAt, observedAt, uint80(observedAt));
    }

    /// @dev The answer and its time; reverts when it is stale.
    function _answer() internal view virtual returns (int256 answer, uint256 observedAt);
}
