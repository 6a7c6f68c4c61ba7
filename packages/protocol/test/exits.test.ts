import { splitExit } from '@specie/quant'
import { deploySystem, type RaisedPool, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import type { Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addressOf,
  blockDomain,
  exitsNow,
  type PreparedTransaction,
  persona,
  signBlockQuote,
  type WindowsTerms,
} from '../src/index.ts'

const UNIT = 1_000_000n
const DAY = 86_400
const WINDOWS: WindowsTerms = {
  notice: [0, 0, 0],
  fee: [1_000, 0, 0],
  swing: 1_000,
  swingAt: 50_000,
  most: 100_000,
  patience: 2,
  distributing: false,
}

let stop: () => Promise<void>
let system: TestSystem
let share: Address

async function done<Result>(prepared: Promise<PreparedTransaction<Result>>) {
  return (await prepared).send()
}

beforeAll(async () => {
  const chain = await startTestChain()
  stop = chain.stop
  system = await deploySystem(chain)
  const pool: RaisedPool = await raisePool(system)
  share = pool.shares[1]!
  await chain.advance(DAY)
})
afterAll(() => stop())

async function openDesk() {
  const [governance, agent] = [await system.as('governance'), await system.as('issuer')]
  await done(agent.share(share).setVenue(addressOf(agent.context, 'Desk')))
  const terms = { limit: 150_000n * UNIT, base: 200, slope: 4_000, window: 10 }
  await done(governance.desk.list(share, terms))
  const provider = await system.as('provider')
  await done(provider.cash.mintLocalDollars(persona('provider').address, 400_000n * UNIT))
  await done(provider.reserve.deposit(400_000n * UNIT))
}

async function openMarket() {
  const [governance, agent] = [await system.as('governance'), await system.as('issuer')]
  const { Market, PoolManager } = governance.context.deployment.contracts
  await done(agent.share(share).setVenue(PoolManager!.address, Market!.address))
  await done(governance.market.list(share, { width: 200, base: 500 }))
  const provider = await system.as('investorA')
  await done(provider.cash.mintLocalDollars(persona('investorA').address, 200_000n * UNIT))
  const { state } = await provider.market.read(share)
  const middle = Math.round(state.poolTick / 10) * 10
  for (const reach of [50, 300]) {
    const range = { share, lower: middle - reach, upper: middle + reach }
    await done(provider.market.addLiquidity({ ...range, shares: 5_000n * UNIT, cash: 5_000n * UNIT }))
  }
}

/** A maker who buys up to 30,000, 0.15 % below the bid and 1 % lower when its book is full. */
async function restQuote() {
  const [agent, maker] = [await system.as('issuer'), await system.as('marketMaker')]
  await done(agent.share(share).setVenue(addressOf(agent.context, 'Quotes')))
  const terms = { below: 150, above: 150, skew: 1_000, size: 10_000, most: 30_000n * UNIT }
  await done(maker.quotes.set(share, { ...terms, end: (await system.chain.now()) + 90 * DAY }))
  await done(maker.cash.mintLocalDollars(persona('marketMaker').address, 50_000n * UNIT))
  await done(maker.quotes.deposit({ share, shares: 0n, cash: 50_000n * UNIT }))
}

async function openWindows() {
  const [servicer, agent] = [await system.as('servicer'), await system.as('issuer')]
  const { windows } = (await done(servicer.share(share).windows.open(WINDOWS))).result
  await done(agent.share(share).setVenue(windows))
  const now = await system.chain.now()
  const times = [1, 2, 3].map((n) => ({ cutoff: now + (n * 10 - 2) * DAY, settles: now + n * 10 * DAY }))
  await done(servicer.share(share).windows.publish(times))
}

describe('all exits through the client', () => {
  test('a share without any has a quote that sells nothing, and says what is missing', async () => {
    const seller = await system.as('investorA')
    const quote = await seller.exits.quote({ share, amount: UNIT })
    expect(quote).toMatchObject({ parts: [], sold: 0n, paid: 0n, rest: UNIT, alone: [] })
    await expect(seller.exits.sell({ share, amount: UNIT })).rejects.toMatchObject({ code: 'exits.notVenue' })
    const { curve } = await seller.exits.worstCase(share, [1_000n])
    expect(curve[0]).toMatchObject({ today: { sold: 0n }, window: { paid: 0n } })
    expect(curve[0]!.inKind).toBeGreaterThan(0n)
  })

  test('are read at one block once they are open', async () => {
    await openDesk()
    await openMarket()
    await openWindows()
    await restQuote()
    const agent = await system.as('issuer')
    expect((await agent.exits.read(share)).routed).toBe(false)
    await done(agent.share(share).setVenue(addressOf(agent.context, 'Exits')))
    const reading = await agent.exits.read(share)
    expect(reading.routed).toBe(true)
    expect(reading.market!.block).toEqual(reading.block)
    expect(reading.windows!.block).toEqual(reading.block)
    expect(exitsNow(reading).map(({ kind }) => kind)).toEqual(['desk', 'market', 'quotes'])
  })

  test('a sale pays what was quoted, more than the best single exit, and anyone can check it', async () => {
    for (const amount of [777n, 20_000n * UNIT + 1n, 60_000n * UNIT]) {
      await system.chain.isolated(async () => {
        const seller = await system.as('investorA')
        const quote = await seller.exits.quote({ share, amount })
        const prepared = await seller.exits.sell({ share, amount, quote })
        const simulated = await prepared.simulate()
        expect(simulated).toMatchObject({ sold: amount, queued: 0n, returned: 0n })
        // a second or two of leak and growth between the block of the quote and the one of the sale
        expect(Number(simulated.paid - quote.paid)).toBeGreaterThanOrEqual(0)
        expect(Number(simulated.paid - quote.paid) / Number(quote.paid)).toBeLessThan(1e-6)
        for (const single of quote.alone) expect(quote.paid).toBeGreaterThanOrEqual(single.cash)
        if (amount > UNIT) expect(quote.gain).toBeGreaterThan(10n)

        const { hash, result } = await prepared.send()
        const proof = await seller.exits.verify(hash)
        expect(proof.paid).toBe(result.paid)
        expect(proof.gain).toBeGreaterThanOrEqual(0n)
        expect(proof.alone.map(({ kind }) => kind).sort()).toEqual(['desk', 'market', 'quotes'])
      })
    }
  })

  test('take blocks that makers have signed for the seller into the split', async () => {
    await system.chain.isolated(async () => {
      const [governance, agent, house] = await Promise.all(
        (['governance', 'issuer', 'marketMaker'] as const).map((name) => system.as(name)),
      )
      await done(agent!.share(share).setVenue(addressOf(agent!.context, 'Block')))
      await done(governance!.block.list(share, 3_000))
      const maker = persona('marketMaker')
      await done(house!.cash.mintLocalDollars(maker.address, 50_000n * UNIT))
      await done(house!.block.back(share, 'cash', 50_000n * UNIT))
      const seller = await system.as('investorA')
      const { nav, block } = await seller.block.read(share)
      const bought = { maker: maker.address, share, buys: true, taker: persona('investorA').address }
      const domain = blockDomain(seller.context.reader.chain.id, addressOf(seller.context, 'Block'))
      const quote = {
        ...bought,
        shares: 30_000n * UNIT,
        price: (nav.bid! * 998n) / 1_000n,
        deadline: Number(block.timestamp) + 3_600,
        nonce: await seller.block.nextNonce(maker.address),
        whole: true,
      }
      const signed = [await signBlockQuote(maker, domain, quote)]
      const question = { share, amount: 100_000n * UNIT, signed }
      const split = await seller.exits.quote(question)
      expect(split.parts.find(({ kind }) => kind === 'block')).toMatchObject({ shares: 30_000n * UNIT })
      expect(split.paid).toBeGreaterThan((await seller.exits.quote({ ...question, signed: [] })).paid)
      const { result } = await done(seller.exits.sell({ ...question, quote: split }))
      expect(result.sold).toBe(question.amount)
      expect(result.fills.find(({ kind }) => kind === 'block')!.paid).toBe(
        (quote.shares * quote.price) / 10n ** 18n,
      )
    })
  })

  test('say what a firm price until later would be, and nothing where the desk sells none', async () => {
    const seller = await system.as('investorA')
    const question = { share, amount: 1_000n * UNIT, firmUntil: BigInt(await system.chain.now()) + 900n }
    expect((await seller.exits.quote(question)).firm).toBeUndefined()
    await system.chain.isolated(async () => {
      const governance = await system.as('governance')
      await done(governance.holds.setTerms(share, { volatility: 50_000, longest: 3_600, ceiling: 9_000 }))
      const { firm, paid } = await seller.exits.quote(question)
      expect(firm!.premium).toBeGreaterThan(0n)
      // firm for longer than a block, it is the desk's price alone, and it costs the premium
      expect(firm!.paid).toBeLessThanOrEqual(paid)
    })
  })

  test('sell what they can now and queue the rest in the seller’s name', async () => {
    await system.chain.isolated(async () => {
      const seller = await system.as('investorA')
      const { balance } = await seller.share(share).holding(persona('investorA').address)
      const { result } = await done(seller.exits.sell({ share, amount: balance, queue: true }))
      expect(result.sold).toBeGreaterThan(100_000n * UNIT)
      expect(result.sold + result.queued).toBe(balance)
      expect(result.queued).toBeGreaterThan(0n)
      const orders = await seller.share(share).windows.orders(persona('investorA').address)
      expect(orders.orders.reduce((sum, order) => sum + order.shares, 0n)).toBe(result.queued)
      const exits = addressOf(seller.context, 'Exits')
      expect((await seller.share(share).holding(exits)).balance).toBe(0n)
    })
  })

  test('sell all or nothing unless a part will do', async () => {
    const seller = await system.as('investorA')
    const { balance } = await seller.share(share).holding(persona('investorA').address)
    await expect((await seller.exits.sell({ share, amount: balance })).simulate()).rejects.toMatchObject({
      errorName: 'SoldTooLittle',
    })
    const part = await (await seller.exits.sell({ share, amount: balance, partly: true })).simulate()
    expect(part.returned).toBe(balance - part.sold)
    await expect(
      (await seller.exits.sell({ share, amount: 1_000n * UNIT, minimumPaid: 2_000n * UNIT })).simulate(),
    ).rejects.toMatchObject({ errorName: 'PaidTooLittle' })
  })

  test('let the windows compete for a holder who can wait', async () => {
    const seller = await system.as('investorA')
    const question = { share, amount: 150_000n * UNIT }
    const now = await seller.exits.quote(question)
    const patient = await seller.exits.quote({ ...question, patience: { fill: 1, excess: 0.01 } })
    expect(patient.later.shares).toBeGreaterThan(0n)
    expect(patient.sold).toBeLessThan(now.sold)
    expect(patient.paid + patient.later.expected).toBeGreaterThan(now.paid)
    const sale = await seller.exits.sell({ ...question, quote: patient })
    expect(await sale.simulate()).toMatchObject({ queued: patient.later.shares, sold: patient.sold })
  })

  test('give a worst-case curve whose first points a sale reaches', async () => {
    const seller = await system.as('investorA')
    const { curve, reading } = await seller.exits.worstCase(share)
    expect(curve.map(({ part }) => part)).toContain(100_000n)
    const point = curve.find(({ part }) => part === 5_000n)!
    const sale = await (await seller.exits.sell({ share, amount: point.shares, partly: true })).simulate()
    expect(sale.sold).toBe(point.today.sold)
    expect(Number(sale.paid) / Number(point.today.paid)).toBeCloseTo(1, 6)
    // the whole supply: no more than the split of everything that stands there
    const all = splitExit(exitsNow(reading), reading.nav.supply)
    expect(curve.at(-1)!.today).toEqual({ sold: all.shares, paid: all.cash })
    expect(curve.at(-1)!.windows.price).toBeLessThan(reading.nav.bid!)
  })
})
