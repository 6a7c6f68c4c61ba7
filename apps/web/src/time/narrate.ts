import type { Collection, PoolSummary } from '@specie/api'
import { formatDate } from '../format/dates.ts'
import { formatMoney } from '../format/money.ts'

/** What happened to one pool, in words. */
export interface PoolStory {
  readonly pool: string
  readonly name: string
  readonly sentences: readonly string[]
}

/** A pool before and after some time passed, with the periods reported meanwhile. */
export interface Passage {
  readonly before: PoolSummary | undefined
  readonly after: PoolSummary
  readonly collections: readonly Collection[]
}

const STATES: Readonly<Record<PoolSummary['state'], string>> = {
  draft: 'is being prepared',
  raising: 'is open to investors',
  refunding: 'pays investors back, because it did not raise enough',
  active: 'is active: the loans are funded',
  windingDown: 'is being wound down',
  closed: 'is closed: everything has been paid out',
}

/** Tells what happened to a pool, every figure from the ledger. Empty: nothing did. */
export function narrate({ before, after, collections }: Passage): PoolStory {
  const { cash, name, pool } = after
  const money = (amount: bigint | string) => formatMoney(amount, cash)
  const sentences: string[] = []
  if (before === undefined) sentences.push('The pool was opened.')
  for (const period of collections) sentences.push(...storyOf(period, after, money))
  if (before !== undefined && before.state !== after.state) sentences.push(`It now ${STATES[after.state]}.`)
  if (before?.value != null && after.value !== null && before.value !== after.value) {
    const change = BigInt(after.value) - BigInt(before.value)
    const direction = change > 0n ? 'rose' : 'fell'
    sentences.push(
      `The value of the loans ${direction} from ${money(before.value)} to ${money(after.value)}, because cash was collected and what is left was valued again.`,
    )
  }
  return { pool, name, sentences }
}

function storyOf(
  period: Collection,
  after: PoolSummary,
  money: (amount: bigint | string) => string,
): string[] {
  const collected = BigInt(period.interest) + BigInt(period.principal) + BigInt(period.recoveries)
  const story = [
    `In the month to ${formatDate(period.asOf)} borrowers paid ${money(collected)}: ${money(period.interest)} interest, ${money(period.principal)} principal${
      BigInt(period.recoveries) > 0n ? `, ${money(period.recoveries)} from defaulted loans` : ''
    }.`,
  ]
  if (BigInt(period.defaulted) > 0n) story.push(`Loans of ${money(period.defaulted)} defaulted.`)
  const late = BigInt(period.late30) + BigInt(period.late60) + BigInt(period.late90)
  if (late > 0n) story.push(`Loans of ${money(late)} are late by 30 days or more.`)
  const paid = period.toTranches
    .map((amount, index) => ({
      amount: BigInt(amount),
      symbol: after.tranches[index]?.share.symbol ?? `tranche ${index + 1}`,
    }))
    .filter(({ amount }) => amount > 0n)
  if (paid.length > 0) {
    story.push(`Paid out: ${paid.map(({ amount, symbol }) => `${money(amount)} to ${symbol}`).join(', ')}.`)
  }
  if (BigInt(period.trapped) > 0n) {
    story.push(`${money(period.trapped)} is held back, because the coverage test of a senior tranche failed.`)
  }
  return story
}
