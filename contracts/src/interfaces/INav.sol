// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Prices of shares as marks that grow at their own rate, and the valuation that makes them.
interface INav {
    /// @dev What a servicer states about the portfolio, computed off chain from the tape; anyone can prove it.
    /// @param ladderHash keccak256 of the ladder
    /// @param asOf unix seconds: the tape's cut-off, the ladder's time zero
    /// @param averageSpread 1e-9 a year, value-weighted spread of the risk segments
    /// @param due expected cash of the ladder's first month, cash units
    /// @param impairment unrealised losses, cash units
    /// @param moments one word a time bucket
    struct Report {
        bytes32 ladderHash;
        uint40 asOf;
        uint32 averageSpread;
        uint96 due;
        uint96 impairment;
        uint256[10] moments;
    }

    /// @dev Neither the bid nor the ask of a mark older than its horizon and the permitted age is given out.
    error StaleMark(address share, uint256 horizon, uint256 maxAge);
    error NotPool(address caller);
    error NotOpened(address pool);
    error NotValuer(address caller, address valuer);

    /// @notice First report of the calling pool. It counts only once the pool's valuer has confirmed it; until
    /// then the pool may open again, which replaces it.
    /// @param curveFeed the feed whose forward rates discount this pool
    /// @param hazardFeed a feed that shifts every hazard, 1e-9 a year; zero for none
    function open(Report calldata report, bytes32 curveFeed, bytes32 hazardFeed) external;

    /// @notice A period's report of the calling pool.
    /// @param received cash that the portfolio paid in this period, cash units: it left the portfolio's value
    /// @return value the portfolio's net value now, cash units, for the coverage tests
    function report(Report calldata report, uint256 received) external returns (uint256 value);

    /// @notice Raises the calling pool's unrealised losses at once and re-marks its shares.
    function impair(uint96 amount) external;

    /// @notice Writes the marks of the calling pool's shares from its books; called after its cash has moved.
    function publish() external;

    /// @notice Re-marks a pool from the current curve and hazard through its moments. Anyone.
    function mark(address pool) external returns (uint256 value);

    /// @notice Exact value from the whole ladder at the current curve; corrects the moments. Anyone.
    function prove(address pool, bytes calldata ladder) external returns (uint256 value);

    /// @notice Accepts the parked (or first) valuation. Only the pool's valuer.
    /// @param revision number of the report that the valuer has examined, from `revisionOf`: a report that
    /// slipped in since is not confirmed by accident
    function confirm(address pool, uint256 revision) external;

    /// @notice Number of reports that the pool has made, the first included.
    function revisionOf(address pool) external view returns (uint256);

    /// @notice Whether the first report has been confirmed and no valuation is parked.
    function confirmed(address pool) external view returns (bool);

    /// @notice Net portfolio value now (`lower`: exits and coverage) and gross (`upper`: entries), cash units.
    function valueOf(address pool) external view returns (uint256 lower, uint256 upper);

    /// @notice WAD cash units a share unit. Always answers; see `fresh`.
    function price(address share) external view returns (uint256);

    /// @notice What an exit pays at most. Reverts when the mark is stale.
    function bid(address share) external view returns (uint256);

    /// @notice What an entry costs at least. Reverts when the mark is stale.
    function ask(address share) external view returns (uint256);

    function fresh(address share) external view returns (bool);
}
