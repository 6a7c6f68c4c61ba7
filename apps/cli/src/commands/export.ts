import { poolList } from '@specie/ledger'
import { toDay } from '@specie/quant'
import { type CsvColumn, csvText } from '@specie/report'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import type { Hex } from 'viem'
import { findWallet } from '../chain/findWallet.ts'
import { action, type Result } from '../frame/action.ts'
import { grouped } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { type LedgerReading, withLedger } from '../node/withLedger.ts'
import { writeAtomically } from '../workspace/writeAtomically.ts'
import type { ExportContext } from './export/ExportContext.ts'
import { type ExportRow, exports } from './export/rows.ts'

const EXAMPLES = `
Examples:
  $ npx specie export holders --pool 1 --csv holders.csv
  $ npx specie export nav --csv nav.csv --from 2026-01-01 --to 2026-03-31
  $ npx specie export transactions --holder investorA --csv account.csv --raw

holders: who holds what now; collections: every period; nav: every valuation with its prices; transactions: everybody's
account; income: what was distributed and claimed; ledger: every event of the contracts, decoded. Amounts and currencies
stand in columns of their own; dates are ISO 8601 in UTC.`

interface ExportOptions {
  readonly csv?: string
  readonly pool?: string
  readonly holder?: string
  readonly from?: string
  readonly to?: string
  readonly raw?: boolean
}

/** `specie export`: the ledger's books as CSV. */
export function addExport(program: Command): void {
  program
    .command('export')
    .argument('<what>', Object.keys(exports).join(', '))
    .option('--csv <file>', 'write CSV to a file; without it, the rows go to standard output')
    .option('--pool <pool>', 'of one pool: its number or address')
    .option('--holder <wallet>', 'of one holder: address, or a name on the local chain')
    .option('--from <date>', 'first day')
    .option('--to <date>', 'last day')
    .option('--raw', 'whole numbers in the smallest unit')
    .description('write the books of the ledger as CSV')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, what: string, options: ExportOptions): Promise<Result> {
  const rowsOf = exports[what]
  if (rowsOf === undefined) {
    throw new SpecieError({
      code: 'input.export',
      message: `There is no export ${what}`,
      expected: Object.keys(exports).join(', '),
    })
  }
  const rows = await withLedger(session, async (ledger) => {
    const found: ExportRow[] = []
    for await (const row of rowsOf(await contextOf(ledger, options))) found.push(row)
    return found
  })
  const columns = Object.keys(rows[0] ?? {}).map(
    (heading): CsvColumn<ExportRow> => ({
      heading,
      value: (row) => row[heading] ?? null,
    }),
  )
  const text = csvText(columns, rows)
  if (options.csv === undefined) return { data: rows, text: text.trimEnd() }
  writeAtomically(options.csv, text)
  return {
    data: { rows: rows.length, file: options.csv },
    text: `${grouped(String(rows.length))} rows written to ${options.csv}.`,
  }
}

async function contextOf(ledger: LedgerReading, options: ExportOptions): Promise<ExportContext> {
  const { database, deployment, local, head } = ledger
  const all = await poolList(database.db)
  const named = options.pool?.toLowerCase()
  const pools = all.filter(
    ({ pool, number }) => named === undefined || pool === named || String(number) === named,
  )
  if (named !== undefined && pools.length === 0) {
    throw new SpecieError({
      code: 'input.pool',
      message: `There is no pool ${options.pool} in the ledger`,
      expected:
        all.length === 0
          ? 'a pool; none has been opened yet'
          : `a number from 1 to ${all.length}, or an address`,
    })
  }
  const seconds = (date: string) => BigInt(toDay(date)) * 86_400n
  return {
    database,
    deployment,
    pools,
    onePool: named !== undefined,
    wallet:
      options.holder === undefined ? undefined : (findWallet({ local }, options.holder).toLowerCase() as Hex),
    from: options.from === undefined ? 0n : seconds(options.from),
    to: options.to === undefined ? 2n ** 62n : seconds(options.to) + 86_400n,
    atBlock: head.number,
    raw: options.raw === true,
  }
}
