import {
  encodeLadder,
  encodeMoment,
  exactValue,
  type Ladder,
  lowerValue,
  type Market,
  momentsOf,
  remark,
  split,
  upperValue,
} from '@specie/quant'
import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { navAbi } from '../generated/navAbi.ts'
import { poolAbi } from '../generated/poolAbi.ts'
import { type ChainBook, readBook, readWaterfall } from '../read/readBook.ts'
import { readPoolTokens } from '../read/readPoolTokens.ts'
import { ladderHash } from '../tape/ladderHash.ts'
import { type PledgeLeaf, pledgeTree } from '../tape/pledgeTree.ts'
import { type Check, check } from './check.ts'
import { readLastMarket } from './readLastMarket.ts'
import { recomputeShares } from './recomputeShares.ts'

/** What anybody can recompute a pool from. */
export interface PoolBundle {
  /** Built from the canonical tape and the assumptions of the last report. */
  readonly ladder: Ladder
  /** Market that the last report's moments were taken at; the pool's present base when left out. */
  readonly reportedMarket?: Market
  /** Loans of the tape, to recompute its root. */
  readonly leaves?: readonly PledgeLeaf[]
}

/** A pool recomputed beside the chain. */
export interface Recomputation {
  readonly block: BlockReference
  /** Every figure agrees to the unit. */
  readonly agrees: boolean
  readonly checks: readonly Check[]
  /** Curve and hazard shift of the last valuation, from the chain. */
  readonly market: Market
  /** Value at the cut-off from the whole ladder, and from the moments as the chain has it. Cash units. */
  readonly exactValue: bigint
  readonly momentValue: bigint
}

/**
 * Recomputes a pool from its bundle and compares it with the chain, to the unit: tape root, ladder, moments, value, net
 * and gross value now, tranches and prices. Losses stated, unvested gains and parked valuations are taken from the
 * chain, as they do not follow from the tape.
 */
export async function recomputePool(
  context: Context,
  pool: Address,
  bundle: PoolBundle,
): Promise<Recomputation> {
  try {
    const block = await readBlock(context.reader)
    const [book, market, tape] = await Promise.all([
      readBook(context, pool, block),
      readLastMarket(context, pool, block),
      tapeChecks(context, pool, bundle, block),
    ])
    const { figures } = book
    const base = {
      forwards: book.moments.map(({ forward }) => forward),
      hazardShift: Number(figures.baseShift),
    }
    const atBase = exactValue(bundle.ladder, base.forwards, base.hazardShift)
    const moments = rebased(bundle, base)
    const momentValue = remark(moments, market.forwards, market.hazardShift - base.hazardShift)
    const checks: Check[] = [
      ...tape,
      check('hash of the ladder', ladderHash(encodeLadder(bundle.ladder)), book.ladderHash),
      ...moments.map((moment, j) =>
        check(`moments of bucket ${j}`, encodeMoment(moment), encodeMoment(book.moments[j]!)),
      ),
      check('value at the cut-off', momentValue, figures.value),
      check('cash due in the first month', atBase.due, figures.due),
      check('average spread', BigInt(atBase.averageSpread), figures.spread),
      ...(await valueChecks(context, pool, { ...book, figures: { ...figures, value: momentValue } }, block)),
    ]
    return {
      block,
      agrees: checks.every(({ agrees }) => agrees),
      checks,
      market,
      exactValue: exactValue(bundle.ladder, market.forwards, market.hazardShift).value,
      momentValue,
    }
  } catch (cause) {
    return explainError(cause, 'Recompute the pool')
  }
}

/** Moments of the report; a proof since then has put present values at its own curve in their place. */
function rebased({ ladder, reportedMarket }: PoolBundle, base: Market) {
  const reported = reportedMarket ?? base
  const { buckets } = exactValue(ladder, base.forwards, base.hazardShift)
  return momentsOf(ladder, reported.forwards, reported.hazardShift).map((moment, j) => ({
    ...moment,
    presentValue: buckets[j]!,
    forward: base.forwards[j]!,
  }))
}

async function tapeChecks(
  context: Context,
  pool: Address,
  { leaves }: PoolBundle,
  block: BlockReference,
): Promise<Check[]> {
  if (leaves === undefined) return []
  const onChain = await context.reader.readContract({
    address: pool,
    abi: poolAbi,
    functionName: 'tapeRoot',
    blockNumber: block.number,
  })
  return [check('root of the tape', pledgeTree(leaves).root, onChain)]
}

/** States in which the waterfall divides the pool's value: active and winding down. */
const DIVIDING: readonly number[] = [2, 3]

async function valueChecks(
  context: Context,
  pool: Address,
  { figures }: ChainBook,
  block: BlockReference,
): Promise<Check[]> {
  const { reader } = context
  const now = block.timestamp
  const lower = lowerValue(figures, now)
  const at = { blockNumber: block.number } as const
  const [{ shares }, waterfall, [chainLower, chainUpper], values, state] = await Promise.all([
    readPoolTokens(context, pool),
    readWaterfall(context, pool, block),
    reader.readContract({
      address: addressOf(context, 'Nav'),
      abi: navAbi,
      functionName: 'valueOf',
      args: [pool],
      ...at,
    }),
    reader.readContract({ address: pool, abi: poolAbi, functionName: 'split', args: [lower, now], ...at }),
    reader.readContract({ address: pool, abi: poolAbi, functionName: 'state', ...at }),
  ])
  const portfolio = [
    check('net value now', lower, chainLower),
    check('gross value now', upperValue(figures, now), chainUpper),
  ]
  // Before activation and after the end a tranche is worth the cash that is kept for it; no waterfall divides a value.
  if (!DIVIDING.includes(state)) return portfolio
  const own = split(waterfall, lower, now).values
  return [
    ...portfolio,
    ...shares.map(({ symbol }, i) => check(`value of ${symbol}`, own[i]!, values[i]!)),
    ...(await recomputeShares(context, shares, figures, waterfall, block)),
  ]
}
