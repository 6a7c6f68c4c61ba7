// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IRules} from "../interfaces/IRules.sol";
import {IShare} from "../interfaces/IShare.sol";
import {AccountWord, OWN_GATE, VENUE} from "./AccountWord.sol";
import {HoldingWord} from "./HoldingWord.sol";
import {IERC3643Token} from "./IERC3643Token.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";
import {RuleBook} from "./RuleBook.sol";
import {Rules} from "./Rules.sol";
import {ShareEnforcement} from "./ShareEnforcement.sol";
import {ShareIncome} from "./ShareIncome.sol";
import {LimitsWord, ScheduleWord} from "./LimitWords.sol";
import {PolicyWord} from "./PolicyWord.sol";
import {SharePermit} from "./SharePermit.sol";
import {ShareState} from "./ShareState.sol";

/// @title A tranche's token
/// @notice ERC-20 with permit; ERC-3643's token interface; ERC-7943. Only the pool mints and burns. The owner is the
/// transfer agent of the SPV: it sets the policy, the venues and its agents.
/// @dev Assumes:
/// - the pool is trusted to issue against cash and to burn only what it pays for or refunds; supply < 2^96;
/// - the identity registry never changes a wallet's identity number, reverts on no read, and is fixed for good;
/// - the cash token has no fee on transfer and does not rebase; it may block addresses, which stops only their claims;
/// - a venue pays out only to whom its own rules allow; whoever it pays must qualify here;
/// - a person who loses a wallet has it frozen at once: until the registry has recovered it, its key can still sell.
///
/// Differences from T-REX 4.1: `mint` and `burn` are the pool's alone; the registry and the compliance (the share
/// itself) are fixed; `recoveryAddress` follows the registry's own recovery; the sender and the spender are checked
/// too; a transfer of zero always passes, also between wallets for which ERC-7943's views say no.
contract Share is ShareEnforcement, SharePermit, ShareIncome, IERC165 {
    using Rules for Rules.State;

    string public symbol;
    address public onchainID;

    event VenueSet(address indexed venue, address indexed gate);

    error FixedAtDeployment();
    error VenueHolds(address venue, uint256 balance);
    error VenueIsZero();

    /// @param pool_ mints and burns
    /// @param identity_ registry of wallets
    /// @param cash_ token in which income is paid
    /// @param owner_ transfer agent of the SPV
    /// @param decimals_ of the cash token
    /// @param policy who may hold
    /// @param countries admitted countries, ISO 3166-1 numeric
    constructor(
        address pool_,
        address identity_,
        address cash_,
        address owner_,
        string memory name_,
        string memory symbol_,
        uint8 decimals_,
        IRules.Policy memory policy,
        uint16[] memory countries
    ) ShareState(pool_, identity_, cash_, decimals_) Ownable(owner_) {
        name = name_;
        symbol = symbol_;
        _setPolicy(abi.encode(policy));
        for (uint256 i; i < countries.length; ++i) {
            _rules.setCountry(countries[i], true);
        }
        emit IdentityRegistryAdded(identity_);
        emit ComplianceAdded(address(this));
        _emitInformation();
    }

    // Supply

    /// @inheritdoc IShare
    function mint(address to, uint256 amount) external {
        _checkIssuer();
        _mint(to, amount);
    }

    /// @inheritdoc IShare
    function burn(address from, uint256 amount) external {
        _checkIssuer();
        _burn(from, amount);
    }

    function batchMint(address[] calldata toList, uint256[] calldata amounts) external {
        _checkIssuer();
        _each(toList, amounts, _mint);
    }

    function batchBurn(address[] calldata userAddresses, uint256[] calldata amounts) external {
        _checkIssuer();
        _each(userAddresses, amounts, _burn);
    }

    // Batches

    function batchTransfer(address[] calldata toList, uint256[] calldata amounts) external {
        _each(toList, amounts, _send);
    }

    function batchForcedTransfer(
        address[] calldata fromList,
        address[] calldata toList,
        uint256[] calldata amounts
    ) external {
        _checkLengths(fromList.length, toList.length);
        _checkLengths(toList.length, amounts.length);
        for (uint256 i; i < fromList.length; ++i) {
            forcedTransfer(fromList[i], toList[i], amounts[i]);
        }
    }

    function batchSetAddressFrozen(address[] calldata userAddresses, bool[] calldata freeze) external {
        _checkLengths(userAddresses.length, freeze.length);
        for (uint256 i; i < userAddresses.length; ++i) {
            setAddressFrozen(userAddresses[i], freeze[i]);
        }
    }

    function batchFreezePartialTokens(address[] calldata userAddresses, uint256[] calldata amounts) external {
        _each(userAddresses, amounts, freezePartialTokens);
    }

    function batchUnfreezePartialTokens(address[] calldata userAddresses, uint256[] calldata amounts)
        external
    {
        _each(userAddresses, amounts, unfreezePartialTokens);
    }

    // The owner's settings

    /// @notice Replaces the policy. What is counted is fixed once shares exist.
    function setPolicy(IRules.Policy calldata) external onlyOwner {
        // The struct is static, so its encoding is what follows the selector: the rule book decodes and checks it.
        _setPolicy(msg.data[4:]);
    }

    /// @notice Admits a country (ISO 3166-1 numeric) or bars it.
    function setCountry(uint16 country, bool admitted) external onlyOwner {
        _rules.setCountry(country, admitted);
    }

    /// @notice Limits the holders of a category that the policy counts.
    /// @param key a country's ISO 3166-1 numeric code, or 65536 + an investor class
    function limitCategory(uint256 key, uint32 most, bool limited) external onlyOwner {
        _rules.limitCategory(key, most, limited);
    }

    /// @notice Lets `venue` hold without an identity; shares enter it only through `gate`. Once a venue, always one:
    /// with gate zero nothing enters any more, and what it holds can still leave.
    function setVenue(address venue, address gate) external onlyOwner {
        if (venue == address(0)) revert VenueIsZero();
        AccountWord word = _accounts[venue];
        if (!word.is_(VENUE)) {
            if (word.balance() != 0) revert VenueHolds(venue, word.balance());
            word = word.withId(0).withFlag(VENUE, true);
        }
        _accounts[venue] = word.withFlag(OWN_GATE, gate == venue);
        gateOf[venue] = gate;
        emit VenueSet(venue, gate);
    }

    function setName(string calldata name_) external onlyOwner {
        name = name_;
        _emitInformation();
    }

    function setSymbol(string calldata symbol_) external onlyOwner {
        symbol = symbol_;
        _emitInformation();
    }

    function setOnchainID(address onchainID_) external onlyOwner {
        onchainID = onchainID_;
        _emitInformation();
    }

    function setIdentityRegistry(address) external pure {
        revert FixedAtDeployment();
    }

    function setCompliance(address) external pure {
        revert FixedAtDeployment();
    }

    /// @notice Re-counts the identity of `wallet` under its present country and class. Anyone may call.
    function syncCategory(address wallet) external {
        _rules.syncCategory(_registry.wordOf(wallet));
    }

    // Views

    function identityRegistry() external view returns (address) {
        return address(_registry);
    }

    /// @notice ERC-3643: the share answers `canTransfer` itself.
    function compliance() external view returns (address) {
        return address(this);
    }

    /// @notice The version of ERC-3643's token interface, and of this implementation of it.
    function version() public pure returns (string memory) {
        return "4.1.3+specie.1";
    }

    /// @notice The policy's words as they are stored (`PolicyWord`, `LimitsWord`, `ScheduleWord`) and the hook.
    function rules() external view returns (PolicyWord, LimitsWord, ScheduleWord, address hook) {
        return (_rules.policy, _rules.limits, _rules.schedule, _rules.hook);
    }

    function admitsCountry(uint16 country) external view returns (bool) {
        return _rules.admits(country);
    }

    /// @notice What the identity holds over all its wallets and the category under which it is counted, in a word.
    function holdingOf(uint32 id) external view returns (HoldingWord) {
        return _rules.holdings[id];
    }

    /// @notice Identities that hold, in all.
    function holders() external view returns (uint256) {
        return _rules.limits.holders();
    }

    /// @notice Holders of a category and their limit.
    /// @param key a country's ISO 3166-1 numeric code, or 65536 + an investor class
    function category(uint256 key) external view returns (Rules.Category memory) {
        return _rules.categories[key];
    }

    /// @notice Share units of the identity's window limit that are in use now.
    function windowLevel(uint32 id) external view returns (uint256) {
        return _rules.levelUp(id);
    }

    /// @notice Time until which the wallet cannot send, unix seconds.
    function lockedUntil(address wallet) external view returns (uint40) {
        return _accounts[wallet].lockUntil();
    }

    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId || interfaceId == type(IERC7943Fungible).interfaceId
            || interfaceId == type(IERC3643Token).interfaceId || interfaceId == type(IERC20).interfaceId;
    }

    function _send(address to, uint256 amount) private {
        _transfer(msg.sender, msg.sender, to, amount, false);
    }

    function _each(
        address[] calldata wallets,
        uint256[] calldata amounts,
        function(address, uint256) internal act
    ) private {
        _checkLengths(wallets.length, amounts.length);
        for (uint256 i; i < wallets.length; ++i) {
            act(wallets[i], amounts[i]);
        }
    }

    function _setPolicy(bytes memory policy) private {
        (bool packed, bytes memory answer) =
            address(_ruleBook).staticcall(bytes.concat(RuleBook.pack.selector, policy));
        if (!packed) LowLevelCall.bubbleRevert(answer);
        (PolicyWord word, LimitsWord limits, ScheduleWord schedule, address hook) =
            abi.decode(answer, (PolicyWord, LimitsWord, ScheduleWord, address));
        _rules.setPolicy(word, limits, schedule, hook, totalSupply == 0);
    }

    function _checkIssuer() private view {
        if (msg.sender != pool) revert SupplyComesOnlyFromThePool(msg.sender);
    }

    function _emitInformation() private {
        emit UpdatedTokenInformation(name, symbol, decimals, version(), onchainID);
    }
}
