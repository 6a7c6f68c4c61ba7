import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { startAnvil } from '@specie/protocol'
import { ensureFolder } from '../workspace/ensureFolder.ts'
import type { Home } from '../workspace/home.ts'
import { writeAtomically } from '../workspace/writeAtomically.ts'
import { choosePort } from './choosePort.ts'
import { rpc } from './rpc.ts'
import { saveChain } from './saveChain.ts'

const SAVE_EVERY_MS = 2_000

/** The local chain of a home. */
export interface LocalChain {
  readonly rpcUrl: string
  /** `new`: empty; `resumed`: from the saved state; `joined`: it was running already. */
  readonly origin: 'new' | 'resumed' | 'joined'
  /** Writes the state now. */
  save(): Promise<void>
  /** Saves and ends the chain; of a chain that was joined, only leaves it. */
  close(): Promise<void>
  /** Settles when the chain has ended, whoever ended it. */
  readonly ended: Promise<void>
}

/**
 * Starts the chain of a home, or joins it where it runs. Its state is written every two seconds in which a block
 * came and when it is closed, each time to a new file that then takes the place of the old: killing this program or
 * the chain costs at most the last two seconds and never the file.
 * @param options port asked for, and the time of the first block (unix seconds) of a new chain
 */
export async function openLocalChain(
  home: Home,
  options: { readonly port?: number; readonly genesis: number; readonly note: (text: string) => void },
): Promise<LocalChain> {
  const running = await runningChain(home)
  if (running !== undefined) {
    return {
      rpcUrl: running,
      origin: 'joined',
      save: async () => {},
      close: async () => {},
      ended: new Promise(() => {}),
    }
  }
  ensureFolder(home.folder)
  const saved = savedTime(home, options.note)
  // A record of an earlier local chain names contracts that a new chain does not have.
  if (saved === undefined) rmSync(home.localDeployment, { force: true })
  const port = await choosePort(options.port, { usual: 8545, option: '--port' })
  const chain = await startAnvil({
    port,
    detached: true,
    timestamp: saved ?? options.genesis,
    ...(saved !== undefined && { loadState: home.chainState }),
  })
  writeAtomically(home.running, JSON.stringify({ rpcUrl: chain.rpcUrl, pid: chain.pid }))
  const keeper = keepSaved(chain.rpcUrl, home.chainState)
  return {
    rpcUrl: chain.rpcUrl,
    origin: saved === undefined ? 'new' : 'resumed',
    save: keeper.save,
    ended: chain.ended,
    async close() {
      await keeper.stop()
      await chain.stop()
      rmSync(home.running, { force: true })
    },
  }
}

/** Address of the home's chain when it runs and answers. */
export async function runningChain(home: Home): Promise<string | undefined> {
  if (!existsSync(home.running)) return undefined
  const { rpcUrl } = JSON.parse(readFileSync(home.running, 'utf8')) as { readonly rpcUrl: string }
  try {
    // Another program may have taken the port since: only anvil knows this question.
    await rpc(rpcUrl, 'anvil_nodeInfo', [])
    return rpcUrl
  } catch {
    return undefined
  }
}

/** Time of the last block of the saved chain. A file that cannot be read is set aside, not overwritten. */
function savedTime(home: Home, note: (text: string) => void): number | undefined {
  if (!existsSync(home.chainState)) return undefined
  try {
    return Number(JSON.parse(readFileSync(home.chainState, 'utf8')).block.timestamp)
  } catch {
    const aside = `${home.chainState}.damaged-${Date.now()}`
    renameSync(home.chainState, aside)
    note(`The saved chain cannot be read. It was set aside as ${aside}, and a new chain begins.`)
    return undefined
  }
}

function keepSaved(rpcUrl: string, file: string): { save(): Promise<void>; stop(): Promise<void> } {
  let savedBlock = ''
  let writing: Promise<void> = Promise.resolve()
  const saveWhenNew = async () => {
    const block = await rpc<string>(rpcUrl, 'eth_blockNumber', [])
    if (block === savedBlock) return
    await saveChain(rpcUrl, file)
    savedBlock = block
  }
  // One write at a time; a failed one (the chain is just ending) is tried again at the next beat.
  const save = () => {
    writing = writing.then(saveWhenNew, saveWhenNew)
    return writing
  }
  const timer = setInterval(() => void save().catch(() => {}), SAVE_EVERY_MS)
  return {
    save,
    async stop() {
      clearInterval(timer)
      await save().catch(() => {})
    },
  }
}
