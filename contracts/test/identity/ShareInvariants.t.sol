// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIdentity} from "../../src/interfaces/IIdentity.sol";
import {IRules} from "../../src/interfaces/IRules.sol";
import {HoldingWord} from "../../src/identity/HoldingWord.sol";
import {IdentityFixture} from "../helpers/identity/IdentityFixture.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareHandler} from "../helpers/identity/ShareHandler.sol";
import {TestCash} from "../helpers/identity/TestCash.sol";

/// @notice What holds of a share after any sequence of what all its roles can do.
contract ShareInvariantsTest is IdentityFixture {
    uint256 internal constant CLASS = 1 << 16;

    Share internal share;
    TestCash internal cash;
    ShareHandler internal handler;
    address internal pool = makeAddr("pool");
    address internal agent = makeAddr("agent");

    function setUp() public override {
        super.setUp();
        cash = new TestCash();
        IRules.Policy memory policy;
        policy.required = KYC;
        policy.minimumClass = 1;
        policy.counted = true;
        policy.byCountry = true;
        policy.byClass = true;
        uint16[] memory countries = new uint16[](2);
        (countries[0], countries[1]) = (GERMANY, FRANCE);
        address owner = makeAddr("transfer agent");
        share =
            new Share(pool, address(identity), address(cash), owner, "Junior", "JNR", 6, policy, countries);
        handler = new ShareHandler(share, identity, cash, [pool, owner, agent, kycIssuer]);
        address gate = handler.gate();
        address venue = handler.venue();
        vm.startPrank(owner);
        share.addAgent(agent);
        share.setVenue(venue, gate);
        vm.stopPrank();
        vm.prank(pool);
        share.open();
        for (uint256 i; i < 5; ++i) {
            handler.mint(i, 1e12);
        }
        targetContract(address(handler));
    }

    function invariant_SHR1_supplyIsWhatThePoolIssuedAndTheSumOfBalances() public view {
        uint256 sum = share.balanceOf(handler.venue());
        for (uint256 i; i < handler.walletCount(); ++i) {
            sum += share.balanceOf(handler.wallets(i));
        }
        assertEq(share.totalSupply(), sum);
        assertEq(share.totalSupply(), handler.minted() - handler.burned());
    }

    function invariant_SHR3_venueHoldsWhatCameThroughItsGate() public view {
        assertEq(share.balanceOf(handler.venue()), handler.enteredVenue() - handler.leftVenue());
    }

    function invariant_SHR5_claimsNeverExceedTheCashReceived() public view {
        (uint256 held, uint256 credited) = share.incomeTotals();
        uint256 owed = share.claimable(handler.venue());
        uint256 paid;
        for (uint256 i; i < handler.walletCount(); ++i) {
            owed += share.claimable(handler.wallets(i));
            paid += cash.balanceOf(handler.wallets(i));
        }
        assertEq(held + paid, handler.received());
        assertLe(owed, held);
        assertLe(credited, held);
        assertGe(cash.balanceOf(address(share)), held);
    }

    function invariant_SHR10_countersEqualARecount() public view {
        uint32 people = identity.count();
        uint256[] memory amounts = new uint256[](people + 1);
        for (uint256 i; i < handler.walletCount(); ++i) {
            address wallet = handler.wallets(i);
            amounts[identity.walletOf(wallet).id] += share.balanceOf(wallet);
        }
        assertEq(amounts[0], 0);
        uint256 holders;
        uint256[3] memory byCountry;
        uint256[3] memory byClass;
        for (uint32 id = 1; id <= people; ++id) {
            HoldingWord holding = share.holdingOf(id);
            assertEq(holding.amount(), amounts[id]);
            if (amounts[id] == 0) continue;
            ++holders;
            ++byCountry[holding.country() == GERMANY ? 0 : holding.country() == FRANCE ? 1 : 2];
            ++byClass[holding.class()];
        }
        assertEq(share.holders(), holders);
        assertEq(share.category(GERMANY).holders, byCountry[0]);
        assertEq(share.category(FRANCE).holders, byCountry[1]);
        assertEq(share.category(NORTH_KOREA).holders, byCountry[2]);
        for (uint256 class; class < 3; ++class) {
            assertEq(share.category(CLASS | class).holders, byClass[class]);
        }
    }

    function invariant_IDN1_activeWalletsOfAnIdentityCarryOneWord() public view {
        for (uint256 i; i < handler.walletCount(); ++i) {
            address wallet = handler.wallets(i);
            IIdentity.Wallet memory word = identity.walletOf(wallet);
            if (word.lost) {
                assertFalse(identity.isVerified(wallet));
                assertEq(identity.walletOf(identity.recoveredTo(wallet)).id, word.id);
                continue;
            }
            address[] memory linked = identity.linkedWallets(wallet);
            assertLe(linked.length, identity.MAX_WALLETS());
            bool among;
            for (uint256 k; k < linked.length; ++k) {
                among = among || linked[k] == wallet;
                assertEq(keccak256(abi.encode(identity.walletOf(linked[k]))), keccak256(abi.encode(word)));
            }
            assertTrue(among);
        }
    }

    /// @dev However it went: lost wallets are recovered, everyone is redeemed, everyone is paid, and nothing but donations stays behind.
    function afterInvariant() public {
        for (uint256 i; i < handler.walletCount(); ++i) {
            handler.moveRecovered(i);
        }
        address venue = handler.venue();
        uint256 left = share.balanceOf(venue);
        vm.prank(pool);
        share.burn(venue, left);
        for (uint256 i; i < handler.walletCount(); ++i) {
            address wallet = handler.wallets(i);
            left = share.balanceOf(wallet);
            if (left == 0) continue;
            vm.prank(pool);
            share.burn(wallet, left);
        }
        assertEq(share.totalSupply(), 0);
        assertEq(share.holders(), 0);
        (uint256 held,) = share.incomeTotals();
        uint256 owed = share.claimable(venue);
        for (uint256 i; i < handler.walletCount(); ++i) {
            owed += share.claimable(handler.wallets(i));
        }
        assertEq(owed, held, "SHR5: every unit received belongs to someone");
    }
}
