import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { SpecieError } from '@specie/units'
import pg from 'pg'
import { freePort } from './freePort.ts'
import { type PostgresBinaries, postgresBinaries } from './postgresBinaries.ts'
import { reachablePlace } from './reachablePlace.ts'
import { type ServerAccount, serverAccount } from './serverAccount.ts'

/** A PostgreSQL server that this program started, or found running on its folder. */
export interface EmbeddedPostgres {
  /** The database `specie` on the loopback interface. */
  readonly url: string
  readonly port: number
  readonly pid: number
  /** It ran on its folder already; whoever started it may still need it. */
  readonly adopted: boolean
  /** Ends the server and waits for it. Idempotent. */
  stop(): Promise<void>
}

/** How an embedded server runs. */
export interface EmbeddedPostgresOptions {
  /** For tests: nothing is forced to disk, and little memory is taken. A crash of the machine loses the data. */
  readonly throwaway?: boolean
  /** The server outlives this program, and whoever asked for that ends it. */
  readonly keepsRunning?: boolean
}

const START_LIMIT_MS = 60_000
const USER = 'specie'

/**
 * Starts the PostgreSQL that npm installed, on the loopback interface and a free port, with its data and its password
 * under `folder`; makes the data on the first start. A server that a killed program left running there is taken over.
 * @throws SpecieError `database.binary`, `database.account`, `database.start`.
 */
export async function embeddedPostgres(
  folder: string,
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  await mkdir(folder, { recursive: true })
  const account = await serverAccount()
  const place = await reachablePlace(folder, await postgresBinaries(), account)
  const password = await passwordOf(folder)
  const data = join(place.folder, 'data')
  if (!existsSync(join(data, 'PG_VERSION'))) await createData(place.binaries, data, password, account)
  const found = await adopt(data)
  const server = found ?? (await startServer(place.binaries, data, account, options))
  const base = `postgres://${USER}:${password}@127.0.0.1:${server.port}`
  await createDatabase(`${base}/postgres`, 'specie')
  return { ...server, adopted: found !== undefined, url: `${base}/specie` }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

async function passwordOf(folder: string): Promise<string> {
  const file = join(folder, 'password')
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(18).toString('hex')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  return password
}

async function createData(
  binaries: PostgresBinaries,
  data: string,
  password: string,
  account: ServerAccount | undefined,
): Promise<void> {
  // Made beside and renamed at the end, so that a killed start leaves nothing that looks finished.
  const part = `${data}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true })
  await chmod(part, 0o700)
  const passwordFile = `${data}.password`
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account !== undefined) {
    await chown(part, account.uid, account.gid)
    await chown(passwordFile, account.uid, account.gid)
  }
  const list = ['--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${passwordFile}`, '--encoding=UTF8']
  try {
    const options = { ...account, cwd: part, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }
    await promisify(execFile)(binaries.initdb, ['-D', part, '--locale=C', ...list], options)
    await rename(part, data)
  } catch (cause) {
    await rm(part, { recursive: true, force: true })
    const { stderr } = cause as { stderr?: string }
    throw startFailure(`its data could not be made in ${data}`, stderr ?? String(cause), cause)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

function settings(options: EmbeddedPostgresOptions): string[] {
  const common = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100' }
  const throwaway = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '32MB',
    max_wal_size: '256MB',
    autovacuum: 'off',
    max_parallel_workers: '0',
    io_method: 'sync',
  }
  const lasting = { shared_buffers: '128MB', max_wal_size: '1GB' }
  const chosen = { ...common, ...(options.throwaway === true ? throwaway : lasting) }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function startServer(
  binaries: PostgresBinaries,
  data: string,
  account: ServerAccount | undefined,
  options: EmbeddedPostgresOptions,
): Promise<Omit<EmbeddedPostgres, 'url' | 'adopted'>> {
  const logFile = `${data}.log`
  for (let attempt = 1; ; attempt += 1) {
    const port = await portOf(data, attempt)
    const log = openSync(logFile, 'w', 0o600)
    const child = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...settings(options)], {
      ...account,
      cwd: data,
      stdio: ['ignore', 'ignore', log],
      // Its own group: an interrupt from the terminal is left to the program that owns the server.
      detached: true,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    })
    closeSync(log)
    const ended = new Promise<void>((resolve) => {
      child.once('error', () => resolve()).once('close', () => resolve())
    })
    if (await becomesReady(child, data)) return { port, ...running(child, ended, options) }
    await ended
    const output = await readFile(logFile, 'utf8')
    // Between finding a port and using it, somebody else may have taken it.
    if (attempt === 3 || !output.includes('Address already in use')) throw startFailure('it ended', output)
  }
}

function running(
  child: ChildProcess,
  ended: Promise<void>,
  options: EmbeddedPostgresOptions,
): Pick<EmbeddedPostgres, 'pid' | 'stop'> {
  const kill = () => child.kill('SIGINT')
  if (options.keepsRunning !== true) process.once('exit', kill)
  child.unref()
  return {
    pid: child.pid!,
    async stop() {
      process.off('exit', kill)
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
      child.ref()
      await ended
    },
  }
}

/** The port of the last time, so that programs that were connected find the server again; else a free one. */
async function portOf(data: string, attempt: number): Promise<number> {
  const file = `${data}.port`
  const last = attempt === 1 ? await readFile(file, 'utf8').catch(() => undefined) : undefined
  const port = last === undefined ? await freePort() : Number(last)
  await writeFile(file, String(port))
  return port
}

/** Waits until the server answers; false when it ended instead, or is ended because it takes too long. */
async function becomesReady(child: ChildProcess, data: string): Promise<boolean> {
  const limit = Date.now() + START_LIMIT_MS
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const state = await serverState(data)
    if (state?.pid === child.pid && state.ready) return true
    if (Date.now() > limit) child.kill('SIGKILL')
    await sleep(15)
  }
  return false
}

/** What the server's own file says: which process, which port, and whether it answers. */
async function serverState(data: string) {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** The server of a program that was killed: its data folder says which process and which port. */
async function adopt(data: string): Promise<Omit<EmbeddedPostgres, 'url' | 'adopted'> | undefined> {
  const state = await serverState(data)
  if (state === undefined || !state.ready || !alive(state.pid)) return undefined
  const { pid, port } = state
  return {
    pid,
    port,
    async stop() {
      if (alive(pid)) process.kill(pid, 'SIGINT')
      while (alive(pid) && (await serverState(data))?.pid === pid) await sleep(20)
    },
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function startFailure(reason: string, output: string, cause?: unknown): SpecieError {
  return new SpecieError({
    code: 'database.start',
    message: `The database did not start: ${reason} (${output.trim().split('\n').slice(-3).join(' ')})`,
    remedy: 'read the output above, or set DATABASE_URL to a PostgreSQL that runs',
    details: { output },
    cause,
  })
}
