import { type FormEvent, useState } from 'react'
import { Button } from '../../../../components/Button.tsx'
import { Field } from '../../../../components/Field.tsx'
import { Select } from '../../../../components/Select.tsx'
import { useTransaction } from '../../../../transactions/useTransaction.ts'
import { COUNTRY_CODES, countryName } from '../../countryName.ts'
import { type MeasureEntry, type MeasureField, measuresFor, readEntry } from './measures.ts'
import type { SharePowers } from './useSharePolicy.ts'

const EMPTY: MeasureEntry = { wallet: '', to: '', amount: '', country: '', class: '', count: '', reason: '' }

const CLASSES = [
  { value: '1', label: 'Private investors' },
  { value: '2', label: 'Qualified investors' },
  { value: '3', label: 'Professional investors' },
  { value: '4', label: 'Institutions' },
] as const

/** One measure at a time: which, on whom, why. */
export function MeasureForm({
  powers,
  share,
}: {
  readonly powers: SharePowers
  readonly share: { readonly address: `0x${string}`; readonly symbol: string; readonly decimals: number }
}) {
  const offered = measuresFor(powers.policy, powers)
  const [name, setName] = useState('')
  const [entry, setEntry] = useState(EMPTY)
  const { start } = useTransaction()
  const measure = offered.find((one) => one.name === name)
  const read = measure === undefined ? undefined : readEntry(measure, entry, share.decimals)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (measure === undefined || read === undefined || typeof read === 'string') return
    const reason = entry.reason.trim()
    start({
      title: `${measure.title}, ${share.symbol}${reason === '' ? '' : `: ${reason}`}`,
      about: measure.about,
      prepare: (client) => measure.prepare(client, share.address, read),
      onIndexed: () => setEntry(EMPTY),
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-4 rounded-lg bg-sunken p-4">
      <Select
        label="Take a measure"
        value={measure === undefined ? '' : name}
        placeholder="Choose …"
        options={offered.map((one) => ({ value: one.name, label: one.title }))}
        onChange={setName}
        hint={measure?.about}
      />
      {measure !== undefined && (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            {measure.fields.map((field) => (
              <EntryField
                key={field}
                field={field}
                value={entry[field]}
                symbol={share.symbol}
                onChange={(value) => setEntry({ ...entry, [field]: value })}
              />
            ))}
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" disabled={typeof read === 'string'}>
              Look at it and sign
            </Button>
            {typeof read === 'string' && <span className="text-[0.8125rem] text-ink-3">{read}.</span>}
          </div>
        </>
      )}
    </form>
  )
}

function EntryField({
  field,
  value,
  symbol,
  onChange,
}: {
  readonly field: MeasureField
  readonly value: string
  readonly symbol: string
  readonly onChange: (value: string) => void
}) {
  switch (field) {
    case 'wallet':
      return <Field label="Wallet" placeholder="0x…" spellCheck={false} value={value} onChange={onChange} />
    case 'to':
      return <Field label="Receiver" placeholder="0x…" spellCheck={false} value={value} onChange={onChange} />
    case 'amount':
      return <Field label="Shares" unit={symbol} inputMode="decimal" value={value} onChange={onChange} />
    case 'count':
      return <Field label="Most holders" inputMode="numeric" value={value} onChange={onChange} optional />
    case 'reason':
      return (
        <Field
          label="Reason"
          value={value}
          onChange={onChange}
          maxLength={120}
          hint="Kept with the transaction in this browser. Publish the order itself as a document."
        />
      )
    case 'class':
      return (
        <Select label="Class" value={value} placeholder="Choose …" options={CLASSES} onChange={onChange} />
      )
    case 'country':
      return (
        <Select
          label="Country"
          value={value}
          placeholder="Choose …"
          options={COUNTRY_CODES.map((code) => ({ value: code, label: countryName(code) }))}
          onChange={onChange}
        />
      )
  }
}
