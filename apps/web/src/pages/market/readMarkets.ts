import type { Listing, MarketReading, SpecieClient, WindowsReading } from '@specie/protocol'
import { SpecieError } from '@specie/units'

/** Where a share is traded and redeemed, at one block; undefined where it has no such place. */
export interface Places {
  readonly share: `0x${string}`
  readonly desk: Listing | undefined
  readonly market: MarketReading | undefined
  readonly windows: WindowsReading | undefined
}

const ABSENT = new Set(['market.notListed', 'deployment.incomplete', 'windows.none'])

/** Reads desk, market and windows of some shares at one block. */
export async function readMarkets(
  client: SpecieClient,
  shares: readonly `0x${string}`[],
  block: number,
): Promise<Places[]> {
  const at = BigInt(block)
  const desk = await client.desk.read(at)
  return Promise.all(
    shares.map(async (share) => {
      const [market, windows] = await Promise.all([
        client.market.read(share, at).catch(unlessAbsent),
        client.share(share).windows.read(at).catch(unlessAbsent),
      ])
      const listing = desk.listings.find((one) => one.share.address.toLowerCase() === share.toLowerCase())
      return { share, desk: listing, market, windows }
    }),
  )
}

function unlessAbsent(error: unknown): undefined {
  if (error instanceof SpecieError && ABSENT.has(error.code)) return undefined
  throw error
}
