// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IFeeds} from "../interfaces/IFeeds.sol";
import {Curve} from "./Curve.sol";
import {FeedWord, Kind} from "./FeedWord.sol";
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

    /// @dev A feed as `feedOf` shows it.
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

    struct State {
        FeedWord word;
        uint256 curve;
        Parked parked;
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

    mapping(bytes32 feed => State) private _feeds;

    constructor(address authority) AccessManaged(authority) {}

    /// @notice Creates a feed or changes its settings; the last answer stays, a parked report does not. The kind of a
    /// feed never changes.
    function setFeed(bytes32 feed, Settings calldata settings) external restricted {
        State storage state = _feeds[feed];
        FeedWord word = state.word;
        Kind kind = word.kind();
        if (
            settings.kind == Kind.None || settings.quorum == 0 || settings.maxAge == 0 || settings.step == 0
                || settings.pace == 0 || (kind != Kind.None && kind != settings.kind)
        ) revert BadSettings(feed);
        if (kind != Kind.None && word.quorum() == 0) revert EndedFeed(feed);
        state.word = word.withSettings(
            settings.kind, settings.decimals, settings.quorum, settings.maxAge, settings.step, settings.pace
        );
        emit FeedSet(feed, settings);
    }

    /// @notice Admits a reporter to a feed or removes it.
    function setReporter(bytes32 feed, address reporter, bool allowed) external restricted {
        _setReporter(feed, reporter, allowed);
    }

    /// @notice Ends a feed for good: its reads revert, whoever depends on it must turn elsewhere.
    function endFeed(bytes32 feed) external restricted {
        _feeds[feed].word = _load(feed).withQuorum(0);
        emit FeedEnded(feed);
    }

    /// @notice Reports a number observed now. Only a reporter of a feed with a quorum of one.
    function report(bytes32 feed, int256 answer) external {
        State storage state = _feeds[feed];
        FeedWord word = state.word;
        if (word.refuses(answer) || _numberOf(feed, msg.sender) == 0) {
            if (_single(feed, word).kind() == Kind.Curve) revert WrongKind(feed, Kind.Curve);
            uint256 signer = _bitOf(feed, msg.sender);
            _take(feed, state, word, bytes32(uint256(answer)), block.timestamp, signer);
        } else {
            state.word = word.withReport(answer, block.timestamp);
            emit Reported(feed, bytes32(uint256(answer)));
        }
    }

    /// @notice Reports a curve of the day in its top 16 bits; it was observed by the end of that day. Only a reporter
    /// of a feed with a quorum of one.
    function reportCurve(bytes32 feed, uint256 curve_) external {
        State storage state = _feeds[feed];
        FeedWord word = _single(feed, state.word);
        Kind kind = word.kind();
        if (kind != Kind.Curve) revert WrongKind(feed, kind);
        uint256 signer = _bitOf(feed, msg.sender);
        _take(feed, state, word, bytes32(curve_), block.timestamp, signer);
    }

    /// @notice Reports the median of signed observations, for curves bucket by bucket. Anyone may bring them.
    /// @param observations of at least a quorum of reporters, in ascending order of their addresses
    function reportSigned(bytes32 feed, Observation[] calldata observations) external {
        FeedWord word = _load(feed);
        if (observations.length < word.quorum()) {
            revert QuorumNotMet(feed, observations.length, word.quorum());
        }
        (uint256 signers, uint256 observedAt) = _verify(feed, observations);
        if (observedAt > block.timestamp) revert InTheFuture(observedAt, block.timestamp);
        _take(feed, _feeds[feed], word, _median(observations, word.kind()), observedAt, signers);
    }

    /// @notice Accepts a parked report. Only a reporter of the feed that did not state it.
    /// @param data what the reporter has examined: a report that replaced it is not confirmed by accident
    function confirm(bytes32 feed, bytes32 data) external {
        FeedWord word = _load(feed);
        uint256 bit = _bitOf(feed, msg.sender);
        Parked memory parked = _parkedOf(feed, word, data);
        if (parked.signers & bit != 0) revert SameReporter(feed, msg.sender);
        _confirm(feed, word, parked);
    }

    /// @notice Accepts or discards a parked report. Only the authority's steward.
    function settle(bytes32 feed, bytes32 data, bool accept) external restricted {
        FeedWord word = _load(feed);
        Parked memory parked = _parkedOf(feed, word, data);
        if (accept) {
            _confirm(feed, word, parked);
        } else {
            _feeds[feed].word = word.withParked(false);
            emit ReportDiscarded(feed, data);
        }
    }

    /// @inheritdoc IFeeds
    function curve(bytes32 feed) external view returns (uint256 packed) {
        Kind kind = _fresh(feed).kind();
        if (kind != Kind.Curve) revert WrongKind(feed, kind);
        return _feeds[feed].curve;
    }

    /// @inheritdoc IFeeds
    function value(bytes32 feed) external view returns (int256 answer, uint256 observedAt) {
        FeedWord word = _fresh(feed);
        if (word.kind() == Kind.Curve) revert WrongKind(feed, Kind.Curve);
        return (word.answer(), word.observedAt());
    }

    /// @notice Settings and last accepted report, however old; `curve_` is the word of a curve feed.
    function feedOf(bytes32 feed) external view returns (Feed memory shown, uint256 curve_) {
        FeedWord word = _load(feed);
        shown.answer = int96(word.answer());
        shown.observedAt = uint40(word.observedAt());
        shown.maxAge = uint24(word.maxAge());
        shown.step = uint32(word.step());
        shown.pace = uint32(word.pace());
        shown.quorum = uint8(word.quorum());
        shown.decimals = word.decimals();
        shown.kind = word.kind();
        shown.parked = word.parked();
        return (shown, _feeds[feed].curve);
    }

    /// @notice The report that awaits confirmation; all zero if none does.
    function parkedOf(bytes32 feed) external view returns (Parked memory) {
        State storage state = _feeds[feed];
        return state.word.parked() ? state.parked : Parked(0, 0, 0);
    }

    /// @dev Accepts a report within the bounds, parks it outside. `observedAt` is not in the future.
    function _take(
        bytes32 feed,
        State storage state,
        FeedWord word,
        bytes32 data,
        uint256 observedAt,
        uint256 signers
    ) private {
        Kind kind = word.kind();
        if (kind == Kind.Curve) observedAt = _observedAt(uint256(data), observedAt);
        else if (int256(uint256(data)) != int96(int256(uint256(data)))) revert OutOfType(data);
        uint256 last = word.observedAt();
        if (observedAt <= last) revert NotNewer(observedAt, last);

        if (last != 0) {
            (uint256 moved, uint256 allowed) = _movement(state, word, kind, data, observedAt);
            if (moved > allowed) {
                state.word = word.withParked(true);
                state.parked = Parked(data, uint40(observedAt), uint216(signers));
                emit ReportParked(feed, data, observedAt, moved, allowed);
                return;
            }
        }
        _write(feed, state, word, data, observedAt);
    }

    /// @dev How far a report is from the last answer, and how far it may be: `step`, or less if it comes so soon that
    /// `pace` allows less; both scaled by the last answer for a relative feed. Nothing overflows: an answer is below
    /// 2^95, a bound below 2^32, a time below 2^40.
    function _movement(State storage state, FeedWord word, Kind kind, bytes32 data, uint256 observedAt)
        private
        view
        returns (uint256 moved, uint256 allowed)
    {
        unchecked {
            allowed = word.pace() * (observedAt - word.observedAt()) / 1 days;
            if (allowed > word.step()) allowed = word.step();
            if (kind == Kind.Curve) return (Curve.distance(state.curve, uint256(data)), allowed);
            int256 last = word.answer();
            moved = FixedPointMathLib.dist(int256(uint256(data)), last);
            if (kind == Kind.Relative) {
                (moved, allowed) = (moved * 1e9, allowed * FixedPointMathLib.abs(last));
            }
        }
    }

    function _confirm(bytes32 feed, FeedWord word, Parked memory parked) private {
        if (parked.observedAt <= word.observedAt()) revert NotNewer(parked.observedAt, word.observedAt());
        _write(feed, _feeds[feed], word, parked.data, parked.observedAt);
        emit ReportConfirmed(feed, parked.data, msg.sender);
    }

    function _write(bytes32 feed, State storage state, FeedWord word, bytes32 data, uint256 observedAt)
        private
    {
        bool isCurve = word.kind() == Kind.Curve;
        if (isCurve) state.curve = uint256(data);
        state.word = word.withReport(isCurve ? int256(0) : int256(uint256(data)), observedAt);
        emit Reported(feed, data);
    }

    /// @dev A curve was observed by the end of its day, or just now.
    function _observedAt(uint256 curve_, uint256 latest) private pure returns (uint256) {
        uint256 start = Curve.startOfDay(curve_);
        if (start > latest) revert InTheFuture(start, latest);
        uint256 end = Curve.endOfDay(curve_);
        return end < latest ? end : latest;
    }

    function _median(Observation[] calldata observations, Kind kind) private pure returns (bytes32) {
        uint256[] memory data = new uint256[](observations.length);
        for (uint256 i; i < data.length; ++i) {
            data[i] = uint256(observations[i].data);
        }
        if (kind == Kind.Curve) return bytes32(Median.ofCurves(data));
        int256[] memory answers = new int256[](data.length);
        for (uint256 i; i < data.length; ++i) {
            answers[i] = int256(data[i]);
        }
        return bytes32(uint256(Median.ofNumbers(answers)));
    }

    function _parkedOf(bytes32 feed, FeedWord word, bytes32 data)
        private
        view
        returns (Parked memory parked)
    {
        if (!word.parked()) revert NothingParked(feed);
        parked = _feeds[feed].parked;
        if (parked.data != data) revert WrongParked(data, parked.data);
    }

    function _load(bytes32 feed) private view returns (FeedWord word) {
        word = _feeds[feed].word;
        if (word.quorum() == 0) _refuse(feed, word);
    }

    /// @dev The word of a feed that one reporter may report to.
    function _single(bytes32 feed, FeedWord word) private pure returns (FeedWord) {
        uint256 quorum = word.quorum();
        if (quorum != 1) {
            if (quorum == 0) _refuse(feed, word);
            revert QuorumNotMet(feed, 1, quorum);
        }
        return word;
    }

    function _refuse(bytes32 feed, FeedWord word) private pure {
        if (word.kind() == Kind.None) revert UnknownFeed(feed);
        revert EndedFeed(feed);
    }

    function _fresh(bytes32 feed) private view returns (FeedWord word) {
        word = _load(feed);
        uint256 age = block.timestamp - word.observedAt();
        if (age > word.maxAge()) revert StaleFeed(feed, age, word.maxAge());
    }
}
