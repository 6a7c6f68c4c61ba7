// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INav} from "../interfaces/INav.sol";
import {IShare} from "../interfaces/IShare.sol";
import {WindowsAsync} from "./WindowsAsync.sol";
import {WindowsBase} from "./WindowsBase.sol";

/// @title Windows
/// @notice Regular redemption of one share: orders until a cut-off, cash from whoever wants the shares, one price and one
/// fraction for all, what is not redeemed carried over.
///
/// Assumes
/// - of the cash: an ERC-20 that moves exactly what it is told to (a fee on transfer is refused where cash comes in) and
///   does not rebase; it may call back (every entry is guarded) and may block an address, which stops only that
///   address, as every payment is pulled by its owner and can be sent elsewhere;
/// - of the share: Specie's Share, with this contract as a venue of its own gate, so that shares enter only as an
///   order. Shares that come by an agent's forced transfer are nobody's here; shares that leave by one are
///   missing to the last who fetch theirs;
/// - of nav: `bid` is the lower of the old and the new mark while a mark is young, and reverts when there is none;
/// - of the servicer: it publishes dates, no more. It sets no price, moves no published date, stops no payment.
///
/// What holds
/// - claims never exceed what settlements brought: totals are rounded up where the parts are rounded down;
/// - splitting an order, or taking a part of it back, pays nobody more;
/// - a pause of the share, or a level, never stops `claim`, `cancel`, `takeInKind`, `redeemAtPool`, `takeShares`,
///   `takeRefund`: none of them asks for more than the receiver's admission to what it receives.
///
/// Known
/// - Holders cannot set a limit price: one would need a price of its own for each order. They know the bid, the most that
///   the swing takes and their fee before the cut-off, and bear the move of the bid until the settlement.
/// - Who funds and orders at once can raise the swing that others pay up to `swing`; other funders compete for it.
contract Windows is WindowsAsync {
    /// @param share_ of a pool of Specie
    /// @param nav_ that prices it
    constructor(address share_, address nav_, Terms memory terms_)
        WindowsBase(IShare(share_), INav(nav_), terms_)
    {}
}
