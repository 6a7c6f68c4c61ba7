// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IHooks} from "@uniswap/v4-core/src/interfaces/IHooks.sol";
import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {LPFeeLibrary} from "@uniswap/v4-core/src/libraries/LPFeeLibrary.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {PoolKey} from "@uniswap/v4-core/src/types/PoolKey.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {INav} from "../interfaces/INav.sol";
import {MarketWord} from "./MarketWord.sol";

/// @notice What all parts of the market share: where it trades, and how it pays and is paid there.
abstract contract MarketBase is IMarket, AccessManaged, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @notice Ticks between two prices at which ranges of liquidity may end.
    int24 internal constant SPACING = 10;

    /// @dev Where Uniswap's PoolManager keeps its pools, and a pool's liquidity in range within its state.
    uint256 private constant POOLS_SLOT = 6;
    uint256 private constant LIQUIDITY_OFFSET = 3;

    IPoolManager internal immutable MANAGER;
    INav internal immutable NAV;
    IERC20 internal immutable CASH;

    mapping(address share => uint256 word) internal _words;

    constructor(address manager_, address nav_, address cash_) {
        MANAGER = IPoolManager(manager_);
        NAV = INav(nav_);
        CASH = IERC20(cash_);
    }

    function _state(address share) internal view returns (State memory) {
        uint256 word = _words[share];
        if (word == 0) revert MarketNotListed(share);
        return MarketWord.unpack(word);
    }

    /// @dev Trading goes on again, if its closing has come to its end.
    function _reopen(address share, State memory s) internal view {
        if (block.timestamp < s.time) revert TradingClosed(share);
        s.closed = false;
    }

    function _store(address share, State memory s) internal {
        _words[share] = MarketWord.pack(s);
    }

    /// @notice Uniswap's name of the pool of `share`.
    function _key(address share) internal view returns (PoolKey memory key) {
        bool first = share < address(CASH);
        key.currency0 = Currency.wrap(first ? share : address(CASH));
        key.currency1 = Currency.wrap(first ? address(CASH) : share);
        key.fee = LPFeeLibrary.DYNAMIC_FEE_FLAG;
        key.tickSpacing = SPACING;
        key.hooks = IHooks(address(this));
    }

    /// @dev Price as Uniswap counts it, the tick of cash a share, and the fee that is set.
    function _slot0(PoolKey memory key, bool first)
        internal
        view
        returns (uint160 sqrtPrice, int24 tick, uint256 fee)
    {
        uint256 word = _load(key, 0);
        sqrtPrice = uint160(word);
        tick = int24(int256(word << 72) >> 232);
        if (!first) tick = -tick;
        fee = uint24(word >> 208);
    }

    /// @dev Liquidity at the present price.
    function _liquidity(PoolKey memory key) internal view returns (uint128) {
        return uint128(_load(key, LIQUIDITY_OFFSET));
    }

    /// @dev A word of the pool's state in the pool manager.
    function _load(PoolKey memory key, uint256 offset) private view returns (uint256) {
        uint256 slot = uint256(keccak256(abi.encode(keccak256(abi.encode(key)), POOLS_SLOT)));
        return uint256(MANAGER.extsload(bytes32(slot + offset)));
    }

    function _take(address token, address to, uint256 amount) internal {
        MANAGER.take(Currency.wrap(token), to, amount);
    }

    /// @dev Pays with a claim of this contract on the pool manager.
    function _burn(address token, uint256 amount) internal {
        MANAGER.burn(address(this), Currency.wrap(token).toId(), amount);
    }

    function _unlock(bytes memory data) internal returns (bytes memory) {
        return MANAGER.unlock(data);
    }

    function _pay(address to, uint256 amount) internal {
        if (amount != 0) CASH.safeTransfer(to, amount);
    }

    function _cashHere() internal view returns (uint256) {
        return CASH.balanceOf(address(this));
    }

    /// @dev Pays a debt to the pool manager from a wallet's approval.
    function _payIn(address token, address from, uint256 amount) internal {
        MANAGER.sync(Currency.wrap(token));
        IERC20(token).safeTransferFrom(from, address(MANAGER), amount);
        uint256 received = MANAGER.settle();
        if (received != amount) revert PaymentShort(amount, received);
    }
}
