import type { RowError } from '@specie/api'
import { classes } from '../../../components/classes.ts'
import { Select } from '../../../components/Select.tsx'
import { errorKind } from './errorKind.ts'

/** Which errors are looked at; empty texts: all. */
export interface Filter {
  readonly kind: string
  readonly column: string
}

/** All errors. */
export const EVERY: Filter = { kind: '', column: '' }

/** The errors that a filter lets through. */
export function filtered(errors: readonly RowError[], { kind, column }: Filter): readonly RowError[] {
  return errors.filter(
    (error) =>
      (kind === '' || errorKind(error) === kind) && (column === '' || (error.column ?? WHOLE_ROW) === column),
  )
}

const WHOLE_ROW = 'whole row'

/** Kinds as chips with their counts, columns as a list. */
export function ErrorFilter({
  errors,
  filter,
  onChange,
}: {
  readonly errors: readonly RowError[]
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}) {
  const kinds = counted(errors.map(errorKind))
  const columns = counted(errors.map(({ column }) => (column === null || column === '' ? WHOLE_ROW : column)))
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Kind of error</legend>
        {[['', errors.length] as const, ...kinds].map(([kind, count]) => (
          <button
            key={kind}
            type="button"
            aria-pressed={filter.kind === kind}
            onClick={() => onChange({ ...filter, kind })}
            className={classes(
              'h-8 rounded-full border px-3 text-[0.8125rem] transition-colors',
              filter.kind === kind
                ? 'border-accent bg-accent-soft font-medium text-accent-text'
                : 'border-line-strong text-ink-2 hover:bg-sunken',
            )}
          >
            {kind === '' ? 'All' : kind} <span className="text-ink-3">{count}</span>
          </button>
        ))}
      </fieldset>
      <div className="w-56">
        <Select
          label="Column"
          hideLabel
          value={filter.column === '' ? EVERY_COLUMN : filter.column}
          options={[
            { value: EVERY_COLUMN, label: 'Every column' },
            ...columns.map(([column, count]) => ({ value: column, label: `${column} (${count})` })),
          ]}
          onChange={(column) => onChange({ ...filter, column: column === EVERY_COLUMN ? '' : column })}
        />
      </div>
    </div>
  )
}

const EVERY_COLUMN = '\u0000every'

/** Words with how often they come, most frequent first. */
function counted(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
}
