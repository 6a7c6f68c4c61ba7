import { addMonths, collect, expectedFlows, type Ladder, toDay, type Waterfall } from '@specie/quant'

/** What a tranche is expected to be paid in a month. Cash units. */
export interface TranchePayment {
  /** 1 for the month after the cut-off. */
  readonly month: number
  readonly paid: bigint
  /** Part of it that repays principal; 0 for the residual. */
  readonly principal: bigint
}

/**
 * Runs the cash that a ladder is expected to bring through the waterfall, month by month.
 * @returns payments of each tranche, senior first
 */
export function runTranches(waterfall: Waterfall, ladder: Ladder, cutOffDate: string): TranchePayment[][] {
  const payments: TranchePayment[][] = waterfall.tranches.map(() => [])
  const cutOff = toDay(cutOffDate)
  let books = waterfall
  for (const { month, collected, recovered, principal } of expectedFlows(ladder)) {
    const collection = {
      interest: units(collected - principal),
      principal: units(collected - Math.max(collected - principal, 0)),
      recoveries: units(recovered),
      value: 0n,
      windingDown: false,
    }
    const { after, paid } = collect(books, collection, BigInt(addMonths(cutOff, month)) * 86_400n)
    payments.forEach((list, n) => {
      const repaid = books.tranches[n]!.principal - after.tranches[n]!.principal
      list.push({ month, paid: paid[n]!, principal: repaid })
    })
    books = after
  }
  return payments
}

function units(amount: number): bigint {
  return BigInt(Math.round(Math.max(amount, 0)))
}
