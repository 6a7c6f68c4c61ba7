import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfiguration } from './readConfiguration.ts'

let folder: string
let sound: Readonly<Record<string, string>>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'specie-configuration-'))
  const deployment = join(folder, '1.json')
  writeFileSync(deployment, JSON.stringify({ chainId: 1, contracts: {} }))
  sound = {
    DATABASE_URL: 'postgres://specie:secret@db:5432/specie',
    SPECIE_RPC_URL: 'https://node.example/key',
    SPECIE_DEPLOYMENT: deployment,
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

function refusal(values: Readonly<Record<string, string>>): string {
  try {
    readConfiguration(values)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

test('three variables are enough; the rest is as usual, and cookies are for https', () => {
  expect(readConfiguration(sound)).toMatchObject({
    parts: ['api', 'indexer', 'agents'],
    port: 4400,
    secureCookies: true,
    limits: { reads: 3000 },
    logLevel: 'info',
  })
})

test('everything that is wrong is said at once, without passwords and keys', () => {
  const said = refusal({
    DATABASE_URL: 'mysql://specie:secret@db/specie',
    SPECIE_RPC_URL: 'ws://node.example/key',
    PORT: '99999',
    SPECIE_PARTS: 'api,worker',
    SPECIE_READS_PER_MINUTE: '0',
    LOG_LEVEL: 'loud',
    SPECIE_TRUST_PROXY: 'perhaps',
    SPECIE_SECURE_COOKIES: 'yes',
    SPECIE_WEB_ROOT: '/nowhere',
    SPECIE_RPC: 'http://typo',
  }).split('\n')
  for (const name of [
    'DATABASE_URL is not understood',
    'SPECIE_RPC_URL is not understood',
    'SPECIE_DEPLOYMENT is missing',
    'PORT is "99999"',
    'SPECIE_PARTS is "api,worker"',
    'SPECIE_READS_PER_MINUTE is "0"',
    'LOG_LEVEL is "loud"',
    'SPECIE_TRUST_PROXY is "perhaps"',
    'SPECIE_SECURE_COOKIES is "yes"',
    'SPECIE_WEB_ROOT names /nowhere',
    'SPECIE_RPC is no variable',
  ]) {
    expect(said.filter((line) => line.startsWith(name))).toHaveLength(1)
  }
  expect(said).toHaveLength(11)
  expect(said.join()).not.toMatch(/secret|node\.example/)
})

test('a file of keys that others may read is refused, and one of the owner is read', () => {
  const file = join(folder, 'keys')
  writeFileSync(file, `# agents\n0x${'11'.repeat(32)}\n${'22'.repeat(32)}\n`)
  chmodSync(file, 0o644)
  expect(refusal({ ...sound, SPECIE_AGENT_KEYS_FILE: file })).toContain('chmod 600')
  chmodSync(file, 0o600)
  expect(readConfiguration({ ...sound, SPECIE_AGENT_KEYS_FILE: file }).signers).toHaveLength(2)
  writeFileSync(file, 'nonsense\n')
  expect(refusal({ ...sound, SPECIE_AGENT_KEYS_FILE: file })).toContain('in line 1')
})

test('a file that is no record of a deployment is refused', () => {
  const other = join(folder, 'other.json')
  writeFileSync(other, '{"name": "something else"}')
  expect(refusal({ ...sound, SPECIE_DEPLOYMENT: other })).toContain('no record of a deployment')
  expect(refusal({ ...sound, SPECIE_DEPLOYMENT: join(folder, 'absent.json') })).toContain('cannot be read')
})
