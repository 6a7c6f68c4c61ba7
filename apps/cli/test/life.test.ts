import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ended, said, specie, start } from './specie.ts'

let home: string
let env: Record<string, string>
let chain: ChildProcess

const example = (name: string) => new URL(`../../../examples/${name}`, import.meta.url).pathname
const run = (...parameters: string[]) => specie([...parameters, '--json'], env)

/** Runs a command that must succeed, and gives its JSON. */
async function done(...parameters: string[]) {
  const result = await run(...parameters)
  expect(result.code, `${parameters.join(' ')}: ${result.stdout}${result.stderr}`).toBe(0)
  return result.json()
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'specie-life-'))
  env = { SPECIE_HOME: home }
  chain = start(['start', '--empty'], env)
  await said(chain, 'The chain keeps running')
})
afterAll(async () => {
  chain.kill('SIGINT')
  await ended(chain)
  rmSync(home, { recursive: true })
})

const open = [
  'pool',
  'open',
  '--tape',
  example('sample-tape.csv'),
  '--cut-off',
  '2026-01-01',
  '--assumptions',
  example('sample-assumptions.json'),
]

describe('a pool from the command line', () => {
  test('needs the contracts first, then people and a curve, and says so', async () => {
    expect((await run('pool', 'list')).json().error).toMatchObject({ code: 'environment.notDeployed' })
    await done('deploy')
    expect((await run(...open)).json().error.message).toContain('usd-treasury')
    await done('feed', 'create', 'usd-treasury')
    await done('feed', 'report', 'usd-treasury', example('sample-par-yields.csv'))
    await done('identity', 'trust', 'kycIssuer')
    for (const [name, country] of [
      ['issuer', 'NL'],
      ['investorA', 'DE'],
    ] as const) {
      await done('identity', 'add', name, '--country', country)
    }
    expect(await done('identity', 'show', 'investorA')).toMatchObject({ country: 276, verified: true })
  })

  test('opens from a tape with rules, shown first and sent only then', async () => {
    const rules = join(home, 'rules.json')
    writeFileSync(rules, JSON.stringify({ maxDaysPastDue: 30 }))
    const shown = await done(...open, '--rules', rules, '--dry-run')
    expect(shown).toMatchObject({ dryRun: true, state: null })
    expect((await done('pool', 'list')).pools).toEqual([])
    const opened = await done(...open, '--rules', rules, '--minimum', '0.3')
    expect(opened).toMatchObject({ number: '1', state: 'raising', waitingFor: null, pool: shown.pool })
    expect(opened.leftOut[0].reason).toMatch(/days/)
    expect(opened.value).toBe(shown.value)
  })

  test('refuses who is not verified, with the rule in the sentence and exit code 1', async () => {
    const refused = await specie(['invest', 'SNR', '1000', '--as', 'investorB'], env)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/identity|claim|verified/i)
    expect((await run('invest', 'XYZ', '1000')).code).toBe(2)
  })

  test('raises, activates and pays the issuer', async () => {
    const bought = await done('invest', 'SNR', '5000000', '--as', 'investorA')
    expect(bought.shares).toBe('5000000000000')
    const activated = await done('pool', 'activate', '1')
    expect(activated.result.raised).toBe('5000000000000')
    expect((await done('pool', 'withdraw', '1')).result.cash).toBe('5000000000000')
  })

  test('collects a month with a default and stays recomputable to the unit', async () => {
    await done('advance', '--to', '2026-02-02')
    await done('feed', 'report', 'usd-treasury', example('sample-par-yields.csv'))
    const period = await done('collect', '1', '--default', 'SL-10014')
    expect(period.serviced.defaulted).toBe('5243000000')
    const { fees, tranches, trapped } = period.result
    const out = [fees, trapped, ...tranches].reduce((sum: bigint, amount: string) => sum + BigInt(amount), 0n)
    expect(out).toBe(BigInt(period.serviced.interest) + BigInt(period.serviced.principal))
    expect(await done('nav', '1', '--recompute')).toMatchObject({ agrees: true })
    expect((await run('collect', '1', '--default', 'SL-99999')).code).toBe(2)
  })

  test('a period that is not over is refused before any cash is made', async () => {
    const blocks = (await done('status')).block.number
    const early = await run('collect', '1', '--to', '2026-12-01')
    expect(early.code).toBe(2)
    expect(early.json().error).toMatchObject({ code: 'input.cutOff' })
    expect(early.json().error.remedy).toContain('advance --to 2026-12-01')
    expect((await done('status')).block.number).toBe(blocks)
  })

  test('pays income by claim, and an exit at the quote', async () => {
    expect(BigInt((await done('claim', 'SNR', '--as', 'investorA')).cash)).toBeGreaterThan(0n)
    const listed = await run('exit', 'quote', 'SNR', '100')
    expect(listed.json().error.message).toContain('does not deal in')
    await done('reserve', 'deposit', '400000')
    expect((await run('reserve', 'withdraw')).json().error.message).toContain('No shares are announced')
    await done('reserve', 'announce', 'all')
    const tooEarly = await run('reserve', 'withdraw')
    expect(tooEarly.code).toBe(1)
    expect(tooEarly.json().error).toMatchObject({ code: 'reserve.notNow' })
    expect(tooEarly.json().error.message).toMatch(/can be taken out from 20\d\d-/)
    await done('desk', 'list', 'SNR', '--limit', '300000')
    const sold = await done('exit', 'SNR', '50000', '--as', 'investorA')
    // The bid grows with every second between the quote and the sale.
    expect(Number(sold.paid) / Number(sold.quote.paid)).toBeCloseTo(1, 6)
    expect(BigInt(sold.paid)).toBeGreaterThanOrEqual(BigInt(sold.quote.paid))
    const partly = await done('exit', 'SNR', '900000', '--partly', '--as', 'investorA')
    expect(BigInt(partly.filled)).toBeLessThan(900_000_000_000n)
    expect(BigInt(partly.filled)).toBeGreaterThan(0n)
  })

  test('trades on the market around the NAV, and lets its providers out', async () => {
    expect((await run('market', 'quote', 'SNR', '100')).json().error).toMatchObject({
      code: 'market.notListed',
    })
    await done('market', 'list', 'SNR', '--width', '150')
    const added = await done(
      'lp',
      'add',
      'SNR',
      '--shares',
      '100000',
      '--cash',
      '100000',
      '--as',
      'investorA',
    )
    expect(BigInt(added.liquidity)).toBeGreaterThan(0n)
    const quote = await done('market', 'quote', 'SNR', '1000')
    expect(quote).toMatchObject({ given: '1000000000', fee: 500 })
    const sold = await done('market', 'sell', 'SNR', '1000', '--as', 'investorA')
    expect(Number(sold.got) / Number(quote.got)).toBeCloseTo(1, 5)
    const bought = await done('market', 'buy', 'SNR', '900000', '--partly', '--as', 'investorA')
    expect(BigInt(bought.given)).toBeLessThan(900_000_000_000n)
    expect((await done('lp', 'status', 'SNR', '--provider', 'investorA')).positions).toHaveLength(1)
    await done('lp', 'remove', 'SNR', '--as', 'investorA')
    const [position] = (await done('lp', 'status', 'SNR', '--provider', 'investorA')).positions
    expect(position).toMatchObject({ liquidity: '0', heldShares: '0' })
  })

  test('has makers who stand for it, are looked at and trade without sending anything', async () => {
    expect((await run('quotes', 'sell', 'SNR', '100')).json().error).toMatchObject({ code: 'quotes.none' })
    const duty = ['--depth', '5000', '--budget', '100', '--odds', '1', '--least', '1', '--age', '0']
    await done('maker', 'duty', 'SNR', ...duty)
    await done('maker', 'designate', 'SNR', 'investorA')
    const book = ['--cash', '20000', '--shares', '20000', '--as', 'investorA']
    await done('maker', 'quote', 'SNR', '--below', '0.1', ...book)
    await done('maker', 'register', 'SNR', '--as', 'investorA')
    expect((await done('quotes', 'list', 'SNR')).makers).toMatchObject([
      { quote: { cash: '20000000000', shares: '20000000000', below: '100' } },
    ])
    const quote = await done('quotes', 'quote', 'SNR', '1000', '--buy')
    expect(quote.filled).toBe('1000000000')
    const sold = await done('quotes', 'sell', 'SNR', '1000', '--as', 'investorA')
    expect(sold).toMatchObject({ filled: '1000000000', dryRun: false })
    expect(await done('maker', 'sample', 'SNR')).toMatchObject({ taken: true, makers: [{ met: true }] })
    const { makers, epoch } = await done('maker', 'status', 'SNR')
    expect(epoch.samples).toBe(1)
    expect(makers).toMatchObject([{ met: 1, presence: 1 }])
    expect((await run('maker', 'claim', 'SNR', 'investorA')).json().error.message).toContain('nothing')
    await done('maker', 'withdraw', 'SNR', '--as', 'investorA')
    await done('maker', 'resign', 'SNR', '--as', 'investorA')
    expect((await done('quotes', 'list', 'SNR')).makers).toMatchObject([
      { quote: { cash: '0', shares: '0' } },
    ])
  })

  test('is re-marked and proved by anyone, and the three values agree', async () => {
    const marked = await done('nav', '1', '--mark')
    const proved = await done('nav', '1', '--prove')
    const found = await done('nav', '1', '--recompute')
    expect(proved.value).toBe(found.exactValue)
    expect(Math.abs(Number(marked.value) / Number(proved.value) - 1)).toBeLessThan(1e-6)
  })

  test('winds down with issuer and valuer, and keeps paying', async () => {
    expect((await done('pool', 'wind-down', '1', '--as', 'issuer')).result.started).toBe(false)
    expect((await done('pool', 'wind-down', '1', '--as', 'valuer')).result.started).toBe(true)
    await done('advance', '--to', '2026-03-03')
    await done('feed', 'report', 'usd-treasury', example('sample-par-yields.csv'))
    const period = await done('collect', '1')
    expect(period.result.trapped).toBe('0')
    expect((await run('pool', 'close', '1')).code).toBe(1)
  })

  test('a report whose bundle was lost is named, and the way to it', async () => {
    const { stderr, code } = await specie(
      ['nav', '1', '--recompute', '--bundle', join(home, 'elsewhere')],
      env,
    )
    expect(code).toBe(2)
    expect(stderr).toContain('--bundle')
  })
})
