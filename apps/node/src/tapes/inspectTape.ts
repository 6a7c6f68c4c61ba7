import {
  cellText,
  guessMapping,
  openTape,
  presets,
  type RawTable,
  type RowBatch,
  readRows,
  type TapeInput,
} from '@specie/tape'
import type { FoundTape } from './TapeState.ts'

const SHOWN = 20
const LOOKED_AT = 50_000

/**
 * What is in a file: headings, first rows, number of rows, a guessed mapping and a guessed cut-off.
 * @param today ISO date of the chain
 * @throws TapeFileError when it is no table
 */
export async function inspectTape(open: () => TapeInput, file: string, today: string): Promise<FoundTape> {
  const table = await openTape(open(), { file })
  const { format, headings, sample } = table
  const guess = guessMapping(headings, sample)
  const preset = presets.find((one) => one === guess.mapping)?.name ?? null
  let rows = 0
  try {
    for await (const batch of table.batches) rows += filled(batch)
  } finally {
    await table.close()
  }
  return {
    format,
    columns: headings,
    sample: sample.slice(0, SHOWN).map((row) => headings.map((_, index) => cellText(row[index]))),
    rows,
    mapping: guess.mapping,
    guesses: guess.fields.map(({ field, column, confidence }) => ({ field, column, confidence })),
    preset,
    cutOffGuess: await guessCutOff(open, file, guess.mapping, today).catch(() => null),
  }
}

function filled({ rows }: RowBatch): number {
  return rows.filter((row) => !Array.isArray(row) || row.some((cell) => cellText(cell).trim() !== '')).length
}

/**
 * A tape of living loans is cut off at the beginning of the month; of a historic file, the end of the month by which
 * half of its loans had begun, so that there is a past to learn from and a future to value.
 */
async function guessCutOff(
  open: () => TapeInput,
  file: string,
  mapping: FoundTape['mapping'],
  today: string,
): Promise<string | null> {
  const starts = await originations(open, file, mapping, today)
  const latest = starts.at(-1)
  if (latest === undefined) return null
  const month = `${today.slice(0, 7)}-01`
  if (Number(today.slice(0, 4)) - Number(latest.slice(0, 4)) < 2) return month
  const middle = starts[Math.floor(starts.length / 2)]!
  const [year = 0, number = 1] = middle.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

async function originations(
  open: () => TapeInput,
  file: string,
  mapping: FoundTape['mapping'],
  today: string,
): Promise<string[]> {
  const read = async (rows: readonly number[]) => {
    const table = await openTape(open(), { file })
    try {
      return await readRows({ ...table, batches: firstOf(table) }, mapping, {
        cutOffDate: today,
        at: 'origination',
        exclusions: rows.length === 0 ? [] : [{ rows, reason: 'cannot be read' }],
      })
    } finally {
      await table.close()
    }
  }
  let reading = await read([])
  if (!reading.ok) reading = await read([...new Set(reading.errors.map(({ row }) => row))])
  return reading.ok ? reading.tape.loans.map(({ originationDate }) => originationDate).sort() : []
}

async function* firstOf(table: RawTable): AsyncGenerator<RowBatch> {
  let seen = 0
  for await (const batch of table.batches) {
    yield { ...batch, rows: batch.rows.slice(0, LOOKED_AT - seen) }
    seen += batch.rows.length
    if (seen >= LOOKED_AT) return
  }
}
