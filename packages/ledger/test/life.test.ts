import { feedName, PERSONAS, persona } from '@specie/protocol'
import { erc20Abi, type Hex } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  capTable,
  deskFacts,
  deskTrades,
  documents,
  feedHistory,
  feedList,
  navHistory,
  poolDetail,
  poolList,
  providerFacts,
  reserveFacts,
  walletActivity,
  walletHoldings,
  walletIdentity,
  walletIncome,
  walletRoles,
  worthHistory,
} from '../src/index.ts'
import { type StartedLife, startLife } from './startLife.ts'

let started: StartedLife

beforeAll(async () => {
  started = await startLife()
})
afterAll(() => started?.stop())

const lower = (address: string) => address.toLowerCase() as Hex
const walletOf = (name: (typeof PERSONAS)[number]) => lower(persona(name).address)

describe('a pool in the index', () => {
  test('is what the SDK reads at the same block', async () => {
    const { life, database, reader } = started
    for (const { address } of [life.living, life.refunding]) {
      const own = (await poolDetail(database.db, lower(address)))!
      const chain = await reader.pool(address).read()
      const keys = ['state', 'period', 'trapped', 'feesDue', 'defaulted', 'recovered', 'raiseEnds'] as const
      for (const key of keys) expect(String(own[key]), key).toBe(String(chain[key]))
      expect(own.minimumRaise).toBe(chain.minimumRaise)
      expect(own.feeRate).toBe(BigInt(chain.feeRate))
      expect(own.bond).toMatchObject(chain.bond)
      expect(own.raised).toBe(chain.raised ?? own.raised)
      for (const [i, tranche] of own.tranches.entries()) {
        const { principal, supply, coupon, earmark, distributing, share } = chain.tranches[i]!
        expect(tranche).toMatchObject({ principal, supply, coupon: BigInt(coupon), earmark, distributing })
        expect(tranche.share).toMatchObject({ symbol: share.symbol, decimals: share.decimals })
      }
    }
    expect((await poolList(database.db)).map(({ state }) => state)).toEqual(['active', 'refunding'])
  })

  test('is told as of any earlier block', async () => {
    const { life, database, reader } = started
    const address = life.living.address
    const points = await navHistory(database.db, lower(address))
    for (const { blockNumber } of points) {
      const own = (await poolDetail(database.db, lower(address), { atBlock: blockNumber }))!
      const chain = await reader.pool(address).read(blockNumber)
      expect(own).toMatchObject({
        state: chain.state,
        feesDue: own.activatedAt === null ? 0n : chain.feesDue,
      })
      expect(own.tranches.map(({ principal }) => principal)).toEqual(
        chain.tranches.map(({ principal }) => principal),
      )
    }
  })

  test('has a history of its value, exact wherever an event tells it', async () => {
    const { life, database, reader } = started
    const points = await navHistory(database.db, lower(life.living.address))
    expect(points.map(({ cause }) => cause)).toEqual(
      expect.arrayContaining(['report', 'confirmation', 'mark', 'collection', 'impairment']),
    )
    for (const { lower: low, upper, exact, blockNumber, prices } of points) {
      const { valuation } = await reader.pool(life.living.address).read(blockNumber)
      if (exact) expect([low, upper]).toEqual([valuation!.lower, valuation!.upper])
      else expect(distance(low, valuation!.lower)).toBeLessThan(Number(valuation!.upper) / 1000)
      expect(prices).toHaveLength(3)
    }
  })

  test('has all versions of its documents, with any text for their place', async () => {
    const papers = await documents(started.database.db, lower(started.life.living.address))
    expect(papers.map(({ name, uri, latest }) => [name, uri, latest])).toEqual([
      ['prospectus', 'ipfs://b', true],
      ['prospectus', '0x12', false],
      ['terms', '', true],
    ])
  })
})

describe('the holders of a pool', () => {
  test('are listed page by page, and their balances sum to the supply', async () => {
    const { life, database, reader } = started
    const pool = lower(life.living.address)
    const whole = await capTable(database.db, pool)
    const paged: unknown[] = []
    let cursor: string | undefined
    do {
      const page = await capTable(database.db, pool, { limit: 2, cursor })
      paged.push(...page.rows)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(whole.rows)
    for (const [tranche, share] of life.living.shares.entries()) {
      const rows = whole.rows.filter((row) => row.tranche === tranche)
      expect(rows.reduce((sum, { balance }) => sum + balance, 0n)).toBe(rows[0]!.supply)
      for (const row of rows) {
        const chain = await reader.share(share).holding(row.wallet)
        expect(row).toMatchObject({ balance: chain.balance, frozen: chain.frozen })
      }
    }
    expect(whole.rows.filter(({ venue }) => venue).every(({ identity }) => identity === null)).toBe(true)
    expect(whole.rows.find(({ wallet }) => wallet === walletOf('investorB'))).toMatchObject({ country: 276 })
  })

  test('are known with balance, frozen shares and income as of any block', async () => {
    const { life, database, reader } = started
    const blocks = (await walletActivity(database.db, walletOf('investorA'))).rows
    for (const { blockNumber } of blocks) {
      const held = await walletHoldings(database.db, walletOf('investorA'), { atBlock: blockNumber })
      for (const { share, balance, frozen, claimable } of held) {
        const chain = await reader.share(share.address).holding(persona('investorA').address, blockNumber)
        expect({ balance, frozen, claimable }).toEqual({
          balance: chain.balance,
          frozen: chain.frozen,
          claimable: chain.claimable,
        })
      }
    }
    expect(life.living.shares).toHaveLength(3)
  })
})

describe("a wallet's account", () => {
  test.each(['investorA', 'investorB', 'marketMaker', 'provider'] as const)(
    'of %s explains every unit of cash and every share that it has',
    async (name) => {
      const { database, reader, system } = started
      const { rows } = await walletActivity(database.db, walletOf(name), { order: 'oldest' })
      const cash = rows.reduce((sum, row) => sum + row.cash, 0n)
      const dollars = await reader.context.reader.readContract({
        address: system.deployment.contracts.LocalDollar!.address,
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [persona(name).address],
      })
      // Each of the two pools began with two million dollars for everybody.
      expect(4_000_000_000_000n + cash).toBe(dollars)
      for (const { share, balance } of await walletHoldings(database.db, walletOf(name))) {
        const moved = rows.filter((row) => row.share === share.address)
        expect(moved.reduce((sum, { shares }) => sum + shares, 0n)).toBe(balance)
      }
    },
  )

  test('comes in pages, newest first or oldest first', async () => {
    const { db } = started.database
    const all = (await walletActivity(db, walletOf('investorA'), { limit: 500 })).rows
    const first = await walletActivity(db, walletOf('investorA'), { limit: 3 })
    const second = await walletActivity(db, walletOf('investorA'), { limit: 3, cursor: first.next! })
    expect([...first.rows, ...second.rows]).toEqual(all.slice(0, 6))
    const oldest = await walletActivity(db, walletOf('investorA'), { limit: 500, order: 'oldest' })
    expect(oldest.rows.toReversed()).toEqual(all)
    await expect(walletActivity(db, walletOf('investorA'), { cursor: '5' })).rejects.toThrow('cursor')
  })

  test('gives what it is worth, what it cost and what it earned', async () => {
    const { db } = started.database
    const wallet = walletOf('investorA')
    const held = await walletHoldings(db, wallet)
    const worth = await worthHistory(db, wallet)
    expect(worth.at(-1)!.value).toBe(held.reduce((sum, { value }) => sum + (value ?? 0n), 0n))
    const income = await walletIncome(db, wallet)
    const claimed = held.reduce((sum, one) => sum + one.income, 0n)
    expect(income.reduce((sum, { amount }) => sum + amount, 0n)).toBe(claimed)
    expect(claimed).toBeGreaterThan(0n)
    const senior = held[0]!
    // 600,000 at par, of which 30,000 were sold and 2,000 taken away at cost.
    expect(senior.cost).toBe(568_000_000_000n)
    const from = worth[Math.floor(worth.length / 2)]!.time + 1n
    const begins = worth.findLast(({ time }) => time < from)!
    const part = await worthHistory(db, wallet, { from })
    expect(part[0]).toMatchObject({ value: begins.value, time: from })
    expect(part.slice(1)).toEqual(worth.filter(({ time }) => time >= from))
  })
})

describe('people in the index', () => {
  test('are who the registry says', async () => {
    const { database, reader } = started
    for (const name of PERSONAS) {
      const own = await walletIdentity(database.db, walletOf(name))
      const chain = await reader.identity.read(persona(name).address)
      expect(own?.id ?? 0n, name).toBe(BigInt(chain.id))
      if (own === undefined) continue
      expect(own.wallets, name).toEqual(chain.wallets.map(lower))
      expect(own).toMatchObject({ verified: chain.verified, lost: chain.lost, issuer: lower(chain.issuer!) })
      expect(own.recoveredTo).toBe(chain.recoveredTo === undefined ? null : lower(chain.recoveredTo))
      if (!own.lost) expect([own.claims, own.country]).toEqual([chain.claims, chain.country])
    }
  })

  test('have the roles that they play', async () => {
    const { database, life } = started
    const roles = async (name: (typeof PERSONAS)[number]) => walletRoles(database.db, persona(name).address)
    expect((await roles('governance')).roles).toContain('administrator')
    const pools = [life.living, life.refunding].map(({ address }) => ({ pool: lower(address) }))
    for (const role of ['issuer', 'servicer', 'valuer'] as const) {
      expect((await roles(role)).pools).toEqual(pools.map((one) => ({ ...one, role })))
    }
    expect((await roles('kycIssuer')).kycIssuer).toBe(3n)
    expect((await roles('reporter')).reporterOf).toEqual([feedName('UST')])
    expect((await roles('issuer')).ownerOf).toHaveLength(6)
    expect((await roles('issuer')).agentOf).toEqual([lower(life.living.shares[0]!)])
    expect((await roles('investorA')).roles).toEqual([])
  })
})

describe('exits and feeds in the index', () => {
  test('are what desk, reserve and feeds say', async () => {
    const { database, reader } = started
    const [desk, chain] = [await deskFacts(database.db), await reader.desk.read()]
    expect(desk.float).toBe(chain.float)
    for (const { share, terms, held, cost } of chain.listings) {
      const own = desk.listings.find((one) => one.share.address === lower(share.address))!
      expect(own).toMatchObject({ held, cost, limit: terms.limit, baseFee: terms.base, listed: true })
    }
    const { rows } = await deskTrades(database.db, { wallet: walletOf('investorA') })
    expect(rows.map(({ side, shares }) => [side, shares])).toEqual([
      ['sold', 30_000_000_000n],
      ['sold', 30_000_000_000n],
    ])
    const reserve = await reader.reserve.read(persona('provider').address)
    expect(await reserveFacts(database.db)).toMatchObject({ funds: reserve.funds, supply: reserve.supply })
    const { shares, announced, from, until } = reserve.provider!
    expect(await providerFacts(database.db, walletOf('provider'))).toMatchObject({
      shares,
      announced,
      from,
      until,
    })
    const [feed] = await feedList(database.db)
    expect(feed).toMatchObject({ name: 'UST', kind: 'curve', parkedData: null, fresh: true })
    const { at } = await reader.feeds.read(feedName('UST'))
    expect(feed!.observedAt).toBe(BigInt(at))
    const history = await feedHistory(database.db, feedName('UST'), { outcomes: ['parked', 'discarded'] })
    expect(history.rows.map(({ outcome }) => outcome)).toEqual(['discarded', 'parked'])
  })
})

function distance(a: bigint, b: bigint): number {
  return Number(a > b ? a - b : b - a)
}
