// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What windows and their factory ask of a pool beyond `IPool`.
interface IWindowedPool {
    /// @dev A tranche in the pool's cash book.
    struct Tranche {
        uint96 principal;
        uint96 accrued;
        uint32 coupon;
        uint32 ratio;
        uint96 earmark;
        uint96 supply;
        bool distributing;
    }

    /// @dev The pool's cash book.
    struct Book {
        uint96 trapped;
        uint96 fees;
        uint40 since;
        uint8 count;
        uint96 base;
        uint32 feeRate;
        Tranche[3] tranches;
    }

    function servicer() external view returns (address);
    function shares() external view returns (address[] memory);
    function book() external view returns (Book memory);
    function redeem(uint256 tranche, uint256 shares, address receiver) external returns (uint256 paid);
}
