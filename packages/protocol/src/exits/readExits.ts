import { type DeskBucket, FULL_BUCKET } from '@specie/quant'
import { SpecieError } from '@specie/units'
import { type Address, isAddressEqual } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { deskAbi } from '../generated/deskAbi.ts'
import { shareAbi } from '../generated/shareAbi.ts'
import { type MarketReading, readMarket } from '../read/readMarket.ts'
import type { RestingQuoteReading } from '../read/readRestingQuote.ts'
import { readRestingQuotes } from '../read/readRestingQuotes.ts'
import { readShareQuote, type ShareQuote } from '../read/readShareQuote.ts'
import { readShareTokens, type ShareTokens } from '../read/readShareTokens.ts'
import { readWindows, type WindowsReading } from '../read/readWindows.ts'

/** All exits of one share at one block. */
export interface ExitsReading extends ShareTokens {
  readonly block: BlockReference
  readonly nav: ShareQuote
  /** Undefined where the desk does not deal in the share. */
  readonly desk: { readonly bucket: DeskBucket; readonly cash: bigint } | undefined
  readonly market: MarketReading | undefined
  readonly windows: WindowsReading | undefined
  /** Of all makers; none where the share does not admit them. */
  readonly quotes: readonly RestingQuoteReading[]
  /** Whether the share lets `Exits` carry sales out over several of them. */
  readonly routed: boolean
}

/** Codes of what a share may lack without having no exit at all. */
const LACKING: readonly string[] = ['market.notListed', 'windows.none', 'deployment.incomplete']

/** Reads all exits of a share at one block. */
export async function readExits(
  context: Context,
  address: Address,
  blockNumber?: bigint,
): Promise<ExitsReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const tokens = await readShareTokens(context, address)
  const [nav, desk, market, windows, quotes, routed] = await Promise.all([
    readShareQuote(context, tokens.share, block).catch(explainError),
    readDeskBucket(context, address, block).catch(explainError),
    readMarket(context, address, block.number).catch(unlessLacking),
    readWindows(context, address, block.number).catch(unlessLacking),
    readQuotes(context, address, block),
    isGateOfItself(context, address, 'Exits', block),
  ])
  return { ...tokens, block, nav, desk, market, windows, quotes, routed }
}

async function readDeskBucket(
  context: Context,
  share: Address,
  block: BlockReference,
): Promise<ExitsReading['desk']> {
  const desk = {
    address: addressOf(context, 'Desk'),
    abi: deskAbi,
    args: [share],
    blockNumber: block.number,
  } as const
  if (!(await context.reader.readContract({ ...desk, functionName: 'listed' }))) return undefined
  const [terms, [level, limit, cash]] = await Promise.all([
    context.reader.readContract({ ...desk, functionName: 'terms' }),
    context.reader.readContract({ ...desk, functionName: 'bucket' }),
  ])
  const use = limit === 0n ? FULL_BUCKET : (level * FULL_BUCKET + limit - 1n) / limit
  return {
    cash,
    bucket: {
      limit,
      base: BigInt(terms.base),
      slope: BigInt(terms.slope),
      window: BigInt(terms.window),
      use: use > FULL_BUCKET ? FULL_BUCKET : use,
      since: block.timestamp,
    },
  }
}

async function readQuotes(
  context: Context,
  share: Address,
  block: BlockReference,
): Promise<ExitsReading['quotes']> {
  if (!(await isGateOfItself(context, share, 'Quotes', block))) return []
  return readRestingQuotes(context, share, block.number)
}

/** Whether the share lets a contract hold it that is its own gate there. */
async function isGateOfItself(
  context: Context,
  share: Address,
  name: 'Exits' | 'Quotes',
  { number: blockNumber }: BlockReference,
): Promise<boolean> {
  const venue = context.deployment.contracts[name]?.address
  if (venue === undefined) return false
  const gate = await context.reader
    .readContract({ address: share, abi: shareAbi, functionName: 'gateOf', args: [venue], blockNumber })
    .catch(explainError)
  return isAddressEqual(gate, venue)
}

function unlessLacking(error: unknown): undefined {
  if (error instanceof SpecieError && LACKING.includes(error.code)) return undefined
  throw error
}
