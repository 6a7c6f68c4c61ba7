import { valuationPdf } from '@specie/report'
import { requireTape, selectPool } from '@specie/tape'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { action, type Result } from '../frame/action.ts'
import { numberOption } from '../frame/numberOption.ts'
import type { Session } from '../frame/session.ts'
import { curveFromFile } from '../pool/curveFile.ts'
import { readRules } from '../pool/rulesFile.ts'
import { writeAtomically } from '../workspace/writeAtomically.ts'
import { type AssumptionOptions, assumptionsFor } from './pool/assumptionsFor.ts'
import { selectionLines } from './pool/describeOpening.ts'
import { assumptionLines } from './tape/describeTape.ts'
import { loadTape } from './tape/loadTape.ts'
import { withTapeOptions } from './tape/tapeOptions.ts'
import { describeValue } from './value/describeValue.ts'
import { reportedValue } from './value/reportedValue.ts'
import { valuePool } from './value/valuePool.ts'

const EXAMPLES = `
Examples:
  $ npx specie value examples/sample-tape.csv --cut-off 2026-01-02 --curve examples/sample-par-yields.csv
      --assumptions examples/sample-assumptions.json
  $ npx specie value loans.xlsx --cut-off 2026-01-31 --curve par.csv --spread 0.03
      --tranche Senior:65%:5% --tranche Mezzanine:2000000:8% --tranche Junior:rest --pdf valuation.pdf

Works without a chain. The value is the one that the chain's proof states for the same tape, curve and assumptions.
docs/check-a-value.md works one pool out by hand.

Without --assumptions, hazard, prepayment and recovery are estimated from what the loans of the file went through
up to the cut-off. Sizes of tranches are amounts or percentages of the value; the last tranche is the residual.`

interface ValueOptions extends AssumptionOptions {
  readonly curve: string
  readonly curveDate?: string
  readonly rules?: string
  readonly tranche: readonly string[]
  readonly correlation: string
  readonly pdf?: string
}

/** `specie value`: what a tape is worth, what it yields, what can go wrong. */
export function addValue(program: Command): void {
  const gather = (text: string, earlier: readonly string[]) => [...earlier, text]
  withTapeOptions(program.command('value').argument('<file>', 'CSV (also gzipped), XLSX or Parquet'))
    .description('value a tape: price, yield, losses, stages, tranches and sensitivities')
    .requiredOption('--curve <file>', 'CSV of daily par yields')
    .option('--curve-date <date>', 'day of the curve (default: the last one up to the cut-off)')
    .option('--assumptions <file>', 'JSON with hazard, recovery, spread and prepayment of each segment')
    .option('--spread <fraction>', 'spread over the curve where assumptions are estimated, a year', '0.03')
    .option('--segment-by <attribute>', 'grade, country or none, where assumptions are estimated', 'grade')
    .option('--rules <file>', 'JSON with eligibility rules')
    .option('--tranche <name:size:coupon>', 'senior first; may be repeated', gather, [])
    .option('--correlation <share>', "of the loans' assets, for the distribution of losses", '0.15')
    .option('--pdf <file>', 'write the report with its pictures')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, file: string, options: ValueOptions): Promise<Result> {
  const correlation = numberOption('--correlation', options.correlation, 0.99)
  const loaded = await loadTape(session, file, options)
  const selection = selectPool(requireTape(loaded.reading), readRules(options.rules))
  const { tape } = selection
  if (tape.loans.length === 0) {
    throw new SpecieError({
      code: 'input.empty',
      message: `No loan of ${file} can be pooled`,
      remedy: 'look at `npx specie tape check`, and at the rules',
    })
  }
  const { assumptions, lines } = await assumptionsFor(session, file, options, loaded, tape)
  const curve = curveFromFile(options.curve, options.curveDate ?? options.cutOff)
  const report = await valuePool(tape, assumptions, curve, options.tranche, correlation, (doing) =>
    session.terminal.status(`valuing ${file}: ${doing}`),
  )
  if (options.pdf !== undefined) {
    writeAtomically(options.pdf, await valuationPdf(reportedValue(report, selection, assumptions)))
  }
  return {
    data: {
      file,
      name: tape.name,
      ...report,
      leftOut: selection.byReason,
      assumptions,
      tapeAssumptions: tape.assumptions,
      ...(options.pdf !== undefined && { pdf: options.pdf }),
    },
    text: [
      describeValue(session.terminal, report),
      ...selectionLines(session.terminal, selection, tape.decimals),
      ...assumptionLines(session.terminal, tape),
      ...lines,
      ...(options.pdf === undefined ? [] : ['', `Written to ${options.pdf}.`]),
    ].join('\n'),
  }
}
