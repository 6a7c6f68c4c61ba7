import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ended, ended, said, specie, start } from './specie.ts'

let home: string
let env: Record<string, string>
let first: Ended

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'specie-demonstration-'))
  env = { SPECIE_HOME: home }
  first = await specie(['start', '--exit', '--json'], env)
})
afterAll(() => rmSync(home, { recursive: true }))

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
    const second = start(['start'], env)
    await said(second, 'The chain keeps running')
    try {
      const pool = (await specie(['pool', 'show', '1', '--json'], env)).json()
      expect(pool).toMatchObject({ state: 'active', period: 3, valuation: { confirmed: true } })
      // What the holders of a tranche own adds up to the pool: value and cash less fees due.
      const tranches = pool.tranches as { price: string; supply: string }[]
      const worth =
        tranches.reduce((sum, { price, supply }) => sum + Number(price) * Number(supply), 0) / 1e18
      expect(worth).toBeCloseTo(
        Number(pool.valuation.lower) + Number(pool.trapped) - Number(pool.feesDue),
        -4,
      )

      const found = await specie(['nav', '1', '--recompute', '--json'], env)
      expect(found.code).toBe(0)
      expect(found.json()).toMatchObject({ agrees: true })

      const quote = (await specie(['exit', 'quote', 'SNR', '1000', '--json'], env)).json()
      expect(BigInt(quote.paid) + BigInt(quote.fee)).toBe(BigInt(quote.gross))
      const sold = (await specie(['exit', 'SNR', '1000', '--as', 'investorB', '--json'], env)).json()
      expect(sold).toMatchObject({ filled: '1000000000', dryRun: false })
      expect(BigInt(sold.paid) + BigInt(sold.fee)).toBe(BigInt(sold.gross))
      expect(Math.abs(Number(sold.paid) - Number(quote.paid))).toBeLessThan(100)

      expect((await specie(['verify'], env)).code).toBe(0)
    } finally {
      second.kill('SIGINT')
      expect((await ended(second)).stderr).toContain('1 pool from before')
    }
  })
})
