// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReserveUser} from "./IReserveUser.sol";

/// @notice Keeps cash of a reserve that nobody needs now in another ERC-4626 vault.
interface IIdle is IReserveUser {
    /// @dev How much cash stays with the reserve. Cash units.
    /// @param least below it anyone may call cash back
    /// @param keep what calling back fills up to, and what parking leaves
    /// @param most that may be parked at once, at cost
    struct Rule {
        uint96 least;
        uint96 keep;
        uint96 most;
    }

    event VaultSet(address vault);
    event RuleSet(uint256 least, uint256 keep, uint256 most);
    event Parked(address indexed vault, uint256 cash);
    event Recalled(address indexed vault, uint256 cash);
    /// @notice The vault gave nothing back: it is not asked by sales for a while.
    event RecallFailed(address indexed vault, uint256 cash);
    event IdleHarvested(address indexed vault, uint256 gain);
    event IdleWrittenDown(address indexed vault, uint256 loss);
    event Salvaged(address indexed vault, uint256 cash);

    error OnlyItsReserve(address caller);
    error NoVault();
    error VaultOfOtherCash(address vault, address pays);
    error StillParked(address vault, uint256 cost);
    error BadRule(uint256 least, uint256 keep);
    error NothingToPark(uint256 here, uint256 keep, uint256 cost, uint256 most);
    error EnoughHere(uint256 here, uint256 least);
    error VaultTookTooMuch(uint256 cash, uint256 worth);
    error NoGain(uint256 worth, uint256 cost);
    error NoLoss(uint256 worth, uint256 cost);
    error GasTooLow(uint256 left, uint256 needed);

    /// @notice Vault that cash is parked in; zero: none.
    function vault() external view returns (address);

    /// @notice What the cash that is parked has cost, cash units.
    function cost() external view returns (uint256);

    function rule() external view returns (Rule memory);

    /// @notice What the vault says: cash it would give back at once, and what all is worth to who leaves and who enters.
    /// A vault that does not answer gives nothing, is worth nothing to who leaves and its cost to who enters.
    function state() external view returns (uint256 ready, uint256 low, uint256 high);

    /// @notice Parks what the reserve has beyond `keep`. Anyone.
    function park() external returns (uint256 parked);

    /// @notice Calls cash back when the reserve has less than `least`; tells whether the vault works. Anyone.
    function recall() external returns (uint256 back);

    /// @notice Takes out what the parked cash has gained, for the reserve's providers. Anyone.
    function harvest() external returns (uint256 gain);
}
