// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Windows} from "../../../src/exit/Windows.sol";
import {INav} from "../../../src/interfaces/INav.sol";
import {IRules} from "../../../src/interfaces/IRules.sol";
import {IWindows} from "../../../src/interfaces/IWindows.sol";
import {ExitRig} from "./ExitRig.sol";
import {WindowedPool} from "./WindowedPool.sol";

/// @notice Windows of one share with prices that the test sets. Published: every 30 days, cut-off two days before.
abstract contract WindowsRig is ExitRig {
    uint256 internal constant PERIOD = 30 days;
    uint256 internal constant GAP = 2 days;

    Windows internal windows;
    address internal funder = makeAddr("funder");

    function setUp() public virtual override {
        super.setUp();
        _verify(funder);
        _make(_windowTerms());
        _publish(_published());
    }

    function _published() internal pure virtual returns (uint256) {
        return 60;
    }

    /// @dev A new pool, its share and windows.
    function _make(IWindows.Terms memory terms) internal {
        IRules.Policy memory policy;
        policy.required = ACCREDITED;
        uint16[] memory countries = new uint16[](1);
        countries[0] = SWITZERLAND;
        pool = new WindowedPool(address(identity), address(cash), address(this), policy, countries);
        share = pool.share();
        nav.set(address(share), WAD, WAD, WAD);
        windows = new Windows(address(share), address(nav), terms);
        share.setVenue(address(windows), address(windows));
    }

    function _windowTerms() internal pure virtual returns (IWindows.Terms memory) {
        return IWindows.Terms({
            notice: [uint16(0), 45, 90],
            fee: [uint16(1000), 400, 0],
            swing: 0,
            swingAt: 0,
            most: 100_000,
            patience: 3,
            distributing: false
        });
    }

    function _publish(uint256 count) internal {
        uint32[] memory cutoffs = new uint32[](count);
        uint32[] memory settlements = new uint32[](count);
        uint256 last = windows.state().last;
        uint256 from = last == 0 ? START : windows.window(last).settles;
        for (uint256 i; i < count; ++i) {
            settlements[i] = uint32(from + PERIOD * (i + 1));
            cutoffs[i] = uint32(settlements[i] - GAP);
        }
        windows.publish(cutoffs, settlements);
    }

    /// @dev Shares with the windows approved without limit.
    function _own(address holder, uint256 amount) internal {
        pool.mint(holder, amount);
        vm.prank(holder);
        share.approve(address(windows), type(uint256).max);
    }

    function _request(address holder, uint256 amount) internal returns (uint256) {
        return _request(holder, amount, 0);
    }

    function _request(address holder, uint256 amount, uint256 number) internal returns (uint256) {
        vm.prank(holder);
        return windows.request(amount, number, holder);
    }

    function _bring(address from, uint256 number, uint256 amount) internal {
        if (amount == 0) return;
        cash.mint(from, amount);
        vm.startPrank(from);
        cash.approve(address(windows), type(uint256).max);
        windows.fund(number, amount);
        vm.stopPrank();
    }

    /// @dev Brings cash for the next window, waits for its day and settles it.
    function _settle(uint256 funding) internal returns (uint256 redeemed, uint256 paid) {
        uint256 next = windows.state().next;
        if (block.timestamp < windows.window(next).settles) {
            _bring(funder, next, funding);
            vm.warp(windows.window(next).settles);
        }
        return windows.settle();
    }

    function _claim(address who) internal returns (uint256) {
        vm.prank(who);
        return windows.claim(who, who);
    }

    function _claimAny(address who) internal returns (uint256) {
        return windows.claimable(who) == 0 ? 0 : _claim(who);
    }

    function _waiting(address who) internal view returns (uint256) {
        return windows.pendingRedeemRequest(0, who);
    }
}
