import { ArgumentError, SpecieError } from '@specie/units'
import { WAD } from '../../fixed/wad.ts'
import { type DeskBucket, FULL_BUCKET, feeUp, roomAt, useAfterUp, useAt } from '../DeskBucket.ts'
import { holdDiscountUp, holdPremiumUp } from './holdPremium.ts'

/** Conditions on which a desk's firm prices are sold. */
export interface HoldTerms {
  /** Volatility of the share's price, 1e-6 per root year. */
  readonly volatility: bigint
  /** Seconds that a ticket may last; zero: none are sold. */
  readonly longest: bigint
  /** Use that a ticket may take the bucket to, 1e-4 of its limit. */
  readonly ceiling: bigint
}

/** A firm price. Amounts in cash units. */
export interface HoldQuote {
  /** Value of the shares at the bid. */
  readonly gross: bigint
  /** What the ticket will pay: what a sale would pay now. */
  readonly paid: bigint
  /** What it costs. */
  readonly premium: bigint
  /** The bucket once the ticket is sold. */
  readonly after: DeskBucket
}

/**
 * What a ticket for all of `amount` until `until` is at `time`, to the unit as the contract computes it.
 *
 * @param amount share units
 * @param bid WAD cash units a share unit
 * @param time unix seconds, not before the bucket's
 * @param until unix seconds, at most `longest` after `time`
 * @throws ArgumentError when a time is out of range, SpecieError `hold.notSold` when none is sold of that size
 */
export function quoteHold(
  bucket: DeskBucket,
  terms: HoldTerms,
  amount: bigint,
  bid: bigint,
  time: bigint,
  until: bigint,
): HoldQuote {
  if (time < bucket.since) throw new ArgumentError('time', time, `not before ${bucket.since}`)
  if (until <= time || until > time + terms.longest)
    throw new ArgumentError('until', until, `after ${time}, at most ${terms.longest} seconds later`)
  const from = useAt(bucket, time)
  const gross = (amount * bid) / WAD
  if (gross > roomAt(bucket, from)) throw notSold(`value ${gross}, room ${roomAt(bucket, from)}`)
  const to = useAfterUp(bucket, from, gross)
  const fee = feeUp(bucket, from, to)
  if (fee >= gross) throw notSold(`value ${gross}, fee ${fee}`)
  if (to * 10_000n > terms.ceiling * FULL_BUCKET)
    throw notSold(`use ${(to * 10_000n) / FULL_BUCKET} of 10000 after it, ceiling ${terms.ceiling}`)
  const premium = holdPremiumUp(holdDiscountUp(terms.volatility, until - time), bucket.limit, from, to)
  return { gross, paid: gross - fee, premium, after: { ...bucket, use: to, since: time } }
}

function notSold(found: string): SpecieError {
  return new SpecieError({
    code: 'hold.notSold',
    message: `No firm price is sold for that amount (${found}).`,
    expected: "an amount that fits the desk's bucket up to the ceiling, and is worth more than the fee",
    remedy: 'ask for less, wait until the bucket has leaked, or sell now',
  })
}
