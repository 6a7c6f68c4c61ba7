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

    /// @notice All that a mark needs, in one call: `split` at four pairs of value and time, and whose values they
    /// are. Before activation and after the end the values are what each tranche holds in cash.
    /// @return now_ state of the pool
    /// @return list its shares, senior first
    /// @return supplies share units, by tranche; zero before activation and while refunding
    /// @return parts cash units, by pair and tranche
    function splits(uint256[4] calldata values, uint256[4] calldata times)
        external
        view
        returns (State now_, address[] memory list, uint256[3] memory supplies, uint256[3][4] memory parts);

    /// @notice No more shares of this pool are issued. Only the registry, after a proven double pledge.
    function freezeIssuance() external;

    /// @notice Books `amount` cash that the registry has just transferred as cash of the pool. Only the registry.
    function receiveBond(uint256 amount) external;
}
