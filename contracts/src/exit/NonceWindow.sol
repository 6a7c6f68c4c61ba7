// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A maker's numbers that are gone, in one word: from the lowest bit up 216 bits, one a number from `floor` on,
/// and the floor, 40 bits. Numbers below the floor are gone; using one beyond the window moves the window up.
type NonceWindow is uint256;

using {floor, gone, used, raised, next} for NonceWindow global;

uint256 constant NONCE_WINDOW = 216;

function floor(NonceWindow window) pure returns (uint256) {
    return NonceWindow.unwrap(window) >> NONCE_WINDOW;
}

/// @notice Whether `nonce` can never be used any more.
function gone(NonceWindow window, uint256 nonce) pure returns (bool) {
    uint256 low = floor(window);
    if (nonce < low) return true;
    unchecked {
        return nonce - low < NONCE_WINDOW && NonceWindow.unwrap(window) >> (nonce - low) & 1 != 0;
    }
}

/// @notice The window once `nonce`, which is not gone, has been used. A number beyond it raises the floor just as far
/// as needed; what falls below is gone.
function used(NonceWindow window, uint256 nonce) pure returns (NonceWindow) {
    unchecked {
        if (nonce - floor(window) >= NONCE_WINDOW) window = raised(window, nonce + 1 - NONCE_WINDOW);
        return NonceWindow.wrap(NonceWindow.unwrap(window) | 1 << (nonce - floor(window)));
    }
}

/// @notice The window with all numbers below `to` gone; `to` is not below its floor.
function raised(NonceWindow window, uint256 to) pure returns (NonceWindow) {
    unchecked {
        uint256 by = to - floor(window);
        uint256 bits = NonceWindow.unwrap(window) & ((1 << NONCE_WINDOW) - 1);
        return NonceWindow.wrap(to << NONCE_WINDOW | (by < NONCE_WINDOW ? bits >> by : 0));
    }
}

/// @notice Lowest number at and above which nothing is gone.
function next(NonceWindow window) pure returns (uint256 number) {
    number = floor(window);
    uint256 bits = NonceWindow.unwrap(window) & ((1 << NONCE_WINDOW) - 1);
    for (; bits != 0; bits >>= 1) {
        ++number;
    }
}
