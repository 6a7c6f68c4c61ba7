// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Quotes} from "../../../src/exit/Quotes.sol";
import {Share} from "../../../src/identity/Share.sol";
import {IQuotes} from "../../../src/interfaces/IQuotes.sol";
import {ICashListener, TrickyCash} from "../exit/TrickyCash.sol";

/// @notice A verified maker and taker whose wallet calls back whenever cash touches it, and tries every door.
contract QuotesIntruder is ICashListener {
    Quotes private immutable quotes;
    Share private immutable share;
    address private immutable maker;

    bool private armed;
    /// @notice Calls that were tried, and that went through, while armed.
    uint256 public tried;
    uint256 public passed;

    constructor(Quotes quotes_, Share share_, TrickyCash cash_, address maker_) {
        (quotes, share, maker) = (quotes_, share_, maker_);
        cash_.approve(address(quotes), type(uint256).max);
        share.approve(address(quotes), type(uint256).max);
        cash_.listen(true);
    }

    function arm(bool on) external {
        armed = on;
    }

    function quote(IQuotes.Terms calldata terms, uint256 shares, uint256 cash) external {
        quotes.set(address(share), terms);
        quotes.deposit(address(share), shares, cash);
    }

    function sell(uint256 amount) external {
        quotes.sell(address(share), maker, amount, 0, 0, address(this));
    }

    function buy(uint256 amount) external {
        quotes.buy(address(share), maker, amount, type(uint128).max, 0, address(this));
    }

    function withdraw(uint256 shares, uint256 cash) external {
        quotes.withdraw(address(share), address(this), shares, cash, address(this));
    }

    function cashMoves(address, address, uint256) external {
        if (!armed) return;
        armed = false;
        address me = address(this);
        address of_ = address(share);
        _try(abi.encodeCall(IQuotes.sell, (of_, maker, 10e6, 0, 0, me)));
        _try(abi.encodeCall(IQuotes.buy, (of_, maker, 10e6, 20e6, 0, me)));
        _try(abi.encodeCall(IQuotes.deposit, (of_, 1, 1)));
        _try(abi.encodeCall(IQuotes.withdraw, (of_, me, 1, 1, me)));
        _try(abi.encodeCall(IQuotes.collect, (of_, me, me)));
        _try(abi.encodeCall(IQuotes.sellHeld, (of_, me, maker, 10e6, 0, me)));
        ++tried;
        try share.transferAndCall(address(quotes), 10e6, abi.encode(maker, uint256(0), me)) {
            ++passed;
        } catch {}
        armed = true;
    }

    function _try(bytes memory data) private {
        ++tried;
        (bool success,) = address(quotes).call(data);
        if (success) ++passed;
    }
}
