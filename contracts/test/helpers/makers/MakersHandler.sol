// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMakers} from "../../../src/interfaces/IMakers.sol";
import {IQuotes} from "../../../src/interfaces/IQuotes.sol";
import {MakersRig} from "./MakersRig.sol";

/// @notice Makers that come and go, a reserve that gains and loses, and blocks that are samples or not. A step that cannot
/// be taken now does nothing.
contract MakersHandler is MakersRig {
    address[] internal list;

    /// @notice Gains less losses, the highest they have been, and what makers were paid.
    int256 public net;
    int256 public highest;
    uint256 public paid;
    uint256 public provided;
    /// @notice Samples at which a maker was counted although its depth was younger than the duty's age, or too small.
    uint256 public wrong;
    uint256 public samples;
    uint256[] internal epochs;

    function begin() external {
        setUp();
        list = [maker, rival];
        provided = 100_000 * UNIT;
        _provide(provider, provided);
        _quote(maker, 20_000 * UNIT);
        epochs.push(_epoch());
    }

    function quote(uint256 who, uint256 amount) external {
        _quote(list[who % 2], bound(amount, 0, 30_000 * UNIT));
    }

    function withdraw(uint256 who, uint256 part) external {
        address person = list[who % 2];
        IQuotes.Book memory book = quotes.bookOf(address(share), person);
        uint256 shares = book.shares * (part % 101) / 100;
        if (shares == 0) return;
        vm.prank(person);
        quotes.withdraw(address(share), person, shares, book.cash * (part % 101) / 100, person);
    }

    function sample(uint256 time, bool drawn) external {
        _block(bound(time, 1, 1 days), drawn);
        uint256 epoch = _epoch();
        if (epochs[epochs.length - 1] != epoch) epochs.push(epoch);
        uint256[2] memory met = [uint256(_record(list[0], epoch).met), _record(list[1], epoch).met];
        if (!makers.sample(address(share))) return;
        ++samples;
        for (uint256 i; i < 2; ++i) {
            if (_record(list[i], epoch).met == met[i]) continue;
            bool young = quotes.ruleOf(address(share), list[i]).since + _duty().age > block.timestamp;
            IQuotes.Book memory book = quotes.bookOf(address(share), list[i]);
            if (young || book.shares < _duty().depth * 99 / 100) ++wrong;
        }
    }

    function gain(int256 amount) external {
        amount = bound(amount, -int256(2_000 * UNIT), int256(2_000 * UNIT));
        _gain(amount);
        net += amount;
        if (net > highest) highest = net;
    }

    function claim(uint256 which, uint256 who) external {
        try makers.claim(address(share), epochs[which % epochs.length], list[who % 2]) returns (uint256 got) {
            paid += got;
        } catch {}
    }

    function close(uint256 which) external {
        try makers.close(address(share), epochs[which % epochs.length]) {} catch {}
    }

    function cashOfMakers() external view returns (uint256) {
        return cash.balanceOf(address(makers));
    }

    function books() external view returns (uint256 funds, uint256 owed, uint256 here) {
        return (reserve.funds(), reserve.makersBook().owed, cash.balanceOf(address(reserve)));
    }

    /// @dev Samples met by a maker beyond those taken in some epoch.
    function beyond() external view returns (uint256 count) {
        for (uint256 i; i < epochs.length; ++i) {
            IMakers.Epoch memory epoch = makers.epochOf(address(share), epochs[i]);
            for (uint256 j; j < 2; ++j) {
                uint256 met = _record(list[j], epochs[i]).met;
                if (met > epoch.samples) count += met - epoch.samples;
            }
        }
    }
}
