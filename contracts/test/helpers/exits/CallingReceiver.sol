// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../../../src/identity/Share.sol";
import {ICashListener, TrickyCash} from "../exit/TrickyCash.sol";

/// @notice A holder whose wallet hands in another order as soon as cash of the first one arrives.
contract CallingReceiver is ICashListener {
    Share private immutable share;
    address private immutable exits;
    bytes private _order;
    uint256 public tried;
    uint256 public through;

    constructor(Share share_, address exits_, TrickyCash cash) {
        (share, exits) = (share_, exits_);
        cash.listen(true);
    }

    function sell(uint256 amount, bytes calldata order, bytes calldata again) external {
        _order = again;
        share.transferAndCall(exits, amount, order);
    }

    function cashMoves(address, address, uint256) external {
        ++tried;
        try share.transferAndCall(exits, 1e6, _order) {
            ++through;
        } catch {}
    }
}
