// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Auctions} from "../../../src/exit/Auctions.sol";
import {Share} from "../../../src/identity/Share.sol";
import {IAuctions} from "../../../src/interfaces/IAuctions.sol";
import {IRules} from "../../../src/interfaces/IRules.sol";
import {ExitRig} from "../exit/ExitRig.sol";
import {WindowedPool} from "../exit/WindowedPool.sol";
import {PoolsOfOne} from "./PoolsOfOne.sol";

/// @notice One share at par whose auctions this test opens as its pool's servicer. Commitments take a day, reveals too.
abstract contract AuctionRig is ExitRig {
    uint256 internal constant CENT = 1e16;
    uint256 internal constant SALT = 77;
    uint16 internal constant FORFEIT = 2000;

    Auctions internal auctions;
    WindowedPool internal house;
    Share internal paper;
    uint256 internal auction;

    function setUp() public virtual override {
        super.setUp();
        IRules.Policy memory policy;
        policy.required = ACCREDITED;
        uint16[] memory countries = new uint16[](1);
        countries[0] = SWITZERLAND;
        house = new WindowedPool(address(identity), address(cash), address(this), policy, countries);
        paper = house.share();
        nav.set(address(paper), WAD, WAD, WAD);
        auctions = new Auctions(
            address(cash), address(nav), address(new PoolsOfOne(address(house))), address(authority)
        );
        paper.setVenue(address(auctions), address(auctions));
        auction = auctions.open(address(paper), _terms(FORFEIT));
    }

    function _terms(uint16 forfeit) internal view returns (IAuctions.Terms memory) {
        return IAuctions.Terms({
            commitEnds: uint40(block.timestamp + 1 days),
            revealEnds: uint40(block.timestamp + 2 days),
            forfeit: forfeit,
            least: 1
        });
    }

    /// @dev A sealed sell order of `shares` at `price`, covered by `deposit` shares.
    function _offer(address owner, uint256 shares, uint256 price, uint256 deposit)
        internal
        returns (uint256 number)
    {
        house.mint(owner, deposit);
        bytes32 seal = auctions.sealOf(auction, owner, true, shares, price, SALT);
        vm.prank(owner);
        paper.transferAndCall(address(auctions), deposit, abi.encode(auction, seal));
        return auctions.auctionOf(auction).orders - 1;
    }

    function _want(address owner, uint256 shares, uint256 price, uint256 deposit)
        internal
        returns (uint256 number)
    {
        cash.mint(owner, deposit);
        bytes32 seal = auctions.sealOf(auction, owner, false, shares, price, SALT);
        vm.startPrank(owner);
        cash.approve(address(auctions), deposit);
        number = auctions.commit(auction, seal, deposit);
        vm.stopPrank();
    }

    function _toReveals() internal {
        vm.warp(auctions.auctionOf(auction).terms.commitEnds + 1);
    }

    function _toTally() internal {
        vm.warp(auctions.auctionOf(auction).terms.revealEnds + 1);
    }

    function _reveal(uint256 number, uint256 shares, uint256 price) internal {
        auctions.reveal(auction, number, shares, price, SALT);
    }

    function _settle(uint256 low, uint256 high) internal {
        _toTally();
        assertTrue(auctions.tally(auction, low, high, type(uint256).max));
    }

    function _claim(uint256 number) internal returns (uint256 money, uint256 shares) {
        address owner = auctions.orderOf(auction, number).owner;
        IAuctions.Order memory told = auctions.orderOf(auction, number);
        vm.prank(owner);
        (money, shares) = auctions.claim(auction, number, owner);
        assertEq(told.cash, money);
        assertEq(told.coming, shares);
    }
}
