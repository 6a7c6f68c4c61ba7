import type { Address } from 'viem'
import type { Agent, Decision, World } from '../frame/Agent.ts'
import { explained } from '../frame/explained.ts'
import { livePools } from '../frame/livePools.ts'
import { decidePay } from './decidePay.ts'
import { decideQuote } from './decideQuote.ts'
import { decideSample } from './decideSample.ts'
import { readStands } from './readStands.ts'
import type { Stand } from './Stand.ts'

/**
 * Makes a market for designated makers whose keys are at hand: keeps their resting quotes where NAV, market and
 * inventory ask for them, takes them back at the limits of risk, looks at all makers now and then, fetches pay and
 * income. It moves no cash and no shares into a book or out of it.
 *
 * Settings: `navWeight` (0.8, of the NAV in the fair price), `target` (0.5, part of the book held at rest), `aversion`
 * (60, times 1/book), `volatility` (0.03 of the NAV a root year, of the premium), `reversion` (25 a year), `horizonDays`
 * (10), `decay` (500, fill intensity over parts of the NAV), `nearest` and `furthest` (0.0005, 0.008), `size` (0.5 of the
 * book at once), `tolerance` (20, 1e-5), `standsDays` (30), `mostLossDay` (0.02 of the book), `sampleMinutes` (60).
 */
export const marketMakerAgent: Agent = {
  name: 'marketMaker',
  async decide(world) {
    if (world.client.context.deployment.contracts.Makers === undefined) return []
    const pools = await livePools(world)
    const shares = pools.flatMap(({ tranches }) => tranches.map(({ share }) => share.address))
    const decisions = await Promise.all(shares.map((share) => decideShare(world, share)))
    return decisions.flat()
  },
}

async function decideShare(world: World, share: Address): Promise<Decision[]> {
  const decisions: Decision[] = []
  for (const stand of await readStands(world, share)) {
    decisions.push(await explained(share, decideStand(world, stand)))
  }
  return decisions
}

/** One thing at a time: where the quotes should be comes before what is owed, and both before looking at makers. */
async function decideStand(world: World, stand: Stand): Promise<Decision> {
  const quote = await decideQuote(world, stand)
  if (quote.decision === 'act') return quote
  return (await decidePay(world, stand)) ?? (await decideSample(world, stand)) ?? quote
}
