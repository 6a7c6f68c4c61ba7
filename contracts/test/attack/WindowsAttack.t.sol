// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Windows} from "../../src/exit/Windows.sol";
import {IWindows} from "../../src/interfaces/IWindows.sol";
import {WindowsRig} from "../helpers/exit/WindowsRig.sol";
import {ICashListener} from "../helpers/exit/TrickyCash.sol";

/// @notice What somebody might try against those who wait, or those who fund.
contract WindowsAttackTest is WindowsRig {
    function setUp() public override {
        super.setUp();
        _own(alice, 1000 * UNIT);
        _own(bob, 1000 * UNIT);
    }

    function test_attack_donationsMoveNothing() public {
        _request(alice, 100 * UNIT);
        cash.mint(address(windows), 1_000_000 * UNIT);
        share.addAgent(address(this));
        pool.mint(carol, 500 * UNIT);
        vm.expectRevert();
        share.forcedTransfer(carol, address(windows), 500 * UNIT);
        _settle(49.5e6);
        assertEq(_claim(alice), 49.5e6);
        assertEq(_waiting(alice), 50 * UNIT);
        vm.prank(funder);
        assertEq(windows.takeShares(1, funder), 50 * UNIT);
    }

    function test_attack_athousandRequestsCostTheOthersNothing() public {
        _request(alice, 100 * UNIT);
        uint256 state = vm.snapshotState();
        vm.warp(windows.window(1).settles);
        uint256 settling = _settleGas();
        uint256 claiming = _claimGas(alice);
        vm.revertToState(state);

        for (uint256 i; i < 1000; ++i) {
            address wallet = address(uint160(0x20000 + i));
            _verify(wallet);
            _own(wallet, 101);
            _request(wallet, 101);
        }
        vm.warp(windows.window(1).settles);
        assertApproxEqAbs(_settleGas(), settling, 3_000);
        assertApproxEqAbs(_claimGas(alice), claiming, 3_000);
    }

    function _settleGas() private returns (uint256 gas) {
        vm.warp(windows.window(1).settles - 1);
        _bring(funder, 1, 50 * UNIT);
        vm.warp(windows.window(1).settles);
        gas = gasleft();
        windows.settle();
        gas -= gasleft();
    }

    function _claimGas(address who) private returns (uint256 gas) {
        vm.prank(who);
        gas = gasleft();
        windows.claim(who, who);
        gas -= gasleft();
    }

    function test_attack_anOrderJustBeforeAFallOfThePriceIsPaidTheNewPrice() public {
        vm.warp(windows.window(1).cutoff);
        _request(alice, 100 * UNIT);
        nav.set(address(share), 0.7e18, 0.7e18, 0.7e18);
        _settle(1000 * UNIT);
        assertEq(_claim(alice), 69.3e6);
    }

    function test_attack_nobodyLeavesOnceTheOutcomeShows() public {
        _request(alice, 100 * UNIT);
        vm.warp(windows.window(1).settles);
        vm.startPrank(alice);
        vm.expectRevert();
        windows.cancel(1, 100 * UNIT, alice);
        vm.expectRevert();
        windows.cancelRedeemRequest(1, alice);
        vm.expectRevert();
        windows.takeInKind(alice);
        vm.stopPrank();
    }

    function test_attack_cyclingCancelAndRequestGainsNothing() public {
        // bob orders once; alice leaves and comes back until the last moment
        _request(bob, 100 * UNIT, 2);
        for (uint256 i; i < 20; ++i) {
            _request(alice, 100 * UNIT, 2);
            vm.prank(alice);
            windows.cancel(2, 100 * UNIT, alice);
            vm.warp(block.timestamp + 1 days);
        }
        vm.warp(windows.window(2).cutoff);
        _request(alice, 100 * UNIT, 2);
        assertEq(windows.window(2).shares, 200 * UNIT);
        _settle(0);
        _settle(100 * UNIT);
        // her last order gave no notice: she pays the full fee
        uint256 late = _claim(alice);
        uint256 early = _claim(bob);
        assertLt(late, early);
        assertLe(late + early, windows.pot(2).used);
    }

    function test_attack_anOrderForAllToSwingThePriceBearsTheSwing() public {
        IWindows.Terms memory terms = _windowTerms();
        (terms.swing, terms.swingAt) = (2_000, 20_000);
        _make(terms);
        _publish(3);
        _own(alice, 100 * UNIT);
        _own(bob, 900 * UNIT);
        _request(alice, 100 * UNIT);
        _request(bob, 900 * UNIT);
        _settle(10_000 * UNIT);
        // never more than the agreed most, and the same for both
        assertEq(_claim(alice), 100e6 * 98 / 100 * 99 / 100);
        assertEq(_claim(bob), 900e6 * 98 / 100 * 99 / 100);
    }

    function test_attack_aBlockedReceiverStopsOnlyItself() public {
        Refuser refuser = new Refuser(windows);
        _verify(address(refuser));
        pool.mint(address(refuser), 100 * UNIT);
        refuser.act(address(share), abi.encodeCall(share.approve, (address(windows), type(uint256).max)));
        refuser.act(address(windows), abi.encodeCall(windows.request, (100 * UNIT, 1, address(refuser))));
        cash.mint(address(refuser), 100 * UNIT);
        refuser.act(address(cash), abi.encodeCall(cash.approve, (address(windows), type(uint256).max)));
        refuser.act(address(windows), abi.encodeCall(windows.fund, (1, 100 * UNIT)));
        _request(alice, 100 * UNIT);
        refuser.listen(ITricky(address(cash)), true);
        _settle(99 * UNIT);
        vm.expectRevert(Refuser.NoCashPlease.selector);
        refuser.act(address(windows), abi.encodeCall(windows.claim, (address(refuser), address(refuser))));
        // it may send its cash elsewhere, and the others never noticed
        refuser.act(address(windows), abi.encodeCall(windows.claim, (address(refuser), carol)));
        assertEq(cash.balanceOf(carol), 99 * UNIT);
        assertEq(_claim(alice), 99 * UNIT);
    }

    function test_attack_callingBackFromTheCashGainsNothing() public {
        Refuser intruder = new Refuser(windows);
        _verify(address(intruder));
        pool.mint(address(intruder), 200 * UNIT);
        intruder.act(address(share), abi.encodeCall(share.approve, (address(windows), type(uint256).max)));
        intruder.act(address(windows), abi.encodeCall(windows.request, (100 * UNIT, 1, address(intruder))));
        _request(alice, 100 * UNIT);
        _settle(99 * UNIT);
        intruder.callBack();
        intruder.listen(ITricky(address(cash)), true);
        intruder.act(address(windows), abi.encodeCall(windows.claim, (address(intruder), address(intruder))));
        assertEq(intruder.tried(), 6);
        assertEq(cash.balanceOf(address(intruder)), 49.5e6);
        assertEq(_claim(alice), 49.5e6);
    }

    function test_attack_nobodyTakesWhatIsNotTheirs() public {
        _request(alice, 100 * UNIT);
        _settle(49.5e6);
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NotYours.selector, alice, bob));
        windows.claim(alice, bob);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NotYours.selector, alice, bob));
        windows.redeem(1, bob, alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NotYours.selector, alice, bob));
        windows.withdraw(1, bob, alice);
        vm.expectRevert(abi.encodeWithSelector(IWindows.MoreThanOrdered.selector, 1, 0));
        windows.cancel(1, 1, bob);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NothingClaimable.selector, bob));
        windows.takeShares(1, bob);
        vm.expectRevert(abi.encodeWithSelector(IWindows.NothingClaimable.selector, bob));
        windows.takeRefund(1, bob);
        vm.expectRevert(IWindows.NothingWanted.selector);
        windows.redeemAtPool(bob);
        vm.stopPrank();
    }

    function test_attack_noUnverifiedPartyGetsShares() public {
        vm.startPrank(alice);
        vm.expectRevert();
        share.transferAndCall(address(windows), UNIT, abi.encode(1, stranger));
        windows.request(100 * UNIT, 1, alice);
        vm.expectRevert();
        windows.cancel(1, 100 * UNIT, stranger);
        vm.expectRevert();
        share.transfer(address(windows), UNIT);
        vm.stopPrank();
    }
}

/// @notice Refuses cash, or calls every door of the windows back while it comes.
contract Refuser is ICashListener {
    Windows private immutable WINDOWS;
    bool private _calls;
    uint256 public tried;

    error NoCashPlease();

    constructor(Windows windows) {
        WINDOWS = windows;
    }

    function act(address target, bytes calldata data) external {
        (bool done, bytes memory answer) = target.call(data);
        if (!done) {
            assembly ("memory-safe") {
                revert(add(answer, 0x20), mload(answer))
            }
        }
    }

    function listen(ITricky cash, bool on) external {
        cash.listen(on);
    }

    function callBack() external {
        _calls = true;
    }

    function cashMoves(address, address to, uint256) external {
        if (to != address(this)) return;
        if (!_calls) revert NoCashPlease();
        bytes[6] memory calls = [
            abi.encodeCall(WINDOWS.claim, (address(this), address(this))),
            abi.encodeCall(WINDOWS.cancel, (1, 1, address(this))),
            abi.encodeCall(WINDOWS.request, (1e6, 2, address(this))),
            abi.encodeCall(WINDOWS.redeem, (1, address(this), address(this))),
            abi.encodeCall(WINDOWS.settle, ()),
            abi.encodeCall(WINDOWS.cancelRedeemRequest, (1, address(this)))
        ];
        for (uint256 i; i < 6; ++i) {
            (bool done,) = address(WINDOWS).call(calls[i]);
            if (!done) ++tried;
        }
    }
}

interface ITricky {
    function listen(bool on) external;
}
