import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import type { ProviderEvent } from '../worth/ProviderEvent.ts'
import { providerResult } from '../worth/providerResult.ts'
import { openWindows, orderNow, placeOrder, settleWindow } from './WindowBook.ts'

const page = readFileSync(new URL('../../../../../docs/exits.md', import.meta.url), 'utf8')
const lines = [...page.matchAll(/```calculation\n([\s\S]*?)\n```/g)].flatMap(([, text]) => text!.split('\n'))
const shown = new Map(lines.map((line) => [line.split(' = ')[0]!, Number(line.split(' = ').at(-1))]))
const YEAR = 365 * 86_400
const MICRO = 1_000_000n
const micro = (name: string) => BigInt(Math.round(shown.get(name)! * 1e6))

describe('docs/exits.md', () => {
  it('shows what the windows pay, to the sixth digit', () => {
    const terms = { notice: [0, 45, 90], fee: [1_000n, 400n, 0n], swing: 1_000n, swingAt: 20_000n } as const
    let book = openWindows({ ...terms, most: 100_000n, patience: 3 })
    book = placeOrder(book, 'A', 1, 30_000n * MICRO, 0)
    book = placeOrder(book, 'B', 1, 20_000n * MICRO, 1)
    book = placeOrder(book, 'C', 1, 10_000n * MICRO, 2)
    const supply = micro('supply')
    const settled = settleWindow(book, micro('brought'), (102n * WAD) / 100n, supply)
    expect(Number(settled.outcome.price) / 1e18).toBe(shown.get('price'))
    expect(settled.outcome.cash).toBe(micro('brought'))
    for (const holder of ['A', 'B', 'C']) {
      const { cash } = orderNow(settled.book, holder, 1)
      expect(Math.abs(Number(cash - micro(`paid${holder}`)))).toBeLessThanOrEqual(1)
    }
    const left = orderNow(settled.book, 'A', 1).shares
    expect(Math.abs(Number(left - micro('waitingA')))).toBeLessThanOrEqual(1)
    expect(Math.abs(Number(settled.outcome.redeemed - micro('redeemed')))).toBeLessThanOrEqual(1)
  })

  it('shows what providing brings, against its hurdle', () => {
    const micros = (amount: number) => BigInt(Math.round(amount * 1e6))
    const events: ProviderEvent[] = [
      { time: 0, kind: 'issue', cash: micros(60), parts: micros(60), mine: micros(60) },
      { time: 0, kind: 'issue', cash: micros(40), parts: micros(40), mine: 0n },
      { time: 0, kind: 'price', share: 'S', price: WAD, grown: WAD },
      { time: 0, kind: 'change', source: 'fees', cash: -micros(49), shares: { S: micros(50) } },
      { time: YEAR, kind: 'price', share: 'S', price: WAD, grown: (WAD * 11n) / 10n },
      { time: YEAR, kind: 'change', source: 'spread', cash: micros(20.2), shares: { S: -micros(20) } },
      { time: YEAR, kind: 'change', source: 'income', cash: micros(2), shares: {} },
    ]
    const shares = { S: { expectedLoss: 0.008, capitalCharge: 0.012 } }
    const rates = { riskFree: 0.04, illiquidity: 0.01, shares }
    const found = providerResult(events, rates, true, YEAR)
    expect(found.result).toBe(micro('ownResult'))
    expect(found.hurdle.amount).toBe(micro('hurdleInAll'))
    expect(found.excess).toBe(micro('overHurdle'))
    expect(found.lines.find(({ source }) => source === 'fees')!.amount).toBe(micro('ownFees'))
  })

  it('has arithmetic that is right to the last digit it shows', () => {
    const known = new Map<string, number>()
    for (const line of lines) {
      const [name = '', ...rest] = line.split(' = ')
      const digits = (rest.at(-1)!.split('.')[1] ?? '').length
      const value = product(rest[0]!, known)
      expect(Math.abs(value - Number(rest.at(-1))), line).toBeLessThanOrEqual(0.5000001 * 10 ** -digits)
      // carried on exactly, as the text says
      known.set(name, value)
    }
    expect(known.size).toBeGreaterThan(15)
  })
})

/** The value of a product of terms, each a number, a name, or a bracketed sum of two. */
function product(expression: string, known: ReadonlyMap<string, number>): number {
  const term = (text: string) => known.get(text) ?? Number(text)
  const sum = (text: string) =>
    text.split(' + ').reduce((total, part) => {
      const [first = '', ...less] = part.split(' - ')
      return total + less.reduce((left, one) => left - term(one), term(first))
    }, 0)
  if (!/[*/]/.test(expression)) return sum(expression)
  const tokens = expression.match(/\([^)]*\)|[*/]|[^\s*/()]+/g)!
  const factor = (text: string) => (text.startsWith('(') ? sum(text.slice(1, -1)) : term(text))
  let value = factor(tokens[0]!)
  for (let n = 1; n < tokens.length; n += 2) {
    value = tokens[n] === '*' ? value * factor(tokens[n + 1]!) : value / factor(tokens[n + 1]!)
  }
  return value
}
