import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import { combineQuotes } from '../block/combineQuotes.ts'
import { clearAuction } from './clearAuction.ts'

const page = readFileSync(new URL('../../../../../docs/exits.md', import.meta.url), 'utf8')
const lines = [...page.matchAll(/```calculation\n([\s\S]*?)\n```/g)].flatMap(([, text]) => text!.split('\n'))
const shown = new Map(lines.map((line) => [line.split(' = ')[0]!, Number(line.split(' = ').at(-1))]))
const MICRO = 1_000_000n
const micro = (name: string) => BigInt(Math.round(shown.get(name)! * 1e6))

test('the block of docs/exits.md takes the quotes that it says', () => {
  const quotes = [
    { shares: 30_000n * MICRO, price: (992n * WAD) / 1000n, whole: false },
    { shares: 40_000n * MICRO, price: (990n * WAD) / 1000n, whole: false },
    { shares: 50_000n * MICRO, price: (985n * WAD) / 1000n, whole: true },
  ]
  const best = combineQuotes(quotes, 50_000n * MICRO, 'sell')
  expect(best.cash).toBe(micro('blockTogether'))
  expect(best.fills.map(({ index }) => index)).toEqual([0, 1])
  expect(combineQuotes(quotes.slice(2), 50_000n * MICRO, 'sell').cash).toBe(micro('blockThird'))
})

test('the auction of docs/exits.md clears as it says', () => {
  const order = (sells: boolean, shares: bigint, cents: bigint) => ({
    sells,
    deposit: shares * MICRO,
    revealed: { shares: shares * MICRO, price: (cents * WAD) / 100n },
  })
  const placed = [
    order(true, 600n, 95n),
    order(true, 400n, 97n),
    order(false, 500n, 99n),
    order(false, 300n, 97n),
    { sells: false, deposit: 500n * MICRO },
  ]
  const { price, volume, payouts } = clearAuction(placed, WAD, 2_000n)
  expect(price).toBe((97n * WAD) / 100n)
  expect(volume).toBe(micro('wantedAtPrice'))
  expect(payouts[0]!.cash).toBe(micro('auctionCashA') + micro('auctionBonusA'))
  expect(payouts[1]!.shares).toBe(400n * MICRO - micro('soldByB'))
  expect(payouts[1]!.cash).toBe((micro('soldByB') * 97n) / 100n + micro('auctionBonusB'))
  expect(payouts[4]!.cash).toBe(500n * MICRO - micro('auctionForfeit'))
})
