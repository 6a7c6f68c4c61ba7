// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";

/// @notice A vault that can fail, be late, lie, burn gas, answer endlessly, keep a part and call back.
contract TrickyVault is ERC4626 {
    enum Mood {
        FAIR,
        REFUSES,
        LATE,
        LIES,
        BURNS_GAS,
        ANSWERS_ENDLESSLY,
        SILENT,
        CALLS_BACK
    }

    Mood public mood;
    uint256 public entryFee;
    uint256 public most = type(uint256).max;
    address public target;
    bytes public call_;
    bool public wentThrough;

    constructor(IERC20 cash) ERC20("Tricky vault", "TV") ERC4626(cash) {}

    function set(Mood mood_) external {
        mood = mood_;
    }

    function setEntryFee(uint256 bps) external {
        entryFee = bps;
    }

    function setMost(uint256 most_) external {
        most = most_;
    }

    function callBack(address target_, bytes calldata call__) external {
        (target, call_) = (target_, call__);
    }

    function lose(uint256 cash) external {
        IERC20(asset()).transfer(address(0xdead), cash);
    }

    function maxWithdraw(address owner) public view override returns (uint256) {
        _answer();
        if (mood == Mood.LATE) return 0;
        if (mood == Mood.LIES) return type(uint256).max;
        uint256 own = super.maxWithdraw(owner);
        return own < most ? own : most;
    }

    function convertToAssets(uint256 shares) public view override returns (uint256) {
        _answer();
        return super.convertToAssets(shares);
    }

    function previewRedeem(uint256 shares) public view override returns (uint256) {
        _answer();
        return super.previewRedeem(shares);
    }

    function deposit(uint256 assets, address receiver) public override returns (uint256 shares) {
        shares = super.deposit(assets, receiver);
        if (entryFee != 0) _burn(receiver, shares * entryFee / 10_000);
    }

    function withdraw(uint256 assets, address receiver, address owner) public override returns (uint256) {
        require(mood != Mood.REFUSES && mood != Mood.LATE && mood != Mood.LIES, "not today");
        if (mood == Mood.CALLS_BACK) (wentThrough,) = target.call(call_);
        return super.withdraw(assets, receiver, owner);
    }

    function _answer() private view {
        if (mood == Mood.BURNS_GAS) while (true) {}
        if (mood == Mood.ANSWERS_ENDLESSLY) {
            assembly {
                revert(0, 1000000)
            }
        }
        if (mood == Mood.SILENT) {
            assembly {
                return(0, 0)
            }
        }
    }
}
