// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {LibRLP} from "solady/utils/LibRLP.sol";
import {IPoolGovernance} from "./IPoolGovernance.sol";
import {DoublePledge} from "./DoublePledge.sol";
import {Terms, TrancheTerms, Wiring} from "./Terms.sol";

/// @title Pools
/// @notice Opens pools and their shares from creation code that it knows by hash, keeps the pledge registry and the
/// servicers' bonds, and speaks to pools for governance.
///
/// Assumptions
/// - Openers, chosen by the authority, name parties that have agreed; a servicer agrees by posting its bond.
/// - Cash tokens deliver what they are asked to (others are refused when a bond is posted) and do not change
///   balances by themselves. Bonds and credits are booked; cash sent here without a call belongs to nobody.
/// - Pools here run the code behind the hash, so what they say of their state, parties and tape is what it says.
contract Pools is DoublePledge, AccessManaged {
    event NavSet(address indexed nav);
    event PoolOpened(
        uint256 indexed number,
        address indexed pool,
        address indexed issuer,
        address servicer,
        address valuer,
        address cash,
        address[3] shares
    );

    error NavAlreadySet(address nav);
    error NavMissing();
    error UnknownCode(bytes32 codeHash, bytes32 expected);
    error TooManyDecimals(uint8 decimals);
    error BondTooLarge(uint256 bond);
    error DeploymentFailed();

    /// @notice The registry of wallets that every share asks.
    address public immutable identity;
    /// @notice keccak256 of the creation code of pools, constructor arguments left out.
    bytes32 public immutable poolCodeHash;
    /// @notice keccak256 of the creation code of shares, constructor arguments left out.
    bytes32 public immutable shareCodeHash;
    /// @notice Values every pool.
    address public nav;
    /// @dev Nonce of this contract's next creation.
    uint256 private _nonce = 1;

    constructor(address authority, address identity_, bytes32 poolCodeHash_, bytes32 shareCodeHash_)
        AccessManaged(authority)
    {
        (identity, poolCodeHash, shareCodeHash) = (identity_, poolCodeHash_, shareCodeHash_);
    }

    /// @notice Names the price contract, which is made after this one and knows it. Once.
    function setNav(address nav_) external restricted {
        if (nav != address(0)) revert NavAlreadySet(nav);
        nav = nav_;
        emit NavSet(nav_);
    }

    /// @notice Makes a pool and its shares. The creation code comes as calldata and must be the code that this registry
    /// was made for, so pools are plain contracts: no proxy, nobody who can change them.
    /// @param tranches one to three, senior first, the last one is the residual
    /// @param poolCode creation code of `Pool`
    /// @param shareCode creation code of `Share`
    function open(
        Terms calldata terms,
        TrancheTerms[] calldata tranches,
        bytes calldata poolCode,
        bytes calldata shareCode
    ) external restricted nonReentrant returns (address pool) {
        if (nav == address(0)) revert NavMissing();
        if (keccak256(poolCode) != poolCodeHash) revert UnknownCode(keccak256(poolCode), poolCodeHash);
        if (keccak256(shareCode) != shareCodeHash) revert UnknownCode(keccak256(shareCode), shareCodeHash);
        if (terms.bond > type(uint88).max) revert BondTooLarge(terms.bond);

        Wiring memory wiring = Wiring(address(this), nav, _predict(tranches.length));
        pool = LibRLP.computeAddress(address(this), _nonce);
        uint256 number = ++poolCount;
        poolAt[number] = pool;
        entryOf[pool] = Entry(uint32(number), terms.bond, terms.cash);
        emit PoolOpened(number, pool, terms.issuer, terms.servicer, terms.valuer, terms.cash, wiring.shares);

        _create(abi.encodePacked(poolCode, abi.encode(terms, tranches, wiring)), pool);
        uint8 decimals = IERC20Metadata(terms.cash).decimals();
        if (decimals > 18) revert TooManyDecimals(decimals);
        for (uint256 i; i < tranches.length; ++i) {
            bytes memory arguments = _shareArguments(pool, terms.cash, decimals, tranches[i]);
            _create(abi.encodePacked(shareCode, arguments), wiring.shares[i]);
        }
    }

    /// @notice Winds a pool down.
    function windDown(address pool) external restricted {
        _governed(pool).windDown();
    }

    /// @notice Closes a pool that is winding down and whose portfolio is worth nothing.
    function close(address pool) external restricted {
        _governed(pool).close();
    }

    function replaceServicer(address pool, address servicer) external restricted {
        _governed(pool).replaceServicer(servicer);
    }

    function replaceValuer(address pool, address valuer) external restricted {
        _governed(pool).replaceValuer(valuer);
    }

    /// @notice Lets a pool issue again after a double pledge has been settled.
    function resumeIssuance(address pool) external restricted {
        _governed(pool).resumeIssuance();
    }

    function _governed(address pool) private view returns (IPoolGovernance) {
        if (!isPool(pool)) revert NotAPool(pool);
        return IPoolGovernance(pool);
    }

    /// @dev The shares follow the pool in this contract's nonces, so a pool knows them before they exist.
    function _predict(uint256 count) private view returns (address[3] memory shares) {
        for (uint256 i; i < count && i < 3; ++i) {
            shares[i] = LibRLP.computeAddress(address(this), _nonce + 1 + i);
        }
    }

    function _create(bytes memory code, address expected) private {
        address made;
        assembly ("memory-safe") {
            made := create(0, add(code, 0x20), mload(code))
            if iszero(made) {
                returndatacopy(mload(0x40), 0, returndatasize())
                if returndatasize() { revert(mload(0x40), returndatasize()) }
            }
        }
        if (made != expected) revert DeploymentFailed();
        ++_nonce;
    }

    function _shareArguments(address pool, address cash, uint8 decimals, TrancheTerms calldata tranche)
        private
        view
        returns (bytes memory)
    {
        return abi.encode(
            pool,
            identity,
            cash,
            tranche.owner,
            tranche.name,
            tranche.symbol,
            decimals,
            tranche.policy,
            tranche.countries
        );
    }
}
