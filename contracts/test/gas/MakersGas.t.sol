// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Market} from "../../src/exit/Market.sol";
import {Makers} from "../../src/exit/Makers.sol";
import {Quotes} from "../../src/exit/Quotes.sol";
import {Share} from "../../src/identity/Share.sol";
import {IMakers} from "../../src/interfaces/IMakers.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IQuotes} from "../../src/interfaces/IQuotes.sol";
import {Gas} from "../helpers/Gas.sol";
import {PlaceMarket} from "../helpers/market/PlaceMarket.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole transactions about two makers on the real system: one with a resting quote, one with that and a range.
contract MakersGasTest is System, PlaceMarket, Gas {
    Quotes private quotes;
    Market private market;
    Makers private makers;
    Share private share;

    function setUp() public override {
        super.setUp();
        _live();
        (, market) = _placeMarket(address(nav), address(dollar), address(authority));
        quotes = new Quotes(address(nav), address(dollar));
        makers = new Makers(address(reserve), address(quotes), address(market), address(authority), 1 days);
        share = _share(pool, 1);
        vm.startPrank(transferAgent);
        share.setVenue(address(quotes), address(quotes));
        share.setVenue(market.manager(), address(market));
        vm.stopPrank();
        vm.startPrank(governor);
        market.list(address(share), IMarket.Terms({width: 200, base: 500}));
        reserve.setMakers(address(makers), 1000);
        makers.setDuty(address(share), IMakers.Duty(1000, 5000, 1, 1, 600, uint96(1_000 * DOLLAR), 1e12));
        makers.designate(address(share), dealer);
        makers.designate(address(share), bob);
        vm.stopPrank();
        vm.prank(bob);
        share.transfer(dealer, 20_000 * DOLLAR);
        _stand(dealer);
        _stand(bob);
        _range(bob);
        vm.warp(block.timestamp / 1 days * 1 days + 1 days);
        // a gain, so that there is something to pay
        vm.prank(address(desk));
        reserve.book(int256(10_000 * DOLLAR));
        makers.sample(address(share));
        vm.warp(block.timestamp + 1 hours);
        vm.roll(block.number + 1);
    }

    function _stand(address who) private {
        _fund(who, 100_000 * DOLLAR, address(quotes), address(dollar));
        _fund(who, 100_000 * DOLLAR, address(market), address(dollar));
        vm.startPrank(who);
        share.approve(address(quotes), type(uint256).max);
        share.approve(address(market), type(uint256).max);
        quotes.set(
            address(share), IQuotes.Terms(100, 100, 100, 10_000, type(uint32).max, uint96(50_000 * DOLLAR))
        );
        quotes.deposit(address(share), 5_000 * DOLLAR, 5_000 * DOLLAR);
        vm.stopPrank();
    }

    function _range(address who) private {
        (,, int24 tick) = market.poolOf(address(share));
        int24 middle = tick / 10 * 10;
        IMakers.Range[] memory ranges = new IMakers.Range[](1);
        ranges[0] = IMakers.Range(middle - 300, middle + 300);
        vm.startPrank(who);
        market.provide(address(share), middle - 300, middle + 300, 1_000_000e6, 1e12, 1e12);
        makers.register(address(share), ranges);
        vm.stopPrank();
    }

    function test_gas_sample() public {
        assertTrue(makers.sample(address(share)));
        _record("makers.sample");
        assertFalse(makers.sample(address(share)));
        _record("makers.sample.none");
    }

    function test_gas_claim() public {
        uint256 epoch = block.timestamp / 1 days;
        vm.warp((epoch + 1) * 1 days);
        makers.close(address(share), epoch);
        _record("makers.close");
        makers.claim(address(share), epoch, dealer);
        _record("makers.claim.first");
        makers.claim(address(share), epoch, bob);
        _record("makers.claim");
    }
}
