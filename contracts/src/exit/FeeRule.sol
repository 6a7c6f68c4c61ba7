// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IDesk} from "../interfaces/IDesk.sol";
import {IFeeRule} from "../interfaces/IFeeRule.sol";
import {IReserve} from "../interfaces/IReserve.sol";
import {FeeDrift} from "./FeeDrift.sol";

/// @title FeeRule
/// @notice Moves the base fee of a desk's share so that the reserve's providers come to earn a hurdle: risk-free rate,
/// premium for illiquidity, expected loss and a charge for capital. The authority sets the hurdle and the bounds.
///
/// The return is that of a reserve share as its owner could redeem it: losses count at once, gains when they are
/// realised. It is measured from one move to the next. There is at most one move a period and it is at most a step,
/// however often or seldom anyone calls; nothing else of the desk's terms is touched.
///
/// Assumes
/// - of the authority: that it lets this contract call `setFee` of the desk.
///
/// Known
/// - All shares of a desk share one reserve, so one return moves the fees of all of them, each by its own rule.
/// - Who calls at a moment when a mark is young or stale makes one period look bad and the next one good: a step up and
///   a step down.
contract FeeRule is IFeeRule, AccessManaged {
    using SafeCast for uint256;

    uint256 private constant WAD = 1e18;
    /// @dev Reserve shares have six decimals more than the cash.
    uint256 private constant OFFSET = 1e6;

    IDesk private immutable DESK;
    IReserve private immutable RESERVE;

    mapping(address share => Rule) private _rules;
    mapping(address share => Checkpoint) private _checkpoints;

    /// @param desk_ whose fees move
    /// @param authority access manager: who sets rules
    constructor(address desk_, address authority) AccessManaged(authority) {
        DESK = IDesk(desk_);
        RESERVE = IReserve(DESK.reserve());
    }

    /// @notice Sets the rule of a share and begins to measure. A step of zero lets the fee rest.
    function setRule(address share, Rule calldata rule) external restricted {
        if (rule.least > rule.most || rule.most > 50_000 || rule.period < 1 days) {
            revert BadFeeRule(rule.least, rule.most, rule.period);
        }
        if (!DESK.listed(share)) revert NoFeeRule(share);
        _rules[share] = rule;
        _checkpoints[share] = Checkpoint(_price().toUint128(), uint40(block.timestamp));
        emit FeeRuleSet(share, rule);
    }

    /// @inheritdoc IFeeRule
    function adjust(address share) external returns (uint256 base) {
        Rule memory rule = _rules[share];
        Checkpoint memory was = _checkpoints[share];
        if (rule.period == 0) revert NoFeeRule(share);
        if (block.timestamp < was.since + rule.period) revert FeeRests(was.since + rule.period);

        uint256 price = _price();
        int256 rate;
        (rate, base) = _next(share, rule, was, price);
        _checkpoints[share] = Checkpoint(price.toUint128(), uint40(block.timestamp));
        IDesk.Terms memory terms = DESK.terms(share);
        emit FeeMoved(share, terms.base, base, rate, price);
        if (base != terms.base) DESK.setFee(share, uint16(base), terms.slope);
    }

    /// @inheritdoc IFeeRule
    function preview(address share) external view returns (int256 rate, uint256 base) {
        Rule memory rule = _rules[share];
        if (rule.period == 0) revert NoFeeRule(share);
        return _next(share, rule, _checkpoints[share], _price());
    }

    /// @inheritdoc IFeeRule
    function ruleOf(address share) external view returns (Rule memory) {
        return _rules[share];
    }

    /// @inheritdoc IFeeRule
    function checkpointOf(address share) external view returns (Checkpoint memory) {
        return _checkpoints[share];
    }

    /// @notice Desk whose fees move.
    function desk() external view returns (address) {
        return address(DESK);
    }

    function _next(address share, Rule memory rule, Checkpoint memory was, uint256 price)
        private
        view
        returns (int256 rate, uint256 base)
    {
        base = DESK.terms(share).base;
        // without providers there is nobody to earn anything
        if (IERC20(address(RESERVE)).totalSupply() == 0 || block.timestamp == was.since) return (0, base);
        rate = FeeDrift.rate(was.price, price, block.timestamp - was.since);
        base = FeeDrift.next(rule, rate, base);
    }

    /// @dev What a provider would get for a share, WAD, par = 1e18; never zero.
    function _price() private view returns (uint256) {
        (uint256 low,) = RESERVE.worth();
        return Math.mulDiv(low + 1, WAD * OFFSET, IERC20(address(RESERVE)).totalSupply() + OFFSET) + 1;
    }
}
