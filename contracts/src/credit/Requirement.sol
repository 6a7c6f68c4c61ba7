// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredit} from "../interfaces/ICredit.sol";

/// @notice How tight a market's thresholds are: one factor for all three, so that open < call < seize whatever it is.
///
/// A change counts for new loans at once, as far as it is tighter, and comes into force for loans that exist along a
/// straight line over the market's notice.
library Requirement {
    /// @notice The factor of the loosest thresholds, 1e-4.
    uint256 internal constant ONE = 10_000;
    /// @notice The tightest factor.
    uint256 internal constant LEAST = 5000;
    /// @notice Most that one change moves it.
    uint256 internal constant STEP = 500;
    /// @notice Seconds between two changes.
    uint256 internal constant PAUSE = 1 days;

    /// @notice Factor for loans that exist, 1e-4.
    function standing(ICredit.Market memory m, uint256 notice) internal view returns (uint256) {
        if (m.to == 0) return ONE;
        uint256 passed = block.timestamp - m.changed;
        if (passed >= notice) return m.to;
        // towards the borrower's side while it moves: up
        if (m.to > m.from) return m.from + (uint256(m.to - m.from) * passed + notice - 1) / notice;
        return m.from - uint256(m.from - m.to) * passed / notice;
    }

    /// @notice Factor for what raises a loan, 1e-4: the tighter one.
    function entering(ICredit.Market memory m, uint256 notice) internal view returns (uint256 factor) {
        factor = standing(m, notice);
        if (m.to != 0 && m.to < factor) factor = m.to;
    }

    /// @notice Books a change in `m`.
    function change(ICredit.Market memory m, uint256 notice, uint256 factor) internal view {
        uint256 present = m.to == 0 ? ONE : m.to;
        uint256 low = present > LEAST + STEP ? present - STEP : LEAST;
        uint256 high = present + STEP < ONE ? present + STEP : ONE;
        if (factor < low || factor > high) revert ICredit.RequirementOutOfRange(factor, low, high);
        if (block.timestamp < m.changed + PAUSE) revert ICredit.RequirementTooSoon(m.changed + PAUSE);
        m.from = uint16(standing(m, notice));
        m.to = uint16(factor);
        m.changed = uint48(block.timestamp);
    }
}
