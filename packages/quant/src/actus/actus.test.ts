import { describe, expect, it } from 'vitest'
import { type ActusEvent, actusEvents } from './actusEvents.ts'
import type { ActusObserved } from './Observed.ts'
import type { ActusTermRecord } from './terms/values.ts'

const BOND = {
  contractType: 'PAM',
  contractID: 'bond',
  contractRole: 'RPA',
  statusDate: '2025-01-01',
  initialExchangeDate: '2025-01-15',
  maturityDate: '2026-01-15',
  currency: 'USD',
  notionalPrincipal: 1_000_000,
  nominalInterestRate: 0.06,
  cycleAnchorDateOfInterestPayment: '2025-04-15',
  cycleOfInterestPayment: 'P3ML0',
  dayCountConvention: '30E360',
}

const LOAN = {
  ...BOND,
  contractID: 'loan',
  notionalPrincipal: 1200,
  nominalInterestRate: 0.12,
  maturityDate: '2025-04-15',
  cycleAnchorDateOfInterestPayment: '2025-02-15',
  cycleOfInterestPayment: 'P1ML0',
  cycleAnchorDateOfPrincipalRedemption: '2025-02-15',
  cycleOfPrincipalRedemption: 'P1ML0',
}

/** Events as `date type payoff notional`, numbers to a hundredth. */
function told(terms: ActusTermRecord, observed?: ActusObserved): string[] {
  const line = (event: ActusEvent) =>
    `${event.eventDate.slice(0, 10)} ${event.eventType} ${hundredths(event.payoff)} ${hundredths(event.notionalPrincipal)}`
  return actusEvents(terms, observed).map(line)
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0
}

describe('a bond (PAM)', () => {
  it('pays a quarter of 6% on a million four times, and the million back', () => {
    expect(told(BOND)).toEqual([
      '2025-01-15 IED -1000000 1000000',
      '2025-04-15 IP 15000 1000000',
      '2025-07-15 IP 15000 1000000',
      '2025-10-15 IP 15000 1000000',
      '2026-01-15 IP 15000 1000000',
      '2026-01-15 MD 1000000 0',
    ])
  })

  it('capitalizes interest until it pays it: 1.5% on 1,015,000 is 15,225', () => {
    expect(told({ ...BOND, capitalizationEndDate: '2025-07-15' }).slice(1, 4)).toEqual([
      '2025-04-15 IPCI 0 1015000',
      '2025-07-15 IPCI 0 1030225',
      '2025-10-15 IP 15453.38 1030225',
    ])
  })

  it('moves a Saturday to the Monday after it, or counts to the Saturday, as its convention says', () => {
    // 15 November 2025 is a Saturday; two more days of interest are 1,000,000 × 6% × 2/365 = 328.77
    const terms = {
      ...BOND,
      dayCountConvention: 'A365',
      calendar: 'MF',
      cycleAnchorDateOfInterestPayment: '2025-10-15',
      cycleOfInterestPayment: 'P1ML1',
    }
    const november = (businessDayConvention: string) =>
      told({ ...terms, businessDayConvention }).find((line) => line.startsWith('2025-11'))
    expect(november('NOS')).toBe('2025-11-15 IP 5095.89 1000000')
    expect(november('SCF')).toBe('2025-11-17 IP 5424.66 1000000')
    expect(november('CSF')).toBe('2025-11-17 IP 5095.89 1000000')
    expect(november('SCP')).toBe('2025-11-14 IP 4931.51 1000000')
  })

  it('stays on the last days of months', () => {
    const terms = { ...BOND, cycleAnchorDateOfInterestPayment: '2025-02-28', cycleOfInterestPayment: 'P1ML1' }
    const second = (endOfMonthConvention: string) => told({ ...terms, endOfMonthConvention })[2]?.slice(0, 10)
    expect(second('EOM')).toBe('2025-03-31')
    expect(second('SD')).toBe('2025-03-28')
  })

  it('joins a short last period to the one before it, or not', () => {
    const terms = { ...BOND, maturityDate: '2026-01-31' }
    const dates = (cycleOfInterestPayment: string) =>
      told({ ...terms, cycleOfInterestPayment })
        .filter((line) => line.includes(' IP '))
        .map((line) => line.slice(0, 10))
    expect(dates('P3ML1').slice(-2)).toEqual(['2026-01-15', '2026-01-31'])
    expect(dates('P3ML0').slice(-2)).toEqual(['2025-10-15', '2026-01-31'])
  })

  it('resets its rate to the market within caps and floors, the first time to a rate already fixed', () => {
    const terms = {
      ...BOND,
      cycleAnchorDateOfRateReset: '2025-04-15',
      cycleOfRateReset: 'P3ML0',
      marketObjectCodeOfRateReset: 'SOFR',
      nextResetRate: 0.05,
      rateSpread: 0.01,
      periodCap: 0.02,
      lifeFloor: 0.04,
    }
    const data = [
      { timestamp: '2025-07-15', value: 0.09 },
      { timestamp: '2025-10-15', value: 0.01 },
    ]
    const rates = actusEvents(terms, { dataObserved: { SOFR: data } })
      .filter((event) => event.eventType.startsWith('RR'))
      .map((event) => [event.eventType, event.nominalInterestRate])
    // 5% is fixed; 9% + 1% is 5% more, of which 2% at once; 1% + 1% is below the floor
    expect(rates).toEqual([
      ['RRF', 0.05],
      ['RR', 0.07],
      ['RR', 0.04],
    ])
  })

  it('is bought and sold with the interest accrued: 45 days of 360 are 7,500', () => {
    const bought = { purchaseDate: '2025-03-01', priceAtPurchaseDate: 990_000 }
    const sold = { terminationDate: '2025-09-01', priceAtTerminationDate: 1_005_000 }
    expect(told({ ...BOND, ...bought, ...sold })).toEqual([
      '2025-03-01 PRD -997666.67 1000000',
      '2025-04-15 IP 15000 1000000',
      '2025-07-15 IP 15000 1000000',
      '2025-09-01 TD 1012666.67 0',
    ])
  })

  it('pays nothing more after a default', () => {
    const eventsObserved = [
      { time: '2025-08-01', type: 'CE', contractId: 'bond', states: { contractPerformance: 'DF' } },
    ]
    const payoffs = actusEvents(BOND, { eventsObserved }).map((event) => event.payoff)
    expect(payoffs).toEqual([-1_000_000, 15_000, 15_000, 0, 0, 0, 0])
  })

  it('scales interest and notional by an index', () => {
    const terms = {
      ...BOND,
      scalingEffect: 'INO',
      cycleAnchorDateOfScalingIndex: '2025-07-15',
      marketObjectCodeOfScalingIndex: 'CPI',
      scalingIndexAtContractDealDate: 200,
    }
    const lines = told(terms, { dataObserved: { CPI: [{ timestamp: '2025-07-15', value: 210 }] } })
    expect(lines.slice(-3)).toEqual([
      '2025-10-15 IP 15750 1000000',
      '2026-01-15 IP 15750 1000000',
      '2026-01-15 MD 1050000 0',
    ])
  })

  it('pays fees on its notional or as an amount', () => {
    const fee = { feeRate: 0.01, cycleAnchorDateOfFee: '2025-07-15', cycleOfFee: 'P6ML1' }
    const fees = (feeBasis: string) =>
      told({ ...BOND, ...fee, feeBasis }).filter((line) => line.includes('FP'))
    expect(fees('N')).toEqual(['2025-07-15 FP 5000 1000000', '2026-01-15 FP 5000 1000000'])
    expect(fees('A')).toEqual(['2025-07-15 FP 0.01 1000000', '2026-01-15 FP 0.01 1000000'])
  })
})

describe('an amortizing loan', () => {
  it('repays equal parts of its notional (LAM)', () => {
    expect(told({ ...LOAN, contractType: 'LAM' })).toEqual([
      '2025-01-15 IED -1200 1200',
      '2025-02-15 PR 400 800',
      '2025-02-15 IP 12 800',
      '2025-03-15 PR 400 400',
      '2025-03-15 IP 8 400',
      '2025-04-15 IP 4 400',
      '2025-04-15 MD 400 0',
    ])
  })

  it('ends when its redemptions have repaid it: 1,200 by 500 takes three', () => {
    const { maturityDate, ...open } = LOAN
    expect(maturityDate).toBe('2025-04-15')
    const lines = told({ ...open, contractType: 'LAM', nextPrincipalRedemptionPayment: 500 })
    expect(lines.at(-1)).toBe('2025-04-15 MD 200 0')
  })

  it('pays level amounts of interest and redemption (ANN): 1,200 × 1% / (1 − 1.01⁻³) = 408.03', () => {
    expect(told({ ...LOAN, contractType: 'ANN' })).toEqual([
      '2025-01-15 IED -1200 1200',
      '2025-02-14 PRF 0 1200',
      '2025-02-15 PR 396.03 803.97',
      '2025-02-15 IP 12 803.97',
      '2025-03-15 PR 399.99 403.99',
      '2025-03-15 IP 8.04 403.99',
      '2025-04-15 IP 4.04 403.99',
      '2025-04-15 MD 403.99 0',
    ])
  })

  it('fixes level amounts that begin with the exchange: 1,200 / (1 + 1.01⁻¹ + 1.01⁻² + 1.01⁻³) = 304.49', () => {
    const anchor = { cycleAnchorDateOfPrincipalRedemption: LOAN.initialExchangeDate }
    const lines = told({ ...LOAN, ...anchor, contractType: 'ANN' })
    expect(lines.slice(1, 4)).toEqual([
      '2025-01-15 PRF 0 1200',
      '2025-01-15 PR 304.49 895.51',
      '2025-02-15 PR 295.54 599.97',
    ])
    expect(lines.at(-1)).toBe('2025-04-15 MD 301.48 0')
  })

  it('lets its notional grow when a payment does not cover the interest (NAM)', () => {
    const lines = told({ ...LOAN, contractType: 'NAM', nextPrincipalRedemptionPayment: 10 })
    expect(lines.slice(1, 3)).toEqual(['2025-02-15 PR -2 1202', '2025-02-15 IP 12 1202'])
    expect(lines.at(-1)).toBe('2025-04-15 MD 1204.02 0')
  })

  it('counts interest on the notional at exchange (NTIED), or on a notional that lags (NTL)', () => {
    const interest = (terms: ActusTermRecord) =>
      told({ ...LOAN, contractType: 'LAM', ...terms })
        .filter((line) => line.includes(' IP '))
        .map((line) => Number(line.split(' ')[2]))
    expect(interest({ interestCalculationBase: 'NTIED' })).toEqual([12, 12, 12])
    const lag = { interestCalculationBase: 'NTL', cycleAnchorDateOfInterestCalculationBase: '2025-03-15' }
    expect(interest({ ...lag, interestCalculationBaseAmount: 1200 })).toEqual([12, 12, 4])
  })

  it('increases and redeems by lists (LAX)', () => {
    const terms = {
      ...BOND,
      contractType: 'LAX',
      notionalPrincipal: 100,
      nominalInterestRate: 0.12,
      maturityDate: null,
      arrayCycleAnchorDateOfPrincipalRedemption: ['2025-02-15', '2025-03-15'],
      arrayCycleOfPrincipalRedemption: ['P1ML1', 'P1ML1'],
      arrayNextPrincipalRedemptionPayment: [50, 75],
      arrayIncreaseDecrease: ['INC', 'DEC'],
      arrayCycleAnchorDateOfInterestPayment: '2025-02-15',
      arrayCycleOfInterestPayment: 'P1ML1',
    }
    expect(told(terms)).toEqual([
      '2025-01-15 IED -100 100',
      '2025-02-15 PI -50 150',
      '2025-02-15 IP 1 150',
      '2025-03-15 PR 75 75',
      '2025-03-15 IP 1.5 75',
      '2025-04-15 IP 0.75 75',
      '2025-04-15 MD 75 0',
    ])
  })
})

describe('terms that cannot be right', () => {
  it.each([
    [{ contractType: 'XYZ' }, /term contractType of bond is "XYZ"/],
    [{ notionalPrincipal: 'a million' }, /term notionalPrincipal of bond is "a million"/],
    [{ maturityDate: '2026-02-30' }, /term maturityDate of bond is "2026-02-30"/],
    [{ maturityDate: undefined }, /term maturityDate of bond is undefined/],
    [{ cycleOfInterestPayment: 'monthly' }, /term cycleOfInterestPayment of bond is "monthly"/],
    [{ dayCountConvention: '31/361' }, /term dayCountConvention of bond/],
    [{ contractRole: '' }, /term contractRole of bond/],
    [{ statusDate: null }, /term statusDate of bond/],
    [{ contractType: 'SWAPS' }, /term contractStructure of bond/],
    [{ contractType: 'STK', cycleAnchorDateOfDividendPayment: '2025-02-01' }, /observed.to/],
    [
      { cycleAnchorDateOfRateReset: '2025-07-15', marketObjectCodeOfRateReset: 'SOFR' },
      /dataObserved.SOFR is undefined/,
    ],
  ])('are named: %o', (change, message) => {
    expect(() => actusEvents({ ...BOND, ...change })).toThrow(message)
  })
})
