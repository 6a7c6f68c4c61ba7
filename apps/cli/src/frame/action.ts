import { SpecieError } from '@specie/units'
import { type Command, CommanderError } from 'commander'
import { exitCodeOf, exitCodes } from './exitCode.ts'
import { toJson } from './json.ts'
import { type GlobalOptions, processSession, type Session } from './session.ts'
import { styled, type Terminal } from './terminal.ts'

/** What a command found or did. */
export interface Result {
  /** For programs: printed as JSON under `--json`. Its shape is part of the command's interface. */
  readonly data: unknown
  /** For people. */
  readonly text: string
  /** When it is not 0, e.g. a tape that has errors. */
  readonly exitCode?: number
}

/**
 * Makes a commander action of a handler: gives it the session, prints its result as text or JSON, and turns a
 * failure into a sentence (or JSON) and an exit code.
 */
export function action<Arguments extends unknown[]>(
  handler: (session: Session, ...given: Arguments) => Promise<Result>,
): (this: Command, ...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1) as Command
    const session = processSession(command.optsWithGlobals<GlobalOptions>())
    const { terminal, globals } = session
    try {
      const result = await handler(session, ...(given.slice(0, -1) as Arguments))
      terminal.print(globals.json === true ? toJson(result.data) : result.text)
      process.exitCode = result.exitCode ?? exitCodes.done
    } catch (error) {
      reportError(terminal, error, globals.json === true)
      process.exitCode = exitCodeOf(error)
    }
  }
}

/** Prints a failure where the reader looks for it: JSON on standard output, sentences on standard error. */
export function reportError(terminal: Terminal, error: unknown, json: boolean): void {
  if (json) {
    terminal.print(toJson({ error: errorData(error) }))
    return
  }
  const text = error instanceof SpecieError ? error.explain() : sentenceOf(error)
  const [first = '', ...rest] = text.split('\n')
  terminal.note([styled(terminal, 'red', first), ...rest].join('\n'))
}

function errorData(error: unknown): Record<string, unknown> {
  if (error instanceof CommanderError) {
    // commander's own word for a group that was named without one of its commands
    const message =
      error.message === '(outputHelp)' ? 'A command is missing; --help lists them' : error.message
    return { code: 'usage', message: message.replace(/^error: /, '') }
  }
  if (!(error instanceof SpecieError)) return { code: 'unexpected', message: sentenceOf(error) }
  const { code, message, expected, remedy, details } = error
  return { code, message, expected, remedy, details }
}

/** An unforeseen error: its message, and the stack only for those who ask for it. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return process.env.SPECIE_DEBUG === undefined ? error.message : (error.stack ?? error.message)
}
