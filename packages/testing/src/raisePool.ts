import {
  addressOf,
  documentsHash,
  feedName,
  loanHash,
  navReport,
  type PledgeTree,
  type PoolEntity,
  type PoolTerms,
  persona,
  pledgeTree,
} from '@specie/protocol'
import type { Hex } from 'viem'
import { CURVE_FEED, type TestSystem } from './deploySystem.ts'
import { sampleLadder } from './sampleLadder.ts'

const MILLION = 1_000_000n
const MONTHS = 24

/** A pool with a senior, a mezzanine and a residual share. */
export interface RaisedPool {
  readonly address: Hex
  readonly shares: readonly Hex[]
  readonly tree: PledgeTree
}

/** Opens a pool and raises 600,000 senior and 200,000 mezzanine from investor A and 50,000 residual from B. */
export async function fundPool(
  system: TestSystem,
  loans: readonly string[] = ['a', 'b', 'c'],
): Promise<RaisedPool> {
  const { pool, shares } = (
    await (await (await system.as('governance')).pools.open(await termsOf(system))).send()
  ).result
  const tree = pledgeTree(
    loans.map((loan) => ({ fingerprint: loanHash(`loan ${loan}`), loanHash: loanHash(loan) })),
  )
  await giveCash(system)
  await send(system, 'servicer', pool, (entity) => entity.postBond())
  const { report } = navReport(sampleLadder(MONTHS), await system.chain.now(), 0n, await system.market())
  await send(system, 'issuer', pool, (entity) => entity.originate({ tapeRoot: tree.root, report }))
  await send(system, 'valuer', pool, (entity) => entity.confirmValuation(1n))
  await send(system, 'outsider', pool, (entity) => entity.startRaising())
  await send(system, 'investorA', pool, (entity) => entity.invest({ tranche: 0, amount: 600_000n * MILLION }))
  await send(system, 'investorA', pool, (entity) => entity.invest({ tranche: 1, amount: 200_000n * MILLION }))
  await send(system, 'investorB', pool, (entity) => entity.invest({ tranche: 2, amount: 50_000n * MILLION }))
  return { address: pool, shares, tree }
}

/** A funded pool, activated. */
export async function raisePool(system: TestSystem, loans?: readonly string[]): Promise<RaisedPool> {
  const pool = await fundPool(system, loans)
  await send(system, 'issuer', pool.address, (entity) => entity.activate())
  return pool
}

/** What the servicer collects in month `month` (from 1) of a pool that pays as its ladder says. */
export async function collectMonth(system: TestSystem, pool: RaisedPool, month: number): Promise<void> {
  await system.chain.advance((365 * 86_400) / 12)
  await system.reportCurve()
  const { report } = navReport(
    sampleLadder(MONTHS - month),
    await system.chain.now(),
    0n,
    await system.market(),
  )
  const late = { recoveries: 0n, defaulted: 0n, late30: 0n, late60: 0n, late90: 0n }
  const cash = { interest: 6_000n * MILLION, principal: 42_000n * MILLION }
  const collection = { period: month, ...cash, ...late, tapeRoot: pool.tree.root, report }
  await send(system, 'servicer', pool.address, (entity) => entity.collect(collection))
}

async function termsOf(system: TestSystem): Promise<PoolTerms> {
  const policy = { required: 3n, countries: [276] }
  return {
    issuer: persona('issuer').address,
    servicer: persona('servicer').address,
    valuer: persona('valuer').address,
    cash: addressOf(system, 'LocalDollar'),
    documents: documentsHash([{ name: 'prospectus', hash: loanHash('prospectus') }]),
    curveFeed: feedName(CURVE_FEED),
    raiseEnds: (await system.chain.now()) + 30 * 86_400,
    minimumRaise: 500_000n * MILLION,
    feeRate: 5_000_000,
    writeDown: [500, 2_500, 7_500],
    bond: 10_000n * MILLION,
    tranches: [
      {
        name: 'Senior',
        symbol: 'SNR',
        coupon: 60_000_000,
        ratio: 1_200_000_000,
        maximum: 800_000n * MILLION,
        distributing: true,
        policy,
      },
      {
        name: 'Mezzanine',
        symbol: 'MEZ',
        coupon: 90_000_000,
        ratio: 1_050_000_000,
        maximum: 300_000n * MILLION,
        policy,
      },
      { name: 'Residual', symbol: 'RES', maximum: 300_000n * MILLION, policy },
    ],
  }
}

async function giveCash(system: TestSystem): Promise<void> {
  const { cash } = await system.as('governance')
  for (const name of ['servicer', 'investorA', 'investorB', 'provider', 'marketMaker'] as const) {
    await (await cash.mintLocalDollars(persona(name).address, 2_000_000n * MILLION)).send()
  }
  await system.chain.fund(persona('outsider').address)
}

type Prepared = { send(): Promise<unknown> }

async function send(
  system: TestSystem,
  name: Parameters<TestSystem['as']>[0],
  pool: Hex,
  act: (entity: PoolEntity) => Promise<Prepared>,
): Promise<void> {
  await (await act((await system.as(name)).pool(pool))).send()
}
