#!/usr/bin/env node
// Builds the console (apps/web) into apps/web/dist, only when a source changed since the last build. It is built beside
// and put in place at the end, so that a running server never serves half of it.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { nodeBinary, root } from './paths.mjs'
import { run, seconds } from './run.mjs'

const DIST = `${root}apps/web/dist`
const STAMP = `${DIST}/.sources`
/** What the console is made of: its own sources, the packages it carries into the browser, and their versions. */
const FOLDERS = [
  'apps/web/src',
  'apps/web/public',
  ...['units', 'quant', 'protocol', 'api'].map((name) => `packages/${name}/src`),
]
const FILES = ['apps/web/index.html', 'apps/web/vite.config.ts', 'apps/web/package.json', 'package-lock.json']

function sourcesHash() {
  const hash = createHash('sha256')
  const inFolders = FOLDERS.filter((folder) => existsSync(root + folder)).flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      // The creation code of contracts is for deploying, which no page does.
      .filter((entry) => !entry.parentPath.includes('/generated/bytecode'))
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length)),
  )
  for (const file of [...inFolders.sort(), ...FILES.filter((name) => existsSync(root + name))]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(root + file))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * Brings `apps/web/dist` up to date.
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<number>} exit code, 0 when everything is up to date
 */
export async function buildWeb(options = {}) {
  const sources = sourcesHash()
  if (options.force !== true && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return 0
  const began = Date.now()
  console.error('Building the console …')
  const part = `${DIST}.part-${process.pid}`
  const vite = `${root}node_modules/vite/bin/vite.js`
  const { code } = await run(
    nodeBinary(),
    [
      vite,
      'build',
      'apps/web',
      '--config',
      'apps/web/vite.config.ts',
      '--outDir',
      part,
      '--emptyOutDir',
      '--logLevel',
      'error',
    ],
    { heartbeat: 'vite build' },
  )
  if (code !== 0) {
    rmSync(part, { recursive: true, force: true })
    return code
  }
  writeFileSync(`${part}/.sources`, sources)
  const old = `${DIST}.old-${process.pid}`
  if (existsSync(DIST)) renameSync(DIST, old)
  renameSync(part, DIST)
  rmSync(old, { recursive: true, force: true })
  console.error(`Console built in ${seconds(began)}.`)
  return 0
}

if (process.argv[1]?.endsWith('build-web.mjs')) {
  process.exitCode = await buildWeb({ force: process.argv.includes('--force') })
}
