import { requireInteger } from '@specie/units'
import type { Command } from 'commander'
import { reach } from '../../chain/connect.ts'
import { action, type Result } from '../../frame/action.ts'
import { interruption } from '../../frame/interruption.ts'
import type { Session } from '../../frame/session.ts'
import { styled } from '../../frame/terminal.ts'
import { NODE_PARTS, nodeParts } from '../../node/parts.ts'
import { runHomeNode } from '../../node/runHomeNode.ts'

const EXAMPLES = `
Examples:
  $ npx specie node run                                   everything in one process, beside the local chain
  $ RPC_URL=https://… DATABASE_URL=postgres://… npx specie node run --parts indexer
  $ RPC_URL=https://… DATABASE_URL=postgres://… npx specie node run --parts api --host 0.0.0.0 --port 8080

Any number of processes on any number of machines may share one database: indexers stand by for each other, servers
answer side by side, agents do each thing once. Work is logged to node.log in the home.`

interface RunOptions {
  readonly parts: string
  readonly port?: string
  readonly host?: string
  readonly console: boolean
}

/** `specie node run`: parts of the server, until interrupted. */
export function addNodeRun(parent: Command): void {
  parent
    .command('run')
    .option('--parts <names>', `which: ${NODE_PARTS.join(',')}`, NODE_PARTS.join(','))
    .option('--port <number>', 'port of the server (default: 4400, or the next free one)')
    .option('--host <address>', 'address that the server listens on (default: 127.0.0.1)')
    .option('--no-console', 'answer programs only: no pages')
    .description('run indexer, server and agents, or some of them, until interrupted')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, options: RunOptions): Promise<Result> {
  const parts = nodeParts(options.parts)
  const port =
    options.port === undefined ? undefined : requireInteger('--port', Number(options.port), 1, 65_535)
  const { rpcUrl, recordFile } = await reach(session)
  const interrupted = interruption()
  try {
    const node = await runHomeNode(session, {
      parts,
      rpcUrl,
      record: recordFile,
      port,
      portOption: '--port',
      console: options.console,
      ...(options.host !== undefined && { host: options.host }),
    })
    try {
      const { terminal } = session
      terminal.note(`${parts.join(', ')} on the chain at ${rpcUrl}. Ctrl-C ends in order.`)
      if (node.url !== undefined) {
        const what = options.console ? 'The console' : 'The server'
        terminal.note(`\n${what}: ${styled(terminal, 'bold', node.url)}`)
      }
      await interrupted.promise
    } finally {
      await node.close()
    }
    return { data: { parts, rpcUrl, url: node.url ?? null }, text: 'Ended.' }
  } finally {
    interrupted.forget()
  }
}
