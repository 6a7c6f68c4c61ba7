// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IShare} from "../interfaces/IShare.sol";
import {PoolServicing} from "./PoolServicing.sol";
import {Waterfall} from "./Waterfall.sol";

/// @notice Change of parties, winding down, closing and the last payment to holders.
abstract contract PoolEnd is PoolServicing {
    using Waterfall for Waterfall.Book;

    event Consented(bytes32 indexed action, address indexed by);
    event ConsentWithdrawn(bytes32 indexed action, address indexed by);
    event ServicerReplaced(address indexed from, address indexed to);
    event ValuerReplaced(address indexed from, address indexed to);
    event IssuanceFrozenSet(bool frozen);
    event WindingDownStarted(address indexed by);
    event PoolClosed(uint256 fees, uint256[3] tranches);
    event Redeemed(
        uint256 indexed tranche,
        address indexed holder,
        address indexed receiver,
        uint256 shares,
        uint256 cash
    );

    error PartyUnfit(address party);
    error ValueLeft(uint256 value);
    error ClaimsOpen(uint256 tranche, uint256 claims);

    /// @notice Who of issuer and valuer has agreed to an action and waits for the other; zero: nobody.
    mapping(bytes32 action => address by) public consentOf;

    /// @notice Replaces the servicer: governance at once, or issuer and valuer by the same call from both.
    /// Fees accrued and not yet paid go to the new one; what the old one was credited with stays its own.
    function replaceServicer(address next) external {
        if (next == address(0) || next == valuer) revert PartyUnfit(next);
        if (!_agreed(keccak256(abi.encode("replaceServicer", next)))) return;
        emit ServicerReplaced(servicer, next);
        servicer = next;
    }

    /// @notice Replaces the valuer. Only governance.
    function replaceValuer(address next) external only(registry) {
        if (next == address(0) || next == issuer || next == servicer) revert PartyUnfit(next);
        emit ValuerReplaced(valuer, next);
        valuer = next;
    }

    /// @notice Takes back the caller's consent that waits for the other side.
    function withdrawConsent(bytes32 action) external {
        if (consentOf[action] != msg.sender) revert NotAllowed(msg.sender);
        delete consentOf[action];
        emit ConsentWithdrawn(action, msg.sender);
    }

    function freezeIssuance() external only(registry) {
        _setFrozen(true);
    }

    /// @notice Lifts the freeze once the double pledge is settled. Only governance.
    function resumeIssuance() external only(registry) {
        _setFrozen(false);
    }

    /// @notice From now on all cash goes to the tranches in sequence. Governance; issuer and valuer together; anyone
    /// after 90 days without a report or once the portfolio is worth nothing.
    function windDown() external nonReentrant during(State.Active) {
        if (!_silent() && !_worthless() && !_agreed(keccak256("windDown"))) return;
        state = State.WindingDown;
        emit WindingDownStarted(msg.sender);
    }

    /// @notice Ends a pool whose portfolio is worth nothing any more: what cash is left is paid in sequence, claims
    /// that it does not cover end. The valuer or governance; anyone after 90 days without a report.
    function close() external nonReentrant during(State.WindingDown) {
        if (msg.sender != valuer && msg.sender != registry && !_silent()) revert NotAllowed(msg.sender);
        (, uint256 value) = nav.valueOf(address(this));
        if (value != 0) revert ValueLeft(value);

        Waterfall.Outflow memory outflow = _book.collect(Waterfall.Inflow(0, 0, 0, 0, true));
        _book.end();
        state = State.Closed;
        _credit(servicer, outflow.fees);
        emit PoolClosed(outflow.fees, outflow.tranches);

        nav.publish();
        _distribute(outflow);
    }

    /// @notice Burns shares of the caller for their part of the cash earmarked for the tranche, rounded down; the last
    /// holder takes all of it. Open when the pool is closed, and for a tranche before the residual as soon as its
    /// claims are paid in full. Works whatever the state of the holder's identity; what a lost wallet
    /// holds is redeemed by the wallet that took over.
    /// @return amount cash units
    function redeem(uint256 tranche, uint256 shares_, address receiver)
        external
        nonReentrant
        returns (uint256 amount)
    {
        IShare share = shareOf(tranche);
        if (shares_ == 0) revert AmountIsZero();
        Waterfall.Tranche storage books = _book.tranches[tranche];
        if (state != State.Closed) {
            _live();
            uint256 claims = uint256(books.principal) + books.accrued;
            if (claims != 0 || tranche == _book.count - 1) revert ClaimsOpen(tranche, claims);
        }
        amount = uint256(books.earmark) * shares_ / books.supply;

        books.supply -= Waterfall.toAmount(shares_);
        books.earmark -= Waterfall.toAmount(amount);
        emit Redeemed(tranche, msg.sender, receiver, shares_, amount);
        share.burn(msg.sender, shares_);
        _push(receiver, amount);
    }

    function _setFrozen(bool frozen) private {
        issuanceFrozen = frozen;
        emit IssuanceFrozenSet(frozen);
    }

    /// @dev Whether an action may happen now: governance alone, or the second of issuer and valuer.
    function _agreed(bytes32 action) private returns (bool) {
        if (msg.sender == registry) return true;
        if (msg.sender != issuer && msg.sender != valuer) revert NotAllowed(msg.sender);
        address first = consentOf[action];
        if (first == (msg.sender == issuer ? valuer : issuer)) {
            delete consentOf[action];
            return true;
        }
        consentOf[action] = msg.sender;
        emit Consented(action, msg.sender);
        return false;
    }

    function _worthless() private view returns (bool) {
        (, uint256 value) = nav.valueOf(address(this));
        return value == 0;
    }
}
