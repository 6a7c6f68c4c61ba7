// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Price of one collateral unit in debt units.
interface IPriceOracle {
    /// @notice Debt units a collateral unit, times 1e36. Reverts when the price is stale.
    function price() external view returns (uint256);
}

/// @notice First loss of a market.
interface ICoverOfLosses {
    /// @notice Sends the calling market up to `loss` of `token`. What did not arrive counts as not paid.
    function absorb(address token, uint256 loss) external;
}

/// @notice What a borrower's contract does between two halves of a message.
interface ICreditCallback {
    /// @notice The borrowed cash has arrived; collateral may still be locked, debt repaid.
    function onBorrow(uint256 amount, bytes calldata data) external;

    /// @notice The collateral has arrived; debt may still be repaid, collateral locked.
    function onFree(uint256 amount, bytes calldata data) external;

    /// @notice Collateral out of a sale has arrived; `paid` is pulled from the caller when this ends.
    function onBuy(uint256 amount, uint256 paid, bytes calldata data) external;
}

/// @notice Loans against tokens, in markets whose name is the hash of their terms. Whoever prints the debt token is a
/// lender like any other: the same market lends cash, mints a stable token, or mints a synthetic.
///
/// Loan to value (ltv) is debt a worth of collateral, WAD. Up to `open` one may borrow; above `call` anyone may give
/// notice, which ends when the ltv is back at `open`; when the time to cure has passed, or above `seize` without
/// notice, as much collateral is sold as brings it back to `open`, at a price that falls from `top` to `floor`.
interface ICredit {
    /// @dev What never changes in a market.
    /// @param debt what is borrowed
    /// @param collateral what is locked
    /// @param oracle debt units a collateral unit
    /// @param cover takes losses first, and gets `premium` of the interest; zero: none
    /// @param guard whose level 2 opens no sales, and whose level 3 stops the clocks; zero: none
    /// @param desk buys what nobody bought at the floor; zero: none
    /// @param open, call, seize loosest thresholds, WAD; see `Requirement`
    /// @param target yearly rate at a utilisation of 90 % when the market begins, WAD
    /// @param cure seconds of business time (Saturdays and Sundays, UTC, do not count) to answer a margin call
    /// @param fade seconds in which a sale's price falls from `top` to `floor`
    /// @param notice seconds in which tighter thresholds come into force for loans that exist
    /// @param top, floor price of a sale at its beginning and at its end, 1e-4 of the oracle's
    /// @param premium 1e-4 of the interest, for the cover
    /// @param least debt units: a loan is not smaller, and collateral worth less is not left alone in a sale
    /// @param income the collateral is a share that pays income; it goes to the borrowers
    struct Terms {
        address debt;
        address collateral;
        address oracle;
        address cover;
        address guard;
        address desk;
        uint64 open;
        uint64 call;
        uint64 seize;
        uint64 target;
        uint32 cure;
        uint32 fade;
        uint32 notice;
        uint16 top;
        uint16 floor;
        uint16 premium;
        uint96 least;
        bool income;
    }

    /// @param supplied debt units that lenders have coming, interest included
    /// @param owed debt units that borrowers owe
    /// @param since unix seconds up to which interest has been counted
    /// @param rate yearly rate at a utilisation of 90 %, WAD; zero: `target`
    /// @param from, to factors of the thresholds before and after the last change, 1e-4; zero: one
    /// @param changed unix seconds of that change
    struct Market {
        uint128 supplied;
        uint128 supplyShares;
        uint128 owed;
        uint128 owedShares;
        uint48 since;
        uint64 rate;
        uint16 from;
        uint16 to;
        uint48 changed;
    }

    /// @param collateral units
    /// @param owedShares of the market's debt
    /// @param stage 0 none, 1 called, 2 for sale
    struct Position {
        uint112 collateral;
        uint128 owedShares;
        uint16 stage;
    }

    event Supplied(
        bytes32 indexed market, address indexed by, address indexed to, uint256 amount, uint256 shares
    );
    event Withdrawn(
        bytes32 indexed market, address indexed from, address indexed to, uint256 amount, uint256 shares
    );
    event Locked(bytes32 indexed market, address indexed by, address indexed to, uint256 amount);
    event Freed(bytes32 indexed market, address indexed from, address indexed to, uint256 amount);
    event Borrowed(
        bytes32 indexed market, address indexed from, address indexed to, uint256 amount, uint256 shares
    );
    event Repaid(
        bytes32 indexed market, address indexed by, address indexed borrower, uint256 amount, uint256 shares
    );
    event Accrued(bytes32 indexed market, uint256 rate, uint256 interest, uint256 premium);
    event RequirementSet(bytes32 indexed market, uint256 from, uint256 to, uint256 until);
    event Called(bytes32 indexed market, address indexed borrower, uint256 ltv);
    event Cured(bytes32 indexed market, address indexed borrower);
    event SaleOpened(bytes32 indexed market, address indexed borrower, uint256 ltv);
    event Sold(
        bytes32 indexed market,
        address indexed borrower,
        address indexed buyer,
        uint256 collateral,
        uint256 paid
    );
    event Lost(bytes32 indexed market, address indexed borrower, uint256 covered, uint256 shared);
    event IncomeHarvested(address indexed collateral, uint256 income, uint256 perUnit);
    event IncomePaid(
        bytes32 indexed market, address indexed borrower, address indexed receiver, uint256 amount
    );

    error CreditNotAllowed(address owner, address caller);
    error CreditBusy();
    error TooMuchOwed(uint256 ltv, uint256 most);
    error NotCashEnough(uint256 wanted, uint256 available);
    error LoanTooSmall(uint256 owed, uint256 least);
    error CollateralShort(uint256 wanted, uint256 locked);
    error SharesShort(uint256 wanted, uint256 held);
    error NotCallable(uint256 ltv, uint256 call);
    error CalledAlready(address borrower);
    error NotForSale(address borrower);
    error ForSaleAlready(address borrower);
    error NotDue(uint256 passed, uint256 cure);
    error SalesRest(uint256 level);
    error LeavesDust(uint256 worth, uint256 least);
    error PaysTooMuch(uint256 paid, uint256 most);
    error PaidTooLittle(uint256 paid, uint256 minimum);
    error NotAtFloor(uint256 ask, uint256 floor);
    error ReceivedShort(uint256 expected, uint256 received);
    error NotTerms(bytes data);
    error RequirementOutOfRange(uint256 factor, uint256 least, uint256 most);
    error RequirementTooSoon(uint256 from);
    error CoverSilent(address cover);
    error NothingAsked();
    error NoWallet();
}
