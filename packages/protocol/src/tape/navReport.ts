import { encodeLadder, encodeMoment, type Ladder, type Market, reportOf } from '@specie/quant'
import { bytesToHex, type Hex } from 'viem'
import { ladderHash } from './ladderHash.ts'

/** A valuation as a pool reports it to the price contract. Cash units, unix seconds, rates 1e-9 a year. */
export interface NavReport {
  readonly ladderHash: Hex
  readonly asOf: number
  readonly averageSpread: number
  readonly due: bigint
  readonly impairment: bigint
  /** Ten words. */
  readonly moments: Moments
}

/** One word a time bucket. */
export type Moments = readonly [
  bigint,
  bigint,
  bigint,
  bigint,
  bigint,
  bigint,
  bigint,
  bigint,
  bigint,
  bigint,
]

/** A report with the ladder behind it, which `prove` hands in. */
export interface BuiltReport {
  readonly report: NavReport
  readonly ladder: Hex
}

/**
 * The report that follows from a ladder at a market, to the last unit.
 * @param asOf unix seconds of the cut-off
 * @param impairment unrealised losses, cash units
 * @throws ArgumentError when the ladder cannot be written in the chain's format
 */
export function navReport(ladder: Ladder, asOf: number, impairment: bigint, market: Market): BuiltReport {
  const bytes = encodeLadder(ladder)
  const { averageSpread, due, moments } = reportOf(ladder, BigInt(asOf), impairment, market)
  return {
    ladder: bytesToHex(bytes),
    report: {
      ladderHash: ladderHash(bytes),
      asOf,
      averageSpread: Number(averageSpread),
      due,
      impairment,
      moments: moments.map(encodeMoment) as unknown as Moments,
    },
  }
}
