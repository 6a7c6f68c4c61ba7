import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { quoteRestingPurchase } from './quoteRestingPurchase.ts'
import { quoteRestingSale } from './quoteRestingSale.ts'
import type { RestingQuote } from './RestingQuote.ts'

const page = readFileSync(new URL('../../../../../docs/exits.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/```(quotes|pay)\n([\s\S]*?)\n```/g)]
const lines = blocks.flatMap(([, , text]) => text!.split('\n').filter((line) => line.includes(' = ')))
const shown = new Map(lines.map((line) => [line.split(' = ')[0]!, Number(line.split(' = ').at(-1))]))
const UNIT = 1_000_000n
const BID = 1_020_000_000_000_000_000n
const units = (name: string) => BigInt(Math.round(shown.get(name)! * 1e6))

describe('docs/exits.md', () => {
  it('shows what a maker’s book pays and asks, to the unit', () => {
    const start: RestingQuote = {
      below: 100n,
      above: 200n,
      skew: 1_000n,
      size: 10_000n,
      end: 10n ** 9n,
      most: 100_000n * UNIT,
      sellsOnly: false,
      cash: 90_000n * UNIT,
      shares: 20_000n * UNIT,
      used: 0n,
      time: 0n,
    }
    const first = quoteRestingSale(start, 10_000n * UNIT, BID, 0n)
    expect(first.paid).toBe(units('sold'))
    const second = quoteRestingSale(first.after, 50_000n * UNIT, BID, 0n)
    expect(second.paid).toBe(units('more'))
    expect(quoteRestingSale(start, 60_000n * UNIT, BID, 0n).paid).toBe(first.paid + second.paid)
    const third = quoteRestingPurchase(second.after, 20_000n * UNIT, BID, 0n)
    expect(third.cost).toBe(units('bought'))
    // 0.7 % below the bid and 0.6 % above the ask are asked for the next share
    const { below, above, skew, shares, most } = third.after
    expect(shares).toBe(60_000n * UNIT)
    expect(below + (skew * shares) / most).toBe(700n)
    expect(above + skew - (skew * shares) / most).toBe(600n)
  })

  it('has arithmetic about makers that is right', () => {
    for (const line of lines) {
      const [, formula, result] = line.split(' = ')
      const factors = formula!.split(' * ').map((factor) =>
        factor
          .replace(/[()]/g, '')
          .replace(/ - /g, ' + -')
          .split(' + ')
          .reduce((sum, term) => sum + Number(term), 0),
      )
      expect(
        factors.reduce((product, factor) => product * factor, 1),
        line,
      ).toBeCloseTo(Number(result), 6)
    }
    expect(lines.length).toBe(8)
  })
})
