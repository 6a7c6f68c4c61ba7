import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { embeddedPostgres } from '@specie/ledger'

const WAIT_MS = 60_000

/** The process that a run belongs to: the one that forked this test worker, or this one. */
const owner = process.send === undefined ? process.pid : process.ppid

let cluster: Promise<string> | undefined

/**
 * The url of the one PostgreSQL server of this test run, started by whichever process asks first. It ends, and its
 * folder goes, as soon as the run's process has ended, however it ended.
 */
export function testCluster(): Promise<string> {
  cluster ??= shared()
  return cluster
}

async function shared(): Promise<string> {
  const folder = join(tmpdir(), `specie-postgres-${owner}`)
  const file = join(folder, 'url')
  if (!makes(folder)) return await written(file)
  const server = await embeddedPostgres(folder, { throwaway: true, keepsRunning: true })
  endWith(owner, server.pid, folder)
  await writeFile(`${file}.part`, server.url)
  await rename(`${file}.part`, file)
  return server.url
}

/** Whether this process is the one that makes the folder. */
function makes(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function written(file: string): Promise<string> {
  for (let waited = 0; waited < WAIT_MS; waited += 50) {
    const url = await readFile(file, 'utf8').catch(() => undefined)
    if (url !== undefined) return url
    await sleep(50)
  }
  throw new Error(`no server was started for this run: ${file} is missing`)
}

/** A shell that outlives the run by a moment: a killed run cannot clean up after itself. */
function endWith(run: number, server: number, folder: string): void {
  const script = `while kill -0 ${run} 2>/dev/null; do sleep 0.3; done
kill -INT ${server} 2>/dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 ${server} 2>/dev/null || break; sleep 0.2; done
kill -KILL ${server} 2>/dev/null
rm -rf '${folder}'`
  spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' }).unref()
}
