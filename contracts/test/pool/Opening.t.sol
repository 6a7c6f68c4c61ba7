// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Share} from "../../src/identity/Share.sol";
import {LocalDollar} from "../../src/local/LocalDollar.sol";
import {Pool} from "../../src/pool/Pool.sol";
import {Pools} from "../../src/pool/Pools.sol";
import {Terms, TrancheTerms} from "../../src/pool/Terms.sol";
import {TermsCheck} from "../../src/pool/TermsCheck.sol";
import {FineCash} from "../helpers/pool/FineCash.sol";
import {PoolRig} from "../helpers/pool/PoolRig.sol";

contract OpeningTest is PoolRig {
    function test_aPoolKnowsItsSharesAndTheyKnowIt() public view {
        address[] memory shares = pool.shares();
        assertEq(shares.length, 3);
        for (uint256 i; i < 3; ++i) {
            assertEq(Share(shares[i]).pool(), address(pool));
            assertEq(Share(shares[i]).decimals(), 6);
            assertEq(address(Share(shares[i]).cash()), address(dollar));
        }
        assertTrue(pools.isPool(address(pool)));
        assertEq(pools.poolAt(1), address(pool));
        assertEq(pool.documentOf("terms"), keccak256("documents"));
    }

    function test_addressesStayRightOverManyPools() public {
        for (uint256 count = 1; count <= 3; ++count) {
            Pool opened = _open(_terms(), _tranches(count));
            address[] memory shares = opened.shares();
            assertEq(shares.length, count);
            for (uint256 i; i < count; ++i) {
                assertEq(Share(shares[i]).pool(), address(opened));
            }
        }
        assertEq(pools.poolCount(), 4);
    }

    function test_onlyOpenersOpen() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, outsider));
        vm.prank(outsider);
        pools.open(_terms(), _tranches(3), type(Pool).creationCode, type(Share).creationCode);
    }

    function test_otherCodeIsRefused() public {
        bytes memory code = type(Pool).creationCode;
        bytes32 right = keccak256(code);
        code[100] = ~code[100];
        vm.expectRevert(abi.encodeWithSelector(Pools.UnknownCode.selector, keccak256(code), right));
        vm.prank(governor);
        pools.open(_terms(), _tranches(3), code, type(Share).creationCode);
        vm.expectPartialRevert(Pools.UnknownCode.selector);
        vm.prank(governor);
        pools.open(_terms(), _tranches(3), type(Pool).creationCode, type(Pool).creationCode);
    }

    function test_theRegistryNeedsAPriceOnceAndForAll() public {
        Pools bare = new Pools(address(authority), address(identity), 0, 0);
        vm.startPrank(governor);
        vm.expectRevert(Pools.NavMissing.selector);
        bare.open(_terms(), _tranches(1), "", "");
        bare.setNav(address(nav));
        vm.expectRevert(abi.encodeWithSelector(Pools.NavAlreadySet.selector, address(nav)));
        bare.setNav(address(nav));
        vm.stopPrank();
    }

    function test_termsUnderWhichAPoolCouldNotWorkAreRefused() public {
        Terms memory terms = _terms();
        terms.servicer = address(0);
        _refused(terms, _tranches(3), TermsCheck.PartyMissing.selector);
        terms = _terms();
        terms.valuer = servicer;
        _refused(terms, _tranches(3), TermsCheck.ValuerNotIndependent.selector);
        terms = _terms();
        terms.raiseEnds = uint40(block.timestamp);
        _refused(terms, _tranches(3), TermsCheck.RaiseEnded.selector);
        terms = _terms();
        terms.minimumRaise = 0;
        _refused(terms, _tranches(3), TermsCheck.MinimumRaise.selector);
        terms.minimumRaise = uint96(1_700_000 * DOLLAR + 1);
        _refused(terms, _tranches(3), TermsCheck.MinimumRaise.selector);
        terms = _terms();
        terms.feeRate = 1e8 + 1;
        _refused(terms, _tranches(3), TermsCheck.FeeTooHigh.selector);
        terms = _terms();
        terms.writeDown = [uint16(500), 400, 600];
        _refused(terms, _tranches(3), TermsCheck.WriteDown.selector);
        terms.writeDown = [uint16(500), 600, 10_001];
        _refused(terms, _tranches(3), TermsCheck.WriteDown.selector);
    }

    function test_tranchesUnderWhichAPoolCouldNotWorkAreRefused() public {
        _refused(_terms(), new TrancheTerms[](0), TermsCheck.TrancheCount.selector);
        _refused(_terms(), new TrancheTerms[](4), TermsCheck.TrancheCount.selector);
        TrancheTerms[] memory tranches = _tranches(2);
        tranches[1].coupon = 1;
        _refused(_terms(), tranches, TermsCheck.ResidualHasClaim.selector);
        tranches = _tranches(2);
        tranches[1].ratio = 1e9;
        _refused(_terms(), tranches, TermsCheck.ResidualHasClaim.selector);
        tranches = _tranches(2);
        tranches[0].coupon = 1e9 + 1;
        _refused(_terms(), tranches, TermsCheck.CouponTooHigh.selector);
    }

    function test_cashWithMoreThanEighteenDecimalsIsRefused() public {
        Terms memory terms = _terms();
        terms.cash = address(new FineCash(19));
        _refused(terms, _tranches(1), Pools.TooManyDecimals.selector);
    }

    function test_localDollarRefusesOtherChains() public {
        vm.chainId(1);
        vm.expectRevert(abi.encodeWithSelector(LocalDollar.NotALocalChain.selector, 1));
        new LocalDollar();
    }

    function _refused(Terms memory terms, TrancheTerms[] memory tranches, bytes4 selector) private {
        vm.expectPartialRevert(selector);
        vm.prank(governor);
        pools.open(terms, tranches, type(Pool).creationCode, type(Share).creationCode);
    }
}
