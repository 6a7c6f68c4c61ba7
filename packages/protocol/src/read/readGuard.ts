import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { guardAbi } from '../generated/guardAbi.ts'
import { ceilingsOf, type GROUNDS, type Ground, groundsOf } from '../guard/grounds.ts'
import { readToken, type Token } from './readToken.ts'

/** On what terms a share is watched. Gaps are ln(market / NAV), 1e-9; times are seconds. */
export interface WatchTerms {
  /** Gap beyond bid or ask that counts. */
  readonly band: number
  readonly leastDeviation: number
  /** Deviations beyond which a gap is unusual, tenths. */
  readonly sigmas: number
  /** Observations in a row that raise a level by one, and the least time between two. */
  readonly observations: number
  readonly spacing: number
  /** How long a level raised by rule lasts, levels in all, and the rest after which that begins anew. */
  readonly duration: number
  readonly longest: number
  readonly rest: number
  /** Level up to which each ground raises. */
  readonly ceilings: Readonly<Record<(typeof GROUNDS)[number], number>>
  /** Cash units that must move the market's price by a hundredth for it to be believed. */
  readonly depth: bigint
}

/** The guard's view of one share at one block. Times are unix seconds. */
export interface GuardReading {
  readonly block: BlockReference
  readonly share: Token
  /** 0: none. */
  readonly level: number
  /** Undefined without a level. */
  readonly until: number | undefined
  /** Grounds on which the level stands. */
  readonly reason: readonly Ground[]
  /** The latest end of the present level; of the last one, when there is none. */
  readonly deadline: number
  /** Seconds that levels may still last: a level raised now ends by then at the latest. */
  readonly timeLeft: number
  /** When the share may be observed again, and how many observations in a row agree. */
  readonly nextObservation: number
  readonly streak: number
  /** Mean and deviation of the gaps so far, 1e-9. */
  readonly mean: number
  readonly deviation: number
  /** What an observation would find now; `gap` in 1e-9, undefined where the market is not believed. */
  readonly grounds: readonly Ground[]
  readonly gap: number | undefined
  readonly terms: WatchTerms
}

/**
 * Reads the level of a share and what the guard sees.
 * @throws ContractError `NotWatched` when the guard does not watch it
 */
export async function readGuard(
  context: Context,
  share: Address,
  blockNumber?: bigint,
): Promise<GuardReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = {
    address: addressOf(context, 'Guard'),
    abi: guardAbi,
    args: [share],
    blockNumber: block.number,
  } as const
  const [token, [level, until, reason], watch, terms, [grounds, gap, measured]] = await Promise.all([
    readToken(context, share),
    context.reader.readContract({ ...contract, functionName: 'levelOf' }),
    context.reader.readContract({ ...contract, functionName: 'watchOf' }),
    context.reader.readContract({ ...contract, functionName: 'termsOf' }),
    context.reader.readContract({ ...contract, functionName: 'look' }),
  ]).catch(explainError)
  const { ceilings, ...figures } = terms
  return {
    block,
    share: token,
    level: Number(level),
    until: level === 0n ? undefined : Number(until),
    reason: groundsOf(reason),
    deadline: watch.deadline,
    timeLeft: timeLeft(watch, terms, Number(block.timestamp)),
    nextObservation: watch.last + terms.spacing,
    streak: watch.streak,
    mean: Number(watch.mean),
    deviation: Math.sqrt(Number(watch.variance)),
    grounds: groundsOf(grounds),
    gap: measured ? Number(gap) : undefined,
    terms: { ...figures, ceilings: ceilingsOf(ceilings) },
  }
}

function timeLeft(
  { until, deadline }: { readonly until: number; readonly deadline: number },
  { rest, longest }: { readonly rest: number; readonly longest: number },
  now: number,
): number {
  if (now < until) return deadline - now
  return now >= until + rest ? longest : deadline - until
}
