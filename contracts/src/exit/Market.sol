// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IUnlockCallback} from "@uniswap/v4-core/src/interfaces/callback/IUnlockCallback.sol";
import {Hooks} from "@uniswap/v4-core/src/libraries/Hooks.sol";
import {PoolKey} from "@uniswap/v4-core/src/types/PoolKey.sol";
import {PoolId, PoolIdLibrary} from "@uniswap/v4-core/src/types/PoolId.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IShare} from "../interfaces/IShare.sol";
import {MarketBase} from "./MarketBase.sol";
import {MarketRule} from "./MarketRule.sol";
import {MarketTrades} from "./MarketTrades.sol";
import {MarketWord} from "./MarketWord.sol";

/// @title Market
/// @notice Hook and only router of one Uniswap v4 pool a share. Its address says that it must be called before a pool
/// is made, liquidity is added, a swap or a donation; it does not answer such calls, so nobody can do any of these but
/// itself, whom Uniswap never calls back. All that may be done is in its own functions.
///
/// Assumes
/// - of the pool manager: Uniswap's, unchanged. It is a venue of every listed share whose gate is this contract: shares
///   enter it only here, so that no other pool and no ERC-6909 claim can give them to anybody whom the share's rules do
///   not admit; what leaves it goes through the rules as always;
/// - of shares: Specie's Share. An agent's forced transfer out of the pool manager is the providers' loss;
/// - of cash: an ERC-20 that moves exactly what it is told to (checked where it comes in) and does not rebase; it may
///   call back (every entry is guarded, and the pool manager settles nothing twice);
/// - of nav: bid <= price <= ask; a stale or unknown mark reverts on bid and ask, and then there is no trade;
/// - of the authority: it lists shares whose nav and pool it trusts, and closes and opens trading.
///
/// Known
/// - Where the pool's price has been left outside the band by a report, a trade back towards it begins at that price.
/// - Uniswap's governance may charge up to a thousandth of a trade, beside the fee.
contract Market is MarketTrades, IUnlockCallback {
    using MarketRule for State;
    using PoolIdLibrary for PoolKey;

    /// @notice The low bits that the address must have, and no other of the fourteen.
    uint160 internal constant FLAGS = Hooks.BEFORE_INITIALIZE_FLAG | Hooks.BEFORE_ADD_LIQUIDITY_FLAG
        | Hooks.BEFORE_SWAP_FLAG | Hooks.BEFORE_DONATE_FLAG;

    uint256 private constant WAD = 1e18;

    /// @dev What is done within the pool manager's lock.
    enum Act {
        Trade,
        Change,
        Release,
        Align
    }

    /// @param manager_ Uniswap v4's PoolManager
    /// @param nav_ prices of all shares listed here
    /// @param cash_ that all shares listed here are traded against
    /// @param authority_ access manager: who lists shares, sets terms, closes trading
    constructor(address manager_, address nav_, address cash_, address authority_)
        AccessManaged(authority_)
        MarketBase(manager_, nav_, cash_)
    {
        uint160 flags = uint160(address(this)) & Hooks.ALL_HOOK_MASK;
        if (flags != FLAGS) revert WrongHookAddress(address(this), flags);
    }

    // ---- listing, by the authority

    /// @notice Makes the pool of a share that pays in this market's cash and has named this contract the gate of the
    /// pool manager. It begins at the share's price, before the first mark at par.
    function list(address share, Terms calldata terms) external restricted {
        if (_words[share] != 0) revert MarketListedAlready(share);
        address gate = IShare(share).gateOf(address(MANAGER));
        if (gate != address(this)) revert NotGateOfManager(share, gate);
        address pays = IPool(IShare(share).pool()).cash();
        if (pays != address(CASH)) revert MarketOtherCash(share, pays);

        State memory s;
        s.first = share < address(CASH);
        s.time = uint32(block.timestamp);
        s.distribution = uint16(IShare(share).distributions());
        uint256 price = NAV.fresh(share) ? NAV.price(share) : WAD;
        if (price == 0) revert Worthless(share);
        s.poolTick = MarketRule.tickOf(price);
        (s.bidTick, s.askTick) = (s.poolTick, s.poolTick);
        _setTerms(share, s, terms);
        MANAGER.initialize(_key(share), _sqrtAt(s.poolTick, s.first));
    }

    function setTerms(address share, Terms calldata terms) external restricted {
        _setTerms(share, _state(share), terms);
    }

    /// @notice Closes trading for good, or opens it. Providers come and go all the same.
    function setTrading(address share, bool open) external restricted {
        _close(share, open ? 0 : type(uint32).max);
    }

    /// @notice Closes trading until a time; a time that has passed opens it. What was closed for good stays closed.
    function halt(address share, uint32 until) external restricted {
        State memory s = _state(share);
        if (!s.closed || s.time != type(uint32).max) _close(share, until);
    }

    // ---- anyone

    /// @inheritdoc IMarket
    function align(address share) external nonReentrant {
        State memory s = _state(share);
        if (s.closed) _reopen(share, s);
        (uint160 sqrtPrice, int24 tick,) = _slot0(_key(share), s.first);
        s.touch(tick);
        uint256 bid = NAV.bid(share);
        if (bid == 0) revert Worthless(share);
        s.poolTick = MarketRule.tickOf(bid);
        (s.above, s.below) = (0, 0);
        _store(share, s);
        uint160 target = _sqrtAt(s.poolTick, s.first);
        if (target == sqrtPrice) revert NothingAsked();
        // a sale if the price is above the bid
        address selling = sqrtPrice > target == s.first ? share : address(0);
        _unlock(abi.encode(Act.Align, share, uint256(target), selling));
    }

    /// @inheritdoc IMarket
    function harvest(address share) external nonReentrant {
        State memory s = _state(share);
        _harvest(share, s);
        _store(share, s);
    }

    // ---- Uniswap's callback

    /// @inheritdoc IUnlockCallback
    function unlockCallback(bytes calldata data) external returns (bytes memory) {
        if (msg.sender != address(MANAGER)) revert OnlyPoolManager(msg.sender);
        Act act = Act(uint256(bytes32(data)));
        if (act == Act.Trade) {
            (uint256 given, uint256 got, uint256 stepGiven) = _onTrade(_orderIn(data));
            return abi.encode(given, got, stepGiven);
        }
        if (act == Act.Change) return abi.encode(_onChange(_changeIn(data)));
        (, address share, uint256 amount, address to) = abi.decode(data, (Act, address, uint256, address));
        if (act == Act.Release) _onRelease(share, amount, to);
        else _onAlign(share, amount, to == share);
        return "";
    }

    /// @dev What this contract has encoded itself: a struct without dynamic parts lies behind the act.
    function _orderIn(bytes calldata data) private pure returns (Order calldata order) {
        assembly ("memory-safe") {
            order := add(data.offset, 32)
        }
    }

    function _changeIn(bytes calldata data) private pure returns (Change calldata change) {
        assembly ("memory-safe") {
            change := add(data.offset, 32)
        }
    }

    function _unlockTrade(Order memory order) internal override returns (uint256, uint256, uint256) {
        return abi.decode(_unlock(abi.encode(Act.Trade, order)), (uint256, uint256, uint256));
    }

    function _unlockChange(Change memory change) internal override returns (Outcome memory outcome) {
        bytes memory answer = _unlock(abi.encode(Act.Change, change));
        assembly ("memory-safe") {
            outcome := add(answer, 32)
        }
    }

    function _unlockRelease(address share, uint256 amount, address to) internal override {
        _unlock(abi.encode(Act.Release, share, amount, to));
    }

    /// @dev A swap through no liquidity moves the price for nothing; any liquidity on the way would be paid a unit.
    function _onAlign(address share, uint256 target, bool selling) private {
        (uint256 given, uint256 got) = _leg(_key(share), selling, 1, target, true);
        if (given | got != 0) revert LiquidityBetween(share);
    }

    // ---- views

    /// @inheritdoc IMarket
    function manager() external view returns (address) {
        return address(MANAGER);
    }

    /// @inheritdoc IMarket
    function cash() external view returns (address) {
        return address(CASH);
    }

    /// @inheritdoc IMarket
    function nav() external view returns (address) {
        return address(NAV);
    }

    /// @inheritdoc IMarket
    function wordOf(address share) external view returns (uint256) {
        return _words[share];
    }

    /// @inheritdoc IMarket
    function poolOf(address share) external view returns (bytes32 id, uint160 sqrtPrice, int24 tick) {
        PoolKey memory key = _key(share);
        id = PoolId.unwrap(key.toId());
        (sqrtPrice, tick,) = _slot0(key, share < address(CASH));
    }

    /// @dev A closed market's time is when it opens by itself; its last trade counts as of then.
    function _close(address share, uint256 until) private {
        State memory s = _state(share);
        s.closed = until > block.timestamp;
        if (!s.closed) until = block.timestamp;
        s.time = uint32(until);
        _store(share, s);
        emit TradingSet(share, until);
    }

    function _setTerms(address share, State memory s, Terms calldata terms) private {
        if (terms.width == 0 || terms.width > MarketWord.MOST_WIDTH || terms.base > MarketWord.MOST_BASE) {
            revert MarketTermsOutOfRange(terms.width, terms.base);
        }
        (s.width, s.base) = (terms.width, terms.base);
        _store(share, s);
        emit MarketListed(share, terms.width, terms.base / 10 * 10);
    }
}
