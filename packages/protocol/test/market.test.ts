import { deploySystem, type RaisedPool, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import type { Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, persona } from '../src/index.ts'

const UNIT = 1_000_000n
const TERMS = { width: 200, base: 500 }

let stop: () => Promise<void>
let system: TestSystem
let pool: RaisedPool

beforeAll(async () => {
  const chain = await startTestChain()
  stop = chain.stop
  system = await deploySystem(chain)
  pool = await raisePool(system)
  await system.chain.advance(86_400)
  for (const share of pool.shares.slice(0, 2)) await open(share)
})
afterAll(() => stop())

/** Lists a share and has investor A provide 100,000 of it with as much cash, 3 % to each side. */
async function open(share: Address) {
  const governance = await system.as('governance')
  const { Market, PoolManager } = governance.context.deployment.contracts
  const agent = await system.as('issuer')
  await (await agent.share(share).setVenue(PoolManager!.address, Market!.address)).send()
  await (await governance.market.list(share, TERMS)).send()
  const provider = await system.as('investorA')
  const cash = { recipient: persona('investorA').address, amount: 400_000n * UNIT }
  await (await provider.cash.mintLocalDollars(cash.recipient, cash.amount)).send()
  const { state } = await provider.market.read(share)
  const middle = Math.round(state.poolTick / 10) * 10
  const range = { share, lower: middle - 300, upper: middle + 300 }
  await (
    await provider.market.addLiquidity({ ...range, shares: 100_000n * UNIT, cash: 100_000n * UNIT })
  ).send()
  return range
}

describe('a quote', () => {
  test('is what a sale and a purchase get, to the unit, whichever side of Uniswap’s pool the share is on', async () => {
    const orders = [
      ['sell', 1n],
      ['sell', 777n * UNIT + 1n],
      ['buy', 12_345n * UNIT],
      ['sell', 300_000n * UNIT],
      ['buy', 5n],
      ['buy', 300_000n * UNIT],
      ['sell', 40_000n * UNIT],
    ] as const
    for (const share of pool.shares.slice(0, 2)) {
      await system.chain.isolated(async () => {
        const trader = await system.as('investorA')
        for (const [side, amount] of orders) {
          await system.chain.advance(3600)
          const quote = await trader.market.quote({ share, side, amount })
          const trade = await trader.market.trade({ share, side, amount, minimum: 0n, partly: true })
          if (quote.got === 0n) {
            await expect(trade.simulate()).rejects.toMatchObject({ errorName: 'NothingFilled' })
            continue
          }
          const { given, got, fee } = await trade.simulate()
          expect({ given, got, fee }).toEqual({ given: quote.given, got: quote.got, fee: BigInt(quote.fee) })
          await trade.send()
          const { pool: after } = await trader.market.read(share)
          expect(Math.abs(after.tick)).toBe(Math.abs(quote.tickAfter))
        }
      })
    }
  })

  test('charges the step after losses were stated, as the contract does', async () => {
    await system.chain.isolated(async () => {
      const share = pool.shares[1]!
      const trader = await system.as('investorA')
      const servicer = await system.as('servicer')
      const { nav } = await trader.market.read(share)
      // the residual share bears the first losses; what reaches this one drops its bid at once
      for (
        let bid = nav.bid!;
        bid > (nav.bid! * 99n) / 100n;
        bid = (await trader.market.read(share)).nav.bid!
      )
        await (await servicer.pool(pool.address).impair(10_000n * UNIT)).send()
      const quote = await trader.market.quote({ share, side: 'sell', amount: 90_000n * UNIT })
      expect(quote.fee).toBeGreaterThan(600)
      const trade = await trader.market.trade({
        share,
        side: 'sell',
        amount: 90_000n * UNIT,
        partly: true,
        minimum: 0n,
      })
      const { given, got } = await trade.simulate()
      expect([given, got]).toEqual([quote.given, quote.got])
    })
  })
})

describe('a provider', () => {
  test('sees what it has and takes it out again', async () => {
    await system.chain.isolated(async () => {
      const share = pool.shares[0]!
      const provider = await system.as('investorA')
      const { state } = await provider.market.read(share)
      const middle = Math.round(state.poolTick / 10) * 10
      const range = { share, lower: middle - 300, upper: middle + 300 }
      const owner = persona('investorA').address
      const position = await provider.market.position({ ...range, provider: owner })
      expect(position.liquidity).toBeGreaterThan(0n)
      const { result } = await (
        await provider.market.removeLiquidity({ ...range, liquidity: position.liquidity })
      ).send()
      expect([result.shares, result.cash]).toEqual([position.shares, position.cash])
      expect((await provider.market.position({ ...range, provider: owner })).liquidity).toBe(0n)
    })
  })
})

describe('refusals', () => {
  test('of Uniswap and of the market come as sentences', async () => {
    await system.chain.isolated(async () => {
      const share = pool.shares[0]!
      const outsider = await system.as('outsider')
      await (await outsider.cash.mintLocalDollars(persona('outsider').address, 1000n * UNIT)).send()
      const trade = await outsider.market.trade({ share, side: 'buy', amount: 1000n * UNIT })
      await expect(trade.simulate()).rejects.toMatchObject({
        errorName: 'TransferRestricted',
        message: expect.stringContaining('identity'),
      })
      await expect(outsider.market.read(pool.shares[2]!)).rejects.toMatchObject({ code: 'market.notListed' })
      const governance = await system.as('governance')
      expect(addressOf(governance.context, 'Market')).toMatch(/^0x/)
      await expect((await governance.market.list(share, TERMS)).simulate()).rejects.toMatchObject({
        errorName: 'MarketListedAlready',
      })
    })
  })
})
