import { abis, type PoolReading, type WindowsReading } from '@specie/protocol'
import type { Calendar } from '@specie/quant'
import { formatAmount } from '@specie/units'
import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { deedOf } from '../distributor/deedOf.ts'
import type { Decision, World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'
import { datesAhead } from './datesAhead.ts'
import { decideFunding } from './decideFunding.ts'

const CALENDARS: readonly Calendar[] = [
  'weekends',
  'us-government-bond',
  'us-federal-reserve',
  'nyse',
  'target',
]

/** What is due for the windows of one share; where nothing is, when the next thing will be. */
export async function decideWindows(
  world: World,
  pool: PoolReading,
  reading: WindowsReading,
): Promise<Decision[]> {
  const subject = reading.share.address
  const settling = await decideSettlement(world, reading)
  if (settling !== undefined) return [settling]
  const due = [
    await decideDates(world, pool, reading),
    await decideFunding(world, reading),
    await decideIncome(world, reading),
  ].filter((decision) => decision !== undefined)
  if (due.length > 0) return due
  const next = reading.windows.find(({ number }) => number === reading.next)
  const sentence =
    next === undefined
      ? `The servicer has published no window of ${reading.share.symbol} to come.`
      : `Window ${next.number} of ${reading.share.symbol} settles on ${dayOf(next.settles)}.`
  return [{ subject, decision: 'wait', sentence }]
}

/** The next window, on the day on which it is to be settled. */
async function decideSettlement(world: World, reading: WindowsReading): Promise<Decision | undefined> {
  const { share, bid, windows, next, waiting } = reading
  const window = windows.find(({ number }) => number === next)
  if (window === undefined || BigInt(window.settles) > world.head.timestamp) return undefined
  const subject = share.address
  const named = `Window ${next} of ${share.symbol}`
  const shares = waiting + window.shares
  if (bid === undefined && shares > 0n) {
    const sentence = `${named} is due since ${dayOf(window.settles)}; its price waits for the next report.`
    return { subject, decision: 'wait', sentence }
  }
  const client = await world.as(world.keeper)
  return {
    subject,
    decision: 'act',
    sentence: `${named} is due: ${formatAmount(shares, share.decimals)} wait for ${formatAmount(window.funded, reading.cash.decimals)} ${reading.cash.symbol}.`,
    figures: { window: next, shares: shares.toString(), funded: window.funded.toString() },
    deed: await deedOf(
      `settleWindow:${subject}:${next}`,
      world.keeper,
      await client.share(subject).windows.settle(),
    ),
  }
}

/** Dates that holders can count on, published by the servicer ahead of time. */
async function decideDates(
  world: World,
  pool: PoolReading,
  { share, windows, last }: WindowsReading,
): Promise<Decision | undefined> {
  if (pool.state !== 'active') return undefined
  const rule = { calendar: calendarOf(world), ahead: numberSetting(world.settings, 'ahead', 6) }
  const times = datesAhead(windows, rule, Number(world.head.timestamp))
  if (times.length === 0) return undefined
  const subject = share.address
  const servicer = world.signers.find((signer) => isAddressEqual(signer, pool.servicer))
  const dates = times.map(({ settles }) => dayOf(settles)).join(', ')
  if (servicer === undefined) {
    const sentence = `The servicer is to publish windows of ${share.symbol} on ${dates}.`
    return { subject, decision: 'wait', sentence }
  }
  const client = await world.as(servicer)
  return {
    subject,
    decision: 'act',
    sentence: `Few windows of ${share.symbol} are ahead: ${dates} are published.`,
    figures: { windows: times.length, calendar: rule.calendar },
    deed: await deedOf(
      `publishWindows:${subject}:${last}`,
      servicer,
      await client.share(subject).windows.publish(times),
    ),
  }
}

/** Income of the shares that wait, which their holders are paid with the claim. */
async function decideIncome(world: World, reading: WindowsReading): Promise<Decision | undefined> {
  const { share, cash, address, block } = reading
  const income = await world.client.context.reader.readContract({
    address: share.address,
    abi: abis.Share,
    functionName: 'claimable',
    args: [address],
    blockNumber: block.number,
  })
  if (income < 10n ** BigInt(cash.decimals)) return undefined
  const title = `Claim the income of waiting ${share.symbol}`
  return {
    subject: share.address,
    decision: 'act',
    sentence: `Waiting ${share.symbol} have earned ${formatAmount(income, cash.decimals)} ${cash.symbol}.`,
    figures: { income: income.toString() },
    deed: {
      key: `harvestWindows:${share.address}:${reading.next}:${income}`,
      signer: world.keeper,
      title,
      calls: [
        {
          title,
          to: address as Address,
          data: encodeFunctionData({ abi: abis.Windows, functionName: 'harvest' }),
          value: 0n,
        },
      ],
    },
  }
}

function calendarOf(world: World): Calendar {
  const named = world.settings.calendar
  return CALENDARS.find((calendar) => calendar === named) ?? 'us-federal-reserve'
}

/** Unix seconds as an ISO date. */
export function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}
