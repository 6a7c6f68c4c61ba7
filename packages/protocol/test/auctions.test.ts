import { deploySystem, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import { type Address, erc20Abi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auctionsAbi } from '../src/generated/auctionsAbi.ts'
import { addressOf, auctionSeal, persona, type SpecieClient } from '../src/index.ts'

const UNIT = 1_000_000n
const CENT = 10n ** 16n

let stop: () => Promise<void>
let system: TestSystem
let share: Address
let seller: SpecieClient
let buyer: SpecieClient

beforeAll(async () => {
  const chain = await startTestChain()
  stop = chain.stop
  system = await deploySystem(chain)
  const pool = await raisePool(system)
  share = pool.shares[0]!
  seller = await system.as('investorA')
  buyer = await system.as('investorB')
  const issuer = await system.as('issuer')
  await (await issuer.share(share).setVenue(addressOf(issuer.context, 'Auctions'))).send()
  await (await buyer.cash.mintLocalDollars(persona('investorB').address, 100_000n * UNIT)).send()
})
afterAll(() => stop())

async function open(): Promise<bigint> {
  const servicer = await system.as('servicer')
  const now = Number((await servicer.context.reader.getBlock()).timestamp)
  const terms = { commitEnds: now + 3_600, revealEnds: now + 7_200, forfeit: 2_000, least: UNIT }
  const { result } = await (await servicer.auctions.open(share, terms)).send()
  return result.auction
}

test('an auction goes from sealed orders to one price, and everyone fetches what is theirs', async () => {
  await system.chain.isolated(async () => {
    const auction = await open()
    const sale = await seller.auctions.place({
      auction,
      sells: true,
      shares: 30_000n * UNIT,
      price: 96n * CENT,
      deposit: 40_000n * UNIT,
    })
    const sold = (await sale.send()).result
    const bought = (
      await (
        await buyer.auctions.place({ auction, sells: false, shares: 20_000n * UNIT, price: 98n * CENT })
      ).send()
    ).result
    expect(sold).toMatchObject({ number: 0n, deposit: 40_000n * UNIT, secret: sale.secret })
    expect(bought.deposit).toBe(19_600n * UNIT)
    expect(await seller.auctions.read(auction)).toMatchObject({ phase: 'committing', price: 0n })

    await system.chain.advance(3_601)
    await (await seller.auctions.reveal(sold.number, sold.secret)).send()
    await (await seller.auctions.reveal(bought.number, bought.secret)).send()
    expect(await seller.auctions.read(auction)).toMatchObject({ phase: 'revealing' })

    await system.chain.advance(3_601)
    const part = await (await buyer.auctions.tally(auction, 1)).send()
    expect(part.result).toEqual({ settled: false, price: 0n, volume: 0n })
    const { result } = await (await buyer.auctions.tally(auction)).send()
    expect(result).toEqual({ settled: true, price: 96n * CENT, volume: 20_000n * UNIT })

    const reading = (await buyer.auctions.list(share))[0]!
    expect(reading).toMatchObject({ auction, phase: 'settled', price: 96n * CENT })
    expect(reading.orders.map(({ cash, coming }) => [cash, coming])).toEqual([
      [19_200n * UNIT, 20_000n * UNIT],
      [400n * UNIT, 20_000n * UNIT],
    ])
    const cash = (wallet: Address) =>
      buyer.context.reader.readContract({
        address: reading.cash.address,
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [wallet],
      })
    const before = await cash(persona('investorA').address)
    await (await seller.auctions.claim(auction, sold.number)).send()
    await (await buyer.auctions.claim(auction, bought.number, 'cash')).send()
    await (await buyer.auctions.claim(auction, bought.number, 'shares')).send()
    expect((await cash(persona('investorA').address)) - before).toBe(19_200n * UNIT)
    expect((await buyer.auctions.read(auction)).orders.map((order) => order.coming)).toEqual([0n, 0n])
  })
})

test('an order is taken back in time, and refused in sentences afterwards', async () => {
  await system.chain.isolated(async () => {
    const auction = await open()
    const place = await seller.auctions.place({ auction, sells: true, shares: UNIT, price: 96n * CENT })
    const { number } = (await place.send()).result
    await (await seller.auctions.withdraw(auction, number)).send()
    await expect((await seller.auctions.withdraw(auction, number)).simulate()).rejects.toMatchObject({
      errorName: 'NothingToTake',
    })
    await expect(
      seller.auctions.place({ auction, sells: true, shares: UNIT, price: CENT, deposit: 1n }),
    ).rejects.toThrow('deposit')
    await expect((await seller.auctions.tally(auction)).simulate()).rejects.toMatchObject({
      errorName: 'NotTallying',
    })
  })
})

test('a seal is the contract’s', async () => {
  const secret = {
    auction: 7n,
    owner: persona('investorA').address,
    sells: true,
    shares: 3n,
    price: 4n,
    salt: 5n,
  }
  const told = await seller.context.reader.readContract({
    address: addressOf(seller.context, 'Auctions'),
    abi: auctionsAbi,
    functionName: 'sealOf',
    args: [7n, secret.owner, true, 3n, 4n, 5n],
  })
  expect(auctionSeal(seller.context, secret)).toBe(told)
})
