import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { collateralKey, documentsHash, persona } from '@specie/protocol'
import { keccak256, toBytes } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { example, type LocalChain, poolOf, startLocalChain } from './localChain.ts'

let chain: LocalChain
let lines: readonly string[]
const finder = persona('marketMaker').address

/** A tape of the sample's rows from one to another, 0 the first. */
function rows(from: number, to: number): string {
  const path = join(chain.home, `rows-${from}-${to}.csv`)
  writeFileSync(path, [lines[0], ...lines.slice(from + 1, to + 1)].join('\n'))
  return path
}

beforeAll(async () => {
  chain = await startLocalChain({ issuer: 'NL', investorA: 'DE' })
  lines = readFileSync(example('sample-tape.csv'), 'utf8').trim().split('\n')
  for (const tape of [rows(0, 40), rows(30, 80), rows(80, 120)]) {
    await chain.done(...poolOf(tape), '--bond', '0.02')
  }
})
afterAll(() => chain.stop())

describe('a loan in two pools', () => {
  test('is found from the bundles, with its hash in both tapes, and the exit code says so', async () => {
    const found = await chain.run('pledge', 'find', '1', '2')
    expect(found.code).toBe(1)
    const { duplicates, loans } = found.json()
    expect(loans).toEqual([40, 50])
    const idAt = (line: string) => line.split(',')[0]
    const ids = duplicates.map((duplicate: { ids: string[] }) => duplicate.ids[0])
    expect(ids.toSorted()).toEqual(lines.slice(31, 41).map(idAt).toSorted())
    for (const { fingerprint, loanHash } of duplicates) {
      expect(fingerprint).toMatch(/^0x[0-9a-f]{64}$/)
      expect(loanHash[0]).toBe(loanHash[1])
    }
    expect((await chain.say('pledge', 'find', '1', '2')).stdout).toContain('npx specie pledge prove 1 2')
  })

  test('is not found where there is none, and cannot be proven', async () => {
    expect((await chain.done('pledge', 'find', '1', '3')).duplicates).toEqual([])
    const none = await chain.run('pledge', 'prove', '1', '3')
    expect(none.code).toBe(1)
    expect(none.json().error.code).toBe('pledge.none')
  })

  test('is not looked for in a bundle that is not what the pool reported', async () => {
    const pool = (await chain.done('pool', 'show', '3')).address.toLowerCase()
    const missing = await chain.run('pledge', 'find', '1', '2', '--bundle-b', join(chain.home, 'pools', pool))
    expect(missing.code).toBe(2)
    expect(missing.json().error.code).toBe('bundle.missing')
  })

  test('is shown before it is proven; proving pays the finder half of the later bond', async () => {
    const { bond, cash } = await chain.done('pool', 'show', '2')
    const shown = await chain.done('pledge', 'prove', '2', '1', '--dry-run')
    expect(shown).toMatchObject({ reward: String(BigInt(bond.amount) / 2n), transaction: null })
    expect((await chain.done('pool', 'show', '2')).issuanceFrozen).toBe(false)
    const party = await chain.done('pledge', 'prove', '2', '1', '--dry-run', '--as', 'issuer')
    expect(party.reward).toBe('0')

    const { duplicates } = (await chain.run('pledge', 'find', '2', '1')).json()
    const { fingerprint } = duplicates[3]
    const proven = await chain.done('pledge', 'prove', '2', '1', '--loan', fingerprint)
    expect(proven).toMatchObject({
      fingerprint,
      finder,
      later: (await chain.done('pool', 'show', '2')).address,
      reward: shown.reward,
      paid: shown.reward,
      dryRun: false,
    })
    expect(cash.symbol).toBe('LUSD')
    expect(BigInt(proven.reward) + BigInt(proven.compensation)).toBe(BigInt(bond.amount))
    for (const number of ['1', '2']) {
      expect((await chain.done('pool', 'show', number)).issuanceFrozen).toBe(true)
    }
    expect((await chain.done('pool', 'show', '2')).bond.amount).toBe('0')
    expect((await chain.done('pool', 'show', '3')).issuanceFrozen).toBe(false)
  })

  test('is proven once; another loan of the same pools finds no bond any more', async () => {
    const { duplicates } = (await chain.run('pledge', 'find', '1', '2')).json()
    const again = await chain.run('pledge', 'prove', '1', '2', '--loan', duplicates[3].fingerprint)
    expect(again.code).toBe(1)
    const other = await chain.done('pledge', 'prove', '1', '2', '--loan', duplicates[4].fingerprint)
    expect(other).toMatchObject({ reward: '0', paid: '0', payment: null })
  })
})

describe('a single large asset', () => {
  const asset = (pool: string, register: string) => [
    pool,
    '--kind',
    'land',
    '--jurisdiction',
    'DE',
    '--register',
    register,
  ]
  const terms = ['--principal', '1500000', '--rate', '0.055', '--maturity', '2031-06-30']

  test('is pledged to one pool alone until the valuer releases it', async () => {
    const deed = join(chain.home, 'deed.pdf')
    writeFileSync(deed, 'a deed')
    const words = [...asset('3', 'Berlin Blatt 4711'), ...terms, '--document', deed]
    const shown = await chain.done('pool', 'asset', 'add', ...words, '--dry-run')
    expect(shown.transaction).toBeNull()
    const added = await chain.done('pool', 'asset', 'add', ...words)
    expect(added).toMatchObject({
      collateralKey: collateralKey('land', 'DE', 'Berlin Blatt 4711'),
      documentHash: documentsHash([{ name: 'deed.pdf', hash: keccak256(toBytes('a deed')) }]),
      principal: '1500000000000',
      rate: 55_000_000,
      maturity: Date.UTC(2031, 5, 30) / 1000,
    })
    const written = asset('3', ' BERLIN  blatt 4711')
    const twice = await chain.run('pool', 'asset', 'add', ...written, ...terms, '--document', deed)
    expect(twice.code).toBe(1)
    expect((await chain.run('pool', 'asset', 'release', ...written, '--as', 'issuer')).code).toBe(1)
    const released = await chain.done('pool', 'asset', 'release', ...written)
    expect(released.documentHash).toBe(added.documentHash)
    await chain.done('pool', 'asset', 'add', ...words)
    rmSync(deed)
    expect((await chain.run('pool', 'asset', 'add', ...words)).code).toBe(2)
  })

  test('needs a document and a name in a register', async () => {
    const bare = await chain.run('pool', 'asset', 'add', ...asset('3', 'x'), ...terms)
    expect({ code: bare.code, error: bare.json().error.code }).toEqual({ code: 2, error: 'input.document' })
    const unnamed = await chain.run('pool', 'asset', 'release', ...asset('3', ' '))
    expect({ code: unnamed.code, error: unnamed.json().error.code }).toEqual({
      code: 2,
      error: 'input.collateral',
    })
  })
})
