import { countryNumber } from '@specie/protocol'
import { type SegmentBy, tranchePlans, USUAL_CURVE_FEED } from '@specie/servicing'
import { requireTape, selectPool } from '@specie/tape'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findWallet } from '../../chain/findWallet.ts'
import { action, type Result } from '../../frame/action.ts'
import { numberOption } from '../../frame/numberOption.ts'
import { money } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { bundleFolder } from '../../pool/bundle.ts'
import { continueOpening } from '../../pool/continueOpening.ts'
import { openPool, usualParties } from '../../pool/openPool.ts'
import { readRules } from '../../pool/rulesFile.ts'
import { assumptionLines } from '../tape/describeTape.ts'
import { loadTape } from '../tape/loadTape.ts'
import { type TapeOptions, withTapeOptions } from '../tape/tapeOptions.ts'
import { assumptionsFor } from './assumptionsFor.ts'
import { selectionLines, stepLines } from './describeOpening.ts'

const EXAMPLES = `
Examples:
  $ npx specie pool open --tape examples/sample-tape.csv --cut-off 2026-01-01 --assumptions examples/sample-assumptions.json
  $ npx specie pool open --tape lc.csv.gz --cut-off 2010-06-30 --spread 0.04 --rules rules.json --raise-days 20
      --tranche "SNR,name=Senior,share=0.7,coupon=0.05,ratio=1.2,distributing" --tranche "JNR,name=Junior,share=0.3"

Without --assumptions, hazard, prepayment and recovery are estimated from what the loans of the file went through
up to the cut-off; later outcomes are not looked at. Rules are JSON: {"statuses": ["current"], "maxDaysPastDue": 30,
"concentration": {"borrower": 0.02}}.

On the local chain everybody's part is played (opener, servicer's bond, first report, valuer, raise); elsewhere what
your key may do is done, and \`npx specie pool continue\` goes on when the others have acted.`

interface OpenOptions extends TapeOptions {
  readonly tape: string
  readonly assumptions?: string
  readonly spread: string
  readonly segmentBy: SegmentBy
  readonly rules?: string
  readonly tranche: readonly string[]
  readonly feed: string
  readonly minimum: string
  readonly raiseDays: string
  readonly fee: string
  readonly writeDown: string
  readonly bond: string
  readonly countries?: string
  readonly count?: string
  readonly issuer?: string
  readonly servicer?: string
  readonly valuer?: string
  readonly cash?: string
}

/** `specie pool open`: a tape becomes a pool that raises. */
export function addPoolOpen(parent: Command): void {
  const gather = (value: string, earlier: readonly string[]) => [...earlier, value]
  withTapeOptions(parent.command('open'))
    .description('value a tape and open a pool with its tranches')
    .requiredOption('--tape <file>', 'CSV (also gzipped), XLSX or Parquet')
    .option('--assumptions <file>', 'JSON with hazard, recovery, spread and prepayment of each segment')
    .option('--spread <fraction>', 'spread over the curve where assumptions are estimated, a year', '0.03')
    .option('--segment-by <attribute>', 'grade, country or none, where assumptions are estimated', 'grade')
    .option('--rules <file>', 'JSON with eligibility rules')
    .option(
      '--tranche <terms>',
      'senior first; may be repeated (default: senior, mezzanine, junior)',
      gather,
      [],
    )
    .option('--feed <name>', 'feed of the curve', USUAL_CURVE_FEED)
    .option('--minimum <share>', 'least raise, as a share of what investors can put in', '0.5')
    .option('--raise-days <days>', 'how long the raise is open', '30')
    .option('--fee <fraction>', 'servicing fee, a year', '0.005')
    .option('--write-down <fractions>', 'least impairment of balances 30, 60 and 90 days late', '0,0.1,0.5')
    .option('--bond <share>', "servicer's bond, as a share of the value", '0.01')
    .option(
      '--countries <codes>',
      'countries whose residents may hold, e.g. DE,FR,US (default: every country)',
    )
    .option(
      '--count <categories>',
      'country, class or both: count holders, so that `share limit` can limit them',
    )
    .option('--issuer <address>', 'the SPV')
    .option('--servicer <address>')
    .option('--valuer <address>')
    .option('--cash <address>', "cash token (default: the reserve's)")
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, options: OpenOptions): Promise<Result> {
  const connection = await connect(session, 'issuer')
  const loaded = await loadTape(session, options.tape, options)
  const whole = requireTape(loaded.reading)
  const selection = selectPool(whole, readRules(options.rules))
  const { tape } = selection
  const { assumptions, lines } = await assumptionsFor(session, options.tape, options, loaded, tape)
  const usual = await usualParties(connection)
  const wallet = (text: string | undefined) => (text === undefined ? undefined : findWallet(connection, text))
  const cash = wallet(options.cash)
  const opened = await openPool(session, connection, {
    name: tape.name,
    tape,
    assumptions,
    tranches: tranchePlans(options.tranche),
    issuer: wallet(options.issuer) ?? usual.issuer,
    servicer: wallet(options.servicer) ?? usual.servicer,
    valuer: wallet(options.valuer) ?? usual.valuer,
    ...(cash !== undefined && { cash }),
    curveFeed: options.feed,
    raiseDays: numberOption('--raise-days', options.raiseDays, 3_650),
    minimumShare: numberOption('--minimum', options.minimum, 1),
    feeRate: numberOption('--fee', options.fee, 0.1),
    writeDown: writeDowns(options.writeDown),
    bondShare: numberOption('--bond', options.bond, 1),
    countries: options.countries?.split(',').map((code) => countryNumber(code.trim())) ?? [],
    ...(options.count !== undefined && { counted: categories(options.count) }),
  })
  const folder = bundleFolder(session.home.pools, opened.pool)
  const progress = opened.receipt.dryRun
    ? undefined
    : await continueOpening(session, connection, opened.pool, folder)
  const { receipt, ...pool } = opened
  return {
    data: {
      ...pool,
      ...receipt,
      bundle: folder,
      state: progress?.reading.state ?? null,
      waitingFor: progress?.waitingFor ?? null,
      loans: tape.loans.length,
      leftOut: selection.byReason,
      assumptions,
      tapeAssumptions: tape.assumptions,
    },
    text: [
      `Pool ${opened.number} at ${opened.pool}: ${tape.loans.length} loans worth ${money(opened.value, tape.decimals)} ${tape.currency} on ${tape.cutOffDate}.`,
      ...selectionLines(session.terminal, selection, tape.decimals),
      ...assumptionLines(session.terminal, tape),
      ...lines,
      ...(progress === undefined ? ['Nothing was sent.'] : stepLines(progress, String(opened.number))),
    ].join('\n'),
  }
}

function categories(text: string): ('country' | 'class')[] {
  return text.split(',').map((word) => {
    const name = word.trim()
    if (name === 'country' || name === 'class') return name
    throw new SpecieError({
      code: 'input.count',
      message: `--count ${text} is not understood`,
      expected: 'country, class or country,class',
    })
  })
}

function writeDowns(text: string): readonly [number, number, number] {
  const [first, second, third, ...more] = text
    .split(',')
    .map((part) => Math.round(numberOption('--write-down', part, 1) * 10_000))
  if (first !== undefined && second !== undefined && third !== undefined && more.length === 0)
    return [first, second, third]
  throw new SpecieError({
    code: 'input.writeDown',
    message: `--write-down ${text} is not understood`,
    expected: 'three fractions, e.g. 0,0.1,0.5',
  })
}
