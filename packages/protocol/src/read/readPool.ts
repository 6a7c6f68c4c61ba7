import { type Address, type Hex, zeroHash } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { navAbi } from '../generated/navAbi.ts'
import { poolAbi } from '../generated/poolAbi.ts'
import { poolsAbi } from '../generated/poolsAbi.ts'
import { type PoolState, poolState } from './poolState.ts'
import { readPoolTokens } from './readPoolTokens.ts'
import type { Token } from './readToken.ts'
import { readTranche, type TrancheState } from './readTranche.ts'

/** Everything about a pool at one block. Amounts in cash units, times in unix seconds, rates 1e-9 a year. */
export interface PoolReading {
  readonly block: BlockReference
  readonly address: Address
  readonly state: PoolState
  readonly issuer: Address
  readonly servicer: Address
  readonly valuer: Address
  readonly cash: Token
  readonly curveFeed: Hex
  /** Undefined where no feed shifts the hazards. */
  readonly hazardFeed: Hex | undefined
  readonly raiseEnds: bigint
  readonly minimumRaise: bigint
  readonly feeRate: number
  readonly tapeRoot: Hex
  /** Number of the last period reported. */
  readonly period: number
  /** Cut-off of the last report; 0 before the first. */
  readonly asOf: number
  readonly issuanceFrozen: boolean
  /** Bond agreed, at stake now, and whether it has been posted. */
  readonly bond: { readonly agreed: bigint; readonly amount: bigint; readonly posted: boolean }
  /** Written off and recovered so far. */
  readonly defaulted: bigint
  readonly recovered: bigint
  /** Undefined before the first report. */
  readonly valuation: Valuation | undefined
  readonly feesDue: bigint
  /** Cash that a failed coverage test keeps in the pool. */
  readonly trapped: bigint
  /** Paid in by investors so far; undefined once the pool is active. */
  readonly raised: bigint | undefined
  readonly tranches: readonly TrancheState[]
}

/** A pool's net value (exits, coverage) and gross value (entries). */
export interface Valuation {
  readonly lower: bigint
  readonly upper: bigint
  /** Accepted, and nothing is parked. */
  readonly confirmed: boolean
  /** Number of reports, which the valuer confirms by. */
  readonly revision: bigint
  /** End of the reported month. */
  readonly horizon: bigint
}

/** Reads a pool, its valuation and its tranches at one block. */
export async function readPool(context: Context, pool: Address, blockNumber?: bigint): Promise<PoolReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = { address: pool, abi: poolAbi, blockNumber: block.number } as const
  const { reader } = context
  const [tokens, book, state, terms, bond, feesDue, [defaulted, recovered]] = await Promise.all([
    readPoolTokens(context, pool),
    reader.readContract({ ...contract, functionName: 'book' }),
    reader.readContract({ ...contract, functionName: 'state' }).then(poolState),
    readTerms(context, pool, block),
    readBond(context, pool, block),
    reader.readContract({ ...contract, functionName: 'feesDue', args: [block.timestamp] }),
    reader.readContract({ ...contract, functionName: 'totals' }),
  ]).catch(explainError)
  const [valuation, tranches] = await Promise.all([
    terms.asOf === 0 ? undefined : readValuation(context, pool, block),
    Promise.all(tokens.shares.map((share, i) => readTranche(context, share, book.tranches[i]!, block))),
  ]).catch(explainError)
  return {
    block,
    address: pool,
    state,
    cash: tokens.cash,
    feeRate: book.feeRate,
    ...terms,
    bond,
    defaulted,
    recovered,
    valuation,
    feesDue,
    trapped: book.trapped,
    raised: isRaising(state) ? tranches.reduce((sum, { principal }) => sum + principal, 0n) : undefined,
    tranches,
  }
}

/** Parties, feeds, raise and last report. */
async function readTerms(context: Context, pool: Address, block: BlockReference) {
  const contract = { address: pool, abi: poolAbi, blockNumber: block.number } as const
  const { reader } = context
  const [issuer, servicer, valuer, curveFeed, hazardFeed, raiseEnds, minimumRaise, issuanceFrozen] =
    await Promise.all([
      reader.readContract({ ...contract, functionName: 'issuer' }),
      reader.readContract({ ...contract, functionName: 'servicer' }),
      reader.readContract({ ...contract, functionName: 'valuer' }),
      reader.readContract({ ...contract, functionName: 'curveFeed' }),
      reader.readContract({ ...contract, functionName: 'hazardFeed' }),
      reader.readContract({ ...contract, functionName: 'raiseEnds' }),
      reader.readContract({ ...contract, functionName: 'minimumRaise' }),
      reader.readContract({ ...contract, functionName: 'issuanceFrozen' }),
    ])
  const [tapeRoot, period, asOf] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'tapeRoot' }),
    reader.readContract({ ...contract, functionName: 'period' }),
    reader.readContract({ ...contract, functionName: 'asOf' }),
  ])
  const shifting = hazardFeed === zeroHash ? undefined : hazardFeed
  const parties = { issuer, servicer, valuer }
  const raise = { raiseEnds, minimumRaise, issuanceFrozen }
  return { ...parties, ...raise, curveFeed, hazardFeed: shifting, tapeRoot, period, asOf }
}

async function readBond(
  context: Context,
  pool: Address,
  block: BlockReference,
): Promise<PoolReading['bond']> {
  const registry = { address: addressOf(context, 'Pools'), abi: poolsAbi, blockNumber: block.number } as const
  const [[, agreed], [, amount, posted]] = await Promise.all([
    context.reader.readContract({ ...registry, functionName: 'entryOf', args: [pool] }),
    context.reader.readContract({ ...registry, functionName: 'bondOf', args: [pool] }),
  ])
  return { agreed, amount, posted }
}

function isRaising(state: PoolState): boolean {
  return state === 'draft' || state === 'raising' || state === 'refunding'
}

async function readValuation(context: Context, pool: Address, block: BlockReference): Promise<Valuation> {
  const contract = { address: addressOf(context, 'Nav'), abi: navAbi, blockNumber: block.number } as const
  const args = [pool] as const
  const [[lower, upper], confirmed, revision, horizon] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'valueOf', args }),
    context.reader.readContract({ ...contract, functionName: 'confirmed', args }),
    context.reader.readContract({ ...contract, functionName: 'revisionOf', args }),
    context.reader.readContract({ ...contract, functionName: 'horizonOf', args }),
  ])
  return { lower, upper, confirmed, revision, horizon }
}
