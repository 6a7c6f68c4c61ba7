import { FINE } from './ProviderAccount.ts'
import type { ResultSource } from './ProviderEvent.ts'

const ORDER: readonly ResultSource[] = [
  'fees',
  'spread',
  'premiums',
  'incentives',
  'income',
  'idleIncome',
  'carry',
  'expectedLoss',
  'lossVersusNav',
  'entryAndExit',
]

/**
 * The lines of a result in whole units that add up to it. Each is rounded down; what that leaves goes to the largest.
 * Expected loss is taken out of carry and shown below it.
 * @param lines fine units
 * @param expected loss, cash units
 */
export function wholeLines(
  lines: ReadonlyMap<ResultSource, bigint>,
  expected: bigint,
  result: bigint,
): { readonly source: ResultSource; readonly amount: bigint }[] {
  const whole = new Map([...lines].map(([source, amount]) => [source, floor(amount)] as const))
  const rest = result - [...whole.values()].reduce((sum, amount) => sum + amount, 0n)
  const largest = [...whole].reduce<readonly [ResultSource, bigint]>(
    (most, one) => (size(one[1]) > size(most[1]) ? one : most),
    ['lossVersusNav', 0n],
  )
  whole.set(largest[0], largest[1] + rest)
  if (expected !== 0n) {
    whole.set('carry', (whole.get('carry') ?? 0n) + expected)
    whole.set('expectedLoss', -expected)
  }
  return ORDER.flatMap((source) => {
    const amount = whole.get(source) ?? 0n
    return amount === 0n ? [] : [{ source, amount }]
  })
}

function floor(amount: bigint): bigint {
  return amount >= 0n || amount % FINE === 0n ? amount / FINE : amount / FINE - 1n
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}
