// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredit} from "../../src/interfaces/ICredit.sol";
import {CreditRig} from "../helpers/credit/CreditRig.sol";

/// @notice Lenders and borrowers on the real system: what each can do, and what it comes to.
contract CreditLoansTest is CreditRig {
    function test_aHolderBorrowsOnSharesAndGetsThemBack() public {
        _begin();
        _borrow(alice, 80_000 * DOLLAR);
        assertEq(dollar.balanceOf(alice), 80_000 * DOLLAR);
        assertEq(_ltv(alice), 0.8e18);

        vm.warp(block.timestamp + 365 days);
        uint256 debt = _debt(alice);
        assertGt(debt, 80_000 * DOLLAR);
        assertEq(_repay(alice, debt + 5), debt);
        assertEq(_position(alice).owedShares, 0);

        uint256 before = senior.balanceOf(alice);
        vm.prank(alice);
        credit.free(_loan(), 100_000 * DOLLAR, alice, alice, "");
        assertEq(senior.balanceOf(alice), before + 100_000 * DOLLAR);
    }

    function test_CRD4_nobodyBorrowsAboveOpen() public {
        _begin();
        ICredit.Terms memory terms = _loan();
        vm.expectRevert(abi.encodeWithSelector(ICredit.TooMuchOwed.selector, 0.80000001e18, 0.8e18));
        vm.prank(alice);
        credit.borrow(terms, 80_001 * DOLLAR - 999_000, alice, alice, "");
    }

    function test_nobodyFreesBelowOpen() public {
        _begin();
        _borrow(alice, 40_000 * DOLLAR);
        ICredit.Terms memory terms = _loan();
        vm.prank(alice);
        credit.free(terms, 50_000 * DOLLAR, alice, alice, "");
        vm.expectRevert();
        vm.prank(alice);
        credit.free(terms, DOLLAR, alice, alice, "");
    }

    function test_aLoanIsNotSmallerThanTheLeast() public {
        _begin();
        ICredit.Terms memory terms = _loan();
        vm.expectRevert(abi.encodeWithSelector(ICredit.LoanTooSmall.selector, 10 * DOLLAR - 1, 10 * DOLLAR));
        vm.prank(alice);
        credit.borrow(terms, 10 * DOLLAR - 1, alice, alice, "");
    }

    function test_lendersHaveWhatBorrowersOweAndWhatIsIdle() public {
        _begin();
        _borrow(alice, 80_000 * DOLLAR);
        vm.warp(block.timestamp + 100 days);
        ICredit.Market memory m = _market();
        uint256 interest = m.owed - 80_000 * DOLLAR;
        assertEq(m.supplied, 200_000 * DOLLAR + interest);
        assertApproxEqAbs(dollar.balanceOf(address(credit)), m.supplied - m.owed, 0);

        _repay(alice, type(uint96).max);
        ICredit.Terms memory terms = _loan();
        uint256 all = credit.sharesOf(_id(), lender);
        vm.prank(lender);
        uint256 got = credit.withdraw(terms, all, lender, lender);
        // a tenth of the interest is the cover's
        assertApproxEqAbs(got, 200_000 * DOLLAR + interest * 9 / 10, 3);
        assertLe(got, 200_000 * DOLLAR + interest * 9 / 10);
    }

    function test_whatIsLentCannotBeWithdrawn() public {
        _begin();
        _borrow(alice, 80_000 * DOLLAR);
        ICredit.Terms memory terms = _loan();
        uint256 all = credit.sharesOf(_id(), lender);
        vm.expectRevert(
            abi.encodeWithSelector(ICredit.NotCashEnough.selector, 200_000 * DOLLAR, 120_000 * DOLLAR)
        );
        vm.prank(lender);
        credit.withdraw(terms, all, lender, lender);
    }

    function test_onlyOperatorsActForOthers() public {
        _begin();
        ICredit.Terms memory terms = _loan();
        vm.expectRevert(abi.encodeWithSelector(ICredit.CreditNotAllowed.selector, alice, keeper));
        vm.prank(keeper);
        credit.borrow(terms, 1000 * DOLLAR, alice, keeper, "");

        vm.prank(alice);
        operators.setOperator(keeper, true);
        vm.prank(keeper);
        credit.borrow(terms, 1000 * DOLLAR, alice, keeper, "");
        assertEq(dollar.balanceOf(keeper), 1000 * DOLLAR);
    }

    function test_anOperatorIsNamedBySignatureOnce() public {
        (address owner, uint256 key) = makeAddrAndKey("signer");
        bytes32 kind = keccak256(
            "Operator(address owner,address operator,bool approved,uint256 nonce,uint256 deadline)"
        );
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Specie Operators"),
                keccak256("1"),
                block.chainid,
                address(operators)
            )
        );
        uint256 deadline = block.timestamp + 1 hours;
        bytes32 content = keccak256(abi.encode(kind, owner, keeper, true, 0, deadline));
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, content)));
        operators.setOperatorBySignature(owner, keeper, true, deadline, abi.encodePacked(r, s, v));
        assertTrue(operators.isOperator(owner, keeper));
        vm.expectRevert();
        operators.setOperatorBySignature(owner, keeper, true, deadline, abi.encodePacked(r, s, v));
    }

    function test_CRD7_repayingAndLockingNeedNoPrice() public {
        _begin();
        _borrow(alice, 80_000 * DOLLAR);
        oracle.set(SCALE * 9 / 10);
        credit.call(_loan(), alice);
        oracle.fail();
        _lock(alice, 1000 * DOLLAR);
        _repay(alice, 1000 * DOLLAR);
        assertEq(_position(alice).stage, 1);
        _repay(alice, type(uint96).max);
        assertEq(_position(alice).stage, 0);
    }

    function test_incomeOfTheCollateralGoesToItsBorrower() public {
        _begin();
        _lock(alice, 50_000 * DOLLAR);
        _month(0, 0);
        uint256 outside = senior.claimable(alice);
        uint256 each = outside * 1e18 / senior.balanceOf(alice);
        vm.prank(alice);
        uint256 paid = credit.claimIncome(_loan(), alice, alice);
        assertApproxEqAbs(paid, each * 150_000 * DOLLAR / 1e18, 2);
        // nothing more until the next distribution
        ICredit.Terms memory terms = _loan();
        vm.expectRevert(ICredit.NothingAsked.selector);
        vm.prank(alice);
        credit.claimIncome(terms, alice, alice);
    }

    function test_yearsWithoutATouchDoNotLockAMarket() public {
        _begin();
        _borrow(alice, 80_000 * DOLLAR);
        ICredit.Terms memory terms = _loan();
        uint256 idle = _market().supplied - _market().owed;
        uint256 shares = credit.sharesOf(_id(), lender) * idle / (200_000 * DOLLAR);
        vm.prank(lender);
        credit.withdraw(terms, shares, lender, lender);
        vm.warp(block.timestamp + 40 * 365 days);
        credit.accrue(terms);
        assertGt(_debt(alice), 80_000 * DOLLAR);
        vm.warp(block.timestamp + 400 * 365 days);
        credit.accrue(terms);
        _repay(alice, 1000 * DOLLAR);
    }

    /// @dev forge-config: default.fuzz.runs = 64
    function testFuzz_CRD8_smallStepsNeverBeatOneLargeOne(uint256 seed) public {
        _begin();
        _borrow(alice, 50_000 * DOLLAR);
        vm.warp(block.timestamp + 30 days);
        credit.accrue(_loan());
        uint256 before = _debt(alice);
        uint256 spent;
        for (uint256 i; i < 8; ++i) {
            uint256 amount = 1 + uint256(keccak256(abi.encode(seed, i))) % (1000 * DOLLAR);
            spent += _repay(alice, amount);
        }
        assertGe(_debt(alice) + spent, before);
        for (uint256 i; i < 8; ++i) {
            _borrow(alice, 1 + uint256(keccak256(abi.encode(seed, i, "b"))) % (100 * DOLLAR));
        }
        ICredit.Market memory m = _market();
        assertLe(m.owed, m.supplied);
        assertGe(dollar.balanceOf(address(credit)), m.supplied - m.owed);
    }
}
