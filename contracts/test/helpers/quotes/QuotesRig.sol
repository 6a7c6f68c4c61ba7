// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Quotes} from "../../../src/exit/Quotes.sol";
import {Share} from "../../../src/identity/Share.sol";
import {IQuotes} from "../../../src/interfaces/IQuotes.sol";
import {ExitRig} from "../exit/ExitRig.sol";
import {OneSharePool} from "../exit/OneSharePool.sol";

/// @notice Resting quotes over real shares and identities, prices that the test sets. `maker` and `rival` quote; everybody
/// is verified, has a million of shares and of cash, and has approved the quotes.
abstract contract QuotesRig is ExitRig {
    uint96 internal constant MOST = uint96(100_000 * UNIT);

    Quotes internal quotes;
    address internal maker = makeAddr("maker");
    address internal rival = makeAddr("rival");

    function setUp() public virtual override {
        super.setUp();
        quotes = new Quotes(address(nav), address(cash));
        _admit(share);
        _verify(maker);
        _verify(rival);
        address[5] memory wallets = [alice, bob, carol, maker, rival];
        for (uint256 i; i < 5; ++i) {
            pool.mint(wallets[i], 1_000_000 * UNIT);
            cash.mint(wallets[i], 1_000_000 * UNIT);
            _approve(wallets[i], share);
        }
    }

    function _admit(Share share_) internal {
        share_.setVenue(address(quotes), address(quotes));
    }

    function _approve(address who, Share share_) internal {
        vm.startPrank(who);
        share_.approve(address(quotes), type(uint256).max);
        cash.approve(address(quotes), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev 0.1 % below, 0.2 % above, 1 % of skew over a book of 100,000.
    function _rule() internal view returns (IQuotes.Terms memory) {
        return IQuotes.Terms({
            below: 100,
            above: 200,
            skew: 1000,
            size: 10_000,
            end: uint32(block.timestamp + 365 days),
            most: MOST
        });
    }

    function _quote(address who, uint256 shares, uint256 cash_) internal {
        vm.startPrank(who);
        quotes.set(address(share), _rule());
        if (shares | cash_ != 0) quotes.deposit(address(share), shares, cash_);
        vm.stopPrank();
    }

    function _sellTo(address seller, address who, uint256 amount)
        internal
        returns (uint256 filled, uint256 paid)
    {
        vm.prank(seller);
        return quotes.sell(address(share), who, amount, 0, 0, seller);
    }

    function _buyFrom(address buyer, address who, uint256 amount)
        internal
        returns (uint256 filled, uint256 cost)
    {
        vm.prank(buyer);
        return quotes.buy(address(share), who, amount, type(uint128).max, 0, buyer);
    }

    function _book(address who) internal view returns (IQuotes.Book memory) {
        return quotes.bookOf(address(share), who);
    }

    function _distribute(uint256 amount) internal {
        cash.mint(address(pool), amount);
        pool.distribute(amount);
    }
}
