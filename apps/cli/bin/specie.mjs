#!/usr/bin/env node
// Starts the command line under Node 24, which reads TypeScript: where the running Node is older, the pinned one of
// node_modules takes over, with the same arguments, streams and signals.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const pinned = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Stripped and compiled sources are kept between runs: a command starts in half the time.
  module.enableCompileCache?.()
  process.argv[1] = main
  await import(main)
} else if (existsSync(pinned)) {
  const env = { NODE_COMPILE_CACHE: `${tmpdir()}/node-compile-cache`, ...process.env }
  const child = spawn(pinned, [main, ...process.argv.slice(2)], { stdio: 'inherit', env })
  // The terminal sends its interrupt to both; the child decides when the command has ended.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
} else {
  console.error(
    `specie needs Node 24 and this is Node ${process.versions.node}. Run \`npm ci\` in the project first: on Linux it brings its own Node; elsewhere install Node 24 from https://nodejs.org.`,
  )
  process.exit(3)
}
