// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuotes} from "../interfaces/IQuotes.sol";

/// @notice A maker's rule and its book in one word each, from the lowest bit up:
///
/// rule: below, above, skew, size 16 each; end 32; most 96; since 32; sellsOnly 1
/// book: cash 88; shares 88; distribution 16; used 32; time 32
library QuoteWords {
    uint256 private constant U16 = type(uint16).max;
    uint256 private constant U32 = type(uint32).max;
    uint256 private constant U88 = type(uint88).max;

    error QuoteBookTooLarge(uint256 cash, uint256 shares);

    function unpackRule(uint256 word) internal pure returns (IQuotes.Rule memory rule) {
        IQuotes.Terms memory terms = rule.terms;
        terms.below = uint16(word);
        terms.above = uint16(word >> 16);
        terms.skew = uint16(word >> 32);
        terms.size = uint16(word >> 48);
        terms.end = uint32(word >> 64);
        terms.most = uint96(word >> 96);
        rule.since = uint32(word >> 192);
        rule.sellsOnly = word >> 224 & 1 != 0;
    }

    function packRule(IQuotes.Rule memory rule) internal pure returns (uint256 word) {
        IQuotes.Terms memory terms = rule.terms;
        word = uint256(terms.below) | uint256(terms.above) << 16 | uint256(terms.skew) << 32;
        word |= uint256(terms.size) << 48 | uint256(terms.end) << 64 | uint256(terms.most) << 96;
        word |= uint256(rule.since) << 192;
        if (rule.sellsOnly) word |= 1 << 224;
    }

    function unpackBook(uint256 word) internal pure returns (IQuotes.Book memory book) {
        book.cash = word & U88;
        book.shares = word >> 88 & U88;
        book.distribution = word >> 176 & U16;
        book.used = word >> 192 & U32;
        book.time = word >> 224;
    }

    function packBook(IQuotes.Book memory book) internal pure returns (uint256) {
        if (book.cash > U88 || book.shares > U88) revert QuoteBookTooLarge(book.cash, book.shares);
        return book.cash | book.shares << 88 | (book.distribution & U16) << 176 | (book.used & U32) << 192
            | book.time << 224;
    }
}
