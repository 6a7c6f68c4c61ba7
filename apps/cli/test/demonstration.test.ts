import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ended, ended, said, specie, start } from './specie.ts'

let folder: string
let home: string
let env: Record<string, string>
let first: Ended

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'specie-demonstration-'))
  home = join(folder, 'home')
  env = { SPECIE_HOME: home }
  first = await specie(['start', '--exit', '--json'], env)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the demonstration', () => {
  test('plays to its end and tells every chapter', () => {
    expect(first.code).toBe(0)
    expect(first.json()).toMatchObject({ origin: 'new', demonstration: { played: true } })
    for (const chapter of [
      'A loan tape becomes a pool',
      'The raise',
      'a default',
      'Income',
      'An investor leaves',
    ]) {
      expect(first.stderr).toContain(chapter)
    }
    expect(first.stderr).toMatch(/all \d+ figures are the chain's, to the unit/)
  })

  test('is resumed, not played again, and leaves a chain that every command can ask', async () => {
    const second = start(['start', '--json'], env)
    await said(second, 'The chain keeps running')
    try {
      const pool = (await specie(['pool', 'show', '1', '--json'], env)).json()
      expect(pool).toMatchObject({ state: 'active', period: 3, valuation: { confirmed: true } })
      // What the holders of all tranches own is the pool: value and cash less fees due. Prices are cut at 1e-18.
      const tranches = pool.tranches as { price: string; supply: string; earmark: string }[]
      const worth =
        tranches.reduce((sum, { price, supply }) => sum + BigInt(price) * BigInt(supply), 0n) / 10n ** 18n
      const cash = tranches.reduce((sum, { earmark }) => sum + BigInt(earmark), BigInt(pool.trapped))
      const held = BigInt(pool.valuation.lower) + cash - BigInt(pool.feesDue)
      // The marks grow at the rate that joins two exact values; between them they may be off by a few millionths.
      expect(Math.abs(Number(worth - held)) / Number(held)).toBeLessThan(1e-5)

      const found = await specie(['nav', '1', '--recompute', '--json'], env)
      expect(found.code).toBe(0)
      expect(found.json()).toMatchObject({ agrees: true })

      const quote = (await specie(['exit', 'quote', 'SNR', '1000', '--json'], env)).json()
      expect(BigInt(quote.paid) + BigInt(quote.fee)).toBe(BigInt(quote.gross))
      const sold = (await specie(['exit', 'SNR', '1000', '--as', 'investorB', '--json'], env)).json()
      expect(sold).toMatchObject({ filled: '1000000000', dryRun: false })
      expect(BigInt(sold.paid) + BigInt(sold.fee)).toBe(BigInt(sold.gross))
      expect(Math.abs(Number(sold.paid) - Number(quote.paid))).toBeLessThan(100)

      // the market is the best way out for few shares, and for many the split beats it
      const many = (await specie(['exit', 'quote', 'SNR', '90000', '--json'], env)).json()
      expect(many.parts.map(({ kind }: { kind: string }) => kind)).toContain('market')
      expect(many.parts.length).toBeGreaterThan(1)
      expect(BigInt(many.gain)).toBeGreaterThan(0n)
      expect(BigInt(many.paid)).toBe(BigInt(many.alone[0].cash) + BigInt(many.gain))
      const queued = ['exit', 'sell', 'SNR', '90000', '--queue', '--dry-run', '--as', 'investorA', '--json']
      expect((await specie(queued, env)).json()).toMatchObject({ sold: '90000000000', dryRun: true })
      const worst = (await specie(['exit', 'worst-case', 'SNR', '--json'], env)).json()
      expect(worst.curve.at(-1)).toMatchObject({ part: '100000', shares: worst.supply })
      expect(BigInt(worst.curve[0].today.sold)).toBe(BigInt(worst.curve[0].shares))

      const makers = (await specie(['maker', 'status', 'SNR', '--json'], env)).json()
      expect(makers).toMatchObject({ duty: { odds: 4 }, makers: [{ ranges: [] }] })
      const bought = (
        await specie(['quotes', 'buy', 'SNR', '500', '--as', 'investorB', '--json'], env)
      ).json()
      expect(bought).toMatchObject({ filled: '500000000', dryRun: false })

      expect((await specie(['verify'], env)).code).toBe(0)

      const { server, lagBlocks } = (await specie(['node', 'status', '--json'], env)).json()
      expect(Number(lagBlocks)).toBeLessThanOrEqual(1)
      const page = await fetch(server.url)
      expect(await page.text()).toContain('<html')
      const answer = (await (await fetch(new URL('/api/v1/pools', server.url))).json()) as { data: unknown }
      expect(answer.data).toMatchObject([{ number: 1, state: 'active' }])
      expect((await specie(['node', 'reconcile'], env)).code).toBe(0)
    } finally {
      second.kill('SIGINT')
      expect((await ended(second)).json()).toMatchObject({
        origin: 'resumed',
        demonstration: { played: false },
      })
    }
  }, 180_000)

  test('of another build is set aside on request, never played over', async () => {
    const record = join(home, 'deployments', '31337.json')
    const deployment = JSON.parse(readFileSync(record, 'utf8'))
    deployment.contracts.Pools.address = deployment.contracts.Nav.address
    writeFileSync(record, JSON.stringify(deployment))
    const refused = await specie(['start', '--exit'], env)
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain('npm start -- --fresh')

    const anew = await specie(['start', '--fresh', '--exit', '--empty', '--json'], env)
    expect(anew.json()).toMatchObject({ origin: 'new' })
    expect(readdirSync(folder).filter((name) => name.startsWith('home-'))).toHaveLength(1)
  })
})
