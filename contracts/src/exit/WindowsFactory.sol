// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPools} from "../interfaces/IPools.sol";
import {IShare} from "../interfaces/IShare.sol";
import {IWindows} from "../interfaces/IWindows.sol";
import {IWindowedPool} from "./IWindowedPool.sol";

/// @title WindowsFactory
/// @notice Makes the windows of a share and remembers which are in force. The creation code comes as calldata and must
/// be the code that this factory was made for: windows are plain contracts that nobody can change.
/// @dev Windows take shares only once the share's owner has made them a venue of their own gate. A pool's servicer may
/// open new ones on other terms; those before go on settling, paying and handing back what they have.
contract WindowsFactory {
    IPools public immutable pools;
    address public immutable nav;
    /// @notice keccak256 of the creation code of Windows, constructor arguments left out.
    bytes32 public immutable codeHash;
    /// @notice The windows in force; zero: none.
    mapping(address share => address) public windowsOf;

    event WindowsOpened(address indexed share, address indexed windows, IWindows.Terms terms);

    error OtherCode(bytes32 found, bytes32 expected);
    error UnknownPool(address pool);
    error OnlyServicer(address caller, address servicer);
    error DistributingDiffers(address share, bool distributing);
    error ShareOfNoTranche(address share);

    constructor(address pools_, address nav_, bytes32 codeHash_) {
        (pools, nav, codeHash) = (IPools(pools_), nav_, codeHash_);
    }

    /// @notice Opens windows for a share. Only the servicer of its pool.
    /// @param code creation code of `Windows`
    function open(address share, IWindows.Terms calldata terms, bytes calldata code)
        external
        returns (address windows)
    {
        if (keccak256(code) != codeHash) revert OtherCode(keccak256(code), codeHash);
        address pool = IShare(share).pool();
        if (!pools.isPool(pool)) revert UnknownPool(pool);
        address servicer = IWindowedPool(pool).servicer();
        if (msg.sender != servicer) revert OnlyServicer(msg.sender, servicer);
        bool distributing = _distributing(IWindowedPool(pool), share);
        if (terms.distributing != distributing) revert DistributingDiffers(share, distributing);

        bytes memory creation = abi.encodePacked(code, abi.encode(share, nav, terms));
        assembly ("memory-safe") {
            windows := create(0, add(creation, 0x20), mload(creation))
            if iszero(windows) {
                returndatacopy(mload(0x40), 0, returndatasize())
                revert(mload(0x40), returndatasize())
            }
        }
        windowsOf[share] = windows;
        emit WindowsOpened(share, windows, terms);
    }

    function _distributing(IWindowedPool pool, address share) private view returns (bool) {
        address[] memory shares = pool.shares();
        for (uint256 i; i < shares.length; ++i) {
            if (shares[i] == share) return pool.book().tranches[i].distributing;
        }
        revert ShareOfNoTranche(share);
    }
}
