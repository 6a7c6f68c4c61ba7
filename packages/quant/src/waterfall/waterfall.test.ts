import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { YEAR } from '../fixed/wad.ts'
import { accrue } from './accrue.ts'
import { collect } from './collect.ts'
import { split } from './split.ts'
import type { Collection, Tranche, Waterfall } from './Waterfall.ts'

const units = (max: bigint) => fc.bigInt({ min: 0n, max })
const rate = (max: bigint) => fc.bigInt({ min: 0n, max })

const waterfalls: fc.Arbitrary<Waterfall> = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc
    .record({
      claims: fc.array(
        fc.record({
          principal: units(10n ** 13n),
          coupon: rate(200_000_000n),
          accrued: units(10n ** 10n),
          distributing: fc.boolean(),
          earmark: units(10n ** 12n),
        }),
        { minLength: count, maxLength: count },
      ),
      coverageRatios: fc.array(fc.bigInt({ min: 10n ** 9n, max: 2n * 10n ** 9n }), {
        minLength: count - 1,
        maxLength: count - 1,
      }),
      feeRate: rate(20_000_000n),
      base: units(10n ** 13n),
      fees: units(10n ** 10n),
      trapped: units(10n ** 11n),
    })
    .map(({ claims, ...rest }) => ({
      ...rest,
      tranches: claims.map((tranche, i) =>
        i === count - 1 ? { ...tranche, principal: 0n, coupon: 0n, accrued: 0n } : tranche,
      ),
      since: 1_700_000_000n,
    })),
)
const collections: fc.Arbitrary<Collection> = fc.record({
  interest: units(10n ** 11n),
  principal: units(10n ** 13n),
  recoveries: units(10n ** 11n),
  value: units(10n ** 13n),
  windingDown: fc.boolean(),
})
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
const held = (waterfall: Waterfall) =>
  waterfall.trapped + sum(waterfall.tranches.map((tranche) => tranche.earmark))

function pool(overrides: Partial<Waterfall> = {}): Waterfall {
  const tranche = (principal: bigint, coupon: bigint): Tranche => ({
    principal,
    coupon,
    accrued: 0n,
    distributing: true,
    earmark: 0n,
  })
  return {
    tranches: [tranche(700_000n, 50_000_000n), tranche(200_000n, 90_000_000n), tranche(0n, 0n)],
    coverageRatios: [1_200_000_000n, 1_050_000_000n],
    feeRate: 10_000_000n,
    base: 1_000_000n,
    fees: 0n,
    trapped: 0n,
    since: 0n,
    ...overrides,
  }
}

const month: Collection = {
  interest: 10_000n,
  principal: 30_000n,
  recoveries: 0n,
  value: 970_000n,
  windingDown: false,
}

describe('a collection', () => {
  it('pays fees, coupons, principal in sequence and the excess to the residual', () => {
    const { after, feesPaid, paid, covered } = collect(pool(), month, YEAR / 12n)
    expect(feesPaid).toBe(833n)
    expect(paid).toEqual([2_916n + 30_000n, 1_500n, 10_000n - 833n - 2_916n - 1_500n])
    expect(covered).toBe(true)
    expect(after.tranches.map((tranche) => tranche.principal)).toEqual([670_000n, 200_000n, 0n])
    expect(after.base).toBe(970_000n)
  })

  it('keeps the excess back while a coverage test fails and lets it go when it is mended', () => {
    const failing = collect(pool(), { ...month, value: 900_000n }, YEAR / 12n)
    expect(failing.covered).toBe(false)
    expect(failing.after.trapped).toBe(4_751n)
    expect(failing.paid[2]).toBe(0n)
    const mended = collect(failing.after, { ...month, interest: 5_000n, value: 950_000n }, YEAR / 6n)
    expect(mended.covered).toBe(true)
    expect(mended.after.trapped).toBe(0n)
  })

  it('uses principal to pay fees and coupons when interest does not suffice, and carries what is unpaid', () => {
    const { after, paid } = collect(pool(), { ...month, interest: 0n, principal: 1_000n }, YEAR / 12n)
    expect(paid).toEqual([167n, 0n, 0n])
    expect(after.tranches[0]!.accrued).toBe(2_916n - 167n)
    expect(after.tranches[1]!.accrued).toBe(1_500n)
  })

  it('pays a senior tranche out before a junior one gets anything while winding down', () => {
    const { after, paid } = collect(pool(), { ...month, principal: 710_000n, windingDown: true }, YEAR / 12n)
    expect(paid[0]).toBe(702_916n)
    expect(paid[1]).toBe(720_000n - 833n - 702_916n)
    expect(paid[2]).toBe(0n)
    expect(after.tranches[1]!.accrued).toBe(0n)
  })

  it('gives everything to the residual when nothing senior is left', () => {
    const empty = pool().tranches.map((tranche) => ({ ...tranche, principal: 0n }))
    const { paid } = collect(pool({ tranches: empty, fees: 5n, base: 0n }), { ...month, value: 0n }, 1n)
    expect(paid).toEqual([0n, 0n, 39_995n])
  })

  it('conserves cash to the unit, whatever comes', () => {
    fc.assert(
      fc.property(
        waterfalls,
        collections,
        fc.bigInt({ min: 0n, max: YEAR }),
        (before, collection, elapsed) => {
          const { after, feesPaid, paid } = collect(before, collection, before.since + elapsed)
          const income = collection.interest + collection.principal + collection.recoveries
          const out = sum(paid.filter((_, i) => before.tranches[i]!.distributing))
          expect(held(before) + income).toBe(held(after) + out + feesPaid)
        },
      ),
    )
  })

  it('never pays a junior tranche while winding down before every senior claim is met', () => {
    fc.assert(
      fc.property(waterfalls, collections, (before, collection) => {
        const { after, paid } = collect(before, { ...collection, windingDown: true }, before.since + 86_400n)
        paid.forEach((amount, i) => {
          const open = after.tranches.slice(0, i).some((tranche) => tranche.principal + tranche.accrued > 0n)
          if (open) expect(amount).toBe(0n)
        })
      }),
    )
  })

  it('refuses to run backwards in time or on negative cash', () => {
    expect(() => accrue(pool({ since: 10n }), 9n)).toThrow(/at is 9n/)
    expect(() => collect(pool(), { ...month, interest: -1n }, 1n)).toThrow(/interest is -1n/)
  })
})

describe('the split', () => {
  it('adds up: tranche values and fees due are the portfolio and the cash', () => {
    fc.assert(
      fc.property(
        waterfalls,
        units(10n ** 13n),
        fc.bigInt({ min: 0n, max: YEAR }),
        (waterfall, value, elapsed) => {
          const { values, feesDue } = split(waterfall, value, waterfall.since + elapsed)
          expect(sum(values) + feesDue).toBe(value + held(waterfall))
        },
      ),
    )
  })

  it('gives a senior tranche no more than its claim and a junior one nothing before it', () => {
    expect(split(pool(), 600_000n, 0n).values).toEqual([600_000n, 0n, 0n])
    expect(split(pool(), 750_000n, 0n).values).toEqual([700_000n, 50_000n, 0n])
    expect(split(pool(), 1_000_000n, 0n).values).toEqual([700_000n, 200_000n, 100_000n])
  })
})
