// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @dev No valuation; the first one awaits the valuer; accepted; a later one is parked.
enum Status {
    None,
    Opened,
    Accepted,
    Parked
}

/// @notice What a pool's value follows from; in storage four words, see `Book.load`.
/// @param value at asOf, cash units
/// @param due expected cash of the first month, cash units
/// @param asOf unix seconds
/// @param spread value-weighted spread over the curve, 1e-9 a year
/// @param forward the curve's first forward rate at the last valuation, 1e-7 a year
/// @param impairment unrealised losses, cash units; while parked the larger of the accepted and the new ones
/// @param gain recognised but not yet vested at gainSince, cash units; vests evenly until gainUntil
/// @param baseShift hazard shift that the moments were taken at, 1e-9 a year
/// @param acceptedValue accepted value, restated to asOf, while a newer one is parked; cash units
/// @param pendingImpairment unrealised losses of the parked report, cash units
/// @param drift sum of relative moves accepted without the valuer, 1e-9, as of movedAt
/// @param acceptedSpread the accepted valuation's spread while a newer one is parked, 1e-9 a year
/// @param slide the same sum as drift for the value gross of unrealised losses, without what spreads would add
/// @param revision number of reports
struct Figures {
    uint80 value;
    uint80 due;
    uint32 asOf;
    uint32 spread;
    int24 forward;
    Status status;
    uint80 impairment;
    uint80 gain;
    uint32 gainSince;
    uint32 gainUntil;
    int32 baseShift;
    uint80 acceptedValue;
    uint80 pendingImpairment;
    int32 drift;
    uint32 movedAt;
    uint32 acceptedSpread;
    int32 slide;
    uint32 revision;
}

/// @notice Value of a pool over time, and how far it may move before its valuer is asked.
library Book {
    /// @notice Figures from their four words.
    function load(uint256[4] storage words) internal view returns (Figures memory f) {
        (uint256 a, uint256 b, uint256 c) = (words[0], words[1], words[2]);
        (f.value, f.due, f.asOf, f.spread) = (uint80(a), uint80(a >> 80), uint32(a >> 160), uint32(a >> 192));
        (f.forward, f.status) = (int24(uint24(a >> 224)), Status(uint8(a >> 248)));
        (f.impairment, f.gain, f.gainSince) = (uint80(b), uint80(b >> 80), uint32(b >> 160));
        (f.gainUntil, f.baseShift) = (uint32(b >> 192), int32(uint32(b >> 224)));
        (f.acceptedValue, f.pendingImpairment) = (uint80(c), uint80(c >> 80));
        (f.drift, f.movedAt, f.acceptedSpread) = (int32(uint32(c >> 160)), uint32(c >> 192), uint32(c >> 224));
        a = words[3];
        (f.slide, f.revision) = (int32(uint32(a)), uint32(a >> 32));
    }

    /// @notice Figures into their four words.
    function store(uint256[4] storage words, Figures memory f) internal {
        uint256 word = uint256(f.value) | uint256(f.due) << 80 | uint256(f.asOf) << 160;
        word |= uint256(f.spread) << 192 | uint256(uint24(f.forward)) << 224 | uint256(f.status) << 248;
        words[0] = word;
        word = uint256(f.impairment) | uint256(f.gain) << 80 | uint256(f.gainSince) << 160;
        words[1] = word | uint256(f.gainUntil) << 192 | uint256(uint32(f.baseShift)) << 224;
        word = uint256(f.acceptedValue) | uint256(f.pendingImpairment) << 80;
        word |= uint256(uint32(f.drift)) << 160 | uint256(f.movedAt) << 192;
        words[2] = word | uint256(f.acceptedSpread) << 224;
        words[3] = uint256(uint32(f.slide)) | uint256(f.revision) << 32;
    }

    /// @notice The contracts' month, a twelfth of 365 days: the step of a ladder and the life of a report.
    uint256 internal constant MONTH = 365 days / 12;

    /// @notice A month's cash that nobody has reported is written down to nothing over this time.
    uint256 internal constant AGEING = 90 days;

    uint256 internal constant YEAR = 365 days;
    uint256 private constant WAD = 1e18;

    /// @notice The report's horizon: the end of its first month, unix seconds.
    function horizon(Figures memory f) internal pure returns (uint256) {
        return f.asOf + MONTH;
    }

    /// @notice Value at `time` of a portfolio worth `value` at asOf: it earns its own yield until the horizon; from
    /// then on it earns nothing and the month's due cash, a receivable nobody has seen, ages away.
    /// @return cash units, rounded down
    function path(Figures memory f, uint256 value, uint256 spread, uint256 time)
        internal
        pure
        returns (uint256)
    {
        uint256 end = horizon(f);
        if (value == 0) return 0;
        if (time <= end) return value * _growth(f, spread, time) / WAD;
        return aged(f, value * _growth(f, spread, end) / WAD, time);
    }

    /// @notice What a value of `grown` at the horizon is at a later `time`.
    function aged(Figures memory f, uint256 grown, uint256 time) internal pure returns (uint256) {
        uint256 due = f.due < grown ? f.due : grown;
        uint256 late = time - horizon(f);
        return grown - due * (late < AGEING ? late : AGEING) / AGEING;
    }

    /// @notice Value of the newest valuation at `time`, gross of impairment.
    function newest(Figures memory f, uint256 time) internal pure returns (uint256) {
        return path(f, f.value, f.spread, time);
    }

    /// @notice Value of the last accepted valuation at `time`, gross of impairment; nothing before the first.
    function accepted(Figures memory f, uint256 time) internal pure returns (uint256) {
        return
            f.status == Status.Accepted ? newest(f, time) : path(f, f.acceptedValue, f.acceptedSpread, time);
    }

    /// @notice Gain that has not vested at `time`, rounded up.
    function unvestedUp(Figures memory f, uint256 time) internal pure returns (uint256) {
        if (time >= f.gainUntil || f.gain == 0) return 0;
        return (f.gain * (f.gainUntil - time) + (f.gainUntil - f.gainSince) - 1) / (f.gainUntil - f.gainSince);
    }

    /// @notice What the portfolio counts at `time`, cash units.
    /// @return net for exits and coverage: the lower of the accepted and the newest value, net of unrealised losses and
    /// of gains that have not vested
    /// @return gross for entries: the higher of the two values
    function values(Figures memory f, uint256 time) internal pure returns (uint256 net, uint256 gross) {
        return values(f, newest(f, time), time);
    }

    /// @notice The same when the newest value at `time` is known.
    function values(Figures memory f, uint256 newest_, uint256 time)
        internal
        pure
        returns (uint256 net, uint256 gross)
    {
        (net, gross) = (newest_, newest_);
        if (f.status != Status.Accepted) {
            uint256 other = accepted(f, time);
            if (other < net) net = other;
            else gross = other;
        }
        uint256 held = f.impairment + unvestedUp(f, time);
        net = net > held ? net - held : 0;
    }

    /// @notice Value at asOf of what is worth `value` at `time` on the accepted path; inverse of `path` up to
    /// ageing, rounded down.
    function restate(Figures memory f, uint256 value, uint256 spread, uint256 time)
        internal
        pure
        returns (uint256)
    {
        uint256 end = horizon(f);
        return value * WAD / _growth(f, spread, time < end ? time : end);
    }

    /// @notice Judges a new valuation against the accepted one and either accepts or parks it.
    ///
    /// Moves accepted without the valuer add up and are forgotten evenly, `up` (`down`) a month, so that neither one
    /// report nor many leave the band [-down, up]. A higher spread counts as the growth it would add until the
    /// horizon. Rounded so that a move up is never counted too small.
    ///
    /// Exits follow the value net of unrealised losses, which are stated without the valuer; entries follow the gross
    /// value, so its falls are added up on their own: stating losses first and writing them off then is a fall.
    /// @param f the book with the new valuation in place and the accepted one and its unrealised losses beside it
    /// @param before accepted total assets, gross of unrealised losses, cash units
    /// @param afterwards new total assets, likewise, cash received included
    function judge(Figures memory f, uint256 before, uint256 afterwards, uint256 up, uint256 down)
        internal
        view
    {
        int256 slide = _slide(f, before, afterwards, up, down);
        (before, afterwards) = (_less(before, f.impairment), _less(afterwards, f.pendingImpairment));
        int256 drift = _forgotten(f.drift, f.movedAt, up, down);
        int256 move = drift;
        if (afterwards >= before) {
            if (before != 0) move += int256(((afterwards - before) * 1e9 + before - 1) / before);
            else if (afterwards != 0) move = type(int256).max;
        } else {
            move -= int256((before - afterwards) * 1e9 / before);
        }
        uint256 end = horizon(f);
        if (f.spread > f.acceptedSpread && block.timestamp < end && move < type(int32).max) {
            move += int256((f.spread - f.acceptedSpread) * (end - block.timestamp) / YEAR + 1);
        }
        bool inside = move <= int256(up) && move >= -int256(down) && slide >= -int256(down);
        // What is worth nothing either way has nothing to park: recoveries after a write-off arrive as cash.
        if (inside || f.value | f.acceptedValue == 0) {
            f.status = Status.Accepted;
            f.impairment = f.pendingImpairment;
            f.acceptedValue = 0;
            f.acceptedSpread = 0;
            f.pendingImpairment = 0;
            drift = inside ? move : drift;
        } else {
            f.status = Status.Parked;
            if (f.pendingImpairment > f.impairment) f.impairment = f.pendingImpairment;
        }
        f.drift = int32(drift);
        f.slide = int32(inside ? slide : _forgotten(f.slide, f.movedAt, up, down));
        f.movedAt = uint32(block.timestamp);
    }

    /// @dev The slide with a move of the gross value added, a fall never counted too small; at most `up` is saved up.
    function _slide(Figures memory f, uint256 before, uint256 afterwards, uint256 up, uint256 down)
        private
        view
        returns (int256 slide)
    {
        slide = _forgotten(f.slide, f.movedAt, up, down);
        if (afterwards < before) return slide - int256(((before - afterwards) * 1e9 + before - 1) / before);
        if (before != 0) slide += int256((afterwards - before) * 1e9 / before);
        if (slide > int256(up)) slide = int256(up);
    }

    /// @dev What is remembered now of earlier moves, 1e-9.
    function _forgotten(int256 drift, uint256 movedAt, uint256 up, uint256 down)
        private
        view
        returns (int256)
    {
        uint256 elapsed = block.timestamp - movedAt;
        if (drift > 0) {
            drift -= int256(up * elapsed / MONTH);
            if (drift < 0) drift = 0;
        } else if (drift < 0) {
            drift += int256(down * elapsed / MONTH);
            if (drift > 0) drift = 0;
        }
        return drift;
    }

    function _less(uint256 amount, uint256 held) private pure returns (uint256) {
        return amount > held ? amount - held : 0;
    }

    /// @dev e^(rate * (time - asOf)), WAD; the curve's first forward plus the spread is what the value earns.
    function _growth(Figures memory f, uint256 spread, uint256 time) private pure returns (uint256) {
        if (time <= f.asOf) return WAD;
        int256 rate = int256(f.forward) * 100 + int256(spread);
        return uint256(FixedPointMathLib.expWad(rate * 1e9 * int256(time - f.asOf) / int256(YEAR)));
    }
}
