// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Desk} from "../../../src/exit/Desk.sol";
import {Reserve} from "../../../src/exit/Reserve.sol";
import {Share} from "../../../src/identity/Share.sol";
import {TrickyCash, ICashListener} from "./TrickyCash.sol";

/// @notice A verified holder and provider whose wallet calls back whenever cash touches it, and tries every door.
contract Intruder is ICashListener {
    Desk private immutable desk;
    Reserve private immutable reserve;
    Share private immutable share;
    TrickyCash private immutable cash;

    bool public armed;
    bool public refusesCash;
    /// @notice Selectors of the calls that went through while armed, and how many were tried.
    bytes4[] public through;
    uint256 public tried;

    error NoCashPlease();

    constructor(Desk desk_, Reserve reserve_, Share share_, TrickyCash cash_) {
        (desk, reserve, share, cash) = (desk_, reserve_, share_, cash_);
        cash.approve(address(reserve), type(uint256).max);
        cash.approve(address(desk), type(uint256).max);
        share.approve(address(desk), type(uint256).max);
        cash.listen(true);
    }

    function arm(bool on) external {
        armed = on;
    }

    function refuseCash(bool on) external {
        refusesCash = on;
    }

    function passed() external view returns (uint256) {
        return through.length;
    }

    function cashMoves(address, address to, uint256) external {
        if (refusesCash && to == address(this)) revert NoCashPlease();
        if (!armed) return;
        armed = false;
        _try(address(desk), abi.encodeCall(Desk.sell, (address(share), 10e6, 0, 0, address(this))));
        _try(
            address(share),
            abi.encodeWithSignature(
                "transferAndCall(address,uint256,bytes)", desk, 10e6, abi.encode(uint256(0))
            )
        );
        _try(address(desk), abi.encodeCall(Desk.buy, (address(share), 1e6, type(uint256).max, address(this))));
        _try(address(desk), abi.encodeCall(Desk.settle, (address(share))));
        _try(address(desk), abi.encodeCall(Desk.harvest, (address(share))));
        _try(address(desk), abi.encodeCall(Desk.fund, ()));
        _try(address(reserve), abi.encodeWithSignature("deposit(uint256,address)", 5e6, address(this)));
        uint256 shares = reserve.maxRedeem(address(this)) / 2;
        _try(
            address(reserve),
            abi.encodeWithSignature("redeem(uint256,address,address)", shares, address(this), address(this))
        );
        armed = true;
    }

    function act(address target, bytes calldata data) external {
        (bool success, bytes memory result) = target.call(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(result, 32), mload(result))
            }
        }
    }

    function _try(address target, bytes memory data) private {
        ++tried;
        (bool success,) = target.call(data);
        if (success) through.push(bytes4(data));
    }
}
