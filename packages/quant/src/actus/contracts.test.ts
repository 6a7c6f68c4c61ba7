import { describe, expect, it } from 'vitest'
import { type ActusEvent, actusEvents } from './actusEvents.ts'

const GENERAL = {
  contractID: 'deal',
  contractRole: 'RPA',
  statusDate: '2025-01-01',
  currency: 'USD',
  dayCountConvention: '30E360',
}

const LEG = {
  ...GENERAL,
  contractType: 'PAM',
  contractID: 'leg',
  initialExchangeDate: '2025-01-15',
  maturityDate: '2025-07-15',
  notionalPrincipal: 1000,
  nominalInterestRate: 0.12,
  cycleAnchorDateOfInterestPayment: '2025-04-15',
  cycleOfInterestPayment: 'P3ML1',
}

const RATE = {
  cycleAnchorDateOfRateReset: '2025-04-15',
  cycleOfRateReset: 'P3ML1',
  marketObjectCodeOfRateReset: 'SOFR',
}

const SOFR = { SOFR: [{ timestamp: '2025-04-15', value: 0.04 }] }

function told(events: readonly ActusEvent[]): string[] {
  return events.map(
    ({ eventDate, eventType, payoff, currency }) =>
      `${eventDate.slice(0, 10)} ${eventType} ${Math.round(payoff * 100) / 100 + 0} ${currency}`,
  )
}

function reference(object: unknown, referenceRole: string) {
  return { object, referenceType: 'CNT', referenceRole }
}

describe('contracts without a schedule of redemption', () => {
  it('call money (CLM) is repaid with its interest when the notice after a call is over', () => {
    const terms = { ...LEG, contractType: 'CLM', maturityDate: null, cycleOfInterestPayment: null }
    const call = { time: '2025-03-15', type: 'XD' }
    expect(told(actusEvents({ ...terms, xDayNotice: 'P1M' }, { eventsObserved: [call] }))).toEqual([
      '2025-01-15 IED -1000 USD',
      '2025-03-15 XD 0 USD',
      '2025-04-15 IP 30 USD',
      '2025-04-15 STD 1000 USD',
    ])
  })

  it('a savings account (UMP) capitalizes its interest between payments in and out', () => {
    const terms = { ...LEG, contractType: 'UMP', contractRole: 'RPL', maturityDate: null }
    const events = actusEvents(terms, {
      to: '2025-08-01',
      eventsObserved: [{ time: '2025-05-15', type: 'PR', value: -430 }],
    })
    expect(told(events)).toEqual([
      '2025-01-15 IED 1000 USD',
      '2025-04-15 IPCI 0 USD',
      '2025-05-15 PR -430 USD',
      '2025-07-15 IPCI 0 USD',
    ])
    // 1,000 + 30; less 430; plus a month of 1% on 1,030 and two on 600
    expect(events.at(-1)?.notionalPrincipal).toBeCloseTo(-(600 + 10.3 + 12), 9)
  })

  it('cash (CSH) is what it is when it is looked at', () => {
    const terms = { ...GENERAL, contractType: 'CSH', contractRole: 'RPL', notionalPrincipal: 50 }
    const [analysis] = actusEvents(terms, { eventsObserved: [{ time: '2025-06-01', type: 'AD' }] })
    expect(analysis).toMatchObject({ eventType: 'AD', payoff: 0, notionalPrincipal: -50 })
  })

  it('a stock (STK) pays its dividends until it is sold, the first as announced', () => {
    const terms = {
      ...GENERAL,
      contractType: 'STK',
      purchaseDate: '2025-01-10',
      priceAtPurchaseDate: 100,
      terminationDate: '2025-08-01',
      priceAtTerminationDate: 110,
      cycleAnchorDateOfDividendPayment: '2025-03-01',
      cycleOfDividendPayment: 'P3ML0',
      nextDividendPaymentAmount: 2,
      marketObjectCodeOfDividends: 'DIV',
    }
    const dataObserved = { DIV: { data: [{ timestamp: '2025-06-01', value: '2.5' }] } }
    expect(told(actusEvents(terms, { dataObserved }))).toEqual([
      '2025-01-10 PRD -100 USD',
      '2025-03-01 DV 2 USD',
      '2025-06-01 DV 2.5 USD',
      '2025-08-01 TD 110 USD',
    ])
  })

  it('a commodity (COM) is bought and sold by its quantity', () => {
    const terms = { ...GENERAL, contractType: 'COM', purchaseDate: '2025-02-01', priceAtPurchaseDate: 70 }
    expect(told(actusEvents({ ...terms, quantity: 3 }))).toEqual(['2025-02-01 PRD -210 USD'])
  })

  it('a currency forward (FXOUT) is delivered in both currencies, or its difference settled', () => {
    const terms = {
      ...GENERAL,
      contractType: 'FXOUT',
      maturityDate: '2025-06-30',
      notionalPrincipal: 1100,
      currency2: 'EUR',
      notionalPrincipal2: 1000,
    }
    expect(told(actusEvents(terms))).toEqual(['2025-06-30 MD 1100 USD', '2025-06-30 MD -1000 EUR'])
    const dataObserved = { 'EUR/USD': [{ timestamp: '2025-06-30', value: 1.05 }] }
    const settled = { ...terms, deliverySettlement: 'S', settlementPeriod: 'P2D' }
    expect(told(actusEvents(settled, { dataObserved }))).toEqual(['2025-07-02 STD 50 USD'])
  })
})

describe('swaps, caps and floors', () => {
  it('a plain vanilla swap (SWPPV) exchanges a fixed rate for one that is reset', () => {
    const terms = { ...LEG, ...RATE, contractType: 'SWPPV', contractRole: 'RF', nominalInterestRate2: 0.08 }
    expect(told(actusEvents({ ...terms, deliverySettlement: 'D' }, { dataObserved: SOFR }))).toEqual([
      '2025-01-15 IED 0 USD',
      '2025-04-15 IPFX 30 USD',
      '2025-04-15 IPFL -20 USD',
      '2025-04-15 RR 0 USD',
      '2025-07-15 IPFX 30 USD',
      '2025-07-15 IPFL -10 USD',
      '2025-07-15 MD 0 USD',
    ])
    const net = actusEvents({ ...terms, deliverySettlement: 'S' }, { dataObserved: SOFR })
    expect(told(net).filter((line) => line.includes('IP'))).toEqual([
      '2025-04-15 IP 10 USD',
      '2025-07-15 IP 20 USD',
    ])
  })

  it('a swap (SWAPS) receives one leg and pays the other, each or their difference', () => {
    const contractStructure = [
      reference(LEG, 'FIL'),
      reference({ ...LEG, contractID: 'other', notionalPrincipal: 800 }, 'SEL'),
    ]
    const terms = { ...GENERAL, contractType: 'SWAPS', contractRole: 'RFL', contractStructure }
    const net = told(actusEvents({ ...terms, deliverySettlement: 'S' }))
    expect(net).toEqual([
      '2025-01-15 IED -200 USD',
      '2025-04-15 IP 6 USD',
      '2025-07-15 IP 6 USD',
      '2025-07-15 MD 200 USD',
    ])
    const variable = [reference({ ...LEG, ...RATE }, 'FIL'), ...contractStructure.slice(1)]
    const reset = { ...terms, contractStructure: variable, deliverySettlement: 'S' }
    expect(told(actusEvents(reset, { dataObserved: SOFR }))[2]).toBe('2025-07-15 IP -14 USD')
    const delivered = actusEvents({ ...terms, deliverySettlement: 'D' })
    expect(delivered).toHaveLength(8)
    const sum = (events: readonly ActusEvent[]) => events.reduce((total, event) => total + event.payoff, 0)
    expect(sum(delivered)).toBeCloseTo(12, 9)
  })

  it('a floor (CAPFL) pays what a falling rate takes from the interest', () => {
    const contractStructure = [reference({ ...LEG, ...RATE }, 'UDL')]
    const terms = { ...GENERAL, contractType: 'CAPFL', contractRole: 'BUY', contractStructure }
    // the rate falls to 4%, 1% below the floor, for a quarter
    expect(told(actusEvents({ ...terms, lifeFloor: 0.05 }, { dataObserved: SOFR }))).toEqual([
      '2025-04-15 IP 0 USD',
      '2025-07-15 IP 2.5 USD',
    ])
  })
})

describe('options, futures and credit enhancements', () => {
  const UNDERLYING = { contractStructure: [reference({ marketObjectCode: 'XYZ' }, 'UDL')] }
  const XYZ = {
    XYZ: [
      { timestamp: '2025-03-01', value: 95 },
      { timestamp: '2025-06-30', value: 112 },
    ],
  }
  const TERMS = {
    ...GENERAL,
    ...UNDERLYING,
    maturityDate: '2025-06-30',
    settlementPeriod: 'P2D',
    deliverySettlement: 'S',
  }

  it('a call (OPTNS) pays what the price exceeds the strike by, a put what it falls short of it', () => {
    const option = { ...TERMS, contractType: 'OPTNS', contractRole: 'BUY', optionStrike1: 100 }
    expect(told(actusEvents({ ...option, optionType: 'C' }, { dataObserved: XYZ }))).toEqual([
      '2025-06-30 MD 0 USD',
      '2025-06-30 XD 0 USD',
      '2025-07-02 STD 12 USD',
    ])
    const exercise = [{ time: '2025-03-01', type: 'XD' }]
    const put = actusEvents({ ...option, optionType: 'P' }, { dataObserved: XYZ, eventsObserved: exercise })
    expect(told(put).slice(0, 2)).toEqual(['2025-03-01 XD 0 USD', '2025-03-03 STD 5 USD'])
    const both = { ...option, optionType: 'CP', optionStrike2: 115 }
    expect(actusEvents(both, { dataObserved: XYZ }).at(-1)?.payoff).toBe(15)
  })

  it('a future (FUTUR) sold loses what the price has risen by', () => {
    const future = { ...TERMS, contractType: 'FUTUR', contractRole: 'SEL', futuresPrice: 110 }
    expect(actusEvents(future, { dataObserved: XYZ }).at(-1)).toMatchObject({ eventType: 'STD', payoff: -2 })
  })

  const LOAN = { ...LEG, contractID: 'loan' }
  const DEFAULT = {
    time: '2025-05-15',
    type: 'CE',
    contractId: 'loan',
    states: { contractPerformance: 'DF' },
  }
  const GUARANTEE = {
    ...GENERAL,
    contractType: 'CEG',
    contractRole: 'BUY',
    guaranteedExposure: 'NI',
    coverageOfCreditEnhancement: 0.8,
    creditEventTypeCovered: ['DF'],
    contractStructure: [reference(LOAN, 'COVE')],
  }

  it('a guarantee (CEG) pays the covered part of the notional and of the interest accrued at default', () => {
    // 80% of 1,000 and of a month's interest of 10
    const events = actusEvents(GUARANTEE, { eventsObserved: [DEFAULT] })
    expect(told(events)).toEqual(['2025-05-15 XD 0 USD', '2025-05-15 STD 808 USD'])
    expect(told(actusEvents(GUARANTEE))).toEqual(['2025-07-15 MD 0 USD'])
  })

  it('collateral (CEC) pays no more than it is worth', () => {
    const gold = { ...GENERAL, contractType: 'COM', contractID: 'gold', marketObjectCode: 'GOLD' }
    const contractStructure = [reference(LOAN, 'COVE'), reference(gold, 'COVI')]
    const terms = { ...GUARANTEE, contractType: 'CEC', contractStructure }
    const paid = (value: number, contractRole: string) =>
      actusEvents(
        { ...terms, contractRole },
        {
          eventsObserved: [DEFAULT],
          dataObserved: { GOLD: [{ timestamp: '2025-05-01', value }] },
        },
      ).at(-1)?.payoff
    expect(paid(2000, 'BUY')).toBeCloseTo(808, 9)
    expect(paid(500, 'BUY')).toBe(500)
    expect(paid(500, 'SEL')).toBe(-500)
  })
})
