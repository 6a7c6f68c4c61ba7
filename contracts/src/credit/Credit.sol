// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {CreditSales} from "./CreditSales.sol";
import {Operators} from "./Operators.sol";
import {Requirement} from "./Requirement.sol";

/// @title Credit
/// @notice All markets for loans. No message makes one: whoever names its terms first begins it.
///
/// Assumes
/// - of debt and collateral tokens: ERC-20s that move exactly what they are told to (checked where they come in) and do
///   not rebase; they may call back (nothing but lock and repay can be done meanwhile, and those only within a
///   borrower's own callback);
/// - of shares as collateral: Specie's Share, with this contract as a venue whose gate is itself, so that nothing enters
///   but what is locked; what leaves goes to whom the share's rules admit;
/// - of everything else in the terms (oracle, cover, guard, desk): that lenders and borrowers of that market have looked
///   at them. What they do wrong stays in their market: amounts are this contract's own, never a balance, and what a
///   cover or a desk pays is counted, not believed;
/// - of the authority: it tightens and loosens thresholds within a step a day and a half of the terms.
///
/// Known
/// - Tokens sent here without a message are nobody's.
/// - A market without `income` gives the income of its shares to the markets that have it.
contract Credit is CreditSales {
    using Requirement for Market;

    /// @param authority_ access manager: who sets requirements
    /// @param operators_ who may act for whom
    constructor(address authority_, address operators_) AccessManaged(authority_) {
        OPERATORS = Operators(operators_);
    }

    /// @dev Interest is counted first, at the rate of before.
    function _require(Terms calldata terms, uint256 factor) internal override {
        (bytes32 id, Market memory m) = _load(terms);
        m.change(terms.notice, factor);
        _save(id, m);
        emit RequirementSet(id, m.from, m.to, block.timestamp + terms.notice);
    }
}
