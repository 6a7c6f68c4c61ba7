import type { Holding, Listing, MarketReading, SpecieClient, WindowsReading } from '@specie/protocol'
import { isMarketClosed } from '@specie/quant'
import { SpecieError } from '@specie/units'

/** All that the prices of leaving a share follow from, at one block. */
export interface ExitBook {
  readonly block: { readonly number: bigint; readonly timestamp: bigint }
  /** Of who looks, or of nobody: nothing held. */
  readonly holding: Holding
  /** Undefined where the share has no such exit. */
  readonly desk: Listing | undefined
  readonly market: MarketReading | undefined
  readonly windows: WindowsReading | undefined
}

const NOBODY = '0x0000000000000000000000000000000000000000'
/** What says that a share has no such exit; anything else is a failure. */
const ABSENT = new Set(['market.notListed', 'deployment.incomplete', 'windows.none'])

/** Reads every exit of a share at one block. */
export async function readExitBook(
  client: SpecieClient,
  share: `0x${string}`,
  holder: `0x${string}` | undefined,
  block: number,
): Promise<ExitBook> {
  const at = BigInt(block)
  const [holding, desk, market, windows] = await Promise.all([
    client.share(share).holding(holder ?? NOBODY, at),
    client.desk.read(at),
    client.market.read(share, at).catch(unlessAbsent),
    client.share(share).windows.read(at).catch(unlessAbsent),
  ])
  const listing = desk.listings.find((one) => one.share.address.toLowerCase() === share.toLowerCase())
  const { number, timestamp } = holding.block
  return {
    block: { number, timestamp: BigInt(timestamp) },
    holding,
    desk: listing,
    market: market === undefined || isMarketClosed(market.state, BigInt(timestamp)) ? undefined : market,
    windows,
  }
}

function unlessAbsent(error: unknown): undefined {
  if (error instanceof SpecieError && ABSENT.has(error.code)) return undefined
  throw error
}
