import { formatAmount } from '@specie/units'
import { deedOf } from '../distributor/deedOf.ts'
import type { Decision, World } from '../frame/Agent.ts'

/** Firm prices that have expired are ended, fees moved, and idle cash called back where the reserve runs low. */
export async function decideReserve(world: World): Promise<Decision[]> {
  const due = [await decideTickets(world), await decideIdle(world), ...(await decideFees(world))]
  return due.filter((decision) => decision !== undefined)
}

async function decideTickets(world: World): Promise<Decision | undefined> {
  const tickets = await world.client.holds.tickets()
  const over = tickets.filter(({ state }) => state !== 'open').slice(0, 20)
  const [first] = over
  if (first === undefined) return undefined
  const cash = over.reduce((sum, { leftPaid }) => sum + leftPaid, 0n)
  const numbers = over.map(({ ticket }) => ticket)
  const client = await world.as(world.keeper)
  return {
    subject: null,
    decision: 'act',
    sentence: `Firm price${over.length === 1 ? '' : 's'} ${numbers.join(', ')} ended: ${formatAmount(cash, first.share.decimals)} go back to the reserve.`,
    figures: { tickets: over.length, cash: cash.toString() },
    deed: await deedOf(
      `releaseHolds:${numbers.join('-')}`,
      world.keeper,
      await client.holds.release(numbers),
    ),
  }
}

async function decideIdle(world: World): Promise<Decision | undefined> {
  const { cash, here, cost, rule, ready } = await world.client.idle.read()
  if (here >= rule.least || ready === 0n) return undefined
  const client = await world.as(world.keeper)
  return {
    subject: null,
    decision: 'act',
    sentence: `The reserve has ${formatAmount(here, cash.decimals)} ${cash.symbol}, less than the least: idle cash is called back.`,
    figures: { here: here.toString(), parked: cost.toString() },
    deed: await deedOf(`recallIdle:${world.head.number}`, world.keeper, await client.idle.tend('recall')),
  }
}

async function decideFees(world: World): Promise<Decision[]> {
  const { listings } = await world.client.desk.read()
  const decisions: Decision[] = []
  for (const { share, terms } of listings) {
    const rule = await world.client.desk.feeRule(share.address)
    if (rule === undefined || rule.next > world.head.timestamp) continue
    const client = await world.as(world.keeper)
    const rate = (Number(rule.rate) / 1e7).toFixed(2)
    decisions.push({
      subject: share.address,
      decision: 'act',
      sentence: `Providers earned ${rate} % a year against ${(rule.terms.hurdle / 1e7).toFixed(2)} %: the fee of ${share.symbol} goes from ${terms.base} to ${rule.fee} hundred-thousandths.`,
      figures: {
        rate: rule.rate.toString(),
        hurdle: rule.terms.hurdle,
        from: terms.base,
        to: Number(rule.fee),
      },
      deed: await deedOf(
        `adjustFee:${share.address}:${rule.since}`,
        world.keeper,
        await client.desk.adjustFee(share.address),
      ),
    })
  }
  return decisions
}
