import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Ended, ended, said, specie, start } from './specie.ts'

/** A local chain started by the real command, in a folder of its own. */
export interface LocalChain {
  readonly home: string
  /** Runs a command with --json. */
  run(...parameters: string[]): Promise<Ended>
  /** Runs a command for people. */
  say(...parameters: string[]): Promise<Ended>
  /** Runs a command that must succeed, and gives its JSON; its shape differs by command. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  done(...parameters: string[]): Promise<any>
  stop(): Promise<void>
}

/** Path of a file in `examples`. */
export function example(name: string): string {
  return new URL(`../../../examples/${name}`, import.meta.url).pathname
}

/** Starts a chain with contracts, a curve, and verified people (each with a country). */
export async function startLocalChain(people: Readonly<Record<string, string>>): Promise<LocalChain> {
  const home = mkdtempSync(join(tmpdir(), 'specie-chain-'))
  const env = { SPECIE_HOME: home }
  const child = start(['start', '--empty'], env)
  await said(child, 'The chain keeps running')
  const run = (...parameters: string[]) => specie([...parameters, '--json'], env)
  const done = async (...parameters: string[]) => {
    const result = await run(...parameters)
    expect(result.code, `${parameters.join(' ')}: ${result.stdout}${result.stderr}`).toBe(0)
    return result.json()
  }
  await done('deploy')
  await done('feed', 'create', 'usd-treasury')
  await done('feed', 'report', 'usd-treasury', example('sample-par-yields.csv'))
  await done('identity', 'trust', 'kycIssuer')
  for (const [name, country] of Object.entries(people)) {
    await done('identity', 'add', name, '--country', country)
  }
  return {
    home,
    run,
    say: (...parameters) => specie(parameters, env),
    done,
    async stop() {
      child.kill('SIGINT')
      await ended(child)
      rmSync(home, { recursive: true })
    },
  }
}

/** Words that open a pool of the sample's loans, or of another file like it. */
export function poolOf(tape: string = example('sample-tape.csv')): string[] {
  const assumptions = example('sample-assumptions.json')
  return ['pool', 'open', '--tape', tape, '--cut-off', '2026-01-01', '--assumptions', assumptions]
}
