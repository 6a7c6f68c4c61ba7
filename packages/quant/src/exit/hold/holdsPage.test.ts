import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import { nextFee } from '../fee/feeDrift.ts'
import { quoteHold } from './quoteHold.ts'

const page = readFileSync(new URL('../../../../../docs/exits.md', import.meta.url), 'utf8')
const lines = [...page.matchAll(/```calculation\n([\s\S]*?)\n```/g)].flatMap(([, text]) => text!.split('\n'))
const shown = new Map(lines.map((line) => [line.split(' = ')[0]!, Number(line.split(' = ').at(-1))]))
const UNIT = 1_000_000n
const DAY = 86_400n
const bucket = { limit: 1_000_000n * UNIT, base: 100n, slope: 4_000n, window: 10n, use: 0n, since: 0n }
const terms = { volatility: 60_000n, longest: 30n * DAY, ceiling: 7_500n }

describe('docs/exits.md', () => {
  it('shows what a firm price pays and costs', () => {
    const { paid, premium } = quoteHold(bucket, terms, 100_000n * UNIT, WAD, 0n, 7n * DAY)
    expect(Number(paid) / 1e6).toBeCloseTo(shown.get('holdPaid')!, 5)
    // the page rounds the root and the logarithm to six digits
    expect(Number(premium) / 1e6 / shown.get('holdPremium')!).toBeCloseTo(1, 4)
  })

  it('shows what blocking three quarters of the limit costs a day', () => {
    const { premium } = quoteHold(bucket, terms, 749_990n * UNIT, WAD, 0n, DAY)
    const said = /costs ([\d,]+) a day/.exec(page)![1]!
    expect(Math.round(Number(premium) / 1e6 / 10)).toBe(Math.round(Number(said.replace(',', '')) / 10))
  })

  it('shows where a fee goes that aims at the hurdle', () => {
    const rule = { hurdle: 65_000_000n, gain: 1_000n, step: 20n, least: 50n, most: 1_000n }
    expect(Number(nextFee(rule, 40_000_000n, 200n)) / 1e5).toBeCloseTo(shown.get('feeAfter')!, 9)
  })
})
