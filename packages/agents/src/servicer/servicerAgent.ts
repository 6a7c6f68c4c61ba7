import type { PoolReading } from '@specie/protocol'
import { toDay } from '@specie/quant'
import {
  ladderHashOf,
  nextCutOff,
  type PeriodOrder,
  preparePeriod,
  type StoredReport,
} from '@specie/servicing'
import { SpecieError } from '@specie/units'
import type { Agent, Decision, World } from '../frame/Agent.ts'
import { explained } from '../frame/explained.ts'
import { livePools } from '../frame/livePools.ts'
import { callsOfPeriod } from './callsOfPeriod.ts'
import { collectKey } from './collectKey.ts'
import { type EnteredOrder, finishOrders, openOrder } from './enteredOrder.ts'
import { madeUpOrder } from './madeUpOrder.ts'

/**
 * Reports and pays the periods of pools whose servicer's key is at hand. What happened to the loans is what the servicer
 * has entered; on a local chain, where nothing is entered, it is made up a month at a time as soon as a month is over.
 * Settings: `seed` (local), `stress` (1, multiplies the default intensities of made-up months).
 */
export const servicerAgent: Agent = {
  name: 'servicer',
  async decide(world) {
    await finishOrders(world.db)
    const decisions: (Decision | undefined)[] = []
    for (const pool of await livePools(world)) {
      decisions.push(await explained(pool.address, decidePeriod(world, pool)))
    }
    return decisions.filter((decision) => decision !== undefined)
  },
}

async function decidePeriod(world: World, pool: PoolReading): Promise<Decision | undefined> {
  const { address, state, servicer } = pool
  if (state !== 'active' && state !== 'windingDown') return undefined
  const wait = (sentence: string): Decision => ({ subject: address, decision: 'wait', sentence })
  if (!world.signers.includes(servicer)) return wait('The servicer’s key is not at hand.')
  const ladderHash = await ladderHashOf(world.client, address)
  const last = await world.reports.byLadderHash(address, ladderHash)
  if (last === undefined) {
    const sentence = 'The tape of the last report is not kept here, so the next period cannot be worked out.'
    return { subject: address, decision: 'refuse', sentence, figures: { ladderHash } }
  }
  if (last.tape.loans.length === 0) return wait('No loans are left.')
  const entered = await openOrder(world.db, address)
  const order = entered?.order ?? madeUp(world, last)
  if (order === undefined) return wait('The servicer has entered nothing about the next period.')
  const to = order.to ?? nextCutOff(last)
  if (BigInt(toDay(to)) * 86_400n > world.head.timestamp) {
    return wait(`Period ${pool.period + 1} ends on ${to}.`)
  }
  return collectDecision(world, pool, last, order, entered)
}

function madeUp(world: World, last: StoredReport): PeriodOrder | undefined {
  return world.local ? madeUpOrder(last, world.settings) : undefined
}

async function collectDecision(
  world: World,
  pool: PoolReading,
  last: StoredReport,
  order: PeriodOrder,
  entered: EnteredOrder | undefined,
): Promise<Decision> {
  const { address, cash } = pool
  try {
    const period = await preparePeriod(world.client, address, last, order)
    // Kept before it can be sent: what the chain will hold by hash must never be missing here.
    await world.reports.put(address, period.report)
    const calls = await callsOfPeriod(world, pool, period)
    const { serviced, recoveries, impairment, cutOffDate, loans } = period
    const source =
      entered === undefined ? 'as made up for this local chain' : `as entered by ${entered.enteredBy}`
    return {
      subject: address,
      decision: 'act',
      sentence: `Period ${period.period} to ${cutOffDate} is reported and paid, ${source}: ${order.defaulted.length} defaults, ${order.late.length} late, ${order.prepaid.length} prepaid.`,
      figures: {
        period: period.period,
        cutOffDate,
        interest: serviced.interest.toString(),
        principal: serviced.principal.toString(),
        recoveries: recoveries.toString(),
        defaulted: serviced.defaulted.toString(),
        impairment: impairment.toString(),
        loans,
        decimals: cash.decimals,
        ladderHash: period.report.ladderHash,
        ...(entered !== undefined && { order: entered.id.toString() }),
      },
      deed: {
        key: collectKey(address, period.period),
        signer: pool.servicer,
        title: `Report period ${period.period}`,
        calls,
      },
    }
  } catch (error) {
    if (!(error instanceof SpecieError) || error.code === 'chain.unreachable') throw error
    const decision = error.code === 'market.stale' ? 'wait' : 'refuse'
    return { subject: address, decision, sentence: error.message }
  }
}
