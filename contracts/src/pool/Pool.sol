// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPool} from "../interfaces/IPool.sol";
import {PoolBase} from "./PoolBase.sol";
import {PoolEnd} from "./PoolEnd.sol";
import {PoolServicing} from "./PoolServicing.sol";
import {Terms, TrancheTerms, Wiring} from "./Terms.sol";
import {Waterfall} from "./Waterfall.sol";

/// @title Pool
/// @notice One SPV: its documents, the root of its tape, its tranches, its cash, its lifecycle
/// draft → raising → active → winding down → closed, or refunding. Each pool holds its own cash; no other pool's
/// parties can reach it.
///
/// Assumptions
/// - Cash is an ERC-20 that delivers exactly what it is asked to (others are refused when they pay in), does not
///   change balances by itself, and is this pool's unit of account: nothing here says what it is worth elsewhere.
/// - Cash sent here without a call is not booked and belongs to nobody.
/// - A token that calls back on transfers may do so: the books and the marks are final before cash leaves.
/// - The price (`nav`) answers for the portfolio: net value for coverage and activation, gross value for the end.
///   Between the servicer's reports only the valuer, feeds and proofs move it.
/// - The servicer may state less than it collected; what it cannot do is pay less than it states, report a period
///   twice, or state losses below the agreed write-downs of the late balances it reports.
/// - Shares burn for a holder in any state, so whoever holds can always be paid; only those of a lost wallet wait for
///   the wallet that takes over.
contract Pool is PoolEnd {
    using Waterfall for Waterfall.Book;

    constructor(Terms memory terms, TrancheTerms[] memory tranches, Wiring memory wiring)
        PoolBase(terms, tranches, wiring)
        PoolServicing(terms)
    {
        documentOf["terms"] = terms.documents;
        emit DocumentSet("terms", "", terms.documents);
    }

    /// @inheritdoc IPool
    function split(uint256 value, uint256 time) external view returns (uint256[] memory values) {
        if (state == State.Active || state == State.WindingDown) return _book.split(value, time);
        values = new uint256[](_book.count);
        for (uint256 i; i < values.length; ++i) {
            values[i] = _cashOf(i);
        }
    }

    /// @inheritdoc IPool
    function splits(uint256[4] calldata values, uint256[4] calldata times)
        external
        view
        returns (State now_, address[] memory list, uint256[3] memory supplies, uint256[3][4] memory parts)
    {
        (now_, list) = (state, shares());
        if (now_ == State.Active || now_ == State.WindingDown) {
            (supplies, parts) = _book.splits(values, times);
            return (now_, list, supplies, parts);
        }
        for (uint256 i; i < list.length; ++i) {
            supplies[i] = _book.tranches[i].supply;
            parts[0][i] = _cashOf(i);
        }
        parts[1] = parts[2] = parts[3] = parts[0];
    }

    /// @notice Fees accrued to `time` and not paid, cash units. Σ split + fees due = value + cash (trapped, earmarks).
    function feesDue(uint256 time) external view returns (uint256) {
        return _book.feesDue(time);
    }

    /// @inheritdoc IPool
    function shares() public view returns (address[] memory list) {
        list = new address[](_book.count);
        for (uint256 i; i < list.length; ++i) {
            list[i] = address(shareOf(i));
        }
    }

    /// @notice The whole cash book.
    function book() external view returns (Waterfall.Book memory) {
        return _book;
    }

    /// @dev Cash of a tranche while it has no claims: paid in before activation, earmarked after the end.
    function _cashOf(uint256 tranche) private view returns (uint256) {
        Waterfall.Tranche storage books = _book.tranches[tranche];
        return state == State.Closed ? books.earmark : books.principal;
    }
}
