// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Levels of caution, one for each share: 0 nothing, 1 no new risk, 2 also no inventory sold by the desk, 3 also
/// desk purchases and market trades rest. Each ends by itself, at a time that is known when it begins.
interface IGuard {
    /// @dev When a share's level is raised by rule, and for how long. Gaps are ln(market / NAV), 1e-9.
    /// @param band gap beyond bid or ask that counts
    /// @param leastDeviation the deviation that gaps are taken to have at least
    /// @param sigmas deviations from the mean beyond which a gap counts, tenths
    /// @param observations in a row that must agree before a level is raised by one
    /// @param spacing seconds between two observations, at least
    /// @param duration seconds until a level raised by rule ends
    /// @param longest seconds that levels may last in all before the share must rest from them
    /// @param rest seconds without a level after which `longest` begins anew
    /// @param ceilings two bits a ground, from the lowest: the level up to which the ground raises
    /// @param depth cash units that move the market's price by a hundredth, at least, for the market to be believed
    struct Terms {
        uint32 band;
        uint32 leastDeviation;
        uint8 sigmas;
        uint8 observations;
        uint32 spacing;
        uint32 duration;
        uint32 longest;
        uint32 rest;
        uint16 ceilings;
        uint96 depth;
    }

    /// @dev How a share is reopened by an auction.
    /// @param commit seconds in which orders are placed
    /// @param reveal seconds in which they are opened
    /// @param forfeit 1e-5 of its deposit that an order loses when it is not opened
    /// @param least smallest deposit, cash units or share units
    /// @param volume share units that must change hands for the price to count
    struct Reopening {
        uint32 commit;
        uint32 reveal;
        uint16 forfeit;
        uint96 least;
        uint96 volume;
    }

    /// @dev The auction of a share's present level.
    /// @param id of the auction
    /// @param deadline of the level, by which it is known
    struct Reopened {
        uint128 id;
        uint32 deadline;
    }

    /// @dev Time at level 3.
    /// @param sum seconds of the stretches before `since`
    /// @param since unix seconds at which the last stretch began; zero: it has been added
    struct Rest {
        uint64 sum;
        uint32 since;
    }

    /// @dev What is remembered of a share; one word.
    /// @param until unix seconds at which the level ends or has ended
    /// @param deadline unix seconds beyond which the level cannot be prolonged; what lay between the two when the level
    /// ended is left for the next
    /// @param level 0..3, while `until` has not come
    /// @param reason grounds on which it stands
    /// @param last unix seconds of the last observation
    /// @param streak observations in a row that share a ground
    /// @param grounds that all of them share
    /// @param mean of the gaps, 1e-9
    /// @param variance of the gaps, 1e-18
    struct Watch {
        uint32 until;
        uint32 deadline;
        uint8 level;
        uint8 reason;
        uint32 last;
        uint8 streak;
        uint8 grounds;
        int40 mean;
        uint72 variance;
    }

    /// @param gap ln(market / NAV), 1e-9; zero where the market is not believed
    event Observed(
        address indexed share, uint256 grounds, int256 gap, int256 mean, uint256 variance, uint256 streak
    );
    /// @param deadline unix seconds beyond which it cannot be prolonged
    event Raised(
        address indexed share,
        uint256 level,
        uint256 until,
        uint256 deadline,
        uint256 reason,
        address indexed by
    );
    /// @param why a guardian raised a level
    event Explained(address indexed share, address indexed by, string why);
    event Lowered(address indexed share, uint256 level, address indexed by);
    event Watched(address indexed share, Terms terms);
    event CoverSet(address cover);
    event ReopeningSet(address auctions, Reopening terms);
    event ReopeningOpened(address indexed share, uint256 id);

    error NotWatched(address share);
    error BadWatchTerms(uint256 band, uint256 observations, uint256 spacing, uint256 longest, uint256 rest);
    error TooSoon(address share, uint256 from);
    error TradedNow(address share);
    error NotALevel(uint256 level);
    error NotHigher(address share, uint256 level, uint256 current);
    error NotLower(address share, uint256 level, uint256 current);
    error NoTimeLeft(address share, uint256 from);
    error NoAuctions();
    error NotReopening(address share, uint256 level);
    error ReopeningOpen(address share, uint256 id);
    error NotClearedNearNav(address share, uint256 price, uint256 volume, bool settled);

    /// @notice Level of a share now, when it ends, and the grounds on which it stands: 1 stale NAV, 2 parked NAV,
    /// 4 divergence, 8 desk exhausted, 16 cover low, 128 guardian. Zeros: no level.
    function levelOf(address share) external view returns (uint256 level, uint256 until, uint256 reason);

    /// @notice Seconds that a share has spent at level 3 until now, in all: clocks of sales and cures stop for them.
    function restedOf(address share) external view returns (uint256);

    /// @notice Looks at a share and raises its level by one where enough observations agree. Anyone.
    function observe(address share) external returns (uint256 level);

    /// @notice Raises a level at once, for `duration` seconds or as many as are left.
    function raise(address share, uint8 level, uint32 duration, string calldata why) external;

    /// @notice Lowers a level before its end.
    function lower(address share, uint8 level) external;

    /// @notice Opens the reopening auction of a share at level 3, where raising could not. Anyone.
    function reopen(address share) external returns (uint256 id);

    /// @notice Ends a level 3 whose auction has cleared within the band around the NAV. Anyone.
    function endByAuction(address share) external;

    /// @notice The reopening auction of a share's present level. Reverts where there is none.
    function reopeningOf(address share) external view returns (uint256 id);

    /// @notice What an observation would find now.
    /// @return grounds that hold
    /// @return gap ln(market / NAV), 1e-9
    /// @return measured whether the market is believed now
    function look(address share) external view returns (uint256 grounds, int256 gap, bool measured);

    function watchOf(address share) external view returns (Watch memory);

    function termsOf(address share) external view returns (Terms memory);
}
