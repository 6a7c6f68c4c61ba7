import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import { combineQuotes, type FirmQuote } from './combineQuotes.ts'

const quote = (shares: bigint, cents: bigint, whole = false): FirmQuote => ({
  shares,
  price: (cents * WAD) / 100n,
  whole,
})

describe('combineQuotes', () => {
  it('fills a sale from the best price down', () => {
    const found = combineQuotes([quote(400n, 97n), quote(500n, 99n), quote(400n, 98n)], 1000n, 'sell')
    expect(found.fills).toEqual([
      { index: 1, shares: 500n },
      { index: 2, shares: 400n },
      { index: 0, shares: 100n },
    ])
    expect(found).toMatchObject({ shares: 1000n, cash: 495n + 392n + 97n })
  })

  it('takes quotes for all or nothing where that fills or pays more', () => {
    const quotes = [quote(700n, 99n, true), quote(1000n, 98n, true), quote(200n, 97n)]
    expect(combineQuotes(quotes, 1000n, 'sell').fills).toEqual([{ index: 1, shares: 1000n }])
    expect(combineQuotes(quotes, 900n, 'sell').fills).toEqual([
      { index: 0, shares: 700n },
      { index: 2, shares: 200n },
    ])
  })

  it('buys from the cheapest up, and never beyond the limit', () => {
    const quotes = [quote(500n, 102n), quote(500n, 101n)]
    expect(combineQuotes(quotes, 800n, 'buy')).toMatchObject({ shares: 800n, cash: 505n + 306n })
    expect(combineQuotes(quotes, 800n, 'buy', (101n * WAD) / 100n)).toMatchObject({ shares: 500n })
    expect(combineQuotes(quotes, 800n, 'sell', (103n * WAD) / 100n)).toMatchObject({ shares: 0n, cash: 0n })
  })

  it('refuses a size of nothing', () => {
    expect(() => combineQuotes([], 0n, 'sell')).toThrow('size')
  })

  it('is what trying everything finds', () => {
    const anyQuote = fc.record({
      shares: fc.bigInt(1n, 12n),
      price: fc.bigInt(90n, 110n).map((cents) => cents * WAD),
      whole: fc.boolean(),
    })
    const side = fc.constantFrom('sell' as const, 'buy' as const)
    fc.assert(
      fc.property(fc.array(anyQuote, { maxLength: 4 }), fc.bigInt(1n, 24n), side, (quotes, size, way) => {
        const found = combineQuotes(quotes, size, way)
        let best = { shares: 0n, cash: 0n }
        const walk = (index: number, shares: bigint, cash: bigint) => {
          if (shares > size) return
          const cheaper = way === 'sell' ? cash > best.cash : cash < best.cash
          if (shares > best.shares || (shares === best.shares && cheaper)) best = { shares, cash }
          const next = quotes[index]
          if (next === undefined) return
          for (let part = 0n; part <= next.shares; part++) {
            if (next.whole && part !== 0n && part !== next.shares) continue
            walk(index + 1, shares + part, cash + (part * next.price) / WAD)
          }
        }
        walk(0, 0n, 0n)
        expect({ shares: found.shares, cash: found.cash }).toEqual(best)
      }),
      { numRuns: 60 },
    )
  })
})
