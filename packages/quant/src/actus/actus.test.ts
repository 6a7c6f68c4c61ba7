import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toDay } from '../date/toDay.ts'
import { toIso } from '../date/toIso.ts'
import type { Observe } from './ContractTerms.ts'
import { cycleDates, parseCycle } from './cycle.ts'
import { readContract } from './readContract.ts'
import { simulateContract } from './simulateContract.ts'

const DATA = process.env.SPECIE_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const FOLDER = join(DATA, 'vectors/actus')

interface Vector {
  readonly terms: Record<string, string>
  readonly to: string
  readonly dataObserved: Record<string, { data: { timestamp: string; value: string }[] }>
  readonly results: {
    eventDate: string
    eventType: string
    payoff: string
    notionalPrincipal: string
    nominalInterestRate: string
    accruedInterest: string
  }[]
}

function observer(data: Vector['dataObserved']): Observe {
  return (index, day) => {
    const known = data[index]!.data.filter(({ timestamp }) => toDay(timestamp.slice(0, 10)) <= day)
    return Number(known.at(-1)!.value)
  }
}

describe.skipIf(!existsSync(FOLDER))('the development vectors of ACTUS', () => {
  const vectors = existsSync(FOLDER)
    ? ['pam', 'lam', 'nam', 'ann'].flatMap((type) =>
        Object.entries(
          JSON.parse(readFileSync(join(FOLDER, `${type}_dev.json`), 'utf8')) as Record<string, Vector>,
        ),
      )
    : []

  it.each(vectors)('%s', (_name, { terms, to, dataObserved, results }) => {
    const until = to === '' ? undefined : toDay(to.slice(0, 10))
    const events = simulateContract(readContract(terms), observer(dataObserved), until)
    expect(events.map(({ day, type }) => `${toIso(day)} ${type}`)).toEqual(
      results.map(({ eventDate, eventType }) => `${eventDate.slice(0, 10)} ${eventType}`),
    )
    events.forEach((event, n) => {
      const expected = results[n]!
      const where = `${expected.eventDate} ${expected.eventType}`
      const scale = 1e-9 * Number(terms.notionalPrincipal)
      expect(Math.abs(event.payoff - Number(expected.payoff)), `${where} payoff`).toBeLessThan(scale)
      expect(
        Math.abs(event.notionalPrincipal - Number(expected.notionalPrincipal)),
        `${where} notional`,
      ).toBeLessThan(scale)
      expect(
        Math.abs(event.nominalInterestRate - Number(expected.nominalInterestRate)),
        `${where} rate`,
      ).toBeLessThan(1e-9)
      expect(
        Math.abs(event.accruedInterest - Number(expected.accruedInterest)),
        `${where} accrued`,
      ).toBeLessThan(scale)
    })
  })
})

describe('a cycle', () => {
  const dates = (text: string, end: string) =>
    cycleDates(toDay('2026-01-31'), parseCycle(text), toDay(end), true).map(toIso)

  it('ends with a short or a long period', () => {
    expect(dates('P1ML1', '2026-04-10')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-10'])
    expect(dates('P1ML0', '2026-04-10')).toEqual(['2026-01-31', '2026-02-28', '2026-04-10'])
    expect(dates('P1ML0', '2026-03-31')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
    expect(dates('P2WL1', '2026-02-20')).toEqual(['2026-01-31', '2026-02-14', '2026-02-20'])
  })

  it('is refused when it cannot be read', () => {
    expect(() => parseCycle('1M')).toThrow(/cycle/)
    expect(() => parseCycle('P0ML1')).toThrow(/cycle/)
  })
})

describe('a contract', () => {
  const annuity = {
    contractType: 'ANN',
    contractRole: 'RPA',
    statusDate: '2025-12-31',
    initialExchangeDate: '2026-01-01',
    notionalPrincipal: '1000',
    nominalInterestRate: '0.12',
    dayCountConvention: '30E360',
    cycleOfPrincipalRedemption: 'P1ML1',
    cycleAnchorDateOfPrincipalRedemption: '2026-02-01',
    cycleOfInterestPayment: 'P1ML1',
    cycleAnchorDateOfInterestPayment: '2026-02-01',
    maturityDate: '2027-01-01',
  }

  it('pays an annuity that ends at zero', () => {
    const events = simulateContract(readContract(annuity))
    const months = Map.groupBy(
      events.filter(({ type }) => type !== 'IED'),
      ({ day }) => day,
    )
    const payments = [...months.values()]
      .map((list) => list.reduce((sum, { payoff }) => sum + payoff, 0))
      .filter((sum) => sum > 0)
    // Excel: PMT(1%, 12, −1000)
    for (const payment of payments) expect(payment).toBeCloseTo(88.8487886783, 8)
    expect(payments).toHaveLength(12)
    expect(
      events.reduce((sum, { type, payoff }) => sum + (type === 'PR' || type === 'MD' ? payoff : 0), 0),
    ).toBeCloseTo(1000, 9)
  })

  it('mirrors itself for the other side', () => {
    const lender = simulateContract(readContract(annuity))
    const borrower = simulateContract(readContract({ ...annuity, contractRole: 'RPL' }))
    expect(borrower.map(({ payoff }) => payoff)).toEqual(
      lender.map(({ payoff }) => expect.closeTo(-payoff, 10)),
    )
  })

  it('is refused, by attribute, when it cannot be run', () => {
    expect(() => readContract({ ...annuity, contractType: 'SWAPS' })).toThrow(/contractType/)
    expect(() => readContract({ ...annuity, notionalPrincipal: 'x' })).toThrow(/notionalPrincipal/)
    const endless = { ...annuity, contractType: 'NAM', nextPrincipalRedemptionPayment: '5' }
    const { maturityDate: _, ...open } = endless
    expect(() => simulateContract(readContract(open))).toThrow(/nextPrincipalRedemptionPayment/)
    const floating = { ...annuity, cycleOfRateReset: 'P3ML1', marketObjectCodeOfRateReset: 'X' }
    expect(() => simulateContract(readContract(floating))).toThrow(/observe/)
  })
})
