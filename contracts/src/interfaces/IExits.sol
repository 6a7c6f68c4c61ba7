// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Sells shares over several exits in one transaction: `share.transferAndCall(exits, amount, abi.encode(order))`.
interface IExits {
    /// @dev Part of an order that one exit is to take.
    /// @param kind 1 desk, 2 market, 3 block, 4 resting quotes, 5 windows
    /// @param shares share units that it is given, at most
    /// @param minimumPaid cash units for all of `shares`; counts in proportion when less is taken
    /// @param data of a block its quotes, abi.encode(IBlock.Fill[]); of resting quotes abi.encode(maker); of windows
    /// abi.encode(window), or empty for the first that is open; of desk and market empty
    struct Leg {
        uint8 kind;
        uint128 shares;
        uint128 minimumPaid;
        bytes data;
    }

    /// @param receiver of all the cash
    /// @param deadline unix seconds, the last at which it may be carried out
    /// @param minimumPaid cash units for all shares that legs are to sell at once, in proportion when less is sold
    /// @param minimumFilled share units that must be sold at once; all of them: all or nothing
    /// @param queue the rest goes into the first open window in the seller's name; otherwise back to the seller
    struct Order {
        address receiver;
        uint48 deadline;
        uint128 minimumPaid;
        uint128 minimumFilled;
        bool queue;
        Leg[] legs;
    }

    /// @dev What a leg came to.
    /// @param shares share units taken; in windows: queued
    /// @param paid cash units
    struct Fill {
        uint8 kind;
        uint128 shares;
        uint128 paid;
    }

    /// @param shares share units handed in
    /// @param sold of them
    /// @param paid cash units to `receiver`
    /// @param queued share units in windows; what is neither sold nor queued went back to the seller
    /// @param fills one a leg, in the order of the legs
    event Exited(
        address indexed share,
        address indexed seller,
        address receiver,
        uint256 shares,
        uint256 sold,
        uint256 paid,
        uint256 queued,
        Fill[] fills
    );
    /// @param leg number of the leg that took nothing, and why
    event LegRefused(address indexed share, address indexed seller, uint256 leg, bytes reason);

    error NotAnOrder(bytes data);
    error OrderExpired(uint256 deadline);
    error NoReceiver();
    error NoSuchExit(uint256 kind);
    error LegsExceedOrder(uint256 shares, uint256 amount);
    error LegFailed(uint256 kind);
    error SoldTooLittle(uint256 sold, uint256 minimum);
    error PaidTooLittle(uint256 paid, uint256 minimum);
    error NothingSold();

    function cash() external view returns (address);

    /// @notice Where legs of a kind go for a share; zero: there is no such exit.
    function exitOf(address share, uint256 kind) external view returns (address);
}
