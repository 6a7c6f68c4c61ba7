import { type CLAIMS, claimBits, documentsHash, feedName, type PoolTerms } from '@specie/protocol'
import { exactValue } from '@specie/quant'
import type { LoanTape } from '@specie/tape'
import type { Address } from 'viem'
import { as, type Connection, sender } from '../chain/connect.ts'
import { type Receipt, transact } from '../chain/transact.ts'
import type { Session } from '../frame/session.ts'
import type { PoolAssumptions } from './assumptionsFile.ts'
import { bundleFolder, writePoolFacts, writeReport } from './bundle.ts'
import { readMarket } from './market.ts'
import { poolValuation } from './poolValuation.ts'
import type { TranchePlan } from './tranchePlan.ts'

const DAY = 86_400

/** Claims that holders of a pool's shares need. */
export const REQUIRED_CLAIMS = [
  'identified',
  'sanctionsScreened',
] as const satisfies readonly (keyof typeof CLAIMS)[]

/** What a pool is to be, before its value is known. */
export interface Opening {
  readonly name: string
  readonly tape: LoanTape
  readonly assumptions: PoolAssumptions
  readonly tranches: readonly TranchePlan[]
  readonly issuer: Address
  readonly servicer: Address
  readonly valuer: Address
  /** Cash token; the reserve's when left out. */
  readonly cash?: Address
  readonly curveFeed: string
  readonly raiseDays: number
  /** Of what investors can put in, 0 to 1. */
  readonly minimumShare: number
  /** A year, as a fraction. */
  readonly feeRate: number
  /** Basis points for balances 30, 60 and 90 days late. */
  readonly writeDown: readonly [number, number, number]
  /** Of the portfolio's value, 0 to 1. */
  readonly bondShare: number
  /** ISO 3166-1 numeric; every country when empty. */
  readonly countries: readonly number[]
  /** By what holders are counted from the start, so that they can be limited; not counted when left out. */
  readonly counted?: readonly ('country' | 'class')[]
}

/** A pool that was opened and is not yet raising. */
export interface OpenedPool {
  readonly pool: Address
  readonly number: bigint
  readonly shares: readonly Address[]
  /** Cash units at the cut-off. */
  readonly value: bigint
  readonly receipt: Receipt
}

/** Values the tape at the feed's curve, opens the pool with tranches of that value, and keeps the bundle. */
export async function openPool(
  session: Session,
  connection: Connection,
  opening: Opening,
): Promise<OpenedPool> {
  const opener = await as(connection, 'issuer')
  const { client } = opener
  const { curve, hazardShift } = await readMarket(client, opening.curveFeed)
  const market = { forwards: curve.forwards, hazardShift }
  const valuation = poolValuation(opening.tape, opening.assumptions, 0n, market)
  const { value } = exactValue(valuation.cashFlows, curve.forwards, hazardShift)
  const [cash, block] = await Promise.all([
    opening.cash ?? client.reserve.read().then((reserve) => reserve.cash.address),
    client.context.reader.getBlock(),
  ])
  const terms = termsOf(opening, value, cash, Number(block.timestamp))
  const { result, receipt } = await transact(session, opener, await client.pools.open(terms))
  if (!receipt.dryRun) {
    const folder = bundleFolder(session.home.pools, result.pool)
    writePoolFacts(folder, { address: result.pool, name: opening.name, chainId: connection.chainId })
    writeReport(folder, opening.tape, {
      period: 0,
      cutOffDate: opening.tape.cutOffDate,
      assumptions: opening.assumptions.segments,
      segmentBy: opening.assumptions.segmentBy,
      curve,
      hazardShift,
      ladderHash: valuation.report.ladderHash,
      tapeRoot: valuation.tapeRoot,
    })
  }
  return { ...result, value, receipt }
}

function termsOf(opening: Opening, value: bigint, cash: Address, now: number): PoolTerms {
  const part = (share: number, of: bigint) => (of * BigInt(Math.round(share * 1e9))) / 1_000_000_000n
  const tranches = opening.tranches.map(({ symbol, name, share, coupon, ratio, distributing }) => ({
    name: `${opening.name} ${name}`,
    symbol,
    coupon: Math.round(coupon * 1e9),
    ratio: Math.round(ratio * 1e9),
    maximum: part(share, value),
    distributing,
    policy: {
      required: claimBits(REQUIRED_CLAIMS),
      ...(opening.countries.length > 0 && { countries: opening.countries }),
      ...(opening.counted !== undefined && {
        counted: true,
        byCountry: opening.counted.includes('country'),
        byClass: opening.counted.includes('class'),
      }),
    },
  }))
  const room = tranches.reduce((sum, { maximum }) => sum + maximum, 0n)
  return {
    issuer: opening.issuer,
    servicer: opening.servicer,
    valuer: opening.valuer,
    cash,
    documents: documentsHash([]),
    curveFeed: feedName(opening.curveFeed),
    raiseEnds: now + opening.raiseDays * DAY,
    minimumRaise: part(opening.minimumShare, room),
    feeRate: Math.round(opening.feeRate * 1e9),
    writeDown: opening.writeDown,
    bond: part(opening.bondShare, value),
    tranches,
  }
}

/** Who plays the parts of a pool unless named: the people of a local chain, elsewhere whoever signs. */
export async function usualParties(
  connection: Connection,
): Promise<Pick<Opening, 'issuer' | 'servicer' | 'valuer'>> {
  const of = async (name: 'issuer' | 'servicer' | 'valuer') => sender(await as(connection, name))
  return { issuer: await of('issuer'), servicer: await of('servicer'), valuer: await of('valuer') }
}
