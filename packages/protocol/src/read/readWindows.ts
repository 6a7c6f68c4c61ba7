import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { windowsAbi } from '../generated/windowsAbi.ts'
import { readShareQuote } from './readShareQuote.ts'
import { readShareTokens, type ShareTokens } from './readShareTokens.ts'
import { windowsOf } from './windowsOf.ts'

/** What the windows of a share are agreed to be. Fees, swing and parts are 1e-5. */
export interface WindowsTerms {
  /** Days of notice of each tier. */
  readonly notice: readonly [number, number, number]
  readonly fee: readonly [number, number, number]
  readonly swing: number
  readonly swingAt: number
  readonly most: number
  readonly patience: number
  readonly distributing: boolean
}

/** One published window. Unix seconds, share units, cash units. */
export interface WindowReading {
  readonly number: number
  readonly cutoff: number
  readonly settles: number
  readonly settled: boolean
  /** Cash brought, and what of it was used. */
  readonly funded: bigint
  readonly used: bigint
  /** That join with it; once it is settled those that were redeemed. */
  readonly shares: bigint
  /** Their sum less fees; undefined once it is settled. */
  readonly weight: bigint | undefined
  /** WAD cash units a share unit, before fees; undefined until it is settled, 0 when nothing was redeemed. */
  readonly price: bigint | undefined
}

/** The windows of a share at one block. */
export interface WindowsReading extends ShareTokens {
  readonly block: BlockReference
  readonly address: Address
  readonly terms: WindowsTerms
  /** Number of the window that is settled next, and of the last that is published. */
  readonly next: number
  readonly last: number
  /** The first that can be joined; undefined when none is published. */
  readonly open: number | undefined
  /** Windows in a row that redeemed nothing although shares waited. */
  readonly empty: number
  /** Shares that have waited since earlier windows, and their sum less fees. */
  readonly waiting: bigint
  readonly waitingWeight: bigint
  readonly supply: bigint
  /** What an exit is paid now, before swing and fee, WAD; undefined while there is no fresh mark. */
  readonly bid: bigint | undefined
  /** Those settled lately, and those to come. */
  readonly windows: readonly WindowReading[]
}

/** How many windows are read on either side of the next. */
const PAST = 6
const AHEAD = 12

/**
 * Reads the windows of a share at one block: terms, dates, what waits and what has been brought.
 * @throws SpecieError `windows.none` when the share has none
 */
export async function readWindows(
  context: Context,
  share: Address,
  blockNumber?: bigint,
): Promise<WindowsReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const [address, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  const contract = { address, abi: windowsAbi, blockNumber: block.number } as const
  const { reader } = context
  const [terms, state, open, quote] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'terms' }),
    reader.readContract({ ...contract, functionName: 'state' }),
    reader.readContract({ ...contract, functionName: 'open' }),
    readShareQuote(context, tokens.share, block),
  ]).catch(explainError)
  const from = Math.max(1, state.next - PAST)
  const to = Math.min(state.last, state.next + AHEAD - 1)
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n)
  const windows = await Promise.all(
    numbers.map((number) => readWindow(context, address, number, state.next, block.number)),
  ).catch(explainError)
  return {
    ...tokens,
    block,
    address,
    terms,
    next: state.next,
    last: state.last,
    open: open === 0n ? undefined : Number(open),
    empty: state.empty,
    waiting: state.shares,
    waitingWeight: state.weight,
    supply: quote.supply,
    bid: quote.bid,
    windows,
  }
}

async function readWindow(
  context: Context,
  address: Address,
  number: number,
  next: number,
  blockNumber: bigint,
): Promise<WindowReading> {
  const contract = { address, abi: windowsAbi, args: [BigInt(number)], blockNumber } as const
  const [window, pot] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'window' }),
    context.reader.readContract({ ...contract, functionName: 'pot' }),
  ])
  const settled = number < next
  return {
    number,
    cutoff: window.cutoff,
    settles: window.settles,
    settled,
    funded: pot.funded,
    used: pot.used,
    shares: window.shares,
    weight: settled ? undefined : window.weight,
    price: settled ? window.weight : undefined,
  }
}
