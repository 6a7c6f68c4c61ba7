import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../bin/specie.mjs', import.meta.url))

/** How a command ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Standard output as JSON; its shape differs by command, and tests say which. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  json(): any
}

/** Runs the real command, as a shell would. `RPC_URL` and keys of the surroundings do not reach it. */
export async function specie(
  parameters: readonly string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  return ended(start(parameters, env))
}

/** Starts the real command and leaves it running. */
export function start(parameters: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [program, ...parameters], {
    env: { PATH, HOME, COLUMNS: '100', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Waits for a started command. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', '']
  child.stdout!.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr!.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr, json: () => JSON.parse(stdout) }
}

/** Waits until a started command has said something. */
export function said(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = ''
    child.stderr!.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
      if (heard.includes(text)) resolve()
    })
    child.once('close', (code) => reject(new Error(`ended with ${code} before saying ${text}: ${heard}`)))
  })
}
