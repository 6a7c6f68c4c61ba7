import { CommanderError } from 'commander'
import { reportError } from './frame/action.ts'
import { exitCodeOf } from './frame/exitCode.ts'
import { processTerminal } from './frame/terminal.ts'
import { createProgram } from './program.ts'

// A reader that closes early, like `head`, ends the command without a stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const json = process.argv.includes('--json')
try {
  await createProgram(json).parseAsync()
} catch (error) {
  // Commander has printed its sentence already, except where the reader wants JSON.
  const silent = error instanceof CommanderError && (!json || error.exitCode === 0)
  if (!silent) reportError(processTerminal(), error, json)
  process.exitCode = exitCodeOf(error)
}
