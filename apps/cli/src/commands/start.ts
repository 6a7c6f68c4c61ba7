import { existsSync, renameSync } from 'node:fs'
import { toDay } from '@specie/quant'
import { requireInteger, SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { type LocalChain, openLocalChain, runningChain } from '../chain/openLocalChain.ts'
import { playDemonstration } from '../demonstration/playDemonstration.ts'
import { action, type Result } from '../frame/action.ts'
import { interruption } from '../frame/interruption.ts'
import type { Session } from '../frame/session.ts'
import { styled, type Terminal } from '../frame/terminal.ts'
import { type HomeDatabase, homeDatabase } from '../node/homeDatabase.ts'
import { readNodeRecord } from '../node/nodeRecord.ts'
import { NODE_PARTS } from '../node/parts.ts'
import { type HomeNode, runHomeNode } from '../node/runHomeNode.ts'
import type { Home } from '../workspace/home.ts'

/** The demonstration's tape is cut off on 1 January 2026; the chain begins the day after. */
const GENESIS = Date.UTC(2026, 0, 2) / 1000

const EXAMPLES = `
Examples:
  $ npm start                            the same, after installing and building what is missing
  $ npx specie start --port 9545 --console-port 8080
  $ npm start -- --fresh                 set the chain of last time aside and begin anew
  $ npx specie start --no-node           the chain alone: no database, server, agents and console
  $ npx specie start --exit              play the demonstration and end, for scripts

Beside the chain run a database (DATABASE_URL, else a PostgreSQL of its own), the indexer, the server with the console,
and the agents; what they do is written to .specie/node.log. All state is kept in .specie/: the next start resumes in
seconds. Ctrl-C ends everything; killing it loses at most two seconds. --fresh sets it aside and begins anew.`

interface StartOptions {
  readonly port?: string
  readonly exit?: boolean
  readonly begin?: string
  readonly empty?: boolean
  readonly fresh?: boolean
  readonly node: boolean
  readonly consolePort?: string
}

/** `specie start`: the local chain with the demonstration pool, until it is interrupted. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description(
      'run the local chain, the server and the console; the first time, a pool is opened and lives through some months',
    )
    .option('--port <number>', 'port of the chain (default: 8545, or the next free one)')
    .option('--console-port <number>', 'port of the console (default: 4400, or the next free one)')
    .option('--no-node', 'run the chain alone')
    .option('--exit', 'end when the demonstration has been played')
    .option('--empty', 'deploy nothing and play nothing')
    .option('--fresh', 'set the saved chain and its pools aside and begin anew')
    .option('--begin <date>', 'day of the first block of a new chain, for tapes of other years')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, options: StartOptions): Promise<Result> {
  const { terminal, home } = session
  const [port, consolePort] = [portOf('--port', options.port), portOf('--console-port', options.consolePort)]
  if (options.fresh === true) await setAside(home, terminal.note)
  // A chain without contracts has nothing to index, and a script that ends at once looks at no console.
  const serves = options.node && options.empty !== true && options.exit !== true
  const running = serves ? await readNodeRecord(home) : undefined
  const database = serves && running === undefined ? early(homeDatabase(session)) : undefined
  const chain = await openLocalChain(home, {
    genesis: options.begin === undefined ? GENESIS : toDay(options.begin) * 86_400,
    note: terminal.note,
    ...(port !== undefined && { port }),
  })
  const interrupted = interruption()
  let node: HomeNode | undefined
  try {
    terminal.note(styled(terminal, 'bold', welcome(chain, port)))
    const story = options.empty === true ? undefined : await play(session, chain.rpcUrl)
    await chain.save()
    if (options.exit !== true) {
      node = database && (await serve(session, chain, database, consolePort))
      terminal.note(farewell(terminal, chain, node?.url ?? running?.url))
      await Promise.race([interrupted.promise, chain.ended.then(endedByItself)])
      if (node !== undefined) terminal.note('Ending server, agents, indexer, database and chain …')
    }
    return {
      data: { rpcUrl: chain.rpcUrl, origin: chain.origin, console: node?.url ?? null, demonstration: story },
      text: 'The chain is saved.',
    }
  } finally {
    interrupted.forget()
    if (node !== undefined) await node.close()
    else await database?.then(({ close }) => close()).catch(() => {})
    await chain.close()
  }
}

/** Starts something without waiting for it; whoever waits later hears of its failure. */
function early(database: Promise<HomeDatabase>): Promise<HomeDatabase> {
  database.catch(() => {})
  return database
}

function serve(
  session: Session,
  { rpcUrl }: LocalChain,
  database: Promise<HomeDatabase>,
  port: number | undefined,
): Promise<HomeNode> {
  session.terminal.note('\nStarting database, indexer, server and agents …')
  return runHomeNode(session, {
    parts: NODE_PARTS,
    rpcUrl,
    record: session.home.localDeployment,
    database,
    port,
    portOption: '--console-port',
  })
}

function portOf(option: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : requireInteger(option, Number(text), 1, 65_535)
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

function welcome({ rpcUrl, origin }: LocalChain, asked: number | undefined): string {
  const how = {
    new: 'A new local chain',
    resumed: 'The local chain resumes',
    joined: 'The local chain is already running',
  }
  const other =
    origin === 'joined' && asked !== undefined && new URL(rpcUrl).port !== String(asked)
      ? `; --port ${asked} is left aside, because one home has one chain (--home names another)`
      : ''
  return `${how[origin]} at ${rpcUrl}${other}`
}

/** What is left running; the address that a person opens stands last. */
function farewell(terminal: Terminal, { rpcUrl, origin }: LocalChain, url: string | undefined): string {
  const end = origin === 'joined' ? 'Ctrl-C leaves it running.' : 'Ctrl-C saves and ends it.'
  const chain = `\nThe chain keeps running at ${rpcUrl}. ${end} In another terminal: npx specie status`
  return url === undefined ? chain : `${chain}\n\nThe console: ${styled(terminal, 'bold', url)}`
}
