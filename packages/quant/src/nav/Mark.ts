/** Price of a share between two valuations. Prices are WAD: cash units a share unit, par is 1e18. */
export interface Mark {
  /** At `since`, from the pool's lower value. */
  readonly price: bigint
  /** What an exit pays at `since`: the lower of the new and the old mark; reaches the price after the delay. */
  readonly bid: bigint
  /** Growth until the horizon, 1e-9 a year, continuous. */
  readonly rate: bigint
  /** Unix seconds; 0 when there is no mark yet. */
  readonly since: bigint
  /** The report's horizon, unix seconds. */
  readonly until: bigint
  /** At `since`, from the pool's upper value. */
  readonly gross: bigint
  /** What an entry pays at `since`; reaches `gross` after the delay. */
  readonly ask: bigint
  /** Share of the price that is gone when the mark turns stale, 1e-9. */
  readonly lapse: bigint
}
