import type { Tape } from '@specie/api'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import type { TapeChanges } from './useTapeChanges.ts'

/** For a field that no column holds: one value for all loans, with the reason why it is right. */
export function AssumedValue({
  tape,
  field,
  changes,
}: {
  readonly tape: Tape
  readonly field: Tape['fields'][number]
  readonly changes: TapeChanges
}) {
  const before = tape.assume?.find((one) => one.field === field.field)
  const [value, setValue] = useState(before?.value ?? '')
  const [reason, setReason] = useState(before?.reason ?? '')
  const ready = value.trim() !== '' && reason.trim() !== ''
  const same = before?.value === value.trim() && before?.reason === reason.trim()
  const put = (next: NonNullable<Tape['assume']>) =>
    changes.change(({ assume = [] }) => ({
      assume: [...assume.filter((one) => one.field !== field.field), ...next],
    }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) put([{ field: field.field, value: value.trim(), reason: reason.trim() }])
  }
  return (
    <form
      onSubmit={submit}
      className="grid items-end gap-3 sm:grid-cols-[10rem_minmax(0,1fr)_auto] md:col-span-4"
    >
      <Field
        label="The same for all loans"
        value={value}
        onChange={setValue}
        placeholder={EXAMPLES[field.field] ?? ''}
        spellCheck={false}
      />
      <Field
        label="Why this value"
        value={reason}
        onChange={setReason}
        maxLength={500}
        placeholder="For instance: prime plus 2.75, as our contracts say"
      />
      <div className="flex gap-2">
        <Button type="submit" disabled={!ready || same} busy={changes.saving && !same}>
          {same ? 'Taken' : 'Take it'}
        </Button>
        {before !== undefined && (
          <Button
            kind="quiet"
            onClick={() => {
              setValue('')
              setReason('')
              put([])
            }}
          >
            Forget
          </Button>
        )}
      </div>
    </form>
  )
}

/** What is typed: a rate as a fraction, a date as ISO. */
const EXAMPLES: Readonly<Record<string, string>> = {
  rate: '0.0825 is 8.25 %',
  currency: 'USD',
  country: 'DE',
  frequency: '1 is monthly',
  termMonths: '60',
  kind: 'level-pay',
  dayCount: '30/360',
  status: 'current',
}
