import { SpecieError } from '@specie/units'
import { CommanderError } from 'commander'

/** What a script can rely on. */
export const exitCodes = {
  done: 0,
  /** A rule, a contract or a check said no. */
  refused: 1,
  /** The command or a file it was given cannot be right. */
  input: 2,
  /** Nothing wrong with the request: no chain, no network, a busy port, a missing program. */
  environment: 3,
} as const

/** Failures that belong to the machine or the network, by the beginning of their code. */
const environmentCodes = [
  'chain.',
  'rpc.',
  'network.',
  'local.',
  'environment.',
  'database.',
  'node.',
  'ledger.',
]
/** Failures that belong to what was typed or to a file. */
const inputCodes = [
  'argument',
  'tape.',
  'mapping.',
  'input.',
  'usage',
  'file.',
  'curve.',
  'ladder.',
  'keystore.',
  'bundle.',
]

/** The exit code of a failure; an unforeseen error counts as a refusal, never as success. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.input
  if (!(error instanceof SpecieError)) return exitCodes.refused
  const begins = (prefix: string) => error.code.startsWith(prefix)
  if (environmentCodes.some(begins)) return exitCodes.environment
  return inputCodes.some(begins) ? exitCodes.input : exitCodes.refused
}
