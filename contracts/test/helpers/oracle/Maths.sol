// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Ladder} from "../../../src/oracle/Ladder.sol";
import {Moments} from "../../../src/oracle/Moments.sol";

/// @notice The oracle's libraries behind calls, so that tests can hand them calldata and catch their errors.
contract Maths {
    using Moments for uint256[10];

    uint256[10] private _words;

    function expWad(int256 x) external pure returns (int256) {
        return FixedPointMathLib.expWad(x);
    }

    function lnWad(int256 x) external pure returns (int256) {
        return FixedPointMathLib.lnWad(x);
    }

    function value(bytes calldata ladder, uint256 curve, int256 hazardShift)
        external
        pure
        returns (Ladder.Valuation memory)
    {
        return Ladder.value(ladder, curve, hazardShift);
    }

    function store(uint256[10] calldata words, uint256 curve) external returns (uint256) {
        return _words.store(words, curve);
    }

    function remark(uint256 curve, int256 hazardChange) external view returns (uint256) {
        return _words.remark(curve, hazardChange);
    }

    function rebase(uint256[10] memory presentValues, uint256 curve) external {
        _words.rebase(presentValues, curve);
    }

    function words() external view returns (uint256[10] memory) {
        return _words;
    }
}
