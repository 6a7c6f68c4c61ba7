import type { Command } from 'commander'
import { connect } from '../chain/connect.ts'
import { findPool } from '../chain/findPool.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { facts } from '../frame/table.ts'
import type { Terminal } from '../frame/terminal.ts'
import { completeBundle } from '../pool/completeBundle.ts'
import { type CollectedPeriod, collectPeriod } from '../servicing/collectPeriod.ts'

const EXAMPLES = `
Examples:
  $ npx specie advance --months 1 && npx specie collect 1
  $ npx specie collect 1 --default SL-10044 --late SL-10102,SL-10193 --prepay SL-10250
  $ npx specie collect 1 --recoveries 4200

Loans pay as scheduled up to the new cut-off unless they are named. The report, the new tape root and the cash go in one
transaction; the tape and parameters are kept in the pool's bundle.`

interface CollectOptions {
  readonly to?: string
  readonly default: readonly string[]
  readonly late: readonly string[]
  readonly prepay: readonly string[]
  readonly recoveries: string
  readonly bundle?: string
}

/** `specie collect`: a period of a pool, reported and paid by its servicer. */
export function addCollect(program: Command): void {
  const ids = (value: string, earlier: readonly string[]) => [
    ...earlier,
    ...value.split(',').map((id) => id.trim()),
  ]
  program
    .command('collect')
    .argument('<pool>', 'number or address')
    .option('--to <date>', 'new cut-off (default: a calendar month after the last)')
    .option('--default <ids>', 'loans that pay nothing and are written off', ids, [])
    .option('--late <ids>', 'loans that pay nothing and stay', ids, [])
    .option('--prepay <ids>', 'loans that pay everything back', ids, [])
    .option('--recoveries <cash>', 'recovered from loans written off earlier', '0')
    .option('--bundle <folder>', 'folder with the tape and parameters of the pool')
    .description('report a period and pay what was collected')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, name: string, options: CollectOptions): Promise<Result> {
  const connection = await connect(session, 'servicer')
  const pool = await findPool(connection.client, name)
  const { cash, tranches } = await connection.client.pool(pool).read()
  const collected = await collectPeriod(
    session,
    connection,
    pool,
    await completeBundle(session, connection, pool, options.bundle),
    {
      ...(options.to !== undefined && { to: options.to }),
      defaulted: options.default,
      late: options.late,
      prepaid: options.prepay,
      recoveries: amountOf(options.recoveries, cash.decimals),
    },
  )
  const symbols = tranches.map(({ share }) => share.symbol)
  return {
    data: { pool, ...collected },
    text: collectedText(session.terminal, collected, cash.decimals, symbols),
  }
}

/** A period for a person: what came in, where it went, what is left. */
export function collectedText(
  terminal: Terminal,
  collected: CollectedPeriod,
  decimals: number,
  symbols: readonly string[],
): string {
  const { serviced, result } = collected
  const cash = (amount: bigint) => money(amount, decimals)
  const late = serviced.late30 + serviced.late60 + serviced.late90
  return facts(terminal, [
    [
      'period',
      `${collected.period}, cut-off ${collected.cutOffDate}, ${collected.loans} loans left, ${serviced.repaid} repaid`,
    ],
    ['interest', cash(serviced.interest)],
    ['principal', cash(serviced.principal)],
    ['recoveries', cash(collected.recoveries)],
    ['written off', cash(serviced.defaulted)],
    ['late', `${cash(late)}, impaired by ${cash(collected.impairment)}`],
    ['fees', cash(result.fees)],
    ...symbols.map((symbol, index) => [`to ${symbol}`, cash(result.tranches[index] ?? 0n)] as const),
    ['trapped', `${cash(result.trapped)}${result.covered ? '' : ': a coverage test fails'}`],
    ['net value', cash(result.value)],
    ...(collected.receipt.dryRun ? [['', 'nothing was sent'] as const] : []),
  ])
}
