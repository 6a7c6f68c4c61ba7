import type { ChildProcess } from 'node:child_process'
import { SpecieError } from '@specie/units'
import { anvilBinary } from './anvilBinary.ts'

/** How a local chain starts. */
export interface AnvilOptions {
  /** Loopback port; 0 (the default) takes a free one. */
  readonly port?: number
  /** File that holds the whole chain between starts; read when it exists, written on stop and at intervals. */
  readonly state?: string
  /** Seconds between two writes of `state`. */
  readonly stateInterval?: number
  /** File with a chain to begin from, only read. */
  readonly loadState?: string
  /** Keeps the terminal's interrupt away from the chain, for a parent that ends it in its own order. */
  readonly detached?: boolean
  /** Unix seconds of the first block; now when left out. */
  readonly timestamp?: number
  /** 31337 when left out. */
  readonly chainId?: number
}

/** A running local chain. */
export interface Anvil {
  readonly rpcUrl: string
  readonly port: number
  readonly pid: number
  /** Ends this process alone, waits for it and for the state file to be written. Idempotent. */
  stop(): Promise<void>
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>
}

const READY = /Listening on (?:127\.0\.0\.1|localhost):(\d+)/
const START_LIMIT_MS = 30_000

/**
 * Starts anvil on the loopback interface and waits until it answers.
 * @throws SpecieError `chain.binary` when anvil is not installed, `chain.start` when it ends or stays silent.
 */
export async function startAnvil(options: AnvilOptions = {}): Promise<Anvil> {
  const { spawn } = await import('node:child_process')
  const child = spawn(await anvilBinary(), argumentsOf(options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: options.detached ?? false,
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const port = await listening(child, options)
  const kill = () => child.kill('SIGTERM')
  process.once('exit', kill)
  return {
    rpcUrl: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid!,
    ended,
    async stop() {
      process.off('exit', kill)
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}

function argumentsOf(options: AnvilOptions): string[] {
  const list = ['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--color', 'never']
  if (options.chainId !== undefined) list.push('--chain-id', String(options.chainId))
  if (options.timestamp !== undefined) list.push('--timestamp', String(options.timestamp))
  if (options.state !== undefined) list.push('--state', options.state)
  if (options.loadState !== undefined) list.push('--load-state', options.loadState)
  if (options.stateInterval !== undefined) list.push('--state-interval', String(options.stateInterval))
  return list
}

function listening(child: ChildProcess, options: AnvilOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = ''
    const fail = (reason: string, cause?: unknown) => {
      child.kill('SIGTERM')
      reject(startFailure(reason, output, options, cause))
    }
    const timer = setTimeout(() => fail('it did not answer within 30 seconds'), START_LIMIT_MS)
    const read = (chunk: Buffer) => {
      // Afterwards the pipes are only drained, so that a full pipe never stops the chain.
      if (output.length < 20_000) output += chunk.toString()
      const match = READY.exec(output)
      if (match === null) return
      clearTimeout(timer)
      resolve(Number(match[1]))
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
    child.once('error', (error) => fail(error.message, error))
    child.once('close', (code) => {
      clearTimeout(timer)
      fail(`it ended with code ${code}`)
    })
  })
}

function startFailure(reason: string, output: string, options: AnvilOptions, cause: unknown): SpecieError {
  const busy = /address already in use|Address in use/i.test(output)
  const tail = output.trim().split('\n').slice(-3).join(' ')
  return new SpecieError({
    code: busy ? 'chain.port' : 'chain.start',
    message: busy
      ? `The local chain cannot listen on port ${options.port}: another program does`
      : `The local chain did not start: ${reason}${tail === '' ? '' : ` (${tail})`}`,
    remedy: busy
      ? 'end the other program or choose another port'
      : 'read the output above; a damaged state file is set aside by renaming it',
    details: { output, port: options.port ?? 0 },
    cause,
  })
}
