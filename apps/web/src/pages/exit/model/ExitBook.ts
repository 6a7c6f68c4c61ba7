import {
  type ExitsReading,
  exitsNow,
  type Holding,
  type HoldsReading,
  type MarketReading,
  type SpecieClient,
  type WindowsReading,
} from '@specie/protocol'
import { type ExitSource, isMarketClosed } from '@specie/quant'

/** All that the prices of leaving a share follow from, at one block. */
export interface ExitBook {
  readonly block: { readonly number: bigint; readonly timestamp: bigint }
  /** Of who looks, or of nobody: nothing held. */
  readonly holding: Holding
  readonly exits: ExitsReading
  /** Exits that pay at once, as curves of cash by shares; none without a fresh price. */
  readonly sources: readonly ExitSource[]
  /** Undefined where the share has no market, or it rests. */
  readonly market: MarketReading | undefined
  readonly windows: WindowsReading | undefined
  /** Undefined where the chain sells no firm prices. */
  readonly holds: HoldsReading | undefined
}

const NOBODY = '0x0000000000000000000000000000000000000000'

/** Reads every exit of a share at one block. */
export async function readExitBook(
  client: SpecieClient,
  share: `0x${string}`,
  holder: `0x${string}` | undefined,
  block: number,
): Promise<ExitBook> {
  const at = BigInt(block)
  const { Holds } = client.context.deployment.contracts
  const [holding, exits, holds] = await Promise.all([
    client.share(share).holding(holder ?? NOBODY, at),
    client.exits.read(share, at),
    Holds === undefined ? undefined : client.holds.read(share, at),
  ])
  const { market, windows } = exits
  const { number, timestamp } = exits.block
  return {
    block: { number, timestamp: BigInt(timestamp) },
    holding,
    exits,
    // Without the contract that carries a sale out over all of them, each part is a message of its own.
    sources: exitsNow(exits).filter(({ kind }) => exits.routed || kind === 'desk' || kind === 'market'),
    market: market === undefined || isMarketClosed(market.state, BigInt(timestamp)) ? undefined : market,
    windows,
    holds,
  }
}
