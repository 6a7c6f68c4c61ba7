// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Windows} from "../../src/exit/Windows.sol";
import {Share} from "../../src/identity/Share.sol";
import {IWindows} from "../../src/interfaces/IWindows.sol";
import {Gas} from "../helpers/Gas.sol";
import {System} from "../helpers/System.sol";

/// @notice Whole transactions of windows on the real system: price, rules and identities included.
contract WindowsGasTest is System, Gas {
    uint256 private constant PERIOD = 1 days;
    Windows private windows;
    Share private share;

    function setUp() public override {
        super.setUp();
        _live();
        share = _share(pool, 1);
        windows = _open(share, false);
    }

    function _open(Share for_, bool distributing) private returns (Windows made) {
        made = new Windows(
            address(for_),
            address(nav),
            IWindows.Terms({
                notice: [uint16(0), 20, 60],
                fee: [uint16(1000), 400, 0],
                swing: 1000,
                swingAt: 20_000,
                most: 25_000,
                patience: 3,
                distributing: distributing
            })
        );
        vm.prank(transferAgent);
        for_.setVenue(address(made), address(made));
        (uint32[] memory cutoffs, uint32[] memory settlements) = _dates(30);
        vm.prank(servicer);
        made.publish(cutoffs, settlements);
    }

    function _dates(uint256 count)
        private
        view
        returns (uint32[] memory cutoffs, uint32[] memory settlements)
    {
        cutoffs = new uint32[](count);
        settlements = new uint32[](count);
        for (uint256 i; i < count; ++i) {
            settlements[i] = uint32(block.timestamp + PERIOD * (i + 2));
            cutoffs[i] = settlements[i] - 4 hours;
        }
    }

    function _hand(Windows to, Share what, address from, uint256 amount) private {
        bytes memory data = abi.encode(to.open());
        vm.prank(from);
        what.transferAndCall(address(to), amount, data);
    }

    function _settle(Windows at_, uint256 cash) private {
        uint256 next = at_.state().next;
        if (cash != 0) {
            _fund(dealer, cash, address(at_), address(dollar));
            vm.prank(dealer);
            at_.fund(next, cash);
        }
        vm.warp(at_.window(next).settles);
        at_.settle();
    }

    /// @dev The state of an ordinary day: others have orders, the holder has cash and shares.
    function _ordinary() private {
        vm.prank(bob);
        share.transfer(alice, 10_000 * DOLLAR);
        dollar.mint(bob, 1);
        _hand(windows, share, alice, 1000 * DOLLAR);
    }

    function test_gas_request() public {
        _ordinary();
        uint256 number = windows.open();
        vm.prank(bob);
        share.transferAndCall(address(windows), 1000 * DOLLAR, abi.encode(number));
        assertLe(_record("windows.request"), 106_000);
    }

    function test_gas_requestAgain() public {
        _ordinary();
        _hand(windows, share, bob, 1000 * DOLLAR);
        uint256 number = windows.open();
        vm.prank(bob);
        share.transferAndCall(address(windows), 1000 * DOLLAR, abi.encode(number));
        assertLe(_record("windows.request.again"), 60_000);
    }

    function test_gas_requestForALaterWindow() public {
        _ordinary();
        _hand(windows, share, bob, 1000 * DOLLAR);
        vm.prank(bob);
        share.transferAndCall(address(windows), 1000 * DOLLAR, abi.encode(uint256(2)));
        _record("windows.request.later");
    }

    function test_gas_requestOfAShareThatPaysIncome() public {
        Share senior = _share(pool, 0);
        Windows paying = _open(senior, true);
        _hand(paying, senior, alice, 1000 * DOLLAR);
        uint256 number = paying.open();
        vm.prank(alice);
        senior.transferAndCall(address(paying), 1000 * DOLLAR, abi.encode(number));
        _record("windows.request.income");
    }

    function test_gas_settle() public {
        _ordinary();
        _hand(windows, share, bob, 1000 * DOLLAR);
        _settle(windows, 300 * DOLLAR);
        _fund(dealer, 300 * DOLLAR, address(windows), address(dollar));
        vm.prank(dealer);
        windows.fund(2, 300 * DOLLAR);
        vm.warp(windows.window(2).settles);
        windows.settle();
        assertLe(_record("windows.settle"), 75_000);
    }

    function test_gas_claim() public {
        _ordinary();
        _hand(windows, share, bob, 1000 * DOLLAR);
        _settle(windows, 300 * DOLLAR);
        vm.prank(bob);
        windows.claim(bob, bob);
        assertLe(_record("windows.claim"), 62_000);
    }

    function test_gas_claimAfterTwentyWindows() public {
        _ordinary();
        _hand(windows, share, bob, 1000 * DOLLAR);
        for (uint256 i; i < 20; ++i) {
            _settle(windows, 30 * DOLLAR);
        }
        assertGt(windows.pendingRedeemRequest(0, bob), 0);
        vm.prank(bob);
        windows.claim(bob, bob);
        assertLe(_record("windows.claim.20"), 62_000);
    }

    function test_gas_cancel() public {
        _ordinary();
        _hand(windows, share, bob, 1000 * DOLLAR);
        vm.prank(bob);
        windows.cancel(1, 400 * DOLLAR, bob);
        _record("windows.cancel");
    }

    function test_gas_fund() public {
        _fund(dealer, 1000 * DOLLAR, address(windows), address(dollar));
        vm.prank(dealer);
        windows.fund(1, 300 * DOLLAR);
        _record("windows.fund");
    }

    function test_gas_takeShares() public {
        _ordinary();
        _settle(windows, 300 * DOLLAR);
        vm.prank(dealer);
        windows.takeShares(1, dealer);
        _record("windows.takeShares");
    }

    function test_gas_publish() public {
        (uint32[] memory cutoffs, uint32[] memory settlements) = _dates(42);
        uint32[] memory someCutoffs = new uint32[](12);
        uint32[] memory someSettlements = new uint32[](12);
        for (uint256 i; i < 12; ++i) {
            (someCutoffs[i], someSettlements[i]) = (cutoffs[30 + i], settlements[30 + i]);
        }
        vm.prank(servicer);
        windows.publish(someCutoffs, someSettlements);
        _recordEach("windows.publish.each", 12);
    }
}
