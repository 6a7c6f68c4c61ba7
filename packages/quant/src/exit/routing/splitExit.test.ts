import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimum } from '../../fixed/minimum.ts'
import { WAD } from '../../fixed/wad.ts'
import { type DeskBucket, FULL_BUCKET } from '../DeskBucket.ts'
import type { MarketState } from '../market/MarketState.ts'
import type { MarketPool } from '../market/quoteMarket.ts'
import { sqrtPriceAtTick } from '../market/sqrtPriceAtTick.ts'
import type { RestingQuote } from '../quotes/RestingQuote.ts'
import { deskSource } from './deskSource.ts'
import type { ExitSource } from './ExitSource.ts'
import { marketSource } from './marketSource.ts'
import { restingSource } from './restingSource.ts'
import { splitExit } from './splitExit.ts'
import { stepSource } from './stepSource.ts'

const UNIT = 1_000_000n
const PLENTY = 10n ** 15n
const bucket: DeskBucket = {
  limit: 1_000_000n * UNIT,
  base: 100n,
  slope: 4_000n,
  window: 10n,
  use: 0n,
  since: 0n,
}
const quiet: MarketState = {
  bidTick: 0,
  askTick: 0,
  poolTick: 0,
  time: 0n,
  energy: 0n,
  above: 0,
  below: 0,
  fees: 0n,
  width: 200,
  base: 500,
  first: true,
  closed: false,
}

function poolAt(tick: number, liquidities: readonly bigint[], first: boolean): MarketPool {
  // ranges of different widths around the price, one within the other
  const ends = liquidities.flatMap((net, index) => {
    const reach = 30 * (index + 1)
    const middle = Math.round(tick / 10) * 10
    return [
      { tick: middle - reach, net },
      { tick: middle + reach, net: -net },
    ]
  })
  const liquidity = liquidities.reduce((sum, one) => sum + one, 0n)
  const at = first ? tick : -tick
  const turned = first ? ends : ends.map(({ tick: end, net }) => ({ tick: -end, net: -net }))
  return {
    sqrtPrice: sqrtPriceAtTick(at),
    tick: at,
    liquidity,
    ends: turned.sort((a, b) => a.tick - b.tick),
  }
}

const desks = fc
  .record({
    use: fc.bigInt({ min: 0n, max: FULL_BUCKET }),
    base: fc.bigInt({ min: 0n, max: 2_000n }),
    slope: fc.bigInt({ min: 0n, max: 20_000n }),
    limit: fc.bigInt({ min: 10n, max: 2_000n }).map((thousands) => thousands * 1_000n * UNIT),
    cash: fc.bigInt({ min: 1_000n * UNIT, max: 3_000_000n * UNIT }),
  })
  .map(({ cash, ...terms }) => deskSource({ ...bucket, ...terms }, WAD, cash, 0n))
const markets = fc
  .record({
    tick: fc.integer({ min: -150, max: 120 }),
    liquidities: fc.array(fc.bigInt({ min: UNIT, max: 20_000_000n * UNIT }), { minLength: 1, maxLength: 4 }),
    first: fc.boolean(),
    below: fc.integer({ min: 0, max: 150 }),
  })
  .map(({ tick, liquidities, first, below }) =>
    marketSource(
      { ...quiet, first, below, poolTick: tick, bidTick: 0 },
      poolAt(tick, liquidities, first),
      WAD,
      0n,
    ),
  )
const RULE = { above: 0n, size: 10_000n, end: 100n, sellsOnly: false, used: 0n, time: 0n }
const quotes = fc.array(
  fc.record({
    shares: fc.bigInt({ min: UNIT, max: 300_000n * UNIT }),
    price: fc.bigInt({ min: (WAD * 90n) / 100n, max: WAD }),
    whole: fc.boolean(),
  }),
  { maxLength: 3 },
)
const resting = fc
  .record({
    below: fc.bigInt({ min: 0n, max: 3_000n }),
    skew: fc.bigInt({ min: 0n, max: 10_000n }),
    most: fc.bigInt({ min: 1_000n * UNIT, max: 500_000n * UNIT }),
    cash: fc.bigInt({ min: UNIT, max: 500_000n * UNIT }),
    shares: fc.bigInt({ min: 0n, max: 1_000n * UNIT }),
  })
  .map((terms): RestingQuote => ({ ...RULE, ...terms }))
  .map((quote) => restingSource(quote, 'maker', WAD, 0n))
const exits = fc
  .tuple(desks, markets, resting, quotes)
  .map(([desk, market, maker, steps]) => [
    ...[desk, market, maker].filter((source) => source !== undefined),
    ...steps.map((step, index) => stepSource('block', `maker ${index}`, step)),
  ])
// from 100 to 3,000,000 shares, every order of magnitude as often
const amounts = fc
  .double({ min: 2, max: 6.5, noNaN: true })
  .map((exponent) => BigInt(Math.floor(10 ** exponent)) * UNIT + 7n)

/** The best split on a grid, by trying all of them. */
function byBruteForce(sources: readonly ExitSource[], amount: bigint, steps: number): bigint {
  let best: (bigint | undefined)[] = [0n, ...Array.from({ length: steps }, () => undefined)]
  for (const source of sources) {
    const cash = Array.from({ length: steps + 1 }, (_, n) => {
      const shares = (amount * BigInt(n)) / BigInt(steps)
      if (shares > source.most) return undefined
      if (source.runs.some((run) => run.whole) && shares !== 0n && shares !== source.most) return undefined
      return shares === 0n ? 0n : source.cash(shares)
    })
    best = best.map((_, total) => {
      let most: bigint | undefined
      for (let mine = 0; mine <= total; mine++) {
        const [before, own] = [best[total - mine], cash[mine]]
        if (before === undefined || own === undefined) continue
        if (most === undefined || before + own > most) most = before + own
      }
      return most
    })
  }
  return best.reduce<bigint>((most, cash) => (cash !== undefined && cash > most ? cash : most), 0n)
}

describe('splitting a sale over exits', () => {
  it('gets no less than any split on a grid', () => {
    fc.assert(
      fc.property(exits, amounts, (sources, amount) => {
        const { cash } = splitExit(sources, amount)
        expect(cash + 10n).toBeGreaterThanOrEqual(byBruteForce(sources, amount, 40))
      }),
      { numRuns: 150 },
    )
  })

  it('never gets less than the best single exit', () => {
    fc.assert(
      fc.property(exits, amounts, (sources, amount) => {
        const { cash, shares } = splitExit(sources, amount)
        for (const source of sources) {
          if (source.runs.some((run) => run.whole) && source.most > amount) continue
          const alone = source.cash(minimum(source.most, amount))
          expect(cash).toBeGreaterThanOrEqual(alone)
        }
        expect(shares).toBeLessThanOrEqual(amount)
      }),
    )
  })

  it('leaves the next share at one price wherever an exit is partly used', () => {
    let seen = 0
    fc.assert(
      fc.property(desks, markets, fc.integer({ min: 1, max: 99 }), (desk, market, percent) => {
        if (desk === undefined || market === undefined || market.runs.length !== 1) return
        const amount = ((desk.most + market.most) * BigInt(percent)) / 100n
        const { parts } = splitExit([desk, market], amount)
        if (parts.length < 2 || parts.some(({ source, shares }) => shares > source.most - 1_000n)) return
        const [one, other] = parts.map(({ next }) => next!)
        expect(one! / other!).toBeCloseTo(1, 6)
        seen++
      }),
      { numRuns: 500 },
    )
    expect(seen).toBeGreaterThan(20)
  })

  it('does not care whether one maker quotes or two halves of it', () => {
    fc.assert(
      fc.property(exits, amounts, fc.bigInt({ min: 2n, max: 300_000n }), (sources, amount, thousandths) => {
        const shares = thousandths * 1_000n
        const price = (WAD * 985n) / 1_000n
        const whole = splitExit([...sources, stepSource('quotes', 'one', { shares, price })], amount)
        const half = (name: string) => stepSource('quotes', name, { shares: shares / 2n, price })
        const halves = splitExit([...sources, half('first'), half('second')], amount)
        expect(whole.cash - halves.cash).toBeLessThanOrEqual(10n)
        expect(halves.cash - whole.cash).toBeLessThanOrEqual(10n)
      }),
    )
  })

  it('gets no less for more shares, and nothing less with one exit more', () => {
    fc.assert(
      fc.property(exits, amounts, amounts, (sources, amount, more) => {
        const { cash } = splitExit(sources, amount)
        expect(splitExit(sources, amount + more).cash + 10n).toBeGreaterThanOrEqual(cash)
        const maker = stepSource('quotes', 'more', { shares: 1_000n * UNIT, price: (WAD * 99n) / 100n })
        expect(splitExit([...sources, maker], amount).cash + 10n).toBeGreaterThanOrEqual(cash)
      }),
    )
  })

  it('sells nothing below the floor and leaves parts out that are not worth their cost', () => {
    const desk = deskSource(bucket, WAD, PLENTY, 0n)!
    const good = stepSource('quotes', 'good', { shares: 100n * UNIT, price: (WAD * 999n) / 1_000n })
    const floor = (WAD * 995n) / 1_000n
    const split = splitExit([desk, good], 900_000n * UNIT, { floor })
    // 1 − 0.001 − 0.04·u² = 0.995
    expect(Number(split.parts[0]!.shares) / 1e6).toBeCloseTo(Math.sqrt(0.004 / 0.04) * 1e6, 0)
    expect(splitExit([desk, good], 1_000n * UNIT, { partCost: UNIT }).parts).toHaveLength(1)
    expect(splitExit([desk, good], 1_000n * UNIT).parts).toHaveLength(2)
  })

  it('finds nothing where there is no exit', () => {
    expect(splitExit([], UNIT)).toEqual({ parts: [], shares: 0n, cash: 0n })
    expect(() => splitExit([], 0n)).toThrow('amount')
  })
})
