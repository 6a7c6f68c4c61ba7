import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '../date/toDay.ts'
import { YEAR } from '../fixed/wad.ts'
import { collect } from '../waterfall/collect.ts'
import type { Waterfall } from '../waterfall/Waterfall.ts'
import { callDeal, callIsOpen } from './cleanUpCall.ts'
import type { Deal, DealInflow, DealPeriod, DealStep } from './Deal.ts'
import { poolDeal } from './poolDeal.ts'
import { runDeal } from './runDeal.ts'

const DATA = process.env.SPECIE_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const ABSBOX = join(DATA, 'vectors/waterfall/absbox_01_result.json')
const sum = (amounts: Readonly<Record<string, bigint>>) =>
  Object.values(amounts).reduce((total, amount) => total + amount, 0n)
const MONTH = YEAR / 12n

function deal(steps: DealStep[], overrides: Partial<Deal> = {}): Deal {
  return {
    tranches: [
      { name: 'A', rate: 60_000_000n, balance: 700_000n, accrued: 0n },
      { name: 'M', rate: 90_000_000n, balance: 200_000n, accrued: 0n },
      { name: 'E', rate: 0n, balance: 0n, accrued: 0n },
    ],
    fees: [{ name: 'trustee', amount: { fixed: 500n }, due: 0n }],
    reserve: { balance: 0n, share: 10_000_000n, floor: 5_000n },
    tests: [
      { name: 'oc', kind: 'overcollateralisation', upTo: 'M', ratio: 1_100_000_000n },
      { name: 'ic', kind: 'interest coverage', upTo: 'A', ratio: 1_200_000_000n },
    ],
    cash: 0n,
    poolBalance: 1_050_000n,
    steps,
    ...overrides,
  }
}

const usual: DealStep[] = [
  { pay: 'fee', fee: 'trustee' },
  { pay: 'interest', tranches: ['A'] },
  { pay: 'interest', tranches: ['M'] },
  { pay: 'principal', tranches: ['A', 'M'], how: 'sequential', from: 'principal' },
  { pay: 'principal', tranches: ['A', 'M'], how: 'sequential', when: { fail: ['oc', 'ic'] } },
  { pay: 'reserve' },
  { pay: 'residual', tranche: 'E' },
]
const month: DealInflow = {
  elapsed: MONTH,
  interest: 12_000n,
  principal: 30_000n,
  recoveries: 0n,
  poolBalance: 1_020_000n,
}
const inflows = fc.record({
  elapsed: fc.bigInt({ min: 0n, max: YEAR }),
  interest: fc.bigInt({ min: 0n, max: 100_000n }),
  principal: fc.bigInt({ min: 0n, max: 1_000_000n }),
  recoveries: fc.bigInt({ min: 0n, max: 50_000n }),
  poolBalance: fc.bigInt({ min: 0n, max: 1_200_000n }),
})

/** Cash in = cash out. */
function expectConserved(before: Deal, inflow: DealInflow, period: DealPeriod): void {
  const cashIn =
    before.cash + (before.reserve?.balance ?? 0n) + inflow.interest + inflow.principal + inflow.recoveries
  const out =
    sum(period.interest) + sum(period.principal) + sum(period.residual) + sum(period.fees) + period.reinvested
  expect(out + period.after.cash + (period.after.reserve?.balance ?? 0n)).toBe(cashIn)
}

describe('a deal', () => {
  it('pays in its order: fees, interest, principal, reserve, residual', () => {
    const period = runDeal(deal(usual), month)
    expect(period.fees).toEqual({ trustee: 500n })
    expect(period.interest).toEqual({ A: 3_500n, M: 1_500n })
    expect(period.principal).toEqual({ A: 30_000n, M: 0n })
    expect(period.after.reserve!.balance).toBe(6_500n)
    expect(period.residual).toEqual({ E: 0n })
    expect(period.tests).toEqual({ oc: true, ic: true })
  })

  it('turns interest to principal while a test fails', () => {
    const period = runDeal(deal(usual), { ...month, poolBalance: 930_000n })
    expect(period.tests.oc).toBe(false)
    expect(period.principal.A).toBe(30_000n + 6_500n)
    expect(period.residual.E).toBe(0n)
  })

  it('pays pro rata by balance, every unit of it', () => {
    const steps: DealStep[] = [{ pay: 'principal', tranches: ['A', 'M'], how: 'pro rata', from: 'principal' }]
    const { principal } = runDeal(deal(steps), { ...month, principal: 10_001n })
    expect(principal).toEqual({ A: 7_778n, M: 2_223n })
    const all = runDeal(deal(steps), { ...month, principal: 900_007n })
    expect(all.principal).toEqual({ A: 700_000n, M: 200_000n })
  })

  it('releases its reserve when less is needed', () => {
    const full = deal(usual, { reserve: { balance: 20_000n, share: 10_000_000n, floor: 5_000n } })
    const period = runDeal(full, month)
    expect(period.after.reserve!.balance).toBe(10_200n)
    expect(period.residual.E).toBe(20_000n - 10_200n + 6_500n)
  })

  it('buys new assets while it revolves', () => {
    const revolving: DealStep[] = [
      ...usual.slice(0, 3),
      { pay: 'reinvest', from: 'principal' },
      { pay: 'residual', tranche: 'E' },
    ]
    const period = runDeal(deal(revolving), month)
    expect(period.reinvested).toBe(30_000n)
    expect(period.after.poolBalance).toBe(1_050_000n)
    expect(period.after.tranches[0]!.balance).toBe(700_000n)
  })

  it('caps a fee and carries what is unpaid', () => {
    const capped = deal([{ pay: 'fee', fee: 'trustee', cap: 200n }])
    const period = runDeal(capped, month)
    expect(period.fees.trustee).toBe(200n)
    expect(period.after.fees[0]!.due).toBe(300n)
  })

  it('ends by a call: everyone is repaid, the rest is residual', () => {
    expect(callIsOpen(100n, 1_000n, 100_000_000n)).toBe(true)
    expect(callIsOpen(101n, 1_000n, 100_000_000n)).toBe(false)
    const called = callDeal(deal(usual), month, 10n ** 18n)
    const period = runDeal(called.deal, called.inflow)
    expect(period.principal).toMatchObject({ A: 700_000n, M: 200_000n })
    expect(period.residual.E).toBe(12_000n + 30_000n + 1_020_000n - 500n - 5_000n - 900_000n)
    expectConserved(called.deal, called.inflow, period)
  })

  it('conserves cash to the unit, whatever comes', () => {
    const orders = fc.constantFrom<DealStep[]>(
      usual,
      [
        ...usual.slice(0, 1),
        { pay: 'interest', tranches: ['A', 'M'] },
        { pay: 'principal', tranches: ['A', 'M'], how: 'pro rata' },
      ],
      [...usual.slice(0, 3), { pay: 'reinvest', from: 'principal' }, { pay: 'reserve' }],
    )
    fc.assert(
      fc.property(orders, fc.array(inflows, { minLength: 1, maxLength: 6 }), (steps, months) => {
        let state = deal(steps)
        for (const inflow of months) {
          const period = runDeal(state, inflow)
          expectConserved(state, inflow, period)
          state = period.after
          expect(state.tranches.every((tranche) => tranche.balance >= 0n && tranche.accrued >= 0n)).toBe(true)
        }
      }),
    )
  })

  it('refuses steps and amounts that cannot be', () => {
    expect(() => runDeal(deal([{ pay: 'fee', fee: 'x' }]), month)).toThrow(/steps/)
    expect(() => runDeal(deal(usual), { ...month, interest: -1n })).toThrow(/interest/)
  })
})

describe('the contract’s waterfall', () => {
  const amount = (max: bigint) => fc.bigInt({ min: 0n, max })
  const pools: fc.Arbitrary<Waterfall> = fc.integer({ min: 1, max: 3 }).chain((count) =>
    fc
      .record({
        claims: fc.array(
          fc.record({
            principal: amount(10n ** 12n),
            coupon: amount(200_000_000n),
            accrued: amount(10n ** 9n),
          }),
          {
            minLength: count,
            maxLength: count,
          },
        ),
        coverageRatios: fc.array(fc.bigInt({ min: 10n ** 9n, max: 14n * 10n ** 8n }), {
          minLength: count - 1,
          maxLength: count - 1,
        }),
        feeRate: amount(20_000_000n),
        base: amount(10n ** 12n),
        fees: amount(10n ** 9n),
        trapped: amount(10n ** 10n),
      })
      .map(({ claims, ...rest }) => ({
        ...rest,
        since: 0n,
        tranches: claims.map((claim, i) => ({
          ...(i === count - 1 ? { principal: 0n, coupon: 0n, accrued: 0n } : claim),
          distributing: true,
          earmark: 0n,
        })),
      })),
  )

  it('is one deal among others, to the unit', () => {
    const collections = fc.record({
      interest: amount(10n ** 11n),
      principal: amount(10n ** 12n),
      recoveries: amount(10n ** 10n),
      value: amount(10n ** 12n),
      windingDown: fc.boolean(),
    })
    fc.assert(
      fc.property(pools, collections, fc.bigInt({ min: 0n, max: YEAR }), (pool, collection, elapsed) => {
        const contract = collect(pool, collection, elapsed)
        const { interest, principal, recoveries, value: poolBalance, windingDown } = collection
        const period = runDeal(poolDeal(pool, windingDown), {
          elapsed,
          interest,
          principal,
          recoveries,
          poolBalance,
        })
        const paid = pool.tranches.map(
          (_, i) => (period.interest[i] ?? 0n) + (period.principal[i] ?? 0n) + (period.residual[i] ?? 0n),
        )
        expect(paid).toEqual(contract.paid)
        expect(period.fees.servicer).toBe(contract.feesPaid)
        expect(period.after.cash).toBe(contract.after.trapped)
        expect(period.after.tranches.map(({ balance, accrued }) => [balance, accrued])).toEqual(
          contract.after.tranches.map((tranche) => [tranche.principal, tranche.accrued]),
        )
      }),
    )
  })
})

describe.skipIf(!existsSync(ABSBOX))('the AbsBox deal with a fee, a senior bond and equity', () => {
  type Transaction = { contents: [string, number, number, string] }
  interface Result {
    accounts: Record<string, { accStmt: Transaction[] }>
    bonds: Record<string, { bndStmt: { contents: [string, number, number, number] }[] }>
  }
  const result: Result | undefined = existsSync(ABSBOX)
    ? JSON.parse(readFileSync(ABSBOX, 'utf8')).Right[0].contents
    : undefined

  it('pays as published, up to the rounding of its statements to cents', () => {
    const cents = (value: number) => BigInt(Math.round(value * 100)) * 10_000n
    const statement = Object.values(result!.accounts)[0]!.accStmt.map(({ contents }) => contents)
    let state: Deal = {
      tranches: [
        { name: 'A1', rate: 70_000_000n, balance: 100_000_000n, accrued: 0n },
        { name: 'B', rate: 0n, balance: 20_000_000n, accrued: 0n },
      ],
      fees: [{ name: 'trust', amount: { fixed: 0n }, due: 10_000_000n }],
      tests: [],
      cash: 0n,
      poolBalance: 0n,
      steps: [
        { pay: 'fee', fee: 'trust' },
        { pay: 'interest', tranches: ['A1'] },
        { pay: 'principal', tranches: ['A1', 'B'], how: 'sequential' },
        { pay: 'residual', tranche: 'B' },
      ],
    }
    let before = toDay('2021-06-15')
    let collected = 0n
    let published = { fee: 0, interest: 0, principal: 0 }
    let compared = 0
    for (const [n, [date, , amount, what]] of statement.entries()) {
      if (what.startsWith('<Pool:')) {
        collected += cents(amount)
        continue
      }
      if (what.includes('Fee')) published.fee -= amount
      else if (what.includes('PayInt:')) published.interest -= amount
      else if (what.includes('PayPrin:A1')) published.principal -= amount
      if (statement[n + 1]?.[0] === date) continue
      const day = toDay(date)
      const period = runDeal(state, {
        elapsed: BigInt(day - before) * 86_400n,
        interest: collected,
        principal: 0n,
        recoveries: 0n,
        poolBalance: 0n,
      })
      const found = [sum(period.fees), sum(period.interest), period.principal.A1 ?? 0n].map(
        (paid) => Number(paid) / 1e6,
      )
      for (const [k, expected] of [published.fee, published.interest, published.principal].entries()) {
        expect(Math.abs(found[k]! - expected), `${date} ${k}`).toBeLessThan(0.06)
      }
      compared++
      state = period.after
      before = day
      collected = 0n
      published = { fee: 0, interest: 0, principal: 0 }
    }
    expect(compared).toBeGreaterThan(10)
  })
})
