// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IAuctions} from "../interfaces/IAuctions.sol";
import {IIdentity} from "../interfaces/IIdentity.sol";
import {IShare} from "../interfaces/IShare.sol";
import {IShareAdmission} from "../interfaces/IShareAdmission.sol";
import {Tally} from "./Tally.sol";

/// @notice What auctions store, what an order has coming, and the income of the shares that lie here.
abstract contract AuctionsBook is IAuctions, ReentrancyGuardTransient {
    using Tally for Tally.Sums;

    uint256 internal constant WAD = 1e18;
    uint256 internal constant UNIT = 1e5;
    uint256 private constant INDEX_BITS = 64;
    /// @notice Seconds after the reveals in which an auction can be settled; after them deposits go back whole.
    uint256 public constant GRACE = 7 days;

    uint8 internal constant SELLS = 1;
    uint8 internal constant REVEALED = 2;
    uint8 internal constant CASH_TAKEN = 4;
    uint8 internal constant SHARES_TAKEN = 8;

    /// @param content the seal; once revealed, shares above 128 bits of price
    struct Entry {
        bytes32 content;
        address owner;
        uint88 deposit;
        uint8 flags;
    }

    /// @param sellWeight what forfeited cash is shared by, `buyWeight` what forfeited shares are: shares that traded, or,
    /// where none did, deposits of who revealed. Zero: that forfeit is not taken
    /// @param index of income at the settlement
    struct State {
        address share;
        bool reopening;
        bool settled;
        uint40 commitEnds;
        uint40 revealEnds;
        uint16 forfeit;
        uint96 least;
        uint128 anchor;
        uint32 revealed;
        uint128 forfeitedCash;
        uint128 forfeitedShares;
        uint128 sellWeight;
        uint128 buyWeight;
        uint128 index;
        Tally.Result cleared;
    }

    /// @param index income of a share unit since the beginning, cash units · 2^64
    /// @param held share units that lie here for orders
    /// @param distribution number of the share's last distribution that was brought in
    struct Income {
        uint128 index;
        uint96 held;
        uint32 distribution;
    }

    /// @dev What an order comes to.
    struct Due {
        uint256 cash;
        uint256 shares;
        uint256 income;
    }

    IERC20 internal immutable CASH;

    mapping(uint256 id => State) internal _states;
    mapping(uint256 id => Entry[]) internal _entries;
    mapping(uint256 id => mapping(uint256 number => uint256)) internal _starts;
    mapping(address share => Income) internal _incomes;
    mapping(uint256 id => mapping(bytes32 candidates => Tally.Sums)) internal _tallies;

    constructor(address cash_) {
        CASH = IERC20(cash_);
    }

    // ---- what an order comes to

    /// @dev Of a settled auction, or of one that nobody settled in time. `index` is that of the share's income now.
    function _dueOf(State memory s, uint256 id, uint256 number, uint256 index)
        internal
        view
        returns (Due memory due)
    {
        Entry memory entry = _entries[id][number];
        bool sells = entry.flags & SELLS != 0;
        if (!s.settled) {
            if (sells) due.shares = entry.deposit;
            else due.cash = entry.deposit;
        } else if (entry.flags & REVEALED == 0) {
            uint256 lost = (sells ? s.buyWeight : s.sellWeight) == 0 ? 0 : _forfeit(entry.deposit, s.forfeit);
            if (sells) due.shares = entry.deposit - lost;
            else due.cash = entry.deposit - lost;
        } else if (sells) {
            _sold(s, entry, due);
        } else {
            _bought(s, entry, due);
        }
        uint256 then_ = s.settled ? s.index : index;
        if (sells) due.income = (entry.deposit * (then_ - _starts[id][number])) >> INDEX_BITS;
        due.income += (due.shares * (index - then_)) >> INDEX_BITS;
    }

    function _sold(State memory s, Entry memory entry, Due memory due) private pure {
        (uint256 shares, uint256 limit) = _opened(entry.content);
        Tally.Result memory r = s.cleared;
        uint256 paidFor;
        uint256 gone;
        if (r.volume != 0 && limit < r.price) {
            (paidFor, gone) = (shares, shares);
        } else if (r.volume != 0 && limit == r.price) {
            (paidFor, gone) = _part(shares, r.volume - r.below, r.atSells);
        }
        due.shares = entry.deposit - gone;
        due.cash = paidFor * r.price / WAD;
        if (s.sellWeight != 0) {
            uint256 weight = r.volume == 0 ? entry.deposit : paidFor;
            due.cash += Math.mulDiv(s.forfeitedCash, weight, s.sellWeight);
        }
    }

    function _bought(State memory s, Entry memory entry, Due memory due) private pure {
        (uint256 shares, uint256 limit) = _opened(entry.content);
        Tally.Result memory r = s.cleared;
        uint256 charged;
        if (r.volume != 0 && limit > r.price) {
            (due.shares, charged) = (shares, shares);
        } else if (r.volume != 0 && limit == r.price) {
            (due.shares, charged) = _part(shares, r.volume - r.above, r.atBuys);
        }
        due.cash = entry.deposit - Math.mulDiv(charged, r.price, WAD, Math.Rounding.Ceil);
        if (s.buyWeight != 0) {
            uint256 weight = r.volume == 0 ? entry.deposit : due.shares;
            due.shares += Math.mulDiv(s.forfeitedShares, weight, s.buyWeight);
        }
    }

    /// @dev A marginal order's part, rounded down for what it gets and up for what it gives; at most all of it.
    function _part(uint256 shares, uint256 filled, uint256 all)
        private
        pure
        returns (uint256 down, uint256 up)
    {
        if (filled >= all) return (shares, shares);
        return (Math.mulDiv(shares, filled, all), Math.mulDiv(shares, filled, all, Math.Rounding.Ceil));
    }

    function _opened(bytes32 content) internal pure returns (uint256 shares, uint256 price) {
        return (uint256(content) >> 128, uint128(uint256(content)));
    }

    function _forfeit(uint256 deposit, uint256 rate) internal pure returns (uint256) {
        return deposit * rate / UNIT;
    }

    // ---- counting

    /// @dev Adds orders up to `end` to the sums at two candidate prices.
    function _count(uint256 id, Tally.Sums memory sums, uint256 low, uint256 high, uint256 end)
        internal
        view
    {
        uint256 rate = _states[id].forfeit;
        Entry[] storage entries = _entries[id];
        for (uint256 i = sums.counted; i < end; ++i) {
            Entry memory entry = entries[i];
            bool sells = entry.flags & SELLS != 0;
            if (entry.flags & REVEALED == 0) {
                uint128 lost = uint128(_forfeit(entry.deposit, rate));
                if (sells) sums.forfeitedShares += lost;
                else sums.forfeitedCash += lost;
                continue;
            }
            (uint256 shares, uint256 price) = _opened(entry.content);
            if (sells) {
                sums.sellDeposits += entry.deposit;
                sums.addSell(low, high, shares, price);
            } else {
                sums.buyDeposits += entry.deposit;
                sums.addBuy(low, high, shares, price);
            }
        }
        sums.counted = uint32(end);
    }

    // ---- income of the shares here

    /// @dev Brings income in if there was a distribution since. A claim that the share refuses is left for later.
    function _harvest(address share) internal returns (uint256 index) {
        Income memory income = _incomes[share];
        uint32 current = uint32(IShare(share).distributions());
        if (current != income.distribution) {
            try IShare(share).claim(address(this)) returns (uint256 amount) {
                if (amount != 0 && income.held != 0) {
                    income.index += uint128((amount << INDEX_BITS) / income.held);
                }
                income.distribution = current;
                _incomes[share] = income;
                emit AuctionIncome(share, amount);
            } catch {}
        }
        return income.index;
    }

    /// @dev Income that a view counts with what could be brought in now.
    function _indexNow(address share) internal view returns (uint256 index) {
        Income memory income = _incomes[share];
        index = income.index;
        if (uint32(IShare(share).distributions()) == income.distribution || income.held == 0) return index;
        return index + (IShare(share).claimable(address(this)) << INDEX_BITS) / income.held;
    }

    /// @dev The owner itself, unless its wallet was lost; then the wallet that the registry recovered it to.
    function _checkOwner(address share, address owner) internal view {
        address actor = IIdentity(IShareAdmission(share).identityRegistry()).recoveredTo(owner);
        address rightful = actor == address(0) ? owner : actor;
        if (msg.sender != rightful) revert NotOwnerOfOrder(msg.sender, rightful);
    }
}
