import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ended, said, specie, start } from './specie.ts'

let home: string
let env: Record<string, string>
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'specie-cli-'))
  env = { SPECIE_HOME: home }
})
afterEach(() => rmSync(home, { recursive: true }))

const RUNNING = 'The chain keeps running'

describe('the local chain', () => {
  test('keeps what was deployed over a stop and a start', async () => {
    const first = start(['start', '--empty'], env)
    await said(first, RUNNING)
    expect((await specie(['deploy'], env)).code).toBe(0)
    expect((await specie(['advance', '--months', '2'], env)).stdout).toContain('2026-03-02')
    first.kill('SIGINT')
    expect((await ended(first)).code).toBe(0)
    const second = start(['start', '--empty'], env)
    await said(second, RUNNING)
    expect((await specie(['verify', '--json'], env)).json()).toMatchObject({ contracts: 21, differences: [] })
    // Time goes on where it stopped, however late it is elsewhere.
    const { block } = (await specie(['status', '--json'], env)).json()
    expect(new Date(block.timestamp * 1000).toISOString()).toMatch(/^2026-03-02/)
    second.kill('SIGINT')
    await ended(second)
  })

  test('loses no whole file when chain and command are killed', async () => {
    const first = start(['start', '--empty'], env)
    await said(first, RUNNING)
    expect((await specie(['deploy'], env)).code).toBe(0)
    await saved(home, (await specie(['status', '--json'], env)).json().block.number)
    const { pid } = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'))
    first.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    await ended(first)
    expect((await specie(['status'], env)).code).toBe(3)
    const second = start(['start', '--empty'], env)
    await said(second, RUNNING)
    expect((await specie(['verify'], env)).code).toBe(0)
    second.kill('SIGINT')
    await ended(second)
  })

  test('that is killed ends the command with a sentence and 3', async () => {
    const child = start(['start', '--empty'], env)
    await said(child, RUNNING)
    process.kill(JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')).pid, 'SIGKILL')
    const { code } = await ended(child)
    expect(code).toBe(3)
    expect(existsSync(join(home, 'running.json'))).toBe(false)
  })

  test('is joined, not started twice, and outlives who joined it', async () => {
    const first = start(['start', '--empty'], env)
    await said(first, RUNNING)
    const second = start(['start', '--empty'], env)
    await said(second, 'Ctrl-C leaves it running')
    second.kill('SIGINT')
    await ended(second)
    expect((await specie(['status'], env)).code).toBe(0)
    first.kill('SIGINT')
    await ended(first)
  })

  test('sets a damaged state aside and says so', async () => {
    writeFileSync(join(home, 'chain.json'), '{"block":')
    const child = start(['start', '--empty'], env)
    await said(child, 'set aside')
    await said(child, RUNNING)
    child.kill('SIGINT')
    await ended(child)
  })

  test('names a port that is taken and ends with 3', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const { code, stderr } = await specie(['start', '--empty', '--port', String(port)], env)
    server.close()
    expect(code).toBe(3)
    expect(stderr).toContain(`Port ${port} is taken`)
  })
})

/** Waits for the state file to hold a chain up to a block. */
async function saved(folder: string, block: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      if (Number(JSON.parse(readFileSync(join(folder, 'chain.json'), 'utf8')).block.number) >= block) return
    } catch {
      // Not written yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the chain was not saved within ten seconds')
}
