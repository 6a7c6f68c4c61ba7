// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The part of WindowsFactory that the router asks: one share's windows.
contract WindowsNames {
    address private immutable WINDOWS;

    constructor(address windows) {
        WINDOWS = windows;
    }

    function windowsOf(address) external view returns (address) {
        return WINDOWS;
    }
}
