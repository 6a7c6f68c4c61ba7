import { type Agents, createAgents } from '@specie/agents'
import type { Local } from '@specie/api'
import { readBlock } from '@specie/protocol'
import { addMonths, toIso } from '@specie/quant'
import { createTestClient, http } from 'viem'
import type { Handler } from '../http/Handler.ts'
import { agentConnection } from '../parts/agentConnection.ts'
import { localSigners } from '../parts/localSigners.ts'
import type { Services } from '../Services.ts'
import { localAnswer } from './localAnswer.ts'
import { holdClock, keepClock, keepStress } from './localClock.ts'

const DAY = 86_400
/** Days after a month's end at which it is lived through: servicers report it then. */
const REPORTING_DAYS = 2
/** Looks of the agents at one stop in time before it goes on anyway. */
const MOST_LOOKS = 60

/** Lets time pass; answers at once, and the event stream tells when it is done. */
export const advanceAnswer: Handler<'advance'> = async (services, { body }) => {
  const { database, log } = services
  const release = await holdClock(database)
  try {
    if (body.stress !== undefined) await keepStress(database, body.stress)
    const { timestamp } = await readBlock(services.client.context.reader)
    const stops = stopsOf(Number(timestamp), body)
    await keepClock(database, stops.length === 0 ? null : { to: dayOf(stops.at(-1)!), step: 'begins' })
    const answer = await localAnswer(services)
    services.background(
      live(services, stops)
        .catch((error: unknown) => log.error({ err: error }, 'time could not pass'))
        .finally(async () => {
          await keepClock(database, null).catch(() => {})
          await release()
          await tell(services).catch(() => {})
        }),
    )
    return answer
  } catch (error) {
    await release()
    throw error
  }
}

/** Moments at which agents have something to do: two days into each month that comes, and the end. */
export function stopsOf(
  now: number,
  { months, days }: { readonly months?: number | undefined; readonly days?: number | undefined },
): number[] {
  if (months === undefined && days === undefined) return []
  const reporting = (index: number) => {
    const first = Math.floor(Date.UTC(yearOf(now), monthOf(now), 1) / 86_400_000)
    return (addMonths(first, index) + REPORTING_DAYS) * DAY
  }
  const next = reporting(0) > now ? 0 : 1
  if (months !== undefined) return Array.from({ length: months }, (_, index) => reporting(next + index))
  const end = now + days! * DAY
  const between: number[] = []
  for (let index = next; reporting(index) < end; index += 1) between.push(reporting(index))
  return [...between, end]
}

async function live(services: Services, stops: readonly number[]): Promise<void> {
  const { rpcUrl, deployment, database } = services
  const anvil = createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
  const agents = await createAgents({
    database,
    connect: agentConnection(rpcUrl, deployment),
    signers: localSigners(),
  })
  for (const [index, stop] of stops.entries()) {
    await step(services, stop, `${index + 1} of ${stops.length}: it is ${dayOf(stop)}`)
    await anvil.setNextBlockTimestamp({ timestamp: BigInt(stop) })
    await anvil.mine({ blocks: 1 })
    await act(services, agents, stop)
  }
}

/** Looks until nothing moves any more. Agents of other processes may do the work: it is done once all the same. */
async function act(services: Services, agents: Agents, stop: number): Promise<void> {
  let quiet = 0
  for (let look = 0; look < MOST_LOOKS && quiet < 2; look += 1) {
    const { block, moves } = await agents.tick()
    await services.index.waitFor(block, 5_000)
    quiet = moves === 0 && (await openIntents(services)) === 0n ? quiet + 1 : 0
    if (moves > 0) await step(services, stop, `agents report and pay, ${dayOf(stop)}`)
    if (moves === 0 && quiet === 0) await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function openIntents({ database }: Services): Promise<bigint> {
  const { count } = await database.db
    .selectFrom('intent')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('state', 'in', ['planned', 'sent', 'mined'])
    .executeTakeFirstOrThrow()
  return count
}

async function step(services: Services, to: number, text: string): Promise<void> {
  await keepClock(services.database, { to: dayOf(to), step: text })
  await tell(services)
}

async function tell(services: Services): Promise<void> {
  const { personas: _, ...local }: Local = await localAnswer(services)
  await services.events.publish({ type: 'local', local })
}

function dayOf(seconds: number): string {
  return toIso(Math.floor(seconds / DAY))
}

function yearOf(seconds: number): number {
  return new Date(seconds * 1000).getUTCFullYear()
}

function monthOf(seconds: number): number {
  return new Date(seconds * 1000).getUTCMonth()
}
