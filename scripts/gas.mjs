#!/usr/bin/env node
// Measures whole-transaction gas with the release build and writes contracts/snapshots/gas.json.
import { run } from './run.mjs'

const { code } = await run('forge', ['test', '--isolate'], {
  env: { FOUNDRY_PROFILE: 'release', FOUNDRY_TEST: 'contracts/test/gas' },
  heartbeat: 'measuring gas',
})
process.exitCode = code
