import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { senderOf } from '../../senderOf.ts'
import type { NavReport } from '../../tape/navReport.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch, creditWatch, priceWatch, valueWatch } from '../../transaction/watches.ts'

/** One period as the servicer reports it. Cash units. */
export interface Collection {
  /** One more than the last. */
  readonly period: number
  readonly interest: bigint
  /** Prepayments included. */
  readonly principal: bigint
  readonly recoveries: bigint
  /** Balance written off in this period. */
  readonly defaulted: bigint
  /** Balances 30 to 59, 60 to 89, and 90 or more days late. */
  readonly late30: bigint
  readonly late60: bigint
  readonly late90: bigint
  readonly tapeRoot: Hex
  readonly report: NavReport
}

/** Where a period's cash went. Cash units. */
export interface Collected {
  readonly period: number
  /** Net value of the portfolio afterwards. */
  readonly value: bigint
  readonly fees: bigint
  /** Paid to each tranche, senior first. */
  readonly tranches: readonly bigint[]
  /** Kept in the pool by a failed coverage test. */
  readonly trapped: bigint
  readonly covered: boolean
}

/** Reports a period and pays what was collected, in one message; it runs through the waterfall at once. */
export async function collect(
  context: Context,
  pool: Address,
  collection: Collection,
): Promise<PreparedTransaction<Collected>> {
  const { cash, shares } = await readPoolTokens(context, pool)
  const servicer = senderOf(context).account.address
  const amount = collection.interest + collection.principal + collection.recoveries
  return prepare(context, {
    unit: cash,
    title: `Report period ${collection.period} and pay ${amountText(amount, cash)}`,
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'collect', args: [collection] }),
    allowances: [{ token: cash, spender: pool, amount }],
    watches: [
      balanceWatch(cash, servicer, 'of the servicer'),
      creditWatch(pool, cash, servicer, 'of the servicer'),
      valueWatch(context, pool, cash),
      ...shares.map((share) => priceWatch(context, share, cash)),
    ],
    result: (logs) => {
      const { period, fees, tranches, trapped, covered } = findEvent(poolAbi, 'Paid', logs)
      const { value } = findEvent(poolAbi, 'Collected', logs)
      return { period, value, fees, tranches: tranches.slice(0, shares.length), trapped, covered }
    },
  })
}
