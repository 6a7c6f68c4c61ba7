// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDesk} from "../../src/interfaces/IDesk.sol";
import {ExitRig} from "../helpers/exit/ExitRig.sol";

/// @notice Fees, fills and reserve shares over all prices, terms and sizes.
contract DeskFuzzTest is ExitRig {
    /// @dev Most share units there can be.
    uint256 private constant MOST = type(uint96).max;

    struct Case {
        uint256 bid;
        uint96 limit;
        uint16 base;
        uint16 slope;
        uint8 window;
        uint256 start;
    }

    function _prepare(Case memory c) private {
        c.bid = bound(c.bid, 1e14, 1e24);
        c.limit = uint96(bound(c.limit, UNIT, 5e24));
        c.base = uint16(bound(c.base, 0, 25_000));
        c.slope = uint16(bound(c.slope, 0, 25_000));
        c.window = uint8(bound(c.window, 1, 255));
        desk.setTerms(address(share), IDesk.Terms(c.limit, c.base, c.slope, c.window));
        nav.set(address(share), c.bid, c.bid, c.bid);
        _hold(alice, MOST);
        cash.mint(address(reserve), 1e26);
        c.start = bound(c.start, 0, c.limit * 9 / 10);
        if (c.start * WAD / c.bid > 1) {
            (uint256 filled,,, uint256 paid) = desk.quote(address(share), c.start * WAD / c.bid);
            if (paid != 0) _sell(alice, filled);
        }
    }

    function testFuzz_DSK1_splittingASaleNeverPaysMore(Case memory c, uint256 amount, uint256[4] memory cuts)
        public
    {
        _prepare(c);
        amount = bound(amount, 5, c.limit * WAD / c.bid + 10);
        uint256 state = vm.snapshotState();
        (uint256 wholeFilled,,, uint256 whole) = desk.quote(address(share), amount);
        uint256 left = wholeFilled;
        uint256 pieces;
        for (uint256 i; i <= cuts.length && left != 0; ++i) {
            uint256 piece = i == cuts.length ? left : bound(cuts[i], 0, left);
            (,,, uint256 paid) = desk.quote(address(share), piece);
            if (paid == 0) continue;
            (uint256 filled, uint256 got) = _sell(alice, piece);
            left -= filled;
            pieces += got;
        }
        assertLe(pieces, whole);
        // and where sizes are large beside the rounding, hardly less
        if (left == 0 && c.bid <= 100e18 && wholeFilled > 1e9) {
            uint256 unit = c.bid / WAD + 1;
            assertGe(pieces + 5 * unit + 5 + (uint256(c.limit) >> 40), whole);
        }
        vm.revertToState(state);
    }

    function testFuzz_DSK1_sellingOverTimeInDustPaysNoMoreThanTheCurve(uint256 seed) public {
        _provide(provider, 1_000_000 * UNIT);
        _hold(alice, 1_000_000 * UNIT);
        uint256 state = vm.snapshotState();
        (, uint256 whole) = _sell(alice, 1000);
        vm.revertToState(state);
        uint256 sum;
        uint256 left = 1000;
        for (uint256 i; left > 1; ++i) {
            uint256 piece = bound(uint256(keccak256(abi.encode(seed, i))), 2, 30);
            if (piece > left) piece = left;
            left -= piece;
            (,,, uint256 paid) = desk.quote(address(share), piece);
            if (paid == 0) continue; // two units of value can be all fee
            (, paid) = _sell(alice, piece);
            sum += paid;
        }
        assertLe(sum, whole);
    }

    function testFuzz_DSK2_paysNoMoreThanTheBidLessTheIntegral(Case memory c, uint256 amount) public {
        _prepare(c);
        amount = bound(amount, 1, MOST);
        (uint256 filled, uint256 gross, uint256 fee, uint256 paid) = desk.quote(address(share), amount);
        assertLe(filled, amount);
        assertLe(gross * WAD, filled * c.bid);
        assertEq(paid + fee, gross);
        // the base alone is a lower bound that needs no integral
        assertGe(fee * 1e5 + (uint256(c.limit) >> 20), gross * c.base);
        (uint256 level, uint256 limit,) = desk.bucket(address(share));
        assertLe(level + gross, limit + (limit >> 60) + 2);
    }

    function testFuzz_DSK2_aFlatFeeIsNeverRoundedDown(Case memory c, uint256 amount) public {
        c.limit = uint96(bound(c.limit, UNIT, 1e18));
        _prepare(c);
        desk.setTerms(address(share), IDesk.Terms(c.limit, c.base, 0, c.window));
        (, uint256 gross, uint256 fee,) = desk.quote(address(share), bound(amount, 1, MOST));
        assertGe(fee * 1e5, gross * c.base);
        assertLe(fee * 1e5, gross * c.base + 2e5);
    }

    function testFuzz_DSK2_quoteIsWhatASaleGets(Case memory c, uint256 amount, uint256 there) public {
        _prepare(c);
        amount = bound(amount, 1, MOST);
        deal(address(cash), address(reserve), bound(there, 0, 1e24));
        (uint256 filled,,, uint256 paid) = desk.quote(address(share), amount);
        if (paid == 0) return;
        (uint256 soldFilled, uint256 soldPaid) = _sell(alice, amount);
        assertEq(soldFilled, filled);
        assertEq(soldPaid, paid);
    }

    function testFuzz_DSK2_cashShortfallIsUsedUpAlmostWholly(Case memory c, uint256 there) public {
        _prepare(c);
        c.bid = bound(c.bid, 1e16, 1e20);
        nav.set(address(share), c.bid, c.bid, c.bid);
        there = bound(there, 1e6, uint256(c.limit));
        deal(address(cash), address(reserve), there);
        deal(address(cash), address(desk), 0);
        (uint256 filled,, uint256 fee, uint256 paid) = desk.quote(address(share), MOST);
        assertLe(paid, there);
        (uint256 level, uint256 limit,) = desk.bucket(address(share));
        bool bucketFull = limit - level <= paid + fee + c.bid / WAD + 2;
        if (!bucketFull) {
            assertGe(paid + c.bid / WAD + 3 + there / 1e6 + (uint256(c.limit) >> 60), there);
        }
        filled;
    }

    function testFuzz_RSV4_manyTinyWithdrawalsNeverBeatOne(uint256 gains, uint256[8] memory cuts) public {
        uint256 shares = _provide(provider, 1_000_003);
        _provide(bob, 777_777);
        _hold(alice, 1000 * UNIT);
        _sell(alice, bound(gains, 100, 500_000));
        _announce(provider);
        uint256 most = reserve.maxRedeem(provider);
        uint256 whole = reserve.previewRedeem(most);
        uint256 got;
        uint256 left = most;
        for (uint256 i; i < cuts.length; ++i) {
            uint256 piece = bound(cuts[i], 0, left / 4);
            if (piece == 0) continue;
            vm.prank(provider);
            got += reserve.redeem(piece, provider, provider);
            left -= piece;
        }
        for (uint256 i; i < 40 && left != 0; ++i) {
            uint256 piece = left / (40 - i);
            vm.prank(provider);
            got += reserve.redeem(piece, provider, provider);
            left -= piece;
        }
        assertLe(got, whole);
        shares;
    }

    function testFuzz_RSV4_enteringAndLeavingNeverGains(
        uint96 first,
        uint96 second,
        uint96 sale,
        uint80 bid,
        uint80 up
    ) public {
        _provide(provider, bound(first, 1, 1e15));
        _hold(alice, MOST);
        uint256 price = bound(bid, 1e14, 1e20);
        nav.set(address(share), price, price, price);
        uint256 amount = bound(sale, 1, 1e18);
        (,,, uint256 quoted) = desk.quote(address(share), amount);
        if (quoted != 0) _sell(alice, amount);
        uint256 ask = price + bound(up, 0, 1e20);
        nav.set(address(share), price, (price + ask) / 2, ask);

        uint256 assets = bound(second, 1, 1e15);
        if (reserve.previewDeposit(assets) == 0) return;
        uint256 shares = _provide(bob, assets);
        assertLe(reserve.previewRedeem(shares), assets);
        // a withdrawal asks for at least the shares that a deposit of as much gives
        assertGe(reserve.previewWithdraw(assets), reserve.previewDeposit(assets));
        assertGe(reserve.previewMint(shares), reserve.previewRedeem(shares));
        // what a mint costs buys at least as much by deposit, and what a withdrawal burns redeems for at least as much
        assertGe(reserve.previewDeposit(reserve.previewMint(shares)), shares);
        assertGe(reserve.previewMint(shares + 1), reserve.previewMint(shares));
        assertGe(reserve.previewRedeem(reserve.previewWithdraw(assets)), assets);
    }

    function testFuzz_RSV3_aPurchaseLeavesNoMoreThanItsPartOfTheCost(uint256 sale, uint256 part, uint80 ask)
        public
    {
        _provide(provider, 1_000_000 * UNIT);
        _hold(alice, 1_000_000 * UNIT);
        _sell(alice, bound(sale, 1000, 900_000 * UNIT));
        (uint256 held, uint256 before,,) = desk.holding(address(share));
        nav.set(address(share), WAD, WAD, bound(ask, WAD, 2e18));
        part = bound(part, 1, held);
        _buy(bob, part);
        (uint256 kept, uint256 cost,,) = desk.holding(address(share));
        assertLe(cost * held, before * kept);
        assertGt((cost + 1) * held, before * kept);
    }
}
