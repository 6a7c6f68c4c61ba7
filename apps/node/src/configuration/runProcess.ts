import { SpecieError } from '@specie/units'
import { pino } from 'pino'
import { startNode } from '../startNode.ts'
import type { Values } from './Environment.ts'
import { readConfiguration } from './readConfiguration.ts'

/** Exit codes of sysexits(3): set up wrong, so starting it again does not help; and something it needs is away. */
const WRONG = 78
const UNAVAILABLE = 69
/** Milliseconds that ending in order may take; systemd and Docker kill later. */
const PATIENCE_MS = 20_000

/**
 * A process of the server for systemd and containers: reads the environment, logs to standard output, ends in order at
 * SIGTERM and SIGINT.
 * @returns the exit code
 */
export async function runProcess(values: Values): Promise<number> {
  let log = pino()
  try {
    const { logLevel, ...options } = readConfiguration(values)
    log = pino({ level: logLevel })
    const asked = signalled()
    const node = await startNode({ ...options, log })
    log.info({ url: node.url ?? null, parts: options.parts, chainId: options.deployment.chainId }, 'started')
    log.info(`${await asked} came: ending`)
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    await node.close()
    log.info('ended')
    return 0
  } catch (error) {
    const known = error instanceof SpecieError
    log.fatal(known ? { code: error.code } : { err: error }, known ? error.explain() : 'it could not start')
    return known && error.code === 'configuration.wrong' ? WRONG : UNAVAILABLE
  }
}

function signalled(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        resolve(signal)
        // A second one does not wait.
        process.once(signal, () => process.exit(1))
      })
    }
  })
}
