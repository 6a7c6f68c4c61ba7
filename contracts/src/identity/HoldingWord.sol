// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What an identity holds of a share over all its wallets, and the category under which it was counted.
/// @dev amount uint128 | country uint16 | class uint8, from the lowest bit up.
type HoldingWord is uint256;

using {amount, country, class, add, subtract, withCategory} for HoldingWord global;

/// @notice Share units; 0: not counted as a holder.
function amount(HoldingWord word) pure returns (uint256) {
    return uint128(HoldingWord.unwrap(word));
}

function country(HoldingWord word) pure returns (uint16) {
    return uint16(HoldingWord.unwrap(word) >> 128);
}

function class(HoldingWord word) pure returns (uint8) {
    return uint8(HoldingWord.unwrap(word) >> 144);
}

/// @dev The total supply is below 2^96, so an amount cannot overflow into its neighbour.
function add(HoldingWord word, uint256 value) pure returns (HoldingWord) {
    unchecked {
        return HoldingWord.wrap(HoldingWord.unwrap(word) + value);
    }
}

/// @dev A holding is the sum of the balances of its wallets, so a balance is never more.
function subtract(HoldingWord word, uint256 value) pure returns (HoldingWord) {
    unchecked {
        return HoldingWord.wrap(HoldingWord.unwrap(word) - value);
    }
}

function withCategory(HoldingWord word, uint16 country_, uint8 class_) pure returns (HoldingWord) {
    return
        HoldingWord.wrap(
            uint128(HoldingWord.unwrap(word)) | uint256(country_) << 128 | uint256(class_) << 144
        );
}
