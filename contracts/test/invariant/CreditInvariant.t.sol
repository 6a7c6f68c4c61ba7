// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Credit} from "../../src/credit/Credit.sol";
import {Share} from "../../src/identity/Share.sol";
import {ICredit} from "../../src/interfaces/ICredit.sol";
import {LocalDollar} from "../../src/local/LocalDollar.sol";
import {CreditHandler} from "../helpers/credit/CreditHandler.sol";

/// @notice What holds in a market for loans whatever lenders, borrowers, keepers and buyers do. See INVARIANTS.md.
/// forge-config: default.invariant.runs = 6
/// forge-config: default.invariant.depth = 100
contract CreditInvariantTest is Test {
    CreditHandler private handler;
    Credit private credit;
    Share private share;
    LocalDollar private dollar;

    function setUp() public {
        handler = new CreditHandler();
        handler.begin();
        (credit, share, dollar) = handler.parts();
        bytes4[] memory selectors = new bytes4[](19);
        selectors[0] = handler.lend.selector;
        selectors[1] = handler.withdraw.selector;
        selectors[2] = handler.lock.selector;
        selectors[3] = handler.free.selector;
        selectors[4] = handler.borrow.selector;
        selectors[5] = handler.repay.selector;
        selectors[6] = handler.call.selector;
        selectors[7] = handler.sell.selector;
        selectors[8] = handler.buy.selector;
        selectors[9] = handler.writeOff.selector;
        selectors[10] = handler.claimIncome.selector;
        selectors[11] = handler.price.selector;
        selectors[12] = handler.crash.selector;
        selectors[13] = handler.requirement.selector;
        selectors[14] = handler.pass.selector;
        selectors[15] = handler.donate.selector;
        // more often than the others, or little would be lent in a run
        selectors[16] = handler.lend.selector;
        selectors[17] = handler.borrow.selector;
        selectors[18] = handler.lock.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    /// @dev One function, so that one series of steps is looked at from all sides.
    function invariant_CRD1_CRD2_CRD3_CRD6_theBooksCoverAll() public view {
        ICredit.Terms memory terms = handler.loan();
        ICredit.Market memory m = credit.marketOf(terms);
        // CRD-1: what lenders have coming is here or owed
        assertGe(m.supplied, m.owed);
        assertGe(dollar.balanceOf(address(credit)), m.supplied - m.owed);
        // CRD-6: the balance is what came less what went
        assertEq(int256(dollar.balanceOf(address(credit))), handler.flow());

        address[] memory people = handler.everyone();
        bytes32 id = credit.marketId(terms);
        uint256 owed;
        uint256 collateral;
        uint256 shares = credit.sharesOf(id, terms.cover);
        for (uint256 i; i < people.length; ++i) {
            owed += handler.debtOf(people[i]);
            collateral += credit.positionOf(terms, people[i]).collateral;
            shares += credit.sharesOf(id, people[i]);
        }
        // CRD-2: borrowers owe no less than the market counts, up to a virtual share's part
        assertGe(owed + people.length + m.owed / 1e6, m.owed);
        assertEq(shares, m.supplyShares);
        // CRD-3: what is locked is here
        assertEq(share.balanceOf(address(credit)), collateral);
    }
}
