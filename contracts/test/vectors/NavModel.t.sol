// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IFeeds} from "../../src/interfaces/IFeeds.sol";
import {INav} from "../../src/interfaces/INav.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {IPools} from "../../src/interfaces/IPools.sol";
import {Figures} from "../../src/oracle/Book.sol";
import {Mark, Offer} from "../../src/oracle/Mark.sol";
import {Nav} from "../../src/oracle/Nav.sol";
import {Waterfall} from "../../src/pool/Waterfall.sol";

/// @dev A share of the model: only its supply matters to a mark.
contract ModelShare {
    uint256 public immutable totalSupply;

    constructor(uint256 supply) {
        totalSupply = supply;
    }
}

/// @dev Registry, feeds and pool at once, with the figures of a vector.
contract ModelPool {
    using Waterfall for Waterfall.Book;

    Waterfall.Book private _book;
    address[] private _shares;
    address public immutable valuer = msg.sender;
    uint256 private _curve;
    int256 private _hazardShift;

    function set(Waterfall.Book calldata book, uint256[] calldata supplies) external {
        _book = book;
        for (uint256 i; i < supplies.length; ++i) {
            _shares.push(address(new ModelShare(supplies[i])));
        }
    }

    function setMarket(uint256 curve_, int256 hazardShift) external {
        (_curve, _hazardShift) = (curve_, hazardShift);
    }

    function isPool(address) external pure returns (bool) {
        return true;
    }

    function curve(bytes32) external view returns (uint256) {
        return _curve;
    }

    function value(bytes32) external view returns (int256, uint256) {
        return (_hazardShift, block.timestamp);
    }

    function state() external pure returns (IPool.State) {
        return IPool.State.Active;
    }

    function shares() external view returns (address[] memory) {
        return _shares;
    }

    function split(uint256 value_, uint256 time) external view returns (uint256[] memory) {
        return _book.split(value_, time);
    }

    function splits(uint256[4] calldata values, uint256[4] calldata times)
        external
        view
        returns (
            IPool.State now_,
            address[] memory list,
            uint256[3] memory supplies,
            uint256[3][4] memory parts
        )
    {
        (now_, list) = (IPool.State.Active, _shares);
        for (uint256 i; i < list.length; ++i) {
            supplies[i] = ModelShare(list[i]).totalSupply();
        }
        for (uint256 k; k < 4; ++k) {
            uint256[] memory split_ = _book.split(values[k], times[k]);
            for (uint256 i; i < split_.length; ++i) {
                parts[k][i] = split_[i];
            }
        }
    }
}

/// @notice Lives of valuations, told by the TypeScript model and lived by Nav: every figure, mark and quote is equal to
/// the unit after every step.
contract NavModelTest is Test {
    uint256 private constant SCENARIOS = 6;

    Nav private nav;
    ModelPool private pool;

    function test_aValuationsWholeLifeIsTheModelsToTheUnit() public {
        for (uint256 i; i < SCENARIOS; ++i) {
            string memory file = string.concat("contracts/test/vectors/nav", vm.toString(i), ".json");
            string memory json = vm.readFile(file);
            _deploy(json);
            uint256 count = _uint(json, ".count");
            assertGt(count, 5);
            for (uint256 k; k < count; ++k) {
                // a call of its own forgets the memory that parsing takes
                this.run(json, string.concat(".steps[", vm.toString(k), "]"));
            }
        }
    }

    function _deploy(string memory json) private {
        uint256[] memory principals = _uints(json, ".start.principals");
        uint256[] memory earmarks = _uints(json, ".start.earmarks");
        uint256[] memory coupons = _uints(json, ".coupons");
        Waterfall.Book memory book;
        book.trapped = uint96(_uint(json, ".start.trapped"));
        book.since = uint40(_uint(json, ".start.since"));
        book.base = uint96(_uint(json, ".start.base"));
        book.feeRate = uint32(_uint(json, ".feeRate"));
        book.count = uint8(principals.length);
        for (uint256 i; i < principals.length; ++i) {
            book.tranches[i].principal = uint96(principals[i]);
            book.tranches[i].earmark = uint96(earmarks[i]);
            book.tranches[i].coupon = uint32(coupons[i]);
        }
        pool = new ModelPool();
        pool.set(book, _uints(json, ".supplies"));
        nav = new Nav(
            IPools(address(pool)),
            IFeeds(address(pool)),
            Nav.Settings({
                delay: uint32(_uint(json, ".settings.delay")),
                maxAge: uint32(_uint(json, ".settings.maxAge")),
                up: uint32(_uint(json, ".settings.up")),
                down: uint32(_uint(json, ".settings.down"))
            })
        );
    }

    function run(string calldata json, string calldata path) external {
        vm.warp(_uint(json, string.concat(path, ".at")));
        pool.setMarket(
            _uint(json, string.concat(path, ".curve")),
            vm.parseJsonInt(json, string.concat(path, ".hazardShift"))
        );
        bytes32 operation = keccak256(bytes(vm.parseJsonString(json, string.concat(path, ".operation"))));
        if (operation == keccak256("open")) {
            vm.prank(address(pool));
            nav.open(_report(json, path), "curve", "hazard");
        } else if (operation == keccak256("report")) {
            uint256 received = _uint(json, string.concat(path, ".received"));
            vm.prank(address(pool));
            nav.report(_report(json, path), received);
        } else if (operation == keccak256("confirm")) {
            nav.confirm(address(pool), nav.revisionOf(address(pool)));
        } else if (operation == keccak256("impair")) {
            uint96 amount = uint96(_uint(json, string.concat(path, ".amount")));
            vm.prank(address(pool));
            nav.impair(amount);
        } else if (operation == keccak256("mark")) {
            nav.mark(address(pool));
        } else {
            nav.prove(address(pool), vm.parseJsonBytes(json, string.concat(path, ".ladder")));
        }
        if (operation == keccak256("open") || operation == keccak256("report")) {
            vm.prank(address(pool));
            nav.publish();
        }
        _compare(json, string.concat(path, ".expected"), path);
    }

    function _compare(string calldata json, string memory path, string memory step) private {
        (Figures memory figures,,) = nav.bookOf(address(pool));
        int256[] memory expected = vm.parseJsonIntArray(json, string.concat(path, ".figures"));
        // a struct of words in memory is its fields, one after the other
        for (uint256 i; i < 17; ++i) {
            int256 found;
            assembly ("memory-safe") {
                found := mload(add(figures, mul(i, 32)))
            }
            assertEq(found, expected[i], string.concat(step, ".figures ", vm.toString(i)));
        }
        address[] memory shares = pool.shares();
        int256[] memory marks = vm.parseJsonIntArray(json, string.concat(path, ".marks"));
        for (uint256 i; i < shares.length; ++i) {
            (Mark memory mark, Offer memory offer) = nav.markOf(shares[i]);
            assertEq(uint256(mark.price), uint256(marks[8 * i]), string.concat(step, ".price"));
            assertEq(uint256(mark.bid), uint256(marks[8 * i + 1]), string.concat(step, ".bid"));
            assertEq(int256(mark.rate), marks[8 * i + 2], string.concat(step, ".rate"));
            assertEq(uint256(mark.since), uint256(marks[8 * i + 3]));
            assertEq(uint256(mark.until), uint256(marks[8 * i + 4]));
            assertEq(uint256(offer.gross), uint256(marks[8 * i + 5]), string.concat(step, ".gross"));
            assertEq(uint256(offer.ask), uint256(marks[8 * i + 6]), string.concat(step, ".ask"));
            assertEq(uint256(offer.lapse), uint256(marks[8 * i + 7]), string.concat(step, ".lapse"));
        }
        _compareQuotes(json, path, shares);
    }

    function _compareQuotes(string calldata json, string memory path, address[] memory shares) private {
        uint256[] memory quotes = _uints(json, string.concat(path, ".quotes"));
        bool fresh = vm.parseJsonBool(json, string.concat(path, ".fresh"));
        uint256 now_ = block.timestamp;
        vm.warp(_uint(json, string.concat(path, ".later")));
        for (uint256 i; i < shares.length; ++i) {
            assertEq(nav.price(shares[i]), quotes[3 * i]);
            assertEq(nav.fresh(shares[i]), fresh);
            if (!fresh) continue;
            assertEq(nav.bid(shares[i]), quotes[3 * i + 1]);
            assertEq(nav.ask(shares[i]), quotes[3 * i + 2]);
        }
        vm.warp(now_);
    }

    function _report(string calldata json, string calldata path)
        private
        view
        returns (INav.Report memory report)
    {
        uint256[] memory terms = _uints(json, string.concat(path, ".report.terms"));
        uint256[] memory moments = _uints(json, string.concat(path, ".report.moments"));
        report.ladderHash = keccak256(vm.parseJsonBytes(json, string.concat(path, ".report.ladder")));
        report.asOf = uint40(terms[0]);
        report.averageSpread = uint32(terms[1]);
        report.due = uint96(terms[2]);
        report.impairment = uint96(terms[3]);
        for (uint256 j; j < 10; ++j) {
            report.moments[j] = moments[j];
        }
    }

    function _uint(string memory json, string memory key) private pure returns (uint256) {
        return vm.parseJsonUint(json, key);
    }

    function _uints(string memory json, string memory key) private pure returns (uint256[] memory) {
        return vm.parseJsonUintArray(json, key);
    }
}
