import { ArgumentError } from '@specie/units'
import { minimum } from '../fixed/minimum.ts'
import { WAD } from '../fixed/wad.ts'
import { type DeskBucket, feeUp, roomAt, useAfterUp, useAt } from './DeskBucket.ts'

/** What a desk pays for shares, at once. Shares in share units, amounts in cash units. */
export interface SaleQuote {
  /** Shares it takes: the rest stays with the seller. */
  readonly filled: bigint
  /** Their value at the bid. */
  readonly gross: bigint
  readonly fee: bigint
  readonly paid: bigint
  /** The bucket after the sale. */
  readonly after: DeskBucket
}

interface Fill {
  readonly filled: bigint
  readonly gross: bigint
  readonly use: bigint
  readonly paid: bigint
}

/**
 * What the desk pays for `amount` shares at `time`, to the unit as its contract computes it: as much as fits the bucket
 * and the cash, at the bid less the integral of the marginal fee base + slope·u² over the use; every rounding is
 * against the seller. A quote that pays nothing fills nothing; nothing is bought before `bucket.since`.
 *
 * @param amount share units
 * @param bid WAD cash units a share unit
 * @param till cash of the desk
 * @param reserve cash of the reserve behind it
 * @throws ArgumentError when an amount is negative
 */
export function quoteSale(
  bucket: DeskBucket,
  amount: bigint,
  bid: bigint,
  till: bigint,
  reserve: bigint,
  time: bigint,
): SaleQuote {
  if (amount < 0n) throw new ArgumentError('amount', amount, 'an amount of at least 0')
  const fill = fillFor(bucket, amount, bid, till + reserve, time)
  if (fill.paid === 0n) return { filled: 0n, gross: 0n, fee: 0n, paid: 0n, after: bucket }
  const { filled, gross, paid, use } = fill
  return { filled, gross, fee: gross - paid, paid, after: { ...bucket, use, since: time } }
}

function fillFor(bucket: DeskBucket, amount: bigint, bid: bigint, available: bigint, time: bigint): Fill {
  const use = useAt(bucket, time)
  const room = roomAt(bucket, use)
  const gross = (amount * bid) / WAD
  const whole = pay(bucket, use, gross > room ? part(room, bid) : { filled: amount, gross })
  if (whole.paid <= available) return whole
  const less = pay(bucket, use, part(grossFor(bucket, use, whole.gross, available), bid))
  return { ...less, paid: minimum(less.paid, available) }
}

/** Largest whole number of share units worth at most `gross`, and what they are worth. */
function part(gross: bigint, bid: bigint): Pick<Fill, 'filled' | 'gross'> {
  const filled = (gross * WAD) / bid
  return { filled, gross: (filled * bid) / WAD }
}

function pay(bucket: DeskBucket, use: bigint, fill: Pick<Fill, 'filled' | 'gross'>): Fill {
  const after = useAfterUp(bucket, use, fill.gross)
  const fee = feeUp(bucket, use, after)
  return { ...fill, use: after, paid: fill.gross > fee ? fill.gross - fee : 0n }
}

/** Gross value whose payment is `available`: the fixed point of g = available + fee(g), approached from below. */
function grossFor(bucket: DeskBucket, use: bigint, most: bigint, available: bigint): bigint {
  let gross = minimum(available, most)
  for (let i = 0; i < 32; i++) {
    const next = minimum(available + feeUp(bucket, use, useAfterUp(bucket, use, gross)), most)
    if (next <= gross) break
    gross = next
  }
  return gross
}
