import { estimateAssumptions, type PoolAssumptions, type SegmentBy } from '@specie/servicing'
import { type LoanTape, readTape, requireTape } from '@specie/tape'
import { numberOption } from '../../frame/numberOption.ts'
import type { Session } from '../../frame/session.ts'
import { readAssumptions } from '../../pool/assumptionsFile.ts'
import type { LoadedTape } from '../tape/loadTape.ts'
import { assumption, exclusions, openOptions, type TapeOptions } from '../tape/tapeOptions.ts'
import { estimateTable } from './describeOpening.ts'

/** Where a pool's assumptions come from, as typed. */
export interface AssumptionOptions extends TapeOptions {
  readonly assumptions?: string
  readonly spread: string
  readonly segmentBy: SegmentBy
}

/** Assumptions of a file, or estimates from what the loans went through, with the lines that show them. */
export async function assumptionsFor(
  session: Session,
  file: string,
  options: AssumptionOptions,
  { chosen }: LoadedTape,
  tape: LoanTape,
): Promise<{ readonly assumptions: PoolAssumptions; readonly lines: readonly string[] }> {
  if (options.assumptions !== undefined)
    return { assumptions: readAssumptions(options.assumptions), lines: [] }
  const spread = numberOption('--spread', options.spread, 4)
  const history = await readTape(file, chosen.mapping, {
    ...openOptions(options),
    cutOffDate: options.cutOff,
    assumptions: options.assume.map(assumption),
    // A row that cannot be read tells nothing of the past either: it was dropped on purpose above.
    exclusions: [
      ...exclusions(options),
      ...tape.excluded.map(({ row, reason }) => ({ rows: [row], reason })),
    ],
    at: 'origination',
    outcomes: true,
  })
  const estimated = estimateAssumptions(
    requireTape(history).loans,
    tape.loans,
    options.cutOff,
    options.segmentBy,
    spread,
  )
  return { assumptions: estimated, lines: estimateTable(session.terminal, estimated) }
}
