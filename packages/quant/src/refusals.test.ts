import { SpecieError } from '@specie/units'
import { describe, expect, it } from 'vitest'
import * as quant from './index.ts'

const day = quant.toDay('2026-01-15')
const option = {
  kind: 'put',
  spot: 100,
  strike: 95,
  rate: 0.03,
  dividendYield: 0.01,
  volatility: 0.2,
  time: 1,
}
const bond = { dated: quant.toDay('2024-01-15'), maturity: quant.toDay('2030-01-15'), coupon: 0.05 }
const network = quant.createNetwork(2, [{ from: 0, to: 1, amount: 5 }])
const portfolio = { pd: Float64Array.of(0.1, 0.2), lossUnits: Int32Array.of(1, 2), correlation: 0.1 }
const distribution = Float64Array.of(0.5, 0.3, 0.2)
const flows = [{ years: 1, amount: 10, balanceBefore: 10 }]
const discount = (years: number) => Math.exp(-0.03 * years)
const matrix = [
  [0.9, 0.1],
  [0, 1],
]
const nss = { level: 0.03, slope: -0.01, curvature: 0.01, secondCurvature: 0, decay: 2, secondDecay: 5 }
const terms = { balance: 1000, rate: 0.08, months: 24 }
const months = quant
  .projectPool(terms)
  .slice(0, 2)
  .map(({ scheduled, prepaid, recovered }) => ({ scheduled, prepaid, recovered }))
const forwards = Array.from({ length: 10 }, () => 300_000)
const ladder = [
  { hazard: 20_000_000, recovery: 400_000_000, spread: 30_000_000, cash: [1_000n], openingBalance: [990n] },
]

/** Arguments that are right, by function: the more of them a number, the more there is to refuse. */
const RIGHT: Record<string, readonly unknown[]> = {
  absRate: [5, 0.01],
  addBusinessDays: ['target', day, 2],
  addMonths: [day, 3],
  adjust: ['target', day, 'following'],
  americanBinomial: [option, 200],
  americanSpectral: [option],
  annualPercentageYield: [30, 1000, 182],
  annualRate: [0.01],
  annuityFutureValue: [0.01, 12, -100, 0],
  annuityInterest: [0.01, 3, 12, 1000, 0],
  annuityPayment: [0.01, 12, 1000, 0],
  annuityPeriods: [0.01, -100, 1000, 0],
  annuityPresentValue: [0.01, 12, -100, 0],
  annuityPrincipal: [0.01, 3, 12, 1000, 0],
  annuityRate: [12, -100, 1000, 0, 'end', 0.01],
  averageLife: [months],
  baroneAdesiWhaley: [option],
  billDiscountRate: [98, 90],
  billEquivalentYield: [98, 90],
  billMoneyMarketYield: [98, 90],
  billPrice: [0.05, 90],
  blackScholes: [option],
  bondAnalytics: [bond, day, 0.04],
  bondFlows: [bond, day],
  bondYield: [bond, day, 99],
  bootstrapPar: [
    [
      { years: 1, rate: 0.03 },
      { years: 2, rate: 0.031 },
    ],
    1,
    'log-linear discount',
  ],
  bootstrapTreasury: [
    [
      { months: 6, yield: 0.03 },
      { months: 12, yield: 0.031 },
      { months: 24, yield: 0.032 },
    ],
  ],
  bucketOf: [12],
  cashDigital: [option],
  chaffeDiscount: [0.3, 1, 0.03],
  clear: [network, Float64Array.of(3, 1)],
  clearWithFireSale: [network, Float64Array.of(3, 1), Float64Array.of(1, 1), { impact: 0.1, depth: 10 }],
  conditionalDefaultProbability: [0.05, 0.2, -1],
  continuousRate: [0.05],
  couponSchedule: [{ start: bond.dated, maturity: bond.maturity, frequencyMonths: 6 }],
  createNetwork: [2, [{ from: 0, to: 1, amount: 5 }]],
  cumulativeDefault: [matrix, 3],
  datedInternalRateOfReturn: [
    [
      { day, amount: -100 },
      { day: day + 365, amount: 110 },
    ],
  ],
  datedNetPresentValue: [
    0.05,
    [
      { day, amount: -100 },
      { day: day + 365, amount: 110 },
    ],
  ],
  debtRank: [network, Float64Array.of(5, 5), Float64Array.of(0.1, 0), Float64Array.of(0.5, 0.5)],
  decliningBalanceDepreciation: [1000, 100, 5, 2],
  dilutionNeutralFee: [0.2, 0.1, 0.05],
  discount: [forwards, 2],
  discountedPrice: [0.05, 100, 1],
  divergenceCapital: [{ exposure: 1_000_000, gap: -0.03, deviation: 0.004 }],
  easterSunday: [2026],
  effectiveRate: [0.05, 12],
  estimateTransitions: [
    [
      [9, 1],
      [0, 1],
    ],
  ],
  exactValue: [ladder, forwards, 0],
  expectedCreditLoss: [[{ years: 1, marginalPd: 0.02, lossGivenDefault: 0.4, exposureAtDefault: 100 }], 0.05],
  expectedFlows: [ladder, 0],
  factorDepreciation: [1000, 100, 5, 2],
  finnertyDiscount: [0.3, 1],
  fireSalePrice: [2, { impact: 0.1, depth: 10 }],
  firstPassageProbability: [100, 80, 0.02, 0.2, 1],
  fitNelsonSiegelSvensson: [
    [1, 2, 3, 5, 7, 10, 20, 30].map((years) => ({ years, rate: 0.03 + years / 1000 })),
  ],
  floatValue: [ladder, forwards, 0],
  formulaExitPrice: [
    {
      nav: 100,
      illiquidityPremium: 0.02,
      stressedExpectedLoss: 0.01,
      averageLife: 2,
      navVolatility: 0.05,
      daysToSell: 30,
      confidence: 0.99,
    },
  ],
  forwardCurve: [[{ months: 12, forward: 0.03 }], day],
  impliedHazards: [[{ years: 1, spread: 0.01 }], 0.4, discount],
  impliedVolatility: [{ ...option, volatility: undefined }, 5],
  indexRatio: [163.29032, 161.55484],
  inflationIndexedBond: [bond, day, 0.01, 1.2],
  inflationIndexedRedemption: [100, 1.2],
  internalRateOfReturn: [[-100, 60, 60]],
  intrinsicValue: ['put', 90, 100],
  inverseNormalDistribution: [0.3],
  irbCapital: [{ exposureClass: 'corporate', pd: 0.01, lgd: 0.45, maturity: 2.5 }],
  isBusinessDay: ['target', day],
  isEndOfMonth: [day],
  linearDebtRank: [network, Float64Array.of(5, 5), Float64Array.of(0.1, 0), Float64Array.of(0.5, 0.5)],
  liquidationThreshold: [{ volatility: 0.3, timeToSell: 0.1, confidence: 0.99, gap: 0.05, saleCost: 0.02 }],
  loanColumns: [3],
  longstaffDiscount: [0.3, 1],
  lossBins: [distribution, 2],
  lossDistribution: [portfolio],
  lossQuantile: [distribution, 0.9],
  matrixPower: [matrix, 3],
  momentsOf: [ladder, forwards, 0],
  monthlyRate: [0.1],
  monthsBetween: [day, day + 90],
  netPresentValue: [0.05, [-100, 110]],
  nominalRate: [0.05, 12],
  normalDensity: [0.5],
  normalDistribution: [0.5],
  nssForwardRate: [nss, 2],
  nssZeroRate: [nss, 2],
  observeDivergence: [
    { variance: 0.0001, streak: 0, tripped: false },
    99,
    100,
    { decay: 0.94, sigmas: 3, feeBand: 0.01, consecutive: 3, reopenBand: 0.005 },
  ],
  parSpread: [{ times: [1, 2], hazards: [0.02, 0.03] }, 2, 0.4, discount],
  poissonInterval: [5],
  poolLoss: [[{ pd: 0.1, loss: 5 }], 0.1],
  poolMetrics: [ladder, forwards, 0],
  premiumVariance: [0.2, 1, 1],
  projectPool: [terms],
  provisionMatrixLoss: [[{ gross: 100, rate: 0.01 }]],
  psaRate: [5, 1],
  quoteAroundNav: [
    {
      nav: 100,
      marketPrice: 99,
      navWeight: 0.5,
      inventory: 2,
      riskAversion: 0.1,
      premiumVolatility: 1,
      meanReversion: 2,
      horizon: 1,
      intensityDecay: 1.5,
      exitPrice: 95,
      redemptionFee: 0.01,
      issuanceFee: 0.01,
    },
  ],
  ruleAroundNav: [
    {
      nav: 1,
      marketPrice: 0.99,
      navWeight: 0.8,
      most: 1_000,
      target: 0.5,
      riskAversion: 0.01,
      premiumVolatility: 0.03,
      meanReversion: 20,
      horizon: 0.02,
      intensityDecay: 400,
      nearest: 0.0005,
      furthest: 0.02,
    },
  ],
  remark: [[], forwards, 0],
  referenceIndex: [day, () => 320],
  requireTransitionMatrix: [matrix],
  requiredReturn: [
    {
      riskFreeRate: 0.03,
      pd: 0.02,
      lgd: 0.45,
      correlation: 0.15,
      hurdle: 0.1,
      volatility: 0.2,
      timeToSell: 0.1,
      holdingPeriod: 1,
    },
  ],
  riskyValue: [flows, 0.4, discount, discount],
  riskyValueContinuous: [flows, 0.4, discount, discount],
  rollRateLosses: [[0.1, 0.5, 0.9]],
  runProofFee: [0.1, 0.05],
  runThreshold: [0.1, 0.05, 0.98],
  scenarioLoss: [[{ probability: 1, loss: 5 }]],
  sdaRate: [5, 1],
  simpleDiscountRate: [98, 100, 0.5],
  simulateLosses: [portfolio, { paths: 10, seed: 1 }],
  simulatedDistribution: [portfolio, { paths: 10, seed: 1 }],
  singleMonthlyMortality: [0.1],
  spreadsheetYearFraction: [0, day, day + 90],
  stageOf: [{ originalPd: 0.01, currentPd: 0.02, daysPastDue: 0 }],
  straightLineDepreciation: [1000, 100, 5],
  survival: [{ times: [1, 2], hazards: [0.02, 0.03] }, 1.5],
  swingFactor: [0.1, { halfSpread: 0.001, impact: 0.1, threshold: 0.01, cap: 0.05 }],
  thirty360: ['30E/360', day, day + 90],
  tippingFraction: [1.5, 1.1],
  toIso: [day],
  trancheExpectedLoss: [distribution, 0, 2],
  transitionOver: [quant.generatorOf(matrix), 2],
  vasicekDistribution: [0.05, 0.2, 0.1],
  vasicekQuantile: [0.05, 0.2, 0.99],
  weekday: [day],
  yearFraction: ['ACT/360', day, day + 90],
  yearsDigitsDepreciation: [1000, 100, 5, 2],
  zSpread: [[{ years: 1, amount: 100 }], 95, discount],
  zeroCurve: [
    [
      { years: 1, rate: 0.03 },
      { years: 2, rate: 0.031 },
    ],
    'log-linear discount',
  ],
}

/** Functions that have an answer at infinity. */
const INFINITE: ReadonlySet<string> = new Set(['normalDensity', 'normalDistribution'])

/** Every way to put a wrong number in the place of one right number, however deep it lies. */
function* spoilt(value: unknown, wrong: number, path = ''): Generator<readonly [string, unknown]> {
  if (typeof value === 'number') yield [path, wrong]
  else if (value instanceof Float64Array) {
    for (const n of value.keys()) yield [`${path}[${n}]`, value.with(n, wrong)]
  } else if (Array.isArray(value)) {
    for (const [n, one] of value.entries()) {
      for (const [where, other] of spoilt(one, wrong, `${path}[${n}]`)) yield [where, value.with(n, other)]
    }
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && value !== network) {
    for (const [key, one] of Object.entries(value)) {
      for (const [where, other] of spoilt(one, wrong, `${path}.${key}`))
        yield [where, { ...value, [key]: other }]
    }
  }
}

describe('every function of numbers', () => {
  const functions = new Set(
    Object.entries(quant).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  )

  it.each(Object.keys(RIGHT))('%s takes what is right and refuses what is no number, by name', (name) => {
    const run = Reflect.get(quant, name) as (...args: readonly unknown[]) => unknown
    expect(() => run(...RIGHT[name]!)).not.toThrow()
    const wrongs = INFINITE.has(name) ? [Number.NaN] : [Number.NaN, Number.POSITIVE_INFINITY]
    for (const wrong of wrongs) {
      for (const [where, args] of spoilt(RIGHT[name], wrong)) {
        let found: unknown
        try {
          found = run(...(args as unknown[]))
        } catch (error) {
          expect(error, `${name}${where} = ${wrong}`).toBeInstanceOf(SpecieError)
          continue
        }
        expect.fail(`${name}${where} = ${wrong} gives ${JSON.stringify(found)?.slice(0, 80)}`)
      }
    }
  })

  it('of the list is there', () => {
    expect(Object.keys(RIGHT).filter((name) => !functions.has(name))).toEqual([])
  })
})
