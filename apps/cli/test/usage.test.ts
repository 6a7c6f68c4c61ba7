import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { specie } from './specie.ts'

test('a wrong command ends with 2 and points at what was meant', async () => {
  const { code, stderr, stdout } = await specie(['tape', 'chek'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('Did you mean check')
})

test('under --json a usage error is JSON on standard output and nothing else', async () => {
  const { code, stdout, stderr } = await specie(['tape', 'check', '--json'])
  expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
  expect(JSON.parse(stdout).error).toMatchObject({ code: 'usage' })
})

test('help teaches with examples and ends with 0', async () => {
  const { code, stdout } = await specie(['--help'])
  expect(code).toBe(0)
  for (const text of ['npm start', 'RPC_URL', 'Exit codes']) expect(stdout).toContain(text)
})

test('help comes as JSON where JSON is asked for, examples included', async () => {
  const { code, json } = await specie(['collect', '--help', '--json'])
  expect(code).toBe(0)
  const help = json()
  expect(help).toMatchObject({ name: 'specie collect', arguments: [{ name: 'pool', required: true }] })
  expect(help.options.map(({ flags }: { flags: string }) => flags)).toContain('--recoveries <cash>')
  expect(help.notes).toContain('npx specie advance --months 1')
  const all = (await specie(['--help', '--json'])).json()
  expect(all.commands.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['start', 'value', 'pool']),
  )
})

test('without a chain the sentence says how to get one, and the code is 3', async () => {
  const home = mkdtempSync(join(tmpdir(), 'specie-cli-'))
  const { code, stderr } = await specie(['status'], { SPECIE_HOME: home })
  expect(code).toBe(3)
  expect(stderr).toContain('npm start')
  const unreachable = await specie(['status', '--json'], { SPECIE_HOME: home, RPC_URL: 'http://127.0.0.1:9' })
  expect(unreachable.code).toBe(3)
  expect(unreachable.json().error.code).toBe('chain.unreachable')
  rmSync(home, { recursive: true })
})

test('output carries no colour codes when it is piped', async () => {
  const { stdout } = await specie(['tape', 'check', 'package.json', '--cut-off', '2026-01-01', '--help'])
  expect(stdout).not.toContain('\u001b[')
})

test('what cannot be a port, an amount or a folder is said before anything starts', async () => {
  const port = await specie(['start', '--port', '99999', '--exit', '--json'])
  expect(port.code).toBe(2)
  expect(port.json().error.message).toContain('--port is 99999')

  const folder = await specie(['--home', '/proc/specie', 'start', '--exit', '--empty', '--json'])
  expect(folder.code).toBe(2)
  expect(folder.json().error.code).toBe('input.folder')

  const group = await specie(['pool', '--json'])
  expect(group.code).toBe(2)
  expect(group.json().error.message).toContain('--help')
})
