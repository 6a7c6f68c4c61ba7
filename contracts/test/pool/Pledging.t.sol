// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPool} from "../../src/interfaces/IPool.sol";
import {Bonds} from "../../src/pool/Bonds.sol";
import {DoublePledge} from "../../src/pool/DoublePledge.sol";
import {Pool} from "../../src/pool/Pool.sol";
import {PoolAssets} from "../../src/pool/PoolAssets.sol";
import {PoolBase} from "../../src/pool/PoolBase.sol";
import {Registry} from "../../src/pool/Registry.sol";
import {Collection, Terms} from "../../src/pool/Terms.sol";
import {FineCash} from "../helpers/pool/FineCash.sol";
import {PoolRig} from "../helpers/pool/PoolRig.sol";

contract PledgingTest is PoolRig {
    bytes32 private constant HOUSE = keccak256("land|CH-ZH|1234");
    bytes32 private constant DEED = keccak256("deed");
    bytes32 private constant LOAN = keccak256("the loan that is in two tapes");

    Pool private later;
    address private otherIssuer = makeAddr("otherIssuer");
    address private otherServicer = makeAddr("otherServicer");

    function setUp() public override {
        super.setUp();
        _verify(otherIssuer);
        later = _open(_otherTerms(address(dollar)), _tranches(2));
    }

    // Single assets

    function test_anAssetEntersTheBookAndOccupiesItsCollateral() public {
        _add(pool, HOUSE);
        assertEq(pool.assetOf(HOUSE), DEED);
        (address holder, uint256 principal) = pools.pledgeOf(HOUSE);
        assertEq(holder, address(pool));
        assertEq(principal, 500_000 * DOLLAR);
    }

    function test_POOL7_noCollateralIsPledgedTwice() public {
        _add(pool, HOUSE);
        vm.expectRevert(abi.encodeWithSelector(Registry.AlreadyPledged.selector, HOUSE, address(pool)));
        vm.prank(otherIssuer);
        later.addAsset(HOUSE, DEED, 1, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(Registry.AlreadyPledged.selector, HOUSE, address(pool)));
        vm.prank(issuer);
        pool.addAsset(HOUSE, DEED, 1, 0, 0);
    }

    function test_onlyPoolsPledgeAndOnlyTheHolderReleases() public {
        vm.expectRevert(abi.encodeWithSelector(Registry.NotAPool.selector, outsider));
        vm.prank(outsider);
        pools.pledge(HOUSE, 1);
        _add(pool, HOUSE);
        vm.expectRevert(abi.encodeWithSelector(Registry.NotPledged.selector, HOUSE, address(later)));
        vm.prank(address(later));
        pools.release(HOUSE);
        vm.expectRevert(abi.encodeWithSelector(Registry.NotPledged.selector, DEED, address(pool)));
        vm.prank(address(pool));
        pools.release(DEED);
    }

    function test_theIssuerCannotFreeCollateralOfALivePool() public {
        _add(pool, HOUSE);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, issuer));
        vm.prank(issuer);
        pool.releaseAsset(HOUSE);
        vm.prank(valuer);
        pool.releaseAsset(HOUSE);
        _add(later, HOUSE);
    }

    function test_anyoneFreesTheCollateralOfAPoolThatIsOver() public {
        _add(pool, HOUSE);
        vm.prank(issuer);
        pool.cancel();
        vm.prank(outsider);
        pool.releaseAsset(HOUSE);
        vm.expectRevert(abi.encodeWithSelector(PoolAssets.NoSuchAsset.selector, HOUSE));
        pool.releaseAsset(HOUSE);
        _add(later, HOUSE);
    }

    function test_assetsComeFromTheIssuerWithDocuments() public {
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        vm.prank(outsider);
        pool.addAsset(HOUSE, DEED, 1, 0, 0);
        vm.expectRevert(PoolAssets.DocumentMissing.selector);
        vm.prank(issuer);
        pool.addAsset(HOUSE, 0, 1, 0, 0);
    }

    function test_theLatestVersionOfADocumentCounts() public {
        vm.startPrank(issuer);
        pool.setDocument("prospectus", "ipfs://1", keccak256("1"));
        pool.setDocument("prospectus", "ipfs://2", keccak256("2"));
        vm.stopPrank();
        assertEq(pool.documentOf("prospectus"), keccak256("2"));
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        vm.prank(outsider);
        pool.setDocument("prospectus", "", keccak256("3"));
    }

    // Bonds

    function test_onlyTheServicerPostsTheBondAndOnce() public {
        vm.expectRevert(abi.encodeWithSelector(Bonds.NotServicer.selector, outsider, servicer));
        vm.prank(outsider);
        pools.postBond(address(pool));
        vm.expectRevert(abi.encodeWithSelector(Bonds.AlreadyBonded.selector, address(pool)));
        vm.prank(servicer);
        pools.postBond(address(pool));
    }

    function test_theBondComesBackWhenThePoolIsOver() public {
        vm.expectRevert(abi.encodeWithSelector(Bonds.PoolIsLive.selector, address(pool)));
        pools.releaseBond(address(pool));
        vm.prank(issuer);
        pool.cancel();
        pools.releaseBond(address(pool));
        pools.releaseBond(address(pool));
        vm.prank(servicer);
        assertEq(pools.withdraw(address(dollar), servicer), 20_000 * DOLLAR);
        assertEq(_cashOf(address(pools)), 20_000 * DOLLAR, "the other pool's bond stays");
        vm.expectRevert(
            abi.encodeWithSelector(Registry.NothingToWithdraw.selector, address(dollar), servicer)
        );
        vm.prank(servicer);
        pools.withdraw(address(dollar), servicer);
    }

    function test_aNewServicersBondFreesTheFormerOnes() public {
        vm.prank(governor);
        pools.replaceServicer(address(pool), outsider);
        vm.expectRevert(abi.encodeWithSelector(Bonds.NotServicer.selector, servicer, outsider));
        vm.prank(servicer);
        pools.postBond(address(pool));
        _bond(pool);
        assertEq(pools.creditOf(address(dollar), servicer), 20_000 * DOLLAR);
        (address poster, uint256 amount,) = pools.bondOf(address(pool));
        assertEq(poster, outsider);
        assertEq(amount, 20_000 * DOLLAR);
    }

    function test_aDonationToTheRegistryChangesNothing() public {
        dollar.mint(address(pools), 5 * DOLLAR);
        vm.prank(issuer);
        pool.cancel();
        pools.releaseBond(address(pool));
        assertEq(pools.creditOf(address(dollar), servicer), 20_000 * DOLLAR);
    }

    // One loan in two tapes

    function test_POOL8_aProvenDoublePledgeFreezesBothAndPaysTheFinder() public {
        _bothLive();
        _prove(outsider);
        assertTrue(pool.issuanceFrozen());
        assertTrue(later.issuanceFrozen());
        assertEq(pools.creditOf(address(dollar), outsider), 10_000 * DOLLAR);
        assertEq(pool.book().trapped, 10_000 * DOLLAR, "the injured pool has the rest");
        vm.prank(outsider);
        pools.withdraw(address(dollar), outsider);
        assertEq(_cashOf(outsider), 10_000 * DOLLAR);
    }

    function test_theInjuredPoolsHoldersGetTheCompensation() public {
        _bothLive();
        _prove(outsider);
        _passMonth();
        Collection memory collection = _collection(pool, 10_000 * DOLLAR, 0, 0, 1_000_000 * DOLLAR);
        _send(pool, collection);
        assertEq(pool.book().trapped, 0);
        assertEq(_cashOf(address(pool.shareOf(2))), 20_000e6 - 833_333_333 - 3_000e6 - 1_666_666_666);
    }

    function test_theOrderInWhichThePoolsAreNamedDoesNotMatter() public {
        _bothLive();
        DoublePledge.Finding memory finding = _finding();
        (finding.pools[0], finding.pools[1]) = (finding.pools[1], finding.pools[0]);
        (finding.proof[0], finding.proof[1]) = (finding.proof[1], finding.proof[0]);
        (finding.loanHash[0], finding.loanHash[1]) = (finding.loanHash[1], finding.loanHash[0]);
        _commit(outsider, finding);
        vm.prank(outsider);
        pools.provePledge(finding);
        assertEq(pool.book().trapped, 10_000 * DOLLAR);
        finding = _finding();
        _commit(alice, finding);
        vm.expectRevert(abi.encodeWithSelector(DoublePledge.AlreadyProven.selector, LOAN));
        vm.prank(alice);
        pools.provePledge(finding);
    }

    function test_aPartyGetsNoRewardForAccusingItself() public {
        _bothLive();
        _prove(otherServicer);
        assertEq(pools.creditOf(address(dollar), otherServicer), 0);
        assertEq(pool.book().trapped, 20_000 * DOLLAR);
    }

    function test_aFindingCannotBeTakenByWhoSeesIt() public {
        _bothLive();
        DoublePledge.Finding memory finding = _finding();
        _commit(outsider, finding);
        vm.expectPartialRevert(DoublePledge.NotCommitted.selector);
        vm.prank(alice);
        pools.provePledge(finding);

        bytes32 hers = pools.commitmentOf(alice, finding.pools, LOAN, finding.salt);
        vm.startPrank(alice);
        pools.commit(hers);
        vm.expectRevert(abi.encodeWithSelector(DoublePledge.CommitmentTooYoung.selector, block.number));
        pools.provePledge(finding);
        vm.stopPrank();
    }

    function test_aCommitmentLapsesAfterADayAndIsNotRenewed() public {
        _bothLive();
        DoublePledge.Finding memory finding = _finding();
        uint256 time = block.timestamp;
        _commit(outsider, finding);
        vm.warp(time + 1 days + 1);
        vm.expectRevert(abi.encodeWithSelector(DoublePledge.CommitmentTooOld.selector, time));
        vm.prank(outsider);
        pools.provePledge(finding);
        bytes32 commitment = pools.commitmentOf(outsider, finding.pools, LOAN, finding.salt);
        vm.expectRevert(abi.encodeWithSelector(DoublePledge.AlreadyCommitted.selector, commitment));
        pools.commit(commitment);
    }

    function test_aLoanThatIsNotInBothTapesProvesNothing() public {
        _bothLive();
        DoublePledge.Finding memory finding = _finding();
        finding.loanHash[1] = keccak256("another");
        _commit(outsider, finding);
        vm.expectRevert(abi.encodeWithSelector(DoublePledge.NotInTape.selector, address(later), LOAN));
        vm.prank(outsider);
        pools.provePledge(finding);
    }

    function test_aLoanSoldAndReportedIsNoDoublePledge() public {
        _bothLive();
        _passMonth();
        _collect(pool, 0, 100_000 * DOLLAR, 0, 900_000 * DOLLAR);
        DoublePledge.Finding memory finding = _finding();
        _commit(outsider, finding);
        vm.expectRevert(abi.encodeWithSelector(DoublePledge.NotInTape.selector, address(pool), LOAN));
        vm.prank(outsider);
        pools.provePledge(finding);
    }

    function test_poolsThatAreNotLiveProveNothing() public {
        _live(pool, issuer, 0, 1);
        DoublePledge.Finding memory finding = _finding();
        _commit(outsider, finding);
        vm.expectRevert(abi.encodeWithSelector(DoublePledge.PoolNotLive.selector, address(later)));
        vm.prank(outsider);
        pools.provePledge(finding);

        finding.pools[1] = address(pool);
        _commit(outsider, finding);
        vm.expectRevert(abi.encodeWithSelector(DoublePledge.SamePool.selector, address(pool)));
        vm.prank(outsider);
        pools.provePledge(finding);

        finding.pools[1] = outsider;
        _commit(outsider, finding);
        vm.expectRevert(abi.encodeWithSelector(Registry.NotAPool.selector, outsider));
        vm.prank(outsider);
        pools.provePledge(finding);
    }

    function test_anotherCashThanTheInjuredPoolsGoesToItsIssuer() public {
        FineCash euro = new FineCash(18);
        Pool foreign = _open(_otherTerms(address(euro)), _tranches(2));
        _live(pool, issuer, 0, 1);
        later = foreign;
        _live(foreign, otherIssuer, 1, 0);
        _prove(outsider);
        assertEq(pools.creditOf(address(euro), outsider), 10_000 * DOLLAR);
        assertEq(pools.creditOf(address(euro), issuer), 10_000 * DOLLAR);
        assertEq(pool.book().trapped, 0);
    }

    function test_compensationOfARaiseThatFailsIsTheIssuers() public {
        _originateAs(pool, 0);
        _live(later, otherIssuer, 1, 0);
        _invest(pool, 0, alice, 1_000 * DOLLAR);
        _prove(outsider);
        vm.prank(issuer);
        pool.cancel();
        assertEq(pool.creditOf(issuer), 10_000 * DOLLAR);
        assertEq(pool.book().trapped, 0);
        vm.prank(alice);
        pool.refund(0, 1_000 * DOLLAR, alice);
        vm.prank(issuer);
        pool.withdraw(issuer);
        assertEq(_cashOf(address(pool)), 0);
    }

    function test_onlyTheRegistryFreezesAndBooksBonds() public {
        vm.startPrank(outsider);
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        pool.freezeIssuance();
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        pool.resumeIssuance();
        vm.expectRevert(abi.encodeWithSelector(PoolBase.NotAllowed.selector, outsider));
        pool.receiveBond(1);
        vm.stopPrank();
    }

    function test_whatIsLeftOfAForfeitedBondIsNothing() public {
        _bothLive();
        _prove(outsider);
        vm.prank(governor);
        pools.windDown(address(later));
        _finish(later, 0);
        pools.releaseBond(address(later));
        assertEq(pools.creditOf(address(dollar), otherServicer), 0);
        assertTrue(pools.bonded(address(later)), "it was posted");
    }

    // A tape of two loans: the doubled one and, beside it, one of the pool's own.

    function _leaf(bytes32 fingerprint, uint256 side) private pure returns (bytes32) {
        return
            keccak256(bytes.concat(keccak256(abi.encode(fingerprint, keccak256(abi.encode("line", side))))));
    }

    function _root(uint256 side) private pure returns (bytes32) {
        (bytes32 a, bytes32 b) = (_leaf(LOAN, side), _leaf(keccak256(abi.encode("own", side)), side));
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    function _finding() private view returns (DoublePledge.Finding memory finding) {
        finding.fingerprint = LOAN;
        finding.pools = [address(pool), address(later)];
        for (uint256 side; side < 2; ++side) {
            finding.loanHash[side] = keccak256(abi.encode("line", side));
            finding.proof[side] = new bytes32[](1);
            finding.proof[side][0] = _leaf(keccak256(abi.encode("own", side)), side);
        }
        finding.salt = keccak256("salt");
    }

    function _commit(address finder, DoublePledge.Finding memory finding) private {
        pools.commit(pools.commitmentOf(finder, finding.pools, finding.fingerprint, finding.salt));
        vm.roll(block.number + 1);
    }

    function _prove(address finder) private {
        DoublePledge.Finding memory finding = _finding();
        _commit(finder, finding);
        vm.prank(finder);
        pools.provePledge(finding);
    }

    function _originateAs(Pool target, uint256 side) private {
        address party = target.issuer();
        vm.prank(party);
        target.originate(_root(side), _report(1_000_000 * DOLLAR, 0));
        _confirm(target);
        target.startRaising();
    }

    function _live(Pool target, address party, uint256 side, uint256 mezzanine) private {
        _originateAs(target, side);
        _invest(target, 0, alice, 600_000 * DOLLAR);
        if (mezzanine == 1) _invest(target, 1, bob, 200_000 * DOLLAR);
        vm.prank(party);
        target.activate();
    }

    function _bothLive() private {
        _live(pool, issuer, 0, 1);
        _live(later, otherIssuer, 1, 0);
    }

    function _add(Pool target, bytes32 key) private {
        address party = target.issuer();
        vm.prank(party);
        target.addAsset(key, DEED, uint96(500_000 * DOLLAR), 4e7, uint40(block.timestamp + 3650 days));
    }

    function _otherTerms(address cash) private view returns (Terms memory terms) {
        terms = _terms();
        (terms.issuer, terms.servicer, terms.cash) = (otherIssuer, otherServicer, cash);
    }
}
