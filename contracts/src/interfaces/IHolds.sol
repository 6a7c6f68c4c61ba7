// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReserveUser} from "./IReserveUser.sol";

/// @notice Sells a firm price of the desk: a ticket pays what a sale would pay now, until a time, for a premium.
interface IHolds is IReserveUser {
    /// @dev Conditions on which tickets of a share are sold.
    /// @param volatility of its price, 1e-6 per root year, at most 100 %
    /// @param longest seconds a ticket may last, at most 90 days; zero: none are sold
    /// @param ceiling use of the desk's bucket that a ticket may bring it to, 1e-4 of the limit, at most 9,500
    struct Terms {
        uint32 volatility;
        uint32 longest;
        uint16 ceiling;
    }

    /// @dev A firm price.
    /// @param holder who may use it
    /// @param paid cash units for all of `shares`
    /// @param left share units not used yet
    /// @param until unix seconds, included
    struct Ticket {
        address holder;
        address share;
        uint256 shares;
        uint256 left;
        uint256 paid;
        uint256 until;
    }

    /// @dev Everything that is outstanding of one share.
    /// @param shares share units
    /// @param paid cash set aside for them
    /// @param premium that is earned as tickets end, in proportion to their cash
    /// @param earned premium to be handed to the reserve
    /// @param lowest agreed price, WAD cash units a share unit, since tickets were last outstanding, rounded down
    /// @param highest rounded up
    struct Book {
        uint256 shares;
        uint256 paid;
        uint256 premium;
        uint256 earned;
        uint256 lowest;
        uint256 highest;
    }

    event Held(
        uint256 indexed ticket,
        address indexed share,
        address indexed holder,
        uint256 shares,
        uint256 until,
        uint256 gross,
        uint256 paid,
        uint256 premium
    );
    event Exercised(
        uint256 indexed ticket, address indexed share, address indexed holder, uint256 shares, uint256 paid
    );
    /// @param cash that was set aside and not used
    event Released(uint256 indexed ticket, address indexed share, uint256 cash);
    event PremiumEarned(address indexed share, uint256 cash);
    event HoldTermsSet(address indexed share, uint256 volatility, uint256 longest, uint256 ceiling);
    event GuardSet(address guard);

    error OnlyDesk(address caller);
    error OnlyItsReserve(address caller);
    error BadHoldTerms(uint256 volatility, uint256 longest, uint256 ceiling);
    error NotHeld(address share);
    error HoldsNothing(address holder, address share, uint256 wanted, uint256 balance);
    error TooLong(uint256 until, uint256 latest);
    error TooMuchHeld(address share, uint256 use, uint256 ceiling);
    error HoldPaysTooLittle(uint256 paid, uint256 minimum);
    error PremiumTooHigh(uint256 premium, uint256 maximum);
    error CashNotThere(uint256 wanted, uint256 drawn);
    error PremiumArrivedShort(uint256 expected, uint256 received);
    error RiskHalted(address share, uint256 level, uint256 until);
    error NoTicket(uint256 ticket);
    error TicketOfAnother(uint256 ticket, address holder);
    error TicketOfOtherShare(uint256 ticket, address share);
    error TicketShort(uint256 ticket, uint256 wanted, uint256 left);
    error TicketExpired(uint256 ticket, uint256 until);
    error TicketNotOver(uint256 ticket, uint256 until);
    error TooManyHeld(uint256 maximum);

    /// @notice What a ticket for all of `amount` until `until` would be now, whoever asked.
    /// @return gross value at the bid, cash units
    /// @return paid what it would pay: what a sale would
    /// @return premium its price, cash units, rounded up
    function quote(address share, uint256 amount, uint256 until)
        external
        view
        returns (uint256 gross, uint256 paid, uint256 premium);

    /// @notice Buys a firm price for `amount` of the caller's shares, which stay with it. The premium has to be approved.
    /// @param until unix seconds until which it can be used, included
    function buy(address share, uint256 amount, uint256 until, uint256 minimumPaid, uint256 maximumPremium)
        external
        returns (uint256 ticket, uint256 paid, uint256 premium);

    /// @notice Books the use of a ticket for `amount` shares that `from` has handed to the desk. Only the desk.
    function exercise(uint256 ticket, address share, address from, uint256 amount)
        external
        returns (uint256 paid);

    /// @notice Pays what an exercise came to. Only the desk.
    function pay(address receiver, uint256 paid) external;

    /// @notice Ends tickets that are over or used up: cash that was not used goes back to the reserve and the bucket,
    /// the premium is booked. Tickets that are gone already are passed over. Anyone.
    function release(uint256[] calldata tickets) external;

    /// @notice Hands the premium that exercises have earned to the reserve. Anyone.
    function collect(address share) external returns (uint256 earned);

    function ticketOf(uint256 ticket) external view returns (Ticket memory);

    /// @notice Tickets ever sold: their numbers run from 1 to this.
    function count() external view returns (uint256);

    function termsOf(address share) external view returns (Terms memory);

    function bookOf(address share) external view returns (Book memory);

    /// @notice Share units for which tickets are outstanding.
    function outstanding(address share) external view returns (uint256);
}
