import {
  bracketRoot,
  type Ladder,
  type PoolLoss,
  split,
  toDay,
  trancheExpectedLoss,
  type Waterfall,
} from '@specie/quant'
import { formatAmount, SpecieError } from '@specie/units'
import { runTranches, type TranchePayment } from './runTranches.ts'
import type { TrancheTerms } from './trancheTerms.ts'

/** A tranche and what it is worth. Amounts in cash units, rates a year. */
export interface TrancheValue {
  readonly name: string
  readonly size: bigint
  readonly coupon: bigint
  /** By the waterfall: its claim, as far as the assets reach; the residual owns what is left. */
  readonly value: bigint
  /** Pool losses, as a share of the balance, from which it loses and at which all is lost. */
  readonly attachment: number
  readonly detachment: number
  /** Of the principal between the two, over the pool's life; null when there is none. */
  readonly expectedLoss: number | null
  /** That the pool loses more than the attachment. */
  readonly lossProbability: number
  /** Mean time of its principal in the expected case, years; of all its cash for the residual. */
  readonly averageLife: number | null
  /** Rate, continuously compounded, at which the expected case's payments are worth the value. */
  readonly yield: number | null
}

/** What tranches stand on. */
export interface TrancheBase {
  readonly ladder: Ladder
  readonly cutOffDate: string
  readonly value: bigint
  readonly balance: bigint
  readonly decimals: number
  readonly loss: PoolLoss
}

/** Books of new tranches at the cut-off: nothing accrued, no fees, no coverage tests. */
export function booksOf(terms: readonly TrancheTerms[], cutOffDate: string): Waterfall {
  const last = terms.length - 1
  return {
    tranches: terms.map(({ size, coupon }, n) => ({
      principal: n === last ? 0n : (size ?? 0n),
      coupon,
      accrued: 0n,
      distributing: true,
      earmark: 0n,
    })),
    coverageRatios: terms.slice(0, -1).map(() => 0n),
    feeRate: 0n,
    base: 0n,
    fees: 0n,
    trapped: 0n,
    since: BigInt(toDay(cutOffDate)) * 86_400n,
  }
}

/**
 * Values tranches by the waterfall and their expected loss by the pool's loss distribution.
 * @throws SpecieError `input.tranche` when the tranches above the residual are larger than the balance
 */
export function valueTranches(terms: readonly TrancheTerms[], base: TrancheBase): TrancheValue[] {
  if (terms.length === 0) return []
  const books = booksOf(terms, base.cutOffDate)
  const claims = books.tranches.reduce((sum, { principal }) => sum + principal, 0n)
  if (claims > base.balance) {
    const [owed, held] = [formatAmount(claims, base.decimals), formatAmount(base.balance, base.decimals)]
    throw new SpecieError({
      code: 'input.tranche',
      message: `The tranches above the residual add up to ${owed}, more than the balance of ${held}`,
      remedy: 'make them smaller, so that the residual bears the first loss',
    })
  }
  const { values } = split(books, base.value, books.since)
  const payments = runTranches(books, base.ladder, base.cutOffDate)
  let detachment = base.balance
  return terms.map(({ name, size, coupon }, n) => {
    const last = n === terms.length - 1
    const attachment = last ? 0n : detachment - books.tranches[n]!.principal
    const losses = lossesBetween(base.loss, Number(attachment), Number(detachment))
    const share = (amount: bigint) => Number(amount) / Number(base.balance)
    const between = { attachment: share(attachment), detachment: share(detachment) }
    detachment = attachment
    const value = values[n]!
    return {
      name,
      size: size ?? value,
      coupon,
      value,
      ...between,
      ...losses,
      averageLife: meanTime(payments[n]!, last ? 'paid' : 'principal'),
      yield: yieldAt(payments[n]!, value),
    }
  })
}

function lossesBetween(
  { distribution, unit }: PoolLoss,
  attachment: number,
  detachment: number,
): { readonly expectedLoss: number | null; readonly lossProbability: number } {
  return {
    expectedLoss:
      detachment > attachment
        ? trancheExpectedLoss(distribution, attachment / unit, detachment / unit)
        : null,
    lossProbability: distribution.reduce(
      (sum, probability, loss) => sum + (loss * unit > attachment ? probability : 0),
      0,
    ),
  }
}

function meanTime(payments: readonly TranchePayment[], what: 'paid' | 'principal'): number | null {
  let [sum, weighted] = [0, 0]
  for (const payment of payments) {
    sum += Number(payment[what])
    weighted += (Number(payment[what]) * payment.month) / 12
  }
  return sum === 0 ? null : weighted / sum
}

function yieldAt(payments: readonly TranchePayment[], value: bigint): number | null {
  if (value <= 0n || payments.every(({ paid }) => paid === 0n)) return null
  const gap = (rate: number) =>
    payments.reduce((sum, { month, paid }) => sum + Number(paid) * Math.exp((-rate * month) / 12), 0) -
    Number(value)
  return bracketRoot(gap, 0.05, -12)
}
