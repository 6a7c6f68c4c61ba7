// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INav} from "../interfaces/INav.sol";
import {IRules} from "../interfaces/IRules.sol";

/// @notice What a pool is agreed to be. Nothing here changes later except who services and who values.
/// @param issuer the SPV: sells the portfolio to the pool and keeps what investors do not buy
/// @param servicer collects from the borrowers, reports, and has a bond at stake
/// @param valuer independent of both: confirms valuations
/// @param cash ERC-20 that is the pool's unit of account, 0 to 18 decimals
/// @param documents hash of the bundle of legal documents
/// @param curveFeed feed whose forward rates discount the portfolio
/// @param hazardFeed feed that shifts every hazard; zero for none
/// @param raiseEnds unix seconds after which nobody can invest
/// @param minimumRaise cash units below which the pool is not activated
/// @param feeRate servicing fee on the portfolio's last reported value, 1e-9 a year, simple
/// @param writeDown least impairment of balances 30, 60 and 90 or more days late, basis points
/// @param bond cash units that the servicer puts at stake in the registry
struct Terms {
    address issuer;
    address servicer;
    address valuer;
    address cash;
    bytes32 documents;
    bytes32 curveFeed;
    bytes32 hazardFeed;
    uint40 raiseEnds;
    uint96 minimumRaise;
    uint32 feeRate;
    uint16[3] writeDown;
    uint96 bond;
}

/// @notice One tranche, senior first; the last one is the residual.
/// @param name of the share
/// @param symbol of the share
/// @param owner transfer agent of the share
/// @param coupon simple, on the principal, 1e-9 a year; zero for the residual
/// @param ratio coverage of this tranche's claims and of all before it below which excess cash is trapped, 1e-9; 0:
/// no test; zero for the residual
/// @param maximum cash units that investors can put in
/// @param distributing pays its cash out to its shares as it comes; otherwise it is earmarked in the pool
/// @param policy who may hold the share
/// @param countries ISO 3166-1 numeric codes that the policy admits
struct TrancheTerms {
    string name;
    string symbol;
    address owner;
    uint32 coupon;
    uint32 ratio;
    uint96 maximum;
    bool distributing;
    IRules.Policy policy;
    uint16[] countries;
}

/// @notice One period as the servicer reports it, all amounts in cash units.
/// @param period number of the period, one more than the last
/// @param interest cash collected as interest and late fees
/// @param principal cash collected as principal, prepayments included
/// @param recoveries cash recovered from defaulted loans and disposals
/// @param defaulted balance written off in this period
/// @param late30 balance 30 to 59 days late
/// @param late60 balance 60 to 89 days late
/// @param late90 balance 90 or more days late
/// @param tapeRoot Merkle root of the tape as it now is
/// @param report valuation of what is left
struct Collection {
    uint32 period;
    uint96 interest;
    uint96 principal;
    uint96 recoveries;
    uint96 defaulted;
    uint96 late30;
    uint96 late60;
    uint96 late90;
    bytes32 tapeRoot;
    INav.Report report;
}

/// @notice The parts of a system that every pool of a registry shares, and a pool's own shares, senior first.
/// @param registry opened the pool and governs it
/// @param nav values it
/// @param shares one to three; unused ones are zero
struct Wiring {
    address registry;
    address nav;
    address[3] shares;
}
