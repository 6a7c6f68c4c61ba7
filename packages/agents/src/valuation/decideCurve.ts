import { abis, addressOf, curveData, type FeedReading } from '@specie/protocol'
import { type Curve, toIso } from '@specie/quant'
import type { Address, Hex } from 'viem'
import type { Decision, World } from '../frame/Agent.ts'
import type { CurveSource } from './CurveSource.ts'

const DAY = 86_400

/** Whether a curve feed needs a report of the chain's day, and the report. */
export async function decideCurve(
  world: World,
  feed: Hex,
  source: CurveSource | undefined,
): Promise<Decision> {
  const name = Buffer.from(feed.slice(2), 'hex').toString().replace(/\0+$/, '')
  const reading = await world.client.feeds.read(feed)
  const reporter = await reporterAmong(world, feed)
  const wait = (sentence: string): Decision => ({ subject: feed, decision: 'wait', sentence })
  const now = Number(world.head.timestamp)
  const today = Math.floor(now / DAY)
  const last = reading.curve
  if (last !== undefined && last.day >= today)
    return wait(`The curve ${name} of ${toIso(last.day)} is reported.`)
  if (reading.quorum > 1) {
    return wait(
      `The feed ${name} needs the signatures of ${reading.quorum} reporters; no single key reports to it.`,
    )
  }
  if (reporter === undefined) return wait(`No key of a reporter of the feed ${name} is at hand.`)
  if (source === undefined) return wait(`No source of curves is set for the feed ${name}.`)
  const curve = await source.newest({ last, day: today, limit: allowed(reading, today, now) })
  if (curve === undefined) {
    return wait(
      `${capital(source.name)} has no curve after ${last === undefined ? 'none' : toIso(last.day)}.`,
    )
  }
  return report(world, reading, { feed, name, reporter, curve, source })
}

async function report(
  world: World,
  reading: FeedReading,
  found: {
    readonly feed: Hex
    readonly name: string
    readonly reporter: Address
    readonly curve: Curve
    readonly source: CurveSource
  },
): Promise<Decision> {
  const { feed, name, reporter, curve, source } = found
  const date = toIso(curve.day)
  if (reading.parked?.data === curveData(curve)) {
    const sentence = `The curve ${name} of ${date} is reported and waits for another reporter's or governance's confirmation.`
    return { subject: feed, decision: 'wait', sentence }
  }
  const moved = distance(curve, reading.curve)
  const limit = allowed(reading, curve.day, Number(world.head.timestamp))
  const beyond = reading.curve !== undefined && moved > limit
  const prepared = await (await world.as(reporter)).feeds.reportCurve(name, curve)
  const sentence = [
    `The curve ${name} of ${date} comes from ${source.name} and is due.`,
    ...(beyond ? ['It moves more than the feed allows at once and will wait for a confirmation.'] : []),
  ].join(' ')
  return {
    subject: feed,
    decision: 'act',
    sentence,
    figures: { feed: name, date, moved, allowed: limit, forwards: curve.forwards.join(' ') },
    deed: {
      key: `curve:${feed}:${curve.day}`,
      signer: reporter,
      title: prepared.title,
      calls: await prepared.calls(),
    },
  }
}

/** Furthest that a bucket may move in a report of that day, as the feed reckons; 1e-7 a year. */
function allowed({ pace, step, at }: FeedReading, day: number, now: number): number {
  const observedAt = Math.min((day + 1) * DAY - 1, now)
  return Math.max(0, Math.min(step, Math.floor((pace * (observedAt - at)) / DAY)))
}

function distance(curve: Curve, last: Curve | undefined): number {
  if (last === undefined) return 0
  return Math.max(...curve.forwards.map((forward, j) => Math.abs(forward - last.forwards[j]!)))
}

async function reporterAmong({ client, signers }: World, feed: Hex): Promise<Address | undefined> {
  const { context } = client
  const admitted = await Promise.all(
    signers.map((signer) =>
      context.reader.readContract({
        address: addressOf(context, 'Feeds'),
        abi: abis.Feeds,
        functionName: 'isReporter',
        args: [feed, signer],
      }),
    ),
  )
  return signers.find((_, index) => admitted[index])
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
