// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Authority} from "../../../src/govern/Authority.sol";
import {Identity} from "../../../src/identity/Identity.sol";
import {Share} from "../../../src/identity/Share.sol";
import {IRules} from "../../../src/interfaces/IRules.sol";
import {IDesk} from "../../../src/interfaces/IDesk.sol";
import {Desk} from "../../../src/exit/Desk.sol";
import {Reserve} from "../../../src/exit/Reserve.sol";
import {OneSharePool} from "./OneSharePool.sol";
import {SetNav} from "./SetNav.sol";
import {TrickyCash} from "./TrickyCash.sol";

/// @notice Reserve, desk, real shares and identities; prices that the test sets. One listed share, `share`, at par.
abstract contract ExitRig is Test {
    uint256 internal constant WAD = 1e18;
    uint256 internal constant UNIT = 1e6;
    uint256 internal constant START = 1_800_000_000;
    uint256 internal constant COOLDOWN = 7 days;
    uint256 internal constant WINDOW = 3 days;
    uint64 internal constant ACCREDITED = 1;
    uint16 internal constant SWITZERLAND = 756;

    Authority internal authority;
    Identity internal identity;
    TrickyCash internal cash;
    SetNav internal nav;
    Reserve internal reserve;
    Desk internal desk;
    OneSharePool internal pool;
    Share internal share;

    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");
    address internal provider = makeAddr("provider");
    address internal stranger = makeAddr("stranger");

    function setUp() public virtual {
        vm.warp(START);
        authority = new Authority(address(this));
        identity = new Identity(address(authority));
        identity.trustIssuer(address(this), ACCREDITED);
        cash = new TrickyCash();
        nav = new SetNav();
        reserve = new Reserve(address(cash), address(authority), COOLDOWN, WINDOW, "Reserve", "RSV");
        desk = new Desk(address(reserve), address(nav), address(authority));
        reserve.addDesk(address(desk));

        pool = _newPool();
        share = pool.share();
        desk.list(address(share), _terms());
        _verify(alice);
        _verify(bob);
        _verify(carol);
    }

    function _terms() internal pure returns (IDesk.Terms memory) {
        return IDesk.Terms({limit: uint96(1_000_000 * UNIT), base: 100, slope: 4000, window: 10});
    }

    function _newPool() internal returns (OneSharePool made) {
        IRules.Policy memory policy;
        policy.required = ACCREDITED;
        uint16[] memory countries = new uint16[](1);
        countries[0] = SWITZERLAND;
        made = new OneSharePool(address(identity), address(cash), address(this), policy, countries);
        made.share().setVenue(address(desk), address(desk));
        nav.set(address(made.share()), WAD, WAD, WAD);
    }

    function _verify(address wallet) internal {
        _verify(wallet, uint40(block.timestamp + 3650 days));
    }

    function _verify(address wallet, uint40 expiry) internal {
        identity.register(
            Identity.Statement({
                wallet: wallet,
                claims: ACCREDITED,
                country: SWITZERLAND,
                class: 1,
                expiry: expiry,
                version: identity.walletOf(wallet).version + 1,
                deadline: uint40(block.timestamp)
            }),
            address(this),
            ""
        );
    }

    /// @dev Shares of the first pool, with the desk approved without limit.
    function _hold(address holder, uint256 amount) internal {
        pool.mint(holder, amount);
        vm.prank(holder);
        share.approve(address(desk), type(uint256).max);
    }

    function _provide(address from, uint256 amount) internal returns (uint256 minted) {
        cash.mint(from, amount);
        vm.startPrank(from);
        cash.approve(address(reserve), type(uint256).max);
        minted = reserve.deposit(amount, from);
        vm.stopPrank();
    }

    function _sell(address from, uint256 amount) internal returns (uint256 filled, uint256 paid) {
        vm.prank(from);
        return desk.sell(address(share), amount, 0, 0, from);
    }

    function _buy(address buyer, uint256 amount) internal returns (uint256 cost) {
        cost = desk.costOf(address(share), amount);
        cash.mint(buyer, cost);
        vm.startPrank(buyer);
        cash.approve(address(desk), cost);
        desk.buy(address(share), amount, cost, buyer);
        vm.stopPrank();
    }

    /// @dev Announces everything and waits the cooldown.
    function _announce(address owner) internal {
        uint256 all = reserve.balanceOf(owner);
        vm.prank(owner);
        reserve.announce(all);
        vm.warp(block.timestamp + COOLDOWN);
    }

    /// @dev Takes out as much as the reserve lets `owner`.
    function _leave(address owner) internal returns (uint256 got) {
        uint256 shares = reserve.maxRedeem(owner);
        if (shares == 0) return 0;
        vm.prank(owner);
        return reserve.redeem(shares, owner, owner);
    }
}
