// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Cash that liquidity providers share out to the desks that buy shares of pools.
interface IReserve {
    /// @dev What a provider has announced to take out.
    /// @param shares Reserve shares, never more than the provider has held without a break since
    /// @param since unix seconds of the announcement
    struct Notice {
        uint128 shares;
        uint40 since;
    }

    /// @dev What is kept for the market makers; one word.
    /// @param owed cash units kept and not fetched; no part of `funds`
    /// @param behind cash units by which losses are ahead of gains since these were highest
    /// @param part of gains, 1e-4
    struct MakersBook {
        uint112 owed;
        uint128 behind;
        uint16 part;
    }

    event MakersSet(address indexed makers, uint256 part);
    /// @param cash of a gain that is booked in the same breath
    event KeptForMakers(uint256 cash);
    event MakersPaid(address indexed makers, uint256 cash);
    /// @param cash what the desk gained, negative: lost, cash units
    event Booked(address indexed desk, int256 cash, uint256 funds);
    event Drawn(address indexed desk, uint256 cash);
    event Announced(address indexed owner, uint256 shares, uint256 from, uint256 until);
    event DeskAdded(address indexed desk);
    event DeskRemoved(address indexed desk);
    event IdleSet(address indexed idle);

    error NotMakers(address caller);
    error MakersPartTooLarge(uint256 part, uint256 maximum);
    error NotDesk(address caller);
    error DeskKnown(address desk);
    error DeskOfAnotherReserve(address desk, address reserve);
    error DeskInUse(address desk, uint256 cost, uint256 entryValue, uint256 cash);
    error TooManyDesks(uint256 maximum);
    error AnnouncedTooMuch(uint256 shares, uint256 balance);
    error CashArrivedShort(uint256 expected, uint256 received);
    error NoShares(uint256 assets);
    error BadTimes(uint256 cooldown, uint256 window);

    function asset() external view returns (address cash);

    /// @notice Cash at hand plus inventory at cost, cash units. A purchase by a desk does not change it: it swaps one
    /// for the other.
    function funds() external view returns (uint256);

    /// @notice Value of everything for who leaves (`low`) and for who enters (`high`), cash units.
    function worth() external view returns (uint256 low, uint256 high);

    /// @notice Cash that providers could take out now if it were all theirs to take, cash units.
    function available() external view returns (uint256);

    /// @notice Cash that a desk could draw now: here, and what idle cash says it gives back at once. Cash units.
    function cash() external view returns (uint256);

    /// @notice The member that keeps idle cash elsewhere; zero: none.
    function idle() external view returns (address);

    function notice(address owner) external view returns (Notice memory);

    /// @notice Announces that the caller will take out `shares`: `cooldown` from now, within `window`. Replaces what
    /// was announced before, its time included. Zero withdraws the announcement.
    function announce(uint256 shares) external;

    /// @notice Hands up to `amount` of cash to the calling desk, as much as is here.
    function draw(uint256 amount) external returns (uint256 drawn);

    /// @notice Books what the calling desk gained (proceeds less cost of what it sold) or lost. Only desks.
    function book(int256 gain) external;

    /// @notice Who pays the market makers out of what is kept for them.
    function makers() external view returns (address);

    function makersBook() external view returns (MakersBook memory);

    /// @notice Hands what is kept for the market makers to `makers`, which alone may call, as far as there is cash here.
    function payMakers() external returns (uint256 paid);

    /// @notice Desks that may draw.
    function desks() external view returns (address[] memory);
}
