import type { Collection } from '@specie/api'

/** Late balances at the end of a month, and what defaulted and came back until then. Cash units. */
export interface DelinquencyMonth {
  readonly asOf: string
  readonly late30: bigint
  readonly late60: bigint
  readonly late90: bigint
  readonly late: bigint
  readonly defaultedSoFar: bigint
  readonly recoveredSoFar: bigint
  /** Recovered of defaulted; null where nothing defaulted. */
  readonly recoveryRate: number | null
}

/** Late balances month by month, with running sums of defaults and recoveries. Collections come oldest first. */
export function delinquencyOf(collections: readonly Collection[]): DelinquencyMonth[] {
  let defaulted = 0n
  let recovered = 0n
  return collections.map((collection) => {
    const [late30, late60, late90] = [collection.late30, collection.late60, collection.late90].map(
      BigInt,
    ) as [bigint, bigint, bigint]
    defaulted += BigInt(collection.defaulted)
    recovered += BigInt(collection.recoveries)
    return {
      asOf: collection.asOf,
      late30,
      late60,
      late90,
      late: late30 + late60 + late90,
      defaultedSoFar: defaulted,
      recoveredSoFar: recovered,
      recoveryRate: defaulted === 0n ? null : Number((recovered * 1_000_000n) / defaulted) / 1e6,
    }
  })
}
