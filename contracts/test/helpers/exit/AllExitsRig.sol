// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {Block} from "../../../src/exit/Block.sol";
import {Exits} from "../../../src/exit/Exits.sol";
import {Holds} from "../../../src/exit/Holds.sol";
import {Market} from "../../../src/exit/Market.sol";
import {Quotes} from "../../../src/exit/Quotes.sol";
import {Windows} from "../../../src/exit/Windows.sol";
import {IHolds} from "../../../src/interfaces/IHolds.sol";
import {IMarket} from "../../../src/interfaces/IMarket.sol";
import {IRules} from "../../../src/interfaces/IRules.sol";
import {IWindows} from "../../../src/interfaces/IWindows.sol";
import {BlockSigning} from "../block/BlockSigning.sol";
import {PlaceMarket} from "../market/PlaceMarket.sol";
import {ExitRig} from "./ExitRig.sol";
import {WindowedPool} from "./WindowedPool.sol";
import {WindowsNames} from "./WindowsNames.sol";

/// @notice One share with all its exits open at once: desk with firm prices and
/// reserve, windows, market, resting quotes, block trades, and the router over them. Everybody has a million shares
/// and a million of cash, and has approved everything.
abstract contract AllExitsRig is ExitRig, PlaceMarket, BlockSigning {
    uint128 internal constant DEEP = 20_000_000e6;
    uint256 internal constant PERIOD = 7 days;
    uint256 internal constant WINDOWS = 24;

    Windows internal windows;
    IPoolManager internal manager;
    Market internal market;
    Holds internal holds;
    Quotes internal quotes;
    Block internal blocks;
    Exits internal exits;
    Maker internal signer;
    address internal funder = makeAddr("funder");

    function setUp() public virtual override {
        super.setUp();
        (manager, market) = _placeMarket(address(nav), address(cash), address(authority));
        _makeShare();
        desk.list(address(share), _terms());
        share.setVenue(address(manager), address(market));
        market.list(address(share), IMarket.Terms({width: 200, base: 500}));
        windows = new Windows(address(share), address(nav), _windowTerms());
        share.setVenue(address(windows), address(windows));
        _publish();
        _firm();
        _route();
        _verify(provider);
        _verify(funder);
        address[5] memory wallets = [alice, bob, carol, funder, provider];
        for (uint256 i; i < 5; ++i) {
            _equip(wallets[i]);
        }
        _provide(provider, 500_000 * UNIT);
        vm.prank(provider);
        market.provide(address(share), -300, 300, DEEP, type(uint128).max, type(uint128).max);
    }

    function _windowTerms() internal pure virtual returns (IWindows.Terms memory) {
        return IWindows.Terms({
            notice: [uint16(0), 14, 28],
            fee: [uint16(1000), 400, 0],
            swing: 1_000,
            swingAt: 30_000,
            most: 40_000,
            patience: 3,
            distributing: true
        });
    }

    function _makeShare() private {
        IRules.Policy memory policy;
        policy.required = ACCREDITED;
        uint16[] memory countries = new uint16[](1);
        countries[0] = SWITZERLAND;
        pool = new WindowedPool(address(identity), address(cash), address(this), policy, countries);
        share = pool.share();
        share.setVenue(address(desk), address(desk));
        share.addAgent(address(this));
        nav.set(address(share), WAD, WAD, WAD);
    }

    function _firm() private {
        holds = new Holds(address(desk), address(authority));
        reserve.addDesk(address(holds));
        desk.setHolds(address(holds));
        holds.setTerms(address(share), IHolds.Terms({volatility: 60_000, longest: 30 days, ceiling: 7500}));
        quotes = new Quotes(address(nav), address(cash));
        share.setVenue(address(quotes), address(quotes));
    }

    function _route() private {
        blocks = new Block(address(cash), address(nav), address(authority));
        share.setVenue(address(blocks), address(blocks));
        blocks.list(address(share), 5_000);
        address names = address(new WindowsNames(address(windows)));
        exits = new Exits(address(desk), names, address(market), address(blocks), address(quotes));
        blocks.setExits(address(exits));
        share.setVenue(address(exits), address(exits));
        signer = _maker("maker of blocks");
        _verify(signer.wallet);
        cash.mint(signer.wallet, 1_000_000 * UNIT);
        vm.prank(signer.wallet);
        cash.approve(address(blocks), type(uint256).max);
    }

    function _publish() private {
        uint32[] memory cutoffs = new uint32[](WINDOWS);
        uint32[] memory settlements = new uint32[](WINDOWS);
        for (uint256 i; i < WINDOWS; ++i) {
            settlements[i] = uint32(START + PERIOD * (i + 1));
            cutoffs[i] = uint32(settlements[i] - 2 days);
        }
        windows.publish(cutoffs, settlements);
    }

    function _equip(address wallet) private {
        pool.mint(wallet, 1_000_000 * UNIT);
        cash.mint(wallet, 1_000_000 * UNIT);
        address[6] memory spenders = [
            address(desk),
            address(market),
            address(windows),
            address(reserve),
            address(holds),
            address(quotes)
        ];
        vm.startPrank(wallet);
        for (uint256 i; i < 6; ++i) {
            share.approve(spenders[i], type(uint256).max);
            cash.approve(spenders[i], type(uint256).max);
        }
        vm.stopPrank();
    }
}
