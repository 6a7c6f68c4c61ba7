import { feedName, type SpecieClient } from '@specie/protocol'
import type { Curve } from '@specie/quant'
import { SpecieError } from '@specie/units'
import type { Hex } from 'viem'

/** Feed of the curve that pools are discounted with unless they name another. */
export const USUAL_CURVE_FEED = 'usd-treasury'

/** Forwards and hazard shift that the chain would value a pool with now. */
export interface PoolMarket {
  readonly curve: Curve
  /** 1e-9 a year. */
  readonly hazardShift: number
}

/**
 * The present curve and hazard shift of a pool's feeds.
 * @param feeds names as the pool holds them; or the name of a curve feed in text
 * @throws SpecieError `market.stale` when the curve is missing or too old
 */
export async function readMarket(
  client: SpecieClient,
  feeds: { readonly curveFeed: Hex; readonly hazardFeed?: Hex | undefined } | string,
): Promise<PoolMarket> {
  const { curveFeed, hazardFeed } =
    typeof feeds === 'string' ? { curveFeed: feedName(feeds), hazardFeed: undefined } : feeds
  const [curve, hazard] = await Promise.all([
    client.feeds.read(curveFeed),
    hazardFeed === undefined ? undefined : client.feeds.read(hazardFeed),
  ])
  if (curve.curve === undefined || !curve.fresh) {
    const name = Buffer.from(curveFeed.slice(2), 'hex').toString().replace(/\0+$/, '')
    throw new SpecieError({
      code: 'market.stale',
      message:
        curve.curve === undefined
          ? `The feed ${name} has no curve yet`
          : `The curve of the feed ${name} is ${Math.floor(curve.age / 86_400)} days old; it counts for ${Math.floor(curve.maxAge / 86_400)}`,
      remedy: `a reporter posts one: npx specie feed report ${name} examples/sample-par-yields.csv`,
    })
  }
  return { curve: curve.curve, hazardShift: hazard === undefined ? 0 : Number(hazard.answer) }
}
