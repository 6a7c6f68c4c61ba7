// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IFeeds} from "../interfaces/IFeeds.sol";
import {INav} from "../interfaces/INav.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IPools} from "../interfaces/IPools.sol";
import {Book, Figures, Status} from "./Book.sol";
import {Curve} from "./Curve.sol";
import {Ladder} from "./Ladder.sol";
import {Mark, Marks, Offer, Quote} from "./Mark.sol";
import {Moments} from "./Moments.sol";

/// @notice Values pools without touching their loans, and prices their shares.
///
/// Assumes
/// - of Pools: `isPool` is true only of pools whose code the registry has checked, so that a pool lists only its own
///   shares and its `split` neither reverts nor depends on Nav;
/// - of Feeds: a read is fresh or reverts; its movement is bounded there; the hazard feed is in 1e-9 a year;
/// - of the servicer: nothing that `prove` does not check. A report counts at once within the band, and is parked
///   outside it: exits then use the lower, entries the higher of the parked and the accepted value;
/// - of the valuer: that it answers. While it does not, a parked pool can be left and entered, at the wide prices;
/// - of cash tokens: nothing. No balance is read and no call is made that could change state anywhere.
///
/// Every amount is in the pool's cash units, every rate 1e-9 a year, continuous.
contract Nav is INav {
    using Book for Figures;
    using Marks for Quote;
    using Moments for uint256[10];
    using SafeCast for uint256;

    /// @param delay seconds that a new mark is young
    /// @param maxAge seconds after its horizon at which a mark turns stale
    /// @param up, down relative moves that a valuer need not confirm, 1e-9 a month
    struct Settings {
        uint32 delay;
        uint32 maxAge;
        uint32 up;
        uint32 down;
    }

    struct PoolBook {
        bytes32 ladderHash;
        uint256[4] figures;
        bytes32 curveFeed;
        bytes32 hazardFeed;
        uint256[10] moments;
    }

    /// @dev What counted before a report: the accepted value, gross of unrealised losses; what exits counted; and the
    /// accepted spread.
    struct Before {
        uint256 gross;
        uint256 exits;
        uint32 spread;
    }

    event Opened(address indexed pool, bytes32 curveFeed, bytes32 hazardFeed);
    event Reported(
        address indexed pool,
        uint256 revision,
        bytes32 ladderHash,
        uint256 asOf,
        uint256 received,
        uint256 impairment
    );
    event Valued(
        address indexed pool,
        uint256 value,
        uint256 lower,
        uint256 upper,
        uint256 curve,
        int256 hazardShift,
        Status status
    );
    event Impaired(address indexed pool, uint256 amount, uint256 total);
    event Confirmed(address indexed pool, uint256 revision);
    event Marked(address indexed share, uint256 price, uint256 gross, int256 rate, uint256 until);

    error BadSettings();
    error AlreadyAccepted(address pool);
    error NotLater(uint256 asOf, uint256 last);
    error InTheFuture(uint256 asOf, uint256 now_);
    error WrongLadder(bytes32 given, bytes32 expected);
    error WrongRevision(uint256 given, uint256 current);
    error NothingParked(address pool);
    error HazardOutOfRange(int256 hazardShift);

    uint256 private constant WAD = 1e18;

    /// @dev A hazard shift beyond 100 % a year is a broken feed.
    int256 private constant MOST_HAZARD = 1e9;

    /// @dev A gain recognised at or after the horizon still vests over this time.
    uint256 private constant LEAST_VESTING = 7 days;

    IPools public immutable pools;
    IFeeds public immutable feeds;

    /// @notice Seconds that a new mark is young.
    uint256 public immutable delay;
    /// @notice Seconds after its horizon at which a mark turns stale.
    uint256 public immutable maxAge;
    /// @notice Relative rise a month that needs no confirmation, 1e-9.
    uint256 public immutable up;
    /// @notice Relative fall a month that needs no confirmation, 1e-9.
    uint256 public immutable down;

    mapping(address pool => PoolBook) private _books;
    mapping(address share => Quote) private _quotes;

    constructor(IPools pools_, IFeeds feeds_, Settings memory settings) {
        if (
            settings.delay == 0 || settings.delay > 7 days || settings.maxAge == 0
                || settings.maxAge > Book.AGEING || settings.up == 0 || settings.up > 5e8
                || settings.down == 0 || settings.down > 5e8
        ) revert BadSettings();
        pools = pools_;
        feeds = feeds_;
        delay = settings.delay;
        maxAge = settings.maxAge;
        up = settings.up;
        down = settings.down;
    }

    /// @inheritdoc INav
    function open(Report calldata report_, bytes32 curveFeed, bytes32 hazardFeed) external {
        if (!pools.isPool(msg.sender)) revert NotPool(msg.sender);
        PoolBook storage book = _books[msg.sender];
        Figures memory f = _load(book);
        if (f.status > Status.Opened) revert AlreadyAccepted(msg.sender);
        if (report_.asOf > block.timestamp) revert InTheFuture(report_.asOf, block.timestamp);

        book.curveFeed = curveFeed;
        book.hazardFeed = hazardFeed;
        (uint256 curve, int256 hazardShift) = _market(book);
        _adopt(book, f, report_, curve, hazardShift);
        f.status = Status.Opened;
        f.impairment = f.pendingImpairment;
        _store(book, f);

        emit Opened(msg.sender, curveFeed, hazardFeed);
        _emitReported(f.revision, report_, 0);
        _emitValued(msg.sender, f, f.newest(block.timestamp), curve, hazardShift);
    }

    /// @inheritdoc INav
    function report(Report calldata report_, uint256 received) external returns (uint256 value) {
        PoolBook storage book = _books[msg.sender];
        Figures memory f = _figures(book, msg.sender);
        if (report_.asOf <= f.asOf) revert NotLater(report_.asOf, f.asOf);
        if (report_.asOf > block.timestamp) revert InTheFuture(report_.asOf, block.timestamp);

        (uint256 curve, int256 hazardShift) = _marketOrReported(book, f, report_);
        Before memory before = _before(f);
        _adopt(book, f, report_, curve, hazardShift);
        if (f.status == Status.Opened) f.impairment = f.pendingImpairment;
        else _supersede(f, before, received);
        _store(book, f);

        _emitReported(f.revision, report_, received);
        (value,) = _emitValued(msg.sender, f, f.newest(block.timestamp), curve, hazardShift);
    }

    /// @inheritdoc INav
    function impair(uint96 amount) external {
        PoolBook storage book = _books[msg.sender];
        Figures memory f = _figures(book, msg.sender);
        f.impairment = _atMost(uint256(f.impairment) + amount);
        if (f.status != Status.Accepted) {
            f.pendingImpairment = _atMost(uint256(f.pendingImpairment) + amount);
        }
        _store(book, f);
        emit Impaired(msg.sender, amount, f.impairment);
        (uint256 lower, uint256 upper) = f.values(block.timestamp);
        _publish(msg.sender, f, lower, upper);
    }

    /// @inheritdoc INav
    function publish() external {
        Figures memory f = _figures(_books[msg.sender], msg.sender);
        (uint256 lower, uint256 upper) = f.values(block.timestamp);
        _publish(msg.sender, f, lower, upper);
    }

    /// @inheritdoc INav
    function mark(address pool) external returns (uint256 value) {
        PoolBook storage book = _books[pool];
        Figures memory f = _figures(book, pool);
        (uint256 curve, int256 hazardShift) = _market(book);
        value = book.moments.remark(curve, hazardShift - f.baseShift);
        uint256 gross = _replace(book, f, value, f.due, f.spread, curve);
        (uint256 lower, uint256 upper) = _emitValued(pool, f, gross, curve, hazardShift);
        _publish(pool, f, lower, upper);
    }

    /// @inheritdoc INav
    function prove(address pool, bytes calldata ladder) external returns (uint256 value) {
        PoolBook storage book = _books[pool];
        Figures memory f = _figures(book, pool);
        bytes32 given = keccak256(ladder);
        if (given != book.ladderHash) revert WrongLadder(given, book.ladderHash);

        (uint256 curve, int256 hazardShift) = _market(book);
        Ladder.Valuation memory valuation = Ladder.value(ladder, curve, hazardShift);
        value = valuation.value;
        book.moments.rebase(valuation.buckets, curve);
        f.baseShift = int32(hazardShift);
        uint256 gross = _replace(book, f, value, valuation.due, valuation.averageSpread, curve);
        (uint256 lower, uint256 upper) = _emitValued(pool, f, gross, curve, hazardShift);
        _publish(pool, f, lower, upper);
    }

    /// @inheritdoc INav
    function confirm(address pool, uint256 revision) external {
        PoolBook storage book = _books[pool];
        Figures memory f = _figures(book, pool);
        address valuer = IPool(pool).valuer();
        if (msg.sender != valuer) revert NotValuer(msg.sender, valuer);
        if (revision != f.revision) revert WrongRevision(revision, f.revision);
        if (f.status == Status.Accepted) revert NothingParked(pool);

        bool first = f.status == Status.Opened;
        (uint256 net,) = f.values(block.timestamp);
        f.status = Status.Accepted;
        f.impairment = f.pendingImpairment;
        f.pendingImpairment = 0;
        f.acceptedValue = 0;
        f.acceptedSpread = 0;
        (f.drift, f.slide) = (0, 0);
        f.movedAt = uint32(block.timestamp);
        // Before the first confirmation nothing was for sale, so that nothing is gained over an earlier price.
        if (!first) _vest(f, net);
        _store(book, f);

        emit Confirmed(pool, revision);
        (uint256 lower, uint256 upper) = f.values(block.timestamp);
        _publish(pool, f, lower, upper);
    }

    /// @inheritdoc INav
    function confirmed(address pool) external view returns (bool) {
        return _load(_books[pool]).status == Status.Accepted;
    }

    /// @inheritdoc INav
    function revisionOf(address pool) external view returns (uint256) {
        return _load(_books[pool]).revision;
    }

    /// @notice End of the reported month, unix seconds; exits and entries close `maxAge` later without a report.
    function horizonOf(address pool) external view returns (uint256) {
        return _figures(_books[pool], pool).horizon();
    }

    /// @inheritdoc INav
    function valueOf(address pool) external view returns (uint256 lower, uint256 upper) {
        return _figures(_books[pool], pool).values(block.timestamp);
    }

    /// @notice Everything a pool's value follows from, for recomputation.
    function bookOf(address pool)
        external
        view
        returns (Figures memory figures, bytes32 ladderHash, uint256[10] memory moments)
    {
        PoolBook storage book = _books[pool];
        return (_load(book), book.ladderHash, book.moments);
    }

    /// @notice The feeds that discount a pool.
    function feedsOf(address pool) external view returns (bytes32 curveFeed, bytes32 hazardFeed) {
        return (_books[pool].curveFeed, _books[pool].hazardFeed);
    }

    /// @notice The mark and the offer of a share as last published.
    function markOf(address share) external view returns (Mark memory, Offer memory) {
        return _quotes[share].read();
    }

    /// @inheritdoc INav
    function price(address share) external view returns (uint256) {
        return _quotes[share].price(maxAge);
    }

    /// @inheritdoc INav
    function bid(address share) external view returns (uint256) {
        Quote storage quote = _quotes[share];
        _requireFresh(share, quote);
        return quote.bid(maxAge, delay);
    }

    /// @inheritdoc INav
    function ask(address share) external view returns (uint256) {
        Quote storage quote = _quotes[share];
        _requireFresh(share, quote);
        return quote.ask(delay);
    }

    /// @inheritdoc INav
    function fresh(address share) external view returns (bool) {
        return block.timestamp <= _quotes[share].untilOf() + maxAge;
    }

    /// @dev Puts a report's figures in place and stores its moments, which price it at `curve`.
    function _adopt(
        PoolBook storage book,
        Figures memory f,
        Report calldata report_,
        uint256 curve,
        int256 hazardShift
    ) private {
        book.ladderHash = report_.ladderHash;
        ++f.revision;
        f.value = book.moments.store(report_.moments, curve).toUint80();
        f.due = uint256(report_.due).toUint80();
        f.asOf = uint256(report_.asOf).toUint32();
        f.spread = report_.averageSpread;
        f.forward = int24(Curve.forward(curve, 0));
        f.baseShift = int32(hazardShift);
        f.pendingImpairment = _atMost(report_.impairment);
    }

    function _before(Figures memory f) private view returns (Before memory before) {
        before.gross = f.accepted(block.timestamp);
        (before.exits,) = f.values(block.timestamp);
        before.spread = f.status == Status.Accepted ? f.spread : f.acceptedSpread;
    }

    /// @dev Judges the report in place against what counted before, less the cash that has left it.
    function _supersede(Figures memory f, Before memory before, uint256 received) private view {
        f.acceptedSpread = before.spread;
        f.acceptedValue = f.restate(_less(before.gross, received), before.spread, block.timestamp).toUint80();
        f.judge(before.gross, f.newest(block.timestamp) + received, up, down);
        _vest(f, _less(before.exits, received));
    }

    /// @dev Replaces the value at asOf by a newer one of the same report and judges it.
    /// @return gross its value now
    function _replace(
        PoolBook storage book,
        Figures memory f,
        uint256 value,
        uint256 due,
        uint256 spread,
        uint256 curve
    ) private returns (uint256 gross) {
        uint256 before = f.accepted(block.timestamp);
        if (f.status == Status.Accepted) {
            f.acceptedValue = f.value;
            f.acceptedSpread = f.spread;
            f.pendingImpairment = f.impairment;
        }
        f.value = value.toUint80();
        f.due = due.toUint80();
        f.spread = spread.toUint32();
        f.forward = int24(Curve.forward(curve, 0));
        gross = f.newest(block.timestamp);
        if (f.status != Status.Opened) f.judge(before, gross, up, down);
        _store(book, f);
    }

    /// @dev Exits count `most` now; what is there beyond it is a gain, which vests evenly until the horizon. So no report
    /// and no confirmation lifts what exits count at that moment, whether it is accepted or parked.
    function _vest(Figures memory f, uint256 most) private view {
        uint256 until = f.horizon();
        if (until < block.timestamp + LEAST_VESTING) until = block.timestamp + LEAST_VESTING;
        f.gain = 0;
        (uint256 net,) = f.values(block.timestamp);
        f.gain = _atMost(_less(net, most));
        f.gainSince = uint32(block.timestamp);
        f.gainUntil = uint32(until);
    }

    /// @dev Prices every tranche at the lower value now, at the horizon and when the mark turns stale, and at the
    /// upper value now. A pool has at most three shares. A share without supply, as all are before activation and while
    /// refunding, is worth what it is sold and refunded at: par.
    function _publish(address pool, Figures memory f, uint256 lower, uint256 upper) private {
        (, address[] memory shares, uint256[3] memory supplies, uint256[3][4] memory values) =
            _split(IPool(pool), f, lower, upper);
        Marks.Step memory step;
        (step.until, step.maxAge, step.delay) = (f.horizon(), maxAge, delay);
        for (uint256 i; i < shares.length; ++i) {
            uint256 supply = supplies[i];
            if (supply == 0) {
                (step.price, step.atHorizon, step.atStale, step.gross) = (WAD, WAD, WAD, WAD);
            } else {
                step.price = values[0][i] * WAD / supply;
                step.atHorizon = values[1][i] * WAD / supply;
                step.atStale = values[2][i] * WAD / supply;
                step.gross = (values[3][i] * WAD + supply - 1) / supply;
            }
            _write(shares[i], step);
        }
    }

    /// @dev Tranche values: lower now, at the horizon, when stale; upper now. Times that have passed count as now.
    function _split(IPool pool, Figures memory f, uint256 lower, uint256 upper)
        private
        view
        returns (IPool.State, address[] memory, uint256[3] memory, uint256[3][4] memory)
    {
        uint256[4] memory values = [lower, lower, lower, upper];
        uint256[4] memory times = [block.timestamp, block.timestamp, block.timestamp, block.timestamp];
        uint256 time = f.horizon();
        uint256 gross = f.newest(time);
        if (time > block.timestamp) {
            times[1] = time;
            (values[1],) = f.values(gross, time);
        }
        time += maxAge;
        if (time > block.timestamp) {
            times[2] = time;
            (values[2],) = f.values(f.aged(gross, time), time);
        }
        return pool.splits(values, times);
    }

    function _write(address share, Marks.Step memory step) private {
        (uint256 price_, uint256 gross, int256 rate) = _quotes[share].write(step);
        emit Marked(share, price_, gross, rate, step.until);
    }

    function _emitReported(uint256 revision, Report calldata report_, uint256 received) private {
        emit Reported(msg.sender, revision, report_.ladderHash, report_.asOf, received, report_.impairment);
    }

    /// @param gross newest value now
    function _emitValued(address pool, Figures memory f, uint256 gross, uint256 curve, int256 hazardShift)
        private
        returns (uint256 lower, uint256 upper)
    {
        (lower, upper) = f.values(gross, block.timestamp);
        emit Valued(pool, f.value, lower, upper, curve, hazardShift, f.status);
    }

    /// @dev Current curve and hazard shift of a pool; reverts when either is stale.
    function _market(PoolBook storage book) private view returns (uint256 curve, int256 hazardShift) {
        curve = feeds.curve(book.curveFeed);
        bytes32 hazardFeed = book.hazardFeed;
        if (hazardFeed != 0) (hazardShift,) = feeds.value(hazardFeed);
        if (hazardShift > MOST_HAZARD || hazardShift < -MOST_HAZARD) revert HazardOutOfRange(hazardShift);
    }

    /// @dev A silent feed must not hold back investors' cash: then a report counts at the curve it states, but for the
    /// first forward, and at the hazard shift of the report before.
    function _marketOrReported(PoolBook storage book, Figures memory f, Report calldata report_)
        private
        view
        returns (uint256 curve, int256 hazardShift)
    {
        hazardShift = f.baseShift;
        try feeds.curve(book.curveFeed) returns (uint256 current) {
            curve = current;
        } catch {
            // the first forward is what the value grows at until the horizon: the last one that the feed gave
            curve = Moments.baseCurve(report_.moments) >> 24 << 24 | uint24(f.forward);
        }
        bytes32 hazardFeed = book.hazardFeed;
        if (hazardFeed == 0) return (curve, hazardShift);
        try feeds.value(hazardFeed) returns (int256 current, uint256) {
            if (current <= MOST_HAZARD && current >= -MOST_HAZARD) hazardShift = current;
        } catch {}
    }

    function _load(PoolBook storage book) private view returns (Figures memory) {
        return Book.load(book.figures);
    }

    function _store(PoolBook storage book, Figures memory f) private {
        Book.store(book.figures, f);
    }

    function _figures(PoolBook storage book, address pool) private view returns (Figures memory f) {
        f = _load(book);
        if (f.status == Status.None) revert NotOpened(pool);
    }

    function _requireFresh(address share, Quote storage quote) private view {
        uint256 until = quote.untilOf();
        if (block.timestamp > until + maxAge) revert StaleMark(share, until, maxAge);
    }

    function _less(uint256 amount, uint256 held) private pure returns (uint256) {
        return amount > held ? amount - held : 0;
    }

    function _atMost(uint256 amount) private pure returns (uint80) {
        return amount < type(uint80).max ? uint80(amount) : type(uint80).max;
    }
}
