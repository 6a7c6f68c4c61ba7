// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Block trades: makers sign quotes for one named taker, who settles several of them for one size, all or none.
interface IBlock {
    /// @dev What a maker signs (EIP-712, domain "Specie Block", version "1").
    /// @param maker who signs; a contract answers ERC-1271
    /// @param buys true: the maker buys shares for cash; false: it sells shares
    /// @param shares share units at most
    /// @param price WAD cash units a share unit
    /// @param taker the only party that may use the quote
    /// @param deadline unix seconds: last moment at which it may be used
    /// @param nonce the maker's own number of this quote: used once; the maker's latest 216 numbers are alive
    /// @param whole nothing but all of `shares` may be taken
    struct Quote {
        address maker;
        address share;
        bool buys;
        uint128 shares;
        uint128 price;
        address taker;
        uint48 deadline;
        uint40 nonce;
        bool whole;
    }

    /// @dev One leg: `shares` of a quote and the maker's signature.
    struct Fill {
        Quote quote;
        uint128 shares;
        bytes signature;
    }

    /// @param makerBuys whether the shares went to the maker
    /// @param shares share units
    /// @param cash cash units
    event BlockTraded(
        address indexed share,
        address indexed maker,
        address indexed taker,
        bool makerBuys,
        uint256 nonce,
        uint256 shares,
        uint256 cash
    );
    event BlockListed(address indexed share, uint256 band);
    event QuoteCancelled(address indexed maker, uint256 nonce);
    event QuotesCancelledBelow(address indexed maker, uint256 nonce);
    event ExitsSet(address exits);

    error BlockNotListed(address share);
    error BlockNotGate(address share, address gate);
    error BlockOtherCash(address share, address cash);
    error BandOutOfRange(uint256 band, uint256 most);
    error BlockSharesDiffer(uint256 sent, uint256 legs);
    error QuoteOfAnotherShare(uint256 leg, address share);
    error QuoteOfOtherSide(uint256 leg, bool makerBuys);
    error QuoteForAnotherTaker(uint256 leg, address taker, address caller);
    error QuoteExpired(uint256 leg, uint256 deadline);
    error QuoteUsed(uint256 leg, address maker, uint256 nonce);
    error QuoteTooSmall(uint256 leg, uint256 wanted, uint256 quoted);
    error QuoteWhole(uint256 leg, uint256 wanted, uint256 quoted);
    error QuoteUnsigned(uint256 leg, address maker);
    error PriceOutsideBand(uint256 leg, uint256 price, uint256 edge);
    error BlockPaysTooLittle(uint256 paid, uint256 minimum);
    error BlockCostsTooMuch(uint256 cost, uint256 maximum);
    error NonceAlreadyGone(address maker, uint256 nonce);
    error NotForOthers(address caller, address seller);
    error NobodyReceives();
    error NoLegs();
    error BlockBadInstructions(bytes data);

    function cash() external view returns (address);
    function nav() external view returns (address);

    /// @notice The router that may sell for the taker whom it names, with shares that this taker has sent it.
    function exits() external view returns (address);

    /// @notice Sells the sender's shares to makers: `share.transferAndCall(block, shares, data)`, without approval. Cash
    /// goes from each maker, who has approved it, to `receiver`.
    /// @param data abi.encode(address seller, address receiver, uint256 minimumPaid, bytes fills), where fills is
    /// abi.encode(Fill[]). Seller is the sender; only `exits` names another, for whom the quotes then are
    function onTransferReceived(address operator, address from, uint256 amount, bytes calldata data)
        external
        returns (bytes4);

    /// @notice Buys shares from makers, who have approved them, with the caller's cash, which it has approved.
    /// @param maximumCost cash units, of all legs
    /// @param receiver of the shares, whom the share's rules admit
    function buy(address share, Fill[] calldata fills, uint256 maximumCost, address receiver)
        external
        returns (uint256 shares, uint256 cost);

    /// @notice Takes back quotes of the caller by their numbers.
    function cancel(uint256[] calldata nonces) external;

    /// @notice Takes back all quotes of the caller with numbers below `nonce`.
    function cancelBelow(uint256 nonce) external;

    /// @notice Whether a quote with this number could still be used.
    function usable(address maker, uint256 nonce) external view returns (bool);

    /// @notice The lowest number at and above which nothing has been used or cancelled: a maker's next quote.
    function nextNonce(address maker) external view returns (uint256);

    /// @notice Part of the bid, 1e-5, by which a price may lie below it (above the ask, where the taker buys); and
    /// whether blocks of the share are settled here.
    function bandOf(address share) external view returns (uint256 band, bool listed);

    /// @notice What the maker signs.
    function digest(Quote calldata quote) external view returns (bytes32);
}
