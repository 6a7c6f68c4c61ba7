// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IFeeds} from "../interfaces/IFeeds.sol";
import {Curve} from "./Curve.sol";
import {Median} from "./Median.sol";
import {Reporters} from "./Reporters.sol";

/// @notice Numbers and curves that reporters state: bounded in movement, fresh or refused.
///
/// Assumes
/// - of reporters: fewer than half of a feed's quorum lie or are lost at once. A single reporter's feed (quorum 1) is
///   as good as that reporter, up to the bounds on its movement;
/// - of the authority: that it chooses bounds which honest data rarely leave. What leaves them is kept, readable,
///   until another reporter or the authority confirms it, or a later report within the bounds replaces it.
///
/// A feed's name is at most 32 ASCII characters, left aligned; a short one makes reports cheap.
contract Feeds is IFeeds, Reporters, AccessManaged {
    /// @dev How movement is measured: against the last answer (1e-9 of it), in the feed's own unit, or in the bucket
    /// of a curve that moved most (1e-7 a year).
    enum Kind {
        None,
        Relative,
        Absolute,
        Curve
    }

    /// @param kind how movement is measured
    /// @param decimals of a scalar's answer
    /// @param quorum signatures that a report needs; 1: a reporter's own transaction will do
    /// @param maxAge seconds after its observation at which an answer is no longer given out
    /// @param step largest move of one report, in the kind's unit
    /// @param pace largest move a day, in the kind's unit: reports that follow each other soon may move less
    struct Settings {
        Kind kind;
        uint8 decimals;
        uint8 quorum;
        uint24 maxAge;
        uint32 step;
        uint32 pace;
    }

    /// @dev Settings and the last accepted report share a word: reporting within the bounds writes only this one
    /// (and a curve's own word).
    struct Feed {
        int96 answer;
        uint40 observedAt;
        uint24 maxAge;
        uint32 step;
        uint32 pace;
        uint8 quorum;
        uint8 decimals;
        Kind kind;
        bool parked;
    }

    /// @param data scalar answer or curve word
    /// @param observedAt time of observation, unix seconds; 0: nothing is parked
    /// @param signers set of the reporters who stated it
    struct Parked {
        bytes32 data;
        uint40 observedAt;
        uint216 signers;
    }

    event FeedSet(bytes32 indexed feed, Settings settings);
    event FeedEnded(bytes32 indexed feed);
    event Reported(bytes32 indexed feed, bytes32 data);
    event ReportParked(
        bytes32 indexed feed, bytes32 data, uint256 observedAt, uint256 moved, uint256 allowed
    );
    event ReportConfirmed(bytes32 indexed feed, bytes32 data, address by);
    event ReportDiscarded(bytes32 indexed feed, bytes32 data);

    error BadSettings(bytes32 feed);
    error WrongKind(bytes32 feed, Kind kind);
    error QuorumNotMet(bytes32 feed, uint256 given, uint256 quorum);
    error InTheFuture(uint256 observedAt, uint256 now_);
    error NotNewer(uint256 observedAt, uint256 last);
    error OutOfType(bytes32 data);
    error NothingParked(bytes32 feed);
    error WrongParked(bytes32 given, bytes32 parked);

    /// @dev A feed that has ended keeps its word with a quorum of zero.
    uint256 private constant ENDED = 0;

    mapping(bytes32 feed => Feed) private _feeds;
    mapping(bytes32 feed => uint256) private _curves;
    mapping(bytes32 feed => Parked) private _parked;

    constructor(address authority) AccessManaged(authority) {}

    /// @notice Creates a feed or changes its settings; the last answer stays. The kind of a feed never changes.
    function setFeed(bytes32 feed, Settings calldata settings) external restricted {
        Feed storage stored = _feeds[feed];
        if (
            settings.kind == Kind.None || settings.quorum == 0 || settings.maxAge == 0 || settings.step == 0
                || settings.pace == 0 || (stored.kind != Kind.None && stored.kind != settings.kind)
        ) revert BadSettings(feed);
        if (stored.kind != Kind.None && stored.quorum == ENDED) revert EndedFeed(feed);
        stored.kind = settings.kind;
        stored.decimals = settings.decimals;
        stored.quorum = settings.quorum;
        stored.maxAge = settings.maxAge;
        stored.step = settings.step;
        stored.pace = settings.pace;
        emit FeedSet(feed, settings);
    }

    /// @notice Admits a reporter to a feed or removes it.
    function setReporter(bytes32 feed, address reporter, bool allowed) external restricted {
        _setReporter(feed, reporter, allowed);
    }

    /// @notice Ends a feed for good: its reads revert, whoever depends on it must turn elsewhere.
    function endFeed(bytes32 feed) external restricted {
        _load(feed);
        _feeds[feed].quorum = uint8(ENDED);
        emit FeedEnded(feed);
    }

    /// @notice Reports a number observed now. Only a reporter of a feed with a quorum of one.
    function report(bytes32 feed, int256 answer) external {
        Feed memory f = _load(feed);
        if (f.kind == Kind.Curve) revert WrongKind(feed, f.kind);
        if (f.quorum != 1) revert QuorumNotMet(feed, 1, f.quorum);
        _take(feed, f, bytes32(uint256(answer)), block.timestamp, _bitOf(feed, msg.sender));
    }

    /// @notice Reports a curve of the day in its top 16 bits; it was observed by the end of that day. Only a reporter
    /// of a feed with a quorum of one.
    function reportCurve(bytes32 feed, uint256 curve_) external {
        Feed memory f = _load(feed);
        if (f.kind != Kind.Curve) revert WrongKind(feed, f.kind);
        if (f.quorum != 1) revert QuorumNotMet(feed, 1, f.quorum);
        _take(feed, f, bytes32(curve_), block.timestamp, _bitOf(feed, msg.sender));
    }

    /// @notice Reports the median of signed observations, for curves bucket by bucket. Anyone may bring them.
    /// @param observations of at least a quorum of reporters, in ascending order of their addresses
    function reportSigned(bytes32 feed, Observation[] calldata observations) external {
        Feed memory f = _load(feed);
        if (observations.length < f.quorum) revert QuorumNotMet(feed, observations.length, f.quorum);
        (uint256 signers, uint256 observedAt) = _verify(feed, observations);
        bytes32 data;
        if (f.kind == Kind.Curve) {
            uint256[] memory words = new uint256[](observations.length);
            for (uint256 i; i < words.length; ++i) {
                words[i] = uint256(observations[i].data);
            }
            data = bytes32(Median.ofCurves(words));
        } else {
            int256[] memory answers = new int256[](observations.length);
            for (uint256 i; i < answers.length; ++i) {
                answers[i] = int256(uint256(observations[i].data));
            }
            data = bytes32(uint256(Median.ofNumbers(answers)));
        }
        _take(feed, f, data, observedAt, signers);
    }

    /// @notice Accepts a parked report. Only a reporter of the feed that did not state it.
    /// @param data what the reporter has examined: a report that replaced it is not confirmed by accident
    function confirm(bytes32 feed, bytes32 data) external {
        Feed memory f = _load(feed);
        uint256 bit = _bitOf(feed, msg.sender);
        Parked memory parked_ = _parkedOf(feed, data);
        if (parked_.signers & bit != 0) revert SameReporter(feed, msg.sender);
        _confirm(feed, f, parked_);
    }

    /// @notice Accepts or discards a parked report. Only the authority's steward.
    function settle(bytes32 feed, bytes32 data, bool accept) external restricted {
        Feed memory f = _load(feed);
        Parked memory parked_ = _parkedOf(feed, data);
        if (accept) {
            _confirm(feed, f, parked_);
        } else {
            f.parked = false;
            _feeds[feed] = f;
            delete _parked[feed];
            emit ReportDiscarded(feed, data);
        }
    }

    /// @inheritdoc IFeeds
    function curve(bytes32 feed) external view returns (uint256 packed) {
        Feed memory f = _fresh(feed);
        if (f.kind != Kind.Curve) revert WrongKind(feed, f.kind);
        return _curves[feed];
    }

    /// @inheritdoc IFeeds
    function value(bytes32 feed) external view returns (int256 answer, uint256 observedAt) {
        Feed memory f = _fresh(feed);
        if (f.kind == Kind.Curve) revert WrongKind(feed, f.kind);
        return (f.answer, f.observedAt);
    }

    /// @notice Settings and last accepted report, however old; `curve_` is the word of a curve feed.
    function feedOf(bytes32 feed) external view returns (Feed memory, uint256 curve_) {
        return (_load(feed), _curves[feed]);
    }

    /// @notice The report that awaits confirmation; all zero if none does.
    function parkedOf(bytes32 feed) external view returns (Parked memory) {
        return _feeds[feed].parked ? _parked[feed] : Parked(0, 0, 0);
    }

    /// @dev Accepts a report within the bounds, parks it outside.
    function _take(bytes32 feed, Feed memory f, bytes32 data, uint256 observedAt, uint256 signers) private {
        if (observedAt > block.timestamp) revert InTheFuture(observedAt, block.timestamp);
        if (f.kind == Kind.Curve) {
            if (Curve.startOfDay(uint256(data)) > observedAt) {
                revert InTheFuture(Curve.startOfDay(uint256(data)), observedAt);
            }
            uint256 end = Curve.endOfDay(uint256(data));
            if (end < observedAt) observedAt = end;
        } else if (int256(uint256(data)) != int96(int256(uint256(data)))) {
            revert OutOfType(data);
        }
        if (observedAt <= f.observedAt) revert NotNewer(observedAt, f.observedAt);

        (uint256 moved, uint256 allowed) = f.observedAt == 0 ? (0, 0) : _movement(feed, f, data, observedAt);
        if (moved <= allowed) {
            _write(feed, f, data, observedAt);
        } else {
            _feeds[feed].parked = true;
            _parked[feed] = Parked(data, uint40(observedAt), uint216(signers));
            emit ReportParked(feed, data, observedAt, moved, allowed);
        }
    }

    /// @dev How far a report is from the last answer, and how far it may be: `step`, or less if it comes so soon that
    /// `pace` allows less. Both are scaled by the last answer for a relative feed.
    function _movement(bytes32 feed, Feed memory f, bytes32 data, uint256 observedAt)
        private
        view
        returns (uint256 moved, uint256 allowed)
    {
        allowed = uint256(f.pace) * (observedAt - f.observedAt) / 1 days;
        if (allowed > f.step) allowed = f.step;
        if (f.kind == Kind.Curve) return (Curve.distance(_curves[feed], uint256(data)), allowed);
        int256 difference = int256(uint256(data)) - f.answer;
        moved = uint256(difference < 0 ? -difference : difference);
        if (f.kind == Kind.Relative) {
            moved *= 1e9;
            allowed *= uint256(int256(f.answer < 0 ? -int256(f.answer) : int256(f.answer)));
        }
    }

    function _confirm(bytes32 feed, Feed memory f, Parked memory parked_) private {
        if (parked_.observedAt <= f.observedAt) revert NotNewer(parked_.observedAt, f.observedAt);
        delete _parked[feed];
        _write(feed, f, parked_.data, parked_.observedAt);
        emit ReportConfirmed(feed, parked_.data, msg.sender);
    }

    function _write(bytes32 feed, Feed memory f, bytes32 data, uint256 observedAt) private {
        if (f.kind == Kind.Curve) _curves[feed] = uint256(data);
        else f.answer = int96(int256(uint256(data)));
        f.observedAt = uint40(observedAt);
        f.parked = false;
        _feeds[feed] = f;
        emit Reported(feed, data);
    }

    function _parkedOf(bytes32 feed, bytes32 data) private view returns (Parked memory parked_) {
        if (!_feeds[feed].parked) revert NothingParked(feed);
        parked_ = _parked[feed];
        if (parked_.data != data) revert WrongParked(data, parked_.data);
    }

    function _load(bytes32 feed) private view returns (Feed memory f) {
        f = _feeds[feed];
        if (f.kind == Kind.None) revert UnknownFeed(feed);
        if (f.quorum == ENDED) revert EndedFeed(feed);
    }

    function _fresh(bytes32 feed) private view returns (Feed memory f) {
        f = _load(feed);
        uint256 age = block.timestamp - f.observedAt;
        if (age > f.maxAge) revert StaleFeed(feed, age, f.maxAge);
    }
}
