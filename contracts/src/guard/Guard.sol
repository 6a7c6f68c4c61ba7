// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAuctions} from "../interfaces/IAuctions.sol";
import {IGuard} from "../interfaces/IGuard.sol";
import {GuardRule} from "./GuardRule.sol";
import {GuardSight} from "./GuardSight.sol";
import {ICover} from "./ICover.sol";

/// @title Guard
/// @notice Levels of caution, one for each share. A level is raised one by one where observations apart in time agree,
/// or at once by a guardian; it ends by itself. It is pushed to desk and market, so that their trades ask nobody.
///
/// What a level never touches, because nothing asks it: windows (request, cancel, settle, claim, in kind), block trades
/// and auctions, transfers, a provider's way out of reserve or market, income, redemption at the pool.
///
/// Assumes
/// - of nav, desk and market: Specie's, of the same authority, which lets this contract halt both;
/// - of the authority: it watches shares whose pool and nav it trusts; a guardian may be wrong, gone or hostile: it can
///   do no more than let a share rest for `longest` out of every `longest + rest` seconds;
/// - of the market's price: that moving it costs. It is believed only where it has the agreed depth, and never in the
///   second of a trade.
///
/// Known
/// - Who holds the market's price beyond the band over all observations of a raise pays the market's fees for going
///   there and back each time somebody takes the price back, and wins at most the level's time.
/// - A market that is halted, or has no depth, says nothing: then only the other grounds and the guardian remain.
/// - A share that desk or market list while it has a level is halted there from the next raise on.
contract Guard is GuardSight, AccessManaged {
    using GuardRule for Watch;

    uint8 public constant BY_GUARDIAN = 128;

    /// @notice Grounds that an observation can find.
    uint256 private constant GROUNDS = 5;
    uint256 private constant HIGHEST = 3;

    /// @notice Where a share at level 3 is reopened; zero: nowhere.
    IAuctions public auctions;
    Reopening private _reopening;
    mapping(address share => Reopened) private _reopened;
    mapping(address share => Rest) private _rests;
    mapping(address share => Watch) private _watches;
    mapping(address share => Terms) private _terms;

    /// @param desk_ that is halted; its nav is the guard's
    /// @param market_ that is halted and whose price is observed; zero where there is none
    /// @param authority_ access manager: who sets terms, raises and lowers
    constructor(address desk_, address market_, address authority_)
        AccessManaged(authority_)
        GuardSight(desk_, market_)
    {}

    // ---- terms, by the authority

    /// @notice Begins to watch a share, or changes on what terms. A level that stands, and what is left of its time,
    /// are not touched.
    function setTerms(address share, Terms calldata t) external restricted {
        bool sound = t.band != 0 && t.band <= 5e8 && t.leastDeviation != 0 && t.sigmas >= 20
            && t.observations >= 2 && t.spacing >= 5 minutes && t.spacing <= 7 days && t.duration != 0
            && t.duration <= t.longest && t.longest <= 14 days && t.rest >= t.longest && t.rest <= 365 days;
        if (!sound) revert BadWatchTerms(t.band, t.observations, t.spacing, t.longest, t.rest);
        _terms[share] = t;
        emit Watched(share, t);
    }

    function setCover(ICover cover_) external restricted {
        cover = cover_;
        emit CoverSet(address(cover_));
    }

    /// @notice Names the auctions that reopen shares, and their terms. They must let this contract open them.
    function setReopening(IAuctions auctions_, Reopening calldata terms) external restricted {
        (auctions, _reopening) = (auctions_, terms);
        emit ReopeningSet(address(auctions_), terms);
    }

    // ---- levels

    /// @inheritdoc IGuard
    function observe(address share) external returns (uint256 level) {
        (Watch memory w, Terms memory t) = _load(share);
        if (block.timestamp < uint256(w.last) + t.spacing) {
            revert TooSoon(share, uint256(w.last) + t.spacing);
        }
        (uint256 grounds, int256 gap, Sight sight) = _look(share, w, t);
        if (sight == Sight.Busy) revert TradedNow(share);
        if (sight == Sight.Clear) w.learn(t, gap);
        w.last = uint32(block.timestamp);
        _count(w, grounds);
        emit Observed(share, grounds, gap, w.mean, w.variance, w.streak);

        uint256 before = _level(w);
        if (w.streak >= t.observations) {
            grounds = w.grounds;
            (w.streak, w.grounds) = (0, 0);
            level = _least(before + 1, _ceiling(t, grounds));
            if (level >= before && _raise(share, w, t, level, t.duration, grounds)) {
                _push(share, w, before);
            }
        }
        _watches[share] = w;
        return _level(w);
    }

    /// @inheritdoc IGuard
    function raise(address share, uint8 level, uint32 duration, string calldata why) external restricted {
        (Watch memory w, Terms memory t) = _load(share);
        if (level == 0 || level > HIGHEST) revert NotALevel(level);
        uint256 before = _level(w);
        if (level < before) revert NotHigher(share, level, before);
        if (!_raise(share, w, t, level, duration, BY_GUARDIAN)) {
            revert NoTimeLeft(share, uint256(w.until) + t.rest);
        }
        _push(share, w, before);
        _watches[share] = w;
        emit Explained(share, msg.sender, why);
    }

    /// @inheritdoc IGuard
    function lower(address share, uint8 level) external restricted {
        Watch memory w = _watches[share];
        uint256 before = _level(w);
        if (level >= before) revert NotLower(share, level, before);
        _lower(share, w, before, level);
    }

    // ---- reopening

    /// @inheritdoc IGuard
    function reopen(address share) external returns (uint256 id) {
        Watch memory w = _watches[share];
        if (_level(w) != HIGHEST) revert NotReopening(share, _level(w));
        if (address(auctions) == address(0)) revert NoAuctions();
        Reopened memory known = _reopened[share];
        if (known.deadline == w.deadline) revert ReopeningOpen(share, known.id);
        id = auctions.open(share, _auctionTerms());
        _noteReopening(share, w, id);
    }

    /// @inheritdoc IGuard
    function endByAuction(address share) external {
        (Watch memory w, Terms memory t) = _load(share);
        if (_level(w) != HIGHEST) revert NotReopening(share, _level(w));
        (uint256 price, uint256 volume, bool settled) = auctions.clearing(reopeningOf(share));
        uint256 value = nav.fresh(share) ? nav.price(share) : 0;
        bool near;
        if (settled && volume >= _reopening.volume && price != 0 && value != 0) {
            int256 gap = GuardRule.gapOf(price, value);
            near = (gap < 0 ? -gap : gap) <= int256(uint256(t.band));
        }
        if (!near) revert NotClearedNearNav(share, price, volume, settled);
        _lower(share, w, HIGHEST, 0);
    }

    /// @inheritdoc IGuard
    function reopeningOf(address share) public view returns (uint256 id) {
        Watch memory w = _watches[share];
        Reopened memory known = _reopened[share];
        if (known.deadline == 0 || known.deadline != w.deadline) revert NotReopening(share, _level(w));
        return known.id;
    }

    // ---- views

    /// @inheritdoc IGuard
    function levelOf(address share) external view returns (uint256 level, uint256 until, uint256 reason) {
        Watch storage w = _watches[share];
        if (block.timestamp < w.until) return (w.level, w.until, w.reason);
    }

    /// @inheritdoc IGuard
    function look(address share) external view returns (uint256 grounds, int256 gap, bool measured) {
        (Watch memory w, Terms memory t) = _load(share);
        Sight sight;
        (grounds, gap, sight) = _look(share, w, t);
        measured = sight == Sight.Clear;
    }

    /// @inheritdoc IGuard
    function restedOf(address share) external view returns (uint256) {
        Rest memory r = _rests[share];
        if (r.since == 0) return r.sum;
        return r.sum + _least(block.timestamp, _watches[share].until) - r.since;
    }

    /// @inheritdoc IGuard
    function watchOf(address share) external view returns (Watch memory) {
        return _watches[share];
    }

    /// @inheritdoc IGuard
    function termsOf(address share) external view returns (Terms memory) {
        return _terms[share];
    }

    // ---- inside: what follows

    /// @dev A streak goes on as long as one ground is shared by all of it.
    function _count(Watch memory w, uint256 grounds) private pure {
        uint256 shared = w.streak == 0 ? grounds : grounds & w.grounds;
        if (grounds == 0) (w.streak, w.grounds) = (0, 0);
        else if (shared == 0) (w.streak, w.grounds) = (1, uint8(grounds));
        else (w.streak, w.grounds) = (w.streak < 255 ? w.streak + 1 : 255, uint8(shared));
    }

    /// @dev The highest level up to which one of the grounds raises.
    function _ceiling(Terms memory t, uint256 grounds) private pure returns (uint256 highest) {
        for (uint256 i; i < GROUNDS; ++i) {
            if (grounds >> i & 1 == 0) continue;
            uint256 ceiling = t.ceilings >> 2 * i & 3;
            if (ceiling > highest) highest = ceiling;
        }
    }

    /// @dev Raises or prolongs as far as time is left. A level that stands is never shortened by it.
    function _raise(
        address share,
        Watch memory w,
        Terms memory t,
        uint256 level,
        uint256 duration,
        uint256 reason
    ) private returns (bool) {
        if (level == 0 || duration == 0) return false;
        if (block.timestamp >= w.until) {
            uint256 left =
                block.timestamp >= uint256(w.until) + t.rest ? t.longest : uint256(w.deadline) - w.until;
            if (left == 0) return false;
            w.deadline = uint32(block.timestamp + left);
            w.reason = 0;
        }
        _countRest(share, w, level);
        uint256 until = _least(block.timestamp + duration, w.deadline);
        if (until > w.until) w.until = uint32(until);
        w.level = uint8(level);
        w.reason |= uint8(reason);
        emit Raised(share, level, w.until, w.deadline, w.reason, msg.sender);
        return true;
    }

    function _lower(address share, Watch memory w, uint256 before, uint256 level) private {
        _countRest(share, w, level);
        w.level = uint8(level);
        if (level == 0) w.until = uint32(block.timestamp);
        _push(share, w, before);
        _watches[share] = w;
        emit Lowered(share, level, msg.sender);
    }

    /// @dev Seconds of the stretch at level 3 until now are added up; another may begin. The end that counts is still the
    /// old one.
    function _countRest(address share, Watch memory w, uint256 level) private {
        Rest memory r = _rests[share];
        if (r.since == 0 && level != HIGHEST) return;
        if (r.since != 0) r.sum += uint64(_least(block.timestamp, w.until) - r.since);
        r.since = level == HIGHEST ? uint32(block.timestamp) : 0;
        _rests[share] = r;
    }

    /// @dev Tells desk and market what they do not know yet.
    function _push(address share, Watch memory w, uint256 before) private {
        uint256 level = w.level;
        uint256 highest = level > before ? level : before;
        if (highest >= 2 && desk.listed(share)) {
            desk.halt(share, level == HIGHEST ? w.until : 0, level >= 2 ? w.until : 0);
        }
        if (highest == HIGHEST && address(market) != address(0) && market.wordOf(share) != 0) {
            market.halt(share, level == HIGHEST ? w.until : 0);
        }
        if (level == HIGHEST && before < HIGHEST && address(auctions) != address(0)) _tryReopen(share, w);
    }

    /// @dev An auction that cannot be opened now does not keep a level from rising; `reopen` tries again.
    function _tryReopen(address share, Watch memory w) private {
        if (_reopened[share].deadline == w.deadline) return;
        try auctions.open(share, _auctionTerms()) returns (uint256 id) {
            _noteReopening(share, w, id);
        } catch {}
    }

    function _noteReopening(address share, Watch memory w, uint256 id) private {
        _reopened[share] = Reopened(uint128(id), w.deadline);
        emit ReopeningOpened(share, id);
    }

    function _auctionTerms() private view returns (IAuctions.Terms memory) {
        uint256 commitEnds = block.timestamp + _reopening.commit;
        return IAuctions.Terms({
            commitEnds: uint40(commitEnds),
            revealEnds: uint40(commitEnds + _reopening.reveal),
            forfeit: _reopening.forfeit,
            least: _reopening.least
        });
    }

    function _level(Watch memory w) private view returns (uint256) {
        return block.timestamp < w.until ? w.level : 0;
    }

    function _load(address share) private view returns (Watch memory w, Terms memory t) {
        t = _terms[share];
        if (t.band == 0) revert NotWatched(share);
        w = _watches[share];
    }

    function _least(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
