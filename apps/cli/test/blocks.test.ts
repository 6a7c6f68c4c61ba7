import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningNode, startNode } from '@specie/node'
import { createTestDatabase, deploySystem, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { specie } from './specie.ts'

let system: TestSystem
let home: string
let node: RunningNode
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const chain = await startTestChain()
  ends.push(() => chain.stop())
  system = await deploySystem(chain)
  await raisePool(system)
  await chain.advance(86_400)
  const database = await createTestDatabase()
  ends.push(() => database.drop())
  node = await startNode({
    parts: ['indexer', 'api'],
    databaseUrl: database.url,
    rpcUrl: chain.rpcUrl,
    deployment: system.deployment,
    log: pino({ level: 'silent' }),
  })
  ends.push(() => node.close())
  home = mkdtempSync(join(tmpdir(), 'specie-blocks-'))
  mkdirSync(join(home, 'deployments'), { recursive: true })
  writeFileSync(join(home, 'deployments', '31337.json'), JSON.stringify(system.deployment))
})
afterAll(async () => {
  for (const end of ends.toReversed()) await end()
  rmSync(home, { recursive: true })
})

const run = (...parameters: string[]) =>
  specie([...parameters, '--json'], {
    SPECIE_HOME: home,
    RPC_URL: system.chain.rpcUrl,
    SPECIE_SERVER: node.url!,
  })

/** Runs a command that must succeed, and gives its JSON. */
async function done(...parameters: string[]) {
  const result = await run(...parameters)
  expect(result.code, `${parameters.join(' ')}: ${result.stdout}${result.stderr}`).toBe(0)
  return result.json()
}

describe('block trades from the command line', { timeout: 300_000 }, () => {
  test('are asked for, quoted, settled and taken back', async () => {
    expect(await done('block', 'list', 'SNR')).toMatchObject({ band: 3_000 })
    expect(await done('block', 'terms', 'SNR')).toMatchObject({ listed: true, band: 3_000 })
    const { id } = await done('block', 'request', 'SNR', '30000', '--as', 'investorA')
    expect(await done('block', 'requests', '--as', 'marketMaker')).toMatchObject([{ id, best: null }])
    const quote = ['block', 'quote', id] as const
    const first = await done(...quote, '0.99', '--amount', '20000', '--as', 'marketMaker')
    await done(...quote, '0.985', '--as', 'investorB')
    const shown = await done('block', 'show', id, '--as', 'investorA')
    expect(shown.best.legs.map((leg: { shares: string }) => leg.shares)).toEqual([
      '20000000000',
      '10000000000',
    ])
    const settled = await done('block', 'settle', id, '--as', 'investorA')
    expect(settled).toMatchObject({ shares: '30000000000', cash: '29650000000' })
    const again = await run('block', 'settle', id, '--as', 'investorA')
    expect(again.code).toBe(1)
    expect(again.json().error).toMatchObject({ code: 'refused.noQuotes' })
    await done('block', 'cancel', '--below', String(first.quote.nonce + 100), '--as', 'marketMaker')
    expect((await run('block', 'cancel')).json().error.code).toBe('input.quotes')
    expect(await done('block', 'close', id, '--as', 'investorA')).toMatchObject({ state: 'closed' })
  })

  test('auctions are opened, filled, revealed, counted and fetched', async () => {
    const { auction } = await done('auction', 'open', 'SNR', '--hours', '1', '--reveal', '1')
    const sold = await done('auction', 'sell', auction, '20000', '0.97', '--as', 'investorA')
    expect(sold.secretFile).toContain('auctions')
    await done('auction', 'buy', auction, '15000', '0.99', '--deposit', '20000', '--as', 'investorB')
    const spare = await done('auction', 'sell', auction, '10', '0.5', '--as', 'investorA')
    await done('auction', 'withdraw', auction, spare.number, '--as', 'investorA')
    await system.chain.advance(3_601)
    expect((await done('auction', 'reveal', auction, '--as', 'investorA')).revealed).toHaveLength(1)
    await done('auction', 'reveal', auction, '--as', 'investorB')
    await system.chain.advance(3_601)
    expect(await done('auction', 'count', auction)).toMatchObject({
      settled: true,
      price: '970000000000000000',
      volume: '15000000000',
    })
    const claimed = await done('auction', 'claim', auction, '--as', 'investorA')
    expect(claimed.claimed).toEqual([{ number: '0', cash: '14550000000', shares: '5000000000' }])
    expect((await done('auction', 'show', auction)).phase).toBe('settled')
    expect(await done('auction', 'show')).toHaveLength(1)
  })
})
