import type { Statement, StatementShare } from './Statement.ts'
import { shareFinder } from './shareFinder.ts'
import { worthAt } from './worthAt.ts'

/** Sums of one currency, cash units. `valueStart + paidIn + transferred - paidOut + valueChange = valueEnd`. */
export interface StatementTotals {
  readonly currency: string
  readonly decimals: number
  readonly valueStart: bigint
  readonly valueEnd: bigint
  /** Paid by the holder for units. */
  readonly paidIn: bigint
  /** Paid to the holder for units. */
  readonly paidOut: bigint
  /** Units that came less units that went without cash, at the price of the moment. */
  readonly transferred: bigint
  /** What prices, fees and spreads did to the value. */
  readonly valueChange: bigint
  /** Fees within the prices of purchases and sales. */
  readonly fees: bigint
  /** Paid out in the period. */
  readonly incomeReceived: bigint
  /** Due at the start and at the end and not yet paid out. */
  readonly unclaimedStart: bigint
  readonly unclaimedEnd: bigint
  /** Received and newly due: what the period brought. */
  readonly incomeEarned: bigint
  /** Change in value and income earned. */
  readonly result: bigint
}

type Sums = { -readonly [Key in keyof StatementTotals]: StatementTotals[Key] }

/**
 * Sums a statement by currency, in the order in which its shares name them.
 * @throws SpecieError `report.share` when a line names a share that the statement does not list
 */
export function statementTotals(statement: Statement): StatementTotals[] {
  const shareOf = shareFinder(statement.shares)
  const sums = new Map<string, Sums>()
  const of = (address: string) => {
    const share = shareOf(address)
    const key = `${share.currency}/${share.currencyDecimals}`
    const found = sums.get(key) ?? empty(share)
    sums.set(key, found)
    return found
  }
  for (const { address } of statement.shares) of(address)
  for (const { share, start, end } of statement.holdings) {
    const sum = of(share)
    sum.valueStart += worthAt(start.units, start.price) ?? 0n
    sum.valueEnd += worthAt(end.units, end.price) ?? 0n
    sum.unclaimedStart += start.unclaimed
    sum.unclaimedEnd += end.unclaimed
  }
  for (const { share, units, price, cash, fee } of statement.transactions) {
    const sum = of(share)
    sum.fees += fee
    if (cash === null) sum.transferred += worthAt(units, price) ?? 0n
    else if (cash < 0n) sum.paidIn -= cash
    else sum.paidOut += cash
  }
  for (const { share, amount } of statement.income) of(share).incomeReceived += amount
  return [...sums.values()].map(complete)
}

function empty({ currency, currencyDecimals: decimals }: StatementShare): Sums {
  return {
    currency,
    decimals,
    valueStart: 0n,
    valueEnd: 0n,
    paidIn: 0n,
    paidOut: 0n,
    transferred: 0n,
    valueChange: 0n,
    fees: 0n,
    incomeReceived: 0n,
    unclaimedStart: 0n,
    unclaimedEnd: 0n,
    incomeEarned: 0n,
    result: 0n,
  }
}

function complete(sum: Sums): StatementTotals {
  const valueChange = sum.valueEnd - sum.valueStart - sum.paidIn - sum.transferred + sum.paidOut
  const incomeEarned = sum.incomeReceived + sum.unclaimedEnd - sum.unclaimedStart
  return { ...sum, valueChange, incomeEarned, result: valueChange + incomeEarned }
}
