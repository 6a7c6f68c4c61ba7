// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INav} from "../../../src/interfaces/INav.sol";
import {Figures} from "../../../src/oracle/Book.sol";
import {Feeds} from "../../../src/oracle/Feeds.sol";
import {OracleRig} from "./OracleRig.sol";

/// @notice Everyone who can move a price, in any order, over months: reporters, servicer, valuer, anyone who marks,
/// and time.
contract NavHandler is OracleRig {
    /// @notice Largest rise of the exit value by one accepted mark on an accepted one, relative, WAD.
    uint256 public largestJump;

    constructor() {
        _deploy();
        _openPool();
    }

    function share(uint256 i) external view returns (address) {
        return i == 0 ? senior : junior;
    }

    function navOf() external view returns (INav) {
        return nav;
    }

    function thePool() external view returns (address) {
        return address(pool);
    }

    function wait(uint256 seed) external {
        skip(seed % 12 days);
        _quote(_rate(), _shift());
    }

    function moveCurve(int24 rate) external {
        _quote(int24(bound(rate, 0, 1_500_000)), _shift());
        _mark();
    }

    function moveHazard(int32 shift) external {
        _quote(_rate(), bound(shift, -2e7, 2e7));
        _mark();
    }

    function mark() external {
        _quote(_rate(), _shift());
        _mark();
    }

    function collect(uint256 value, uint256 interest, uint256 principal, uint256 lag) external {
        skip(1 hours);
        (Figures memory f,,) = nav.bookOf(address(pool));
        uint256 asOf = block.timestamp - lag % 20 days;
        if (asOf <= f.asOf) asOf = f.asOf + 1;
        (uint256 lower,) = nav.valueOf(address(pool));
        value = bound(value, 0, lower * 3 / 2 + 10e6);
        interest = bound(interest, 0, 3e6);
        principal = bound(principal, 0, 20e6);
        INav.Report memory report = _report(value, asOf);
        report.due = uint96(value / 20);
        pool.collect(report, uint96(interest), uint96(principal));
        (uint256 afterwards,) = nav.valueOf(address(pool));
        uint256 most = lower > interest + principal ? lower - interest - principal : 0;
        _jumped(most, afterwards);
    }

    function impair(uint256 amount) external {
        (uint256 lower,) = nav.valueOf(address(pool));
        pool.impair(uint96(bound(amount, 0, lower / 4 + 1e6)));
        (uint256 afterwards,) = nav.valueOf(address(pool));
        _jumped(lower, afterwards);
    }

    function confirm() external {
        if (nav.confirmed(address(pool))) return;
        (uint256 lower,) = nav.valueOf(address(pool));
        _confirm();
        (uint256 afterwards,) = nav.valueOf(address(pool));
        _jumped(lower, afterwards);
    }

    /// @dev Marks are market moves: they are held to the band, not to zero.
    function _mark() private {
        bool accepted = nav.confirmed(address(pool));
        (uint256 before,) = nav.valueOf(address(pool));
        nav.mark(address(pool));
        (uint256 afterwards,) = nav.valueOf(address(pool));
        (Figures memory f,,) = nav.bookOf(address(pool));
        // Losses and gains held back scale a move of what is left; a few units move far.
        if (!accepted || f.impairment + f.gain != 0 || before < 1e6 || afterwards < before) return;
        uint256 jump = (afterwards - before) * WAD / before;
        if (jump > largestJump) largestJump = jump;
    }

    /// @dev A report, an impairment or a confirmation never lifts what exits count at that moment.
    function _jumped(uint256 before, uint256 afterwards) private pure {
        require(afterwards <= before + 2, "exit value jumped");
    }

    /// @dev The next day's data.
    function _quote(int24 rate, int256 shift) private {
        skip(1 days);
        _setCurve(rate);
        vm.prank(reporter);
        feeds.report(HAZARD, shift);
    }

    function _rate() private view returns (int24) {
        (, uint256 curve) = feeds.feedOf(CURVE);
        return int24(uint24(curve));
    }

    function _shift() private view returns (int256) {
        (Feeds.Feed memory feed,) = feeds.feedOf(HAZARD);
        return feed.answer;
    }
}
