import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { valueAt } from './marks.ts'
import { type ReadRange, upTo, within } from './ReadAt.ts'

/** Worth of a wallet's shares at one time: balances at the last published prices, each rounded down. */
export interface WorthPoint {
  readonly time: bigint
  readonly blockNumber: bigint
  /** Sum over shares, cash units; shares that have no price yet count at par. */
  readonly value: bigint
  readonly shares: readonly {
    readonly share: Hex
    readonly balance: bigint
    readonly price: bigint
    readonly value: bigint
  }[]
}

const PAR = 10n ** 18n

/**
 * What a wallet's shares were worth after each block in which its balances or their prices changed, oldest first. The
 * first point of a range is the worth that the range begins with, where there was any.
 */
export async function worthHistory(
  db: Kysely<Tables>,
  wallet: Hex,
  range: ReadRange = {},
): Promise<WorthPoint[]> {
  const steps = await stepsOf(db, wallet, range)
  const { from, to } = within(range)
  const positions = new Map<Hex, { balance: bigint; price: bigint }>()
  const points: WorthPoint[] = []
  let before: WorthPoint | undefined
  for (const [i, step] of steps.entries()) {
    const position = positions.get(step.share) ?? { balance: 0n, price: PAR }
    positions.set(step.share, {
      balance: step.balance ?? position.balance,
      price: step.price ?? position.price,
    })
    if (steps[i + 1]?.blockNumber === step.blockNumber) continue
    const point = pointOf(step, positions)
    if (step.time < from) before = point
    else if (step.time < to) points.push(point)
  }
  const begins = before !== undefined && before.shares.length > 0
  return begins ? [{ ...before!, time: from }, ...points] : points
}

interface Step {
  readonly blockNumber: bigint
  readonly time: bigint
  readonly share: Hex
  readonly balance: bigint | null
  readonly price: bigint | null
}

/** Changes of the wallet's balances, and of the prices of what it ever held from then on, in order. */
function stepsOf(db: Kysely<Tables>, wallet: Hex, range: ReadRange): Promise<Step[]> {
  const block = upTo(range)
  return db
    .with('held', (base) =>
      base
        .selectFrom('holdingVersion')
        .innerJoin('share', 'share.share', 'token')
        .select(['token as share', 'holdingVersion.blockNumber', 'holdingVersion.logIndex', 'balance'])
        .where('wallet', '=', wallet)
        .where('holdingVersion.blockNumber', '<=', block),
    )
    .with('step', (base) =>
      base
        .selectFrom('held')
        .select(({ lit, cast }) => [
          'share',
          'blockNumber',
          'logIndex',
          'balance',
          cast<bigint | null>(lit(null), 'numeric').as('price'),
        ])
        .unionAll(
          base
            .selectFrom('mark')
            .select(({ lit, cast }) => [
              'share',
              'blockNumber',
              'logIndex',
              cast<bigint | null>(lit(null), 'numeric').as('balance'),
              'price',
            ])
            .where('share', 'in', base.selectFrom('held').select('share'))
            .where('blockNumber', '<=', block) as never,
        ),
    )
    .selectFrom('step')
    .innerJoin('block', 'block.number', 'step.blockNumber')
    .select(['step.blockNumber', 'timestamp as time', 'share', 'balance', 'price'])
    .orderBy('step.blockNumber')
    .orderBy('step.logIndex')
    .execute()
}

function pointOf(step: Step, positions: ReadonlyMap<Hex, { balance: bigint; price: bigint }>): WorthPoint {
  const shares = [...positions]
    .filter(([, { balance }]) => balance > 0n)
    .map(([share, { balance, price }]) => ({ share, balance, price, value: valueAt(balance, price) }))
  const value = shares.reduce((sum, one) => sum + one.value, 0n)
  return { time: step.time, blockNumber: step.blockNumber, value, shares }
}
