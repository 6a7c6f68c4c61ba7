import type { Database } from '@specie/ledger'
import { estimateAssumptions } from '@specie/servicing'
import { parseCanonicalTape, rejectedRowsCsv, requireTape, rowErrorsCsv } from '@specie/tape'
import { valueTape } from '../openings/valueTape.ts'
import { checkTape, readChosen } from './checkTape.ts'
import { inspectTape } from './inspectTape.ts'
import { tapeBytes } from './tapeBytes.ts'
import type { TapeResults, TapeTask } from './tapeTask.ts'

/** Does one piece of work on an uploaded file. */
export async function performTapeTask(
  database: Database,
  task: TapeTask,
): Promise<TapeResults[TapeTask['kind']]> {
  if (task.kind === 'value') return valueTape(task.accepted, task.assumptions, task.market, task.shares)
  const open = () => tapeBytes(database, task.tape)
  if (task.kind === 'inspect') return inspectTape(open, task.file, task.today)
  if (task.kind === 'check') return checkTape(open, task.file, task.found, task.settings)
  if (task.kind === 'estimate') {
    const pooled = parseCanonicalTape(task.accepted)
    const history = await readChosen(open, task.file, task.found, task.settings, true)
    const { segmentBy, segments } = estimateAssumptions(
      requireTape(history).loans,
      pooled.loans,
      pooled.cutOffDate,
      task.segmentBy,
      task.spread,
    )
    return { segmentBy, segments }
  }
  const reading = await readChosen(open, task.file, task.found, task.settings)
  if (task.kind === 'errors') return rowErrorsCsv(reading.ok ? [] : reading.errors)
  return reading.ok ? '' : rejectedRowsCsv(reading)
}
