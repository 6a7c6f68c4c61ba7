import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deploySystem, playExits, startTestChain } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { specie } from './specie.ts'

const ends: (() => unknown)[] = []
let settings: Record<string, string>

beforeAll(async () => {
  const chain = await startTestChain()
  ends.push(() => chain.stop())
  const system = await deploySystem(chain)
  await playExits(system)
  const home = mkdtempSync(join(tmpdir(), 'specie-result-'))
  ends.push(() => rmSync(home, { recursive: true }))
  mkdirSync(join(home, 'deployments'), { recursive: true })
  writeFileSync(join(home, 'deployments', '31337.json'), JSON.stringify(system.deployment))
  settings = { SPECIE_HOME: home, RPC_URL: chain.rpcUrl }
}, 120_000)
afterAll(async () => {
  for (const end of ends.toReversed()) await end()
})

test('what providing brought is told with its sources, which add up, and against its hurdle', {
  timeout: 300_000,
}, async () => {
  for (const command of [
    ['reserve', 'result', 'provider'],
    ['lp', 'result', 'investorA'],
  ]) {
    const { code, stdout, stderr, json } = await specie([...command, '--json'], settings)
    expect(code, `${stdout}${stderr}`).toBe(0)
    const results = json() as {
      lines: { amount: string }[]
      result: string
      hurdle: { parts: { amount: string }[]; amount: string }
    }[]
    expect(results.length).toBeGreaterThan(0)
    const sum = (parts: readonly { amount: string }[]) =>
      parts.reduce((total, { amount }) => total + BigInt(amount), 0n)
    for (const { lines, result, hurdle } of results) {
      expect(sum(lines)).toBe(BigInt(result))
      expect(sum(hurdle.parts)).toBe(BigInt(hurdle.amount))
    }
  }
  const nobody = await specie(['reserve', 'result', 'outsider'], settings)
  expect(nobody.stdout).toContain('outsider has provided nothing yet')
})
