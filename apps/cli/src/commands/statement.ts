import { statementFacts } from '@specie/ledger'
import { statementOf } from '@specie/node'
import { toDay } from '@specie/quant'
import { type Statement, statementCsv, statementPdf, statementTotals } from '@specie/report'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import type { Hex } from 'viem'
import { findWallet } from '../chain/findWallet.ts'
import { action, type Result } from '../frame/action.ts'
import { day, money, time, wad } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { facts, table } from '../frame/table.ts'
import { styled, type Terminal } from '../frame/terminal.ts'
import { withLedger } from '../node/withLedger.ts'
import { writeAtomically } from '../workspace/writeAtomically.ts'

const EXAMPLES = `
Examples:
  $ npx specie statement --holder investorA --pdf statement.pdf
  $ npx specie statement --holder 0x7099… --from 2026-01-01 --to 2026-03-31 --pdf q1.pdf --csv q1.csv
  $ npx specie statement --holder investorA --csv raw.csv --raw      whole numbers in the smallest unit

The figures come from the ledger at the last block of the period; prices are those that the chain published, grown to
that block. The same period of the same chain gives the same file.`

interface StatementOptions {
  readonly holder: string
  readonly from?: string
  readonly to?: string
  readonly pdf?: string
  readonly csv?: string
  readonly raw?: boolean
}

/** `specie statement`: what a holder had, got and did in a period. */
export function addStatement(program: Command): void {
  program
    .command('statement')
    .requiredOption('--holder <wallet>', 'address, or a name on the local chain')
    .option('--from <date>', 'first day (default: the first of the year of --to)')
    .option('--to <date>', 'last day (default: the day of the newest block)')
    .option('--pdf <file>', 'write it as PDF')
    .option('--csv <file>', 'write it as CSV, amount and currency in columns of their own')
    .option('--raw', 'CSV with whole numbers in the smallest unit')
    .description('holdings, income, transactions and prices of a holder in a period')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, options: StatementOptions): Promise<Result> {
  const statement = await withLedger(session, async ({ database, chainId, local, head }) => {
    const address = findWallet({ local }, options.holder)
    const to = isoDay('--to', options.to) ?? day(head.timestamp)
    const from = isoDay('--from', options.from) ?? `${to.slice(0, 4)}-01-01`
    if (from > to) {
      throw new SpecieError({
        code: 'input.period',
        message: `The period begins on ${from} and ends on ${to}`,
        expected: '--from up to --to',
      })
    }
    const holder = address.toLowerCase() as Hex
    const [begin, end] = [toDay(from) * 86_400, (toDay(to) + 1) * 86_400]
    const known = await statementFacts(database.db, holder, BigInt(begin), BigInt(end))
    const chain = { id: chainId, name: local ? 'the local chain' : `chain ${chainId}` }
    return statementOf({ holder: { address }, chain, from, to }, known)
  })
  const { pdf, csv, raw } = options
  if (pdf !== undefined) writeAtomically(pdf, await statementPdf(statement))
  if (csv !== undefined) writeAtomically(csv, statementCsv(statement, { raw: raw === true }))
  const files = [pdf, csv].filter((file) => file !== undefined)
  return {
    data: { ...statement, totals: statementTotals(statement), files },
    text: [
      statementText(session.terminal, statement),
      ...(files.length === 0 ? [] : ['', ...files.map((file) => `Written to ${file}.`)]),
    ].join('\n'),
  }
}

function isoDay(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  if (real && new Date(text).toISOString().startsWith(text)) return text
  throw new SpecieError({
    code: 'input.date',
    message: `${option} ${text} is no day`,
    expected: 'an ISO date, e.g. 2026-03-31',
  })
}

function statementText(terminal: Terminal, statement: Statement): string {
  const { holder, period, end, holdings, shares } = statement
  const head = facts(terminal, [
    ['holder', holder.address],
    ['period', `${period.from} to ${period.to}`],
    ['as of', `block ${end.number}, ${time(end.timestamp)}`],
  ])
  const sums = statementTotals(statement).map((total) => {
    const amount = (value: bigint) => `${money(value, total.decimals)} ${total.currency}`
    return facts(terminal, [
      ['value at the start', amount(total.valueStart)],
      ['paid in', amount(total.paidIn)],
      ['paid out', amount(total.paidOut)],
      ['transferred', amount(total.transferred)],
      ['change in value', amount(total.valueChange)],
      ['value at the end', amount(total.valueEnd)],
      ['income paid', amount(total.incomeReceived)],
      ['income due', amount(total.unclaimedEnd)],
      ['result', amount(total.result)],
    ])
  })
  if (holdings.length === 0) return [head, '', 'Nothing was held in this period.'].join('\n')
  const right = 'right' as const
  const columns = [
    { heading: 'share' },
    { heading: 'pool' },
    { heading: 'units', align: right },
    { heading: 'price', align: right },
    { heading: 'income due', align: right },
    { heading: 'currency' },
  ]
  const rows = holdings.map(({ share: address, end: { units, price, unclaimed } }) => {
    const share = shares.find((each) => each.address === address)!
    return [
      share.symbol,
      share.pool.name,
      money(units, share.decimals),
      price === null ? 'none' : wad(price),
      money(unclaimed, share.currencyDecimals),
      share.currency,
    ]
  })
  return [
    head,
    ...sums.flatMap((sum) => ['', sum]),
    '',
    styled(terminal, 'bold', 'At the end'),
    table(terminal, columns, rows),
  ].join('\n')
}
