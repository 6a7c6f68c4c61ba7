import { blockBrokerAgent } from './broker/blockBrokerAgent.ts'
import { distributorAgent } from './distributor/distributorAgent.ts'
import type { AgentsOptions } from './frame/AgentsOptions.ts'
import { openWorld } from './frame/openWorld.ts'
import { type Tick, tick } from './frame/tick.ts'
import { marketMakerAgent } from './marketMaker/marketMakerAgent.ts'
import { sentinelAgent } from './sentinel/sentinelAgent.ts'
import { servicerAgent } from './servicer/servicerAgent.ts'
import { madeUpCurves } from './valuation/madeUpCurves.ts'
import { valuationAgent } from './valuation/valuationAgent.ts'
import { windowKeeperAgent } from './windowKeeper/windowKeeperAgent.ts'

/** The agents of one process. */
export interface Agents {
  /** One look at the present head. Never two at a time in one process. */
  tick(): Promise<Tick>
}

/** Connects the agents to chain and database; nothing runs by itself. */
export async function createAgents(options: AgentsOptions): Promise<Agents> {
  const world = await openWorld(options)
  const curves = options.curves ?? (world.local ? madeUpCurves('specie') : undefined)
  const agents = [
    valuationAgent(curves),
    servicerAgent,
    distributorAgent,
    marketMakerAgent,
    windowKeeperAgent,
    sentinelAgent,
    blockBrokerAgent,
  ]
  return { tick: () => tick(options, agents, world) }
}
