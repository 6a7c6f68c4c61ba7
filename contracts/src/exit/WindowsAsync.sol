// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC7540Operator, IERC7540Redeem, IERC7575, IERC7887Redeem} from "../interfaces/IERC7540Redeem.sol";
import {Eras} from "./Eras.sol";
import {WindowsSettlement} from "./WindowsSettlement.sol";

/// @notice The windows as integrators know them: ERC-7540 redemption, ERC-7887 cancelation, ERC-7575 vault.
///
/// A request's id is the number of its window; id 0 stands for all of a controller's requests. Deposits are not
/// offered: shares come from the pool. `redeem` and `withdraw` pay what has been settled, in proportion when a part is
/// asked for; a withdrawal rounds the shares up.
abstract contract WindowsAsync is WindowsSettlement, IERC7540Redeem, IERC7887Redeem, IERC7575, IERC165 {
    /// @dev Shares taken out of an order and not fetched.
    /// @param debt shares · index of income when they were taken out
    struct Kept {
        uint96 shares;
        uint160 debt;
    }

    mapping(address controller => mapping(uint256 number => Kept)) private _kept;

    // ---- requests

    /// @inheritdoc IERC7540Redeem
    function requestRedeem(uint256 shares, address controller, address owner)
        external
        nonReentrant
        onlyFor(owner)
        returns (uint256 requestId)
    {
        requestId = _request(owner, controller, 0, shares);
        emit RedeemRequest(controller, owner, requestId, msg.sender, shares);
    }

    /// @inheritdoc IERC7540Redeem
    function pendingRedeemRequest(uint256 requestId, address controller)
        external
        view
        returns (uint256 shares)
    {
        return (requestId == 0 ? _total(controller) : _standing(controller, requestId)).shares;
    }

    /// @inheritdoc IERC7540Redeem
    function claimableRedeemRequest(uint256 requestId, address controller)
        external
        view
        returns (uint256 shares)
    {
        return (requestId == 0 ? _total(controller) : _standing(controller, requestId)).filled;
    }

    // ---- claims

    /// @inheritdoc IERC7575
    function redeem(uint256 shares, address receiver, address controller)
        external
        nonReentrant
        onlyFor(controller)
        returns (uint256 assets)
    {
        Due memory due = _bookDue(controller);
        if (shares > due.shares) revert MoreThanClaimable(shares, due.shares);
        assets = uint256(due.cash) * shares / due.shares;
        _payDue(controller, receiver, assets, shares);
    }

    /// @inheritdoc IERC7575
    function withdraw(uint256 assets, address receiver, address controller)
        external
        nonReentrant
        onlyFor(controller)
        returns (uint256 shares)
    {
        Due memory due = _bookDue(controller);
        if (assets > due.cash) revert MoreThanClaimable(assets, due.cash);
        shares = Math.ceilDiv(assets * due.shares, due.cash);
        _payDue(controller, receiver, assets, shares);
    }

    function _payDue(address controller, address receiver, uint256 assets, uint256 shares) private {
        _dues[controller].cash -= uint128(assets);
        _dues[controller].shares -= uint128(shares);
        emit Withdraw(msg.sender, receiver, controller, assets, shares);
        _pay(receiver, assets);
    }

    /// @inheritdoc IERC7575
    function maxRedeem(address controller) external view returns (uint256 shares) {
        return _total(controller).filled;
    }

    /// @inheritdoc IERC7575
    function maxWithdraw(address controller) external view returns (uint256 assets) {
        return _total(controller).cash;
    }

    // ---- cancelation

    /// @inheritdoc IERC7887Redeem
    function cancelRedeemRequest(uint256 requestId, address controller)
        external
        nonReentrant
        onlyFor(controller)
    {
        uint256 shares = _standing(controller, requestId).shares;
        _cancel(controller, requestId, shares);
        Kept storage kept = _kept[controller][requestId];
        kept.shares += uint96(shares);
        if (DISTRIBUTING) kept.debt += uint160(Math.ceilDiv(shares * _index, 1 << Eras.INDEX_BITS));
        emit CancelRedeemRequest(controller, requestId, msg.sender);
    }

    /// @inheritdoc IERC7887Redeem
    /// @dev Cancelation takes effect at once: nothing is ever pending.
    function pendingCancelRedeemRequest(uint256, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC7887Redeem
    function claimableCancelRedeemRequest(uint256 requestId, address controller)
        external
        view
        returns (uint256)
    {
        return _kept[controller][requestId].shares;
    }

    /// @inheritdoc IERC7887Redeem
    function claimCancelRedeemRequest(uint256 requestId, address receiver, address controller)
        external
        nonReentrant
        onlyFor(controller)
        returns (uint256 shares)
    {
        _harvest();
        Kept memory kept = _kept[controller][requestId];
        shares = kept.shares;
        if (shares == 0) revert NothingClaimable(controller);
        delete _kept[controller][requestId];
        if (DISTRIBUTING) {
            uint256 earned = shares * _index >> Eras.INDEX_BITS;
            if (earned > kept.debt) _owe(controller, earned - kept.debt, 0);
        }
        emit CancelRedeemClaim(controller, receiver, requestId, msg.sender, shares);
        _release(receiver, shares);
    }

    // ---- the vault

    /// @inheritdoc IERC7575
    function asset() external view returns (address) {
        return address(CASH);
    }

    /// @inheritdoc IERC7575
    function share() external view returns (address) {
        return address(SHARE);
    }

    /// @inheritdoc IERC7575
    /// @dev At the price, before fees and swing: a conversion, not a quote.
    function convertToShares(uint256 assets) external view returns (uint256) {
        uint256 price = NAV.price(address(SHARE));
        return price == 0 ? 0 : Math.mulDiv(assets, WAD, price);
    }

    /// @inheritdoc IERC7575
    function convertToAssets(uint256 shares) public view returns (uint256) {
        return Math.mulDiv(shares, NAV.price(address(SHARE)), WAD);
    }

    /// @inheritdoc IERC7575
    function totalAssets() external view returns (uint256) {
        return convertToAssets(SHARE.totalSupply());
    }

    function maxDeposit(address) external pure returns (uint256) {
        return 0;
    }

    function maxMint(address) external pure returns (uint256) {
        return 0;
    }

    function previewDeposit(uint256) external pure returns (uint256) {
        revert Asynchronous();
    }

    function previewMint(uint256) external pure returns (uint256) {
        revert Asynchronous();
    }

    /// @dev ERC-7540: the previews of an asynchronous flow revert.
    function previewRedeem(uint256) external pure returns (uint256) {
        revert Asynchronous();
    }

    function previewWithdraw(uint256) external pure returns (uint256) {
        revert Asynchronous();
    }

    function deposit(uint256, address) external pure returns (uint256) {
        revert Asynchronous();
    }

    function mint(uint256, address) external pure returns (uint256) {
        revert Asynchronous();
    }

    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId || interfaceId == type(IERC7540Operator).interfaceId
            || interfaceId == type(IERC7540Redeem).interfaceId
            || interfaceId == type(IERC7887Redeem).interfaceId || interfaceId == type(IERC7575).interfaceId;
    }
}
