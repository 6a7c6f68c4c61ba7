// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Sums over the revealed orders of an auction at two candidate prices, and what they prove.
///
/// With S(p) the shares offered at p or less and B(p) the shares wanted at p or more, an auction clears at p when
/// S(p) >= B above p and B(p) >= S below p: what trades there, min(S, B), is then the most of all prices (any price above
/// trades at most B above p, any price below at most S below p). The first holds from some lowest price on, the second
/// up to some highest, so that the clearing prices are all from low to high, and two sums on either side of each show
/// that it is the end. No sorting is needed, and no order is looked at twice.
library Tally {
    /// @param counted orders that have been counted
    /// @param below shares offered below low
    /// @param above shares wanted above high
    struct Sums {
        uint32 counted;
        uint128 below;
        uint128 sellsAtLow;
        uint128 sellsAtHigh;
        uint128 above;
        uint128 buysAtLow;
        uint128 buysAtHigh;
        uint128 sellDeposits;
        uint128 buyDeposits;
        uint128 forfeitedCash;
        uint128 forfeitedShares;
        bool sells;
        bool buys;
    }

    /// @param below shares of sellers who ask less than the price, `atSells` of those who ask just that
    /// @param above shares of buyers who pay more than the price, `atBuys` of those who pay just that
    struct Result {
        uint256 price;
        uint256 volume;
        uint256 below;
        uint256 atSells;
        uint256 above;
        uint256 atBuys;
    }

    error NotClearing(uint256 low, uint256 high);

    function addSell(Sums memory sums, uint256 low, uint256 high, uint256 shares, uint256 price)
        internal
        pure
    {
        sums.sells = true;
        if (price < low) sums.below += uint128(shares);
        else if (price == low) sums.sellsAtLow += uint128(shares);
        else if (price == high) sums.sellsAtHigh += uint128(shares);
        else if (price < high) revert NotClearing(low, high);
    }

    function addBuy(Sums memory sums, uint256 low, uint256 high, uint256 shares, uint256 price)
        internal
        pure
    {
        sums.buys = true;
        if (price > high) sums.above += uint128(shares);
        else if (price == high) sums.buysAtHigh += uint128(shares);
        else if (price == low) sums.buysAtLow += uint128(shares);
        else if (price > low) revert NotClearing(low, high);
    }

    /// @notice Price and volume, or a revert where low and high are not the ends. Both zero: one side is empty.
    /// @param anchor of all clearing prices the one nearest to it counts
    function result(Sums memory sums, uint256 low, uint256 high, uint256 anchor)
        internal
        pure
        returns (Result memory r)
    {
        if (low == 0 && high == 0) {
            if (sums.sells && sums.buys) revert NotClearing(low, high);
            return r;
        }
        // between low and high there is no order, so what is above low is what is at or above high
        uint256 aboveLow = low == high ? sums.above : uint256(sums.above) + sums.buysAtHigh;
        uint256 buysAtLow = low == high ? sums.buysAtHigh : sums.buysAtLow;
        uint256 belowHigh = low == high ? sums.below : uint256(sums.below) + sums.sellsAtLow;
        uint256 sellsAtHigh = low == high ? sums.sellsAtLow : sums.sellsAtHigh;
        bool ends = low <= high && uint256(sums.below) + sums.sellsAtLow >= aboveLow
            && sums.below < aboveLow + buysAtLow && uint256(sums.above) + sums.buysAtHigh >= belowHigh
            && sums.above < belowHigh + sellsAtHigh;
        if (!ends) revert NotClearing(low, high);

        r.price = anchor < low ? low : anchor > high ? high : anchor;
        if (r.price == low) {
            (r.below, r.atSells, r.above, r.atBuys) = (sums.below, sums.sellsAtLow, aboveLow, buysAtLow);
        } else if (r.price == high) {
            (r.below, r.atSells, r.above, r.atBuys) = (belowHigh, sellsAtHigh, sums.above, sums.buysAtHigh);
        } else {
            (r.below, r.above) = (belowHigh, aboveLow);
        }
        r.volume = r.below + r.atSells;
        if (r.above + r.atBuys < r.volume) r.volume = r.above + r.atBuys;
        if (r.volume == 0) r.price = 0;
    }
}
