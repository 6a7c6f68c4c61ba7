// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Block} from "../../../src/exit/Block.sol";
import {IBlock} from "../../../src/interfaces/IBlock.sol";

/// @notice Makers with keys who sign quotes, and the words in which a seller hands them in.
abstract contract BlockSigning is Test {
    struct Maker {
        address wallet;
        uint256 key;
    }

    function _maker(string memory name) internal returns (Maker memory maker) {
        (maker.wallet, maker.key) = makeAddrAndKey(name);
    }

    function _sign(Block at_, IBlock.Quote memory quote, uint256 key) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, at_.digest(quote));
        return abi.encodePacked(r, s, v);
    }

    function _fill(Block at_, IBlock.Quote memory quote, uint256 key)
        internal
        view
        returns (IBlock.Fill memory)
    {
        return IBlock.Fill(quote, quote.shares, _sign(at_, quote, key));
    }

    /// @dev What `transferAndCall` carries.
    function _order(address seller, address receiver, uint256 minimum, IBlock.Fill[] memory fills)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encode(seller, receiver, minimum, abi.encode(fills));
    }

    function _one(IBlock.Fill memory fill) internal pure returns (IBlock.Fill[] memory fills) {
        fills = new IBlock.Fill[](1);
        fills[0] = fill;
    }
}
