import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deploySystem, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { specie } from './specie.ts'

const DAY = 86_400
let system: TestSystem
let home: string
let stopChain: () => Promise<void>

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
  await raisePool(system)
  home = mkdtempSync(join(tmpdir(), 'specie-windows-'))
  mkdirSync(join(home, 'deployments'), { recursive: true })
  writeFileSync(join(home, 'deployments', '31337.json'), JSON.stringify(system.deployment))
})
afterAll(async () => {
  await stopChain()
  rmSync(home, { recursive: true })
})

const run = (...parameters: string[]) =>
  specie([...parameters, '--json'], { SPECIE_HOME: home, RPC_URL: system.chain.rpcUrl })

/** Runs a command that must succeed, and gives its JSON. */
async function done(...parameters: string[]) {
  const result = await run(...parameters)
  expect(result.code, `${parameters.join(' ')}: ${result.stdout}${result.stderr}`).toBe(0)
  return result.json()
}

async function advanceTo(time: number): Promise<void> {
  await system.chain.advance(time - (await system.chain.now()))
}

const WEEKLY = ['--rhythm', 'weekly', '--cutoff-days', '2']

describe('redemption windows from the command line', { timeout: 300_000 }, () => {
  test('are opened on business days, and a share without any is said to have none', async () => {
    expect((await run('windows', 'status', 'SNR')).json().error).toMatchObject({ code: 'windows.none' })
    const wrong = await run('windows', 'open', 'SNR', '--calendar', 'lunar')
    expect(wrong.code).toBe(2)
    expect(wrong.json().error.expected).toContain('us-federal-reserve')
    const opened = await done('windows', 'open', 'SNR', ...WEEKLY, '--notice', '0,12,0')
    expect(opened.times).toHaveLength(12)
    for (const { settles } of opened.times) expect(new Date(settles * 1000).getUTCDay() % 6).not.toBe(0)
    const more = await done('windows', 'publish', 'SNR', ...WEEKLY, '--count', '2')
    expect(more.times[0].cutoff).toBeGreaterThanOrEqual(opened.times[11].settles)
  })

  test('take orders, give them back, and show where they stand', async () => {
    const now = await done('exit', 'queue', 'SNR', '10000', '--as', 'investorA')
    expect(now).toMatchObject({ window: 1, shares: '10000000000', weight: '9900000000' })
    const later = await done('windows', 'request', 'SNR', '5000', '--window', '4', '--as', 'investorA')
    expect(later.weight).toBe('4980000000')
    await done('windows', 'cancel', 'SNR', '1', '4000', '--as', 'investorA')
    const queue = await done('exit', 'queue', 'SNR', '--as', 'investorA')
    expect(queue).toMatchObject({ waiting: '11000000000' })
    const shown = await specie(['windows', 'status', 'SNR', '--holder', 'investorA'], {
      SPECIE_HOME: home,
      RPC_URL: system.chain.rpcUrl,
    })
    expect(shown.stdout).toContain('with 12 days of notice')
    expect(shown.stdout).toContain('11,000')
  })

  test('settle on their day, at one price, and pay by claim', async () => {
    await done('windows', 'fund', 'SNR', '3000', '--as', 'marketMaker')
    const { windows } = await done('windows', 'status', 'SNR')
    const early = await run('windows', 'settle', 'SNR')
    expect(early.json().error.message).toContain('Window 1 can be settled from')
    await advanceTo(windows[0].settles)
    const late = await run('windows', 'cancel', 'SNR', '1', '1', '--as', 'investorA')
    expect(late.json().error.message).toContain('The cut-off of window 1 was')
    const settled = await done('windows', 'settle', 'SNR')
    expect(settled).toMatchObject({ window: 1, requested: '6000000000', cash: '3000000000' })
    expect(BigInt(settled.price)).toBeLessThanOrEqual(BigInt(settled.bid))

    const claimed = await done('exit', 'claim', 'SNR', '--as', 'investorA')
    expect(BigInt(claimed.cash)).toBeGreaterThanOrEqual(2_999_999_998n)
    expect((await run('exit', 'claim', 'SNR', '--as', 'investorA')).code).toBe(1)
    const taken = await done('windows', 'take', 'SNR', '1', '--as', 'marketMaker')
    expect(taken.shares).toBe(settled.redeemed)
    const kind = await run('windows', 'in-kind', 'SNR', '--as', 'investorA')
    expect(kind.json().error.message).toContain('0 windows in a row')
    expect(windows[0].settles % DAY).toBe(43_200)
  })
})
