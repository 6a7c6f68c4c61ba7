import { openLedger, type Reconciliation, reconcile } from '@specie/ledger'
import { requireInteger } from '@specie/units'
import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { action, type Result } from '../../frame/action.ts'
import { exitCodes } from '../../frame/exitCode.ts'
import { grouped, time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { table } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'
import { homeDatabase } from '../../node/homeDatabase.ts'
import { catchUp } from '../../node/withLedger.ts'

const EXAMPLES = `
Examples:
  $ npx specie node reconcile
  $ npx specie node reconcile --block 1200 --sample 500 --json

Supplies, balances, income, marks, books of pools, the desk, the reserve, identities, roles and feeds are read from the
database and from the chain at the same block. Exit code 1 when any of them differs; the result is kept, and the console
shows it.`

interface ReconcileCommandOptions {
  readonly block?: string
  readonly sample?: string
}

/** `specie node reconcile`: the index beside the chain, figure by figure. */
export function addNodeReconcile(parent: Command): void {
  parent
    .command('reconcile')
    .option(
      '--block <number>',
      'at this block; the node must still have its state (default: the newest indexed)',
    )
    .option(
      '--sample <number>',
      'wallets of each token, identities, documents … compared one by one (default: 20)',
    )
    .description('compare the index with the chain, figure by figure, at one block')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, options: ReconcileCommandOptions): Promise<Result> {
  const { rpcUrl, client } = await connect(session)
  const server = await homeDatabase(session)
  try {
    const { deployment } = client.context
    const ledger = await openLedger({ databaseUrl: server.url, deployment, rpcUrl })
    try {
      await catchUp(ledger)
      const found = await reconcile(ledger.database, client.context, asked(options))
      return {
        data: { ...found.run, differences: found.differences },
        text: reconciliationText(session.terminal, found),
        exitCode: found.differences.length === 0 ? exitCodes.done : exitCodes.refused,
      }
    } finally {
      await ledger.close()
    }
  } finally {
    await server.close()
  }
}

function asked({ block, sample }: ReconcileCommandOptions) {
  const whole = (option: string, text: string, least: number) =>
    requireInteger(option, Number(text), least, Number.MAX_SAFE_INTEGER)
  return {
    ...(block !== undefined && { block: BigInt(whole('--block', block, 0)) }),
    ...(sample !== undefined && { sample: whole('--sample', sample, 1) }),
  }
}

function reconciliationText(terminal: Terminal, { run, differences }: Reconciliation): string {
  const { compared, blockNumber, timestamp, differing } = run
  const at = `at block ${grouped(String(blockNumber))} (${time(timestamp)})`
  const count = grouped(String(compared))
  if (differing === 0) return `All ${count} figures of the index are the chain's ${at}.`
  const rows = differences.map(({ subject, figure, ledger, chain }) => [subject, figure, ledger, chain])
  const columns = [
    { heading: 'of' },
    { heading: 'figure' },
    { heading: 'index', align: 'right' as const },
    { heading: 'chain', align: 'right' as const },
  ]
  return [
    `${grouped(String(differing))} of ${count} figures differ ${at}:`,
    '',
    table(terminal, columns, rows),
    '',
    '`npx specie node rebuild` makes the index anew out of its logs.',
  ].join('\n')
}
