// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Waterfall} from "../../../src/pool/Waterfall.sol";

/// @notice A waterfall on its own storage, without a pool around it.
contract WaterfallRig {
    using Waterfall for Waterfall.Book;

    Waterfall.Book internal _book;

    function set(Waterfall.Book calldata given) external {
        (_book.trapped, _book.fees, _book.since) = (given.trapped, given.fees, given.since);
        (_book.count, _book.base, _book.feeRate) = (given.count, given.base, given.feeRate);
        for (uint256 i; i < 3; ++i) {
            _book.tranches[i] = given.tranches[i];
        }
    }

    function collect(Waterfall.Inflow calldata inflow) external returns (Waterfall.Outflow memory) {
        return _book.collect(inflow);
    }

    function start(uint256 value) external returns (bool) {
        return _book.start(value);
    }

    function end() external {
        _book.end();
    }

    function book() external view returns (Waterfall.Book memory) {
        return _book;
    }

    function split(uint256 value, uint256 time) external view returns (uint256[] memory) {
        return _book.split(value, time);
    }

    function feesDue(uint256 time) external view returns (uint256) {
        return _book.feesDue(time);
    }
}
