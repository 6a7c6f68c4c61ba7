#!/usr/bin/env node
// The browser that the console is tested in: finds it, or installs it where that can be done without asking (as root on
// Debian and its like). Plain JavaScript, because .ci/run calls it before anything is installed.
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
/** Where installers put it outside PATH. */
const PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const PACKAGE = ['install', '--yes', '--no-install-recommends', 'chromium']

/** What to do where there is none. */
export const MISSING =
  'There is no Chromium to test the console in. Install one (`apt-get install chromium`, or Google Chrome) or let the ' +
  'variable CHROMIUM name its program.'

/**
 * The program that `CHROMIUM` names, else the first that the system has.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env.CHROMIUM
  if (named !== undefined && named !== '') return runs(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES].find(runs)
}

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Finds Chromium, and installs it where it is missing and may be installed.
 * @returns {Promise<string | undefined>} its program; undefined when there is none: MISSING says what to do
 */
export async function ensureChromium() {
  const found = findChromium()
  const named = process.env.CHROMIUM !== undefined && process.env.CHROMIUM !== ''
  if (found !== undefined || named || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return found
  console.error('Installing Chromium, which the console is tested in …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const install = () => run('apt-get', PACKAGE, { env, capture: true, heartbeat: 'apt-get install chromium' })
  // The list of packages may be missing or old; it is read anew only then.
  if ((await install()).code !== 0) {
    await run('apt-get', ['update'], { env, capture: true, heartbeat: 'apt-get update' })
    await install()
  }
  return findChromium()
}

if (process.argv[1]?.endsWith('chromium.mjs')) {
  const program = await ensureChromium()
  console.error(program === undefined ? MISSING : `Chromium: ${program}`)
  process.exitCode = program === undefined ? 1 : 0
}
