// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Makers} from "../../../src/exit/Makers.sol";
import {Quotes} from "../../../src/exit/Quotes.sol";
import {IMakers} from "../../../src/interfaces/IMakers.sol";
import {IQuotes} from "../../../src/interfaces/IQuotes.sol";
import {MarketRig} from "../market/MarketRig.sol";

/// @notice Two designated makers of one share, with resting quotes and a market, and a reserve that keeps a tenth of its
/// gains for them. One block in two is a sample.
abstract contract MakersRig is MarketRig {
    uint256 internal constant EPOCH = 7 days;

    Quotes internal quotes;
    Makers internal makers;
    address internal maker = makeAddr("maker");
    address internal rival = makeAddr("rival");

    function setUp() public virtual override {
        super.setUp();
        quotes = new Quotes(address(nav), address(cash));
        share.setVenue(address(quotes), address(quotes));
        makers = new Makers(address(reserve), address(quotes), address(market), address(authority), EPOCH);
        reserve.setMakers(address(makers), 1000);
        makers.setDuty(address(share), _duty());
        address[2] memory list = [maker, rival];
        for (uint256 i; i < 2; ++i) {
            _verify(list[i]);
            _endow(list[i]);
            makers.designate(address(share), list[i]);
        }
        vm.warp(block.timestamp / EPOCH * EPOCH + EPOCH);
    }

    function _duty() internal pure returns (IMakers.Duty memory) {
        return IMakers.Duty({
            spread: 1000,
            presence: 8000,
            odds: 2,
            least: 5,
            age: 10 minutes,
            depth: uint96(10_000 * UNIT),
            budget: uint96(1_000 * UNIT)
        });
    }

    function _endow(address who) internal {
        pool.mint(who, 1_000_000 * UNIT);
        cash.mint(who, 1_000_000 * UNIT);
        vm.startPrank(who);
        share.approve(address(quotes), type(uint256).max);
        cash.approve(address(quotes), type(uint256).max);
        share.approve(address(market), type(uint256).max);
        cash.approve(address(market), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev A quote of 0.1 % to each side with `amount` of cash and of shares behind it; no skew.
    function _quote(address who, uint256 amount) internal {
        IQuotes.Terms memory terms = IQuotes.Terms({
            below: 100,
            above: 100,
            skew: 0,
            size: 10_000,
            end: type(uint32).max,
            most: uint96(2_000_000 * UNIT)
        });
        vm.startPrank(who);
        quotes.set(address(share), terms);
        if (amount != 0) quotes.deposit(address(share), amount, amount);
        vm.stopPrank();
    }

    /// @dev The next block, `time` later; it is a sample or not.
    function _block(uint256 time, bool drawn) internal {
        vm.roll(block.number + 1);
        vm.warp(block.timestamp + time);
        for (uint256 i;; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(i, block.number, address(share))));
            if ((draw % 2 == 0) != drawn) continue;
            vm.prevrandao(bytes32(i));
            return;
        }
    }

    /// @dev A sample that somebody takes `time` later.
    function _sample(uint256 time) internal {
        _block(time, true);
        assertTrue(makers.sample(address(share)));
    }

    /// @dev The desk realises a gain or a loss; its cash comes or goes.
    function _gain(int256 amount) internal {
        if (amount > 0) cash.mint(address(reserve), uint256(amount));
        else deal(address(cash), address(reserve), cash.balanceOf(address(reserve)) - uint256(-amount));
        vm.prank(address(desk));
        reserve.book(amount);
    }

    function _epoch() internal view returns (uint256) {
        return block.timestamp / EPOCH;
    }

    function _record(address who, uint256 epoch) internal view returns (IMakers.Record memory) {
        return makers.recordOf(address(share), epoch, who);
    }

    function _toNextEpoch() internal {
        vm.warp((block.timestamp / EPOCH + 1) * EPOCH);
    }
}
