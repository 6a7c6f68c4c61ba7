#!/usr/bin/env node
// Makes a fresh clone ready: right Node, parts of package-lock.json, built contracts, built console. Plain JavaScript without
// dependencies, because it runs under the system's Node before anything is installed. Says nothing when up to date.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { buildContracts } from './build-contracts.mjs'
import { buildWeb } from './build-web.mjs'
import { nodeBinary, root } from './paths.mjs'
import { run, seconds } from './run.mjs'

const OLDEST = [20, 19]
const STAMP = `${root}node_modules/.specie-lock`

/**
 * Ends with a sentence instead of a stack trace.
 * @param {string} sentence
 * @returns {never}
 */
function refuse(sentence) {
  console.error(sentence)
  process.exit(3)
}

/** Why this Node cannot be used, or undefined when it can. `pinned`: Node 24 comes as a package on this platform. */
function unsupportedNode(version, pinned) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    return `Node ${version} is too old. Install Node 24 (on Linux any from ${OLDEST.join('.')} will do) from https://nodejs.org and run the command again.`
  }
  if (!pinned && major < 24) {
    return `On this system Specie needs Node 24 and this is Node ${version}. Install it from https://nodejs.org and run the command again.`
  }
  return undefined
}

async function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  if (!matchesLock()) {
    const began = Date.now()
    console.error('Installing the parts of package-lock.json (about a minute, 500 MB) …')
    const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      heartbeat: 'npm ci',
    })
    if (code !== 0) {
      refuse(
        'npm ci failed, see above. Without network nothing can be installed; otherwise remove node_modules and try again.',
      )
    }
    console.error(`Installed in ${seconds(began)}.`)
  }
  writeFileSync(STAMP, wanted)
}

/** Whether npm's own record of node_modules already holds every part that the lock asks of this platform. */
function matchesLock() {
  const record = `${root}node_modules/.package-lock.json`
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, part]) => path === '' || part.optional === true || installed[path]?.version === part.version,
  )
}

/** forge and anvil are dynamically linked programs: where their libraries are missing, say which. */
async function checkTools() {
  for (const tool of ['forge', 'anvil']) {
    const { code } = await run(tool, ['--version'], { capture: true })
    if (code !== 0) {
      refuse(
        `${tool} does not run on this machine (see above). It needs glibc 2.31 or later, libm and libgcc_s: on Debian or ` +
          'Ubuntu `apt-get install libc6 libgcc-s1`; on Alpine use an image with glibc. Remove node_modules and try again ' +
          'if its package was not installed.',
      )
    }
  }
}

const packaged = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)
const problem = unsupportedNode(process.versions.node, packaged)
if (problem !== undefined) refuse(problem)
await install()
// The package exists for glibc only by name: where npm left it out, the running Node has to do.
const found = unsupportedNode(process.versions.node, nodeBinary() !== process.execPath)
if (found !== undefined) refuse(found)
const built = await buildContracts({ beforeBuild: checkTools })
if (built !== 0) refuse('The contracts could not be built, see above.')
if ((await buildWeb()) !== 0) refuse('The console could not be built, see above.')
