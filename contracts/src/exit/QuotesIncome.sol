// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IQuotes} from "../interfaces/IQuotes.sol";
import {IShare} from "../interfaces/IShare.sol";
import {QuoteWords} from "./QuoteWords.sol";

/// @notice Income of the shares in the books, for their makers.
///
/// The share credits this contract with the income of all the books. The first to touch a book after a distribution
/// spreads it: so much a share, remembered under the distribution's number; a book that is touched later is credited the
/// difference of two such numbers. What is credited is paid out of what was claimed, never out of anybody's cash.
/// Every rounding leaves dust here.
abstract contract QuotesIncome is IQuotes, ReentrancyGuardTransient {
    /// @param spread cash units of income that have been spread over the books
    /// @param claimed cash units that the share has paid
    /// @param paid cash units of them that went to makers
    /// @param last number of the distribution up to which it was spread, modulo 2^16
    struct Earned {
        uint128 spread;
        uint128 claimed;
        uint128 paid;
        uint16 last;
    }

    uint256 private constant SCALE_BITS = 96;

    IERC20 internal immutable CASH;

    mapping(address share => mapping(address maker => uint256 word)) internal _books;
    mapping(address share => Earned) private _earned;
    mapping(address share => mapping(uint256 number => uint256)) private _perShare;
    mapping(address share => mapping(address maker => uint256)) private _credit;

    constructor(address cash_) {
        CASH = IERC20(cash_);
    }

    /// @inheritdoc IQuotes
    function incomeOf(address share, address maker) external view returns (uint256) {
        Book memory book = QuoteWords.unpackBook(_books[share][maker]);
        uint256 number = uint16(IShare(share).distributions());
        if (number == book.distribution) return _credit[share][maker];
        (uint256 perShare,) = _next(share, number, 0);
        return _credit[share][maker] + _between(share, book, perShare);
    }

    /// @dev Brings a book up to the last distribution, before its shares change.
    /// @param arrived share units that are here already and in no book
    function _settle(address share, address maker, Book memory book, uint256 arrived) internal {
        uint256 number = uint16(IShare(share).distributions());
        if (number == book.distribution) return;
        (uint256 perShare, uint256 income) = _next(share, number, arrived);
        if (_earned[share].last != number) {
            _perShare[share][number] = perShare;
            _earned[share].last = uint16(number);
            _earned[share].spread += uint128(income);
        }
        uint256 credited = _between(share, book, perShare);
        if (credited != 0) _credit[share][maker] += credited;
        book.distribution = number;
    }

    /// @dev Pays a book's credit, as far as the share has paid this contract.
    function _payIncome(address share, address maker) internal returns (uint256 amount) {
        uint256 before = CASH.balanceOf(address(this));
        // a claim that waits (this venue is frozen, the cash token stops) is made another time
        try IShare(share).claim(address(this)) {} catch {}
        Earned storage earned = _earned[share];
        earned.claimed += uint128(CASH.balanceOf(address(this)) - before);
        uint256 credit = _credit[share][maker];
        uint256 pot = earned.claimed - earned.paid;
        amount = credit < pot ? credit : pot;
        if (amount == 0) return 0;
        _credit[share][maker] = credit - amount;
        earned.paid += uint128(amount);
        emit QuotesIncomePaid(share, maker, amount);
    }

    /// @dev Income a share up to distribution `number`, and what of it has not been spread yet.
    function _next(address share, uint256 number, uint256 arrived)
        private
        view
        returns (uint256 perShare, uint256 income)
    {
        Earned memory earned = _earned[share];
        perShare = _perShare[share][earned.last];
        if (earned.last == number) return (perShare, 0);
        uint256 held = IERC20(share).balanceOf(address(this)) - arrived;
        if (held == 0) return (perShare, 0);
        income = IShare(share).claimable(address(this)) + earned.claimed - earned.spread;
        perShare += (income << SCALE_BITS) / held;
    }

    function _between(address share, Book memory book, uint256 perShare) private view returns (uint256) {
        if (book.shares == 0) return 0;
        return book.shares * (perShare - _perShare[share][book.distribution]) >> SCALE_BITS;
    }
}
