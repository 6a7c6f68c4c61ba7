import { ArgumentError } from '@specie/units'
import { WAD } from '../../fixed/wad.ts'
import { linearArc } from './Arc.ts'
import type { ExitKind, ExitSource } from './ExitSource.ts'

/** A price that somebody stands by for up to so many shares. */
export interface PriceStep {
  readonly shares: bigint
  /** WAD cash units a share unit. */
  readonly price: bigint
  /** All of them or none. */
  readonly whole?: boolean
}

/**
 * A quote at one price: of a maker in a block trade, of a loan against shares.
 *
 * @throws ArgumentError when shares or price are not positive
 */
export function stepSource(kind: ExitKind, name: string, step: PriceStep): ExitSource {
  if (step.shares <= 0n) throw new ArgumentError('shares', step.shares, 'more than 0')
  if (step.price <= 0n) throw new ArgumentError('price', step.price, 'a price above 0')
  const price = Number(step.price) / Number(WAD)
  return {
    kind,
    name,
    most: step.shares,
    runs: [{ arcs: [linearArc(Number(step.shares), price, price)], whole: step.whole === true }],
    cash: (shares) => (shares * step.price) / WAD,
  }
}
