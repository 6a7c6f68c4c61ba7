// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRules} from "../../src/interfaces/IRules.sol";
import {Identity} from "../../src/identity/Identity.sol";
import {Share} from "../../src/identity/Share.sol";
import {ShareFixture} from "../helpers/identity/ShareFixture.sol";
import {Gas} from "../helpers/Gas.sol";

/// @notice Whole transactions of investors and transfer agents, against the targets of the design.
contract IdentityGasTest is ShareFixture, Gas {
    function test_gas_plainTransferIsTheKnownFigure() public {
        cash.print(alice, 10);
        cash.print(bob, 10);
        vm.prank(alice);
        cash.transfer(bob, 1);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        // OpenZeppelin's transfer to a holder is 34,4xx; this one also reads two slots of a block list.
        assertApproxEqAbs(gas, 34_450 + 2 * 2_100, 700);
    }

    function test_gas_register() public {
        address wallet = makeAddr("investor");
        Identity.Statement memory statement =
            _statement(wallet, KYC | ACCREDITED, GERMANY, 2, uint40(block.timestamp + 365 days));
        bytes memory signature = _signed(statement, kycKey);
        identity.register(statement, kycIssuer, signature);
        assertLe(_record("identity.register"), 75_000);
    }

    function test_gas_transfer() public {
        vm.prank(pool);
        share.mint(bob, 5e6);
        vm.prank(alice);
        share.transfer(bob, 400e6);
        assertLe(_record("share.transfer"), 50_000);
    }

    function test_gas_transferFirstReceipt() public {
        vm.prank(alice);
        share.transfer(bob, 400e6);
        _record("share.transfer.firstReceipt");
    }

    function test_gas_transferCapped() public {
        Share capped = _capped();
        vm.startPrank(pool);
        capped.mint(alice, 1000e6);
        capped.mint(bob, 5e6);
        capped.open();
        vm.stopPrank();
        vm.prank(alice);
        capped.transfer(bob, 400e6);
        assertLe(_record("share.transfer.capped"), 63_000);
    }

    function test_gas_batchItem() public {
        uint256 items = 100;
        (address[] memory wallets, uint256[] memory amounts) = _crowd(items);
        vm.prank(pool);
        share.batchMint(wallets, amounts);
        vm.prank(alice);
        share.batchTransfer(wallets, amounts);
        assertLe(_recordEach("share.batch.item", items), 25_000);
    }

    function test_gas_batchItemFirstReceipt() public {
        uint256 items = 100;
        (address[] memory wallets, uint256[] memory amounts) = _crowd(items);
        vm.prank(alice);
        share.batchTransfer(wallets, amounts);
        _recordEach("share.batch.item.firstReceipt", items);
    }

    function test_gas_mint() public {
        vm.prank(pool);
        share.mint(bob, 5e6);
        _record("share.mint");
    }

    function test_gas_claim() public {
        cash.print(alice, 1);
        _distribute(50e6);
        share.claim(alice);
        _record("distribution.claim");
    }

    function _capped() private returns (Share) {
        IRules.Policy memory policy = _policy();
        policy.counted = true;
        policy.cap = 5000e6;
        policy.maxHolders = 200;
        return _deploy(policy);
    }

    function _crowd(uint256 count) private returns (address[] memory wallets, uint256[] memory amounts) {
        wallets = new address[](count);
        amounts = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            wallets[i] = _person(string.concat("investor ", vm.toString(i)));
            amounts[i] = 1e6 + i;
        }
    }
}
