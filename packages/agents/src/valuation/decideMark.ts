import { abis, addressOf, type PoolReading } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Decision, World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'

const DAY = 86_400

/** Whether the prices of a pool's shares have fallen behind its value, and the mark that brings them up. */
export async function decideMark(world: World, reading: PoolReading): Promise<Decision | undefined> {
  const { address, state, valuation } = reading
  if ((state !== 'active' && state !== 'windingDown') || valuation === undefined) return undefined
  const wait = (sentence: string): Decision => ({ subject: address, decision: 'wait', sentence })
  const curve = await world.client.feeds.read(reading.curveFeed)
  if (!curve.fresh) return wait('The curve is too old to mark with.')
  const [since, prepared] = await Promise.all([
    markedAt(world, reading),
    world.as(world.keeper).then((client) => client.pool(address).mark()),
  ])
  const marked = await prepared.simulate().catch((error: unknown) => {
    if (error instanceof SpecieError && error.code !== 'chain.unreachable') return error
    throw error
  })
  if (marked instanceof Error) return { ...wait(marked.message), decision: 'refuse' }
  const moved = basisPoints(valuation.lower, marked.lower)
  const age = Number(world.head.timestamp) - since
  const least = numberSetting(world.settings, 'markBasisPoints', 1)
  const oldest = numberSetting(world.settings, 'markDays', 7) * DAY
  const overdue = reading.tranches.some(({ fresh }) => !fresh)
  if (Math.abs(moved) < least && age < oldest) {
    return wait(
      overdue
        ? 'The marks follow the value, but exits are closed: the servicer’s report is overdue.'
        : 'The marks follow the value.',
    )
  }
  return {
    subject: address,
    decision: 'act',
    sentence:
      Math.abs(moved) < least
        ? `The last mark is ${Math.floor(age / DAY)} days old.`
        : `The present curve moves the value by ${moved.toFixed(1)} basis points.`,
    figures: {
      movedBasisPoints: Number(moved.toFixed(2)),
      ageSeconds: age,
      lowerBefore: valuation.lower.toString(),
      lowerAfter: marked.lower.toString(),
      upperAfter: marked.upper.toString(),
    },
    deed: {
      key: `mark:${address}:${since}`,
      signer: world.keeper,
      title: prepared.title,
      calls: await prepared.calls(),
    },
  }
}

/** When the pool's first share was marked, unix seconds. */
async function markedAt({ client: { context } }: World, { tranches }: PoolReading): Promise<number> {
  const [mark] = await context.reader.readContract({
    address: addressOf(context, 'Nav'),
    abi: abis.Nav,
    functionName: 'markOf',
    args: [tranches[0]!.share.address],
  })
  return Number(mark.since)
}

function basisPoints(from: bigint, to: bigint): number {
  if (from === to) return 0
  return from === 0n ? Number.POSITIVE_INFINITY : (Number(to - from) / Number(from)) * 10_000
}
