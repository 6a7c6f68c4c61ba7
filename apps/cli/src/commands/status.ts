import { readdirSync } from 'node:fs'
import { CONTRACTS } from '@specie/protocol'
import type { Command } from 'commander'
import { reach } from '../chain/connect.ts'
import { action, type Result } from '../frame/action.ts'
import { time } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { facts } from '../frame/table.ts'

/** `specie status`: which chain, what is on it, what is kept here. */
export function addStatus(program: Command): void {
  program
    .command('status')
    .description('which chain answers, what is on it, and what is kept here')
    .action(action(run))
}

async function run(session: Session): Promise<Result> {
  const { client, chainId, rpcUrl, recordFile } = await reach(session)
  const block = await client.context.reader.getBlock()
  const contracts = Object.keys(client.context.deployment.contracts)
  const deployed =
    contracts.length === 0
      ? 'nothing; `npx specie deploy`'
      : `${contracts.length} of ${CONTRACTS.length} contracts`
  const pools = bundles(session.home.pools)
  return {
    data: {
      rpcUrl,
      chainId,
      block: { number: block.number, hash: block.hash, timestamp: block.timestamp },
      record: recordFile,
      contracts: client.context.deployment.contracts,
      home: session.home.folder,
      bundles: pools,
    },
    text: facts(session.terminal, [
      ['chain', `${chainId} at ${rpcUrl}`],
      ['block', `${block.number}, ${time(block.timestamp)}`],
      ['deployed', deployed],
      ['record', recordFile],
      ['home', session.home.folder],
      ['pool bundles', pools.length === 0 ? 'none' : pools.join(', ')],
    ]),
  }
}

function bundles(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
