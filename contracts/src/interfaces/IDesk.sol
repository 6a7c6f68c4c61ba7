// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReserveUser} from "./IReserveUser.sol";

/// @notice Buys shares at `nav.bid` less a fee that grows with the use of a leaky bucket, sells them back at `nav.ask`.
interface IDesk is IReserveUser {
    /// @dev Conditions on which a share is bought.
    /// @param limit gross value that may be in the bucket, cash units; kept with 24 significant bits, rounded down.
    /// Zero: nothing is bought
    /// @param base fee at an empty bucket, 1e-5 of gross value
    /// @param slope fee added at a full bucket, 1e-5 of gross value: marginal fee = base + slope * use^2
    /// @param window days in which a full bucket leaks dry, 1..255
    struct Terms {
        uint96 limit;
        uint16 base;
        uint16 slope;
        uint8 window;
    }

    /// @param filled share units taken
    /// @param gross their value at the bid, cash units
    /// @param paid cash units: gross less fee
    event Sold(address indexed share, address indexed seller, uint256 filled, uint256 gross, uint256 paid);
    event Bought(
        address indexed share, address indexed buyer, address receiver, uint256 amount, uint256 cost
    );
    event Listed(address indexed share, uint256 limit, uint256 base, uint256 slope, uint256 window);
    event Unlisted(address indexed share);
    /// @param sellUntil unix seconds until which nothing is bought; a time that has passed: it is
    /// @param buyUntil unix seconds until which no inventory is sold, likewise
    event DeskHaltSet(address indexed share, uint256 sellUntil, uint256 buyUntil);
    event FloatSet(uint256 target);
    event Harvested(address indexed share, uint256 income, uint256 costOut);
    event WrittenDown(address indexed share, uint256 loss);
    event Settled(address indexed share, uint256 amount, uint256 proceeds);
    event HoldsSet(address holds);

    error NotListed(address share);
    error AlreadyListed(address share);
    error TooManyListed(uint256 maximum);
    error NotGateOf(address share, address gate);
    error OtherCash(address share, address cash);
    error BadTerms(uint256 base, uint256 slope, uint256 window);
    error StillHeld(address share, uint256 inventory, uint256 cost);
    error LimitReached(address share, uint256 level, uint256 limit);
    error DeskHalted(address share, uint256 until);
    error HaltTooLong(uint256 until);
    error NoCash(address share);
    error PaysNothing(address share, uint256 amount, uint256 gross);
    error PaidTooLittle(uint256 paid, uint256 minimum);
    error FilledTooLittle(uint256 filled, uint256 minimum);
    error CostsTooMuch(uint256 cost, uint256 maximum);
    error InventoryShort(address share, uint256 wanted, uint256 held);
    error CashArrivedShort(uint256 expected, uint256 received);
    error BadInstructions(bytes data);
    error NoReceiver();
    error NothingWanted();
    error OnlyReserve(address caller);
    error OnlyHolds(address caller);
    error HoldsKnown(address holds);

    function cash() external view returns (address);
    function nav() external view returns (address);

    /// @notice What a sale of `amount` would get now. Zero filled when the bucket is full or there is no cash.
    /// Reverts when the share is not listed or its mark is stale.
    /// @return filled share units that would be taken; the rest stays with the seller
    /// @return gross value of `filled` at the bid, rounded down
    /// @return fee rounded up
    /// @return paid gross less fee, cash units
    function quote(address share, uint256 amount)
        external
        view
        returns (uint256 filled, uint256 gross, uint256 fee, uint256 paid);

    /// @notice Sells the caller's shares, which it has approved to this desk. What cannot be filled is not taken.
    /// @param minimumPaid cash units for the whole of `amount`; counts in proportion when only a part is filled
    /// @param minimumFilled share units; equal to `amount`: all or nothing
    /// @param receiver of the cash
    function sell(address share, uint256 amount, uint256 minimumPaid, uint256 minimumFilled, address receiver)
        external
        returns (uint256 filled, uint256 paid);

    /// @notice `sell` with the approval signed (ERC-2612) for exactly `amount`.
    function sellWithPermit(
        address share,
        uint256 amount,
        uint256 minimumPaid,
        uint256 minimumFilled,
        address receiver,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256 filled, uint256 paid);

    /// @notice What `amount` of the inventory costs now, cash units, rounded up. Reverts when the mark is stale.
    function costOf(address share, uint256 amount) external view returns (uint256);

    /// @notice Sells `amount` of the inventory at the ask to `receiver`, whom the share's rules must admit.
    function buy(address share, uint256 amount, uint256 maximumCost, address receiver)
        external
        returns (uint256 cost);

    /// @notice Claims the income of the inventory for the reserve. It lowers the inventory's cost first. Anyone.
    function harvest(address share) external returns (uint256 income);

    /// @notice Turns inventory of a pool that pays it out (closed, or a tranche repaid in full) into cash. Anyone.
    function settle(address share) external returns (uint256 proceeds);

    /// @notice Tops the float up to its target from the reserve. Anyone.
    function fund() external returns (uint256 drawn);

    /// @notice What a sale of all of `amount` would be now, before any cash is looked at. Reverts when it does not fit
    /// the bucket, or pays nothing.
    /// @return gross value at the bid, cash units, rounded down
    /// @return paid gross less fee
    /// @return from use of the bucket before it, 2^63 = full
    /// @return to use after it
    /// @return limit of the bucket, cash units
    function firm(address share, uint256 amount)
        external
        view
        returns (uint256 gross, uint256 paid, uint256 from, uint256 to, uint256 limit);

    /// @notice Changes the fee of a share and nothing else of its terms. Only who the authority lets.
    function setFee(address share, uint16 base, uint16 slope) external;

    /// @notice Takes the bucket to `use`, for a ticket that was sold at `firm`. Only Holds.
    function hold(address share, uint256 use) external;

    /// @notice Refills the bucket by `cash` that was set aside and came back unused. Only Holds.
    function unhold(address share, uint256 cash) external;

    /// @notice State of a share's leaky bucket, cash units, and the cash that could be paid for it now.
    function bucket(address share) external view returns (uint256 level, uint256 limit, uint256 available);

    function terms(address share) external view returns (Terms memory);

    /// @notice Unix seconds until which nothing is bought, and no inventory sold; zero: it is.
    function haltOf(address share) external view returns (uint256 sellUntil, uint256 buyUntil);

    /// @notice Whether `share` is listed.
    function listed(address share) external view returns (bool);

    /// @notice Inventory of one share: units held, what they cost, what they count for who leaves the reserve and for
    /// who enters it, cash units.
    function holding(address share)
        external
        view
        returns (uint256 held, uint256 paid, uint256 low, uint256 high);
}
