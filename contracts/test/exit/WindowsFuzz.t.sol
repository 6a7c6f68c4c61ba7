// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {WindowsRig} from "../helpers/exit/WindowsRig.sol";

/// @notice Fills over all sizes, prices and lives.
/// forge-config: default.fuzz.runs = 96
contract WindowsFuzzTest is WindowsRig {
    /// @dev Most share units there can be, among those who take part here.
    uint256 private constant MOST = type(uint96).max / 4;

    function _life(uint256 seed, uint256 i) private returns (uint256 filled) {
        uint256 price = bound(uint256(keccak256(abi.encode(seed, "price", i))), 1e14, 4e21);
        nav.set(address(share), price, price, price);
        uint256 waits = uint256(windows.state().shares) + windows.window(windows.state().next).shares;
        uint256 kind = uint256(keccak256(abi.encode(seed, "kind", i))) % 8;
        uint256 full = waits * price / WAD;
        uint256 funding = kind == 0
            ? full + 1
            : kind == 1 ? full / 2 : kind == 2 ? 1 : kind == 3 ? full - full / 1e12 : full / 10;
        if (funding > MOST) funding = MOST;
        (filled,) = _settle(funding);
    }

    function testFuzz_WIN2_oneFractionForAll(uint256 seed, uint256 a, uint256 b) public {
        a = bound(a, 1e6, 1e15);
        b = bound(b, 1, 1e6);
        _own(alice, a);
        _own(bob, a * b);
        _request(alice, a);
        _request(bob, a * b);
        for (uint256 i; i < 12; ++i) {
            _life(seed, i);
            // bob has b times what alice has, in shares and in cash, but for the units that rounding takes
            assertApproxEqAbs(_waiting(bob), _waiting(alice) * b, b * 6 + 6);
            // (a unit of weight is worth up to 4,000 units of cash)
            assertApproxEqAbs(windows.claimable(bob), windows.claimable(alice) * b, (b + 1) * 12 * 6 * 4_000);
        }
    }

    function testFuzz_WIN3_splittingAnOrderNeverPaysMore(uint256 seed, uint256 amount, uint256 cut) public {
        amount = bound(amount, 2000, 1e18);
        cut = bound(cut, 200, amount - 200);
        _own(alice, amount);
        _own(bob, amount);
        _request(alice, amount);
        _request(bob, cut);
        vm.prank(bob);
        share.transfer(carol, amount - cut);
        vm.startPrank(carol);
        share.approve(address(windows), amount);
        windows.request(amount - cut, 1, carol);
        vm.stopPrank();
        uint256 parts;
        for (uint256 i; i < 8; ++i) {
            _life(seed, i);
            // one of the parts is claimed every time, the others at the end
            parts += _claimAny(bob);
        }
        parts += _claimAny(carol);
        assertLe(parts, _claimAny(alice));
        assertLe(_waiting(bob) + _waiting(carol), _waiting(alice));
    }

    function testFuzz_WIN1_whatIsClaimedWasSettled(uint256 seed, uint96[3] memory amounts) public {
        address[3] memory who = [alice, bob, carol];
        uint256 settled;
        uint256 spent;
        for (uint256 i; i < 10; ++i) {
            if (i % 3 == 0) {
                uint256 amount = bound(amounts[i / 3 % 3], 200, MOST / 8);
                _own(who[i / 3 % 3], amount);
                _request(who[i / 3 % 3], amount);
            }
            uint256 next = windows.state().next;
            _life(seed, i);
            settled += windows.pot(next).used;
            if (windows.pot(next).used != 0) {
                vm.prank(funder);
                try windows.takeRefund(next, funder) {} catch {}
            }
        }
        for (uint256 i; i < 3; ++i) {
            spent += _claimAny(who[i]);
        }
        assertLe(spent, settled);
        // and hardly less, where orders are large: a few units an order and window
        uint256 dust = 10 * 3 * 4_000 + settled / 1e12;
        assertGe(spent + dust, settled);
    }

    function testFuzz_WIN5_claimingOftenOrLateIsTheSame(uint256 seed, uint256 amount) public {
        amount = bound(amount, 1e9, 1e18);
        _own(alice, amount);
        _own(bob, amount);
        _request(alice, amount);
        _request(bob, amount);
        uint256 often;
        for (uint256 i; i < 20; ++i) {
            _life(seed, i);
            often += _claimAny(alice);
        }
        uint256 late = _claimAny(bob);
        assertLe(often, late);
        assertApproxEqAbs(often, late, 20 * 8_000 + late / 1e12);
    }

    /// @dev The product would fall below any fixed precision: 120 windows that leave a third each.
    function test_WIN5_theProductNeverUnderflows() public {
        _own(alice, 1e24);
        _own(bob, 1e24);
        _request(alice, 1e24);
        uint256 left = 1e24;
        uint256 sum;
        for (uint256 i; i < 60 && left > 10; ++i) {
            if (i == 30) {
                _request(bob, 1e24);
                left += 1e24;
            }
            (uint256 redeemed, uint256 paid) = _settle(left * 2 / 3 * 99 / 100);
            left -= redeemed;
            sum += paid;
            assertGe(left, _waiting(alice) + _waiting(bob));
            assertLe(left, _waiting(alice) + _waiting(bob) + 8);
        }
        uint256 got = _claim(alice) + _claim(bob);
        assertLe(got, sum);
        assertGe(got + 1000, sum);
    }

    function testFuzz_WIN5_anAlmostFullFillKeepsWhatIsLeft(uint256 amount, uint256 missing) public {
        amount = bound(amount, 1e12, MOST);
        missing = bound(missing, 1, 1e9);
        _own(alice, amount);
        _request(alice, amount);
        uint256 full = windows.window(1).weight;
        (uint256 redeemed,) = _settle(full - missing);
        assertLe(redeemed, amount);
        assertGe(_waiting(alice) + redeemed + 1, amount);
        assertLe(_waiting(alice) + redeemed, amount);
        _settle(full);
        assertEq(_waiting(alice), 0);
    }
}
