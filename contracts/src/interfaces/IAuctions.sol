// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Sealed-bid batch auctions of a share: orders are committed with a deposit, revealed, and cleared at one price.
interface IAuctions {
    /// @param commitEnds unix seconds: last moment to place an order or to take it back
    /// @param revealEnds unix seconds: last moment to reveal
    /// @param forfeit 1e-5 of its deposit that an order loses to the other side when it is not revealed
    /// @param least smallest deposit, cash units of a buyer, share units of a seller
    struct Terms {
        uint40 commitEnds;
        uint40 revealEnds;
        uint16 forfeit;
        uint96 least;
    }

    /// @param reopening opened by the guard, to find a price
    /// @param anchor price of the NAV at the opening, WAD cash units a share unit: of several clearing prices the one
    /// nearest to it counts
    /// @param orders that have been placed
    /// @param revealed of them
    struct Auction {
        address share;
        bool reopening;
        bool settled;
        Terms terms;
        uint256 anchor;
        uint256 orders;
        uint256 revealed;
        uint256 price;
        uint256 volume;
    }

    /// @param seal until it is revealed
    /// @param deposit cash units of a buyer, share units of a seller
    /// @param shares that were revealed, share units
    /// @param price that was revealed, WAD cash units a share unit: the most a buyer pays, the least a seller takes
    /// @param cash units that the order has coming now, income of its shares included
    /// @param coming share units that it has coming now
    struct Order {
        address owner;
        bool sells;
        bool revealed;
        bool cashTaken;
        bool sharesTaken;
        bytes32 seal;
        uint256 deposit;
        uint256 shares;
        uint256 price;
        uint256 cash;
        uint256 coming;
    }

    event AuctionOpened(
        uint256 indexed id, address indexed share, bool reopening, Terms terms, uint256 anchor
    );
    event OrderSealed(
        uint256 indexed id, uint256 indexed number, address indexed owner, bool sells, uint256 deposit
    );
    event OrderWithdrawn(uint256 indexed id, uint256 indexed number, address receiver);
    event OrderRevealed(uint256 indexed id, uint256 indexed number, uint256 shares, uint256 price);
    event AuctionTallied(uint256 indexed id, uint256 low, uint256 high, uint256 counted);
    event AuctionCleared(
        uint256 indexed id, uint256 price, uint256 volume, uint256 forfeitedCash, uint256 forfeitedShares
    );
    event AuctionCashTaken(uint256 indexed id, uint256 indexed number, address receiver, uint256 cash);
    event AuctionSharesTaken(
        uint256 indexed id, uint256 indexed number, address receiver, uint256 shares, uint256 income
    );
    event AuctionIncome(address indexed share, uint256 income);
    event GuardSet(address guard);

    error NotOpener(address caller, address servicer);
    error AuctionUnknownPool(address pool);
    error AuctionNotGate(address share, address gate);
    error AuctionOtherCash(address share, address cash);
    error AuctionTimesOutOfRange(uint256 commitEnds, uint256 revealEnds);
    error ForfeitOutOfRange(uint256 forfeit, uint256 most);
    error UnknownAuction(uint256 id);
    error UnknownOrder(uint256 id, uint256 number);
    error AuctionOfAnotherShare(uint256 id, address share);
    error CommitOver(uint256 id, uint256 commitEnds);
    error NotRevealing(uint256 id, uint256 from, uint256 to);
    error NotTallying(uint256 id, uint256 from, uint256 to);
    error DepositTooSmall(uint256 deposit, uint256 least);
    error DepositTooLarge(uint256 deposit);
    error SealDiffers(uint256 id, uint256 number);
    error RevealedAlready(uint256 id, uint256 number);
    error RevealOutOfRange(uint256 shares, uint256 price);
    error DepositShort(uint256 needed, uint256 deposit);
    error AuctionOpen(uint256 id);
    error NotOwnerOfOrder(address caller, address owner);
    error NothingToTake(uint256 id, uint256 number);
    error AuctionNotAdmitted(address wallet);
    error AuctionCashShort(uint256 expected, uint256 received);
    error NoReceiverGiven();

    function cash() external view returns (address);
    function nav() external view returns (address);

    /// @notice Whose auctions are reopening auctions.
    function guard() external view returns (address);

    /// @notice Opens an auction. The servicer of the share's pool, or the guard.
    function open(address share, Terms calldata terms) external returns (uint256 id);

    /// @notice Places a sealed buy order: `deposit` of the caller's cash, which it has approved, covers it in full.
    /// A sealed sell order is `share.transferAndCall(auctions, shares, abi.encode(id, seal))`.
    /// @param seal `sealOf` the order with a random salt
    function commit(uint256 id, bytes32 seal, uint256 deposit) external returns (uint256 number);

    /// @notice Takes an order back before the commitments end.
    function withdraw(uint256 id, uint256 number, address receiver) external;

    /// @notice Opens a sealed order. Anyone who knows what is in it.
    function reveal(uint256 id, uint256 number, uint256 shares, uint256 price, uint256 salt) external;

    /// @notice Counts the next `count` orders at two candidate prices, the lowest and the highest at which the auction
    /// clears (both zero: nothing clears), and settles it once all are counted. Anyone, as often as needed; wrong
    /// candidates disturb nobody. Reverts where the candidates are not the ends of the clearing prices.
    function tally(uint256 id, uint256 low, uint256 high, uint256 count) external returns (bool settled);

    /// @notice Pays what an order has coming, cash and shares, to `receiver`.
    /// @dev Of an auction that nobody settled in time that is the deposit.
    function claim(uint256 id, uint256 number, address receiver)
        external
        returns (uint256 cash, uint256 shares);

    /// @notice The cash alone, so that who cannot receive shares is paid.
    function takeCash(uint256 id, uint256 number, address receiver) external returns (uint256 cash);

    /// @notice The shares alone, and their income as cash.
    function takeShares(uint256 id, uint256 number, address receiver)
        external
        returns (uint256 shares, uint256 income);

    /// @notice What an auction came to. Price and volume are zero where nothing cleared.
    /// @return price WAD cash units a share unit
    /// @return volume share units that changed hands
    /// @return settled whether this is final
    function clearing(uint256 id) external view returns (uint256 price, uint256 volume, bool settled);

    function auctions() external view returns (uint256 count);
    function auctionOf(uint256 id) external view returns (Auction memory);
    function orderOf(uint256 id, uint256 number) external view returns (Order memory);

    /// @notice What is committed for an order. Bound to chain, contract, auction and owner: nobody can copy it.
    function sealOf(uint256 id, address owner, bool sells, uint256 shares, uint256 price, uint256 salt)
        external
        view
        returns (bytes32);
}
