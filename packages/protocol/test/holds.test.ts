import { deploySystem, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import type { Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, persona } from '../src/index.ts'

const UNIT = 1_000_000n
const DAY = 86_400
const holder = persona('investorA').address

let stop: () => Promise<void>
let system: TestSystem
let share: Address

beforeAll(async () => {
  const chain = await startTestChain()
  stop = chain.stop
  system = await deploySystem(chain)
  share = (await raisePool(system)).shares[0]!
  await system.chain.advance(DAY)
  const [governance, issuer, provider, investor] = await Promise.all(
    (['governance', 'issuer', 'provider', 'investorA'] as const).map((name) => system.as(name)),
  )
  await (await issuer!.share(share).setVenue(addressOf(issuer!.context, 'Desk'))).send()
  const terms = { limit: 100_000n * UNIT, base: 200, slope: 3_000, window: 30 }
  await (await governance!.desk.list(share, terms)).send()
  const conditions = { volatility: 60_000, longest: 30 * DAY, ceiling: 7_500 }
  await (await governance!.holds.setTerms(share, conditions)).send()
  await (await provider!.cash.mintLocalDollars(persona('provider').address, 200_000n * UNIT)).send()
  await (await provider!.reserve.deposit(200_000n * UNIT)).send()
  await (await investor!.cash.mintLocalDollars(holder, 10_000n * UNIT)).send()
})
afterAll(() => stop())

const week = async () => BigInt((await system.chain.now()) + 7 * DAY)

describe('a firm price', () => {
  test('pays what a sale would have paid, in parts, and is ended by anyone', async () => {
    await system.chain.isolated(async () => {
      const client = await system.as('investorA')
      const order = { share, amount: 10_000n * UNIT, until: await week() }
      const { result } = await (await client.holds.buy(order)).send()
      const sale = result.gross - result.paid
      expect(sale > 0n && result.premium > 0n).toBe(true)
      expect(await client.holds.tickets(holder)).toMatchObject([
        { ticket: result.ticket, left: order.amount, leftPaid: result.paid, state: 'open' },
      ])
      const part = await (
        await client.holds.exercise({ ticket: result.ticket, amount: 4_000n * UNIT })
      ).send()
      expect(part.result).toEqual({ shares: 4_000n * UNIT, paid: (result.paid * 4n) / 10n })
      expect(await client.holds.read(share)).toMatchObject({ shares: 6_000n * UNIT })
      await system.chain.advance(8 * DAY)
      expect(await client.holds.tickets()).toMatchObject([{ state: 'expired' }])
      await (await (await system.as('provider')).holds.release([result.ticket])).send()
      expect(await client.holds.tickets()).toEqual([])
      expect((await client.reserve.read()).funds).toBe(200_000n * UNIT + result.premium)
    })
  })

  test('is refused in sentences', async () => {
    const client = await system.as('investorA')
    const until = await week()
    const quote = (amount: bigint, end = until) => client.holds.quote({ share, amount, until: end })
    await expect(quote(80_000n * UNIT)).rejects.toThrow('firm prices end at')
    await expect(quote(UNIT, until + 60n * 86_400n)).rejects.toThrow('is not sold')
    await expect(client.holds.exercise({ ticket: 99n })).rejects.toThrow('There is no ticket 99')
  })
})

describe('idle cash', () => {
  test('is parked, pays a sale that needs it, and is called back', async () => {
    await system.chain.isolated(async () => {
      const governance = await system.as('governance')
      const rule = { least: 20_000n * UNIT, keep: 30_000n * UNIT, most: 500_000n * UNIT }
      await (await governance.idle.setRule(rule)).send()
      await (await governance.idle.setVault(addressOf(governance.context, 'LocalVault'))).send()
      const client = await system.as('investorA')
      await (await client.idle.tend('park')).send()
      expect(await client.idle.read()).toMatchObject({ cost: 170_000n * UNIT, here: 30_000n * UNIT })
      const { result } = await (await client.desk.sell({ share, amount: 60_000n * UNIT })).send()
      expect(result.filled).toBe(60_000n * UNIT)
      await (await client.idle.tend('recall')).send()
      expect((await client.idle.read()).here).toBe(rule.keep)
      await expect(client.idle.tend('recall').then((prepared) => prepared.send())).rejects.toThrow(
        'cash is called back below',
      )
    })
  })
})

describe('a fee that aims at a hurdle', () => {
  test('is moved by anyone once a period', async () => {
    await system.chain.isolated(async () => {
      const governance = await system.as('governance')
      expect(await governance.desk.feeRule(share)).toBeUndefined()
      const terms = { hurdle: 65_000_000, gain: 1_000, step: 20, least: 50, most: 1_000, period: 7 * DAY }
      await (await governance.desk.setFeeRule(share, terms)).send()
      const client = await system.as('investorA')
      await expect(client.desk.adjustFee(share).then((one) => one.send())).rejects.toThrow(
        'can be moved again',
      )
      await system.chain.advance(7 * DAY)
      expect(await client.desk.feeRule(share)).toMatchObject({ rate: 0n, fee: 220n })
      const { result } = await (await client.desk.adjustFee(share)).send()
      expect(result).toEqual({ from: 200n, to: 220n, rate: 0n })
    })
  })
})
