// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Resting quotes: a maker leaves cash and shares here with a rule around the NAV, and whoever comes trades at
/// that price without the maker sending anything.
///
/// With q shares in the maker's book, its marginal bid is bid * (1 - below - skew * q / most) and its marginal ask is
/// ask * (1 + above + skew * (1 - q / most)): neither ever lies inside the NAV's own bid and ask, and both fall as the
/// book fills. A trade pays the integral over the shares that it moves, so pieces never come to more than the whole.
interface IQuotes {
    /// @param below part of the NAV's bid that an empty book takes off, 1e-5
    /// @param above part of the NAV's ask that a full book puts on, 1e-5
    /// @param skew what a full book takes off more, and an empty one puts on more, 1e-5
    /// @param size most that trades at once, 1e-4 of `most`; what was traded comes back evenly over an hour
    /// @param end unix seconds from which the rule does not trade
    /// @param most share units that the book may come to hold
    struct Terms {
        uint16 below;
        uint16 above;
        uint16 skew;
        uint16 size;
        uint32 end;
        uint96 most;
    }

    /// @param terms see Terms
    /// @param since unix seconds of the maker's last change that could add depth or better its price
    /// @param sellsOnly the maker may not be sold to: the share does not admit it any more
    struct Rule {
        Terms terms;
        uint32 since;
        bool sellsOnly;
    }

    /// @param cash cash units
    /// @param shares share units
    /// @param distribution number of the last distribution that the book was settled for, modulo 2^16
    /// @param used part of the size in use at `time`, 2^-32
    /// @param time unix seconds of the last trade
    struct Book {
        uint256 cash;
        uint256 shares;
        uint256 distribution;
        uint256 used;
        uint256 time;
    }

    event RuleSet(
        address indexed share,
        address indexed maker,
        uint256 below,
        uint256 above,
        uint256 skew,
        uint256 size,
        uint256 end,
        uint256 most
    );
    event Suspended(address indexed share, address indexed maker, bool altogether);
    event QuotesDeposited(address indexed share, address indexed maker, uint256 shares, uint256 cash);
    event QuotesWithdrawn(
        address indexed share, address indexed maker, address indexed receiver, uint256 shares, uint256 cash
    );
    event QuotesDelivered(
        address indexed share, address indexed maker, address indexed to, uint256 shares, address agent
    );
    /// @param buys the maker bought
    /// @param price WAD cash units a share unit: the NAV's side that counted
    event QuoteTaken(
        address indexed share,
        address indexed maker,
        address indexed taker,
        bool buys,
        uint256 shares,
        uint256 cash,
        uint256 price
    );
    event QuotesIncomePaid(address indexed share, address indexed maker, uint256 amount);

    error QuotesOfAnotherGate(address share, address gate);
    error QuotesOtherCash(address share, address cash);
    error QuoteTermsOutOfRange(uint256 discount, uint256 premium, uint256 size, uint256 most);
    error QuoteMostBelowHeld(uint256 most, uint256 held);
    error QuoteOver(address share, address maker, uint256 end);
    error QuoteSellsOnly(address share, address maker);
    error QuotePaysNothing(address share, address maker, uint256 amount);
    error QuoteFilledTooLittle(uint256 filled, uint256 minimum);
    error QuotePaidTooLittle(uint256 paid, uint256 minimum);
    error QuoteCostsTooMuch(uint256 cost, uint256 maximum);
    error QuoteNoReceiver();
    error QuoteNothingAsked();
    error QuoteBadInstructions(bytes data);
    error QuoteCashShort(uint256 wanted, uint256 held);
    error QuoteSharesShort(uint256 wanted, uint256 held);
    error QuoteCashArrivedShort(uint256 expected, uint256 received);
    error NotTheMaker(address caller, address maker);
    error MakerStillAdmitted(address maker);
    error MakerNotAdmitted(address maker);
    error NotAgentOfShare(address caller);

    function nav() external view returns (address);
    function cash() external view returns (address);

    // ---- for makers

    /// @notice Sets the caller's rule. One that trades needs an admission to the share; who has lost it may still sell.
    function set(address share, Terms calldata terms) external;

    /// @notice Adds to the caller's book, from its approvals.
    function deposit(address share, uint256 shares, uint256 cash_) external;

    /// @notice Takes out of a book: `shares` to the caller, `cash_` to `receiver`. Nothing stands in the way but the
    /// share's own rules, and those never in the way of cash.
    /// @param maker the caller, or a lost wallet that was recovered to the caller
    function withdraw(address share, address maker, uint256 shares, uint256 cash_, address receiver) external;

    /// @notice Pays the income of the shares in the maker's book.
    /// @param maker the caller, or a lost wallet that was recovered to the caller
    function collect(address share, address maker, address receiver) external returns (uint256 paid);

    /// @notice Sells shares of the caller's book to another maker's: who cannot receive its shares can still leave.
    function sellHeld(
        address share,
        address owner,
        address maker,
        uint256 amount,
        uint256 minimumPaid,
        address receiver
    ) external returns (uint256 filled, uint256 paid);

    // ---- about makers

    /// @notice A maker whom the share admits no more buys no more; one that is frozen trades no more. Anyone.
    function suspend(address share, address maker) external;

    /// @notice Delivers shares of a maker whom the share does not admit to a wallet that it does. Only the share's
    /// owner or agents.
    function deliver(address share, address maker, uint256 shares, address to) external;

    // ---- for takers

    /// @notice Sells the caller's shares, approved to this contract, to a maker: as much as its rule, cash and size take.
    /// A sale without an approval: `share.transferAndCall(quotes, amount, abi.encode(maker, minimumPaid, receiver))`,
    /// all of it or nothing.
    /// @param minimumPaid cash units for the whole of `amount`; counts in proportion when only a part is filled
    /// @param minimumFilled share units; equal to `amount`: all or nothing
    function sell(
        address share,
        address maker,
        uint256 amount,
        uint256 minimumPaid,
        uint256 minimumFilled,
        address receiver
    ) external returns (uint256 filled, uint256 paid);

    /// @notice Buys from a maker's book, with the caller's approved cash.
    /// @param maximumCost cash units for the whole of `amount`; counts in proportion when only a part is filled
    /// @param receiver of the shares, whom the share's rules must admit
    function buy(
        address share,
        address maker,
        uint256 amount,
        uint256 maximumCost,
        uint256 minimumFilled,
        address receiver
    ) external returns (uint256 filled, uint256 cost);

    // ---- views

    /// @notice What a sale would fill and pay now; nothing where the rule does not trade. Reverts on a stale mark.
    function quoteSale(address share, address maker, uint256 amount)
        external
        view
        returns (uint256 filled, uint256 paid);

    function quotePurchase(address share, address maker, uint256 amount)
        external
        view
        returns (uint256 filled, uint256 cost);

    /// @notice Share units that the maker would buy and sell now at a marginal price no further than `spread` (1e-5)
    /// below the bid and above the ask, and since when nothing of that was added by the maker.
    function depthOf(address share, address maker, uint256 spread)
        external
        view
        returns (uint256 buys, uint256 sells, uint256 since);

    function ruleOf(address share, address maker) external view returns (Rule memory);
    function bookOf(address share, address maker) external view returns (Book memory);

    /// @notice Income of the shares in the maker's book that has not been paid, cash units.
    function incomeOf(address share, address maker) external view returns (uint256);
}
