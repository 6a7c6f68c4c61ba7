// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What the price and the registry ask of a pool.
interface IPool {
    enum State {
        Draft,
        Raising,
        Active,
        WindingDown,
        Closed,
        Refunding
    }

    function state() external view returns (State);
    function cash() external view returns (address);
    function issuer() external view returns (address);
    function servicer() external view returns (address);
    function valuer() external view returns (address);
    function shares() external view returns (address[] memory);
    function tapeRoot() external view returns (bytes32);

    /// @notice Values of the tranches, senior first, if the portfolio were worth `value` at `time`:
    /// claims accrued to `time`, capped by what the assets cover, the rest to the last tranche, each with the
    /// cash earmarked for it.
    /// @param value cash units
    /// @param time unix seconds; before the last collection counts as at it
    /// @return values cash units, one a tranche
    function split(uint256 value, uint256 time) external view returns (uint256[] memory values);

    /// @notice No more shares of this pool are issued. Only the registry, after a proven double pledge.
    function freezeIssuance() external;

    /// @notice Books `amount` cash that the registry has just transferred as cash of the pool. Only the registry.
    function receiveBond(uint256 amount) external;
}
