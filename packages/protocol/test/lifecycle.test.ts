import {
  collectMonth,
  deploySystem,
  type RaisedPool,
  raisePool,
  sampleLadder,
  startTestChain,
  type TestSystem,
} from '@specie/testing'
import type { Address } from 'viem'
import { zeroHash } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, type PreparedTransaction, persona, type Sent } from '../src/index.ts'
import { navReport } from '../src/tape/navReport.ts'

const MILLION = 1_000_000n
let stopChain: () => Promise<void>
let system: TestSystem
let pool: RaisedPool

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
  pool = await raisePool(system)
})
afterAll(() => stopChain())

async function sent<Result>(prepared: Promise<PreparedTransaction<Result>>): Promise<Sent<Result>> {
  return (await prepared).send()
}

async function dollars(holder: Address): Promise<bigint> {
  const { context } = await system.as('outsider')
  const { erc20Abi } = await import('viem')
  return context.reader.readContract({
    address: addressOf(context, 'LocalDollar'),
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [holder],
  })
}

describe('a pool, from raise to the last unit, through the client', () => {
  test('is active with the cash raised credited to the issuer, who keeps the value not sold', async () => {
    const reading = await (await system.as('outsider')).pool(pool.address).read()
    expect(reading).toMatchObject({ state: 'active', raised: undefined, valuation: { confirmed: true } })
    const issuer = await system.as('issuer')
    expect((await sent(issuer.pool(pool.address).withdrawCredit())).result.cash).toBe(850_000n * MILLION)
    const kept = await issuer.share(pool.shares[2]!).holding(persona('issuer').address)
    expect(kept.balance).toBe(reading.valuation!.lower - 850_000n * MILLION)
  })

  test('pays collected cash to distributing shares at once, to be claimed', async () => {
    await collectMonth(system, pool, 1)
    const investor = await system.as('investorA')
    const senior = investor.share(pool.shares[0]!)
    const holding = await senior.holding(persona('investorA').address)
    expect(holding.claimable).toBeGreaterThan(40_000n * MILLION)
    const before = await dollars(persona('investorA').address)
    const { result } = await sent(senior.claim())
    expect(result.cash).toBe(holding.claimable)
    expect(await dollars(persona('investorA').address)).toBe(before + result.cash)
    expect((await sent(senior.claim())).result.cash).toBe(0n)
  })

  test('pays the servicer its fee', async () => {
    const servicer = await system.as('servicer')
    expect((await sent(servicer.pool(pool.address).withdrawCredit())).result.cash).toBeGreaterThan(0n)
  })

  test('lets a holder send to a verified wallet and says beforehand why not to another', async () => {
    const investor = await system.as('investorB')
    const residual = investor.share(pool.shares[2]!)
    const from = persona('investorB').address
    const [good, bad] = [persona('marketMaker').address, persona('outsider').address]
    expect(await residual.restriction({ from, to: good, amount: 1n })).toMatchObject({ passes: true })
    const refused = await residual.restriction({ from, to: bad, amount: 1n })
    expect(refused).toMatchObject({ passes: false, reason: 'The receiver has no identity' })
    await sent(residual.transfer({ to: good, amount: MILLION }))
    await expect(sent(residual.transfer({ to: bad, amount: MILLION }))).rejects.toMatchObject({
      errorName: 'TransferRestricted',
      message: expect.stringContaining('The receiver has no identity'),
    })
  })

  test('shows before a sale to the desk what it pays, and pays that', async () => {
    await openDesk()
    const investor = await system.as('investorA')
    const mezzanine = pool.shares[1]!
    const amount = 50_000n * MILLION
    const quote = await investor.desk.quote(mezzanine, amount)
    expect(quote.filled).toBe(amount)
    expect(quote.fee).toBeGreaterThan(0n)
    const prepared = await investor.desk.sell({ share: mezzanine, amount })
    const preview = await prepared.describe()
    const change = preview.changes.find(({ unit }) => unit === 'LUSD')!
    expect(change.after! - change.before!).toBe(preview.result.paid)
    expect(preview.steps).toEqual([prepared.title])
    const { result } = await prepared.send()
    expect(result.filled).toBe(amount)
    expect(result.paid).toBeGreaterThanOrEqual(quote.paid)
    const listing = (await investor.desk.read()).listings.find(({ share }) => share.address === mezzanine)!
    expect(listing).toMatchObject({ held: amount, cost: result.paid })
  })

  test('fills a sale in part when the bucket is short, and takes only that part', async () => {
    const investor = await system.as('investorA')
    const share = pool.shares[1]!
    const before = (await investor.share(share).holding(persona('investorA').address)).balance
    const all = investor.desk.sell({ share, amount: before })
    await expect(sent(all)).rejects.toMatchObject({ errorName: 'FilledTooLittle' })
    const { result } = await sent(investor.desk.sell({ share, amount: before, partly: true }))
    expect(result.filled).toBeLessThan(before)
    const after = (await investor.share(share).holding(persona('investorA').address)).balance
    expect(before - after).toBe(result.filled)
  })

  test('lets a market maker buy the inventory back, which refills the reserve', async () => {
    const maker = await system.as('marketMaker')
    const share = pool.shares[1]!
    const { result } = await sent(maker.desk.buy({ share, amount: 20_000n * MILLION }))
    expect(result.cost).toBeGreaterThan(20_000n * MILLION)
    const holding = await maker.share(share).holding(persona('marketMaker').address)
    expect(holding.balance).toBe(20_000n * MILLION)
  })

  test('lets a provider leave the reserve after its notice, and not before', async () => {
    const provider = await system.as('provider')
    const { provider: own, cooldown } = await provider.reserve.read(persona('provider').address)
    const shares = own!.shares / 4n
    await expect(sent(provider.reserve.redeem(shares))).rejects.toMatchObject({
      errorName: 'ERC4626ExceededMaxRedeem',
    })
    const { result } = await sent(provider.reserve.announce(shares))
    await system.chain.advance(Number(cooldown))
    const later = await provider.reserve.read(persona('provider').address)
    expect(later.provider).toMatchObject({ announced: shares, from: result.from, redeemable: shares })
    expect((await sent(provider.reserve.redeem(shares))).result.cash).toBeGreaterThan(90_000n * MILLION)
  })

  test('winds down by issuer and valuer together, sells the portfolio, closes, and leaves nothing behind', async () => {
    expect((await sent((await system.as('issuer')).pool(pool.address).windDown())).result.started).toBe(false)
    expect((await sent((await system.as('valuer')).pool(pool.address).windDown())).result.started).toBe(true)
    await disposeOfEverything()
    const closed = await sent((await system.as('valuer')).pool(pool.address).close())
    expect(closed.result.tranches).toHaveLength(3)
    await sent((await system.as('outsider')).desk.tend(pool.shares[1]!, 'settle'))
    for (const [tranche, share] of pool.shares.entries()) {
      for (const name of ['investorA', 'investorB', 'issuer', 'marketMaker'] as const) {
        const client = await system.as(name)
        const { balance } = await client.share(share).holding(persona(name).address)
        if (balance !== 0n) await sent(client.pool(pool.address).redeem({ tranche, shares: balance }))
        await sent(client.share(share).claim())
      }
    }
    for (const name of ['issuer', 'servicer'] as const) {
      const client = await system.as(name)
      await sent(client.pool(pool.address).withdrawCredit()).catch((error) =>
        expect(error.errorName).toBe('AmountIsZero'),
      )
    }
    expect(await dollars(pool.address)).toBe(0n)
    await sent((await system.as('outsider')).pool(pool.address).releaseBond())
    const servicer = await system.as('servicer')
    const back = await sent(servicer.pools.withdrawCredit(addressOf(system, 'LocalDollar')))
    expect(back.result.cash).toBe(10_000n * MILLION)
  })
})

async function openDesk(): Promise<void> {
  const provider = await system.as('provider')
  await sent(provider.reserve.deposit(400_000n * MILLION))
  const governance = await system.as('governance')
  const issuer = await system.as('issuer')
  const desk = addressOf(system, 'Desk')
  await sent(issuer.share(pool.shares[1]!).setVenue(desk))
  const terms = { limit: 100_000n * MILLION, base: 100, slope: 2000, window: 7 }
  await sent(governance.desk.list(pool.shares[1]!, terms))
  await sent(governance.desk.setFloat(100_000n * MILLION))
  await sent((await system.as('outsider')).desk.fund())
}

/** The servicer sells what is left of the portfolio and reports an empty one. */
async function disposeOfEverything(): Promise<void> {
  await system.chain.advance(20 * 86_400)
  await system.reportCurve()
  const empty = [{ ...sampleLadder(1)[0]!, cash: [0n], openingBalance: [0n] }]
  const { report } = navReport(empty, await system.chain.now(), 0n, await system.market())
  const none = { interest: 0n, principal: 0n, defaulted: 0n, late30: 0n, late60: 0n, late90: 0n }
  const sale = { period: 2, ...none, recoveries: 980_000n * MILLION, tapeRoot: zeroHash, report }
  await sent((await system.as('servicer')).pool(pool.address).collect(sale))
  const valuer = (await system.as('valuer')).pool(pool.address)
  const { valuation } = await valuer.read()
  if (!valuation!.confirmed) await sent(valuer.confirmValuation(valuation!.revision))
}
