// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IERC7943Fungible} from "../../src/identity/IERC7943Fungible.sol";
import {IRules} from "../../src/interfaces/IRules.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {ShareFixture} from "../helpers/identity/ShareFixture.sol";
import {TestHook} from "../helpers/identity/TestHook.sol";

/// @notice What a view says is what happens: a transfer that passes in the view passes, one that fails names its code.
contract ShareEquivalenceTest is ShareFixture {
    address internal spender;
    address internal venue = makeAddr("venue");
    TestHook internal hook;

    function setUp() public override {
        super.setUp();
        spender = _person("spender");
        hook = new TestHook(700e6);
    }

    /// @param world bits that put every state on or off
    function testFuzz_SHR11_viewsAgreeWithTransfers(uint256 world, uint256 value, uint256 route) public {
        value = bound(value, 0, 1200e6);
        address to = _arrange(world);
        bool byHolder = route & 1 == 0;
        address caller = byHolder ? alice : route & 2 == 0 ? spender : makeAddr("router");
        if (to == venue && route & 4 != 0) caller = makeAddr("gate");
        uint8 code = share.detectTransferRestrictionFrom(caller, alice, to, value);
        vm.prank(caller);
        bool allowed = share.canTransfer(alice, to, value);
        if (caller == alice || caller == makeAddr("gate")) {
            assertEq(allowed, code == 0 || code == 0x10);
            vm.prank(caller);
            assertEq(share.detectTransferRestriction(alice, to, value), code);
        }

        vm.prank(alice);
        share.approve(caller, type(uint256).max);
        uint256 before = share.balanceOf(to);
        vm.prank(caller);
        (bool moved, bytes memory answer) =
            address(share).call(abi.encodeCall(share.transferFrom, (alice, to, value)));
        assertEq(moved, code == 0, "moves exactly where the view says so");
        if (moved) {
            assertEq(share.balanceOf(to), to == alice ? before : before + value);
        } else {
            assertEq(_codeOf(answer, value), code);
        }
    }

    function testFuzz_SHR11_viewsAgreeWithMints(uint256 world, uint256 value) public {
        value = bound(value, 0, 1200e6);
        address to = _arrange(world);
        uint8 code = share.detectTransferRestriction(address(0), to, value);
        vm.prank(pool);
        (bool minted, bytes memory answer) = address(share).call(abi.encodeCall(share.mint, (to, value)));
        assertEq(minted, code == 0);
        if (!minted) assertEq(_codeOf(answer, value), code);
    }

    function _codeOf(bytes memory answer, uint256 value) private view returns (uint8) {
        bytes4 selector = bytes4(answer);
        if (selector == IERC20Errors.ERC20InvalidReceiver.selector) return 0x01;
        if (selector == IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector) return 0x11;
        if (selector == IERC20Errors.ERC20InsufficientBalance.selector) {
            return share.getFrozenTokens(alice) == 0 || value <= 1000e6 ? 0x10 : 0x11;
        }
        assertEq(selector, ShareState.TransferRestricted.selector);
        bytes memory arguments = new bytes(answer.length - 4);
        for (uint256 i; i < arguments.length; ++i) {
            arguments[i] = answer[i + 4];
        }
        (uint8 code,,,) = abi.decode(arguments, (uint8, address, address, uint256));
        return code;
    }

    function _arrange(uint256 world) private returns (address to) {
        _arrangePolicy(world);
        address[4] memory receivers = [bob, venue, makeAddr("stranger"), alice];
        to = receivers[world & 3];
        if (to == venue) _setVenue(venue, world & 4 != 0 ? makeAddr("gate") : address(0));
        if (world & 8 != 0 && world & 16 != 0) _setClaims(bob, SANCTIONED | KYC);
        if (world & 32 != 0 && world & 64 != 0) _setCountry(bob, NORTH_KOREA);
        if (world & 128 != 0 && world & 256 != 0) _expire(alice);
        if (world & 512 != 0 && world & 1024 != 0) _expire(spender);
        if (world >> 11 & 7 == 0) _expire(bob);
        vm.startPrank(agent);
        if (world >> 14 & 7 == 0) share.setAddressFrozen(alice, true);
        if (world >> 17 & 7 == 0) share.setAddressFrozen(to, true);
        if (world >> 20 & 7 == 0) share.setAddressFrozen(spender, true);
        if (world >> 23 & 3 == 0) share.setFrozenTokens(alice, world >> 200);
        if (world >> 25 & 15 == 0) share.pause();
        vm.stopPrank();
        if (world >> 29 & 15 == 0) _recover(alice, makeAddr("alice's next wallet"));
    }

    function _arrangePolicy(uint256 world) private {
        IRules.Policy memory policy = _policy();
        policy.senderQualifies = world >> 33 & 1 == 0;
        policy.counted = world >> 34 & 1 == 0;
        policy.lockUp = world >> 35 & 7 == 0 ? 1 days : 0;
        if (policy.counted) {
            policy.cap = world >> 38 & 1 == 0 ? 1000e6 : 0;
            policy.maxHolders = world >> 39 & 1 == 0 ? uint32(world >> 40 & 1) + 1 : 0;
            policy.byCountry = world >> 41 & 1 == 0;
        }
        if (world >> 42 & 3 == 0) (policy.windowLimit, policy.windowPeriod) = (500e6, 1 days);
        if (world >> 44 & 3 == 0) {
            (policy.tradingDays, policy.opens, policy.closes) = (0x55, 1 hours, 13 hours);
        }
        share = _deploy(policy);
        if (policy.byCountry && world >> 48 & 1 == 0) {
            vm.prank(owner);
            share.limitCategory(GERMANY, 1, true);
        }
        vm.startPrank(pool);
        share.mint(alice, 1000e6);
        if (world >> 49 & 7 != 0) share.open();
        vm.stopPrank();
        if (world >> 46 & 3 == 0) {
            policy.hook = address(hook);
            _setPolicy(policy);
        }
    }
}
