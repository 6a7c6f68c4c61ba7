// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Holds} from "../../../src/exit/Holds.sol";
import {IHolds} from "../../../src/interfaces/IHolds.sol";
import {ExitRig} from "./ExitRig.sol";

/// @notice ExitRig with firm prices: 6 % volatility, thirty days at most, three quarters of the bucket.
abstract contract HoldsRig is ExitRig {
    Holds internal holds;

    function setUp() public virtual override {
        super.setUp();
        holds = new Holds(address(desk), address(authority));
        reserve.addDesk(address(holds));
        desk.setHolds(address(holds));
        holds.setTerms(address(share), _holdTerms());
    }

    function _holdTerms() internal pure returns (IHolds.Terms memory) {
        return IHolds.Terms({volatility: 60_000, longest: 30 days, ceiling: 7500});
    }

    /// @dev A ticket at whatever it costs, with the premium given to the buyer first.
    function _ticket(address buyer, uint256 amount, uint256 time)
        internal
        returns (uint256 ticket, uint256 paid, uint256 premium)
    {
        (,, premium) = holds.quote(address(share), amount, block.timestamp + time);
        cash.mint(buyer, premium);
        vm.startPrank(buyer);
        cash.approve(address(holds), premium);
        (ticket, paid, premium) = holds.buy(address(share), amount, block.timestamp + time, 0, premium);
        vm.stopPrank();
    }

    function _use(address holder, uint256 ticket, uint256 amount) internal returns (uint256 got) {
        uint256 before = cash.balanceOf(holder);
        vm.prank(holder);
        share.transferAndCall(address(desk), amount, abi.encode(uint256(0), holder, ticket));
        got = cash.balanceOf(holder) - before;
    }

    function _release(uint256 ticket) internal {
        uint256[] memory list = new uint256[](1);
        list[0] = ticket;
        holds.release(list);
    }

    /// @dev RSV-2 and the cover of all tickets.
    function _assertBooks() internal view {
        (uint256 held,,,) = holds.holdings();
        (uint256 paid,,,) = desk.holdings();
        IHolds.Book memory book = holds.bookOf(address(share));
        assertEq(cash.balanceOf(address(holds)), book.paid + book.premium + book.earned, "cover");
        assertEq(
            cash.balanceOf(address(reserve)) + cash.balanceOf(address(desk)) + held + paid,
            reserve.funds(),
            "funds"
        );
        (uint256 low, uint256 high) = reserve.worth();
        assertLe(low, reserve.funds());
        assertGe(high, reserve.funds());
    }
}
