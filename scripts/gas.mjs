#!/usr/bin/env node
// Measures whole-transaction gas with the release build and writes contracts/snapshots/gas.json.
import { rmSync } from 'node:fs'
import { root } from './paths.mjs'
import { run } from './run.mjs'

// Keys of tests that are gone would stay otherwise.
rmSync(`${root}contracts/snapshots/gas.json`, { force: true })

const { code } = await run('forge', ['test', '--isolate'], {
  env: { FOUNDRY_PROFILE: 'release', FOUNDRY_TEST: 'contracts/test/gas' },
  heartbeat: 'measuring gas',
})
process.exitCode = code
