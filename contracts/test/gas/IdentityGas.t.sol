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

    /// @dev The first transfer of either side after a distribution settles its income.
    function test_gas_transferAfterDistribution() public {
        vm.prank(pool);
        share.mint(bob, 5e6);
        _distribute(50e6);
        vm.prank(alice);
        share.transfer(bob, 400e6);
        _record("share.transfer.afterDistribution");
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
        vm.prank(pool);
        share.mint(bob, 1000e6);
        cash.print(alice, 1);
        _distribute(50e6);
        share.claim(alice);
        _record("distribution.claim");
    }

    /// @dev Nothing that a holder does costs more because there are more holders.
    function test_gas_doesNotDependOnTheNumberOfHolders() public {
        share = _capped();
        vm.startPrank(pool);
        share.mint(alice, 1000e6);
        share.mint(bob, 5e6);
        share.open();
        vm.stopPrank();
        _grow(0, 10);
        // From here on both holders' slots are in use, as in the second measurement.
        _measure();
        _measure();
        uint256[4] memory few = _measure();
        _grow(10, 10_000);
        uint256[4] memory many = _measure();
        assertEq(share.holders(), 10_002);
        for (uint256 i; i < few.length; ++i) {
            assertEq(many[i], few[i]);
        }
    }

    function _grow(uint256 from, uint256 to) private {
        vm.pauseGasMetering();
        for (uint256 i = from; i < to; i += 185) {
            _growBy(i, i + 185 < to ? i + 185 : to);
        }
        vm.resumeGasMetering();
    }

    function _growBy(uint256 from, uint256 to) private {
        uint256 count = to - from;
        Identity.Statement[] memory statements = new Identity.Statement[](count);
        address[] memory issuers = new address[](count);
        address[] memory wallets = new address[](count);
        uint256[] memory amounts = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            wallets[i] = address(uint160(uint256(keccak256(abi.encode("crowd", from + i)))));
            statements[i] = _statement(wallets[i], KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
            issuers[i] = kycIssuer;
            amounts[i] = 1e6;
        }
        vm.prank(kycIssuer);
        identity.registerBatch(statements, issuers, new bytes[](count));
        vm.prank(pool);
        share.batchMint(wallets, amounts);
    }

    /// @dev Transfer, mint, claim and an update of a person's attributes.
    function _measure() private returns (uint256[4] memory gas) {
        vm.prank(alice);
        share.transfer(bob, 1e6);
        gas[0] = vm.lastCallGas().gasTotalUsed;
        vm.prank(pool);
        share.mint(bob, 1e6);
        gas[1] = vm.lastCallGas().gasTotalUsed;
        _distribute(share.totalSupply());
        share.claim(alice);
        gas[2] = vm.lastCallGas().gasTotalUsed;
        _attest(bob, KYC, GERMANY, 1, uint40(block.timestamp + 365 days));
        gas[3] = vm.lastCallGas().gasTotalUsed;
        vm.prank(alice);
        cash.transfer(pool, 1e6);
    }

    function _capped() private returns (Share) {
        IRules.Policy memory policy = _policy();
        policy.counted = true;
        policy.cap = 5000e6;
        policy.maxHolders = 20_000;
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
