import type { Tape } from '@specie/api'
import { type Field, fieldDefinitions, fields } from '@specie/tape'
import { mappingOf } from './mappingOf.ts'
import type { KeptTape } from './tapeStore.ts'

/** Words of a field's name that a title writes otherwise. */
const TITLES: Partial<Record<Field, string>> = {
  id: 'Loan reference',
  borrower: 'Borrower',
  originationDate: 'Paid out on',
  maturityDate: 'Maturity',
  rate: 'Interest rate',
  kind: 'How it pays',
  dayCount: 'Day count',
  daysPastDue: 'Days past due',
}

/** Fields without which no row becomes a loan; the others have a usual value or follow from these. */
const NEEDED: ReadonlySet<Field> = new Set([
  'id',
  'originationDate',
  'originalBalance',
  'maturityDate',
  'rate',
])

/** An upload as its page shows it. */
export function tapeAnswer(kept: KeptTape): Tape {
  const { found, settings } = kept
  const mapping = mappingOf(found, settings)
  const columns = new Map(mapping.columns.map(({ field, column }) => [field, column]))
  const assumptions = mapping.assumptions ?? []
  const assumed = new Set(assumptions.map(({ field }) => field))
  // An invoice bears no interest.
  if (assumptions.some(({ field, value }) => field === 'kind' && value === 'receivable')) assumed.add('rate')
  const preset = settings.preset === undefined ? found.preset : settings.preset
  return {
    id: kept.id,
    fileName: kept.fileName,
    format: found.format,
    bytes: kept.bytes,
    uploadedAt: kept.uploadedAt,
    columns: [...found.columns],
    sample: found.sample.map((row) => [...row]),
    rows: found.rows,
    fields: fields.map((field) => {
      const column = columns.get(field) ?? null
      return {
        field,
        title: TITLES[field] ?? titleOf(field),
        required: isRequired(field, columns, assumed),
        help: fieldDefinitions[field].meaning,
        column,
        confidence: confidenceOf(kept, field, column),
      }
    }),
    mapping,
    preset,
    cutOffDate: settings.cutOffDate,
    cutOffGuess: found.cutOffGuess,
    currency: settings.currency,
    mended: [...settings.mend],
    leftOutRows: [...settings.leaveOut],
    assume: settings.assume.map(({ field, value, reason }) => ({ field, value, reason })),
    eligibility:
      settings.eligibility === null
        ? null
        : { ...settings.eligibility, statuses: [...settings.eligibility.statuses] },
    check: kept.check,
    pool: kept.pool,
  }
}

function confidenceOf({ found, settings }: KeptTape, field: Field, column: string | null): number | null {
  if (column === null || settings.columns[field] !== undefined) return null
  return found.guesses.find((guess) => guess.field === field && guess.column === column)?.confidence ?? null
}

/** What is needed depends on what is there: a term replaces a maturity, a reported balance the original one. */
function isRequired(field: Field, columns: ReadonlyMap<Field, string>, assumed: ReadonlySet<Field>): boolean {
  if (!NEEDED.has(field) || assumed.has(field)) return false
  if (field === 'maturityDate') return !columns.has('termMonths') && !columns.has('schedule')
  if (field === 'originalBalance') return !columns.has('balance')
  if (field === 'rate') return !columns.has('schedule')
  return true
}

function titleOf(field: Field): string {
  const words = field.replace(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
