// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {INav} from "../interfaces/INav.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IShare} from "../interfaces/IShare.sol";
import {Terms, TrancheTerms, Wiring} from "./Terms.sol";
import {TermsCheck} from "./TermsCheck.sol";
import {Waterfall} from "./Waterfall.sol";

/// @notice What every part of a pool stands on: its wiring, its state, its cash books, and cash in and out.
abstract contract PoolBase is IPool, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    event CreditAdded(address indexed party, uint256 amount);
    event Withdrawn(address indexed party, address indexed to, uint256 amount);

    error NotAllowed(address caller);
    error WrongState(State found);
    error CashShort(uint256 expected, uint256 received);
    error NoSuchTranche(uint256 tranche);
    error AmountIsZero();

    /// @notice The registry: opened this pool, holds the servicer's bond, speaks for governance.
    address public immutable registry;
    INav public immutable nav;
    address public immutable cash;
    address public immutable issuer;
    bytes32 public immutable curveFeed;
    bytes32 public immutable hazardFeed;
    /// @notice Unix seconds after which nobody can invest.
    uint256 public immutable raiseEnds;
    /// @notice Cash units below which the pool is not activated.
    uint256 public immutable minimumRaise;
    address private immutable _share0;
    address private immutable _share1;
    address private immutable _share2;
    uint256 private immutable _maximum0;
    uint256 private immutable _maximum1;
    uint256 private immutable _maximum2;

    address public servicer;
    State public state;
    /// @notice Number of the last period reported.
    uint32 public period;
    /// @notice Cut-off of the last report, unix seconds.
    uint40 public asOf;
    /// @notice No more shares are issued after a proven double pledge.
    bool public issuanceFrozen;
    address public valuer;
    bytes32 public tapeRoot;
    Waterfall.Book internal _book;
    /// @notice Cash units that a party may withdraw: fees of a servicer, the price of the portfolio for the issuer.
    mapping(address party => uint256) public creditOf;

    constructor(Terms memory terms, TrancheTerms[] memory tranches, Wiring memory wiring) {
        TermsCheck.check(terms, tranches);
        (registry, nav, cash, issuer) = (wiring.registry, INav(wiring.nav), terms.cash, terms.issuer);
        (servicer, valuer) = (terms.servicer, terms.valuer);
        (curveFeed, hazardFeed) = (terms.curveFeed, terms.hazardFeed);
        (raiseEnds, minimumRaise) = (terms.raiseEnds, terms.minimumRaise);
        (_share0, _share1, _share2) = (wiring.shares[0], wiring.shares[1], wiring.shares[2]);

        (_book.count, _book.feeRate) = (uint8(tranches.length), terms.feeRate);
        for (uint256 i; i < tranches.length; ++i) {
            Waterfall.Tranche storage tranche = _book.tranches[i];
            (tranche.coupon, tranche.ratio) = (tranches[i].coupon, tranches[i].ratio);
            tranche.distributing = tranches[i].distributing;
        }
        _maximum0 = tranches[0].maximum;
        _maximum1 = tranches.length > 1 ? tranches[1].maximum : 0;
        _maximum2 = tranches.length > 2 ? tranches[2].maximum : 0;
    }

    modifier only(address party) {
        _only(party);
        _;
    }

    modifier during(State required) {
        _during(required);
        _;
    }

    /// @notice The token of a tranche, 0: senior.
    function shareOf(uint256 tranche) public view returns (IShare) {
        if (tranche >= _book.count) revert NoSuchTranche(tranche);
        return IShare(tranche == 0 ? _share0 : tranche == 1 ? _share1 : _share2);
    }

    /// @notice Cash units that investors can put into a tranche.
    function maximumOf(uint256 tranche) public view returns (uint256) {
        return tranche == 0 ? _maximum0 : tranche == 1 ? _maximum1 : _maximum2;
    }

    function _only(address party) internal view {
        if (msg.sender != party) revert NotAllowed(msg.sender);
    }

    function _during(State required) internal view {
        if (state != required) revert WrongState(state);
    }

    function _live() internal view {
        if (state != State.Active && state != State.WindingDown) revert WrongState(state);
    }

    /// @dev Takes cash and refuses a token that delivers less (or more) than it was asked to.
    function _pull(address from, uint256 amount) internal {
        uint256 before = IERC20(cash).balanceOf(address(this));
        IERC20(cash).safeTransferFrom(from, address(this), amount);
        uint256 received = IERC20(cash).balanceOf(address(this)) - before;
        if (received != amount) revert CashShort(amount, received);
    }

    function _push(address to, uint256 amount) internal {
        if (amount != 0) IERC20(cash).safeTransfer(to, amount);
    }

    function _credit(address party, uint256 amount) internal {
        if (amount == 0) return;
        creditOf[party] += amount;
        emit CreditAdded(party, amount);
    }

    /// @dev Sends each distributing tranche its cash. The books and the marks are final by now.
    function _distribute(Waterfall.Outflow memory outflow) internal {
        for (uint256 i; i < _book.count; ++i) {
            uint256 amount = outflow.tranches[i];
            if (amount == 0 || !_book.tranches[i].distributing) continue;
            IShare share = shareOf(i);
            _push(address(share), amount);
            share.distribute(amount);
        }
    }

    /// @dev No report for so long that anyone may act.
    function _silent() internal view returns (bool) {
        return block.timestamp > uint256(_book.since) + 90 days;
    }
}
