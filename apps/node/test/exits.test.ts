import {
  type ExitOptions,
  type PoolExits,
  type ProviderResult,
  type QueuedShare,
  type ReserveFigures,
  routes,
  type ShareMarket,
  type ShareWindows,
  type Trade,
} from '@specie/api'
import { type Persona, persona } from '@specie/protocol'
import { playExits, type RaisedPool } from '@specie/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningNode } from '../src/index.ts'
import { type Scene, startScene, stranger } from './startScene.ts'

let scene: Scene
let node: RunningNode
let pool: RaisedPool
let head: number

beforeAll(async () => {
  scene = await startScene()
  pool = await playExits(scene.system)
  node = await scene.start({ parts: ['indexer', 'api'] })
  head = Number((await scene.system.chain.client.getBlock()).number)
})
afterAll(() => scene?.stop())

async function ask<T>(name: keyof typeof routes, path: string): Promise<T> {
  const by = path.includes('?') ? '&' : '?'
  const { status, body } = await stranger(node.url!).ask('GET', `${path}${by}minBlock=${head}`)
  expect(status, JSON.stringify(body)).toBe(200)
  const found = routes[name].answer.safeParse(body)
  expect(found.error).toBeUndefined()
  return (body as { data: T }).data
}

const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n)
const addressOf = (name: Persona) => persona(name).address

describe('exits', () => {
  test('are quoted over a ladder of sizes, as the chain quotes them, and no split pays less than one exit', async () => {
    const { shares } = await ask<PoolExits>('exits', `/pools/${pool.address}/exits`)
    const reader = await scene.system.as('outsider')
    const [senior] = shares
    expect(senior).toMatchObject({ tranche: 0, desk: { windowDays: 7 }, market: { open: true } })
    expect(senior!.windows).toMatchObject({ waiting: expect.stringMatching(/^[1-9]/) })
    for (const { shares: amount, offers, split } of senior!.ladder) {
      const desk = offers.find(({ kind }) => kind === 'desk')!
      const chain = await reader.desk.quote(pool.shares[0]!, BigInt(amount))
      expect(Math.abs(Number(BigInt(desk.paid) - chain.paid))).toBeLessThan(5)
      expect(BigInt(split.paid)).toBeGreaterThanOrEqual(BigInt(split.bestAlone))
      expect(sum(split.legs.map(({ paid }) => paid))).toBe(BigInt(split.paid))
      expect(BigInt(split.shares) + BigInt(split.rest)).toBe(BigInt(amount))
    }
    expect(senior!.worstCase.map(({ part }) => part)).toEqual(expect.arrayContaining([0.001, 0.1, 1]))
    const options = await ask<ExitOptions>('exitOptions', `/shares/${pool.shares[0]}/exits?amount=1000000000`)
    expect(options.offers.map(({ kind }) => kind)).toEqual(['desk', 'market', 'windows'])
    expect(options.guard.level).toBe(0)
    expect(await ask<unknown[]>('levels', `/pools/${pool.address}/levels`)).toEqual([])
    expect(await ask<unknown[]>('makers', `/makers/${pool.address}`)).toEqual([])
  })
})

describe('trades', () => {
  test('of desk and market come in one list, with the price that the NAV had for them', async () => {
    const { rows } = await ask<{ rows: Trade[] }>('trades', `/pools/${pool.address}/trades?limit=500`)
    expect(new Set(rows.map(({ venue }) => venue))).toEqual(new Set(['desk', 'market']))
    for (const { side, venue, price, nav, fee, cash, shares } of rows) {
      const distance = Number(BigInt(price) - BigInt(nav!)) / Number(nav)
      expect(Math.abs(distance), `${venue} ${side}`).toBeLessThan(0.03)
      expect(BigInt(fee)).toBeGreaterThanOrEqual(0n)
      if (venue !== 'desk' || side !== 'sold') continue
      // The desk pays the bid less its fee.
      expect(Number(BigInt(cash) + BigInt(fee))).toBeCloseTo((Number(nav) / 1e18) * Number(shares), -2)
    }
    const mine = await ask<{ rows: Trade[] }>(
      'trades',
      `/pools/${pool.address}/trades?wallet=${addressOf('marketMaker')}`,
    )
    expect(mine.rows.map(({ venue, side }) => [venue, side])).toEqual([['desk', 'bought']])
  })
})

describe('windows', () => {
  test('are told with what was asked, brought and paid', async () => {
    const [windows, ...more] = await ask<ShareWindows[]>('windows', `/pools/${pool.address}/windows`)
    expect(more).toEqual([])
    const [first, second, third, fourth] = windows!.windows
    expect(first).toMatchObject({ number: 1, funded: '4000000000', requested: '12000000000' })
    expect(BigInt(first!.paid!)).toBeLessThanOrEqual(4_000_000_000n)
    expect(first!.fraction).toBeGreaterThan(0.3)
    expect([second!.fraction, third!.fraction, fourth!.fraction]).toEqual([0, 0, null])
    expect(windows).toMatchObject({ next: 4, empty: 2, terms: { patience: 2, swing: 0.01 } })
  })

  test('have a queue, with dates and a band of what is to be expected', async () => {
    const [queued] = await ask<QueuedShare[]>('queue', `/wallets/${addressOf('investorB')}/queue`)
    const reader = await scene.system.as('outsider')
    const standing = await reader.share(pool.shares[0]!).windows.orders(addressOf('investorB'))
    expect(queued).toMatchObject({ waiting: String(standing.waiting), claimable: String(standing.claimable) })
    const [order] = queued!.orders
    expect(order).toMatchObject({ window: 1, requested: '4000000000', cancelled: '500000000' })
    expect(BigInt(order!.requested) - BigInt(order!.cancelled)).toBe(
      BigInt(order!.redeemed) + BigInt(order!.waiting),
    )
    expect(order!.fill.map(({ window }) => window)).toEqual([4])
    const [{ part, paid }] = order!.fill as [QueuedShare['orders'][number]['fill'][number]]
    expect(part.low).toBeLessThanOrEqual(part.expected)
    expect(part.expected).toBeLessThanOrEqual(part.high)
    expect(BigInt(paid.high)).toBeLessThanOrEqual((BigInt(order!.waiting) * 11n) / 10n)
    expect(queued!.method).toContain('3 settled windows')
    expect(queued!.inKindFrom).not.toBeNull()
  })
})

describe('the market', () => {
  test('is told with price, depth, spread and volume', async () => {
    const markets = await ask<ShareMarket[]>('market', `/pools/${pool.address}/market`)
    expect(markets.map(({ listed }) => listed)).toEqual([true, true, false])
    const [, mezzanine] = markets
    const reader = await scene.system.as('outsider')
    const chain = await reader.market.read(pool.shares[1]!)
    expect(mezzanine).toMatchObject({ price: String(chain.price), open: true, positions: 2 })
    // What trades and ranges tell is what the pool says.
    const told = mezzanine!.history.at(-1)!
    expect(Number(told.market) / Number(chain.price)).toBeCloseTo(1, 5)
    const asks = mezzanine!.depth.filter(({ side }) => side === 'ask')
    expect(asks.every(({ from }) => BigInt(from) >= (chain.price * 999n) / 1000n)).toBe(true)
    expect(mezzanine!.volume.reduce((total, { trades }) => total + trades, 0)).toBe(5)
    // A report took the NAV so far from the price that nobody can buy.
    expect(BigInt(markets[0]!.price!)).toBeGreaterThan(BigInt(markets[0]!.highest!))
    expect(markets[0]!.spread).toBeNull()
    expect(markets[0]!.distance).toBeGreaterThan(0.05)
    expect(told.block).toBeGreaterThan(markets[0]!.history[0]!.block)
  })
})

describe('the reserve', () => {
  test('is told as the chain has it, with how it was used', async () => {
    const reserve = await ask<ReserveFigures>('reserve', '/reserve')
    const reader = await scene.system.as('outsider')
    const chain = await reader.reserve.read()
    expect(reserve).toMatchObject({ funds: String(chain.funds), low: String(chain.low), providers: 2 })
    const last = reserve.history.at(-1)!
    expect(last.funds).toBe(String(chain.funds))
    expect(last.utilisation).toBeCloseTo(reserve.utilisation, 12)
    expect(reserve.history.every(({ tokenValue }) => Number(tokenValue) > 0.99e6)).toBe(true)
  })
})

describe('what providing brought', () => {
  test('to the reserve goes to the providers by their parts, to the unit', async () => {
    const results = await Promise.all(
      (['provider', 'marketMaker'] as const).map((name) =>
        ask<ProviderResult>('reserveProvider', `/reserve/providers/${addressOf(name)}`),
      ),
    )
    for (const { lines, result, contributed, withdrawn, closing, hurdle } of results) {
      expect(sum(lines.map(({ amount }) => amount))).toBe(BigInt(result))
      expect(BigInt(contributed) + BigInt(result)).toBe(BigInt(withdrawn) + BigInt(closing))
      expect(sum(hurdle.parts.map(({ amount }) => amount))).toBe(BigInt(hurdle.amount))
    }
    const [provider, maker] = results as [ProviderResult, ProviderResult]
    expect(provider.contributed).toBe('300000000000')
    const line = ({ lines }: ProviderResult, name: string) =>
      BigInt(lines.find(({ source }) => source === name)?.amount ?? 0)
    const { rows } = await ask<{ rows: Trade[] }>('trades', `/pools/${pool.address}/trades?limit=500`)
    const fees = sum(rows.filter(({ venue }) => venue === 'desk').map(({ fee }) => fee))
    // All fees were taken while the first provider was alone.
    expect(Number(line(provider, 'fees') - fees)).toBeGreaterThan(-40)
    expect(Number(line(provider, 'fees') - fees)).toBeLessThan(40)
    expect(line(maker, 'entryAndExit')).toBeLessThanOrEqual(0n)
    expect(line(provider, 'income')).toBeGreaterThan(0n)
    expect(line(provider, 'carry')).toBeGreaterThan(0n)
    // Together they have what the reserve is worth at the bid, but for what was distributed and not fetched.
    const reserve = await ask<ReserveFigures>('reserve', '/reserve')
    const inventory = sum(reserve.inventory.map(({ value }) => value!))
    const cost = sum(reserve.inventory.map(({ cost }) => cost))
    const worth = BigInt(reserve.funds) - cost + inventory
    const closing = BigInt(provider.closing) + BigInt(maker.closing)
    expect(Number(closing - worth) / Number(worth)).toBeGreaterThanOrEqual(-1e-6)
    expect(Number(closing - worth) / Number(worth)).toBeLessThan(0.003)
    const nobody = await ask<unknown>('reserveProvider', `/reserve/providers/${addressOf('outsider')}`)
    expect(nobody).toBeNull()
  })

  test('to ranges of the market is what they hold and have paid out, to the unit', async () => {
    const results = await ask<ProviderResult[]>(
      'marketPositions',
      `/market/positions/${addressOf('investorA')}`,
    )
    expect(results).toHaveLength(2)
    for (const { lines, result, contributed, withdrawn, closing } of results) {
      expect(sum(lines.map(({ amount }) => amount))).toBe(BigInt(result))
      expect(BigInt(contributed) + BigInt(result)).toBe(BigInt(withdrawn) + BigInt(closing))
    }
    const reader = await scene.system.as('outsider')
    const mezzanine = results.find(({ share }) => share!.address === pool.shares[1])!
    const { bid, market } = await reader.market
      .read(pool.shares[1]!)
      .then((market) => ({ bid: market.nav.bid!, market }))
    expect(market.state.width).toBe(200)
    const positions = await reader.market.positions(pool.shares[1]!, addressOf('investorA'))
    const worth = positions.reduce(
      (total, { shares, cash }) => total + cash + (shares * bid) / 10n ** 18n,
      0n,
    )
    const closing = BigInt(mezzanine.closing)
    expect(Number(closing - worth) / Number(worth)).toBeGreaterThan(-1e-6)
    expect(Number(closing - worth) / Number(worth)).toBeLessThan(0.005)
    expect(BigInt(mezzanine.lines.find(({ source }) => source === 'fees')!.amount)).toBeGreaterThan(0n)
    const senior = results.find(({ share }) => share!.address === pool.shares[0])!
    expect(BigInt(senior.lines.find(({ source }) => source === 'income')!.amount)).toBeGreaterThan(0n)
    expect(senior.sentence).toContain('against a hurdle of')
  })
})
