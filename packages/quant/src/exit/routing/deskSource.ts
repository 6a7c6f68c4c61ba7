import { WAD } from '../../fixed/wad.ts'
import { type DeskBucket, FULL_BUCKET, useAt } from '../DeskBucket.ts'
import { quoteSale } from '../quoteSale.ts'
import type { Arc } from './Arc.ts'
import type { ExitSource } from './ExitSource.ts'

const FEE_UNIT = 100_000
const ALL = 1n << 120n

/**
 * The desk as a curve: the next share is paid bid·(1 − base − slope·u²) at use u of the bucket, as far as limit and cash
 * go. Undefined where it buys nothing.
 *
 * @param bid WAD cash units a share unit
 * @param cash of desk and reserve
 */
export function deskSource(
  bucket: DeskBucket,
  bid: bigint,
  cash: bigint,
  time: bigint,
): ExitSource | undefined {
  if (bid === 0n || bucket.limit === 0n) return undefined
  const quote = (shares: bigint) => quoteSale(bucket, shares, bid, cash, 0n, time)
  const most = quote(ALL).filled
  if (most === 0n) return undefined
  const use = Number(useAt(bucket, time)) / Number(FULL_BUCKET)
  return {
    kind: 'desk',
    name: 'desk',
    most,
    runs: [{ arcs: [deskArc(bucket, Number(bid) / Number(WAD), use, Number(most))], whole: false }],
    cash: (shares) => quote(shares).paid,
  }
}

function deskArc(bucket: DeskBucket, bid: number, use: number, shares: number): Arc {
  const [limit, base, slope] = [Number(bucket.limit), Number(bucket.base), Number(bucket.slope)]
  return {
    shares,
    price: (taken) => bid * (1 - (base + slope * (use + (taken * bid) / limit) ** 2) / FEE_UNIT),
    sharesAt: (price) => {
      const above = (1 - price / bid) * FEE_UNIT - base
      if (above < 0) return 0
      const until = slope === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(above / slope)
      return Math.min(Math.max(((until - use) * limit) / bid, 0), shares)
    },
  }
}
