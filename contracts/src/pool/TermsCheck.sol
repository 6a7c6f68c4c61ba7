// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms, TrancheTerms} from "./Terms.sol";

/// @notice Refuses terms under which a pool could not work. Runs once, when a pool is made.
library TermsCheck {
    /// @notice Highest servicing fee, 1e-9 a year: 10 %.
    uint256 internal constant MAXIMUM_FEE = 1e8;
    /// @notice Highest coupon, 1e-9 a year: 100 %.
    uint256 internal constant MAXIMUM_COUPON = 1e9;
    uint256 internal constant BASIS_POINTS = 10_000;

    error PartyMissing();
    error ValuerNotIndependent(address valuer);
    error TrancheCount(uint256 count);
    error RaiseEnded(uint256 raiseEnds);
    error MinimumRaise(uint256 minimum, uint256 maximum);
    error FeeTooHigh(uint256 feeRate);
    error CouponTooHigh(uint256 tranche, uint256 coupon);
    error ResidualHasClaim();
    error WriteDown(uint16[3] writeDown);

    function check(Terms memory terms, TrancheTerms[] memory tranches) internal view {
        if (terms.issuer == address(0) || terms.servicer == address(0) || terms.valuer == address(0)) {
            revert PartyMissing();
        }
        if (terms.valuer == terms.issuer || terms.valuer == terms.servicer) {
            revert ValuerNotIndependent(terms.valuer);
        }
        if (terms.raiseEnds <= block.timestamp) revert RaiseEnded(terms.raiseEnds);
        if (terms.feeRate > MAXIMUM_FEE) revert FeeTooHigh(terms.feeRate);
        uint16[3] memory steps = terms.writeDown;
        if (steps[0] > steps[1] || steps[1] > steps[2] || steps[2] > BASIS_POINTS) revert WriteDown(steps);

        if (tranches.length == 0 || tranches.length > 3) revert TrancheCount(tranches.length);
        uint256 maximum;
        for (uint256 i; i < tranches.length; ++i) {
            maximum += tranches[i].maximum;
            if (tranches[i].coupon > MAXIMUM_COUPON) revert CouponTooHigh(i, tranches[i].coupon);
        }
        TrancheTerms memory residual = tranches[tranches.length - 1];
        if (residual.coupon != 0 || residual.ratio != 0) revert ResidualHasClaim();
        if (terms.minimumRaise == 0 || terms.minimumRaise > maximum) {
            revert MinimumRaise(terms.minimumRaise, maximum);
        }
    }
}
