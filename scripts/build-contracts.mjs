#!/usr/bin/env node
// Builds the contracts with the release profile and generates ABIs and creation code for the SDK, only when a source
// changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { nodeBinary, root } from './paths.mjs'
import { run, seconds } from './run.mjs'

const STAMP = `${root}contracts/out-release/.sources`

/** One hash over everything that decides the artifacts: sources, compiler settings, versions, the generator. */
function sourcesHash() {
  const hash = createHash('sha256')
  const files = readdirSync(`${root}contracts/src`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sol'))
    .sort()
    .map((name) => `contracts/src/${name}`)
  for (const file of [...files, 'foundry.toml', 'scripts/solc.mjs', 'scripts/abi.ts', 'package-lock.json']) {
    if (existsSync(root + file))
      hash
        .update(`${file}\0`)
        .update(readFileSync(root + file))
        .update('\0')
  }
  return hash.digest('hex')
}

/**
 * Brings `contracts/out-release` and the generated modules of `packages/protocol` up to date.
 * @param {{ force?: boolean, beforeBuild?: () => Promise<void> }} [options] `beforeBuild` runs only when a build is due
 * @returns {Promise<number>} exit code, 0 when everything is up to date
 */
export async function buildContracts(options = {}) {
  const sources = sourcesHash()
  const upToDate =
    options.force !== true &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === sources &&
    existsSync(`${root}packages/protocol/src/generated`)
  if (upToDate) return 0
  await options.beforeBuild?.()
  const began = Date.now()
  console.error('Building the contracts (about a minute the first time) …')
  const build = await run('forge', ['build', 'contracts/src'], {
    env: { FOUNDRY_PROFILE: 'release' },
    heartbeat: 'compiling with optimiser',
  })
  if (build.code !== 0) return build.code
  const generate = await run(nodeBinary(), ['scripts/abi.ts'])
  if (generate.code !== 0) return generate.code
  mkdirSync(`${root}contracts/out-release`, { recursive: true })
  writeFileSync(STAMP, sources)
  console.error(`Contracts built in ${seconds(began)}.`)
  return 0
}

if (process.argv[1]?.endsWith('build-contracts.mjs')) {
  process.exitCode = await buildContracts({ force: process.argv.includes('--force') })
}
