import type { PoolReading } from '@specie/protocol'
import type { Agent, Decision, World } from '../frame/Agent.ts'
import { explained } from '../frame/explained.ts'
import { decideCredits } from './decideCredits.ts'
import { decideDesk } from './decideDesk.ts'
import { decideEnd } from './decideEnd.ts'
import { decideIncome } from './decideIncome.ts'
import { decideRaise } from './decideRaise.ts'

/**
 * Gives people what pools owe them where somebody has to push: raises that have ended become pools or refunds, parties
 * are paid their credit, holders their income, the desk its, and pools that are repaid are closed.
 * Settings: `creditLeast` (cash units worth a transaction, 1 whole unit), `incomeDays` (20: income that holders have
 * left for so long after a collection is paid to them).
 */
export const distributorAgent: Agent = {
  name: 'distributor',
  async decide(world) {
    const { pools } = await world.client.pools.read()
    const readings = await Promise.all(pools.map((pool) => world.client.pool(pool).read()))
    const decisions: (Decision | undefined)[] = []
    for (const pool of readings) {
      const lives = await explained(pool.address, decideLife(world, pool))
      decisions.push(lives)
      // What ends or begins a pool changes what it owes: the rest is looked at afterwards.
      if (lives?.decision !== 'act') decisions.push(...(await owed(world, pool)))
    }
    decisions.push(...(await decideDesk(world, readings)))
    return decisions.filter((decision) => decision !== undefined)
  },
}

async function decideLife(world: World, pool: PoolReading): Promise<Decision | undefined> {
  return (await decideRaise(world, pool)) ?? decideEnd(world, pool)
}

async function owed(world: World, pool: PoolReading): Promise<Decision[]> {
  return [...(await decideCredits(world, pool)), ...(await decideIncome(world, pool))]
}
