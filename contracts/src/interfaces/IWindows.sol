// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Redemption windows of one share: holders hand in shares before a cut-off, anybody admitted brings cash, and
/// on the settlement day one price and one fraction hold for all.
interface IWindows {
    /// @dev What is agreed once and never changes.
    /// @param notice days before the settlement by which an order must be placed for the fee of its tier, rising; 0
    /// for the first tier. Unused tiers are zero
    /// @param fee 1e-5 of the price, falling with the notice
    /// @param swing 1e-5 by which the price is lowered when the shares handed in reach `swingAt` of the supply; in
    /// proportion below
    /// @param swingAt 1e-5 of the supply; zero: no swing
    /// @param most 1e-5 of the supply that one window redeems at most
    /// @param patience windows in a row that redeem nothing, after which shares are handed back at any time
    /// @param distributing whether the share pays its income out: such shares earn for their holders while they wait
    struct Terms {
        uint16[3] notice;
        uint16[3] fee;
        uint16 swing;
        uint32 swingAt;
        uint32 most;
        uint8 patience;
        bool distributing;
    }

    /// @param cutoff unix seconds: last moment to join, or to leave
    /// @param settles unix seconds from which it can be settled
    /// @param shares that join with this window; once settled those that were redeemed
    /// @param weight their sum less fees; once settled the price, WAD cash units a share unit
    struct Window {
        uint32 cutoff;
        uint32 settles;
        uint96 shares;
        uint96 weight;
    }

    /// @param next number of the window that is settled next; the first is 1
    /// @param last number of the last window that has been published
    /// @param empty windows in a row that redeemed nothing although shares waited
    /// @param shares that have waited since earlier windows
    /// @param weight their sum less fees
    struct State {
        uint24 next;
        uint24 last;
        uint8 empty;
        uint96 shares;
        uint96 weight;
    }

    /// @param shares as of `since`
    /// @param weight shares less fees, as of `since`
    /// @param since window before whose settlement shares and weight are right
    /// @param tier of notice that the order is bound to
    struct Order {
        uint96 shares;
        uint96 weight;
        uint24 since;
        uint8 tier;
    }

    /// @param funded cash units brought for a window
    /// @param used of it, once settled
    struct Pot {
        uint96 funded;
        uint96 used;
    }

    /// @param cash units brought by one funder for one window
    struct Fund {
        uint96 cash;
        bool refunded;
        bool taken;
    }

    event Published(uint256 indexed window, uint256 cutoff, uint256 settles);
    /// @param weight share units less the fee for the notice given
    event Requested(address indexed controller, uint256 indexed window, uint256 shares, uint256 weight);
    event Cancelled(address indexed controller, uint256 indexed window, uint256 shares);
    event Funded(uint256 indexed window, address indexed funder, uint256 cash);
    event FundingWithdrawn(uint256 indexed window, address indexed funder, uint256 cash);
    /// @param bid of the price source, WAD; zero when there was none
    /// @param price after the swing, before fees, WAD
    /// @param requested share units that took part
    /// @param redeemed of them
    /// @param cash units paid to holders for them
    event Settled(
        uint256 indexed window, uint256 bid, uint256 price, uint256 requested, uint256 redeemed, uint256 cash
    );
    event Claimed(address indexed controller, address indexed receiver, uint256 cash);
    event Collected(
        uint256 indexed window, address indexed funder, address indexed receiver, uint256 shares, uint256 cash
    );
    /// @param supply of the share: the claim is `shares` of it
    event TakenInKind(
        address indexed controller, address indexed receiver, uint256 shares, uint256 supply, uint256 paid
    );
    event Harvested(uint256 income);

    error TermsOutOfBounds();
    error ShareOfNoTranche(address share);
    error OnlyServicer(address caller, address servicer);
    error BadSchedule(uint256 window, uint256 cutoff, uint256 settles);
    error NoWindow(uint256 window);
    error PastCutoff(uint256 window, uint256 cutoff);
    error NoticeGiven(uint256 window, uint256 until);
    error NotSettled(uint256 window);
    error TooEarly(uint256 window, uint256 settles);
    error FundingClosed(uint256 window, uint256 settles);
    error OnlyShare(address caller);
    error NotAdmitted(address wallet);
    error NotYours(address controller, address caller);
    error TooManyOrders(address controller, uint256 most);
    error TooFew(uint256 shares);
    error NothingWanted();
    error NothingClaimable(address controller);
    error MoreThanOrdered(uint256 asked, uint256 ordered);
    error MoreThanClaimable(uint256 asked, uint256 claimable);
    error MoreThanFunded(uint256 asked, uint256 funded);
    error StillPatient(uint256 empty, uint256 patience);
    error CashArrivedShort(uint256 expected, uint256 received);
    error NotAnOrder(bytes data);
    error NoReceiver();
    error Asynchronous();

    function nav() external view returns (address);
    function terms() external view returns (Terms memory);
    function state() external view returns (State memory);

    /// @notice A published window; see `Window` for what its numbers mean before and after its settlement.
    function window(uint256 number) external view returns (Window memory);
    function pot(uint256 number) external view returns (Pot memory);
    function fundOf(uint256 number, address funder) external view returns (Fund memory);

    /// @notice Windows in which the controller has an open order.
    function ordersOf(address controller) external view returns (uint256[] memory windows);

    /// @notice An order now.
    /// @return shares that still wait
    /// @return weight of them less fees
    /// @return cash claimable for what was redeemed, and as income of what waits, cash units
    /// @return tier of notice
    function orderOf(address controller, uint256 number)
        external
        view
        returns (uint256 shares, uint256 weight, uint256 cash, uint256 tier);

    /// @notice All that `claim` would pay.
    function claimable(address controller) external view returns (uint256 cash);

    /// @notice The first window that can be joined now; zero: none is published.
    function open() external view returns (uint256 number);

    /// @notice Tier and fee (1e-5) of an order for a window that is placed now.
    function feeOf(uint256 number) external view returns (uint256 tier, uint256 fee);

    /// @notice Publishes further windows. Only the pool's servicer. Each cut-off follows the settlement before it.
    function publish(uint32[] calldata cutoffs, uint32[] calldata settlements) external;

    /// @notice Hands in shares of the caller, approved to this contract, for a window; 0: the first that is open.
    function request(uint256 shares, uint256 number, address controller) external returns (uint256 joined);

    /// @notice Takes shares of the caller's order back, until the cut-off of the window it waits for, or of its notice.
    function cancel(uint256 number, uint256 shares, address receiver) external;

    /// @notice Pays all cash that the controller has coming. The controller or its operator; never blocked, never lost.
    function claim(address controller, address receiver) external returns (uint256 cash);

    /// @notice Brings cash for a window, until its settlement time; who brings it takes the shares that it redeems.
    function fund(uint256 number, uint256 cash) external;

    /// @notice Takes cash back, until the cut-off.
    function withdrawFunding(uint256 number, uint256 cash, address receiver) external;

    /// @notice Settles the next window once its time has come. Anyone.
    function settle() external returns (uint256 redeemed, uint256 cash);

    /// @notice The caller's redeemed shares of a settled window. Its wallet must be admitted.
    function takeShares(uint256 number, address receiver) external returns (uint256 shares);

    /// @notice The caller's cash that a settled window did not need.
    function takeRefund(uint256 number, address receiver) external returns (uint256 cash);

    /// @notice Hands all of the caller's waiting shares back, cut-off or not, once `patience` windows in a row have
    /// redeemed nothing.
    function takeInKind(address receiver) external returns (uint256 shares);

    /// @notice Redeems all of the caller's waiting shares at the pool, once that pays the tranche out; the pool pays
    /// `receiver`. It asks for no identity.
    function redeemAtPool(address receiver) external returns (uint256 cash);

    /// @notice Claims the income of waiting shares into the books. Anyone.
    function harvest() external;
}
