// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IBlock} from "../interfaces/IBlock.sol";
import {INav} from "../interfaces/INav.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IShare} from "../interfaces/IShare.sol";
import {NonceWindow} from "./NonceWindow.sol";

/// @title Block
/// @notice Settles quotes that makers have signed for a named taker: delivery against payment, several makers for one
/// size, all legs or none. It is a venue of its own gate only so that a seller needs no approval; nothing stays here.
///
/// Assumes
/// - of the cash: an ERC-20 that moves exactly what it is told to and does not rebase; it may call back (every entry is
///   guarded, a quote's number is gone before anything moves);
/// - of shares: Specie's Share, whose rules decide who may receive; a leg whose maker is not admitted undoes all;
/// - of nav: a bid and an ask, or a revert where there is none. Then no band applies: both parties have signed the
///   price, and a missing price must not lock anybody in;
/// - of `exits`: it names as seller only who has sent it the shares.
///
/// Known
/// - A quote is used up by a first fill, whatever part of it that takes.
/// - A maker's numbers live in one word: using one that is 216 or more above the floor lets the oldest lapse.
/// - A maker can take its cash away until the settlement. Quotes are promises; only the settlement is final.
contract Block is IBlock, IERC1363Receiver, AccessManaged, EIP712, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    uint256 private constant WAD = 1e18;
    uint256 private constant UNIT = 1e5;
    /// @notice Upper bound of a band, 1e-5.
    uint256 public constant MAX_BAND = 30_000;
    uint256 private constant LISTED = 1 << 255;
    uint256 private constant BAND = type(uint128).max;

    bytes32 private constant QUOTE_TYPE = keccak256(
        "Quote(address maker,address share,bool buys,uint128 shares,uint128 price,address taker,uint48 deadline,uint40 nonce,bool whole)"
    );

    IERC20 private immutable CASH;
    INav private immutable NAV;

    /// @inheritdoc IBlock
    address public exits;
    mapping(address share => uint256) private _bands;
    mapping(address maker => NonceWindow) private _nonces;

    /// @param cash_ that all shares listed here are paid in
    /// @param nav_ prices of all shares listed here
    /// @param authority access manager: who lists shares and names the router
    constructor(address cash_, address nav_, address authority)
        AccessManaged(authority)
        EIP712("Specie Block", "1")
    {
        (CASH, NAV) = (IERC20(cash_), INav(nav_));
    }

    // ---- by the authority

    /// @notice Lists a share of a pool that pays in this cash and has made this contract a venue of its own gate, or
    /// changes its band.
    /// @param band 1e-5 of the bid (of the ask, where the taker buys)
    function list(address share, uint256 band) external restricted {
        if (band > MAX_BAND) revert BandOutOfRange(band, MAX_BAND);
        address gate = IShare(share).gateOf(address(this));
        if (gate != address(this)) revert BlockNotGate(share, gate);
        address pays = IPool(IShare(share).pool()).cash();
        if (pays != address(CASH)) revert BlockOtherCash(share, pays);
        _bands[share] = LISTED | band;
        emit BlockListed(share, band);
    }

    /// @notice Names the router that may sell for others.
    function setExits(address exits_) external restricted {
        exits = exits_;
        emit ExitsSet(exits_);
    }

    // ---- settling

    /// @inheritdoc IBlock
    function onTransferReceived(address, address from, uint256 amount, bytes calldata data)
        external
        override(IBlock, IERC1363Receiver)
        nonReentrant
        returns (bytes4)
    {
        if (data.length < 224) revert BlockBadInstructions(data);
        (address seller, address receiver, uint256 minimumPaid) =
            abi.decode(data[:96], (address, address, uint256));
        if (seller != from && from != exits) revert NotForOthers(from, seller);
        if (receiver == address(0)) revert NobodyReceives();
        Fill[] calldata fills = _fillsIn(data);
        uint256 edge = _floor(msg.sender);

        uint256 rest = amount;
        uint256 paid;
        for (uint256 i; i < fills.length; ++i) {
            Quote memory quote = fills[i].quote;
            uint256 shares = fills[i].shares;
            if (shares > rest) revert BlockSharesDiffer(amount, _sum(fills));
            rest -= shares;
            if (quote.price < edge) revert PriceOutsideBand(i, quote.price, edge);
            _check(i, quote, shares, msg.sender, seller, true);
            _use(i, quote, fills[i].signature);
            paid += _take(quote, shares, receiver);
        }
        if (rest != 0) revert BlockSharesDiffer(amount, amount - rest);
        if (paid < minimumPaid) revert BlockPaysTooLittle(paid, minimumPaid);
        return IERC1363Receiver.onTransferReceived.selector;
    }

    /// @inheritdoc IBlock
    function buy(address share, Fill[] calldata fills, uint256 maximumCost, address receiver)
        external
        nonReentrant
        returns (uint256 shares, uint256 cost)
    {
        if (fills.length == 0) revert NoLegs();
        (uint256 low, uint256 high) = (_floor(share), _ceiling(share));
        for (uint256 i; i < fills.length; ++i) {
            Quote memory quote = fills[i].quote;
            uint256 amount = fills[i].shares;
            if (quote.price < low) revert PriceOutsideBand(i, quote.price, low);
            if (quote.price > high) revert PriceOutsideBand(i, quote.price, high);
            _check(i, quote, amount, share, msg.sender, false);
            _use(i, quote, fills[i].signature);
            cost += _deliver(quote, amount, receiver);
            shares += amount;
        }
        if (cost > maximumCost) revert BlockCostsTooMuch(cost, maximumCost);
    }

    // ---- makers

    /// @inheritdoc IBlock
    function cancel(uint256[] calldata nonces) external {
        NonceWindow window = _nonces[msg.sender];
        for (uint256 i; i < nonces.length; ++i) {
            uint256 nonce = nonces[i];
            if (nonce > type(uint40).max || window.gone(nonce)) revert NonceAlreadyGone(msg.sender, nonce);
            window = window.used(nonce);
            emit QuoteCancelled(msg.sender, nonce);
        }
        _nonces[msg.sender] = window;
    }

    /// @inheritdoc IBlock
    function cancelBelow(uint256 nonce) external {
        NonceWindow window = _nonces[msg.sender];
        if (nonce > type(uint40).max || nonce <= window.floor()) revert NonceAlreadyGone(msg.sender, nonce);
        _nonces[msg.sender] = window.raised(nonce);
        emit QuotesCancelledBelow(msg.sender, nonce);
    }

    // ---- views

    /// @inheritdoc IBlock
    function cash() external view returns (address) {
        return address(CASH);
    }

    /// @inheritdoc IBlock
    function nav() external view returns (address) {
        return address(NAV);
    }

    /// @inheritdoc IBlock
    function usable(address maker, uint256 nonce) external view returns (bool) {
        return nonce <= type(uint40).max && !_nonces[maker].gone(nonce);
    }

    /// @inheritdoc IBlock
    function nextNonce(address maker) external view returns (uint256) {
        return _nonces[maker].next();
    }

    /// @inheritdoc IBlock
    function bandOf(address share) external view returns (uint256 band, bool listed) {
        uint256 word = _bands[share];
        return (word & BAND, word != 0);
    }

    /// @inheritdoc IBlock
    function digest(Quote calldata quote) external view returns (bytes32) {
        return _digest(quote);
    }

    // ---- inside

    function _digest(Quote memory quote) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(QUOTE_TYPE, quote)));
    }

    /// @dev Whether the leg is what this taker may have of this quote now.
    function _check(
        uint256 leg,
        Quote memory quote,
        uint256 shares,
        address share,
        address taker,
        bool makerBuys
    ) private view {
        if (quote.share != share) revert QuoteOfAnotherShare(leg, quote.share);
        if (quote.buys != makerBuys) revert QuoteOfOtherSide(leg, quote.buys);
        if (quote.taker != taker) revert QuoteForAnotherTaker(leg, quote.taker, taker);
        if (block.timestamp > quote.deadline) revert QuoteExpired(leg, quote.deadline);
        if (shares == 0 || shares > quote.shares) revert QuoteTooSmall(leg, shares, quote.shares);
        if (quote.whole && shares != quote.shares) revert QuoteWhole(leg, shares, quote.shares);
    }

    /// @dev Makes the quote's number gone and verifies the signature. A key's is tried first, so that a maker without
    /// code costs no look at its account.
    function _use(uint256 leg, Quote memory quote, bytes calldata signature) private {
        NonceWindow window = _nonces[quote.maker];
        if (window.gone(quote.nonce)) revert QuoteUsed(leg, quote.maker, quote.nonce);
        _nonces[quote.maker] = window.used(quote.nonce);

        bytes32 hash = _digest(quote);
        (address signer, ECDSA.RecoverError failure,) = ECDSA.tryRecoverCalldata(hash, signature);
        if (failure == ECDSA.RecoverError.NoError && signer == quote.maker) return;
        if (!SignatureChecker.isValidERC1271SignatureNowCalldata(quote.maker, hash, signature)) {
            revert QuoteUnsigned(leg, quote.maker);
        }
    }

    /// @dev A maker pays, rounded down, and gets shares that are here.
    function _take(Quote memory quote, uint256 shares, address receiver) private returns (uint256 paid) {
        paid = shares * quote.price / WAD;
        _tell(quote, shares, paid);
        CASH.safeTransferFrom(quote.maker, receiver, paid);
        IERC20(msg.sender).safeTransfer(quote.maker, shares);
    }

    /// @dev The caller pays a maker, rounded up: nobody gets a unit for nothing.
    function _deliver(Quote memory quote, uint256 shares, address receiver) private returns (uint256 cost) {
        cost = (shares * quote.price + WAD - 1) / WAD;
        _tell(quote, shares, cost);
        CASH.safeTransferFrom(msg.sender, quote.maker, cost);
        IERC20(quote.share).safeTransferFrom(quote.maker, receiver, shares);
    }

    function _tell(Quote memory quote, uint256 shares, uint256 cash_) private {
        emit BlockTraded(quote.share, quote.maker, quote.taker, quote.buys, quote.nonce, shares, cash_);
    }

    /// @dev Lowest price at which blocks of a listed share are settled; zero while there is no bid.
    function _floor(address share) private view returns (uint256) {
        uint256 word = _bands[share];
        if (word == 0) revert BlockNotListed(share);
        try NAV.bid(share) returns (uint256 bid) {
            return (bid * (UNIT - (word & BAND)) + UNIT - 1) / UNIT;
        } catch {
            return 0;
        }
    }

    /// @dev Highest price at which a taker buys; no end while there is no ask.
    function _ceiling(address share) private view returns (uint256) {
        try NAV.ask(share) returns (uint256 ask) {
            return ask * (UNIT + (_bands[share] & BAND)) / UNIT;
        } catch {
            return type(uint256).max;
        }
    }

    /// @dev The legs, read where they lie: data is three words, then `bytes fills`, which is abi.encode(Fill[]).
    function _fillsIn(bytes calldata data) private pure returns (Fill[] calldata fills) {
        bytes calldata inner = data[uint256(bytes32(data[96:128])) + 32:];
        uint256 begin = uint256(bytes32(inner[:32]));
        uint256 length = uint256(bytes32(inner[begin:begin + 32]));
        inner = inner[begin + 32:];
        // each leg has a word at least here, so no longer list than the data can be claimed
        if (length == 0 || length > inner.length / 32) revert NoLegs();
        assembly ("memory-safe") {
            fills.offset := inner.offset
            fills.length := length
        }
    }

    function _sum(Fill[] calldata fills) private pure returns (uint256 shares) {
        for (uint256 i; i < fills.length; ++i) {
            shares += fills[i].shares;
        }
    }
}
