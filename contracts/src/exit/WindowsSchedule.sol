// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IWindows} from "../interfaces/IWindows.sol";
import {Eras} from "./Eras.sol";
import {IWindowedPool} from "./IWindowedPool.sol";
import {WindowsBase} from "./WindowsBase.sol";

/// @notice The published dates. Which days are settlement days is worked out off chain from the calendar of the
/// underlying market and published here ahead; what has been published never moves.
abstract contract WindowsSchedule is WindowsBase {
    using Eras for Eras.Book;

    /// @notice Seconds between a cut-off and its settlement, at least and at most.
    uint256 internal constant MIN_GAP = 1 hours;
    uint256 internal constant MAX_GAP = 31 days;
    /// @notice Seconds between two settlements at most.
    uint256 internal constant MAX_STEP = 100 days;
    /// @notice Seconds that a window is published before its cut-off at least.
    uint256 internal constant AHEAD = 1 days;

    /// @inheritdoc IWindows
    function publish(uint32[] calldata cutoffs, uint32[] calldata settlements) external {
        address servicer = IWindowedPool(POOL).servicer();
        if (msg.sender != servicer) revert OnlyServicer(msg.sender, servicer);
        if (cutoffs.length != settlements.length || cutoffs.length == 0) revert NothingWanted();

        uint256 number = _state.last;
        uint256 before = number == 0 ? 0 : _windows[number].settles;
        for (uint256 i; i < cutoffs.length; ++i) {
            (uint256 cutoff, uint256 settles) = (cutoffs[i], settlements[i]);
            ++number;
            uint256 from = before > block.timestamp ? before : block.timestamp;
            bool early = cutoff < block.timestamp + AHEAD || cutoff < before || settles < cutoff + MIN_GAP;
            if (early || settles > cutoff + MAX_GAP || settles > from + MAX_STEP) {
                revert BadSchedule(number, cutoff, settles);
            }
            _windows[number] = Window(cutoffs[i], settlements[i], 0, 0);
            _eras.prepare(number + 1);
            emit Published(number, cutoff, settles);
            before = settles;
        }
        _state.last = uint24(number);
    }

    /// @inheritdoc IWindows
    function open() public view returns (uint256 number) {
        uint256 last = _state.last;
        for (number = _state.next; number <= last; ++number) {
            if (block.timestamp <= _windows[number].cutoff) return number;
        }
        return 0;
    }

    /// @inheritdoc IWindows
    function feeOf(uint256 number) external view returns (uint256 tier, uint256 fee) {
        tier = _tierFor(_joinable(number));
        fee = _fee(tier);
    }

    /// @dev A window that takes orders now.
    function _joinable(uint256 number) internal view returns (Window memory window_) {
        window_ = _windows[number];
        if (window_.cutoff == 0) revert NoWindow(number);
        if (block.timestamp > window_.cutoff) revert PastCutoff(number, window_.cutoff);
    }

    /// @dev The longest notice that an order placed now gives.
    function _tierFor(Window memory window_) internal view returns (uint256) {
        uint256 notice = (window_.settles - block.timestamp) / 1 days;
        if (NOTICE_2 != 0 && notice >= NOTICE_2) return 2;
        return NOTICE_1 != 0 && notice >= NOTICE_1 ? 1 : 0;
    }
}
