import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { PostgresBinaries } from './postgresBinaries.ts'
import type { ServerAccount } from './serverAccount.ts'

/** Where a server's data lies and its programs are. */
export interface Place {
  readonly folder: string
  readonly binaries: PostgresBinaries
}

/** For root only: what the account of the server can read when the asked folder lies in a closed one, e.g. /root. */
const OPEN_FOLDER = '/var/lib/specie'

/**
 * The asked folder and the installed programs where the server's account can reach them. Below a folder that is closed
 * to it, the programs are copied and the data is put under /var/lib/specie, and the asked folder notes where.
 */
export async function reachablePlace(
  folder: string,
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
): Promise<Place> {
  if (account === undefined) return { folder, binaries }
  const open = await isReachable(folder, account)
  return {
    folder: open ? folder : await notedFolder(folder),
    binaries: (await isReachable(binaries.native, account)) ? binaries : await copyOf(binaries),
  }
}

async function isReachable(path: string, { uid, gid }: ServerAccount): Promise<boolean> {
  for (let at = resolve(path); ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = await stat(at)
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === dirname(at)) return true
  }
}

async function notedFolder(folder: string): Promise<string> {
  const note = join(folder, 'location')
  if (existsSync(note)) return (await readFile(note, 'utf8')).trim()
  await mkdir(OPEN_FOLDER, { recursive: true, mode: 0o755 })
  const made = await mkdtemp(join(OPEN_FOLDER, 'database-'))
  await chmod(made, 0o755)
  await writeFile(note, `${made}\n`)
  return made
}

async function copyOf(binaries: PostgresBinaries): Promise<PostgresBinaries> {
  const { version } = JSON.parse(await readFile(join(dirname(binaries.native), 'package.json'), 'utf8'))
  const native = join(OPEN_FOLDER, `postgresql-${version}`)
  if (!existsSync(native)) {
    await mkdir(OPEN_FOLDER, { recursive: true, mode: 0o755 })
    const part = await mkdtemp(join(OPEN_FOLDER, 'part-'))
    await cp(binaries.native, part, { recursive: true, verbatimSymlinks: true })
    await chmod(part, 0o755)
    // Whoever renames first wins; the other copy is the same and goes.
    await rename(part, native).catch(() => rm(part, { recursive: true, force: true }))
  }
  const moved = (path: string) => path.replace(binaries.native, native)
  return { native, initdb: moved(binaries.initdb), postgres: moved(binaries.postgres) }
}
