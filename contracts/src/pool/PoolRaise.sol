// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INav} from "../interfaces/INav.sol";
import {IPools} from "../interfaces/IPools.sol";
import {IShare} from "../interfaces/IShare.sol";
import {PoolAssets} from "./PoolAssets.sol";
import {Waterfall} from "./Waterfall.sol";

/// @notice From the first report to an active pool, or back to the investors. While raising, each tranche's
/// principal is what was paid in for it, and the cash stays here.
abstract contract PoolRaise is PoolAssets {
    using Waterfall for Waterfall.Book;

    event Originated(bytes32 tapeRoot, bytes32 ladderHash, uint256 asOf);
    event RaisingStarted(uint256 ends, uint256 minimum);
    event Invested(
        uint256 indexed tranche, address indexed investor, address indexed receiver, uint256 amount
    );
    event Activated(uint256 raised, uint256 value, uint256 retained);
    event RefundingStarted(uint256 raised);
    event Refunded(uint256 indexed tranche, address indexed holder, address indexed receiver, uint256 amount);

    error CutOffNotLater(uint256 found, uint256 last);
    error CutOffInFuture(uint256 found);
    error NotConfirmed();
    error BondMissing();
    error RaiseOver(uint256 ended);
    error RaiseStillOpen(uint256 ends);
    error TrancheFull(uint256 tranche, uint256 room);
    error BelowMinimum(uint256 raised, uint256 minimum);
    error ReportTooOld(uint256 asOf);
    error RaisedAboveValue(uint256 raised, uint256 value);
    error CoverageFails();
    error ResidualIsEmpty();

    /// @notice After the raise has ended, the issuer has this long to activate; then anyone may start refunds.
    uint256 public constant ACTIVATION_PERIOD = 14 days;
    /// @notice Oldest cut-off at activation.
    uint256 public constant REPORT_AGE = 45 days;

    /// @notice The issuer's first report. It may be replaced as long as the price accepts that.
    /// @param root Merkle root of the tape
    function originate(bytes32 root, INav.Report calldata report) external nonReentrant only(issuer) {
        if (state > State.Raising) revert WrongState(state);
        _checkCutOff(report.asOf);

        (tapeRoot, asOf) = (root, report.asOf);
        emit Originated(root, report.ladderHash, report.asOf);
        nav.open(report, curveFeed, hazardFeed);
    }

    /// @notice Opens the raise once the valuer has confirmed the first report and the servicer's bond is there. Anyone.
    function startRaising() external during(State.Draft) {
        if (block.timestamp > raiseEnds) revert RaiseOver(raiseEnds);
        if (asOf == 0 || !nav.confirmed(address(this))) revert NotConfirmed();
        if (!IPools(registry).bonded(address(this))) revert BondMissing();

        state = State.Raising;
        emit RaisingStarted(raiseEnds, minimumRaise);
    }

    /// @notice Buys shares of a tranche at par; the cash stays here until activation or refund.
    /// @param receiver a wallet that the share's rules admit
    function invest(uint256 tranche, uint256 amount, address receiver)
        external
        nonReentrant
        during(State.Raising)
    {
        IShare share = shareOf(tranche);
        if (issuanceFrozen) revert IssuanceFrozen();
        if (block.timestamp > raiseEnds) revert RaiseOver(raiseEnds);
        if (amount == 0) revert AmountIsZero();
        Waterfall.Tranche storage books = _book.tranches[tranche];
        uint256 room = maximumOf(tranche) - books.principal;
        if (amount > room) revert TrancheFull(tranche, room);

        books.principal += uint96(amount);
        emit Invested(tranche, msg.sender, receiver, amount);
        _pull(msg.sender, amount);
        share.mint(receiver, amount);
    }

    /// @notice Turns the raise into a pool: claims start, the issuer is credited with the cash raised as the price
    /// of the portfolio and keeps the value not sold as residual shares at par.
    function activate() external nonReentrant only(issuer) during(State.Raising) {
        if (issuanceFrozen) revert IssuanceFrozen();
        if (block.timestamp > raiseEnds + ACTIVATION_PERIOD) revert RaiseOver(raiseEnds);
        uint256 raised = _raised();
        if (raised < minimumRaise) revert BelowMinimum(raised, minimumRaise);
        if (block.timestamp > asOf + REPORT_AGE) revert ReportTooOld(asOf);

        nav.mark(address(this));
        if (!nav.confirmed(address(this))) revert NotConfirmed();
        (uint256 value,) = nav.valueOf(address(this));
        if (raised > value) revert RaisedAboveValue(raised, value);
        uint256 residual = _book.count - 1;
        uint256 retained = value - raised;
        if (retained + _book.tranches[residual].principal == 0) revert ResidualIsEmpty();
        if (!_book.start(value)) revert CoverageFails();

        state = State.Active;
        _credit(issuer, raised);
        emit Activated(raised, value, retained);

        if (retained != 0) {
            _book.tranches[residual].supply += Waterfall.toAmount(retained);
            shareOf(residual).mint(issuer, retained);
        }
        for (uint256 i; i <= residual; ++i) {
            shareOf(i).open();
        }
        nav.publish();
    }

    /// @notice Ends the attempt: by the issuer at any time before activation; by anyone once the raise has ended below
    /// its minimum or was not activated in time.
    function cancel() external nonReentrant {
        if (state > State.Raising) revert WrongState(state);
        uint256 raised = _raised();
        uint256 ends = raised < minimumRaise ? raiseEnds : raiseEnds + ACTIVATION_PERIOD;
        if (msg.sender != issuer && block.timestamp <= ends) revert RaiseStillOpen(ends);

        state = State.Refunding;
        uint256 trapped = _book.trapped;
        _book.trapped = 0;
        _credit(issuer, trapped);
        emit RefundingStarted(raised);
    }

    /// @notice Burns shares of the caller and pays par for them, whatever the state of its identity.
    function refund(uint256 tranche, uint256 amount, address receiver)
        external
        nonReentrant
        during(State.Refunding)
    {
        IShare share = shareOf(tranche);
        if (amount == 0) revert AmountIsZero();

        _book.tranches[tranche].principal -= Waterfall.toAmount(amount);
        emit Refunded(tranche, msg.sender, receiver, amount);
        share.burn(msg.sender, amount);
        _push(receiver, amount);
    }

    function _checkCutOff(uint256 time) internal view {
        if (time <= asOf) revert CutOffNotLater(time, asOf);
        if (time > block.timestamp) revert CutOffInFuture(time);
    }

    function _raised() private view returns (uint256 raised) {
        for (uint256 i; i < _book.count; ++i) {
            raised += _book.tranches[i].principal;
        }
    }
}
