// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IShare} from "../interfaces/IShare.sol";
import {AccountWord} from "./AccountWord.sol";
import {IERC3643Token} from "./IERC3643Token.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";
import {IIdentityWords} from "./IIdentityWords.sol";
import {Income} from "./Income.sol";
import {RuleBook} from "./RuleBook.sol";
import {Rules} from "./Rules.sol";

/// @notice What a share stores, and the errors of all its parts.
abstract contract ShareState is IShare, IERC20Errors, IERC7943Fungible, IERC3643Token {
    /// @inheritdoc IShare
    address public immutable pool;

    /// @notice The token in which income is paid.
    IERC20 public immutable cash;

    /// @notice Decimals of the cash token: one share unit was sold at par for one cash unit.
    uint8 public immutable decimals;

    IIdentityWords internal immutable _registry;
    RuleBook internal immutable _ruleBook;

    /// @inheritdoc IERC20
    uint256 public totalSupply;

    /// @inheritdoc IERC20
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    /// @inheritdoc IShare
    mapping(address venue => address) public gateOf;

    mapping(address wallet => AccountWord) internal _accounts;

    /// @dev Read only where the wallet's word says that a part is frozen.
    mapping(address wallet => uint256) internal _frozenTokens;

    Rules.State internal _rules;
    Income.State internal _income;

    /// @param code see `messageForTransferRestriction`
    error TransferRestricted(uint8 code, address from, address to, uint256 value);
    error SupplyComesOnlyFromThePool(address caller);
    error OnlyPool(address caller);
    error AlreadyOpen();
    error SupplyTooLarge(uint256 supply);
    error LengthMismatch(uint256 first, uint256 second);

    constructor(address pool_, address identity_, address cash_, uint8 decimals_) {
        pool = pool_;
        cash = IERC20(cash_);
        decimals = decimals_;
        _registry = IIdentityWords(identity_);
        _ruleBook = _registry.ruleBook();
    }

    modifier onlyPool() {
        _checkPool();
        _;
    }

    /// @inheritdoc IERC20
    function balanceOf(address wallet) public view returns (uint256) {
        return _accounts[wallet].balance();
    }

    function _checkPool() private view {
        if (msg.sender != pool) revert OnlyPool(msg.sender);
    }
}
