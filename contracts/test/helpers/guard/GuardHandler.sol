// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDesk} from "../../../src/interfaces/IDesk.sol";
import {GuardRig} from "./GuardRig.sol";

/// @notice Observers, a guardian who raises whatever it may, governance, traders and prices, doing at any time what they
/// may do. A step that cannot be taken now does nothing.
contract GuardHandler is GuardRig {
    uint256 private began;
    /// @notice Seconds in which a level stood, and of them at level three.
    uint256 public raised;
    uint256 public halted;
    /// @notice Times that a level was raised, that an end came later than its deadline, that a door was shut.
    uint256 public raises;
    uint256 public late;
    uint256 public shut;

    function begin() external {
        setUp();
        began = block.timestamp;
        cash.mint(address(this), 1e15);
    }

    function pass(uint256 time) external {
        time = bound(time, 1, 12 hours);
        (uint256 level, uint256 until,) = guard.levelOf(address(share));
        uint256 end = block.timestamp + time;
        if (level != 0) {
            uint256 stands = (until < end ? until : end) - block.timestamp;
            raised += stands;
            if (level == 3) halted += stands;
        }
        vm.warp(end);
    }

    function observe() external {
        try guard.observe(address(share)) {
            _note();
        } catch {}
    }

    function raise(uint256 level, uint256 duration) external {
        vm.prank(guardian);
        try guard.raise(address(share), uint8(bound(level, 1, 3)), uint32(duration), "") {
            _note();
        } catch {}
    }

    function lower(uint256 level) external {
        try guard.lower(address(share), uint8(bound(level, 0, 2))) {} catch {}
    }

    function price(uint256 price_) external {
        _setPrice(share, bound(price_, 0.9e18, 1.1e18));
    }

    function report(bool stale, bool parked) external {
        nav.setStale(address(share), stale);
        nav.setParked(address(pool), parked);
    }

    function trade(uint256 size, bool selling) external {
        size = bound(size, 1, 100_000 * UNIT);
        vm.prank(alice);
        if (selling) {
            try market.sell(address(share), size, 0, 0, alice) {} catch {}
        } else {
            try market.buy(address(share), size, 0, 0, alice) {} catch {}
        }
    }

    function sellToDesk(uint256 size) external {
        size = bound(size, 1, 20_000 * UNIT);
        vm.prank(bob);
        try share.transferAndCall(address(desk), size, abi.encode(0)) {} catch {}
    }

    function newTerms(uint256 slope) external {
        IDesk.Terms memory terms = _terms();
        terms.slope = uint16(bound(slope, 0, 5000));
        desk.setTerms(address(share), terms);
    }

    /// @dev A holder and a provider leave a little by every door that no level may shut.
    function leave() external {
        vm.startPrank(carol);
        share.transfer(bob, 1);
        vm.stopPrank();
        uint128 part = market.positionOf(address(share), provider, -900, 900).liquidity / 100;
        vm.prank(provider);
        try market.withdraw(address(share), provider, -900, 900, part, 0, 0, provider) {}
        catch {
            ++shut;
        }
        uint256 next = windows.open();
        if (next == 0) return;
        vm.startPrank(carol);
        try share.transferAndCall(address(windows), 2 * UNIT, abi.encode(next)) {}
        catch {
            ++shut;
        }
        try windows.cancel(next, UNIT, carol) {}
        catch {
            ++shut;
        }
        vm.stopPrank();
    }

    // ---- what must hold

    /// @dev What the venues know, against what the guard says.
    function venuesKnow() external view returns (bool) {
        (uint256 level, uint256 until,) = guard.levelOf(address(share));
        (uint256 sellUntil, uint256 buyUntil) = desk.haltOf(address(share));
        bool closed = _state(share).closed && block.timestamp < _state(share).time;
        return sellUntil == (level == 3 ? until : 0) && buyUntil == (level >= 2 ? until : 0)
            && closed == (level == 3) && (!closed || _state(share).time == until);
    }

    /// @dev The most that levels can have lasted by now: all of their time at once, and again for every rest.
    function most() external view returns (uint256) {
        return LONGEST * (1 + (block.timestamp - began) / REST);
    }

    function _note() private {
        (uint256 level, uint256 until,) = guard.levelOf(address(share));
        if (level == 0) return;
        ++raises;
        if (until > guard.watchOf(address(share)).deadline || until > block.timestamp + LONGEST) ++late;
    }
}
