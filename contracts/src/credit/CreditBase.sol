// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {ICredit, IPriceOracle} from "../interfaces/ICredit.sol";
import {AdaptiveRate} from "./AdaptiveRate.sol";
import {Operators} from "./Operators.sol";
import {Requirement} from "./Requirement.sol";

/// @notice State of all markets, interest, and who may act for whom.
abstract contract CreditBase is ICredit, AccessManaged {
    using Math for uint256;
    using Requirement for Market;
    using SafeCast for uint256;

    uint256 internal constant WAD = 1e18;
    uint256 internal constant SCALE = 1e36;
    uint256 internal constant TEN_THOUSAND = 1e4;
    /// @dev Shares and units that are always there: whoever comes first cannot make a share dear.
    uint256 private constant VIRTUAL_SHARES = 1e6;
    uint256 private constant VIRTUAL_UNITS = 1;
    uint256 internal constant TERMS_BYTES = 18 * 32;
    /// @dev Most growth of a debt between two touches, as an exponent: a market that nobody touched for years goes on.
    uint256 private constant MOST_GROWTH = 20e18;

    mapping(bytes32 market => Market) private _markets;
    mapping(bytes32 market => mapping(address borrower => Position)) internal _positions;
    /// @notice A lender's shares of what a market's lenders have coming.
    mapping(bytes32 market => mapping(address lender => uint256)) public sharesOf;
    Operators internal immutable OPERATORS;

    /// @dev 1: a borrower's callback runs and may lock and repay; 2: nothing may be done.
    uint256 internal transient _busy;

    /// @dev For messages that may not be sent from within another.
    modifier alone() {
        if (_busy != 0) revert CreditBusy();
        _busy = 2;
        _;
        _busy = 0;
    }

    /// @dev For messages that answer what a borrower owes, also from within its callback.
    modifier orWithinCallback() {
        uint256 before = _busy;
        if (before == 2) revert CreditBusy();
        _busy = 2;
        _;
        _busy = before;
    }

    modifier onlyFor(address owner) {
        if (!_actsFor(owner)) revert CreditNotAllowed(owner, msg.sender);
        _;
    }

    function _actsFor(address owner) internal view returns (bool) {
        return msg.sender == owner || OPERATORS.isOperator(owner, msg.sender);
    }

    // ---- interest

    /// @notice Counts a market's interest up to now. Anyone.
    function accrue(Terms calldata terms) external alone {
        (bytes32 id, Market memory m) = _load(terms);
        _save(id, m);
    }

    /// @notice What the market is now, interest included.
    function marketOf(Terms calldata terms) external view returns (Market memory m) {
        m = _markets[marketId(terms)];
        _accrueInto(terms, m);
    }

    /// @notice A borrower's position.
    function positionOf(Terms calldata terms, address borrower) external view returns (Position memory) {
        return _positions[marketId(terms)][borrower];
    }

    /// @notice Name of the market: keccak256 of its terms as they are encoded.
    function marketId(Terms calldata terms) public pure returns (bytes32 id) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, terms, 576)
            id := keccak256(free, 576)
        }
    }

    /// @dev The market with its interest up to now; nothing is written but the cover's premium.
    function _load(Terms calldata terms) internal returns (bytes32 id, Market memory m) {
        id = marketId(terms);
        m = _markets[id];
        (uint256 rate, uint256 interest) = _accrueInto(terms, m);
        if (interest == 0) return (id, m);
        uint256 premium = interest * terms.premium / TEN_THOUSAND;
        if (premium != 0 && terms.cover != address(0)) {
            uint256 minted = _toSharesDown(premium, m.supplied - premium, m.supplyShares);
            m.supplyShares += minted.toUint128();
            sharesOf[id][terms.cover] += minted;
        }
        emit Accrued(id, rate, interest, premium);
    }

    function _save(bytes32 id, Market memory m) internal {
        _markets[id] = m;
    }

    /// @dev Interest grows with what is owed, rounded up for the lenders; both sides grow by the same.
    function _accrueInto(Terms calldata terms, Market memory m)
        private
        view
        returns (uint256 rate, uint256 interest)
    {
        uint256 elapsed = block.timestamp - m.since;
        if (elapsed == 0) return (0, 0);
        bool began = m.since != 0;
        m.since = uint48(block.timestamp);
        if (!began) return (0, 0);
        uint256 present = m.rate == 0 ? terms.target : m.rate;
        uint256 utilisation = m.supplied == 0 ? 0 : uint256(m.owed) * WAD / m.supplied;
        uint256 next;
        (rate, next) = AdaptiveRate.mean(present, utilisation, elapsed);
        m.rate = uint64(next);
        if (m.owed == 0) return (rate, 0);

        uint256 growth = Math.min(rate * elapsed / 365 days, MOST_GROWTH);
        interest =
            Math.ceilDiv(uint256(m.owed) * (uint256(FixedPointMathLib.expWad(int256(growth))) - WAD), WAD);
        // whatever the years, repaying and withdrawing must go on
        interest = Math.min(interest, type(uint120).max - Math.min(m.supplied, type(uint120).max));
        m.owed += uint128(interest);
        m.supplied += uint128(interest);
    }

    // ---- shares and units: both sides of a market fit 128 bits, so their products fit a word

    function _toSharesDown(uint256 units, uint256 total, uint256 shares) internal pure returns (uint256) {
        return units * (shares + VIRTUAL_SHARES) / (total + VIRTUAL_UNITS);
    }

    function _toSharesUp(uint256 units, uint256 total, uint256 shares) internal pure returns (uint256) {
        return Math.ceilDiv(units * (shares + VIRTUAL_SHARES), total + VIRTUAL_UNITS);
    }

    function _toUnitsDown(uint256 part, uint256 total, uint256 shares) internal pure returns (uint256) {
        return part * (total + VIRTUAL_UNITS) / (shares + VIRTUAL_SHARES);
    }

    function _toUnitsUp(uint256 part, uint256 total, uint256 shares) internal pure returns (uint256) {
        return Math.ceilDiv(part * (total + VIRTUAL_UNITS), shares + VIRTUAL_SHARES);
    }

    /// @dev What a borrower owes, rounded up.
    function _debtOf(Market memory m, Position memory p) internal pure returns (uint256) {
        return p.owedShares == 0 ? 0 : _toUnitsUp(p.owedShares, m.owed, m.owedShares);
    }

    // ---- health

    function _price(Terms calldata terms) internal view returns (uint256) {
        return IPriceOracle(terms.oracle).price();
    }

    /// @dev Debt a worth of collateral, WAD, rounded up. Without worth: the largest number.
    function _ltvUp(uint256 debt, uint256 collateral, uint256 price) internal pure returns (uint256) {
        if (debt == 0) return 0;
        uint256 worth = collateral.mulDiv(price, SCALE);
        return worth == 0 ? type(uint256).max : Math.ceilDiv(debt * WAD, worth);
    }

    /// @dev Up to which ltv a loan may be raised.
    function _openNow(Terms calldata terms, Market memory m) internal view returns (uint256) {
        return uint256(terms.open) * m.entering(terms.notice) / TEN_THOUSAND;
    }

    /// @dev A threshold as it stands for loans that exist.
    function _standing(Terms calldata terms, Market memory m, uint256 threshold)
        internal
        view
        returns (uint256)
    {
        return threshold * m.standing(terms.notice) / TEN_THOUSAND;
    }
}
