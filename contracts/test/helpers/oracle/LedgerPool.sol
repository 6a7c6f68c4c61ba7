// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {INav} from "../../../src/interfaces/INav.sol";
import {IPool} from "../../../src/interfaces/IPool.sol";
import {Waterfall} from "../../../src/pool/Waterfall.sol";

/// @notice A share without rules: what Nav reads of a share is its supply.
contract LedgerShare is ERC20 {
    constructor() ERC20("Ledger share", "LDG") {}

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function setSupply(uint256 supply) external {
        uint256 current = totalSupply();
        if (supply > current) _mint(address(this), supply - current);
        else _burn(address(this), current - supply);
    }
}

/// @notice A pool reduced to its waterfall: lets a test put any report, claim and cash before Nav.
contract LedgerPool is IPool {
    using Waterfall for Waterfall.Book;

    INav public immutable nav;
    address public immutable issuer;
    address public immutable servicer;
    address public immutable valuer;
    State public state = State.Draft;
    Waterfall.Book private _book;
    LedgerShare[] private _shares;

    /// @param principals of the tranches but the last; coupons likewise, 1e-9 a year
    constructor(INav nav_, address valuer_, uint96[] memory principals, uint32[] memory coupons) {
        (nav, issuer, servicer, valuer) = (nav_, msg.sender, msg.sender, valuer_);
        _book.count = uint8(principals.length + 1);
        _book.since = uint40(block.timestamp);
        for (uint256 i; i <= principals.length; ++i) {
            LedgerShare share = new LedgerShare();
            if (i < principals.length) {
                (_book.tranches[i].principal, _book.tranches[i].coupon) = (principals[i], coupons[i]);
                share.setSupply(principals[i]);
            }
            _shares.push(share);
        }
    }

    /// @notice Starts trading: the last tranche gets `residual` shares.
    function activate(uint256 residual) external {
        state = State.Active;
        _book.since = uint40(block.timestamp);
        _shares[_shares.length - 1].setSupply(residual);
        nav.publish();
    }

    function setState(State state_) external {
        state = state_;
    }

    function open(INav.Report calldata report, bytes32 curveFeed, bytes32 hazardFeed) external {
        nav.open(report, curveFeed, hazardFeed);
    }

    function collect(INav.Report calldata report, uint96 interest, uint96 principal)
        external
        returns (uint256 value)
    {
        value = nav.report(report, uint256(interest) + principal);
        _book.collect(Waterfall.Inflow(interest, principal, 0, value, false));
        nav.publish();
    }

    function report(INav.Report calldata report_, uint256 received) external returns (uint256) {
        return nav.report(report_, received);
    }

    function impair(uint96 amount) external {
        nav.impair(amount);
    }

    function publish() external {
        nav.publish();
    }

    function book() external view returns (Waterfall.Book memory) {
        return _book;
    }

    function share(uint256 i) external view returns (LedgerShare) {
        return _shares[i];
    }

    function shares() public view returns (address[] memory list) {
        list = new address[](_shares.length);
        for (uint256 i; i < list.length; ++i) {
            list[i] = address(_shares[i]);
        }
    }

    function split(uint256 value, uint256 time) external view returns (uint256[] memory) {
        return _book.split(value, time);
    }

    function splits(uint256[4] calldata values, uint256[4] calldata times)
        external
        view
        returns (State now_, address[] memory list, uint256[3] memory supplies, uint256[3][4] memory parts)
    {
        (now_, list) = (state, shares());
        (, parts) = _book.splits(values, times);
        if (now_ < State.Active || now_ == State.Refunding) return (now_, list, supplies, parts);
        for (uint256 i; i < list.length; ++i) {
            supplies[i] = _shares[i].totalSupply();
        }
    }

    function cash() external pure returns (address) {
        return address(0);
    }

    function tapeRoot() external pure returns (bytes32) {
        return 0;
    }

    function freezeIssuance() external {}

    function receiveBond(uint256 amount) external {
        _book.trapped += uint96(amount);
    }
}
