import { existsSync, renameSync } from 'node:fs'
import { toDay } from '@specie/quant'
import { requireInteger, SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { type LocalChain, openLocalChain, runningChain } from '../chain/openLocalChain.ts'
import { playDemonstration } from '../demonstration/playDemonstration.ts'
import { action, type Result } from '../frame/action.ts'
import type { Session } from '../frame/session.ts'
import { styled } from '../frame/terminal.ts'
import type { Home } from '../workspace/home.ts'

/** The demonstration's tape is cut off on 1 January 2026; the chain begins the day after. */
const GENESIS = Date.UTC(2026, 0, 2) / 1000

const EXAMPLES = `
Examples:
  $ npm start                            the same, after installing and building what is missing
  $ npx specie start --port 9545
  $ npm start -- --fresh                 set the chain of last time aside and begin anew
  $ npx specie start --exit              play the demonstration and end, for scripts

The chain's state is kept in .specie/: the next start resumes in seconds. Ctrl-C ends it; killing it loses at
most two seconds. --fresh sets it aside and begins anew.`

interface StartOptions {
  readonly port?: string
  readonly exit?: boolean
  readonly begin?: string
  readonly empty?: boolean
  readonly fresh?: boolean
}

/** `specie start`: the local chain with the demonstration pool, until it is interrupted. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('run the local chain; the first time, a pool is opened on it and lives through some months')
    .option('--port <number>', 'port of the chain (default: 8545, or the next free one)')
    .option('--exit', 'end when the demonstration has been played')
    .option('--empty', 'deploy nothing and play nothing')
    .option('--fresh', 'set the saved chain and its pools aside and begin anew')
    .option('--begin <date>', 'day of the first block of a new chain, for tapes of other years')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, options: StartOptions): Promise<Result> {
  const { terminal, home } = session
  if (options.fresh === true) await setAside(home, terminal.note)
  const chain = await openLocalChain(home, {
    genesis: options.begin === undefined ? GENESIS : toDay(options.begin) * 86_400,
    note: terminal.note,
    ...(options.port !== undefined && { port: requireInteger('--port', Number(options.port), 1, 65_535) }),
  })
  const interrupted = interruption()
  try {
    terminal.note(styled(terminal, 'bold', welcome(chain)))
    const story = options.empty === true ? undefined : await play(session, chain.rpcUrl)
    await chain.save()
    if (options.exit !== true) {
      terminal.note(farewell(chain))
      await Promise.race([interrupted.promise, chain.ended.then(endedByItself)])
    }
    return {
      data: { rpcUrl: chain.rpcUrl, origin: chain.origin, demonstration: story },
      text: 'The chain is saved.',
    }
  } finally {
    interrupted.forget()
    await chain.close()
  }
}

async function play(session: Session, rpcUrl: string) {
  try {
    return await playDemonstration(session, rpcUrl)
  } catch (cause) {
    if (!(cause instanceof SpecieError) || cause.code !== 'deployment.otherBuild') throw cause
    throw new SpecieError({
      code: 'chain.otherBuild',
      message: 'The saved local chain carries the contracts of another build of Specie',
      remedy: '`npm start -- --fresh` sets that chain and its pools aside and begins a new one',
      cause,
    })
  }
}

/** Moves the home's chain and pools to a folder beside it; nothing is deleted. */
async function setAside(home: Home, note: (text: string) => void): Promise<void> {
  if ((await runningChain(home)) !== undefined) {
    throw new SpecieError({
      code: 'chain.running',
      message: 'The local chain is running',
      remedy: 'end it with Ctrl-C in its terminal first',
    })
  }
  if (!existsSync(home.folder)) return
  const aside = `${home.folder}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`
  renameSync(home.folder, aside)
  note(`The chain and pools of last time are now in ${aside}.`)
}

function endedByItself(): never {
  throw new SpecieError({
    code: 'local.ended',
    message: 'The local chain has ended by itself, or another program ended it',
    remedy: 'start it again: it resumes from the last saved state',
  })
}

function welcome({ rpcUrl, origin }: LocalChain): string {
  const how = {
    new: 'A new local chain',
    resumed: 'The local chain resumes',
    joined: 'The local chain is already running',
  }
  return `${how[origin]} at ${rpcUrl}`
}

function farewell({ rpcUrl, origin }: LocalChain): string {
  const end = origin === 'joined' ? 'Ctrl-C leaves it running.' : 'Ctrl-C saves and ends it.'
  return `\nThe chain keeps running at ${rpcUrl}. ${end} In another terminal: npx specie status`
}

/** Settles at the first interrupt; a second one ends the process at once. */
function interruption(): { readonly promise: Promise<void>; forget(): void } {
  let settle = () => {}
  const promise = new Promise<void>((resolve) => {
    settle = resolve
  })
  const onSignal = () => settle()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, onSignal)
  return {
    promise,
    forget: () => {
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}
