// Child processes with their output shown, and nothing left running when the parent is interrupted.
import { spawn } from 'node:child_process'
import { root, toolPath } from './paths.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(signal === 'SIGINT' ? 130 : 143)
  })
}

/**
 * Runs a program in the repository's root and waits for it.
 * @param {string} command program, looked up among the project's tools first
 * @param {readonly string[]} parameters its arguments
 * @param {{ env?: Record<string, string>, capture?: boolean, heartbeat?: string }} [options] `capture` keeps stdout
 *   instead of showing it; `heartbeat` names the step in a line that appears every 20 silent seconds
 * @returns {Promise<{ code: number, stdout: string }>}
 */
export function run(command, parameters, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, PATH: toolPath, ...options.env },
      stdio: ['ignore', options.capture === true ? 'pipe' : 'inherit', 'inherit'],
    })
    running.add(child)
    const began = Date.now()
    const pulse =
      options.heartbeat === undefined
        ? undefined
        : setInterval(() => console.error(`  … ${options.heartbeat}, ${seconds(began)} so far`), 20_000)
    /** @type {Buffer[]} */
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    const finish = (/** @type {number} */ code) => {
      clearInterval(pulse)
      running.delete(child)
      resolve({ code, stdout: Buffer.concat(chunks).toString() })
    }
    child.on('error', (error) => {
      console.error(`${command} cannot be started: ${error.message}`)
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** @param {number} began milliseconds since the epoch */
export function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`
}
