// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuctionRig} from "../helpers/auction/AuctionRig.sol";

/// @notice Auctions of the TypeScript model: price, volume and what each order gets are equal to the unit.
contract AuctionModelTest is AuctionRig {
    string private _json;

    function test_AUC1_AUC2_auctions_areTheModelsToTheUnit() public {
        _json = vm.readFile("contracts/test/vectors/auction.json");
        uint256 count = vm.parseJsonUint(_json, ".count");
        for (uint256 i; i < count; ++i) {
            uint256 state = vm.snapshotState();
            _hold(string.concat(".cases[", vm.toString(i), "]"));
            vm.revertToState(state);
        }
    }

    function _hold(string memory at_) private {
        // [anchor, forfeit]
        uint256[] memory terms = vm.parseJsonUintArray(_json, string.concat(at_, ".terms"));
        nav.set(address(paper), terms[0], terms[0], terms[0]);
        auction = auctions.open(address(paper), _terms(uint16(terms[1])));
        uint256[] memory sells = vm.parseJsonUintArray(_json, string.concat(at_, ".sells"));
        uint256[] memory deposits = vm.parseJsonUintArray(_json, string.concat(at_, ".deposits"));
        uint256[] memory shares = vm.parseJsonUintArray(_json, string.concat(at_, ".shares"));
        uint256[] memory prices = vm.parseJsonUintArray(_json, string.concat(at_, ".prices"));
        for (uint256 i; i < sells.length; ++i) {
            if (sells[i] == 1) _offer(alice, shares[i], prices[i], deposits[i]);
            else _want(carol, shares[i], prices[i], deposits[i]);
        }
        _toReveals();
        for (uint256 i; i < sells.length; ++i) {
            // silent orders have no shares
            if (shares[i] != 0) _reveal(i, shares[i], prices[i]);
        }
        _compare(at_);
    }

    function _compare(string memory at_) private {
        // [low, high, price, volume]
        uint256[] memory cleared = vm.parseJsonUintArray(_json, string.concat(at_, ".cleared"));
        uint256[] memory cash_ = vm.parseJsonUintArray(_json, string.concat(at_, ".cash"));
        uint256[] memory back = vm.parseJsonUintArray(_json, string.concat(at_, ".back"));
        _settle(cleared[0], cleared[1]);
        (uint256 price, uint256 volume,) = auctions.clearing(auction);
        assertEq(price, cleared[2]);
        assertEq(volume, cleared[3]);
        for (uint256 i; i < cash_.length; ++i) {
            if (cash_[i] == 0 && back[i] == 0) continue;
            (uint256 money, uint256 shares) = _claim(i);
            assertEq(money, cash_[i]);
            assertEq(shares, back[i]);
        }
    }
}
