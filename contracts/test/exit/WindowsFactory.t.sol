// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Windows} from "../../src/exit/Windows.sol";
import {WindowsFactory} from "../../src/exit/WindowsFactory.sol";
import {Share} from "../../src/identity/Share.sol";
import {IWindows} from "../../src/interfaces/IWindows.sol";
import {System} from "../helpers/System.sol";

/// @notice Windows on the real system: opened by the servicer, paid out by the pool.
contract WindowsFactoryTest is System {
    WindowsFactory private factory;

    function setUp() public override {
        super.setUp();
        _live();
        factory = new WindowsFactory(address(pools), address(nav), keccak256(type(Windows).creationCode));
    }

    function _terms(bool distributing) private pure returns (IWindows.Terms memory) {
        return IWindows.Terms({
            notice: [uint16(0), 0, 0],
            fee: [uint16(500), 0, 0],
            swing: 0,
            swingAt: 0,
            most: 100_000,
            patience: 2,
            distributing: distributing
        });
    }

    function _openFor(uint256 tranche) private returns (Windows windows, Share share) {
        share = _share(pool, tranche);
        vm.prank(servicer);
        windows = Windows(factory.open(address(share), _terms(tranche != 1), type(Windows).creationCode));
        vm.prank(transferAgent);
        share.setVenue(address(windows), address(windows));
        uint32[] memory cutoffs = new uint32[](3);
        uint32[] memory settlements = new uint32[](3);
        for (uint256 i; i < 3; ++i) {
            settlements[i] = uint32(block.timestamp + 10 days * (i + 1));
            cutoffs[i] = settlements[i] - 3 days;
        }
        vm.prank(servicer);
        windows.publish(cutoffs, settlements);
    }

    function test_factory_remembersTheWindowsInForce() public {
        (Windows first, Share share) = _openFor(1);
        assertEq(factory.windowsOf(address(share)), address(first));
        assertEq(first.share(), address(share));
        assertEq(first.nav(), address(nav));
        (Windows second,) = _openFor(1);
        assertEq(factory.windowsOf(address(share)), address(second));
    }

    function test_factory_refusesOthersOtherCodeAndOtherPools() public {
        address share = address(_share(pool, 1));
        bytes memory code = type(Windows).creationCode;
        vm.expectRevert(abi.encodeWithSelector(WindowsFactory.OnlyServicer.selector, address(this), servicer));
        factory.open(share, _terms(false), code);
        vm.startPrank(servicer);
        vm.expectRevert(abi.encodeWithSelector(WindowsFactory.DistributingDiffers.selector, share, false));
        factory.open(share, _terms(true), code);
        bytes memory other = abi.encodePacked(code, hex"00");
        vm.expectRevert(
            abi.encodeWithSelector(WindowsFactory.OtherCode.selector, keccak256(other), keccak256(code))
        );
        factory.open(share, _terms(false), other);
        IWindows.Terms memory bad = _terms(false);
        bad.patience = 0;
        vm.expectRevert(IWindows.TermsOutOfBounds.selector);
        factory.open(share, bad, code);
        vm.stopPrank();
        FalseShare none = new FalseShare();
        vm.expectRevert(abi.encodeWithSelector(WindowsFactory.UnknownPool.selector, address(none)));
        factory.open(address(none), _terms(false), code);
    }

    function test_system_aWindowPaysTheBidOfTheRealPriceAndPassesTheShareOn() public {
        (Windows windows, Share share) = _openFor(1);
        vm.prank(bob);
        share.transferAndCall(address(windows), 1000 * DOLLAR, "");
        _fund(dealer, 5000 * DOLLAR, address(windows), address(dollar));
        vm.prank(dealer);
        windows.fund(1, 5000 * DOLLAR);
        vm.warp(windows.window(1).settles);
        uint256 bid = nav.bid(address(share));
        windows.settle();
        uint256 before = _cashOf(bob);
        vm.prank(bob);
        uint256 paid = windows.claim(bob, bob);
        assertEq(_cashOf(bob) - before, paid);
        assertApproxEqAbs(paid, 995 * DOLLAR * bid / WAD, 1);
        vm.startPrank(dealer);
        assertEq(windows.takeShares(1, dealer), 1000 * DOLLAR);
        windows.takeRefund(1, dealer);
        vm.stopPrank();
        assertEq(share.balanceOf(dealer), 1000 * DOLLAR);
    }

    function test_system_incomeOfTheWaterfallReachesThoseWhoWait() public {
        (Windows windows, Share share) = _openFor(0);
        vm.prank(alice);
        share.transferAndCall(address(windows), 300_000 * DOLLAR, "");
        share.claim(alice);
        _month(0, 0);
        windows.harvest();
        uint256 waiting = windows.claimable(alice);
        uint256 holding = share.claimable(alice);
        // half of her shares wait, half do not
        assertGt(waiting, 0);
        assertApproxEqAbs(waiting, holding, 3);
        vm.prank(alice);
        assertEq(windows.claim(alice, alice), waiting);
    }

    function test_system_onceThePoolIsClosedItPaysThoseWhoWait() public {
        (Windows windows, Share share) = _openFor(1);
        vm.prank(bob);
        share.transferAndCall(address(windows), 1000 * DOLLAR, "");
        _windDown(pool);
        _finish(pool, 900_000 * DOLLAR);
        vm.prank(bob);
        uint256 paid = windows.redeemAtPool(bob);
        assertGt(paid, 1000 * DOLLAR);
        vm.prank(bob);
        uint256 same = pool.redeem(1, 1000 * DOLLAR, bob);
        assertApproxEqAbs(paid, same, 1);
    }
}

/// @notice Says that its maker is its pool.
contract FalseShare {
    address public immutable pool = address(this);
}
