// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The reading side of Nav with prices that a test sets, so that fee arithmetic can be fuzzed over all of them.
contract SetNav {
    struct Prices {
        uint256 price;
        uint256 bid;
        uint256 ask;
        bool stale;
        bool broken;
    }

    mapping(address share => Prices) private _prices;
    mapping(address pool => bool) private _parked;

    error StaleMark(address share, uint256 horizon, uint256 maxAge);
    error NoMark(address share);

    function set(address share, uint256 bid_, uint256 price_, uint256 ask_) external {
        Prices storage prices = _prices[share];
        (prices.bid, prices.price, prices.ask) = (bid_, price_, ask_);
    }

    function setStale(address share, bool stale) external {
        _prices[share].stale = stale;
    }

    function setBroken(address share, bool broken) external {
        _prices[share].broken = broken;
    }

    function setParked(address pool, bool parked) external {
        _parked[pool] = parked;
    }

    function confirmed(address pool) external view returns (bool) {
        return !_parked[pool];
    }

    function price(address share) external view returns (uint256) {
        if (_prices[share].broken) revert NoMark(share);
        return _prices[share].price;
    }

    function bid(address share) external view returns (uint256) {
        if (!fresh(share)) revert StaleMark(share, 0, 0);
        return _prices[share].bid;
    }

    function ask(address share) external view returns (uint256) {
        if (!fresh(share)) revert StaleMark(share, 0, 0);
        return _prices[share].ask;
    }

    function fresh(address share) public view returns (bool) {
        if (_prices[share].broken) revert NoMark(share);
        return !_prices[share].stale;
    }
}
