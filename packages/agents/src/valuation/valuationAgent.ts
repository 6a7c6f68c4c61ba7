import { feedName } from '@specie/protocol'
import { USUAL_CURVE_FEED } from '@specie/servicing'
import type { Hex } from 'viem'
import type { Agent, Decision, World } from '../frame/Agent.ts'
import { explained } from '../frame/explained.ts'
import { livePools } from '../frame/livePools.ts'
import type { CurveSource } from './CurveSource.ts'
import { decideCurve } from './decideCurve.ts'
import { decideMark } from './decideMark.ts'

/**
 * Keeps prices up with the market: reports the curves that pools are discounted with, once a day of the chain, and marks
 * pools whose value has moved or whose mark is old. It confirms nothing: that is the valuer's.
 * Settings: `markBasisPoints` (1), `markDays` (7), `feeds` (names besides those of the pools).
 */
export function valuationAgent(source: CurveSource | undefined): Agent {
  return {
    name: 'valuation',
    async decide(world) {
      const pools = await livePools(world)
      const feeds = new Set<Hex>([...pools.map(({ curveFeed }) => curveFeed), ...(await extraFeeds(world))])
      const curves: Decision[] = []
      for (const feed of feeds) curves.push(await explained(feed, decideCurve(world, feed, source)))
      const marks: (Decision | undefined)[] = []
      for (const pool of pools) marks.push(await explained(pool.address, decideMark(world, pool)))
      return [...curves, ...marks.filter((mark) => mark !== undefined)]
    },
  }
}

/** The usual feed and those of the settings, as far as they exist. */
async function extraFeeds({ client, settings }: World): Promise<Hex[]> {
  const names = [USUAL_CURVE_FEED, ...(Array.isArray(settings.feeds) ? settings.feeds.map(String) : [])]
  const found = await Promise.all(
    names.map(feedName).map((feed) =>
      client.feeds.read(feed).then(
        ({ kind }) => (kind === 'curve' ? [feed] : []),
        () => [],
      ),
    ),
  )
  return found.flat()
}
