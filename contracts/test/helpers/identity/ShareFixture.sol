// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRules} from "../../../src/interfaces/IRules.sol";
import {Share} from "../../../src/identity/Share.sol";
import {ShareState} from "../../../src/identity/ShareState.sol";
import {IdentityFixture} from "./IdentityFixture.sol";
import {TestCash} from "./TestCash.sol";

/// @notice A share of a pool (an address that the tests speak for), its owner and an agent, and two holders.
abstract contract ShareFixture is IdentityFixture {
    Share internal share;
    TestCash internal cash;
    address internal pool = makeAddr("pool");
    address internal owner = makeAddr("transfer agent");
    address internal agent = makeAddr("agent");
    address internal alice;
    address internal bob;

    function setUp() public virtual override {
        super.setUp();
        cash = new TestCash();
        share = _deploy(_policy());
        alice = _person("alice");
        bob = _person("bob");
        vm.startPrank(pool);
        share.mint(alice, 1000e6);
        share.open();
        vm.stopPrank();
    }

    /// @dev KYC required, the sanctioned barred, Germany and France admitted, the sender must qualify as well.
    function _policy() internal view virtual returns (IRules.Policy memory policy) {
        policy.required = KYC;
        policy.forbidden = SANCTIONED;
        policy.minimumClass = 1;
        policy.senderQualifies = true;
    }

    function _deploy(IRules.Policy memory policy) internal returns (Share made) {
        uint16[] memory countries = new uint16[](2);
        (countries[0], countries[1]) = (GERMANY, FRANCE);
        made = new Share(
            pool, address(identity), address(cash), owner, "Senior", "SNR", cash.decimals(), policy, countries
        );
        vm.prank(owner);
        made.addAgent(agent);
    }

    function _setPolicy(IRules.Policy memory policy) internal {
        vm.prank(owner);
        share.setPolicy(policy);
    }

    function _setVenue(address venue, address gate) internal {
        vm.prank(owner);
        share.setVenue(venue, gate);
    }

    /// @dev The next call must fail with this code, and the view says so beforehand.
    function _expectRestricted(uint8 code, address from, address to, uint256 value) internal {
        assertEq(share.detectTransferRestriction(from, to, value), code, "view");
        vm.expectRevert(abi.encodeWithSelector(ShareState.TransferRestricted.selector, code, from, to, value));
    }

    function _distribute(uint256 amount) internal {
        cash.print(address(share), amount);
        vm.prank(pool);
        share.distribute(amount);
    }
}
