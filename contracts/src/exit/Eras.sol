// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice Pro-rata fills of all orders in two accumulators, so that an order costs the same to work out after one
/// window or after five hundred.
///
/// Within an era, product P = Π (1 - filled) and sum S = Σ P · filled · price. An order of `shares` that joined at
/// (P0, S0) has shares · P / P0 left and shares · (S - S0) / P0 coming (Batog, Boca and Johnson, "Scalable Reward
/// Distribution on the Ethereum Blockchain", 2018; with a shrinking stake as in Liquity's stability pool, 2021). When
/// everything is redeemed, or P has become small, the era ends and the next begins at P = 1, S = 0. An era that ends
/// unfilled leaves less than 2^-32 of what waited at its beginning, so no order outlives more than five.
///
/// The fraction filled is (P - P') / P of integers and S takes (P - P') · price: what an order is told is never more than
/// its part of what was settled. Every division rounds down, against the order.
library Eras {
    /// @dev State before the settlement of a window; of an era's first window, once the era is over, its end.
    /// @param product P, or P at the era's end
    /// @param sum S in product · WAD / 2^48, or S at the era's end
    /// @param era first window of the era, or of the era that followed
    /// @param ended whether this is an end
    struct Checkpoint {
        uint96 product;
        uint120 sum;
        uint24 era;
        bool ended;
    }

    /// @dev Income of waiting shares at the same moment.
    /// @param flow Σ P · income a share, in product · 2^48 / 2^63, or at the era's end
    /// @param index Σ income a share, 2^48
    struct Flow {
        uint144 flow;
        uint112 index;
    }

    struct Book {
        mapping(uint256 window => Checkpoint) points;
        mapping(uint256 window => Flow) flows;
    }

    /// @param shares left
    /// @param weight left
    /// @param cash units coming from settlements
    /// @param flow of income, share units · 2^48
    struct Walk {
        uint256 shares;
        uint256 weight;
        uint256 cash;
        uint256 flow;
    }

    /// @notice The product at the beginning of an era.
    uint256 internal constant ONE = 1 << 95;
    /// @notice An era with a smaller product ends.
    uint256 internal constant LEAST = 1 << 63;
    uint256 internal constant INDEX_BITS = 48;
    uint256 private constant SUM_BITS = 48;
    uint256 private constant FLOW_BITS = 63;
    uint256 private constant WAD = 1e18;

    /// @notice Opens the first era.
    function begin(Book storage self, uint256 first) internal {
        self.points[first] = Checkpoint(uint96(ONE), 0, uint24(first), false);
    }

    /// @notice Gives the checkpoint of a window a value, so that its settlement writes no fresh slot.
    function prepare(Book storage self, uint256 window) internal {
        self.points[window].era = type(uint24).max;
    }

    /// @notice Records that `taken` of the product was redeemed at `price` in `window`.
    /// @param price WAD
    function advance(Book storage self, uint256 window, Checkpoint memory here, uint256 taken, uint256 price)
        internal
    {
        unchecked {
            // taken <= product < 2^96 and price < 2^72; Σ taken <= 2^95 in an era, so S < 2^119
            uint96 product = uint96(here.product - taken);
            uint120 sum = uint120(here.sum + (taken * price >> SUM_BITS));
            uint24 following = uint24(window + 1);
            if (product >= LEAST) {
                self.points[following] = Checkpoint(product, sum, here.era, false);
                return;
            }
            self.points[here.era] = Checkpoint(product, sum, following, true);
            self.points[following] = Checkpoint(uint96(ONE), 0, following, false);
        }
    }

    /// @notice Records income up to `index` beside the checkpoint that `advance` has just written.
    /// @param here the checkpoint before it
    function advanceFlow(Book storage self, uint256 window, Checkpoint memory here, uint256 index) internal {
        Flow memory before = self.flows[window];
        uint256 start = window == here.era ? 0 : before.flow;
        uint144 flow = uint144(start + (here.product * (index - before.index) >> FLOW_BITS));
        bool ends = self.points[window + 1].era == window + 1;
        if (ends) self.flows[here.era].flow = flow;
        self.flows[window + 1] = Flow(ends ? 0 : flow, uint112(index));
    }

    /// @notice What has become of `shares` and `weight` that were right before the settlement of `since`.
    /// @param next window that is settled next
    /// @param index of income now; ignored unless `flowing`
    function walk(
        Book storage self,
        uint256 shares,
        uint256 weight,
        uint256 since,
        uint256 next,
        bool flowing,
        uint256 index
    ) internal view returns (Walk memory done) {
        (done.shares, done.weight) = (shares, weight);
        if (since >= next) return done;

        Checkpoint memory to = self.points[since];
        (uint256 era, uint256 product, uint256 sum, uint256 flow) = (since, ONE, 0, 0);
        if (!to.ended && to.era != since) {
            (era, product, sum) = (to.era, to.product, to.sum);
            if (flowing) flow = self.flows[since].flow;
            to = self.points[era];
        }
        while (true) {
            bool ended = to.ended;
            if (!ended) to = self.points[next];
            if (flowing) {
                uint256 end = ended ? self.flows[era].flow : _flowNow(self, next, to, index);
                done.flow += Math.mulDiv(done.shares, (end - flow) << FLOW_BITS, product);
            }
            done.cash += Math.mulDiv(done.weight, (to.sum - sum) << SUM_BITS, product * WAD);
            unchecked {
                done.shares = done.shares * to.product / product;
                done.weight = done.weight * to.product / product;
            }
            if (!ended || done.shares == 0) return done;
            (era, product, sum, flow) = (to.era, ONE, 0, 0);
            to = self.points[era];
        }
    }

    function _flowNow(Book storage self, uint256 next, Checkpoint memory here, uint256 index)
        private
        view
        returns (uint256)
    {
        Flow memory last = self.flows[next];
        return last.flow + (here.product * (index - last.index) >> FLOW_BITS);
    }
}
