// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A Uniswap v4 pool for each listed share against cash, whose hook and only router is this contract: trades
/// stay in a band around the NAV, and what a step of the NAV would cost the providers is charged to who takes it.
///
/// Ticks are of the price in cash units a share unit, whatever the order of the two tokens in Uniswap: price =
/// 1.0001^tick. Fees are in pips, 1e-6 of what the trader hands in.
interface IMarket {
    /// @param width ticks (about basis points) that a trade may take the price below the bid or above the ask, 1..1023
    /// @param base fee of a trade at the NAV on a quiet day, pips; kept in tens, rounded down
    struct Terms {
        uint16 width;
        uint16 base;
    }

    /// @dev What a share's market remembers between two trades; one word.
    /// @param bidTick bid when shares were last sold
    /// @param askTick ask when shares were last bought
    /// @param poolTick price at which the last trade began
    /// @param time unix seconds of the last trade; of a closed market: when it opens by itself
    /// @param energy squared ticks that the price moved, fading by a factor e a day
    /// @param above ticks by which the ask was lifted over the price by reports, and which nobody has bought yet
    /// @param below ticks by which the bid was dropped under the price by reports, and which nobody has sold yet
    /// @param fees share units in the pool that are fees nobody has collected; a lower bound
    /// @param distribution number of the last distribution whose income was harvested, modulo 2^16
    /// @param width, base see Terms
    /// @param first the share is Uniswap's currency0
    /// @param closed no trades until `time`
    struct State {
        int24 bidTick;
        int24 askTick;
        int24 poolTick;
        uint32 time;
        uint256 energy;
        uint256 above;
        uint256 below;
        uint256 fees;
        uint256 distribution;
        uint256 width;
        uint256 base;
        bool first;
        bool closed;
    }

    /// @param liquidity Uniswap's liquidity of the range
    /// @param since unix seconds of the last addition; fees earned within a day of it are lost by touching the position
    /// @param harvested number of harvests of income that have been paid
    struct Position {
        uint128 liquidity;
        uint40 since;
        uint32 harvested;
    }

    /// @param shares share units that the owner could not receive; they stay in the pool manager in this contract's name
    /// @param cash cash units of an unwound position, and income of `shares`
    /// @param harvested number of harvests of income that `shares` have been credited
    struct Held {
        uint96 shares;
        uint128 cash;
        uint32 harvested;
    }

    event MarketListed(address indexed share, uint256 width, uint256 base);
    /// @param until unix seconds until which nothing is traded; now: it is
    event TradingSet(address indexed share, uint256 until);
    /// @param given what was handed in, fee included: share units of a sale, cash units of a purchase
    /// @param got cash units of a sale, share units of a purchase
    /// @param fee pips of `given`
    event Traded(
        address indexed share, address indexed trader, bool sell, uint256 given, uint256 got, uint256 fee
    );
    /// @param liquidity added, or negative: taken out
    /// @param shares share units that left the pool for it, negative: that were taken; `cash` likewise
    /// @param feeShares, feeCash fees of the position until now, in `shares` and `cash` unless they were forfeited
    event LiquidityChanged(
        address indexed share,
        address indexed provider,
        int24 lower,
        int24 upper,
        int256 liquidity,
        int256 shares,
        int256 cash,
        uint256 feeShares,
        uint256 feeCash,
        bool forfeited
    );
    event IncomeHarvested(address indexed share, uint256 number, uint256 income, uint256 perShare);
    event IncomePaid(address indexed share, address indexed provider, uint256 amount);
    event Unwound(address indexed share, address indexed provider, address indexed agent);
    event HeldBack(address indexed share, address indexed owner, uint256 shares, uint256 cash);
    event Released(
        address indexed share, address indexed owner, address indexed to, uint256 shares, uint256 cash
    );

    error MarketNotListed(address share);
    error MarketListedAlready(address share);
    error NotGateOfManager(address share, address gate);
    error MarketOtherCash(address share, address cash);
    error MarketTermsOutOfRange(uint256 width, uint256 base);
    error WrongHookAddress(address market, uint160 flags);
    error TradingClosed(address share);
    error OutsideBand(address share, int256 tick, int256 edge);
    error Worthless(address share);
    error NothingFilled(address share, uint256 amount);
    error MarketFilledTooLittle(uint256 filled, uint256 minimum);
    error ReceivedTooLittle(uint256 received, uint256 minimum);
    error AddsTooMuch(int256 shares, int256 cash, uint256 maximumShares, uint256 maximumCash);
    error WithdrawsTooLittle(uint256 shares, uint256 cash, uint256 minimumShares, uint256 minimumCash);
    error LiquidityShort(uint256 wanted, uint256 held);
    error MarketNotAdmitted(address wallet);
    error StillAdmitted(address wallet);
    error NotTransferAgent(address caller);
    error NotProvider(address caller, address provider);
    error HeldSharesFrozen(address owner);
    error HeldShort(uint256 wanted, uint256 held);
    error LiquidityBetween(address share);
    error PaymentShort(uint256 expected, uint256 received);
    error OnlyPoolManager(address caller);
    error NoWallet();
    error NothingAsked();
    error AmountOutOfRange(uint256 amount);

    function manager() external view returns (address);
    function cash() external view returns (address);
    function nav() external view returns (address);

    /// @notice Sells the caller's shares, approved to this contract, as far as the band goes. What cannot be filled is
    /// not taken.
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

    /// @notice Buys shares for up to `spend` of the caller's cash, as far as the band goes.
    /// @param minimumFilled share units for the whole of `spend`; counts in proportion when less is spent
    /// @param minimumSpent cash units; equal to `spend`: all or nothing
    /// @param receiver of the shares, whom the share's rules must admit
    function buy(address share, uint256 spend, uint256 minimumFilled, uint256 minimumSpent, address receiver)
        external
        returns (uint256 filled, uint256 spent);

    /// @notice Adds liquidity between two ticks, multiples of ten, in the caller's name.
    /// @return shares taken, share units; negative where the position's fees came to more
    /// @return cash taken, cash units, likewise
    function provide(
        address share,
        int24 lower,
        int24 upper,
        uint128 liquidity,
        uint256 maximumShares,
        uint256 maximumCash
    ) external returns (int256 shares, int256 cash);

    /// @notice Takes liquidity out with its fees and income; with `liquidity` zero, only those. Neither a stale price
    /// nor a closed market stands in the way. Shares that the caller cannot receive are held for it.
    /// @param provider the caller, or a lost wallet that was recovered to the caller
    /// @param receiver of the cash
    function withdraw(
        address share,
        address provider,
        int24 lower,
        int24 upper,
        uint128 liquidity,
        uint256 minimumShares,
        uint256 minimumCash,
        address receiver
    ) external returns (uint256 shares, uint256 cash);

    /// @notice Takes a provider whom the share does not admit any more out of its position and holds what comes out for
    /// it. Only the share's owner or agents.
    function unwind(address share, address provider, int24 lower, int24 upper) external;

    /// @notice Hands out what is held for `owner`: `shares` to the caller, all of the cash to `receiver`.
    /// @param owner the caller, or a lost wallet that was recovered to the caller
    function release(address share, address owner, uint256 shares, address receiver) external;

    /// @notice Sells shares that are held for `owner` into the pool: who cannot receive them can still leave.
    function sellHeld(address share, address owner, uint256 amount, uint256 minimumPaid, address receiver)
        external
        returns (uint256 filled, uint256 paid);

    /// @notice Delivers shares held for `owner` to a wallet that the share's owner or agent names and the rules admit.
    function deliver(address share, address owner, uint256 shares, address to) external;

    /// @notice Moves the price of a market to the NAV where no liquidity lies between. Anyone.
    function align(address share) external;

    /// @notice Brings in the income of the shares in the pool for their providers. Anyone; every trade does it first.
    function harvest(address share) external;

    /// @notice What the market of `share` remembers, as `MarketWord` packs it; zero: it is not listed.
    function wordOf(address share) external view returns (uint256);

    function positionOf(address share, address provider, int24 lower, int24 upper)
        external
        view
        returns (Position memory);

    function heldFor(address share, address owner) external view returns (Held memory);

    /// @notice Income of a position or of held shares that has been harvested and not paid, cash units.
    function incomeOf(address share, address provider, int24 lower, int24 upper)
        external
        view
        returns (uint256);

    /// @notice Price of the pool, its tick and Uniswap's id of it.
    /// @return id of the pool
    /// @return sqrtPrice as Uniswap counts it, Q64.96 of currency1 a currency0
    /// @return tick of cash units a share unit
    function poolOf(address share) external view returns (bytes32 id, uint160 sqrtPrice, int24 tick);
}
