import type { AgentName } from '@specie/ledger'
import { readBlock } from '@specie/protocol'
import type { LocalAccount } from 'viem'
import { driveLane } from '../lane/driveLane.ts'
import { REORGANISABLE } from '../lane/Lane.ts'
import type { Agent, Decision, World } from './Agent.ts'
import { type AgentsOptions, sendingOf } from './AgentsOptions.ts'
import { rests } from './breaker.ts'
import { planDeed } from './planDeed.ts'
import { recordDecision } from './recordDecision.ts'
import { withLock } from './withLock.ts'

/** What came of one look. */
export interface Tick {
  readonly block: bigint
  /** Decisions of the agents that were this process's turn. */
  readonly decisions: number
  /** Intents that moved on: sent, mined a step further, failed. */
  readonly moves: number
}

/** One look of all agents: what was begun is followed, each agent decides at the head, and what it decided is sent. */
export async function tick(
  options: AgentsOptions,
  agents: readonly Agent[],
  world: Omit<World, 'head' | 'settings'>,
): Promise<Tick> {
  const before = await driveLanes(options, world)
  const head = await readBlock(world.client.context.reader)
  let decisions = 0
  for (const agent of agents) {
    const count = await withLock(options.database, `agent ${agent.name}`, () =>
      look(agent, { ...world, head }),
    )
    decisions += count ?? 0
  }
  const after = await driveLanes(options, world)
  return { block: head.number, decisions, moves: before + after }
}

async function look(agent: Agent, world: Omit<World, 'settings'>): Promise<number> {
  const { db, head } = world
  const row = await db
    .selectFrom('agent')
    .select(['enabled', 'dryRun', 'trippedAt', 'settings'])
    .where('name', '=', agent.name)
    .executeTakeFirst()
  if (row === undefined || !row.enabled || rests(row.trippedAt, head)) return 0
  const decisions = await agent.decide({ ...world, settings: row.settings as Record<string, unknown> })
  for (const decision of decisions) await carryOut(agent.name, decision, row.dryRun, world)
  await db
    .updateTable('agent')
    .set({ lookedBlock: head.number, lookedAt: head.timestamp })
    .where('name', '=', agent.name)
    .execute()
  return decisions.length
}

async function carryOut(
  agent: AgentName,
  decision: Decision,
  dryRun: boolean,
  { db, head }: Omit<World, 'settings'>,
): Promise<void> {
  const record = (made: Decision, intent: bigint | null) =>
    recordDecision(db, { agent, decision: made, intent, dryRun, head })
  const { deed, subject } = decision
  if (deed === undefined || dryRun) return record(decision, null)
  const planned = await planDeed(db, agent, subject, deed, head)
  if (planned.intent !== undefined) return record(decision, planned.intent)
  const sentence = `${decision.sentence} It failed and will be tried again later: ${planned.waits}`
  await record({ ...decision, decision: 'wait', sentence }, null)
}

/** Takes the intents of all signers onward; a lane that another process drives is left to it. */
async function driveLanes(options: AgentsOptions, world: Omit<World, 'head' | 'settings'>): Promise<number> {
  const { database, signers } = options
  const sending = sendingOf(options.sending, world.local)
  let moves = 0
  for (const account of await busy(world, signers)) {
    const lane = { db: world.db, account, client: await world.as(account.address), sending }
    moves += (await withLock(database, `lane ${account.address}`, () => driveLane(lane))) ?? 0
  }
  return moves
}

/** Signers with something open, or so lately done that a reorganisation could undo it. */
async function busy(
  { db, client }: Omit<World, 'head' | 'settings'>,
  signers: readonly LocalAccount[],
): Promise<LocalAccount[]> {
  const { number } = await readBlock(client.context.reader)
  const rows = await db
    .selectFrom('intent')
    .select('signer')
    .distinct()
    .where((where) =>
      where.or([
        where('state', 'in', ['planned', 'sent', 'mined']),
        where.and([where('state', '=', 'confirmed'), where('endedBlock', '>', number - REORGANISABLE)]),
      ]),
    )
    .execute()
  const found = new Set(rows.map(({ signer }) => signer.toLowerCase()))
  return signers.filter(({ address }) => found.has(address.toLowerCase()))
}
