import { deploySystem, type RaisedPool, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import type { Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addressOf,
  type BlockFill,
  type BlockQuote,
  blockDomain,
  persona,
  type SpecieClient,
  signBlockQuote,
} from '../src/index.ts'

const UNIT = 1_000_000n
const WAD = 10n ** 18n
const maker = persona('investorB')

let stop: () => Promise<void>
let system: TestSystem
let pool: RaisedPool
let share: Address
let client: SpecieClient

beforeAll(async () => {
  const chain = await startTestChain()
  stop = chain.stop
  system = await deploySystem(chain)
  pool = await raisePool(system)
  await system.chain.advance(86_400)
  share = pool.shares[0]!
  client = await system.as('investorA')
  const [issuer, governance] = [await system.as('issuer'), await system.as('governance')]
  await (await issuer.share(share).setVenue(addressOf(client.context, 'Block'))).send()
  await (await governance.block.list(share, 3_000)).send()
  const house = await system.as('investorB')
  await (await house.cash.mintLocalDollars(maker.address, 200_000n * UNIT)).send()
  await (await house.block.back(share, 'cash', 200_000n * UNIT)).send()
})
afterAll(() => stop())

async function quoteOf(changes: Partial<BlockQuote> = {}): Promise<BlockFill> {
  const { nav, block } = await client.block.read(share)
  const quote: BlockQuote = {
    maker: maker.address,
    share,
    buys: true,
    shares: 50_000n * UNIT,
    price: (nav.bid! * 99n) / 100n,
    taker: persona('investorA').address,
    deadline: Number(block.timestamp) + 3_600,
    nonce: await client.block.nextNonce(maker.address),
    whole: false,
    ...changes,
  }
  const domain = blockDomain(client.context.reader.chain.id, addressOf(client.context, 'Block'))
  return { ...(await signBlockQuote(maker, domain, quote)), shares: quote.shares }
}

describe('a block trade', () => {
  test('is settled in one message without an approval of the seller', async () => {
    await system.chain.isolated(async () => {
      const { nonce } = (await quoteOf()).quote
      const fills = [
        { ...(await quoteOf()), shares: 20_000n * UNIT },
        await quoteOf({ nonce: nonce + 1, shares: 10_000n * UNIT }),
      ]
      const settlement = await client.block.settle({ share, fills })
      expect(await settlement.calls()).toHaveLength(1)
      const { result } = await settlement.send()
      expect(result.shares).toBe(30_000n * UNIT)
      expect(result.cash).toBe(
        fills.reduce((total, { shares, quote }) => total + (shares * quote.price) / WAD, 0n),
      )
      expect(result.legs.map((leg) => leg.maker)).toEqual([maker.address, maker.address])
      expect(await client.block.nextNonce(maker.address)).toBe(nonce + 2)
    })
  })

  test('buys too, with cash that is allowed on the way', async () => {
    await system.chain.isolated(async () => {
      const house = await system.as('investorB')
      await (await house.block.back(share, 'shares', 5_000n * UNIT)).send()
      await (await client.cash.mintLocalDollars(persona('investorA').address, 10_000n * UNIT)).send()
      await (await client.share(share).transfer({ to: maker.address, amount: 5_000n * UNIT })).send()
      const { nav } = await client.block.read(share)
      const fill = await quoteOf({ buys: false, shares: 5_000n * UNIT, price: nav.ask! })
      const { result } = await (await client.block.settle({ share, fills: [fill] })).send()
      expect(result.shares).toBe(5_000n * UNIT)
    })
  })
})

describe('the standing of a quote', () => {
  test('is what would happen to it', async () => {
    await system.chain.isolated(async () => {
      const good = await quoteOf()
      expect(await client.block.check(good)).toMatchObject({ refusal: undefined, backed: 50_000n * UNIT })
      const { lowest } = await client.block.read(share)
      const cases = {
        unsigned: { ...good, quote: { ...good.quote, shares: 1n } },
        expired: await quoteOf({ deadline: 1 }),
        outsideBand: await quoteOf({ price: lowest - 1n }),
        notBacked: await quoteOf({ shares: 10n ** 15n, whole: true }),
      }
      for (const [refusal, fill] of Object.entries(cases)) {
        expect(await client.block.check(fill)).toMatchObject({ refusal })
        await expect(
          (await client.block.settle({ share, fills: [{ ...fill, shares: 1n }] })).simulate(),
        ).rejects.toThrow()
      }
      const house = await system.as('investorB')
      await (await house.block.back(share, 'cash', 0n)).send()
      expect(await client.block.check(good)).toMatchObject({ refusal: 'notAllowed', backed: 0n })
      await (await house.block.cancel({ nonces: [good.quote.nonce] })).send()
      expect(await client.block.check(good)).toMatchObject({ refusal: 'used' })
      await (await house.block.cancel({ below: good.quote.nonce + 10 })).send()
      expect(await client.block.nextNonce(maker.address)).toBe(good.quote.nonce + 10)
    })
  })

  test('is refused in sentences', async () => {
    const fill = await quoteOf({ deadline: 1_900_000 })
    await expect((await client.block.settle({ share, fills: [fill] })).simulate()).rejects.toMatchObject({
      errorName: 'QuoteExpired',
      message: expect.stringContaining('1970-01-22'),
    })
    await expect((await system.as('investorB')).block.settle({ share, fills: [] })).rejects.toThrow('fills')
  })
})
