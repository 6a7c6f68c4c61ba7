// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Designated market makers of shares: what each has promised to stand for, how often it did when nobody could
/// know that it would be looked at, and what it is paid for that out of the reserve's gains.
interface IMakers {
    /// @param spread furthest from the NAV's bid and ask at which depth counts, fees included, 1e-5
    /// @param presence part of the samples that must be met for any pay, 1e-4
    /// @param odds one block in so many is a sample
    /// @param least samples by which an epoch is measured where fewer were taken
    /// @param age seconds for which depth must have rested
    /// @param depth cash units that must stand on each side
    /// @param budget most that is paid for an epoch, cash units
    struct Duty {
        uint16 spread;
        uint16 presence;
        uint16 odds;
        uint16 least;
        uint32 age;
        uint96 depth;
        uint96 budget;
    }

    /// @param lower, upper ticks of a position in the Market, cash a share
    struct Range {
        int24 lower;
        int24 upper;
    }

    /// @param samples taken in the epoch
    /// @param lastBlock of the last one
    /// @param closed its pay is fixed
    /// @param score of all who are paid
    /// @param reward cash units paid for the epoch
    struct Epoch {
        uint32 samples;
        uint64 lastBlock;
        bool closed;
        uint128 score;
        uint128 reward;
    }

    /// @param met samples at which the duty was met
    /// @param claimed the pay has been fetched
    /// @param depth sum of the smaller side's depth over the samples that were met, cash units: the score
    /// @param spread sum over them of half the distance between bid and ask beyond the NAV's own, 1e-5
    struct Record {
        uint32 met;
        bool claimed;
        uint128 depth;
        uint64 spread;
    }

    event DutySet(address indexed share, Duty duty);
    event Designated(address indexed share, address indexed maker, bool yes);
    event Registered(address indexed share, address indexed maker, Range[] ranges);
    event SampleTaken(address indexed share, uint256 indexed epoch, uint256 number);
    /// @param buys, sells depth of each side within the duty's spread, cash units
    event MakerSampled(
        address indexed share,
        address indexed maker,
        uint256 indexed epoch,
        bool met,
        uint256 buys,
        uint256 sells,
        uint256 spread
    );
    event EpochClosed(address indexed share, uint256 indexed epoch, uint256 score, uint256 reward);
    event MakerPaid(address indexed share, address indexed maker, uint256 indexed epoch, uint256 cash);

    error NoDuty(address share);
    error DutyOutOfRange(uint256 spread, uint256 presence, uint256 odds, uint256 least);
    error NotDesignated(address share, address maker);
    error DesignatedAlready(address share, address maker);
    error TooManyMakers(uint256 most);
    error TooManyRanges(uint256 most);
    error RangesNotAscending(uint256 position);
    error NoMarketHere();
    error EpochNotOver(uint256 epoch, uint256 ends);
    error SampleNeedsGas(uint256 least);
    error ReserveIsDry(uint256 wanted, uint256 held);
    error NothingToClaim(address share, address maker, uint256 epoch);

    function reserve() external view returns (address);
    function quotes() external view returns (address);
    function market() external view returns (address);

    /// @notice Seconds of an epoch; epoch n begins at n times that.
    function epochLength() external view returns (uint256);

    /// @notice Names the caller's positions in the market that count beside its resting quote, in ascending order. Only a
    /// designated maker; replaces what it named before.
    function register(address share, Range[] calldata ranges) external;

    /// @notice Ends the caller's designation. What it has earned stays.
    function resign(address share) external;

    /// @notice Looks at all makers of a share if this block is a sample; anyone, at any time, once a block. Answers
    /// whether it was one; a block that is none changes nothing. So is one in which the NAV is stale.
    function sample(address share) external returns (bool taken);

    /// @notice Fixes the pay of an epoch that is over. Anyone.
    function close(address share, uint256 epoch) external returns (uint256 reward);

    /// @notice Pays a maker for an epoch, closing it first. Anyone; to the maker, or to the wallet that its lost one was
    /// recovered to.
    function claim(address share, uint256 epoch, address maker) external returns (uint256 paid);

    function dutyOf(address share) external view returns (Duty memory);

    /// @notice The duty by which an epoch is measured: that of its first sample.
    function dutyIn(address share, uint256 epoch) external view returns (Duty memory);

    function makersOf(address share) external view returns (address[] memory);
    function rangesOf(address share, address maker) external view returns (Range[] memory);
    function epochOf(address share, uint256 epoch) external view returns (Epoch memory);
    function recordOf(address share, uint256 epoch, address maker) external view returns (Record memory);

    /// @notice What a sample would find now, whatever the block says.
    function depthOf(address share, address maker)
        external
        view
        returns (uint256 buys, uint256 sells, uint256 spread);

    /// @notice Cash units that the reserve has kept for makers and no epoch has been given yet.
    function pot() external view returns (uint256);
}
