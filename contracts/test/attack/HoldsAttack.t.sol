// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Holds} from "../../src/exit/Holds.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IHolds} from "../../src/interfaces/IHolds.sol";
import {ICashListener} from "../helpers/exit/TrickyCash.sol";
import {HoldsRig} from "../helpers/exit/HoldsRig.sol";

/// @notice A holder whose wallet calls back whenever cash touches it, and tries every door of tickets.
contract TicketIntruder is ICashListener {
    address private immutable holds;
    address private immutable desk;
    address private immutable share;
    address private immutable reserve;
    bool public armed;
    uint256 public tried;
    bytes4[] public through;

    constructor(address holds_, address desk_, address share_, address reserve_, address cash_) {
        (holds, desk, share, reserve) = (holds_, desk_, share_, reserve_);
        (bool ok,) = cash_.call(abi.encodeWithSignature("listen(bool)", true));
        require(ok);
        (ok,) = cash_.call(abi.encodeWithSignature("approve(address,uint256)", holds_, type(uint256).max));
        require(ok);
    }

    function arm(bool on) external {
        armed = on;
    }

    bool public refuses;

    function refuse(bool on) external {
        refuses = on;
    }

    function passed() external view returns (uint256) {
        return through.length;
    }

    function run(address to, bytes calldata data) external returns (bytes memory) {
        (bool ok, bytes memory answer) = to.call(data);
        if (!ok) {
            assembly {
                revert(add(answer, 32), mload(answer))
            }
        }
        return answer;
    }

    function cashMoves(address, address to, uint256) external {
        require(!refuses || to != address(this));
        if (!armed) return;
        armed = false;
        uint256 until = block.timestamp + 1 days;
        uint256[] memory one = new uint256[](1);
        one[0] = 1;
        _try(holds, abi.encodeCall(IHolds.buy, (share, 1e6, until, 0, type(uint256).max)));
        _try(holds, abi.encodeCall(IHolds.release, (one)));
        _try(holds, abi.encodeCall(IHolds.collect, (share)));
        bytes memory use = abi.encode(uint256(0), address(this), uint256(1));
        _try(share, abi.encodeWithSignature("transferAndCall(address,uint256,bytes)", desk, 1e6, use));
        _try(holds, abi.encodeCall(IHolds.pay, (address(this), 1e6)));
        armed = true;
    }

    function _try(address to, bytes memory data) private {
        ++tried;
        (bool ok,) = to.call(data);
        if (ok) through.push(bytes4(data));
    }
}

contract HoldsAttackTest is HoldsRig {
    uint256 private constant AMOUNT = 100_000 * UNIT;

    function setUp() public override {
        super.setUp();
        _hold(alice, 1_000_000 * UNIT);
        _hold(bob, 1_000_000 * UNIT);
        _provide(provider, 1_000_000 * UNIT);
    }

    /// @dev Knowing the report of tomorrow, a ticket brings less than a sale today: at best the same cash less a premium.
    function test_attack_ticketAroundAReportBringsLessThanSellingAtOnce() public {
        uint256 state = vm.snapshotState();
        (, uint256 sold) = _sell(alice, AMOUNT);
        vm.revertToState(state);

        (uint256 ticket,, uint256 premium) = _ticket(alice, AMOUNT, 2 days);
        vm.warp(block.timestamp + 1 days);
        nav.set(address(share), 0.7e18, 0.7e18, WAD);
        assertEq(_use(alice, ticket, AMOUNT), sold);
        assertGt(premium, 0);
        // and a report that lifts the price leaves the ticket unused: the premium is gone
        vm.revertToState(state);
        (ticket,, premium) = _ticket(alice, AMOUNT, 2 days);
        nav.set(address(share), WAD, 1.1e18, 1.1e18);
        vm.warp(block.timestamp + 3 days);
        _release(ticket);
        assertEq(reserve.funds(), 1_000_000 * UNIT + premium);
    }

    /// @dev Keeping everybody else out costs more the fuller the bucket, can never take the last quarter, and has to be
    /// paid again and again: for a day the premium alone is more than half a per cent of what is blocked.
    function test_attack_blockingTheBucketIsDearAndNeverComplete() public {
        (uint256 ticket,, uint256 premium) = _ticket(alice, 749_000 * UNIT, 1 days);
        // 6 % · √(1/365) · 0.39894 · 1,000,000 · ln(1/(1 − 0.749))
        assertApproxEqRel(premium, 1_731_600_000, 2e15);
        (,,, uint256 paid) = desk.quote(address(share), 200_000 * UNIT);
        assertGt(paid, 190_000 * UNIT);
        vm.prank(bob);
        vm.expectPartialRevert(IHolds.TooMuchHeld.selector);
        holds.buy(address(share), 10_000 * UNIT, block.timestamp + 1 days, 0, 1e12);
        vm.warp(block.timestamp + 1 days + 1);
        _release(ticket);
        (, uint256 open) = _room();
        assertGt(open, 990_000 * UNIT);
    }

    function _room() private view returns (uint256 level, uint256 room) {
        uint256 limit;
        (level, limit,) = desk.bucket(address(share));
        room = limit - level;
    }

    /// @dev Selling and buying back tickets does not wash the bucket: a released ticket gives back no more than it took.
    function test_attack_ticketsDoNotEmptyTheBucket() public {
        _sell(bob, 300_000 * UNIT);
        (uint256 before,,) = desk.bucket(address(share));
        for (uint256 i; i < 5; ++i) {
            (uint256 ticket,,) = _ticket(alice, 50_000 * UNIT, 1);
            vm.warp(block.timestamp + 2);
            _release(ticket);
        }
        (uint256 level,,) = desk.bucket(address(share));
        // ten seconds of leak are all that is missing
        assertGe(level + 1_000_000 * UNIT * 10 / 10 days + 10, before);
    }

    /// @dev A provider who leaves while a ticket is out takes no premium that is not earned, and no cash that is set aside;
    /// one who enters pays for both. What happens to the ticket afterwards is the business of those inside.
    function test_attack_leavingBeforeAnExerciseAndEnteringBeforeAnExpiry() public {
        address other = makeAddr("other");
        _provide(other, 1_000_000 * UNIT);
        _announce(provider);
        (uint256 ticket,, uint256 premium) = _ticket(alice, 500_000 * UNIT, 7 days);
        // the price has fallen: who leaves now bears its part of the ticket's loss
        nav.set(address(share), 0.9e18, 0.9e18, 0.9e18);
        (, uint256 low,,) = holds.holdings();
        uint256 got = _leave(provider);
        (uint256 funds,) = reserve.worth();
        assertEq(low, 450_000 * UNIT);
        assertLe(got, 1_000_000 * UNIT - 20_000 * UNIT);
        assertApproxEqAbs(funds, got, 2);

        // entering pays for the premium and the cash: with the ticket unused the newcomer gains nothing
        nav.set(address(share), WAD, WAD, WAD);
        uint256 shares = _provide(carol, 100_000 * UNIT);
        vm.warp(block.timestamp + 8 days);
        _release(ticket);
        assertLe(reserve.previewRedeem(shares), 100_000 * UNIT);
        assertGt(premium, 0);
        _assertBooks();
    }

    /// @dev Entering just before and announcing early gains nothing from a ticket that is used at once either.
    function test_attack_buyingTicketsInOnesOwnReserveGainsNothing() public {
        uint256 shares = _provide(alice, 500_000 * UNIT);
        (uint256 ticket, uint256 paid, uint256 premium) = _ticket(alice, AMOUNT, 1 hours);
        uint256 got = _use(alice, ticket, AMOUNT);
        holds.collect(address(share));
        uint256 worth = reserve.previewRedeem(shares);
        assertEq(got, paid);
        assertLt(worth - 500_000 * UNIT, premium);
        assertLt(got + worth, 500_000 * UNIT + AMOUNT + premium);
    }

    function test_attack_reenteringFromTheCash() public {
        TicketIntruder intruder = _intruder();
        uint256 until = block.timestamp + 1 days;
        intruder.arm(true);
        intruder.run(address(holds), abi.encodeCall(IHolds.buy, (address(share), 10 * UNIT, until, 0, 1e12)));
        intruder.run(address(share), _useCall(address(intruder)));
        assertEq(intruder.tried(), 10);
        assertEq(intruder.passed(), 0);
        _assertBooks();
    }

    /// @dev Cash sent here moves no price, counts for nobody and stands in nobody's way.
    function test_attack_donation() public {
        (uint256 ticket, uint256 paid,) = _ticket(alice, AMOUNT, 1 days);
        (uint256 before, uint256 beforeHigh) = reserve.worth();
        cash.mint(address(holds), 1_000_000 * UNIT);
        (uint256 low, uint256 high) = reserve.worth();
        assertEq(low, before);
        assertEq(high, beforeHigh);
        assertEq(_use(alice, ticket, AMOUNT), paid);
    }

    /// @dev A receiver that refuses cash refuses its own exercise and nobody else's, and may name another receiver.
    function test_attack_refusingTheCash() public {
        TicketIntruder intruder = _intruder();
        uint256 until = block.timestamp + 1 days;
        intruder.run(address(holds), abi.encodeCall(IHolds.buy, (address(share), 10 * UNIT, until, 0, 1e12)));
        intruder.refuse(true);
        vm.expectRevert();
        intruder.run(address(share), _useCall(address(intruder)));
        (uint256 other, uint256 paid,) = _ticket(bob, AMOUNT, 1 days);
        assertEq(_use(bob, other, AMOUNT), paid);
        intruder.run(address(share), _useCall(carol));
        assertEq(holds.ticketOf(1).left, 0);
        _assertBooks();
    }

    function _intruder() private returns (TicketIntruder intruder) {
        intruder = new TicketIntruder(
            address(holds), address(desk), address(share), address(reserve), address(cash)
        );
        _verify(address(intruder));
        _hold(address(intruder), AMOUNT);
        cash.mint(address(intruder), 1_000_000 * UNIT);
    }

    function _useCall(address receiver) private view returns (bytes memory) {
        bytes memory use = abi.encode(uint256(0), receiver, uint256(1));
        return abi.encodeWithSignature("transferAndCall(address,uint256,bytes)", desk, 10 * UNIT, use);
    }

    /// @dev Instructions of a ticket sent to a desk that sells none, and with a number that never was.
    function test_attack_ticketsThatAreNone() public {
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IHolds.NoTicket.selector, 9));
        share.transferAndCall(address(desk), AMOUNT, abi.encode(uint256(0), alice, uint256(9)));
        vm.expectPartialRevert(IDesk.BadInstructions.selector);
        share.transferAndCall(address(desk), AMOUNT, new bytes(95));
        vm.stopPrank();
    }
}
