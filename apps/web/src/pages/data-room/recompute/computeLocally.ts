import type { PublishedInputs } from '@specie/protocol'
import type { ExpectedMonth, LadderValue, Moment } from '@specie/quant'

/** What the browser computes from the published inputs alone, before it asks the chain anything. */
export interface LocalFigures {
  /** Bytes of the ladder in the chain's format, and their hash. */
  readonly bytes: number
  readonly hash: `0x${string}`
  /** At the curve of the report. */
  readonly value: LadderValue
  readonly moments: readonly Moment[]
  /** Months between which each of the ten buckets lies. */
  readonly buckets: readonly { readonly from: number; readonly to: number }[]
  readonly flows: readonly ExpectedMonth[]
}

/** Computes ladder, value and moments; the library is loaded at the first call. */
export async function computeLocally({ ladder, market }: PublishedInputs): Promise<LocalFigures> {
  const [quant, { keccak256 }] = await Promise.all([import('@specie/quant'), import('viem')])
  const bytes = quant.encodeLadder(ladder)
  return {
    bytes: bytes.length,
    hash: keccak256(bytes),
    value: quant.exactValue(ladder, market.forwards, market.hazardShift),
    moments: quant.momentsOf(ladder, market.forwards, market.hazardShift),
    buckets: quant.BUCKET_ENDS.map((to, j) => ({ from: (quant.BUCKET_ENDS[j - 1] ?? 0) + 1, to })),
    flows: quant.expectedFlows(ladder, market.hazardShift),
  }
}
