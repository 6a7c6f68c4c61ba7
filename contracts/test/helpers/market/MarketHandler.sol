// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../../src/identity/Share.sol";
import {IMarket} from "../../../src/interfaces/IMarket.sol";
import {OneSharePool} from "../exit/OneSharePool.sol";
import {MarketRig} from "./MarketRig.sol";

/// @notice Traders, providers, the issuer and the price of two markets, one on either side of the cash, doing at any time
/// what they may do. A step that cannot be taken now does nothing, so that whatever else reverts is a fault.
contract MarketHandler is MarketRig {
    address[] internal people;
    int24[2][5] internal ranges = [
        [int24(-300), int24(300)],
        [int24(-100), int24(100)],
        [int24(0), int24(200)],
        [int24(-200), int24(0)],
        [int24(-900), int24(900)]
    ];

    /// @notice Trades that went through, by whether they sold.
    uint256[2] public trades;
    /// @notice Largest part of a tick by which a trade ended beyond its edge; trades that moved away from the band.
    uint256 public beyond;
    uint256 public provided;
    uint256 public unwound;
    uint256 public distributed;

    function begin() external {
        setUp();
        people = [alice, bob, carol, provider];
        share.addAgent(address(this));
        second.addAgent(address(this));
        _add(provider, share, -300, 300, DEEP);
        _add(provider, second, -300, 300, DEEP);
    }

    function trade(uint256 who, uint256 which, uint256 size, bool selling) external {
        (Share share_,) = _pick(which);
        address trader = people[who % 4];
        size = bound(size, 1, 200_000 * UNIT);
        int24 before = _tick(share_);
        uint256 price = nav.price(address(share_));
        vm.prank(trader);
        if (selling) {
            try market.sell(address(share_), size, 0, 0, trader) {
                _note(0, _tick(share_), before, price);
            } catch {}
        } else {
            try market.buy(address(share_), size, 0, 0, trader) {
                _note(1, _tick(share_), before, price);
            } catch {}
        }
    }

    function provide(uint256 who, uint256 which, uint256 range, uint256 liquidity) external {
        (Share share_,) = _pick(which);
        address person = people[who % 4];
        int24[2] memory ends = ranges[range % 5];
        liquidity = bound(liquidity, 1, DEEP / 10);
        vm.prank(person);
        try market.provide(
            address(share_), ends[0], ends[1], uint128(liquidity), type(uint128).max, type(uint128).max
        ) {
            ++provided;
        } catch {}
    }

    /// @dev A part, and of what is there all of it; must never fail.
    function withdraw(uint256 who, uint256 which, uint256 range, uint256 part) external {
        (Share share_,) = _pick(which);
        address person = people[who % 4];
        int24[2] memory ends = ranges[range % 5];
        uint256 held = market.positionOf(address(share_), person, ends[0], ends[1]).liquidity;
        if (held == 0) return;
        vm.prank(person);
        market.withdraw(
            address(share_), person, ends[0], ends[1], uint128(bound(part, 0, held)), 0, 0, person
        );
    }

    function unwind(uint256 who, uint256 which, uint256 range) external {
        (Share share_,) = _pick(which);
        address person = people[who % 4];
        int24[2] memory ends = ranges[range % 5];
        if (market.positionOf(address(share_), person, ends[0], ends[1]).liquidity == 0) return;
        if (share_.canReceive(person)) return;
        market.unwind(address(share_), person, ends[0], ends[1]);
        ++unwound;
    }

    /// @dev Someone loses its claims or gets them back.
    function admit(uint256 who, bool yes) external {
        address person = people[who % 4];
        if (yes) {
            if (!identity.isVerified(person)) _verify(person);
        } else if (identity.isVerified(person)) {
            identity.expire(person);
        }
    }

    function release(uint256 who, uint256 which, uint256 part) external {
        (Share share_,) = _pick(which);
        address person = people[who % 4];
        IMarket.Held memory held = market.heldFor(address(share_), person);
        bool receives = share_.canReceive(person);
        vm.prank(person);
        market.release(address(share_), person, receives ? bound(part, 0, held.shares) : 0, person);
    }

    function sellHeld(uint256 who, uint256 which, uint256 part) external {
        (Share share_,) = _pick(which);
        address person = people[who % 4];
        uint256 held = market.heldFor(address(share_), person).shares;
        if (held == 0) return;
        vm.prank(person);
        try market.sellHeld(address(share_), person, bound(part, 1, held), 0, person) {} catch {}
    }

    function distribute(uint256 which, uint256 amount) external {
        (, OneSharePool pool_) = _pick(which);
        amount = bound(amount, 1, 20_000 * UNIT);
        cash.mint(address(pool_), amount);
        pool_.distribute(amount);
        ++distributed;
    }

    function harvest(uint256 which) external {
        (Share share_,) = _pick(which);
        market.harvest(address(share_));
    }

    function report(uint256 which, uint256 change) external {
        (Share share_,) = _pick(which);
        uint256 price = nav.price(address(share_)) * bound(change, 9850, 10_150) / 10_000;
        _setPrice(share_, bound(price, 0.9e18, 1.1e18));
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 minutes, 3 days));
    }

    function gift(uint256 amount) external {
        cash.mint(address(manager), bound(amount, 1, UNIT));
    }

    // ---- what must hold

    /// @dev Shares in the pool manager beyond what providers get out of it now: dust of rounding.
    function everybodyLeaves() external {
        nav.setStale(address(share), true);
        nav.setStale(address(second), true);
        for (uint256 i; i < 4; ++i) {
            address person = people[i];
            if (!identity.isVerified(person)) _verify(person);
            for (uint256 j; j < 10; ++j) {
                (Share share_,) = _pick(j);
                int24[2] memory ends = ranges[j / 2];
                uint128 held = market.positionOf(address(share_), person, ends[0], ends[1]).liquidity;
                if (held == 0) continue;
                vm.prank(person);
                market.withdraw(address(share_), person, ends[0], ends[1], held, 0, 0, person);
            }
            for (uint256 j; j < 2; ++j) {
                (Share share_,) = _pick(j);
                uint96 held = market.heldFor(address(share_), person).shares;
                vm.prank(person);
                market.release(address(share_), person, held, person);
            }
        }
    }

    /// @dev Income that providers could be paid now.
    function incomeOwed() external view returns (uint256 sum) {
        for (uint256 i; i < 4; ++i) {
            for (uint256 j; j < 10; ++j) {
                (Share share_,) = _pick(j);
                int24[2] memory ends = ranges[j / 2];
                sum += market.incomeOf(address(share_), people[i], ends[0], ends[1]);
            }
            for (uint256 j; j < 2; ++j) {
                (Share share_,) = _pick(j);
                sum += market.incomeOf(address(share_), people[i], 0, 0);
                sum += market.heldFor(address(share_), people[i]).cash;
            }
        }
    }

    function left() external view returns (uint256 shares, uint256 others) {
        shares = share.balanceOf(address(manager));
        others = second.balanceOf(address(manager));
    }

    function marketCash() external view returns (uint256) {
        return cash.balanceOf(address(market));
    }

    function _pick(uint256 which) internal view returns (Share, OneSharePool) {
        return which % 2 == 0 ? (share, pool) : (second, secondPool);
    }

    /// @dev A trade may not take the price further out of the band than it was.
    function _note(uint256 side, int24 tick, int24 before, uint256 price) private {
        ++trades[side];
        int256 middle = _tickAt(price);
        int256 over = side == 0 ? middle - 200 - tick : tick - middle - 200;
        int256 was = side == 0 ? middle - 200 - before : before - middle - 200;
        if (over > 1 && over > was && uint256(over) > beyond) beyond = uint256(over);
    }

    function _tickAt(uint256 price) private pure returns (int256 tick) {
        // within a tick, without the contract's own logarithm: 1.0001^tick by squaring would do the same
        uint256 root = WAD;
        while (root * 10_001 / 10_000 <= price) {
            root = root * 10_001 / 10_000;
            ++tick;
        }
        while (root > price) {
            root = root * 10_000 / 10_001;
            --tick;
        }
    }
}
