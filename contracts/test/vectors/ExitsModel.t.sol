// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Exits} from "../../src/exit/Exits.sol";
import {Quotes} from "../../src/exit/Quotes.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IExits} from "../../src/interfaces/IExits.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IQuotes} from "../../src/interfaces/IQuotes.sol";
import {MarketRig} from "../helpers/market/MarketRig.sol";

/// @notice Splits told by the TypeScript model and carried out by the router: every leg pays what the model says, to the
/// unit, and no split beside it pays more.
contract ExitsModelTest is MarketRig {
    /// @dev Market orders are in whole units of liquidity, so a shifted split may be a few units better by rounding.
    uint256 private constant ROUNDING = 6;

    Exits private exits;
    Quotes private quotes;
    address private maker = makeAddr("maker");
    string private json;
    uint256[] private inputs;

    function setUp() public override {
        super.setUp();
        json = vm.readFile("contracts/test/vectors/exits.json");
        assertEq(block.timestamp, vm.parseJsonUint(json, ".start"));
        quotes = new Quotes(address(nav), address(cash));
        exits = new Exits(address(desk), address(0), address(market), address(0), address(quotes));
        share.setVenue(address(quotes), address(quotes));
        share.setVenue(address(exits), address(exits));
        _provide(provider, vm.parseJsonUint(json, ".reserve"));
        for (uint256 i; i < 2; ++i) {
            string memory range = string.concat(".ranges[", vm.toString(i), "]");
            int24 reach = int24(vm.parseJsonInt(json, string.concat(range, ".reach")));
            _add(
                provider,
                share,
                -reach,
                reach,
                uint128(vm.parseJsonUint(json, string.concat(range, ".liquidity")))
            );
        }
        _verify(maker);
        vm.startPrank(alice);
        share.approve(address(desk), type(uint256).max);
        vm.stopPrank();
    }

    function test_EXI6_everySplitPaysWhatTheModelSaysAndNoOtherPaysMore() public {
        uint256 count = vm.parseJsonUint(json, ".count");
        assertGt(count, 30);
        for (uint256 i; i < count; ++i) {
            string memory step = string.concat(".steps[", vm.toString(i), "]");
            inputs = vm.parseJsonUintArray(json, string.concat(step, ".inputs"));
            uint256[] memory expected = vm.parseJsonUintArray(json, string.concat(step, ".expected"));
            uint256 state = vm.snapshotState();
            _set();
            _compare(expected);
            vm.revertToStateAndDelete(state);
        }
    }

    /// @dev Terms, price and rule of a step.
    function _set() private {
        vm.warp(inputs[0]);
        _setPrice(share, inputs[1]);
        desk.setTerms(
            address(share), IDesk.Terms(uint96(inputs[3]), uint16(inputs[4]), uint16(inputs[5]), 10)
        );
        if (inputs[6] != 0) _sell(alice, inputs[6]);
        market.setTerms(address(share), IMarket.Terms(uint16(inputs[7]), uint16(inputs[8])));
        cash.mint(maker, inputs[12]);
        vm.startPrank(maker);
        cash.approve(address(quotes), inputs[12]);
        quotes.set(
            address(share),
            IQuotes.Terms({
                below: uint16(inputs[9]),
                above: 0,
                skew: uint16(inputs[10]),
                size: 10_000,
                end: uint32(inputs[0] + 1000),
                most: uint96(inputs[11])
            })
        );
        quotes.deposit(address(share), 0, inputs[12]);
        vm.stopPrank();
    }

    function _compare(uint256[] memory expected) private {
        uint256[3] memory shares = [expected[0], expected[2], expected[4]];
        uint256 best = expected[1] + expected[3] + expected[5];
        uint256 state = vm.snapshotState();
        if (best != 0) {
            IExits.Leg[] memory legs = _legs(shares);
            (legs[0].minimumPaid, legs[1].minimumPaid) = (uint128(expected[1]), uint128(expected[3]));
            legs[2].minimumPaid = uint128(expected[5]);
            (uint256 paid, uint256 sold) = _exit(legs);
            assertEq(paid, best);
            assertEq(sold, shares[0] + shares[1] + shares[2]);
        }
        vm.revertToState(state);
        for (uint256 from; from < 3; ++from) {
            for (uint256 to; to < 3; ++to) {
                if (from != to && shares[from] > 1000) _shift(shares, from, to, best, state);
            }
        }
    }

    /// @dev A thousandth of one leg moved to another.
    function _shift(uint256[3] memory shares, uint256 from, uint256 to, uint256 best, uint256 state) private {
        uint256[3] memory other = shares;
        uint256 part = shares[from] / 1000;
        (other[from], other[to]) = (shares[from] - part, shares[to] + part);
        (uint256 paid,) = _exit(_legs(other));
        assertLe(paid, best + ROUNDING, "another split pays more");
        other[from] += part;
        other[to] -= part;
        vm.revertToState(state);
    }

    function _legs(uint256[3] memory shares) private view returns (IExits.Leg[] memory legs) {
        legs = new IExits.Leg[](3);
        legs[0] = IExits.Leg(1, uint128(shares[0]), 0, "");
        legs[1] = IExits.Leg(2, uint128(shares[1]), 0, "");
        legs[2] = IExits.Leg(4, uint128(shares[2]), 0, abi.encode(maker));
    }

    function _exit(IExits.Leg[] memory legs) private returns (uint256 paid, uint256 sold) {
        IExits.Order memory order = IExits.Order(bob, uint48(block.timestamp), 0, 0, false, legs);
        uint256 before = cash.balanceOf(bob);
        uint256 held = share.balanceOf(alice);
        vm.prank(alice);
        share.transferAndCall(address(exits), inputs[2], abi.encode(order));
        return (cash.balanceOf(bob) - before, held - share.balanceOf(alice));
    }
}
