import { deploySystem, type RaisedPool, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import type { Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { persona } from '../src/index.ts'

const UNIT = 1_000_000n
const maker = persona('investorA').address

let stop: () => Promise<void>
let system: TestSystem
let pool: RaisedPool
let share: Address

beforeAll(async () => {
  const chain = await startTestChain()
  stop = chain.stop
  system = await deploySystem(chain)
  pool = await raisePool(system)
  await system.chain.advance(86_400)
  share = pool.shares[0]!
  const issuer = await system.as('issuer')
  const { Quotes } = issuer.context.deployment.contracts
  await (await issuer.share(share).setVenue(Quotes!.address)).send()
  const client = await system.as('investorA')
  await (await client.cash.mintLocalDollars(maker, 400_000n * UNIT)).send()
  const { timestamp } = await client.context.reader.getBlock()
  const terms = { below: 100, above: 150, skew: 800, size: 5_000, end: Number(timestamp) + 30 * 86_400 }
  await (await client.quotes.set(share, { ...terms, most: 100_000n * UNIT })).send()
  await (await client.quotes.deposit({ share, shares: 30_000n * UNIT, cash: 60_000n * UNIT })).send()
})
afterAll(() => stop())

describe('an offer of a resting quote', () => {
  test('is what a sale and a purchase get, to the unit', async () => {
    await system.chain.isolated(async () => {
      const taker = await system.as('investorA')
      for (const [side, amount, partly] of [
        ['sell', 10_000n * UNIT, false],
        ['sell', 90_000n * UNIT, true],
        ['buy', 7_777_777n, false],
        ['buy', 90_000n * UNIT, true],
      ] as const) {
        await system.chain.advance(3_600)
        const order = { share, maker, side, amount }
        const offer = await taker.quotes.quote(order)
        expect(offer.filled > 0n).toBe(true)
        const trade = await taker.quotes.trade({ ...order, partly, limit: side === 'sell' ? 0n : 10n ** 12n })
        // the chain's clock goes on by a second, and with it the price
        const { result } = await trade.send()
        expect(result.filled - offer.filled).toBeLessThan(10n * UNIT)
        expect(Number(result.cash) / Number(offer.cash)).toBeCloseTo(1, 3)
      }
    })
  })

  test('is read with rule, book and prices, and found by who made it', async () => {
    const client = await system.as('investorA')
    const quotes = await client.quotes.list(share)
    expect(quotes.map((one) => one.maker)).toEqual([maker])
    expect(quotes[0]!.quote).toMatchObject({ shares: 30_000n * UNIT, cash: 60_000n * UNIT, skew: 800n })
    expect(quotes[0]!.nav.bid).toBeGreaterThan(0n)
    const nobody = await client.quotes.read(share, persona('outsider').address)
    expect(nobody.quote).toMatchObject({ shares: 0n, end: 0n })
  })
})

describe('a maker', () => {
  test('takes everything out, and its income', async () => {
    await system.chain.isolated(async () => {
      const client = await system.as('investorA')
      await (await client.quotes.withdraw({ share, shares: 30_000n * UNIT, cash: 60_000n * UNIT })).send()
      const { result } = await (await client.quotes.collect(share)).send()
      expect(result.paid).toBe(0n)
      expect((await client.quotes.read(share, maker)).quote).toMatchObject({ shares: 0n, cash: 0n })
    })
  })

  test('is refused in sentences', async () => {
    const client = await system.as('investorA')
    await expect(
      (await client.quotes.withdraw({ share, shares: 1n, cash: 10n ** 12n })).simulate(),
    ).rejects.toMatchObject({ errorName: 'QuoteCashShort', message: expect.stringContaining('60,000') })
    const trade = await client.quotes.trade({
      share,
      maker: persona('outsider').address,
      side: 'sell',
      amount: UNIT,
    })
    await expect(trade.simulate()).rejects.toMatchObject({ errorName: 'QuoteOver' })
    await expect(
      (
        await client.quotes.set(pool.shares[1]!, {
          below: 0,
          above: 0,
          skew: 0,
          size: 1,
          end: 1,
          most: UNIT,
        })
      ).simulate(),
    ).rejects.toMatchObject({ errorName: 'QuotesOfAnotherGate' })
  })
})
