// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PoolRaise} from "./PoolRaise.sol";
import {Collection, Terms} from "./Terms.sol";
import {Waterfall} from "./Waterfall.sol";

/// @notice The life of an active pool: periods reported and paid in one call, losses stated, fees withdrawn.
abstract contract PoolServicing is PoolRaise {
    using Waterfall for Waterfall.Book;

    /// @param defaulted balances written off, cash units
    /// @param recovered cash recovered from them
    struct Totals {
        uint128 defaulted;
        uint128 recovered;
    }

    event Collected(
        uint32 indexed period,
        uint256 asOf,
        uint256 interest,
        uint256 principal,
        uint256 recoveries,
        uint256 value,
        bytes32 tapeRoot
    );
    event CreditQuality(
        uint32 indexed period,
        uint256 defaulted,
        uint256 late30,
        uint256 late60,
        uint256 late90,
        uint256 impairment
    );
    event Paid(uint32 indexed period, uint256 fees, uint256[3] tranches, uint256 trapped, bool covered);
    event Impaired(address indexed by, uint256 amount);
    event BondReceived(uint256 amount);

    error WrongPeriod(uint256 found, uint256 expected);
    error ImpairmentTooSmall(uint256 found, uint256 least);

    uint256 private immutable _writeDown30;
    uint256 private immutable _writeDown60;
    uint256 private immutable _writeDown90;

    Totals public totals;

    constructor(Terms memory terms) {
        _writeDown30 = terms.writeDown[0];
        _writeDown60 = terms.writeDown[1];
        _writeDown90 = terms.writeDown[2];
    }

    /// @notice A period: the servicer pays what it collected and states what is left, in one call. The cash runs
    /// through the waterfall at once. Cost does not depend on how many loans or holders there are.
    function collect(Collection calldata collection) external nonReentrant only(servicer) {
        _live();
        if (collection.period != period + 1) revert WrongPeriod(collection.period, period + 1);
        _checkCutOff(collection.report.asOf);
        uint256 least = impairmentUp(collection.late30, collection.late60, collection.late90);
        if (collection.report.impairment < least) {
            revert ImpairmentTooSmall(collection.report.impairment, least);
        }

        (period, asOf, tapeRoot) = (collection.period, collection.report.asOf, collection.tapeRoot);
        if (collection.defaulted | collection.recoveries != 0) {
            totals.defaulted += collection.defaulted;
            totals.recovered += collection.recoveries;
        }
        uint256 amount = uint256(collection.interest) + collection.principal + collection.recoveries;
        if (amount != 0) _pull(msg.sender, amount);
        uint256 value = nav.report(collection.report, amount);

        Waterfall.Outflow memory outflow = _book.collect(
            Waterfall.Inflow(
                collection.interest,
                collection.principal,
                collection.recoveries,
                value,
                state == State.WindingDown
            )
        );
        _credit(msg.sender, outflow.fees);
        _emitCollected(collection, value, outflow);

        nav.publish();
        _distribute(outflow);
    }

    /// @notice States further unrealised losses at once. Only a report lowers them.
    /// @param amount cash units, on top of those already stated
    function impair(uint96 amount) external nonReentrant {
        if (msg.sender != servicer && msg.sender != valuer) revert NotAllowed(msg.sender);
        _live();
        emit Impaired(msg.sender, amount);
        nav.impair(amount);
    }

    /// @notice Least impairment for balances that late, cash units, rounded up.
    function impairmentUp(uint256 late30, uint256 late60, uint256 late90) public view returns (uint256) {
        uint256 weighted = late30 * _writeDown30 + late60 * _writeDown60 + late90 * _writeDown90;
        return (weighted + 9_999) / 10_000;
    }

    /// @notice Pays what the caller has been credited with.
    function withdraw(address to) external nonReentrant returns (uint256 amount) {
        amount = creditOf[msg.sender];
        if (amount == 0) revert AmountIsZero();
        delete creditOf[msg.sender];
        emit Withdrawn(msg.sender, to, amount);
        _push(to, amount);
    }

    /// @notice Books the bond of a servicer that pledged this pool's loan again; the next collection pays it on.
    function receiveBond(uint256 amount) external only(registry) {
        if (state < State.Raising || state > State.WindingDown) revert WrongState(state);
        _book.trapped += Waterfall.toAmount(amount);
        emit BondReceived(amount);
    }

    function _emitCollected(Collection calldata collection, uint256 value, Waterfall.Outflow memory outflow)
        private
    {
        emit Collected(
            collection.period,
            collection.report.asOf,
            collection.interest,
            collection.principal,
            collection.recoveries,
            value,
            collection.tapeRoot
        );
        emit CreditQuality(
            collection.period,
            collection.defaulted,
            collection.late30,
            collection.late60,
            collection.late90,
            collection.report.impairment
        );
        emit Paid(collection.period, outflow.fees, outflow.tranches, _book.trapped, outflow.covered);
    }
}
