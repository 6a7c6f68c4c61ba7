import { SpecieError } from '@specie/units'
import type { Agent, Decision, World } from '../frame/Agent.ts'
import { explained } from '../frame/explained.ts'
import { livePools } from '../frame/livePools.ts'
import { decideReserve } from './decideReserve.ts'
import { decideWindows } from './decideWindows.ts'

/**
 * Keeps the days on which holders can leave: publishes windows ahead of time by the calendar, settles each on its day,
 * claims the income of what waits, and brings cash only where its limit says so. It also ends firm prices that have
 * expired, moves fees that aim at the hurdle, and calls idle cash back.
 * Settings: `ahead` (6 windows), `calendar` (us-federal-reserve), `fundMost` (whole cash units a window, 0).
 */
export const windowKeeperAgent: Agent = {
  name: 'windowKeeper',
  async decide(world) {
    const decisions: Decision[] = []
    for (const pool of await livePools(world)) {
      for (const { share } of pool.tranches) decisions.push(...(await ofShare(world, pool, share.address)))
    }
    const [first, ...rest] = await reserveDecisions(world)
    return first === undefined ? decisions : [...decisions, first, ...rest]
  },
}

type Pool = Awaited<ReturnType<typeof livePools>>[number]

async function ofShare(world: World, pool: Pool, share: Pool['address']): Promise<Decision[]> {
  try {
    return await decideWindows(world, pool, await world.client.share(share).windows.read())
  } catch (error) {
    if (error instanceof SpecieError && error.code === 'windows.none') return []
    const refusal = await explained(share, Promise.reject(error))
    return refusal === undefined ? [] : [refusal]
  }
}

async function reserveDecisions(world: World): Promise<Decision[]> {
  try {
    return await decideReserve(world)
  } catch (error) {
    const refusal = await explained(null, Promise.reject(error))
    return refusal === undefined ? [] : [refusal]
  }
}
