import { openLedger } from '@specie/ledger'
import {
  abis,
  addressOf,
  type Persona,
  type PreparedTransaction,
  persona,
  type SpecieClient,
} from '@specie/protocol'
import { sampleTape } from '@specie/testing'
import { type Address, erc20Abi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agents, createAgents } from '../src/index.ts'
import { type Household, openHousehold } from './household.ts'
import { signers } from './signers.ts'

const DOLLAR = 1_000_000n

let house: Household
let agents: Agents
let senior: Address

beforeAll(async () => {
  house = await openHousehold(sampleTape(6, '2026-01-01', '2026-04-15'))
  senior = house.pool.shares[0]!
  agents = await createAgents(house.options({ signers: [...signers, persona('issuer'), persona('valuer')] }))
})
afterAll(() => house?.close())

async function act(name: Persona, prepare: (client: SpecieClient) => Promise<PreparedTransaction<unknown>>) {
  await (await prepare(await house.system.as(name))).send()
}

/** Indexes, and looks until nothing moves. */
async function settle(): Promise<void> {
  const { chain, deployment } = house.system
  const ledger = await openLedger({ databaseUrl: house.database.url, rpcUrl: chain.rpcUrl, deployment })
  await ledger.step()
  await ledger.close()
  while ((await agents.tick()).moves > 0);
}

function read(functionName: 'claimable' | 'balanceOf', wallet: Address): Promise<bigint> {
  const { reader } = house.reader.context
  return reader.readContract({ address: senior, abi: abis.Share, functionName, args: [wallet] })
}

function cashOf(wallet: Address): Promise<bigint> {
  const { context } = house.reader
  const address = addressOf(context, 'LocalDollar')
  return context.reader.readContract({ address, abi: erc20Abi, functionName: 'balanceOf', args: [wallet] })
}

/** What was done with a key that begins so, oldest first. */
async function done(key: string) {
  const rows = await house.database.db
    .selectFrom('intent')
    .select(['key', 'state', 'title'])
    .where('key', 'like', `${key}:%`)
    .orderBy('id')
    .execute()
  expect(rows.filter(({ state }) => state !== 'confirmed')).toEqual([])
  return rows
}

test('the income of what the desk holds is harvested as soon as it is there', async () => {
  const desk = addressOf(house.system, 'Desk')
  await act('governance', (client) =>
    client.cash.mintLocalDollars(persona('provider').address, 100_000n * DOLLAR),
  )
  await act('provider', (client) => client.reserve.deposit(100_000n * DOLLAR))
  await act('issuer', (client) => client.share(senior).setVenue(desk))
  const terms = { limit: 50_000n * DOLLAR, base: 100, slope: 2000, window: 7 }
  await act('governance', (client) => client.desk.list(senior, terms))
  await act('governance', (client) => client.desk.setFloat(50_000n * DOLLAR))
  await act('provider', (client) => client.desk.fund())
  await act('investorA', (client) => client.desk.sell({ share: senior, amount: 10_000n * DOLLAR }))
  await house.goTo('2026-02-02')
  await settle()
  expect((await house.reader.pool(house.pool.address).read()).period).toBe(1)
  expect(await done('harvest')).toHaveLength(1)
  expect(await read('claimable', desk)).toBeLessThan(DOLLAR)
})

test('income that a holder leaves lying is paid to it after twenty days, and no sooner', async () => {
  const holder = persona('investorA').address
  const [owed, before] = [await read('claimable', holder), await cashOf(holder)]
  expect(owed).toBeGreaterThan(DOLLAR)
  await house.goTo('2026-02-15')
  await settle()
  expect(await read('claimable', holder)).toBe(owed)
  await house.goTo('2026-02-25')
  await settle()
  expect(await read('claimable', holder)).toBe(0n)
  expect(await cashOf(holder)).toBeGreaterThanOrEqual(before + owed)
  expect((await done(`claim:${senior}`)).map(({ title }) => title)).toEqual([
    'Pay the income of SNR to 1 holders',
  ])
})

test('a pool whose loans are repaid is wound down and closed, the desk hands its shares in, the bond is released', async () => {
  for (const day of ['2026-03-02', '2026-04-02', '2026-05-02']) {
    await house.goTo(day)
    await settle()
    await house.system.chain.advance(60)
    await settle()
  }
  const pool = await house.reader.pool(house.pool.address).read()
  expect(pool).toMatchObject({ state: 'closed', period: 4 })
  expect(pool.bond.amount).toBe(0n)
  expect(await done('windDown')).toHaveLength(1)
  expect(await done('close')).toHaveLength(1)
  expect(await done('releaseBond')).toHaveLength(1)
  expect((await done('settle')).length).toBeGreaterThan(0)
  expect(await read('balanceOf', addressOf(house.system, 'Desk'))).toBe(0n)
  // Nothing is left to decide about it.
  const { moves } = await agents.tick()
  expect(moves).toBe(0)
})
