import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markCourse } from './markCourse.ts'
import type { ProviderEvent, ResultSource } from './ProviderEvent.ts'
import { type HurdleRates, providerResult } from './providerResult.ts'

const WAD = 10n ** 18n
const DAY = 86_400
const YEAR = 365 * DAY
const FREE: HurdleRates = { riskFree: 0, illiquidity: 0, shares: {} }

function lineOf(lines: readonly { source: ResultSource; amount: bigint }[], source: ResultSource): bigint {
  return lines.find((line) => line.source === source)?.amount ?? 0n
}

describe('the result of a reserve, by hand', () => {
  // Two providers bring 60 and 40; the desk buys 50 shares at a bid of 1.00 for 49; the bid grows by a tenth of it and
  // falls back to 1.00 by a report; 20 shares are sold at an ask of 1.01; 2 of income come in.
  const events: ProviderEvent[] = [
    { time: 0, kind: 'issue', cash: 60_000_000n, parts: 60_000_000n, mine: 60_000_000n },
    { time: 0, kind: 'issue', cash: 40_000_000n, parts: 40_000_000n, mine: 0n },
    { time: 0, kind: 'price', share: 'S', price: WAD, grown: WAD },
    { time: 0, kind: 'change', source: 'fees', cash: -49_000_000n, shares: { S: 50_000_000n } },
    { time: YEAR, kind: 'price', share: 'S', price: WAD, grown: (WAD * 11n) / 10n },
    { time: YEAR, kind: 'change', source: 'spread', cash: 20_200_000n, shares: { S: -20_000_000n } },
    { time: YEAR, kind: 'change', source: 'income', cash: 2_000_000n, shares: {} },
  ]

  test('goes to each provider by its part, and every unit has its source', () => {
    const { result, lines, closing, contributed } = providerResult(events, FREE, true, YEAR)
    expect(contributed).toBe(60_000_000n)
    expect(lines).toEqual([
      { source: 'fees', amount: 600_000n },
      { source: 'spread', amount: 120_000n },
      { source: 'income', amount: 1_200_000n },
      { source: 'carry', amount: 3_000_000n },
      { source: 'lossVersusNav', amount: -3_000_000n },
    ])
    expect(result).toBe(1_920_000n)
    expect(closing).toBe(61_920_000n)
  })

  test('is measured against what the capital has to bring', () => {
    const rates = {
      riskFree: 0.04,
      illiquidity: 0.01,
      shares: { S: { expectedLoss: 0.008, capitalCharge: 0.012 } },
    }
    const { hurdle, excess, earned, idle, idleCost, lines, average } = providerResult(
      events,
      rates,
      true,
      YEAR,
    )
    // 60.6 of capital for a year, of which 30 as shares: 5 % of all, 2 % of shares.
    expect(average).toBe(60_600_000n)
    expect(hurdle.parts.map(({ amount }) => amount)).toEqual([2_424_000n, 606_000n, 240_000n, 360_000n])
    expect(hurdle.amount).toBe(3_630_000n)
    expect(idle).toBeCloseTo(30.6 / 60.6, 12)
    expect(idleCost).toBe(1_530_000n)
    expect(lineOf(lines, 'carry')).toBe(3_240_000n)
    expect(lineOf(lines, 'expectedLoss')).toBe(-240_000n)
    expect(excess).toBe(1_920_000n + 240_000n - 3_630_000n)
    expect(earned).toBeCloseTo(2.16 / 60.6, 9)
  })

  test('is what entering costs when nothing else happens', () => {
    const late: ProviderEvent[] = [
      { time: 0, kind: 'issue', cash: 100n, parts: 100n, mine: 0n },
      { time: 1, kind: 'change', source: 'fees', cash: 10n, shares: {} },
      { time: 2, kind: 'issue', cash: 120n, parts: 100n, mine: 100n },
      { time: 3, kind: 'issue', cash: -100n, parts: -100n, mine: -100n },
    ]
    const { lines, result, closing } = providerResult(late, FREE, true, 4)
    expect(result).toBe(-20n)
    expect(lines).toEqual([{ source: 'entryAndExit', amount: -20n }])
    expect(closing).toBe(0n)
  })
})

const amount = fc.bigInt(-(10n ** 12n), 10n ** 12n)
const price = fc.bigInt(WAD / 2n, 2n * WAD)
const share = fc.constantFrom('A', 'B')
const source = fc.constantFrom<ResultSource>('fees', 'spread', 'income', 'incentives', 'lossVersusNav')
const ownEvent = fc.oneof(
  fc.record({ kind: fc.constant('price' as const), share, price, grown: price }),
  fc.record({
    kind: fc.constant('change' as const),
    source,
    cash: amount,
    shares: fc.dictionary(share, amount),
  }),
  fc.record({ kind: fc.constant('flow' as const), cash: amount, shares: fc.dictionary(share, amount) }),
)
const positive = fc.bigInt(1n, 10n ** 12n)
const commonEvent = fc.oneof(
  fc.record({ kind: fc.constant('price' as const), share, price, grown: price }),
  fc.record({
    kind: fc.constant('change' as const),
    source,
    cash: amount,
    shares: fc.dictionary(share, amount),
  }),
  fc
    .record({ cash: positive, parts: positive, own: fc.boolean() })
    .map(({ cash, parts, own }) => ({ kind: 'issue' as const, cash, parts, mine: own ? parts : 0n })),
)
const rates = fc.record({
  riskFree: fc.double({ min: 0, max: 0.2, noNaN: true }),
  illiquidity: fc.double({ min: 0, max: 0.2, noNaN: true }),
  shares: fc.constant({ A: { expectedLoss: 0.01, capitalCharge: 0.02 } }),
})

function timed(events: readonly object[]): ProviderEvent[] {
  return events.map((event, n) => ({ ...event, time: n * DAY })) as ProviderEvent[]
}

describe('whatever happens', () => {
  test.each([
    ['an account of its own', fc.array(ownEvent, { maxLength: 30 }), false],
    ['a common account', fc.array(commonEvent, { maxLength: 30 }), true],
  ] as const)(
    'the lines of %s add up to the result, and the parts of the hurdle to it',
    (_, events, common) => {
      fc.assert(
        fc.property(events as fc.Arbitrary<object[]>, rates, (list, hurdle) => {
          const found = providerResult(timed(list), hurdle, common, list.length * DAY)
          expect(found.lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(found.result)
          expect(found.contributed + found.result).toBe(found.withdrawn + found.closing)
          expect(found.hurdle.parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(found.hurdle.amount)
          const last = found.points.at(-1)
          if (last !== undefined) expect(last.result).toBe(found.result)
        }),
      )
    },
  )

  test('results of all providers of a common account are its gain, but for roundings', () => {
    fc.assert(
      fc.property(fc.array(commonEvent, { maxLength: 20 }), (list) => {
        const swapped = list.map((event) =>
          event.kind === 'issue' ? { ...event, mine: event.parts - event.mine } : event,
        )
        const until = list.length * DAY
        const all = [list, swapped].map((one) => providerResult(timed(one), FREE, true, until))
        // What happened before there was any part belongs to whoever came first.
        const first = list.findIndex(({ kind }) => kind === 'issue')
        const before = list.slice(0, Math.max(0, first)).some(({ kind }) => kind === 'change')
        fc.pre(!before)
        const everybody = list.map((event) =>
          event.kind === 'issue' ? { ...event, mine: event.parts } : event,
        )
        const gain = providerResult(timed(everybody), FREE, true, until).result
        const sum = all.reduce((total, { result }) => total + result, 0n)
        expect(Number(gain - sum)).toBeGreaterThanOrEqual(-4)
        expect(Number(gain - sum)).toBeLessThanOrEqual(4)
      }),
    )
  })
})

describe('prices told by marks', () => {
  const mark = { since: 0, price: WAD, gross: WAD, rate: 50_000_000n, until: 30 * DAY }

  test('grow at the rate until the horizon and walk from the old to the new bid for a day', () => {
    const lower = { ...mark, since: 10 * DAY, price: (WAD * 97n) / 100n, gross: (WAD * 97n) / 100n, rate: 0n }
    const back = { ...lower, since: 20 * DAY, price: WAD, gross: WAD }
    const { at, growth } = markCourse([mark, lower, back], DAY)
    expect(at(-1)).toBeUndefined()
    expect(Number(at(10 * DAY - 1)!.bid) / 1e18).toBeCloseTo(Math.exp((0.05 * 10) / 365), 8)
    expect(at(10 * DAY)!.bid).toBe(lower.price)
    expect(at(20 * DAY)!.bid).toBe(lower.price)
    expect(at(20 * DAY + DAY / 2)!.bid).toBe((lower.price + WAD) / 2n)
    expect(at(21 * DAY)).toEqual({ bid: WAD, ask: WAD })
    expect(Number(growth(2 * DAY, 7 * DAY)) / 1e18).toBeCloseTo(Math.exp((0.05 * 5) / 365), 12)
    expect(growth(12 * DAY, 30 * DAY)).toBe(WAD)
    // What entries pay comes down as slowly as what exits get goes up.
    expect(at(10 * DAY)!.ask).toBeGreaterThan(lower.gross)
    expect(at(11 * DAY)!.ask).toBe(lower.gross)
  })
})
