import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A program as one file, which starts several times faster than out of its hundreds of modules. */
export interface BundledProgram {
  /** Path of the file. */
  readonly path: string
  /** What its processes need beside their own environment: what they compile is kept for the next one. */
  readonly env: Readonly<Record<string, string>>
  remove(): Promise<void>
}

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Installed with the test runner. */
const BUNDLER = fromHere('../../../node_modules/.bin/rolldown')
const OPTIONS = ['--platform', 'node', '--format', 'esm', '--no-codeSplitting', '--external', 'pg-native']

/** Puts a program and everything it imports into one file. For tests that start many processes of it. */
export async function bundleProgram(entry: URL): Promise<BundledProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'specie-program-'))
  const path = join(folder, 'program', 'bundled', 'main.mjs')
  await mkdir(join(folder, 'compiled'))
  // The ledger finds its migrations from where its sources lie.
  await symlink(fromHere('../../ledger/migrations'), join(folder, 'migrations'))
  const named = [fileURLToPath(entry), '--file', path, '--logLevel', 'silent']
  await promisify(execFile)(process.execPath, [BUNDLER, ...named, ...OPTIONS])
  return {
    path,
    env: { NODE_COMPILE_CACHE: join(folder, 'compiled') },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
