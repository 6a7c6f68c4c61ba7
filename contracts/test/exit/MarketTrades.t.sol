// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Vm} from "forge-std/Vm.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {Market} from "../../src/exit/Market.sol";
import {MarketRule} from "../../src/exit/MarketRule.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketRig} from "../helpers/market/MarketRig.sol";
import {OneSharePool} from "../helpers/exit/OneSharePool.sol";
import {SetNav} from "../helpers/exit/SetNav.sol";

/// @notice Sales and purchases on Uniswap's pool, with the share on either side of it.
contract MarketTradesTest is MarketRig {
    function setUp() public override {
        super.setUp();
        _add(provider, share, -300, 300, DEEP);
        _add(provider, second, -300, 300, DEEP);
    }

    function test_saleIsPaidTheBidLessFeeAndTheWayDown() public {
        for (uint256 i; i < 2; ++i) {
            Share share_ = i == 0 ? share : second;
            uint256 before = cash.balanceOf(alice);
            (uint256 filled, uint256 paid) = _sellMarket(alice, share_, 1000 * UNIT);
            assertEq(filled, 1000 * UNIT);
            assertEq(cash.balanceOf(alice) - before, paid);
            // 5 basis points of fee; 1,000 of a depth of 20 million move the price by half a basis point on average
            assertApproxEqAbs(paid, 1000 * UNIT * 99_945 / 100_000, 20_000);
        }
    }

    function test_purchaseCostsTheAskAndFeeAndTheWayUp() public {
        for (uint256 i; i < 2; ++i) {
            Share share_ = i == 0 ? share : second;
            uint256 before = share_.balanceOf(alice);
            (uint256 filled, uint256 spent) = _buyMarket(alice, share_, 1000 * UNIT);
            assertEq(spent, 1000 * UNIT);
            assertEq(share_.balanceOf(alice) - before, filled);
            assertApproxEqAbs(filled, 1000 * UNIT * 99_945 / 100_000, 20_000);
        }
    }

    function test_MKT1_tradeEndsAtTheEdgeAndTheRestStays() public {
        for (uint256 i; i < 2; ++i) {
            Share share_ = i == 0 ? share : second;
            uint256 shares = share_.balanceOf(alice);
            (uint256 filled,) = _sellMarket(alice, share_, 900_000 * UNIT);
            assertLt(filled, 900_000 * UNIT);
            assertEq(shares - share_.balanceOf(alice), filled);
            assertApproxEqAbs(_tick(share_), -200, 1);
            assertGe(_poolPrice(share_), 0.98e18);
            vm.expectPartialRevert(IMarket.OutsideBand.selector);
            _sellMarket(alice, share_, UNIT);

            uint256 money = cash.balanceOf(bob);
            (, uint256 spent) = _buyMarket(bob, share_, 1_000_000 * UNIT);
            assertEq(money - cash.balanceOf(bob), spent);
            assertApproxEqAbs(_tick(share_), 200, 1);
            vm.expectPartialRevert(IMarket.OutsideBand.selector);
            _buyMarket(bob, share_, UNIT);
        }
    }

    function test_minimaCountInProportionToWhatIsFilled() public {
        vm.startPrank(alice);
        vm.expectPartialRevert(IMarket.MarketFilledTooLittle.selector);
        market.sell(address(share), 900_000 * UNIT, 0, 900_000 * UNIT, alice);
        vm.expectPartialRevert(IMarket.ReceivedTooLittle.selector);
        market.sell(address(share), 900_000 * UNIT, 900_000 * UNIT, 0, alice);
        (uint256 filled, uint256 paid) = market.sell(address(share), 900_000 * UNIT, 880_000 * UNIT, 0, alice);
        assertGe(paid * 900_000, filled * 880_000);

        vm.expectPartialRevert(IMarket.MarketFilledTooLittle.selector);
        market.buy(address(second), 900_000 * UNIT, 0, 900_000 * UNIT, alice);
        vm.expectPartialRevert(IMarket.ReceivedTooLittle.selector);
        market.buy(address(second), 1000 * UNIT, 1000 * UNIT, 0, alice);
        vm.stopPrank();
    }

    function test_onlyAdmittedWalletsReceiveShares() public {
        cash.mint(stranger, 1000 * UNIT);
        vm.startPrank(stranger);
        cash.approve(address(market), type(uint256).max);
        vm.expectRevert();
        market.buy(address(share), 1000 * UNIT, 0, 0, stranger);
        // somebody else may receive what a stranger pays for
        market.buy(address(share), 1000 * UNIT, 0, 0, bob);
        vm.stopPrank();
        _revoke(bob);
        vm.expectRevert();
        _buyMarket(bob, share, 1000 * UNIT);
    }

    function test_SHR6_holderWhoseIdentityExpiredStillSells() public {
        _revoke(alice);
        (uint256 filled,) = _sellMarket(alice, share, 1000 * UNIT);
        assertEq(filled, 1000 * UNIT);
    }

    function test_frozenHolderDoesNotSell() public {
        share.addAgent(address(this));
        share.setAddressFrozen(alice, true);
        vm.expectRevert(
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector, uint8(0x38), alice, address(manager), 1000 * UNIT
            )
        );
        _sellMarket(alice, share, 1000 * UNIT);
    }

    function test_saleWithSignedApproval() public {
        (address signer, uint256 key) = makeAddrAndKey("signer");
        _verify(signer);
        pool.mint(signer, 1000 * UNIT);
        bytes32 digest = keccak256(
            abi.encodePacked(
                hex"1901",
                share.DOMAIN_SEPARATOR(),
                keccak256(
                    abi.encode(
                        keccak256(
                            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
                        ),
                        signer,
                        address(market),
                        1000 * UNIT,
                        0,
                        block.timestamp
                    )
                )
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        vm.prank(signer);
        (uint256 filled,) = market.sellWithPermit(
            address(share), 1000 * UNIT, 0, 1000 * UNIT, signer, block.timestamp, v, r, s
        );
        assertEq(filled, 1000 * UNIT);
    }

    function test_staleOrWorthlessPriceAndClosedTradingStopTrades() public {
        nav.setStale(address(share), true);
        vm.expectPartialRevert(SetNav.StaleMark.selector);
        _sellMarket(alice, share, UNIT);
        vm.expectPartialRevert(SetNav.StaleMark.selector);
        _buyMarket(alice, share, UNIT);
        nav.setStale(address(share), false);

        nav.set(address(share), 0, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Worthless.selector, address(share)));
        _sellMarket(alice, share, UNIT);
        _setPrice(share, WAD);

        market.setTrading(address(share), false);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TradingClosed.selector, address(share)));
        _sellMarket(alice, share, UNIT);
        market.setTrading(address(share), true);
        _sellMarket(alice, share, UNIT);
    }

    function test_tradeOfNothingOrToNobodyIsRefused() public {
        address unlisted = address(_newPool().share());
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IMarket.AmountOutOfRange.selector, 0));
        market.sell(address(share), 0, 0, 0, alice);
        vm.expectRevert(abi.encodeWithSelector(IMarket.AmountOutOfRange.selector, 1 << 127));
        market.buy(address(share), 1 << 127, 0, 0, alice);
        vm.expectRevert(IMarket.NoWallet.selector);
        market.sell(address(share), 1, 0, 0, address(0));
        vm.expectPartialRevert(IMarket.NothingFilled.selector);
        market.sell(address(share), 1, 0, 0, alice);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotListed.selector, unlisted));
        market.sell(unlisted, 1, 0, 0, alice);
        vm.stopPrank();
    }

    // ---- the fee

    function test_goingAwayFromTheNavCostsHalfTheWayAlreadyGone() public {
        _sellMarket(alice, share, 100_000 * UNIT);
        int24 gone = -_tick(share);
        assertGt(gone, 50);
        vm.warp(block.timestamp + 60 days);
        _expectFee(alice, share, true, 500 + uint256(int256(gone)) * 50);
    }

    function test_comingBackAfterMereTradingCostsTheBaseFee() public {
        _sellMarket(alice, share, 100_000 * UNIT);
        vm.warp(block.timestamp + 60 days);
        _expectFee(bob, share, false, 500);
    }

    function test_volatilityRaisesTheFeeAndFades() public {
        _sellMarket(alice, share, 100_000 * UNIT);
        uint256 moved = uint256(int256(-_tick(share)));
        _expectFee(bob, share, false, 500 + moved * 10);
        vm.warp(block.timestamp + 24 hours);
        // the purchase of one share moved nothing; a quarter of the squares is half of the volatility
        _expectFee(bob, share, false, 500 + moved * 10 / 2);
    }

    function test_MKT2_stepOfTheNavStaysWithTheProviders() public {
        for (uint256 i; i < 2; ++i) {
            Share share_ = i == 0 ? share : second;
            // 150 ticks down
            _setPrice(share_, 0.9851e18);
            vm.recordLogs();
            (uint256 filled, uint256 paid) = _sellMarket(alice, share_, 10_000 * UNIT);
            uint256 price = paid * WAD / filled;
            // at most a fifth of the step is left to who takes it
            assertLt(price, 0.9851e18 + (1e18 - 0.9851e18) / 5);
            assertGt(price, 0.9851e18);
        }
    }

    function test_MKT2_largeSaleAfterAStepIsNotChargedForItBeyondTheNav() public {
        _setPrice(share, 0.9851e18);
        uint256 state = vm.snapshotState();
        (uint256 filled, uint256 paid) = _sellMarket(alice, share, 200_000 * UNIT);
        assertLt(_tick(share), -150);
        vm.revertToState(state);
        uint256 filledAlone;
        uint256 paidAlone;
        // the same in two: down to the NAV, then the rest
        while (_tick(share) > -150) {
            (uint256 f, uint256 p) = _sellMarket(alice, share, 1000 * UNIT);
            filledAlone += f;
            paidAlone += p;
        }
        assertGt(filled, filledAlone);
        assertGt(paid * WAD / filled, 0.965e18);
    }

    function test_stepThatGoesBackIsForgotten() public {
        _setPrice(share, 0.9851e18);
        _sellMarket(alice, share, 10 * UNIT);
        assertGt(_state(share).below, 140);
        _setPrice(share, WAD);
        _sellMarket(alice, share, 10 * UNIT);
        assertLe(_state(share).below, 1);
    }

    function test_priceIsFoundAgainHoweverLargeTheStep() public {
        _add(provider, share, -9000, -300, DEEP / 10);
        _setPrice(share, 0.5e18);
        uint256 trades;
        while (_tick(share) > -6932 + 50 && trades < 60) {
            (uint256 filled,) = _sellMarket(alice, share, 1_000_000 * UNIT);
            pool.mint(alice, filled);
            ++trades;
        }
        assertLe(_tick(share), -6932 + 50);
    }

    // ---- listing

    function test_onlyTheAuthorityListsAndSetsTerms() public {
        IMarket.Terms memory terms = IMarket.Terms(100, 100);
        vm.startPrank(stranger);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        market.list(address(share), terms);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        market.setTerms(address(share), terms);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        market.setTrading(address(share), false);
        vm.stopPrank();
        market.setTerms(address(share), IMarket.Terms(77, 1239));
        assertEq(_state(share).width, 77);
        assertEq(_state(share).base, 1230);
    }

    function test_listingRefusesWhatWouldNotWork() public {
        OneSharePool made = _newPool();
        address share_ = address(made.share());
        IMarket.Terms memory terms = IMarket.Terms(100, 100);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotGateOfManager.selector, share_, address(0)));
        market.list(share_, terms);
        made.share().setVenue(address(manager), address(market));
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketTermsOutOfRange.selector, 0, 100));
        market.list(share_, IMarket.Terms(0, 100));
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketTermsOutOfRange.selector, 1024, 100));
        market.list(share_, IMarket.Terms(1024, 100));
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketTermsOutOfRange.selector, 100, 20_471));
        market.list(share_, IMarket.Terms(100, 20_471));
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketListedAlready.selector, address(share)));
        market.list(address(share), terms);
        nav.setStale(share_, true);
        nav.set(share_, 0, 0, 0);
        market.list(share_, terms);
        assertApproxEqAbs(_poolPrice(Share(share_)), WAD, 1e5);
    }

    function test_addressWithOtherBitsIsRefused() public {
        vm.expectPartialRevert(IMarket.WrongHookAddress.selector);
        new Market(address(manager), address(nav), address(cash), address(authority));
    }

    function test_emptyMarketIsBroughtToTheNav() public {
        OneSharePool made = _newPool();
        Share share_ = made.share();
        _listMarket(share_);
        _equip(made);
        _setPrice(share_, 1.2e18);
        market.align(address(share_));
        assertApproxEqRel(_poolPrice(share_), 1.2e18, 1e14);
        assertEq(_state(share_).energy, 0);
        _add(provider, share_, 1700, 1900, DEEP);
        _expectFee(alice, share_, false, 500);
        _setPrice(share_, 1.21e18);
        vm.expectRevert(abi.encodeWithSelector(IMarket.LiquidityBetween.selector, address(share_)));
        market.align(address(share_));
    }

    /// @dev The fee that a trade of one share, which moves the price by nothing, is charged.
    function _expectFee(address who, Share share_, bool selling, uint256 fee) private {
        vm.recordLogs();
        if (selling) _sellMarket(who, share_, UNIT);
        else _buyMarket(who, share_, UNIT);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 charged;
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] != IMarket.Traded.selector) continue;
            (,,, charged) = abi.decode(logs[i].data, (bool, uint256, uint256, uint256));
        }
        assertApproxEqAbs(charged, fee, 50, "fee");
    }
}
