// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IReserve} from "../interfaces/IReserve.sol";
import {IReserveUser} from "../interfaces/IReserveUser.sol";

/// @title Reserve
/// @notice Cash of liquidity providers, shared by all desks (ERC-4626).
///
/// `funds` is cash at hand plus inventory at cost. It moves when providers come or go, when a desk realises a gain or a
/// loss, and when inventory pays income; never by what is sent here. Cash at hand is funds less what the desks'
/// inventories cost. A share of the reserve has two values, see Inventory: leaving counts the lower, entering the
/// higher; `totalAssets` is the lower.
///
/// A provider announces shares, waits the cooldown and redeems within the window, as far as there is cash. Announced
/// shares must be held without a break: what is transferred away is no longer announced.
///
/// A bounded part of what is gained is kept for the designated market makers, as far as no loss stands before it: the
/// part is taken out of a gain when it is booked, so a share of the reserve never falls because makers are paid, and a
/// loss is earned back whole before anything is kept again.
///
/// Assumes
/// - of the cash: moves exactly what it is told to (checked where it comes in), does not rebase, may call back;
/// - of desks: contracts of this project, added by the authority; their books are believed.
///
/// Known
/// - Sellers and leaving providers draw on the same cash, first come, first served.
/// - A provider that announces again as soon as a window has passed can leave on some days of every cycle: window over
///   cooldown and window. Between announcement and window it bears every loss.
/// - Shares of the reserve move freely: they carry cash claims, never shares of a pool.
contract Reserve is IReserve, ERC4626, AccessManaged, ReentrancyGuardTransient {
    using SafeCast for uint256;
    using SafeCast for int256;

    /// @notice Providers' exits walk the desks.
    uint256 public constant MAX_DESKS = 8;

    /// @notice Seconds from an announcement to the day it can be used.
    uint256 public immutable cooldown;
    /// @notice Seconds for which it can be used.
    uint256 public immutable window;

    /// @notice Upper bound of the makers' part, 1e-4.
    uint256 public constant MAX_MAKERS_PART = 2000;

    /// @inheritdoc IReserve
    uint256 public funds;
    /// @inheritdoc IReserve
    address public idle;
    address public makers;
    MakersBook private _makersBook;
    address[] private _desks;
    mapping(address desk => bool) private _isDesk;
    mapping(address owner => Notice) private _notices;

    /// @param authority access manager: who adds desks
    constructor(
        address asset_,
        address authority,
        uint256 cooldown_,
        uint256 window_,
        string memory name_,
        string memory symbol_
    ) ERC20(name_, symbol_) ERC4626(IERC20(asset_)) AccessManaged(authority) {
        if (window_ == 0 || cooldown_ + window_ > 365 days) {
            revert BadTimes(cooldown_, window_);
        }
        (cooldown, window) = (cooldown_, window_);
    }

    // ---- desks, by the authority

    function addDesk(address desk) external restricted {
        if (_isDesk[desk]) revert DeskKnown(desk);
        if (_desks.length == MAX_DESKS) revert TooManyDesks(MAX_DESKS);
        address of_ = IReserveUser(desk).reserve();
        if (of_ != address(this)) revert DeskOfAnotherReserve(desk, of_);
        _desks.push(desk);
        _isDesk[desk] = true;
        emit DeskAdded(desk);
    }

    /// @notice Removes a desk that holds nothing any more; its float comes back first.
    function removeDesk(address desk) external restricted nonReentrant {
        if (!_isDesk[desk]) revert NotDesk(desk);
        (uint256 paid,, uint256 high, uint256 float) = IReserveUser(desk).holdings();
        if (paid != 0 || IReserveUser(desk).shares().length != 0) revert DeskInUse(desk, paid, high, float);
        if (float != 0) IReserveUser(desk).remit(float);
        if (desk == idle) _setIdle(address(0));
        uint256 last = _desks.length - 1;
        for (uint256 i; i < last; ++i) {
            if (_desks[i] != desk) continue;
            _desks[i] = _desks[last];
            break;
        }
        _desks.pop();
        delete _isDesk[desk];
        emit DeskRemoved(desk);
    }

    /// @notice Names the member that keeps idle cash elsewhere: `draw` asks it when the cash here does not suffice.
    function setIdle(address idle_) external restricted {
        if (!_isDesk[idle_]) revert NotDesk(idle_);
        _setIdle(idle_);
    }

    /// @notice Names who pays the market makers, and the part of gains that is kept for them from now on, 1e-4. What has
    /// been kept stays theirs.
    function setMakers(address makers_, uint16 part) external restricted {
        if (part > MAX_MAKERS_PART) revert MakersPartTooLarge(part, MAX_MAKERS_PART);
        makers = makers_;
        _makersBook.part = part;
        emit MakersSet(makers_, part);
    }

    /// @inheritdoc IReserve
    function payMakers() external nonReentrant returns (uint256 paid) {
        if (msg.sender != makers) revert NotMakers(msg.sender);
        paid = Math.min(_makersBook.owed, IERC20(asset()).balanceOf(address(this)));
        if (paid == 0) return 0;
        _makersBook.owed -= uint112(paid);
        emit MakersPaid(msg.sender, paid);
        _transferOut(msg.sender, paid);
    }

    // ---- by desks

    /// @inheritdoc IReserve
    function draw(uint256 amount) external nonReentrant returns (uint256 drawn) {
        if (!_isDesk[msg.sender]) revert NotDesk(msg.sender);
        uint256 here = IERC20(asset()).balanceOf(address(this));
        if (here < amount && idle != address(0) && idle != msg.sender) {
            here += IReserveUser(idle).remit(amount - here);
        }
        drawn = Math.min(amount, here);
        if (drawn == 0) return 0;
        emit Drawn(msg.sender, drawn);
        _transferOut(msg.sender, drawn);
    }

    /// @inheritdoc IReserve
    /// @dev A loss beyond all funds can only be of cash that was sent here without being booked; it stops at zero.
    function book(int256 gain) external nonReentrant {
        if (!_isDesk[msg.sender]) revert NotDesk(msg.sender);
        int256 after_ = funds.toInt256() + gain - _keep(gain).toInt256();
        funds = after_ > 0 ? uint256(after_) : 0;
        emit Booked(msg.sender, gain, funds);
    }

    // ---- by providers

    /// @inheritdoc IReserve
    function announce(uint256 shares) external {
        uint256 balance = balanceOf(msg.sender);
        if (shares > balance) revert AnnouncedTooMuch(shares, balance);
        _notices[msg.sender] = Notice(shares.toUint128(), uint40(block.timestamp));
        emit Announced(msg.sender, shares, block.timestamp + cooldown, block.timestamp + cooldown + window);
    }

    /// @inheritdoc IReserve
    function notice(address owner) external view returns (Notice memory) {
        return _notices[owner];
    }

    /// @inheritdoc ERC4626
    function deposit(uint256 assets, address receiver) public override nonReentrant returns (uint256) {
        return super.deposit(assets, receiver);
    }

    /// @inheritdoc ERC4626
    function mint(uint256 shares, address receiver) public override nonReentrant returns (uint256) {
        return super.mint(shares, receiver);
    }

    /// @inheritdoc ERC4626
    function withdraw(uint256 assets, address receiver, address owner)
        public
        override
        nonReentrant
        returns (uint256)
    {
        return super.withdraw(assets, receiver, owner);
    }

    /// @inheritdoc ERC4626
    function redeem(uint256 shares, address receiver, address owner)
        public
        override
        nonReentrant
        returns (uint256)
    {
        return super.redeem(shares, receiver, owner);
    }

    // ---- values

    /// @inheritdoc IReserve
    function asset() public view override(ERC4626, IReserve) returns (address) {
        return super.asset();
    }

    /// @inheritdoc IReserve
    function desks() external view returns (address[] memory) {
        return _desks;
    }

    /// @inheritdoc IReserve
    function makersBook() external view returns (MakersBook memory) {
        return _makersBook;
    }

    /// @inheritdoc IReserve
    function worth() public view returns (uint256 low, uint256 high) {
        (uint256 paid, uint256 lowHeld, uint256 highHeld,) = _holdings();
        low = _cashAfter(lowHeld, paid);
        high = _cashAfter(highHeld, paid);
    }

    /// @inheritdoc IReserve
    function available() public view returns (uint256) {
        (uint256 paid,,,) = _holdings();
        return _cashAfter(0, paid);
    }

    /// @inheritdoc IReserve
    function cash() external view returns (uint256 here) {
        here = IERC20(asset()).balanceOf(address(this));
        if (idle == address(0)) return here;
        (,,, uint256 float) = IReserveUser(idle).holdings();
        here += float;
    }

    /// @notice Value of everything for who leaves, cash units.
    function totalAssets() public view override returns (uint256 low) {
        (low,) = worth();
    }

    /// @inheritdoc ERC4626
    function previewDeposit(uint256 assets) public view override returns (uint256) {
        (, uint256 high) = worth();
        return Math.mulDiv(assets, _virtualSupply(), high + 1);
    }

    /// @inheritdoc ERC4626
    function previewMint(uint256 shares) public view override returns (uint256) {
        (, uint256 high) = worth();
        return Math.mulDiv(shares, high + 1, _virtualSupply(), Math.Rounding.Ceil);
    }

    /// @notice Shares that `owner` has announced, may use today and could be paid for.
    function maxRedeem(address owner) public view override returns (uint256) {
        Notice memory said = _notices[owner];
        uint256 from = said.since + cooldown;
        if (said.shares == 0 || block.timestamp < from || block.timestamp >= from + window) return 0;
        (uint256 paid, uint256 lowHeld,,) = _holdings();
        uint256 most = _cashAfter(0, paid);
        uint256 low = _cashAfter(lowHeld, paid);
        if (Math.mulDiv(said.shares, low + 1, _virtualSupply()) <= most) return said.shares;
        return Math.mulDiv(most, _virtualSupply(), low + 1);
    }

    // ---- inside

    function _setIdle(address idle_) private {
        idle = idle_;
        emit IdleSet(idle_);
    }

    /// @dev What of a gain is kept for the makers: their part of what is above the highest point that gains less losses
    /// have reached.
    function _keep(int256 gain) private returns (uint256 kept) {
        MakersBook memory book_ = _makersBook;
        if (gain <= 0) {
            if (gain == 0) return 0;
            book_.behind += uint256(-gain).toUint128();
        } else {
            uint256 caught = Math.min(uint256(gain), book_.behind);
            kept = (uint256(gain) - caught) * book_.part / 1e4;
            if (caught | kept == 0) return 0;
            book_.behind -= uint128(caught);
            book_.owed += uint112(kept);
            if (kept != 0) emit KeptForMakers(kept);
        }
        _makersBook = book_;
    }

    function _deposit(address caller, address receiver, uint256 assets, uint256 shares) internal override {
        if (shares == 0 || assets == 0) revert NoShares(assets);
        super._deposit(caller, receiver, assets, shares);
        funds += assets;
    }

    function _withdraw(address caller, address receiver, address owner, uint256 assets, uint256 shares)
        internal
        override
    {
        _notices[owner].shares -= shares.toUint128();
        funds -= assets;
        super._withdraw(caller, receiver, owner, assets, shares);
    }

    function _transferIn(address from, uint256 assets) internal override {
        IERC20 dollar = IERC20(asset());
        uint256 before = dollar.balanceOf(address(this));
        super._transferIn(from, assets);
        uint256 received = dollar.balanceOf(address(this)) - before;
        if (received != assets) revert CashArrivedShort(assets, received);
    }

    /// @dev Calls floats and idle cash back when the cash here does not suffice. `draw` never asks for more than is here.
    function _transferOut(address to, uint256 assets) internal override {
        uint256 here = IERC20(asset()).balanceOf(address(this));
        for (uint256 i; here < assets && i < _desks.length; ++i) {
            here += IReserveUser(_desks[i]).remit(assets - here);
        }
        super._transferOut(to, assets);
    }

    /// @dev Announced shares are held without a break.
    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (from == address(0)) return;
        uint256 left = balanceOf(from);
        if (_notices[from].shares > left) _notices[from].shares = uint128(left);
    }

    function _decimalsOffset() internal pure override returns (uint8) {
        return 6;
    }

    function _virtualSupply() private view returns (uint256) {
        return totalSupply() + 10 ** _decimalsOffset();
    }

    /// @dev funds - paid + held: the books with inventory at `held` instead of at cost. Below zero only where cash that
    /// nobody booked was spent.
    function _cashAfter(uint256 held, uint256 paid) private view returns (uint256) {
        return Math.saturatingSub(funds + held, paid);
    }

    function _holdings() private view returns (uint256 paid, uint256 low, uint256 high, uint256 float) {
        uint256 count = _desks.length;
        for (uint256 i; i < count; ++i) {
            (uint256 paid_, uint256 low_, uint256 high_, uint256 float_) = IReserveUser(_desks[i]).holdings();
            paid += paid_;
            low += low_;
            high += high_;
            float += float_;
        }
    }
}
