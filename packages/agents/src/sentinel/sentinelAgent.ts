import type { Agent, Decision } from '../frame/Agent.ts'
import { explained } from '../frame/explained.ts'
import { livePools } from '../frame/livePools.ts'
import { decideWatch } from './decideWatch.ts'

/**
 * Watches the shares that the guard watches: divergence of market and NAV, the age of the NAV, outflow through the desk.
 * It observes, which anybody may, and raises within the power of a guardian's key where it has one.
 * Settings: `lookHours` (6) between looks when nothing is found, `raiseBasisPoints` (500) of a gap that does not wait.
 */
export const sentinelAgent: Agent = {
  name: 'sentinel',
  async decide(world) {
    if (world.client.context.deployment.contracts.Guard === undefined) return []
    const decisions: (Decision | undefined)[] = []
    for (const { state, tranches } of await livePools(world)) {
      if (state !== 'active' && state !== 'windingDown') continue
      for (const { share } of tranches) {
        decisions.push(await explained(share.address, decideWatch(world, share.address)))
      }
    }
    return decisions.filter((decision) => decision !== undefined)
  },
}
