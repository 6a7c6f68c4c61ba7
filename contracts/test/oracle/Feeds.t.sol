// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IFeeds} from "../../src/interfaces/IFeeds.sol";
import {Kind} from "../../src/oracle/FeedWord.sol";
import {Feeds} from "../../src/oracle/Feeds.sol";
import {FeedAggregator} from "../../src/oracle/FeedAggregator.sol";
import {Aggregator} from "../../src/oracle/Aggregator.sol";
import {Reporters} from "../../src/oracle/Reporters.sol";
import {OracleRig} from "../helpers/oracle/OracleRig.sol";

contract FeedsTest is OracleRig {
    bytes32 private constant PRICE = "BTC-USD";

    function setUp() public {
        _deploy();
        // 2 % a report, 10 % a day.
        _feed(PRICE, Kind.Relative, 2e7, 1e8);
        vm.prank(reporter);
        feeds.report(PRICE, 100e8);
    }

    function test_FEED1_aReadIsFreshOrRevertsWithItsAge() public {
        (int256 answer, uint256 observedAt) = feeds.value(PRICE);
        assertEq(answer, 100e8);
        assertEq(observedAt, block.timestamp);
        skip(5 days);
        feeds.value(PRICE);
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(IFeeds.StaleFeed.selector, PRICE, uint256(5 days + 1), uint256(5 days))
        );
        feeds.value(PRICE);
    }

    function test_FEED1_aStaleCurveReverts() public {
        assertEq(feeds.curve(CURVE), _flat(400_000));
        skip(5 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IFeeds.StaleFeed.selector, CURVE, uint256(5 days + 1), uint256(5 days))
        );
        feeds.curve(CURVE);
    }

    function test_anUnknownFeedReverts() public {
        vm.expectRevert(abi.encodeWithSelector(IFeeds.UnknownFeed.selector, bytes32("NONE")));
        feeds.value("NONE");
        vm.expectRevert(abi.encodeWithSelector(IFeeds.UnknownFeed.selector, bytes32("NONE")));
        vm.prank(reporter);
        feeds.report("NONE", 1);
    }

    function test_onlyItsReportersReport() public {
        skip(1 hours);
        vm.expectRevert(abi.encodeWithSelector(Reporters.NotReporter.selector, PRICE, address(this)));
        feeds.report(PRICE, 100e8);
        feeds.setReporter(PRICE, reporter, false);
        assertFalse(feeds.isReporter(PRICE, reporter));
        vm.expectRevert(abi.encodeWithSelector(Reporters.NotReporter.selector, PRICE, reporter));
        vm.prank(reporter);
        feeds.report(PRICE, 100e8);
    }

    function test_onlyTheAuthorityGoverns() public {
        vm.startPrank(reporter);
        bytes memory refused =
            abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, reporter);
        vm.expectRevert(refused);
        feeds.setReporter(PRICE, reporter, true);
        vm.expectRevert(refused);
        feeds.endFeed(PRICE);
        vm.expectRevert(refused);
        feeds.settle(PRICE, 0, true);
        vm.expectRevert(refused);
        feeds.setFeed(PRICE, Feeds.Settings(Kind.Relative, 8, 1, 1, 1, 1));
    }

    function test_settingsThatWouldSwitchAGuardOffAreRefused() public {
        Feeds.Settings memory settings = Feeds.Settings(Kind.Relative, 8, 1, 1 days, 1, 1);
        settings.quorum = 0;
        _refuse(settings);
        settings.quorum = 1;
        settings.maxAge = 0;
        _refuse(settings);
        settings.maxAge = 1;
        settings.step = 0;
        _refuse(settings);
        settings.step = 1;
        settings.pace = 0;
        _refuse(settings);
        settings.pace = 1;
        settings.kind = Kind.Absolute;
        _refuse(settings);
    }

    function test_settingsChangeWithoutTouchingTheAnswer() public {
        feeds.setFeed(PRICE, Feeds.Settings(Kind.Relative, 8, 2, 1 days, 1, 1));
        (int256 answer,) = feeds.value(PRICE);
        assertEq(answer, 100e8);
        vm.expectRevert(abi.encodeWithSelector(Feeds.QuorumNotMet.selector, PRICE, uint256(1), uint256(2)));
        vm.prank(reporter);
        feeds.report(PRICE, 100e8);
    }

    function test_aReportIsStrictlyNewer() public {
        vm.expectRevert(abi.encodeWithSelector(Feeds.NotNewer.selector, block.timestamp, block.timestamp));
        vm.prank(reporter);
        feeds.report(PRICE, 100e8);
    }

    function test_FEED2_anOutOfBoundReportIsParkedAndReadable() public {
        skip(1 days);
        vm.prank(reporter);
        feeds.report(PRICE, 103e8);
        (int256 answer,) = feeds.value(PRICE);
        assertEq(answer, 100e8);
        Feeds.Parked memory parked = feeds.parkedOf(PRICE);
        assertEq(uint256(parked.data), 103e8);
        assertEq(parked.observedAt, block.timestamp);
        vm.prank(second);
        feeds.confirm(PRICE, parked.data);
        (answer,) = feeds.value(PRICE);
        assertEq(answer, 103e8);
        assertEq(feeds.parkedOf(PRICE).observedAt, 0);
    }

    function test_FEED2_aReporterDoesNotConfirmItself() public {
        skip(1 days);
        vm.startPrank(reporter);
        feeds.report(PRICE, 90e8);
        vm.expectRevert(abi.encodeWithSelector(Reporters.SameReporter.selector, PRICE, reporter));
        feeds.confirm(PRICE, bytes32(uint256(90e8)));
    }

    function test_FEED2_whatReplacedAParkedReportIsNotConfirmedByAccident() public {
        skip(1 days);
        vm.startPrank(reporter);
        feeds.report(PRICE, 90e8);
        skip(1);
        feeds.report(PRICE, 50e8);
        vm.stopPrank();
        vm.expectRevert(
            abi.encodeWithSelector(Feeds.WrongParked.selector, bytes32(uint256(90e8)), bytes32(uint256(50e8)))
        );
        vm.prank(second);
        feeds.confirm(PRICE, bytes32(uint256(90e8)));
    }

    function test_FEED2_aReportWithinTheBoundsSupersedesAParkedOne() public {
        skip(1 days);
        vm.startPrank(reporter);
        feeds.report(PRICE, 150e8);
        skip(1);
        feeds.report(PRICE, 101e8);
        vm.stopPrank();
        (int256 answer,) = feeds.value(PRICE);
        assertEq(answer, 101e8);
        assertEq(feeds.parkedOf(PRICE).observedAt, 0);
        vm.expectRevert(abi.encodeWithSelector(Feeds.NothingParked.selector, PRICE));
        vm.prank(second);
        feeds.confirm(PRICE, bytes32(uint256(150e8)));
    }

    function test_theAuthoritySettlesAParkedReport() public {
        skip(1 days);
        vm.prank(reporter);
        feeds.report(PRICE, 150e8);
        feeds.settle(PRICE, bytes32(uint256(150e8)), false);
        assertEq(feeds.parkedOf(PRICE).observedAt, 0);
        (int256 answer,) = feeds.value(PRICE);
        assertEq(answer, 100e8);
        vm.prank(reporter);
        feeds.report(PRICE, 80e8);
        feeds.settle(PRICE, bytes32(uint256(80e8)), true);
        (answer,) = feeds.value(PRICE);
        assertEq(answer, 80e8);
    }

    function test_FEED3_aNegativeAnswerMovesWithinItsAbsoluteBounds() public {
        skip(2 days);
        vm.startPrank(reporter);
        feeds.report(HAZARD, -2e7);
        (int256 answer,) = feeds.value(HAZARD);
        assertEq(answer, -2e7);
        skip(1 days);
        feeds.report(HAZARD, -3e7 - 1);
        (answer,) = feeds.value(HAZARD);
        assertEq(answer, -2e7);
        skip(1 days);
        feeds.report(HAZARD, -2e7 + 2e7);
        (answer,) = feeds.value(HAZARD);
        assertEq(answer, 0);
    }

    /// @dev However often a reporter reports, its feed moves no faster than the pace.
    function testFuzz_FEED3_manyReportsMoveNoFasterThanThePace(uint256 seed) public {
        int256 first;
        uint256 start = block.timestamp;
        (first,) = feeds.value(HAZARD);
        for (uint256 i; i < 30; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            skip(1 + seed % 6 hours);
            vm.prank(reporter);
            feeds.report(HAZARD, int256((seed >> 64) % 4e7) - 2e7);
            (int256 answer, uint256 observedAt) = feeds.value(HAZARD);
            int256 moved = answer < first ? first - answer : answer - first;
            assertLe(uint256(moved), 1e7 * (observedAt - start) / 1 days);
        }
    }

    function test_anAnswerThatDoesNotFitIsRefused() public {
        skip(1);
        int256 wide = int256(type(int96).max) + 1;
        vm.expectRevert(abi.encodeWithSelector(Feeds.OutOfType.selector, bytes32(uint256(wide))));
        vm.prank(reporter);
        feeds.report(PRICE, wide);
    }

    function test_aFeedIsReadAndReportedByItsKind() public {
        vm.expectRevert(abi.encodeWithSelector(Feeds.WrongKind.selector, PRICE, Kind.Relative));
        feeds.curve(PRICE);
        vm.expectRevert(abi.encodeWithSelector(Feeds.WrongKind.selector, CURVE, Kind.Curve));
        feeds.value(CURVE);
        vm.startPrank(reporter);
        vm.expectRevert(abi.encodeWithSelector(Feeds.WrongKind.selector, PRICE, Kind.Relative));
        feeds.reportCurve(PRICE, 1);
        vm.expectRevert(abi.encodeWithSelector(Feeds.WrongKind.selector, CURVE, Kind.Curve));
        feeds.report(CURVE, 1);
    }

    function test_anEndedFeedFailsLoudlyForEver() public {
        feeds.endFeed(PRICE);
        bytes memory ended = abi.encodeWithSelector(IFeeds.EndedFeed.selector, PRICE);
        vm.expectRevert(ended);
        feeds.value(PRICE);
        vm.expectRevert(ended);
        vm.prank(reporter);
        feeds.report(PRICE, 1);
        vm.expectRevert(ended);
        feeds.setFeed(PRICE, Feeds.Settings(Kind.Relative, 8, 1, 1, 1, 1));
    }

    function test_FEED4_aCurveOfTomorrowIsRefused() public {
        uint256 tomorrow = _flat(400_000) + (1 << 240);
        vm.expectRevert(
            abi.encodeWithSelector(
                Feeds.InTheFuture.selector, (block.timestamp / 1 days + 1) * 1 days, block.timestamp
            )
        );
        vm.prank(reporter);
        feeds.reportCurve(CURVE, tomorrow);
    }

    function test_FEED4_anOldCurveReportedLateIsNoFresher() public {
        uint256 old = _flat(410_000);
        skip(4 days);
        vm.prank(reporter);
        feeds.reportCurve(CURVE, old);
        (Feeds.Feed memory feed,) = feeds.feedOf(CURVE);
        assertEq(feed.observedAt, (old >> 240) * 1 days + 1 days - 1);
        vm.expectRevert(abi.encodeWithSelector(Feeds.NotNewer.selector, feed.observedAt, feed.observedAt));
        vm.prank(reporter);
        feeds.reportCurve(CURVE, old);
    }

    function test_FEED2_aCurveOutOfBoundInOneBucketIsParked() public {
        skip(3 days);
        uint256 curve = _flat(400_000);
        curve = curve - (400_000 << (24 * 7)) + (500_001 << (24 * 7));
        vm.prank(reporter);
        feeds.reportCurve(CURVE, curve);
        assertEq(uint256(feeds.parkedOf(CURVE).data), curve);
        vm.prank(second);
        feeds.confirm(CURVE, bytes32(curve));
        assertEq(feeds.curve(CURVE), curve);
    }

    function test_theAggregatorAnswersLikeTheFeed() public {
        FeedAggregator aggregator = new FeedAggregator(feeds, PRICE);
        (uint80 round, int256 answer, uint256 started, uint256 updated, uint80 answeredIn) =
            aggregator.latestRoundData();
        assertEq(answer, 100e8);
        assertEq(updated, block.timestamp);
        assertEq(started, updated);
        assertEq(round, answeredIn);
        assertEq(aggregator.decimals(), 8);
        assertEq(aggregator.description(), "BTC-USD");
        assertEq(aggregator.version(), 1);
        aggregator.getRoundData(round);
        vm.expectRevert(abi.encodeWithSelector(Aggregator.NoRound.selector, round - 1, round));
        aggregator.getRoundData(round - 1);
        skip(5 days + 1);
        vm.expectRevert();
        aggregator.latestRoundData();
    }

    function _refuse(Feeds.Settings memory settings) private {
        vm.expectRevert(abi.encodeWithSelector(Feeds.BadSettings.selector, PRICE));
        feeds.setFeed(PRICE, settings);
    }
}
