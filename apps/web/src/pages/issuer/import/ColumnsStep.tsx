import type { Tape } from '@specie/api'
import { Badge } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Select } from '../../../components/Select.tsx'
import { StepFooter } from '../wizard/StepFooter.tsx'
import { AssumedValue } from './AssumedValue.tsx'
import { SampleRows } from './SampleRows.tsx'
import type { StepProps } from './TapePage.tsx'
import { missingFields } from './tapeSteps.ts'
import type { TapeChanges } from './useTapeChanges.ts'

type TapeField = Tape['fields'][number]

const NONE = '\u0000none'

/** Which column of the file is which field of a loan. */
export function ColumnsStep({ tape, changes, enter }: StepProps) {
  const missing = missingFields(tape)
  const required = tape.fields.filter((field) => field.required)
  const known = tape.fields.filter((field) => !field.required && field.column !== null)
  const further = tape.fields.filter((field) => !field.required && field.column === null)
  const unsure = tape.fields.filter(
    ({ column, confidence }) => column !== null && confidence !== null && confidence < 0.7,
  )
  const choose = (field: string, column: string | null) =>
    changes.change(() => ({ columns: { [field]: column } }))
  const rows = (fields: readonly TapeField[]) => (
    <FieldRows tape={tape} fields={fields} choose={choose} changes={changes} />
  )
  return (
    <div className="grid gap-6">
      {tape.preset !== null ? (
        <Notice kind="good" title={`This is a file of the layout “${tape.preset}”`}>
          All its columns are known. Change one only if you know better.
        </Notice>
      ) : missing.length > 0 ? (
        <Notice
          kind="warn"
          title={`${missing.map(({ title }) => title).join(', ')}: no column was recognised`}
        >
          Choose the column that holds it, or give one value for all loans.
        </Notice>
      ) : (
        <Notice kind="good" title="All columns that a loan needs were recognised">
          {unsure.length > 0
            ? `Please look at ${unsure.map(({ title }) => title).join(', ')}: the names say little.`
            : 'Compare the examples once, then go on.'}
        </Notice>
      )}
      <Card title="What a loan needs" flush>
        {rows(required)}
      </Card>
      {known.length > 0 && (
        <Card title="Also recognised" hint="These make the value more exact." flush>
          {rows(known)}
        </Card>
      )}
      {further.length > 0 && (
        <details className="rounded-card border border-line bg-surface shadow-card">
          <summary className="px-5 py-4 font-semibold text-[0.9375rem]">
            {further.length} more fields that the file does not seem to have
          </summary>
          {rows(further)}
        </details>
      )}
      <SampleRows tape={tape} />
      <StepFooter
        next={() => enter('rules')}
        nextLabel="Continue: date and rules"
        blocked={missing.length > 0 ? 'Choose a column for every field that a loan needs' : undefined}
      />
    </div>
  )
}

function FieldRows({
  tape,
  fields,
  choose,
  changes,
}: {
  readonly tape: Tape
  readonly changes: TapeChanges
  readonly fields: readonly TapeField[]
  readonly choose: (field: string, column: string | null) => void
}) {
  return (
    <ul className="divide-y divide-line border-line border-t">
      {fields.map((field) => (
        <li
          key={field.field}
          className="grid items-center gap-x-6 gap-y-2 px-5 py-3 md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_7rem_minmax(0,1fr)]"
        >
          <div>
            <p className="font-medium">{field.title}</p>
            <p className="text-[0.8125rem] text-ink-3">{field.help}</p>
          </div>
          <Select
            label={`Column for ${field.title}`}
            hideLabel
            value={field.column ?? NONE}
            options={[
              { value: NONE, label: field.required ? 'Choose a column …' : 'Not in the file' },
              ...tape.columns.map((column) => ({ value: column, label: column })),
            ]}
            onChange={(value) => choose(field.field, value === NONE ? null : value)}
          />
          <div>
            <ConfidenceBadge
              field={field}
              assumed={tape.assume?.some((one) => one.field === field.field) ?? false}
            />
          </div>
          <Examples tape={tape} column={field.column} />
          {field.required && field.column === null && (
            <AssumedValue tape={tape} field={field} changes={changes} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** How sure the recognition is, as a word. */
function ConfidenceBadge({
  field: { column, confidence, required },
  assumed,
}: {
  readonly field: TapeField
  readonly assumed: boolean
}) {
  if (column === null && assumed) return <Badge tone="accent">one for all</Badge>
  if (column === null) return required ? <Badge tone="bad">missing</Badge> : <span />
  if (confidence === null) return <Badge tone="accent">your choice</Badge>
  if (confidence >= 0.9) return <Badge tone="good">recognised</Badge>
  if (confidence >= 0.7) return <Badge>probably</Badge>
  return <Badge tone="warn">please check</Badge>
}

function Examples({ tape, column }: { readonly tape: Tape; readonly column: string | null }) {
  const index = column === null ? -1 : tape.columns.indexOf(column)
  const values = [
    ...new Set(tape.sample.map((row) => row[index] ?? '').filter((value) => value !== '')),
  ].slice(0, 3)
  if (values.length === 0) return <span />
  return (
    <p className="truncate text-[0.8125rem] text-ink-3" title={values.join(', ')}>
      e.g. {values.join(', ')}
    </p>
  )
}
