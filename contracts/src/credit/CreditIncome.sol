// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPool} from "../interfaces/IPool.sol";
import {IShare} from "../interfaces/IShare.sol";
import {CreditLending} from "./CreditLending.sol";
import {IncomeTill} from "../common/IncomeTill.sol";

/// @notice Income of locked shares goes to their borrowers, by an index a share; nobody is looped over.
abstract contract CreditIncome is CreditLending {
    using SafeERC20 for IERC20;

    uint256 private constant INDEX_BITS = 64;

    /// @param till where the share pays; only this contract can claim for it and spend from it
    /// @param locked units in all markets that count income
    /// @param index cash units a unit, times 2^64
    struct Source {
        IncomeTill till;
        uint96 locked;
        uint256 index;
    }

    /// @param debt units times index when they were last looked at, rounded up
    /// @param credit cash units that wait for the borrower
    struct Account {
        uint256 debt;
        uint256 credit;
    }

    mapping(address collateral => Source) internal _sources;
    mapping(bytes32 market => mapping(address borrower => Account)) private _accounts;

    /// @notice Income of a borrower's collateral that has been harvested and not paid, cash units of its pool.
    function incomeOf(Terms calldata terms, address borrower) external view returns (uint256) {
        bytes32 id = marketId(terms);
        Account memory account = _accounts[id][borrower];
        return account.credit
            + _earned(account, _positions[id][borrower].collateral, _sources[terms.collateral].index);
    }

    /// @notice Pays the income of `borrower`'s collateral, also while it is called or for sale.
    function claimIncome(Terms calldata terms, address borrower, address receiver)
        external
        alone
        onlyFor(borrower)
        returns (uint256 amount)
    {
        bytes32 id = marketId(terms);
        uint256 units = _positions[id][borrower].collateral;
        _moveIncome(terms, id, borrower, units, units);
        amount = _accounts[id][borrower].credit;
        if (amount == 0) revert NothingAsked();
        _accounts[id][borrower].credit = 0;
        emit IncomePaid(id, borrower, receiver, amount);
        IERC20 cash = IERC20(IPool(IShare(terms.collateral).pool()).cash());
        cash.safeTransferFrom(address(_sources[terms.collateral].till), receiver, amount);
    }

    /// @dev To be called before a position's collateral changes from `before` to `after_`.
    function _moveIncome(Terms calldata terms, bytes32 id, address borrower, uint256 before, uint256 after_)
        internal
    {
        if (!terms.income) return;
        Source storage source = _sources[terms.collateral];
        uint256 index = _harvest(terms.collateral, source);
        Account storage account = _accounts[id][borrower];
        uint256 earned = _earned(account, before, index);
        if (earned != 0) account.credit += earned;
        account.debt = after_ * index;
        if (after_ != before) source.locked = uint96(source.locked + after_ - before);
    }

    function _earned(Account memory account, uint256 units, uint256 index) private pure returns (uint256) {
        uint256 grown = units * index;
        return grown > account.debt ? (grown - account.debt) >> INDEX_BITS : 0;
    }

    /// @dev Claims what the share has paid since and spreads it over what was locked then.
    function _harvest(address collateral, Source storage source) private returns (uint256 index) {
        index = source.index;
        if (address(source.till) == address(0)) {
            source.till = new IncomeTill(IERC20(IPool(IShare(collateral).pool()).cash()));
            IShare(collateral).setIncomeReceiver(address(source.till));
        }
        if (source.locked == 0) return index;
        uint256 income = IShare(collateral).claim(address(this));
        if (income == 0) return index;
        uint256 grown = Math.mulDiv(income, 1 << INDEX_BITS, source.locked);
        index += grown;
        source.index = index;
        emit IncomeHarvested(collateral, income, grown);
    }
}
