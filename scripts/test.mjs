#!/usr/bin/env node
// Runs every test of the project and ends with one line, `N passed, N failed`. `npm test -- contracts` runs one part.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from './build-web.mjs'
import { ensureChromium, MISSING } from './chromium.mjs'
import { root } from './paths.mjs'
import { run, seconds } from './run.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const LARGEST_CONTRACT = 24_576 // EIP-170
const NOT_GAS = ['--no-match-path', 'contracts/test/gas/*']

/** One check that either holds or does not. @param {boolean} holds @returns {Count} */
const one = (holds) => ({ passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0 })

/** Runs `forge test` and counts its tests. @param {string[]} parameters @param {Record<string, string>} env @param {string} heartbeat */
async function forgeTest(parameters, env, heartbeat) {
  const build = await run('forge', ['build'], { env, heartbeat: 'compiling' })
  if (build.code !== 0) return one(false)
  const { code, stdout } = await run('forge', ['test', '--json', ...parameters], {
    env,
    capture: true,
    heartbeat,
  })
  const count = { passed: 0, failed: 0, skipped: 0 }
  for (const [suite, { test_results: tests }] of Object.entries(suites(stdout))) {
    for (const [name, { status, reason, counterexample }] of Object.entries(tests)) {
      count[status === 'Success' ? 'passed' : status === 'Skipped' ? 'skipped' : 'failed'] += 1
      if (status === 'Failure') {
        console.error(`  FAILED ${suite} ${name}: ${reason ?? 'no reason given'}`)
        if (counterexample)
          console.error(`    counterexample: ${JSON.stringify(counterexample).slice(0, 2000)}`)
      }
    }
  }
  // A runner that died before it wrote results must not look like a run without failures.
  if (code !== 0 && count.failed === 0) {
    console.error(
      `  forge ended with code ${code}: ${stdout
        .split('\n')
        .filter((line) => !line.startsWith('{'))
        .join('\n')
        .slice(0, 4000)}`,
    )
    count.failed += 1
  }
  return count
}

/** The JSON line among what forge printed. @param {string} stdout */
function suites(stdout) {
  const line = stdout.split('\n').find((text) => text.startsWith('{'))
  try {
    return line === undefined ? {} : JSON.parse(line)
  } catch {
    return {}
  }
}

/**
 * Measures into a folder of its own and compares key by key with what is committed. Read from forge's text, because it
 * writes no snapshots under --json.
 */
async function gas() {
  const measured = 'contracts/cache-release/snapshots'
  rmSync(root + measured, { recursive: true, force: true })
  const env = { FOUNDRY_PROFILE: 'release', FOUNDRY_TEST: 'contracts/test/gas', FOUNDRY_SNAPSHOTS: measured }
  const { code, stdout } = await run('forge', ['test', '--isolate', '--color', 'never'], {
    env,
    capture: true,
    heartbeat: 'measuring gas',
  })
  const outcomes = stdout.split('\nFailing tests:')[0].match(/^\[(PASS|FAIL)/gm) ?? []
  const failing = outcomes.filter((outcome) => outcome === '[FAIL').length
  const differing = differences(readGas('contracts/snapshots'), readGas(measured))
  for (const line of differing) console.error(`  FAILED ${line}`)
  if (differing.length > 0) {
    console.error('  If the change is meant, `npm run gas` writes contracts/snapshots/gas.json anew.')
  }
  if (code !== 0) console.error(stdout.slice(-4000))
  const agrees = differing.length === 0 && (code === 0 || failing > 0)
  return {
    passed: outcomes.length - failing + (agrees ? 1 : 0),
    failed: failing + (agrees ? 0 : 1),
    skipped: 0,
  }
}

/** @param {Record<string, string>} committed @param {Record<string, string>} found */
function differences(committed, found) {
  const keys = [...new Set([...Object.keys(committed), ...Object.keys(found)])].sort()
  if (keys.length === 0) return ['no gas was measured']
  return keys
    .filter((key) => committed[key] !== found[key])
    .map((key) => `${key}: ${found[key] ?? 'not measured'}, committed is ${committed[key] ?? 'nothing'}`)
}

/** @param {string} folder @returns {Record<string, string>} */
function readGas(folder) {
  const file = `${root}${folder}/gas.json`
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function contractSizes() {
  const out = `${root}contracts/out-release`
  let tooLarge = 0
  for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  )) {
    const artifact = JSON.parse(readFileSync(join(out, name), 'utf8'))
    const target = Object.keys(artifact.metadata?.settings?.compilationTarget ?? {})[0] ?? ''
    const size = ((artifact.deployedBytecode?.object?.length ?? 2) - 2) / 2
    if (!target.startsWith('contracts/src/') || size <= LARGEST_CONTRACT) continue
    console.error(`  FAILED ${target} is ${size} bytes; a chain accepts at most ${LARGEST_CONTRACT}`)
    tooLarge += 1
  }
  return one(tooLarge === 0)
}

/**
 * Runs vitest and counts its tests.
 * @param {string[]} parameters beyond the usual ones
 * @param {Record<string, string>} [env]
 * @returns {Promise<Count>}
 */
async function vitest(parameters = [], env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'specie-test-'))
  const file = join(folder, 'vitest.json')
  const { code } = await run(
    'vitest',
    ['run', ...parameters, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      env: { FORCE_COLOR: process.stderr.isTTY ? '1' : '0', ...env },
    },
  )
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  rmSync(folder, { recursive: true })
  if (report === undefined) return one(false)
  const failed = Math.max(report.numFailedTests, code === 0 ? 0 : 1)
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests }
}

/** The console as a person uses it: the whole product is started once, and a browser works with it. */
async function consoleInBrowser() {
  const chromium = await ensureChromium()
  if (chromium === undefined) {
    console.error(`  FAILED ${MISSING}`)
    return one(false)
  }
  if ((await buildWeb()) !== 0) return one(false)
  return vitest(['--config', 'apps/web/test/e2e/vitest.config.ts'], { CHROMIUM: chromium })
}

/** A script that ends with 0 when what is committed equals what it would write. @param {string} script */
const upToDate = (script) => async () => one((await run('node', [script, '--check'])).code === 0)

/** @type {Record<string, { title: string, test: () => Count | Promise<Count> }>} */
const parts = {
  abi: { title: 'committed ABIs equal the build', test: upToDate('scripts/abi.ts') },
  vectors: { title: 'committed test vectors equal the model', test: upToDate('scripts/vectors.ts') },
  sizes: { title: 'contract sizes', test: contractSizes },
  contracts: {
    title: 'contracts: unit, fuzz, invariants, attacks',
    test: () => forgeTest(NOT_GAS, {}, 'testing contracts'),
  },
  gas: { title: 'gas equals contracts/snapshots/gas.json', test: gas },
  packages: { title: 'packages and command line', test: () => vitest() },
  console: { title: 'console: Chromium end to end', test: consoleInBrowser },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part named ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
const began = Date.now()
/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 }
const names = asked.length > 0 ? asked : Object.keys(parts)
for (const [index, name] of names.entries()) {
  const part = parts[name]
  const start = Date.now()
  console.error(`[${index + 1}/${names.length}] ${part.title}`)
  const count = await part.test()
  console.error(`      ${count.passed} passed, ${count.failed} failed in ${seconds(start)}`)
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key]
}
console.error(`All in ${seconds(began)}.`)
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
)
process.exitCode = total.failed > 0 ? 1 : 0
