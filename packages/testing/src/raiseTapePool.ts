import { addressOf, persona } from '@specie/protocol'
import { nextOpeningStep, prepareOpening, type ReportStore, USUAL_TRANCHES } from '@specie/servicing'
import type { LoanTape } from '@specie/tape'
import type { Address } from 'viem'
import { CURVE_FEED, type TestSystem } from './deploySystem.ts'
import { SAMPLE_ASSUMPTIONS } from './sampleReport.ts'

/** A pool whose loans are known. */
export interface TapePool {
  readonly address: Address
  readonly shares: readonly Address[]
}

/** How far it is taken, and with what. */
export interface TapePoolOptions {
  readonly tape: LoanTape
  /** Gets the first report. */
  readonly reports: ReportStore
  /** Of each tranche, senior first, what investor A buys, 0 to 1; 0.9 of each when left out. */
  readonly bought?: number
  /** Leaves the pool raising. */
  readonly raising?: boolean
}

/** Opens a pool with a tape, takes it through its raise and activates it. */
export async function raiseTapePool(system: TestSystem, options: TapePoolOptions): Promise<TapePool> {
  const { tape, reports, bought = 0.9 } = options
  const governance = await system.as('governance')
  const { terms, report } = await prepareOpening(governance, {
    name: 'Tape',
    tape,
    assumptions: { segmentBy: 'grade', segments: SAMPLE_ASSUMPTIONS },
    tranches: USUAL_TRANCHES,
    issuer: persona('issuer').address,
    servicer: persona('servicer').address,
    valuer: persona('valuer').address,
    cash: addressOf(system, 'LocalDollar'),
    curveFeed: CURVE_FEED,
    raiseDays: 30,
    minimumShare: 0.5,
    feeRate: 0.005,
    writeDown: [1_000, 2_500, 5_000],
    bondShare: 0.01,
    countries: [],
  })
  const { result } = await (await governance.pools.open(terms)).send()
  await reports.put(result.pool, report)
  await openRaise(system, result.pool, reports)
  const investor = await system.as('investorA')
  for (const [tranche, { maximum }] of terms.tranches.entries()) {
    const amount = (maximum * BigInt(Math.round(bought * 1000))) / 1000n
    if (amount === 0n) continue
    await (await governance.cash.mintLocalDollars(persona('investorA').address, amount)).send()
    await (await investor.pool(result.pool).invest({ tranche, amount })).send()
  }
  if (options.raising !== true) {
    await (await (await system.as('issuer')).pool(result.pool).activate()).send()
  }
  return { address: result.pool, shares: result.shares }
}

async function openRaise(system: TestSystem, pool: Address, reports: ReportStore): Promise<void> {
  const reader = await system.as('governance')
  for (;;) {
    const step = nextOpeningStep(await reader.pool(pool).read(), () => reports.newestOf(pool))
    if (step === undefined) return
    const client = await system.as(step.party)
    if (step.pays > 0n) {
      await (await reader.cash.mintLocalDollars(persona(step.party).address, step.pays)).send()
    }
    await (await step.prepare(client)).send()
  }
}
