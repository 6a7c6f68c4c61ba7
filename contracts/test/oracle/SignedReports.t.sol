// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind} from "../../src/oracle/FeedWord.sol";
import {Feeds} from "../../src/oracle/Feeds.sol";
import {Reporters} from "../../src/oracle/Reporters.sol";
import {OracleRig} from "../helpers/oracle/OracleRig.sol";

/// @notice Reports that several reporters sign and anyone brings.
contract SignedReportsTest is OracleRig {
    bytes32 private constant PRICE = "BTC-USD";
    uint256 private constant REPORTERS = 5;

    uint256[] private keys;

    function setUp() public {
        _deploy();
        for (uint256 i; i < REPORTERS; ++i) {
            keys.push(uint256(keccak256(abi.encode("reporter", i))));
        }
        for (uint256 i = 1; i < REPORTERS; ++i) {
            for (uint256 k = i; k > 0 && vm.addr(keys[k - 1]) > vm.addr(keys[k]); --k) {
                (keys[k - 1], keys[k]) = (keys[k], keys[k - 1]);
            }
        }
        feeds.setFeed(PRICE, Feeds.Settings(Kind.Absolute, 8, 3, 1 days, 4e9, 4e9));
        feeds.setFeed("EUR-CURVE", Feeds.Settings(Kind.Curve, 0, 3, 5 days, 1e6, 1e6));
        for (uint256 i; i < REPORTERS; ++i) {
            feeds.setReporter(PRICE, vm.addr(keys[i]), true);
            feeds.setReporter("EUR-CURVE", vm.addr(keys[i]), true);
        }
    }

    function test_FEED5_theMedianOfTheQuorumCounts() public {
        feeds.reportSigned(PRICE, _signed(PRICE, 3, [int256(105), 100, 900, 0, 0]));
        (int256 answer, uint256 observedAt) = feeds.value(PRICE);
        assertEq(answer, 105);
        // The oldest of the observations dates the answer.
        assertEq(observedAt, block.timestamp - 3);
    }

    function test_FEED5_ofAnEvenNumberTheMiddleCounts() public {
        feeds.reportSigned(PRICE, _signed(PRICE, 4, [int256(100), -7, 110, 1e6, 0]));
        (int256 answer,) = feeds.value(PRICE);
        assertEq(answer, 105);
    }

    /// @dev Two of five reporters cannot move the answer outside what the three others said.
    function testFuzz_FEED5_aMinorityCannotLeaveTheRangeOfTheHonest(
        int64[3] memory honest,
        int64[2] memory lies
    ) public {
        int256[REPORTERS] memory answers = [int256(lies[0]), honest[0], honest[1], lies[1], honest[2]];
        feeds.reportSigned(PRICE, _signed(PRICE, 5, answers));
        (int256 answer,) = feeds.value(PRICE);
        int256 least = honest[0];
        int256 most = honest[0];
        for (uint256 i = 1; i < 3; ++i) {
            if (honest[i] < least) least = honest[i];
            if (honest[i] > most) most = honest[i];
        }
        assertGe(answer, least);
        assertLe(answer, most);
    }

    function test_FEED5_fewerThanTheQuorumAreRefused() public {
        Reporters.Observation[] memory list = _signed(PRICE, 2, [int256(1), 2, 0, 0, 0]);
        vm.expectRevert(abi.encodeWithSelector(Feeds.QuorumNotMet.selector, PRICE, uint256(2), uint256(3)));
        feeds.reportSigned(PRICE, list);
    }

    function test_FEED5_nobodyCountsTwice() public {
        Reporters.Observation[] memory list = _signed(PRICE, 3, [int256(1), 2, 3, 0, 0]);
        list[1] = list[0];
        address twice = vm.addr(keys[0]);
        vm.expectRevert(abi.encodeWithSelector(Reporters.UnsortedReporters.selector, twice, twice));
        feeds.reportSigned(PRICE, list);
    }

    function test_FEED5_aStrangersSignatureIsRefused() public {
        feeds.setReporter(PRICE, vm.addr(keys[2]), false);
        Reporters.Observation[] memory list = _signed(PRICE, 3, [int256(1), 2, 3, 0, 0]);
        vm.expectRevert(abi.encodeWithSelector(Reporters.NotReporter.selector, PRICE, vm.addr(keys[2])));
        feeds.reportSigned(PRICE, list);
    }

    function test_FEED5_aSignatureHoldsForItsFeedOnly() public {
        feeds.setFeed("ETH-USD", Feeds.Settings(Kind.Absolute, 8, 1, 1 days, 4e9, 4e9));
        feeds.setReporter("ETH-USD", vm.addr(keys[0]), true);
        Reporters.Observation[] memory list = _signed(PRICE, 1, [int256(1), 0, 0, 0, 0]);
        vm.expectRevert();
        feeds.reportSigned("ETH-USD", list);
    }

    function test_FEED5_anObservationFromTheFutureIsRefused() public {
        Reporters.Observation[] memory list = new Reporters.Observation[](3);
        for (uint256 i; i < 3; ++i) {
            list[i] = _sign(PRICE, bytes32(uint256(5)), block.timestamp + 1, keys[i]);
        }
        vm.expectRevert(
            abi.encodeWithSelector(Feeds.InTheFuture.selector, block.timestamp + 1, block.timestamp)
        );
        feeds.reportSigned(PRICE, list);
    }

    function test_FEED5_aReportIsNotBroughtTwice() public {
        Reporters.Observation[] memory list = _signed(PRICE, 3, [int256(1), 2, 3, 0, 0]);
        feeds.reportSigned(PRICE, list);
        vm.expectRevert(
            abi.encodeWithSelector(Feeds.NotNewer.selector, block.timestamp - 3, block.timestamp - 3)
        );
        feeds.reportSigned(PRICE, list);
    }

    function test_FEED2_aSignerDoesNotConfirmWhatItSigned() public {
        feeds.reportSigned(PRICE, _signed(PRICE, 3, [int256(0), 0, 0, 0, 0]));
        skip(1 days);
        feeds.reportSigned(PRICE, _signed(PRICE, 3, [int256(5e9), 5e9, 5e9, 0, 0]));
        assertEq(uint256(feeds.parkedOf(PRICE).data), 5e9);
        vm.expectRevert(abi.encodeWithSelector(Reporters.SameReporter.selector, PRICE, vm.addr(keys[2])));
        vm.prank(vm.addr(keys[2]));
        feeds.confirm(PRICE, bytes32(uint256(5e9)));
        vm.prank(vm.addr(keys[3]));
        feeds.confirm(PRICE, bytes32(uint256(5e9)));
        (int256 answer,) = feeds.value(PRICE);
        assertEq(answer, 5e9);
    }

    function test_FEED5_theMedianOfCurvesIsTakenBucketByBucket() public {
        Reporters.Observation[] memory list = new Reporters.Observation[](3);
        uint256[3] memory curves = [_flat(300), _flat(-200), _flat(400)];
        // The second reporter is alone in the sixth bucket, and reports yesterday's curve.
        curves[1] = curves[1] - (uint256(uint24(int24(-200))) << 144) + (uint256(350) << 144) - (1 << 240);
        for (uint256 i; i < 3; ++i) {
            list[i] = _sign("EUR-CURVE", bytes32(curves[i]), block.timestamp, keys[i]);
        }
        feeds.reportSigned("EUR-CURVE", list);
        assertEq(feeds.curve("EUR-CURVE"), _flat(300) + (uint256(50) << 144));
    }

    function _signed(bytes32 feed, uint256 count, int256[REPORTERS] memory answers)
        private
        view
        returns (Reporters.Observation[] memory list)
    {
        list = new Reporters.Observation[](count);
        for (uint256 i; i < count; ++i) {
            uint256 observedAt = i == 1 ? block.timestamp - 3 : block.timestamp;
            list[i] = _sign(feed, bytes32(uint256(answers[i])), observedAt, keys[i]);
        }
    }

    function _sign(bytes32 feed, bytes32 data, uint256 observedAt, uint256 key)
        private
        view
        returns (Reporters.Observation memory)
    {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, feeds.reportDigest(feed, data, observedAt));
        return Reporters.Observation(data, uint40(observedAt), abi.encodePacked(r, s, v));
    }
}
