import type { ExitKind } from '@specie/quant'
import type { Split } from '../model/splitSale.ts'

/** Of what a price is made up, cash units: value − spread − what each source keeps = what it pays. */
export interface Breakdown {
  /** What is sold now, at the middle of the NAV interval. */
  readonly value: bigint
  readonly spread: bigint
  /** Below the bid; negative where a source pays more than it. */
  readonly parts: readonly { readonly source: ExitKind; readonly kept: bigint }[]
}

const WAD = 10n ** 18n

/**
 * Takes a sale apart.
 * @param price middle of the NAV interval, WAD cash units a share unit
 * @param bid its lower end
 */
export function breakdownOf({ parts, sold, paid }: Split, price: bigint, bid: bigint): Breakdown {
  const value = (sold * price) / WAD
  const kept = parts.map((part) => ({
    source: part.source,
    kept: (part.shares * bid) / WAD - part.paid,
  }))
  // What rounding left over belongs to the spread, so that the parts add up.
  return { value, spread: value - paid - kept.reduce((sum, part) => sum + part.kept, 0n), parts: kept }
}
