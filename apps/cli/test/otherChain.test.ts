import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { persona } from '@specie/protocol'
import { startTestChain, type TestChain } from '@specie/testing'
import { bytesToHex } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ended, specie, start } from './specie.ts'

const CHAIN_ID = 4242
const CASH = '0x00000000000000000000000000000000000000c5'
// A key file of go-ethereum's own tests, password "foobar": the account 0x7EF5A6135f1FD6a02593eEdC869c6D41D934aef8.
const KEY_FILE = {
  address: '7ef5a6135f1fd6a02593eedc869c6d41d934aef8',
  crypto: {
    cipher: 'aes-128-ctr',
    ciphertext: '1d0839166e7a15b9c1333fc865d69858b22df26815ccf601b28219b6192974e1',
    cipherparams: { iv: '8df6caa7ff1b00c4e871f002cb7921ed' },
    kdf: 'scrypt',
    kdfparams: {
      dklen: 32,
      n: 8,
      p: 16,
      r: 8,
      salt: 'e5e6ef3f4ea695f496b643ebd3f75c0aa58ef4070e90c80c5d3fb0241bf1595c',
    },
    mac: '6d16dfde774845e4585357f24bce530528bc69f4f84e1e22880d34fa45c273e5',
  },
  version: 3,
}

let chain: TestChain
let home: string
let env: Record<string, string>
beforeAll(async () => {
  chain = await startTestChain({ chainId: CHAIN_ID })
})
afterAll(() => chain.stop())
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'specie-other-'))
  const key = bytesToHex(persona('governance').getHdKey().privateKey!)
  env = { SPECIE_HOME: home, RPC_URL: chain.rpcUrl, PRIVATE_KEY: key }
  const before = await chain.snapshot()
  return async () => {
    rmSync(home, { recursive: true })
    await chain.revert(before)
  }
})

describe('a chain that is not the local one', () => {
  test('gets its contracts and a record that the verification agrees with', async () => {
    const deployed = await specie(['deploy', '--cash', CASH, '--json'], env)
    expect(deployed.code).toBe(0)
    expect(deployed.json()).toMatchObject({ chainId: CHAIN_ID, pending: [] })
    expect(existsSync(join(home, 'deployments', `${CHAIN_ID}.json`))).toBe(true)
    expect((await specie(['verify', '--json'], env)).json()).toMatchObject({ contracts: 17, differences: [] })
  })

  test('a deploy that is killed goes on where it was', async () => {
    const record = join(home, 'deployments', `${CHAIN_ID}.json`)
    const killed = start(['deploy', '--cash', CASH], env)
    while (!existsSync(record)) await new Promise((resolve) => setTimeout(resolve, 5))
    killed.kill('SIGKILL')
    await ended(killed)
    const before = JSON.parse(readFileSync(record, 'utf8')).contracts
    expect((await specie(['deploy', '--cash', CASH], env)).code).toBe(0)
    const { contracts } = JSON.parse(readFileSync(record, 'utf8'))
    expect(contracts).toMatchObject(before)
    expect((await specie(['verify'], env)).code).toBe(0)
  })

  test('verify says what differs, and ends with 1', async () => {
    expect((await specie(['deploy', '--cash', CASH], env)).code).toBe(0)
    const record = join(home, 'deployments', `${CHAIN_ID}.json`)
    const text = readFileSync(record, 'utf8')
    const { Nav, Desk } = JSON.parse(text).contracts
    writeFileSync(record, text.replaceAll(Nav.address, Desk.address))
    const { code, stdout } = await specie(['verify'], env)
    expect(code).toBe(1)
    expect(stdout).toContain('Nav')
  })

  test('signs with a key file', async () => {
    const path = join(home, 'key.json')
    writeFileSync(path, JSON.stringify(KEY_FILE))
    await chain.fund(`0x${KEY_FILE.address}`)
    const { PRIVATE_KEY: _, ...rest } = env
    const keys = { ...rest, KEYSTORE: path, KEYSTORE_PASSWORD: 'foobar' }
    const deployed = await specie(['deploy', '--cash', CASH, '--json'], keys)
    expect(deployed.code).toBe(0)
    expect(deployed.json().deployment.contracts.Authority.constructorArguments[0].toLowerCase()).toBe(
      `0x${KEY_FILE.address}`,
    )
    const wrong = await specie(['deploy', '--cash', CASH, '--json'], { ...keys, KEYSTORE_PASSWORD: 'guess' })
    expect(wrong.code).toBe(2)
    expect(wrong.json().error.code).toBe('keystore.password')
  })

  test('has no play money, no public keys and no clock of ours', async () => {
    const { PRIVATE_KEY: _, ...keyless } = env
    expect((await specie(['deploy', '--json'], env)).json().error.code).toBe('input.cash')
    expect((await specie(['deploy', '--cash', CASH, '--json'], keyless)).json().error.code).toBe('input.key')
    const persona = await specie(['deploy', '--cash', CASH, '--as', 'governance'], keyless)
    expect(persona.code).toBe(2)
    expect(persona.stderr).toContain('keys that everybody knows')
    expect((await specie(['advance', '--days', '1', '--json'], env)).json().error.code).toBe('input.chain')
  })
})
