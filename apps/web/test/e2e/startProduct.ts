import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../../cli/bin/specie.mjs', import.meta.url))

/** Where the started product answers. */
export interface Product {
  /** The console's address. */
  readonly url: string
  readonly rpcUrl: string
  readonly home: string
}

/** The product while it runs. */
export interface RunningProduct extends Product {
  /** Ends all of it and removes what it kept. */
  stop(): Promise<void>
}

/**
 * Starts what `npm start` starts (chain, database, indexer, server, agents, console, the demonstration's pool) in a folder
 * and on ports of its own.
 * @throws Error with what the command said when it ends early
 */
export async function startProduct(): Promise<RunningProduct> {
  const home = mkdtempSync(join(tmpdir(), 'specie-console-'))
  const [port, consolePort] = await freePorts(2)
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(
    process.execPath,
    [program, 'start', '--port', String(port), '--console-port', String(consolePort)],
    { env: { PATH, HOME, SPECIE_HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    let heard = ''
    child.stderr.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
      const found = /The console: (http:\/\/[\d.:]+)/.exec(heard)?.[1]
      if (found !== undefined) resolve(found)
    })
    void ended.then((code) => reject(new Error(`specie start ended with ${code}: ${heard}`)))
  })
  return {
    url,
    rpcUrl: `http://127.0.0.1:${port}`,
    home,
    async stop() {
      child.kill('SIGINT')
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Ports that nobody listens on; they are taken at the same time, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
