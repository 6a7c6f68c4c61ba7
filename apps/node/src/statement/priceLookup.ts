import type { MarkFacts } from '@specie/ledger'
import { type Mark, priceAt } from '@specie/quant'

/** Prices of shares by their marks. */
export interface PriceLookup {
  /** Net price at a moment, times 1e18; null before the first mark. `block`: no mark after it counts. */
  at(share: string, time: bigint, block?: bigint): bigint | null
  /** Prices at the start, at every mark in between and at the end. */
  history(
    share: string,
    start: { readonly number: bigint; readonly timestamp: bigint },
    end: { readonly number: bigint; readonly timestamp: bigint },
  ): { readonly time: number; readonly price: bigint; readonly block: bigint }[]
}

/** A mark grows until its horizon and then stands; what it lapses by later is not in the event that publishes it. */
const SETTINGS = { delay: 0n, maxAge: 2n ** 40n, up: 0n, down: 0n }

/** @param marks oldest first */
export function priceLookup(marks: readonly MarkFacts[]): PriceLookup {
  const byShare = Map.groupBy(marks, ({ share }) => share.toLowerCase())
  const of = (share: string) => byShare.get(share.toLowerCase()) ?? []
  const at: PriceLookup['at'] = (share, time, block) => {
    const mark = of(share).findLast(
      ({ timestamp, blockNumber }) => timestamp <= time && (block === undefined || blockNumber <= block),
    )
    return mark === undefined ? null : grown(mark, time)
  }
  return {
    at,
    history(share, start, end) {
      const within = of(share)
        .filter(({ blockNumber }) => blockNumber > start.number)
        .map(({ timestamp, price, blockNumber: block }) => ({ time: Number(timestamp), price, block }))
      const edge = ({ number, timestamp }: typeof start) => {
        const price = at(share, timestamp)
        return price === null ? [] : [{ time: Number(timestamp), price, block: number }]
      }
      return [...edge(start), ...within, ...edge(end)]
    },
  }
}

function grown({ price, gross, rate, until, timestamp }: MarkFacts, time: bigint): bigint {
  const mark: Mark = { price, bid: price, gross, ask: gross, rate, until, since: timestamp, lapse: 0n }
  return priceAt(mark, time, SETTINGS)
}
