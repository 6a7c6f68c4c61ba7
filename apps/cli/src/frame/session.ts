import { type Home, homeOf } from '../workspace/home.ts'
import { processTerminal, type Terminal } from './terminal.ts'

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json?: boolean
  readonly home?: string
  readonly rpc?: string
  readonly as?: string
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** What a command works with: where to print, where state lies, which options and variables were given. */
export interface Session {
  readonly terminal: Terminal
  readonly home: Home
  readonly globals: GlobalOptions
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The session of this process. */
export function processSession(globals: GlobalOptions): Session {
  return { terminal: processTerminal(), home: homeOf(globals.home, process.env), globals, env: process.env }
}
