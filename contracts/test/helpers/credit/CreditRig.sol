// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Credit} from "../../../src/credit/Credit.sol";
import {Operators} from "../../../src/credit/Operators.sol";
import {Share} from "../../../src/identity/Share.sol";
import {ICredit, IPriceOracle} from "../../../src/interfaces/ICredit.sol";
import {System} from "../System.sol";

/// @notice A price that a test sets.
contract SetPrice is IPriceOracle {
    uint248 private _price;
    bool private _stale;

    function set(uint256 price_) external {
        (_price, _stale) = (uint248(price_), false);
    }

    function fail() external {
        _stale = true;
    }

    function price() external view returns (uint256) {
        require(!_stale, "stale");
        return _price;
    }
}

/// @notice First loss of a market: a purse that pays what it has.
contract Purse {
    bool public failing;

    function setFailing(bool failing_) external {
        failing = failing_;
    }

    function absorb(address token, uint256 loss) external {
        require(!failing, "failing");
        (bool ok, bytes memory answer) =
            token.call(abi.encodeWithSignature("balanceOf(address)", address(this)));
        require(ok);
        uint256 has = abi.decode(answer, (uint256));
        (ok,) = token.call(
            abi.encodeWithSignature("transfer(address,uint256)", msg.sender, has < loss ? has : loss)
        );
        require(ok);
    }
}

/// @notice Levels that a test sets.
contract SetLevels {
    uint256 public level;
    uint256 public rested;

    function set(uint256 level_, uint256 rested_) external {
        (level, rested) = (level_, rested_);
    }

    function levelOf(address) external view returns (uint256, uint256, uint256) {
        return (level, 0, 0);
    }

    function restedOf(address) external view returns (uint256) {
        return rested;
    }
}

/// @notice The whole system and lending on its senior shares against dollars.
abstract contract CreditRig is System {
    uint256 internal constant SCALE = 1e36;

    Credit internal credit;
    Operators internal operators;
    SetPrice internal oracle;
    SetLevels internal levels;
    Purse internal cover;
    Share internal senior;
    address internal lender = makeAddr("lender");
    address internal keeper = makeAddr("keeper");

    function setUp() public virtual override {
        super.setUp();
        operators = new Operators();
        credit = new Credit(address(authority), address(operators));
        oracle = new SetPrice();
        levels = new SetLevels();
        cover = new Purse();
        oracle.set(SCALE);
        for (uint256 i; i < 3; ++i) {
            Share share = _share(pool, i);
            vm.prank(transferAgent);
            share.setVenue(address(credit), address(credit));
        }
        _live();
        senior = _share(pool, 0);
    }

    function _loan() internal view virtual returns (ICredit.Terms memory) {
        return ICredit.Terms({
            debt: address(dollar),
            collateral: address(senior),
            oracle: address(oracle),
            cover: address(cover),
            guard: address(levels),
            desk: address(desk),
            open: 0.8e18,
            call: 0.85e18,
            seize: 0.9e18,
            target: 0.04e18,
            cure: 2 days,
            fade: 1 days,
            notice: 7 days,
            top: 10_500,
            floor: 8500,
            premium: 1000,
            least: uint96(10 * DOLLAR),
            income: true
        });
    }

    function _id() internal view returns (bytes32) {
        return keccak256(abi.encode(_loan()));
    }

    function _market() internal view returns (ICredit.Market memory) {
        return credit.marketOf(_loan());
    }

    function _position(address who) internal view returns (ICredit.Position memory) {
        return credit.positionOf(_loan(), who);
    }

    /// @dev What `who` owes now, rounded up as the contract does.
    function _debt(address who) internal view returns (uint256) {
        ICredit.Market memory m = _market();
        uint256 shares = _position(who).owedShares;
        return
            shares == 0 ? 0 : (shares * (uint256(m.owed) + 1) + m.owedShares + 1e6 - 1) / (m.owedShares + 1e6);
    }

    function _ltv(address who) internal view returns (uint256) {
        uint256 worth = uint256(_position(who).collateral) * oracle.price() / SCALE;
        return _debt(who) * 1e18 / worth;
    }

    function _supply(address who, uint256 amount) internal returns (uint256) {
        _fund(who, amount, address(credit), address(dollar));
        vm.prank(who);
        return credit.supply(_loan(), amount, who);
    }

    function _lock(address who, uint256 amount) internal {
        vm.prank(who);
        senior.transferAndCall(address(credit), amount, abi.encode(_loan()));
    }

    function _borrow(address who, uint256 amount) internal {
        vm.prank(who);
        credit.borrow(_loan(), amount, who, who, "");
    }

    function _repay(address who, uint256 amount) internal returns (uint256 paid) {
        _fund(who, amount, address(credit), address(dollar));
        vm.prank(who);
        return credit.repay(_loan(), amount, who);
    }

    /// @dev A market with 200,000 lent in, and alice with 100,000 shares locked.
    function _begin() internal {
        _supply(lender, 200_000 * DOLLAR);
        _lock(alice, 100_000 * DOLLAR);
    }
}
