// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";

import {IRules} from "../../../src/interfaces/IRules.sol";
import {Identity} from "../../../src/identity/Identity.sol";
import {IdentityWallets} from "../../../src/identity/IdentityWallets.sol";
import {Share} from "../../../src/identity/Share.sol";
import {TestCash} from "./TestCash.sol";

/// @notice All roles around one counted share: holders with several wallets, a venue and its gate, the pool, the
/// transfer agent and the KYC issuer, with time passing. Every movement is compared with what the view says.
contract ShareHandler is Test {
    uint64 internal constant KYC = 1;
    uint256 internal constant PEOPLE = 5;

    Share public immutable share;
    Identity public immutable identity;
    TestCash public immutable cash;
    address public immutable pool;
    address public immutable owner;
    address public immutable agent;
    address public immutable kycIssuer;
    address public immutable gate = makeAddr("gate");
    address public immutable venue = makeAddr("venue");

    /// @dev Every wallet that was ever part of the world; a person's later wallets come at the end.
    address[] public wallets;

    uint256 public minted;
    uint256 public burned;
    uint256 public received;
    uint256 public enteredVenue;
    uint256 public leftVenue;

    constructor(Share share_, Identity identity_, TestCash cash_, address[4] memory roles) {
        (share, identity, cash) = (share_, identity_, cash_);
        (pool, owner, agent, kycIssuer) = (roles[0], roles[1], roles[2], roles[3]);
        for (uint256 i; i < PEOPLE; ++i) {
            _add(makeAddr(string.concat("person ", vm.toString(i))));
            _attest(wallets[i], KYC, i % 2 == 0 ? 276 : 250, 1);
        }
    }

    function walletCount() external view returns (uint256) {
        return wallets.length;
    }

    // Holders

    function transfer(uint256 fromSeed, uint256 toSeed, uint256 value) external {
        (address from, address to) = (_wallet(fromSeed), _wallet(toSeed));
        _move(from, from, to, bound(value, 0, share.balanceOf(from)));
    }

    function sell(uint256 seed, uint256 value) external {
        address from = _wallet(seed);
        value = bound(value, 0, share.balanceOf(from));
        if (_move(gate, from, venue, value)) enteredVenue += value;
    }

    function buy(uint256 seed, uint256 value) external {
        value = bound(value, 0, share.balanceOf(venue));
        if (_move(venue, venue, _wallet(seed), value)) leftVenue += value;
    }

    function claim(uint256 seed) external {
        address holder = _wallet(seed);
        if (share.isFrozen(holder) || identity.walletOf(holder).lost) return;
        uint256 owed = share.claimable(holder);
        uint256 before = cash.balanceOf(holder);
        assertEq(share.claim(holder), owed);
        assertEq(cash.balanceOf(holder), before + owed);
    }

    // The pool

    function mint(uint256 seed, uint256 value) external {
        address to = _wallet(seed);
        value = bound(value, 0, 1e12);
        bool passes = share.detectTransferRestriction(address(0), to, value) == 0;
        vm.prank(pool);
        (bool done,) = address(share).call(abi.encodeCall(share.mint, (to, value)));
        assertEq(done, passes, "SHR11: mints as the view says");
        if (done) minted += value;
    }

    function burn(uint256 seed, uint256 value) external {
        address from = seed % 7 == 0 ? venue : _wallet(seed);
        value = bound(value, 0, share.balanceOf(from));
        if (from == venue) leftVenue += value;
        vm.prank(pool);
        (bool done,) = address(share).call(abi.encodeCall(share.burn, (from, value)));
        assertEq(done, !identity.walletOf(from).lost, "SHR7: a lost wallet's shares wait for its successor");
        if (done) burned += value;
    }

    function distribute(uint256 amount) external {
        if (share.totalSupply() == 0) return;
        amount = bound(amount, 0, 1e13);
        cash.print(address(share), amount);
        vm.prank(pool);
        share.distribute(amount);
        received += amount;
    }

    function donate(uint256 amount) external {
        cash.print(address(share), bound(amount, 0, 1e6));
    }

    // The transfer agent

    function freeze(uint256 seed, bool on) external {
        vm.prank(agent);
        share.setAddressFrozen(_wallet(seed), on);
    }

    function freezePart(uint256 seed, uint256 amount) external {
        vm.prank(agent);
        share.setFrozenTokens(_wallet(seed), bound(amount, 0, 2e12));
    }

    function force(uint256 fromSeed, uint256 toSeed, uint256 value) external {
        (address from, address to) = (_wallet(fromSeed), _wallet(toSeed));
        if (!share.canReceive(to)) return;
        value = bound(value, 0, share.balanceOf(from));
        uint256 frozen = share.getFrozenTokens(from);
        uint256 free = share.balanceOf(from) > frozen ? share.balanceOf(from) - frozen : 0;
        uint256 taken = from != to && value > free ? value - free : 0;
        vm.prank(agent);
        share.forcedTransfer(from, to, value);
        assertEq(share.getFrozenTokens(from), frozen - taken, "SHR8: thaws what it took");
    }

    function pause() external {
        bool on = share.paused();
        vm.prank(agent);
        on ? share.unpause() : share.pause();
    }

    function setLimits(uint256 cap, uint256 maxHolders) external {
        IRules.Policy memory policy = _policy();
        policy.cap = uint128(bound(cap, 0, 5e12));
        policy.maxHolders = uint32(bound(maxHolders, 0, PEOPLE));
        vm.prank(owner);
        share.setPolicy(policy);
    }

    // The KYC issuer and time

    function changeAttributes(uint256 seed, uint256 country, uint256 class, uint256 claims) external {
        address wallet = _wallet(seed);
        if (identity.walletOf(wallet).lost) return;
        uint16[6] memory countries = [276, 250, 276, 250, 276, 408];
        _attest(
            wallet,
            claims % 8 == 0 ? 0 : KYC,
            countries[country % 6],
            uint8(class % 8 == 0 ? 0 : class % 2 + 1)
        );
    }

    function expire(uint256 seed) external {
        address wallet = _wallet(seed);
        if (identity.walletOf(wallet).lost) return;
        vm.prank(kycIssuer);
        identity.expire(wallet);
    }

    function sync(uint256 seed) external {
        share.syncCategory(_wallet(seed));
    }

    function link(uint256 seed) external {
        address wallet = _wallet(seed);
        if (identity.walletOf(wallet).lost || identity.linkedWallets(wallet).length == 8) return;
        address added = _newWallet();
        IdentityWallets.Link memory made = IdentityWallets.Link(
            wallet, added, identity.walletOf(wallet).version + 1, uint40(block.timestamp)
        );
        bytes memory consent = _consent(identity.linkDigest(made));
        vm.prank(kycIssuer);
        identity.link(made, kycIssuer, "", consent);
    }

    function recover(uint256 seed) external {
        address lost = _wallet(seed);
        if (identity.walletOf(lost).lost) return;
        address replacement = _newWallet();
        IdentityWallets.Recovery memory made = IdentityWallets.Recovery(
            lost, replacement, identity.walletOf(lost).version + 1, uint40(block.timestamp)
        );
        bytes memory consent = _consent(identity.recoveryDigest(made));
        vm.prank(kycIssuer);
        identity.recover(made, kycIssuer, "", consent);
        skip(identity.recoveryDelay());
        identity.finishRecovery(lost);
    }

    function moveRecovered(uint256 seed) external {
        address lost = _wallet(seed);
        address replacement = identity.recoveredTo(lost);
        if (replacement == address(0)) return;
        if (share.balanceOf(lost) == 0 && share.claimable(lost) == 0) return;
        uint256 sum = share.balanceOf(lost) + share.balanceOf(replacement);
        uint256 owed = share.claimable(lost) + share.claimable(replacement);
        address onchainId = identity.identity(lost);
        vm.prank(agent);
        share.recoveryAddress(lost, replacement, onchainId);
        assertEq(share.balanceOf(replacement), sum);
        assertEq(share.claimable(replacement), owed, "SHR7: income moves with the shares");
    }

    function pass(uint256 time) external {
        skip(bound(time, 0, 40 days));
    }

    // Inside

    function _move(address caller, address from, address to, uint256 value) private returns (bool done) {
        uint8 code = share.detectTransferRestrictionFrom(caller, from, to, value);
        bool qualifies = to == venue || share.canReceive(to);
        vm.prank(from);
        share.approve(caller, type(uint256).max);
        vm.prank(caller);
        (done,) = address(share).call(abi.encodeCall(share.transferFrom, (from, to, value)));
        assertEq(done, code == 0, "SHR11: moves as the view says");
        if (done && value != 0) {
            assertTrue(qualifies, "SHR2: reaches only those who qualify");
            if (to == venue) assertEq(caller, gate, "SHR3: through the gate");
        }
    }

    function _policy() private pure returns (IRules.Policy memory policy) {
        policy.required = KYC;
        policy.minimumClass = 1;
        policy.counted = true;
        policy.byCountry = true;
        policy.byClass = true;
        policy.lockUp = 1 days;
        policy.windowLimit = 3e12;
        policy.windowPeriod = 10 days;
    }

    function _attest(address wallet, uint64 claims, uint16 country, uint8 class) private {
        Identity.Statement memory statement = Identity.Statement({
            wallet: wallet,
            claims: claims,
            country: country,
            class: class,
            expiry: uint40(block.timestamp + 90 days),
            version: identity.walletOf(wallet).version + 1,
            deadline: uint40(block.timestamp)
        });
        vm.prank(kycIssuer);
        identity.register(statement, kycIssuer, "");
    }

    function _newWallet() private returns (address wallet) {
        wallet = makeAddr(string.concat("wallet ", vm.toString(wallets.length)));
        _add(wallet);
    }

    function _consent(bytes32 digest) private returns (bytes memory) {
        (, uint256 key) = makeAddrAndKey(string.concat("wallet ", vm.toString(wallets.length - 1)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _add(address wallet) private {
        wallets.push(wallet);
    }

    function _wallet(uint256 seed) private view returns (address) {
        return wallets[seed % wallets.length];
    }
}
