// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ShareIncome} from "../../src/identity/ShareIncome.sol";
import {IWindows} from "../../src/interfaces/IWindows.sol";
import {WindowsRig} from "../helpers/exit/WindowsRig.sol";

/// @notice Income of shares that wait: each period's goes to those whose shares earned it.
contract WindowsIncomeTest is WindowsRig {
    function _windowTerms() internal pure override returns (IWindows.Terms memory terms) {
        terms = super._windowTerms();
        terms.fee = [uint16(0), 0, 0];
        terms.distributing = true;
    }

    function setUp() public override {
        super.setUp();
        _own(alice, 500 * UNIT);
        _own(bob, 500 * UNIT);
    }

    function _distribute(uint256 amount) private {
        cash.mint(address(pool), amount);
        pool.distribute(amount);
    }

    /// @dev What is told rounds down, by a unit or two; never up.
    function _near(uint256 told, uint256 exact) private pure {
        assertLe(told, exact);
        assertGe(told + 3, exact);
    }

    function _income(address who) private returns (uint256) {
        windows.harvest();
        return _claimAny(who);
    }

    function test_income_belongsToThoseWhoWaitedWhenItWasPaid() public {
        _request(alice, 100 * UNIT);
        _distribute(10 * UNIT);
        _request(bob, 300 * UNIT);
        _distribute(20 * UNIT);
        // a hundredth a share, then two
        _near(_income(alice), UNIT + 2 * UNIT);
        _near(_income(bob), 6 * UNIT);
    }

    function test_income_ofAPartThatWasRedeemedEndsWithTheSettlement() public {
        _request(alice, 100 * UNIT);
        _request(bob, 100 * UNIT, 3);
        _distribute(10 * UNIT);
        _settle(50 * UNIT);
        _distribute(20 * UNIT);
        // alice: 100 at 0.01, 50 at 0.02, and what was redeemed; bob: 100 at 0.03
        _near(_income(alice), UNIT + UNIT + 50 * UNIT);
        _near(_income(bob), 3 * UNIT);
        _settle(0);
        _settle(50 * UNIT);
        _distribute(40 * UNIT);
        // 50 and 100 shares shared 50: a third each
        assertApproxEqAbs(_income(alice), uint256(50e6) / 3 + uint256(100e6) / 75, 2);
        assertApproxEqAbs(_income(bob), uint256(100e6) / 3 + uint256(200e6) / 75, 2);
    }

    function test_income_ofRedeemedSharesBelongsToWhoFundedThem() public {
        _request(alice, 100 * UNIT);
        _settle(100 * UNIT);
        _distribute(10 * UNIT);
        _near(_income(alice), 100 * UNIT);
        vm.prank(funder);
        windows.takeShares(1, funder);
        _near(_claim(funder), UNIT);
    }

    function test_income_ofACancelledOrderIsKept() public {
        _request(alice, 100 * UNIT);
        _distribute(10 * UNIT);
        vm.startPrank(alice);
        windows.cancelRedeemRequest(1, alice);
        vm.stopPrank();
        _distribute(10 * UNIT);
        vm.startPrank(alice);
        windows.claimCancelRedeemRequest(1, alice, alice);
        _near(windows.claim(alice, alice), 2 * UNIT);
        vm.stopPrank();
        assertEq(share.balanceOf(alice), 500 * UNIT);
    }

    function test_income_isClaimedByNobodyElse() public {
        _request(alice, 100 * UNIT);
        _distribute(10 * UNIT);
        vm.expectRevert(abi.encodeWithSelector(ShareIncome.ClaimNotYours.selector, address(windows)));
        share.claim(address(windows));
    }

    function test_income_thatTheShareHoldsBackStopsNobody() public {
        _request(alice, 100 * UNIT);
        _distribute(10 * UNIT);
        share.addAgent(address(this));
        share.setAddressFrozen(address(windows), true);
        _settle(40 * UNIT);
        _near(_claim(alice), 40 * UNIT);
        // once it comes, those who wait then have it
        share.setAddressFrozen(address(windows), false);
        vm.prank(alice);
        windows.cancel(1, 60 * UNIT, alice);
        _near(_claim(alice), 600_000);
    }

    function testFuzz_WIN7_incomeIsSharedBySharesAndTime(uint256[6] memory paid, uint256[6] memory fills)
        public
    {
        _request(alice, 300 * UNIT);
        _request(bob, 100 * UNIT);
        uint256 sum;
        for (uint256 i; i < 6; ++i) {
            uint256 amount = bound(paid[i], 1, 1000 * UNIT);
            _distribute(amount);
            sum += amount;
            _settle(bound(fills[i], 0, 120 * UNIT));
        }
        windows.harvest();
        uint256 a = windows.claimable(alice);
        uint256 b = windows.claimable(bob);
        // the same at any time: three times as much, to the unit
        assertApproxEqAbs(a, 3 * b, 12);
        assertLe(a + b, cash.balanceOf(address(windows)));
        assertGt(a + b, 0);
        sum;
    }
}
