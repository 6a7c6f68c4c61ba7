// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IIdentity} from "../interfaces/IIdentity.sol";
import {IMakers} from "../interfaces/IMakers.sol";
import {IReserve} from "../interfaces/IReserve.sol";
import {IShareAdmission} from "../interfaces/IShareAdmission.sol";
import {MakersDepth} from "./MakersDepth.sol";

/// @title Makers
/// @notice Measures designated market makers and pays them.
///
/// A block is a sample when its randomness says so, for each share apart and once at most; in a sample every maker of the
/// share is looked at, and only depth counts that had rested for the duty's age: longer than anybody can know a block's
/// randomness ahead. An epoch is measured by the samples that were taken, and by no fewer than the duty's `least`, so
/// that a maker which calls only while it stands there proves only that it stood there that often.
///
/// What an epoch pays comes from what the reserve keeps for makers out of its gains, and from nowhere else. It is split
/// by depth over time among those who met their presence: halves of one maker under two names earn what it would have
/// earned, as long as each alone is as deep as the duty asks.
///
/// Assumes
/// - of `prevrandao`: nobody knows it longer ahead than the duty's age, and whoever can refuse a block for it loses more
///   by that than a sample is worth. A chain on which it is constant offers no lottery: the hash of share and block
///   number then draws, which everybody can know ahead, and only the age is left;
/// - of the quotes and the market: contracts of this project;
/// - of the authority: it names duties, and makers that are distinct.
///
/// Known
/// - While the guard rests the market, only resting quotes are depth; while a NAV is stale, nothing is sampled.
/// - Epochs are given cash in the order in which they are closed.
contract Makers is MakersDepth, AccessManaged, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @notice A sample looks at all of them.
    uint256 public constant MAX_MAKERS = 8;
    uint256 public constant MAX_RANGES = 4;
    /// @notice Gas that a call must bring for each maker and once more. Whoever estimates does so in a block that is none
    /// or another than the one the call lands in, and would else bring too little for a sample.
    uint256 public constant SAMPLE_GAS = 150_000;

    IReserve private immutable RESERVE;
    IERC20 private immutable CASH;
    /// @inheritdoc IMakers
    uint256 public immutable epochLength;

    /// @dev Cash units that the reserve has handed over, that epochs were given, and that makers were paid.
    uint256 private _received;
    uint256 private _given;
    uint256 private _paid;
    mapping(address share => Duty) private _duties;
    mapping(address share => address[]) private _makers;
    mapping(address share => mapping(address maker => bool)) private _designated;
    mapping(address share => mapping(uint256 epoch => Epoch)) private _epochs;
    mapping(address share => mapping(uint256 epoch => Duty)) private _dutyIn;
    mapping(address share => mapping(uint256 epoch => address[])) private _met;
    mapping(address share => mapping(uint256 epoch => mapping(address maker => Record))) private _records;

    /// @param reserve_ whose gains pay
    /// @param quotes_ resting quotes
    /// @param market_ zero where there is none
    /// @param authority_ access manager: who sets duties and designates makers
    constructor(address reserve_, address quotes_, address market_, address authority_, uint256 epochLength_)
        AccessManaged(authority_)
        MakersDepth(quotes_, market_)
    {
        RESERVE = IReserve(reserve_);
        CASH = IERC20(RESERVE.asset());
        if (epochLength_ == 0) revert DutyOutOfRange(0, 0, 0, 0);
        epochLength = epochLength_;
    }

    // ---- by the authority

    /// @notice Sets the duty of a share's makers; an epoch that has been sampled keeps the one that it began with.
    function setDuty(address share, Duty calldata duty) external restricted {
        if (
            duty.spread == 0 || duty.presence == 0 || duty.presence > 1e4 || duty.odds == 0 || duty.least == 0
                || duty.depth == 0
        ) revert DutyOutOfRange(duty.spread, duty.presence, duty.odds, duty.least);
        _duties[share] = duty;
        emit DutySet(share, duty);
    }

    /// @notice Makes a wallet a market maker of a share.
    function designate(address share, address maker) external restricted {
        if (_designated[share][maker]) revert DesignatedAlready(share, maker);
        if (_makers[share].length == MAX_MAKERS) revert TooManyMakers(MAX_MAKERS);
        _makers[share].push(maker);
        _designated[share][maker] = true;
        emit Designated(share, maker, true);
    }

    /// @notice Ends a designation. What was earned stays.
    function dismiss(address share, address maker) external restricted {
        _remove(share, maker);
    }

    // ---- by makers

    /// @inheritdoc IMakers
    function register(address share, Range[] calldata ranges) external {
        if (!_designated[share][msg.sender]) revert NotDesignated(share, msg.sender);
        if (ranges.length > MAX_RANGES) revert TooManyRanges(MAX_RANGES);
        if (ranges.length != 0 && address(MARKET) == address(0)) revert NoMarketHere();
        delete _ranges[share][msg.sender];
        for (uint256 i; i < ranges.length; ++i) {
            // one position counts once
            if (i != 0 && _key(ranges[i]) <= _key(ranges[i - 1])) revert RangesNotAscending(i);
            _ranges[share][msg.sender].push(ranges[i]);
        }
        emit Registered(share, msg.sender, ranges);
    }

    /// @inheritdoc IMakers
    function resign(address share) external {
        _remove(share, msg.sender);
    }

    // ---- anyone

    /// @inheritdoc IMakers
    function sample(address share) external returns (bool taken) {
        Duty memory duty = _duties[share];
        if (duty.odds == 0) revert NoDuty(share);
        uint256 gas_ = SAMPLE_GAS * (_makers[share].length + 1);
        if (gasleft() < gas_) revert SampleNeedsGas(gas_);
        uint256 draw = uint256(keccak256(abi.encode(block.prevrandao, block.number, share)));
        if (draw % duty.odds != 0) return false;
        uint256 number = block.timestamp / epochLength;
        Epoch storage epoch = _epochs[share][number];
        if (epoch.lastBlock == block.number || !NAV.fresh(share)) return false;

        if (epoch.samples == 0) _dutyIn[share][number] = duty;
        else duty = _dutyIn[share][number];
        epoch.lastBlock = uint64(block.number);
        emit SampleTaken(share, number, ++epoch.samples);
        _look(share, number, duty);
        return true;
    }

    /// @inheritdoc IMakers
    function close(address share, uint256 epoch) external nonReentrant returns (uint256 reward) {
        return _close(share, epoch);
    }

    /// @inheritdoc IMakers
    function claim(address share, uint256 epoch, address maker) external nonReentrant returns (uint256 paid) {
        if (!_epochs[share][epoch].closed) _close(share, epoch);
        Epoch memory e = _epochs[share][epoch];
        Record memory record = _records[share][epoch][maker];
        if (record.claimed || !_earned(_dutyIn[share][epoch], e.samples, record)) {
            revert NothingToClaim(share, maker, epoch);
        }
        paid = uint256(e.reward) * record.depth / e.score;
        _records[share][epoch][maker].claimed = true;
        if (_received - _paid < paid) _received += RESERVE.payMakers();
        if (_received - _paid < paid) revert ReserveIsDry(paid, _received - _paid);
        _paid += paid;
        emit MakerPaid(share, maker, epoch, paid);
        address heir = IIdentity(IShareAdmission(share).identityRegistry()).recoveredTo(maker);
        CASH.safeTransfer(heir == address(0) ? maker : heir, paid);
    }

    // ---- views

    /// @inheritdoc IMakers
    function reserve() external view returns (address) {
        return address(RESERVE);
    }

    /// @inheritdoc IMakers
    function quotes() external view returns (address) {
        return address(QUOTES);
    }

    /// @inheritdoc IMakers
    function market() external view returns (address) {
        return address(MARKET);
    }

    /// @inheritdoc IMakers
    function dutyOf(address share) external view returns (Duty memory) {
        return _duties[share];
    }

    /// @inheritdoc IMakers
    function dutyIn(address share, uint256 epoch) external view returns (Duty memory) {
        return _epochs[share][epoch].samples == 0 ? _duties[share] : _dutyIn[share][epoch];
    }

    /// @inheritdoc IMakers
    function makersOf(address share) external view returns (address[] memory) {
        return _makers[share];
    }

    /// @inheritdoc IMakers
    function rangesOf(address share, address maker) external view returns (Range[] memory) {
        return _ranges[share][maker];
    }

    /// @inheritdoc IMakers
    function epochOf(address share, uint256 epoch) external view returns (Epoch memory) {
        return _epochs[share][epoch];
    }

    /// @inheritdoc IMakers
    function recordOf(address share, uint256 epoch, address maker) external view returns (Record memory) {
        return _records[share][epoch][maker];
    }

    /// @inheritdoc IMakers
    function depthOf(address share, address maker)
        external
        view
        returns (uint256 buys, uint256 sells, uint256 spread)
    {
        Depth memory depth = _depth(share, maker, _duties[share], NAV.bid(share), NAV.ask(share));
        return (depth.buys, depth.sells, depth.spread);
    }

    /// @inheritdoc IMakers
    function pot() public view returns (uint256) {
        return Math.saturatingSub(_received + RESERVE.makersBook().owed, _given);
    }

    // ---- inside

    /// @dev Looks at every maker of a share.
    function _look(address share, uint256 number, Duty memory duty) private {
        (uint256 bid, uint256 ask) = (NAV.bid(share), NAV.ask(share));
        address[] memory list = _makers[share];
        for (uint256 i; i < list.length; ++i) {
            Depth memory depth = _depth(share, list[i], duty, bid, ask);
            _note(share, number, list[i], duty, depth);
        }
    }

    /// @dev Writes down what a sample found of one maker.
    function _note(address share, uint256 number, address maker, Duty memory duty, Depth memory depth)
        private
    {
        uint256 least = Math.min(depth.buys, depth.sells);
        bool met = least >= duty.depth;
        emit MakerSampled(share, maker, number, met, depth.buys, depth.sells, depth.spread);
        if (!met) return;
        Record storage record = _records[share][number][maker];
        if (record.met == 0) _met[share][number].push(maker);
        ++record.met;
        record.depth += uint128(least);
        record.spread += uint64(depth.spread);
    }

    /// @dev Gives an epoch its cash, once. Those who met a sample are as few as there were designated makers in it.
    function _close(address share, uint256 number) private returns (uint256 reward) {
        Epoch storage epoch = _epochs[share][number];
        uint256 ends = (number + 1) * epochLength;
        if (block.timestamp < ends) revert EpochNotOver(number, ends);
        if (epoch.closed) return epoch.reward;
        Duty memory duty = _dutyIn[share][number];
        uint256 samples = epoch.samples;
        uint256 score;
        address[] memory list = _met[share][number];
        for (uint256 i; i < list.length; ++i) {
            Record memory record = _records[share][number][list[i]];
            if (_earned(duty, samples, record)) score += record.depth;
        }
        if (score != 0) reward = Math.min(duty.budget, pot());
        _given += reward;
        epoch.closed = true;
        epoch.score = uint128(score);
        epoch.reward = uint128(reward);
        emit EpochClosed(share, number, score, reward);
    }

    function _earned(Duty memory duty, uint256 samples, Record memory record) private pure returns (bool) {
        uint256 of_ = Math.max(samples, duty.least);
        return record.met != 0 && uint256(record.met) * 1e4 >= uint256(duty.presence) * of_;
    }

    function _remove(address share, address maker) private {
        if (!_designated[share][maker]) revert NotDesignated(share, maker);
        address[] storage list = _makers[share];
        uint256 last = list.length - 1;
        for (uint256 i; i < last; ++i) {
            if (list[i] != maker) continue;
            list[i] = list[last];
            break;
        }
        list.pop();
        delete _designated[share][maker];
        delete _ranges[share][maker];
        emit Designated(share, maker, false);
    }

    /// @dev Orders ranges by their lower tick, then by their upper.
    function _key(Range calldata range) private pure returns (int256) {
        return int256(range.lower) * 2 ** 32 + range.upper;
    }
}
