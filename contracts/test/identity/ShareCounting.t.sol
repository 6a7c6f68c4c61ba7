// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRules} from "../../src/interfaces/IRules.sol";
import {HoldingWord} from "../../src/identity/HoldingWord.sol";
import {RuleBook} from "../../src/identity/RuleBook.sol";
import {Rules} from "../../src/identity/Rules.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareFixture} from "../helpers/identity/ShareFixture.sol";
import {TestHook} from "../helpers/identity/TestHook.sol";

/// @notice Holdings and holders counted per identity, and the limits that rest on them.
contract ShareCountingTest is ShareFixture {
    uint256 internal constant CLASS = 1 << 16;
    address internal carol;

    function setUp() public override {
        super.setUp();
        carol = _person("carol");
    }

    function _policy() internal view override returns (IRules.Policy memory policy) {
        policy = super._policy();
        policy.counted = true;
        policy.byCountry = true;
        policy.byClass = true;
    }

    function _limit(uint256 key, uint32 most) private {
        vm.prank(owner);
        share.limitCategory(key, most, true);
    }

    function _held(address wallet) private view returns (uint256) {
        return share.holdingOf(identity.walletOf(wallet).id).amount();
    }

    function test_holdersAreIdentitiesNotWallets() public {
        assertEq(share.holders(), 1);
        address second = makeAddr("second");
        _link(alice, second);
        vm.prank(alice);
        share.transfer(second, 400e6);
        assertEq(share.holders(), 1);
        assertEq(_held(alice), 1000e6);
        vm.prank(second);
        share.transfer(bob, 400e6);
        assertEq(share.holders(), 2);
        assertEq(_held(alice), 600e6);
        vm.prank(alice);
        share.transfer(bob, 600e6);
        assertEq(share.holders(), 1);
        assertEq(_held(bob), 1000e6);
        vm.prank(pool);
        share.burn(bob, 1000e6);
        assertEq(share.holders(), 0);
    }

    function test_capBindsAnIdentityOverAllItsWallets() public {
        IRules.Policy memory policy = _policy();
        policy.cap = 1000e6;
        _setPolicy(policy);
        address second = makeAddr("second");
        _link(bob, second);
        vm.startPrank(alice);
        share.transfer(bob, 600e6);
        share.transfer(second, 400e6);
        vm.stopPrank();
        vm.prank(pool);
        share.mint(alice, 1);
        _expectRestricted(0x15, alice, second, 1);
        vm.prank(alice);
        share.transfer(second, 1);
        vm.prank(bob);
        share.transfer(second, 600e6);
    }

    function testFuzz_capIsKeptTo64SignificantBits(uint128 cap) public {
        cap = uint128(bound(cap, 1, type(uint96).max));
        IRules.Policy memory policy = _policy();
        policy.cap = cap;
        Share other = _deploy(policy);
        uint256 exponent;
        while (cap >> exponent > type(uint64).max) ++exponent;
        uint256 kept = uint256(cap >> exponent) << exponent;
        assertEq(other.detectTransferRestriction(address(0), alice, kept), 0);
        assertEq(other.detectTransferRestriction(address(0), alice, kept + 1), 0x15);
        assertLe(cap - kept, cap >> 63);
    }

    function test_fullHolderLimitKeepsNewcomersOut() public {
        IRules.Policy memory policy = _policy();
        policy.maxHolders = 2;
        _setPolicy(policy);
        vm.prank(alice);
        share.transfer(bob, 100e6);
        _expectRestricted(0x16, alice, carol, 1);
        vm.prank(alice);
        share.transfer(carol, 1);
        assertEq(share.detectTransferRestriction(address(0), carol, 1), 0x16);
        // One who sells everything makes room for the buyer.
        vm.prank(alice);
        share.transfer(carol, 900e6);
        assertEq(share.holders(), 2);
        vm.prank(bob);
        share.transfer(carol, 100e6);
        vm.prank(carol);
        share.transfer(bob, 1);
        assertEq(share.holders(), 2);
    }

    function test_categoryLimitsCountCountriesAndClasses() public {
        _setCountry(bob, FRANCE);
        _limit(FRANCE, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
        assertEq(share.category(FRANCE).holders, 1);
        _setCountry(carol, FRANCE);
        _expectRestricted(0x17, alice, carol, 1);
        vm.prank(alice);
        share.transfer(carol, 1);
        vm.prank(bob);
        share.transfer(carol, 1);
        assertEq(share.category(FRANCE).holders, 1);

        _setCountry(bob, GERMANY);
        _setClass(bob, 2);
        _limit(CLASS | 2, 0);
        _expectRestricted(0x18, alice, bob, 1);
        vm.prank(alice);
        share.transfer(bob, 1);
    }

    function test_leaverMakesRoomInItsCountryAndClass() public {
        _limit(GERMANY, 1);
        _limit(CLASS | 1, 1);
        _expectRestricted(0x17, alice, bob, 999e6);
        vm.prank(alice);
        share.transfer(bob, 999e6);
        vm.prank(alice);
        share.transfer(bob, 1000e6);
        assertEq(share.category(GERMANY).holders, 1);
        assertEq(share.category(CLASS | 1).holders, 1);
    }

    function test_SHR10_changedAttributesAreCountedAnewBySyncOrReceipt() public {
        vm.prank(alice);
        share.transfer(bob, 1);
        assertEq(share.category(GERMANY).holders, 2);
        _setCountry(bob, FRANCE);
        _setClass(bob, 4);
        share.syncCategory(bob);
        assertEq(share.category(GERMANY).holders, 1);
        assertEq(share.category(FRANCE).holders, 1);
        assertEq(share.category(CLASS | 4).holders, 1);
        share.syncCategory(bob);
        assertEq(share.category(FRANCE).holders, 1);

        _setCountry(bob, GERMANY);
        vm.prank(alice);
        share.transfer(bob, 1);
        assertEq(share.category(GERMANY).holders, 2);
        assertEq(share.category(FRANCE).holders, 0);
    }

    /// @dev The country of a holder changes and it leaves before anyone counts it anew.
    function test_SHR10_leaverIsTakenFromTheCategoryItWasCountedIn() public {
        vm.prank(alice);
        share.transfer(bob, 1);
        _setCountry(bob, FRANCE);
        vm.prank(bob);
        share.transfer(alice, 1);
        assertEq(share.category(GERMANY).holders, 1);
        assertEq(share.category(FRANCE).holders, 0);
        assertEq(share.category(CLASS | 1).holders, 1);
    }

    function test_venuesAndStrangersAreNotCounted() public {
        address desk = makeAddr("desk");
        _setVenue(desk, desk);
        vm.prank(alice);
        share.approve(desk, type(uint256).max);
        vm.prank(desk);
        share.transferFrom(alice, desk, 1000e6);
        assertEq(share.holders(), 0);
        vm.prank(desk);
        share.transfer(bob, 1000e6);
        assertEq(share.holders(), 1);
        share.syncCategory(makeAddr("stranger"));
    }

    function test_forcedTransferAndRecoveryKeepTheCounts() public {
        vm.prank(agent);
        share.forcedTransfer(alice, bob, 1000e6);
        assertEq(share.holders(), 1);
        assertEq(_held(bob), 1000e6);
        address next = makeAddr("next");
        _recover(bob, next);
        address onchainId = identity.identity(bob);
        vm.prank(agent);
        share.recoveryAddress(bob, next, onchainId);
        assertEq(share.holders(), 1);
        assertEq(_held(next), 1000e6);
        vm.prank(next);
        share.transfer(alice, 1000e6);
        assertEq(_held(next), 0);
    }

    function test_selfTransferCountsNothing() public {
        vm.prank(alice);
        share.transfer(alice, 1000e6);
        assertEq(_held(alice), 1000e6);
        assertEq(share.holders(), 1);
    }

    function test_countingIsFixedOnceSharesExist() public {
        IRules.Policy memory policy = _policy();
        policy.byClass = false;
        vm.expectRevert(Rules.CountingIsFixed.selector);
        _setPolicy(policy);
        vm.prank(pool);
        share.burn(alice, 1000e6);
        _setPolicy(policy);
        vm.expectRevert(Rules.CountingNeeded.selector);
        _limit(CLASS | 1, 5);
    }

    function test_policiesThatContradictThemselvesAreRefused() public {
        IRules.Policy memory policy = _policy();
        policy.counted = false;
        vm.expectRevert(RuleBook.CountingNeeded.selector);
        _setPolicy(policy);
        policy = _policy();
        policy.windowLimit = 1;
        vm.expectRevert(RuleBook.PeriodIsZero.selector);
        _setPolicy(policy);
        policy = _policy();
        policy.hook = alice;
        vm.expectRevert(abi.encodeWithSelector(RuleBook.HookHasNoCode.selector, alice));
        _setPolicy(policy);
        policy = _policy();
        policy.closes = 1 days;
        vm.expectRevert(abi.encodeWithSelector(RuleBook.SecondOfDay.selector, 1 days));
        _setPolicy(policy);
        vm.expectRevert(abi.encodeWithSelector(Rules.CountryUnknown.selector, 1000));
        vm.prank(owner);
        share.setCountry(1000, true);
    }

    function test_changeOfPolicyKeepsCountersAndLife() public {
        vm.prank(agent);
        share.pause();
        _distribute(10e6);
        IRules.Policy memory policy = _policy();
        policy.maxHolders = 7;
        policy.cap = 2000e6;
        _setPolicy(policy);
        assertTrue(share.paused());
        assertEq(share.holders(), 1);
        assertEq(share.claimable(alice), 10e6);
        vm.prank(agent);
        share.unpause();
        vm.prank(alice);
        share.transfer(bob, 1);
    }

    function test_hookIsAskedLastAndAFailureRefuses() public {
        TestHook hook = new TestHook(10);
        IRules.Policy memory policy = _policy();
        policy.hook = address(hook);
        _setPolicy(policy);
        vm.prank(alice);
        share.transfer(bob, 10);
        _expectRestricted(0x19, alice, bob, 11);
        vm.prank(alice);
        share.transfer(bob, 11);
        assertEq(share.detectTransferRestriction(address(0), bob, 11), 0x19);
        hook.setBroken(true);
        assertFalse(share.canTransfer(alice, bob, 1));
    }

    function test_windowBindsAnIdentityNotAWallet() public {
        IRules.Policy memory policy = _policy();
        policy.windowLimit = 100e6;
        policy.windowPeriod = 1 days;
        _setPolicy(policy);
        address second = makeAddr("second");
        _link(alice, second);
        vm.prank(alice);
        share.transfer(second, 500e6);
        vm.prank(alice);
        share.transfer(bob, 60e6);
        assertEq(share.detectTransferRestriction(second, bob, 40e6 + 1), 0x14);
        vm.prank(second);
        share.transfer(bob, 40e6);
    }

    function test_storedWordsAreReadable() public view {
        HoldingWord holding = share.holdingOf(identity.walletOf(alice).id);
        assertEq(holding.country(), GERMANY);
        assertEq(holding.class(), 1);
        assertTrue(share.admitsCountry(GERMANY));
        assertFalse(share.admitsCountry(NORTH_KOREA));
    }
}
