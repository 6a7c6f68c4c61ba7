// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Credit} from "../../src/credit/Credit.sol";
import {ICredit, ICreditCallback} from "../../src/interfaces/ICredit.sol";
import {IDesk} from "../../src/interfaces/IDesk.sol";
import {CreditRig} from "../helpers/credit/CreditRig.sol";

/// @notice A borrower's contract that buys what it borrows for, and sells what it frees.
contract Looper is ICreditCallback {
    Credit private immutable CREDIT;
    IDesk private immutable DESK;
    IERC20 private immutable CASH;
    ICredit.Terms private _kept;
    function(uint256) internal private _act;

    constructor(Credit credit, IDesk desk, IERC20 cash) {
        (CREDIT, DESK, CASH) = (credit, desk, cash);
        cash.approve(address(credit), type(uint256).max);
        cash.approve(address(desk), type(uint256).max);
    }

    function lever(ICredit.Terms calldata terms, uint256 borrowed, uint256 shares) external {
        _kept = terms;
        _act = _buyAndLock;
        CREDIT.borrow(terms, borrowed, address(this), address(this), abi.encode(shares));
    }

    function unwind(ICredit.Terms calldata terms, uint256 shares) external {
        _kept = terms;
        _act = _sellAndRepay;
        CREDIT.free(terms, shares, address(this), address(this), abi.encode(shares));
    }

    /// @dev Tries to be declared a loss while its collateral is out.
    function escape(ICredit.Terms calldata terms, uint256 shares) external {
        _kept = terms;
        _act = _declareLoss;
        CREDIT.free(terms, shares, address(this), address(this), abi.encode(shares));
    }

    function reenter(ICredit.Terms calldata terms, uint256 shares) external {
        _kept = terms;
        _act = _freeAgain;
        CREDIT.free(terms, shares, address(this), address(this), abi.encode(shares));
    }

    function onBorrow(uint256, bytes calldata data) external {
        _act(abi.decode(data, (uint256)));
    }

    function onFree(uint256, bytes calldata data) external {
        _act(abi.decode(data, (uint256)));
    }

    function onBuy(uint256, uint256, bytes calldata) external {}

    function _buyAndLock(uint256 shares) private {
        DESK.buy(_kept.collateral, shares, type(uint256).max, address(this));
        IERC20(_kept.collateral).approve(address(CREDIT), shares);
        CREDIT.lock(_kept, shares, address(this));
    }

    function _sellAndRepay(uint256 shares) private {
        IERC20(_kept.collateral).approve(address(DESK), shares);
        DESK.sell(_kept.collateral, shares, 0, shares, address(this));
        CREDIT.repay(_kept, CASH.balanceOf(address(this)), address(this));
    }

    function _declareLoss(uint256) private {
        CREDIT.sell(_kept, address(this));
    }

    function _freeAgain(uint256 shares) private {
        CREDIT.free(_kept, shares, address(this), address(this), "");
    }
}

/// @notice Leverage and unwinding in one message, and what cannot be done on the way.
contract CreditCallbacksTest is CreditRig {
    Looper private looper;

    function setUp() public override {
        super.setUp();
        looper = new Looper(credit, desk, dollar);
        _verify(address(looper));
        _supply(lender, 200_000 * DOLLAR);
        _sell(alice, 0, 100_000 * DOLLAR);
        oracle.set(nav.bid(address(senior)) * 1e18);
        _fund(address(looper), 10_000 * DOLLAR, address(credit), address(dollar));
    }

    function _lever() private {
        uint256 cost = desk.costOf(address(senior), 30_000 * DOLLAR);
        looper.lever(_loan(), cost - 9000 * DOLLAR, 30_000 * DOLLAR);
    }

    function test_leverageTakesOneMessage() public {
        _lever();
        assertEq(_position(address(looper)).collateral, 30_000 * DOLLAR);
        assertGt(_ltv(address(looper)), 0.6e18);
    }

    function test_unwindingTakesOneMessage() public {
        _lever();
        looper.unwind(_loan(), 30_000 * DOLLAR);
        assertEq(_position(address(looper)).owedShares, 0);
        assertEq(_position(address(looper)).collateral, 0);
    }

    function test_nobodyIsDeclaredALossWhileItsCollateralIsOut() public {
        _lever();
        ICredit.Terms memory terms = _loan();
        vm.expectRevert(ICredit.CreditBusy.selector);
        looper.escape(terms, 30_000 * DOLLAR);
    }

    function test_nothingIsFreedTwice() public {
        _lever();
        ICredit.Terms memory terms = _loan();
        vm.expectRevert(ICredit.CreditBusy.selector);
        looper.reenter(terms, 15_000 * DOLLAR);
    }

    function test_anotherMarketsCoverCannotBeCountedTwice() public {
        // a cover that supplies to a market what it should pay would be counted twice: it cannot enter
        ICredit.Terms memory terms = _loan();
        Meddler meddler = new Meddler(credit, terms);
        _fund(address(meddler), 50_000 * DOLLAR, address(credit), address(dollar));
        terms.cover = address(meddler);
        _fund(lender, 100_000 * DOLLAR, address(credit), address(dollar));
        vm.prank(lender);
        credit.supply(terms, 100_000 * DOLLAR, lender);
        vm.prank(alice);
        senior.transferAndCall(address(credit), 50_000 * DOLLAR, abi.encode(terms));
        vm.prank(alice);
        credit.borrow(terms, 40_000 * DOLLAR, alice, alice, "");
        oracle.set(SCALE / 1e6);
        credit.sell(terms, alice);
        credit.writeOff(terms, alice);
        assertEq(credit.marketOf(terms).supplied, 60_000 * DOLLAR);
    }
}

/// @notice A cover that lends in its own name what it was asked to pay.
contract Meddler {
    Credit private immutable CREDIT;
    ICredit.Terms private _kept;

    constructor(Credit credit, ICredit.Terms memory terms) {
        CREDIT = credit;
        _kept = terms;
    }

    function absorb(address, uint256 loss) external {
        CREDIT.supply(_kept, loss, address(this));
    }
}
