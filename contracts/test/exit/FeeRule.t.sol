// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Desk} from "../../src/exit/Desk.sol";
import {FeeRule} from "../../src/exit/FeeRule.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IFeeRule} from "../../src/interfaces/IFeeRule.sol";
import {ExitRig} from "../helpers/exit/ExitRig.sol";

contract FeeRuleTest is ExitRig {
    FeeRule private fees;

    function setUp() public override {
        super.setUp();
        fees = new FeeRule(address(desk), address(authority));
        bytes4[] memory one = new bytes4[](1);
        one[0] = Desk.setFee.selector;
        authority.setTargetFunctionRole(address(desk), one, 77);
        authority.grantRole(77, address(fees), 0);
        _hold(alice, 1_000_000 * UNIT);
        _provide(provider, 1_000_000 * UNIT);
        fees.setRule(address(share), _rule());
    }

    /// @dev 6 % a year; 500 units a year of shortfall; ten units a week; between 50 and 400.
    function _rule() private pure returns (IFeeRule.Rule memory) {
        return IFeeRule.Rule(60_000_000, 500, 10, 50, 400, 7 days);
    }

    function test_FEE1_fallsShort_soTheFeeRises_andOnlyTheFee() public {
        _sell(alice, 100_000 * UNIT);
        IDesk.Terms memory before = desk.terms(address(share));
        (uint256 level,,) = desk.bucket(address(share));
        vm.warp(block.timestamp + 7 days);
        (int256 rate, uint256 next) = fees.preview(address(share));
        assertEq(rate, 0);
        vm.prank(stranger);
        assertEq(fees.adjust(address(share)), next);
        IDesk.Terms memory after_ = desk.terms(address(share));
        // short of the hurdle by 6 %: 30 units wanted, ten at most
        assertEq(after_.base, before.base + 10);
        assertEq(after_.slope, before.slope);
        assertEq(after_.limit, before.limit);
        assertEq(after_.window, before.window);
        (uint256 left,,) = desk.bucket(address(share));
        assertLt(left, level);
    }

    function test_FEE1_earnsMore_soTheFeeFalls() public {
        _sell(alice, 500_000 * UNIT);
        _buy(bob, 500_000 * UNIT);
        vm.warp(block.timestamp + 7 days);
        (int256 rate,) = fees.preview(address(share));
        // what was paid below the bid came back at the ask: 0.43 % of half a million in a week
        assertApproxEqAbs(rate, 112_976_191, 1000);
        fees.adjust(address(share));
        assertEq(desk.terms(address(share)).base, 90);
    }

    function test_FEE2_nobodyMovesItFasterByCallingOften() public {
        uint256 start = block.timestamp;
        uint256 moves;
        for (uint256 hour; hour < 24 * 28; ++hour) {
            vm.warp(start + hour * 1 hours);
            try fees.adjust(address(share)) {
                ++moves;
            } catch {}
        }
        assertEq(moves, 3);
        assertEq(desk.terms(address(share)).base, 100 + 3 * 10);
        vm.expectPartialRevert(IFeeRule.FeeRests.selector);
        fees.adjust(address(share));
        // nor by waiting: a year unseen is one step
        vm.warp(block.timestamp + 365 days);
        fees.adjust(address(share));
        assertEq(desk.terms(address(share)).base, 140);
    }

    function testFuzz_FEE3_boundsAndStepHoldWhateverHappens(uint256 seed) public {
        uint256 base = desk.terms(address(share)).base;
        for (uint256 i; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 3 == 0) {
                _sell(alice, bound(seed, 1000, 50_000 * UNIT));
            } else if (seed % 3 == 1) {
                uint256 held = share.balanceOf(address(desk));
                if (held != 0) _buy(bob, bound(seed, 1, held));
            } else {
                uint256 price = bound(seed >> 8, 0.9e18, 1.1e18);
                nav.set(address(share), price, price, price);
            }
            vm.warp(block.timestamp + bound(seed >> 64, 7 days, 40 days));
            fees.adjust(address(share));
            uint256 next = desk.terms(address(share)).base;
            assertLe(next > base ? next - base : base - next, 10);
            assertGe(next, 50);
            assertLe(next, 400);
            base = next;
        }
    }

    function test_FEE3_aFeeOutsideTheBoundsComesBackStepByStep() public {
        desk.setTerms(address(share), IDesk.Terms(uint96(1_000_000 * UNIT), 20, 4000, 10));
        vm.warp(block.timestamp + 7 days);
        fees.adjust(address(share));
        assertEq(desk.terms(address(share)).base, 30);
    }

    function test_FEE4_depositsAndGiftsMoveNothing() public {
        cash.mint(address(reserve), 500_000 * UNIT);
        cash.mint(address(desk), 500_000 * UNIT);
        _provide(bob, 3_000_000 * UNIT);
        vm.warp(block.timestamp + 7 days);
        (int256 rate,) = fees.preview(address(share));
        assertEq(rate, 0);
    }

    function test_withoutProviders_theFeeRests() public {
        _announce(provider);
        _leave(provider);
        vm.warp(block.timestamp + 7 days);
        fees.adjust(address(share));
        assertEq(desk.terms(address(share)).base, 100);
    }

    function test_rules_areTheAuthoritysAndChecked() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        fees.setRule(address(share), _rule());
        IFeeRule.Rule memory rule = _rule();
        rule.period = 1 days - 1;
        vm.expectPartialRevert(IFeeRule.BadFeeRule.selector);
        fees.setRule(address(share), rule);
        rule = _rule();
        rule.least = 401;
        vm.expectPartialRevert(IFeeRule.BadFeeRule.selector);
        fees.setRule(address(share), rule);
        vm.expectRevert(abi.encodeWithSelector(IFeeRule.NoFeeRule.selector, address(cash)));
        fees.setRule(address(cash), _rule());
        vm.expectRevert(abi.encodeWithSelector(IFeeRule.NoFeeRule.selector, address(cash)));
        fees.adjust(address(cash));
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        desk.setFee(address(share), 0, 0);
    }
}
