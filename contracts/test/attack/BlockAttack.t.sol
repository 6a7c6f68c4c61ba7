// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ShareState} from "../../src/identity/ShareState.sol";
import {IBlock} from "../../src/interfaces/IBlock.sol";
import {BlockRig} from "../helpers/block/BlockRig.sol";
import {SignerContract} from "../helpers/identity/SignerContract.sol";
import {TrickyCash} from "../helpers/exit/TrickyCash.sol";

/// @notice What others could try with quotes, and that one failing leg undoes all.
contract BlockAttackTest is BlockRig {
    function test_BLK2_aQuote_isNotReplayed() public {
        IBlock.Fill[] memory fills = _one(_signed(_bid(first, 0), first));
        _sell(alice, fills);
        _refused(fills, abi.encodeWithSelector(IBlock.QuoteUsed.selector, 0, first.wallet, 0));
    }

    function test_aQuote_isNotUsedTwiceInOneSettlement() public {
        IBlock.Fill[] memory fills = new IBlock.Fill[](2);
        fills[0] = _signed(_bid(first, 0), first);
        fills[1] = fills[0];
        _refused(fills, abi.encodeWithSelector(IBlock.QuoteUsed.selector, 1, first.wallet, 0));
    }

    function test_BLK2_onlyTheNamedTaker_settles() public {
        pool.mint(bob, 500 * UNIT);
        IBlock.Fill[] memory fills = _one(_signed(_bid(first, 0), first));
        bytes memory order = _order(bob, bob, 0, fills);
        vm.expectRevert(abi.encodeWithSelector(IBlock.QuoteForAnotherTaker.selector, 0, alice, bob));
        vm.prank(bob);
        share.transferAndCall(address(blocks), 500 * UNIT, order);

        order = _order(alice, bob, 0, fills);
        vm.expectRevert(abi.encodeWithSelector(IBlock.NotForOthers.selector, bob, alice));
        vm.prank(bob);
        share.transferAndCall(address(blocks), 500 * UNIT, order);
    }

    function test_nobodyCallsTheReceiverInAShareThatIsNotListed() public {
        IBlock.Fill[] memory fills = _one(_signed(_bid(first, 0), first));
        bytes memory order = _order(alice, alice, 0, fills);
        vm.expectRevert(abi.encodeWithSelector(IBlock.BlockNotListed.selector, alice));
        vm.prank(alice);
        blocks.onTransferReceived(alice, alice, 500 * UNIT, order);
    }

    function test_BLK3_aPriceOutsideTheBand_isRefused() public {
        IBlock.Quote memory quote = _bid(first, 0);
        quote.price = 0.97e18 - 1;
        _refused(
            _one(_signed(quote, first)),
            abi.encodeWithSelector(IBlock.PriceOutsideBand.selector, 0, quote.price, 0.97e18)
        );
        quote.price = 0.97e18;
        _sell(alice, _one(_signed(quote, first)));
    }

    function test_BLK3_withoutAPrice_theNamedPartiesStillTrade() public {
        nav.setStale(address(share), true);
        IBlock.Quote memory quote = _bid(first, 0);
        quote.price = 0.5e18;
        _sell(alice, _one(_signed(quote, first)));
        assertEq(cash.balanceOf(alice), 250 * UNIT);
    }

    function test_buying_hasABandOnBothSides() public {
        pool.mint(first.wallet, 500 * UNIT);
        cash.mint(alice, 2000 * UNIT);
        vm.prank(alice);
        cash.approve(address(blocks), type(uint256).max);
        IBlock.Quote memory offer = _bid(first, 0);
        (offer.buys, offer.price) = (false, 1.03e18 + 1);
        _buyRefused(offer, abi.encodeWithSelector(IBlock.PriceOutsideBand.selector, 0, offer.price, 1.03e18));
        offer.price = 0.97e18 - 1;
        _buyRefused(offer, abi.encodeWithSelector(IBlock.PriceOutsideBand.selector, 0, offer.price, 0.97e18));
        offer.price = 1.03e18;
        _buyRefused(offer, abi.encodeWithSelector(IBlock.BlockCostsTooMuch.selector, 515 * UNIT, 500 * UNIT));
        nav.setStale(address(share), true);
        offer.price = 1e18;
        IBlock.Fill[] memory fills = _one(_signed(offer, first));
        vm.prank(alice);
        blocks.buy(address(share), fills, 500 * UNIT, alice);
    }

    function _buyRefused(IBlock.Quote memory offer, bytes memory refusal) private {
        IBlock.Fill[] memory fills = _one(_signed(offer, first));
        vm.expectRevert(refusal);
        vm.prank(alice);
        blocks.buy(address(share), fills, 500 * UNIT, alice);
    }

    function test_BLK1_aMakerWithoutCash_undoesAll() public {
        vm.prank(second.wallet);
        cash.transfer(stranger, 9990 * UNIT);
        _refused(
            _both(),
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector, second.wallet, 10 * UNIT, 495 * UNIT
            )
        );
        assertTrue(blocks.usable(first.wallet, 0));
        assertEq(share.balanceOf(first.wallet), 0);
    }

    function test_BLK1_aMakerThatLostItsAdmission_undoesAll() public {
        identity.revoke(second.wallet, ACCREDITED);
        _refused(
            _both(),
            abi.encodeWithSelector(
                ShareState.TransferRestricted.selector,
                share.detectTransferRestriction(alice, second.wallet, UNIT),
                address(blocks),
                second.wallet,
                500 * UNIT
            )
        );
        assertTrue(blocks.usable(first.wallet, 0));
    }

    function test_BLK1_anExpiredOrCancelledLeg_undoesAll() public {
        IBlock.Fill[] memory fills = _both();
        fills[1].quote.deadline = uint48(block.timestamp - 1);
        fills[1] = _signed(fills[1].quote, second);
        _refused(fills, abi.encodeWithSelector(IBlock.QuoteExpired.selector, 1, block.timestamp - 1));

        fills = _both();
        uint256[] memory nonces = new uint256[](1);
        vm.prank(second.wallet);
        blocks.cancel(nonces);
        _refused(fills, abi.encodeWithSelector(IBlock.QuoteUsed.selector, 1, second.wallet, 0));
        assertTrue(blocks.usable(first.wallet, 0));
    }

    function test_BLK2_changedOrForeignSignatures_areRefused() public {
        IBlock.Fill[] memory fills = _one(_signed(_bid(first, 0), first));
        fills[0].quote.price += 1;
        bytes memory refusal = abi.encodeWithSelector(IBlock.QuoteUnsigned.selector, 0, first.wallet);
        _refused(fills, refusal);
        _refused(_one(_fill(blocks, _bid(first, 0), second.key)), refusal);
        fills = _one(_signed(_bid(first, 0), first));
        fills[0].signature = "";
        _refused(fills, refusal);
        SignerContract house = new SignerContract(second.wallet);
        IBlock.Quote memory quote = _bid(first, 0);
        quote.maker = address(house);
        _refused(
            _one(_fill(blocks, quote, first.key)),
            abi.encodeWithSelector(IBlock.QuoteUnsigned.selector, 0, address(house))
        );
    }

    function test_otherSharesSidesAndSizes_areRefused() public {
        IBlock.Quote memory quote = _bid(first, 0);
        quote.share = address(nav);
        _refused(
            _one(_signed(quote, first)),
            abi.encodeWithSelector(IBlock.QuoteOfAnotherShare.selector, 0, address(nav))
        );
        quote = _bid(first, 0);
        quote.buys = false;
        _refused(
            _one(_signed(quote, first)), abi.encodeWithSelector(IBlock.QuoteOfOtherSide.selector, 0, false)
        );
        IBlock.Fill memory fill = _signed(_bid(first, 0), first);
        fill.shares += 1;
        _refused(
            _one(fill), abi.encodeWithSelector(IBlock.QuoteTooSmall.selector, 0, 500 * UNIT + 1, 500 * UNIT)
        );
        quote = _bid(first, 0);
        quote.whole = true;
        fill = _signed(quote, first);
        fill.shares -= 1;
        _refused(
            _one(fill), abi.encodeWithSelector(IBlock.QuoteWhole.selector, 0, 500 * UNIT - 1, 500 * UNIT)
        );
    }

    function test_legsThatDifferFromWhatWasSent_areRefused() public {
        bytes memory order = _order(alice, alice, 0, _both());
        vm.startPrank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IBlock.BlockSharesDiffer.selector, 1000 * UNIT - 1, 1000 * UNIT)
        );
        share.transferAndCall(address(blocks), 1000 * UNIT - 1, order);
        order = _order(alice, alice, 0, _one(_signed(_bid(first, 0), first)));
        vm.expectRevert(abi.encodeWithSelector(IBlock.BlockSharesDiffer.selector, 500 * UNIT + 1, 500 * UNIT));
        share.transferAndCall(address(blocks), 500 * UNIT + 1, order);
        order = _order(alice, alice, 495 * UNIT + 1, _one(_signed(_bid(first, 0), first)));
        vm.expectRevert(
            abi.encodeWithSelector(IBlock.BlockPaysTooLittle.selector, 495 * UNIT, 495 * UNIT + 1)
        );
        share.transferAndCall(address(blocks), 500 * UNIT, order);
        vm.stopPrank();
    }

    function test_malformedInstructions_moveNothing(bytes calldata data) public {
        vm.expectRevert();
        vm.prank(alice);
        share.transferAndCall(address(blocks), UNIT, data);
        assertEq(share.balanceOf(alice), 1000 * UNIT);
    }

    /// @dev A maker whose cash calls it back tries to settle its quote a second time in the midst of the first.
    function test_aMakerThatCallsBack_findsTheDoorShut() public {
        ReentrantMaker house = new ReentrantMaker(cash, blocks, first.wallet);
        _ready(address(house));
        IBlock.Quote memory quote = _bid(first, 0);
        quote.maker = address(house);
        house.arm(_one(_signed(quote, first)));
        _refused(
            _one(_signed(quote, first)),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector)
        );
    }

    function test_aQuote_isOfOneChainAndOneContract() public {
        IBlock.Fill[] memory fills = _one(_signed(_bid(first, 0), first));
        bytes memory refusal = abi.encodeWithSelector(IBlock.QuoteUnsigned.selector, 0, first.wallet);
        vm.chainId(77);
        _refused(fills, refusal);
    }
}

/// @dev Signs with its owner's key and buys while it is being paid for.
contract ReentrantMaker is SignerContract {
    TrickyCash private immutable CASH;
    IBlock private immutable BLOCKS;
    IBlock.Fill[] private _fills;

    constructor(TrickyCash cash, IBlock blocks, address owner_) SignerContract(owner_) {
        (CASH, BLOCKS) = (cash, blocks);
    }

    function arm(IBlock.Fill[] calldata fills) external {
        _fills.push(fills[0]);
        CASH.listen(true);
    }

    function cashMoves(address, address, uint256) external {
        BLOCKS.buy(_fills[0].quote.share, _fills, type(uint256).max, address(this));
    }
}
