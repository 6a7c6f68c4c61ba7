import type { Tape } from '@specie/api'
import { useState } from 'react'
import { Card } from '../../../components/Card.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Field } from '../../../components/Field.tsx'
import { formatCount } from '../../../format/rates.ts'
import { StepFooter } from '../wizard/StepFooter.tsx'
import type { StepProps } from './TapePage.tsx'

const STATUSES = [
  { value: 'current', label: 'Current', hint: 'pays on time' },
  { value: 'late', label: 'Late', hint: 'an instalment is overdue' },
  { value: 'defaulted', label: 'Defaulted', hint: 'no longer expected to pay as agreed' },
] as const

const USUAL_STATUSES = ['current', 'late']
const USUAL_DAYS = 60

/** The draft of the step, as typed. */
interface Rules {
  readonly cutOffDate: string
  readonly currency: string
  readonly statuses: readonly string[]
  readonly limited: boolean
  readonly days: string
}

/** As of which day the tape speaks, in which money, and which loans may go into the pool. */
export function RulesStep({ tape, changes, enter }: StepProps) {
  const [rules, setRules] = useState(() => rulesOf(tape))
  const set = (change: Partial<Rules>) => setRules((before) => ({ ...before, ...change }))
  const blocked = problemOf(rules)
  const check = () => {
    changes.change(() => ({
      cutOffDate: rules.cutOffDate,
      currency: rules.currency.toUpperCase(),
      eligibility: {
        statuses: [...rules.statuses],
        ...(rules.limited && { maxDaysPastDue: Number(rules.days) }),
      },
    }))
    enter('errors')
  }
  return (
    <form
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        if (blocked === undefined) check()
      }}
    >
      <Card
        title="As of which day?"
        hint="The day on which the balances in the file were right. Payments due up to and on that day count as made."
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Cut-off date"
            type="date"
            value={rules.cutOffDate}
            onChange={(cutOffDate) => set({ cutOffDate })}
            hint={
              tape.cutOffGuess === null
                ? 'Usually the end of a month; the export of your system names it.'
                : `The file looks as if it was made for ${tape.cutOffGuess}.`
            }
            required
          />
          <Field
            label="Currency"
            value={rules.currency}
            onChange={(currency) => set({ currency })}
            hint="Three letters, such as EUR or USD. All loans of a pool have the same."
            maxLength={3}
            spellCheck={false}
            autoCapitalize="characters"
          />
        </div>
      </Card>
      <EligibilityCard rules={rules} set={set} />
      <StepFooter
        back={() => enter('columns')}
        submits
        nextLabel={`Check all ${formatCount(tape.rows)} rows`}
        blocked={blocked}
        busy={changes.saving}
      />
    </form>
  )
}

function EligibilityCard({
  rules,
  set,
}: {
  readonly rules: Rules
  readonly set: (change: Partial<Rules>) => void
}) {
  const toggle = (status: string, taken: boolean) =>
    set({ statuses: taken ? [...rules.statuses, status] : rules.statuses.filter((one) => one !== status) })
  return (
    <Card
      title="Which loans may go in?"
      hint="Other loans of the file are left out, and you will see which and why."
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <fieldset className="grid content-start gap-2.5">
          <legend className="mb-2 font-medium text-[0.8125rem]">Status</legend>
          {STATUSES.map(({ value, label, hint }) => (
            <Checkbox
              key={value}
              label={label}
              hint={hint}
              checked={rules.statuses.includes(value)}
              onChange={(taken) => toggle(value, taken)}
            />
          ))}
        </fieldset>
        <div className="grid content-start gap-2.5">
          <p className="font-medium text-[0.8125rem]">Lateness</p>
          <Checkbox
            label="Leave out loans that are very late"
            hint="Investors expect it: a loan 60 days late often ends in default."
            checked={rules.limited}
            onChange={(limited) => set({ limited })}
          />
          {rules.limited && (
            <Field
              label="Late by more than"
              unit="days"
              inputMode="numeric"
              value={rules.days}
              onChange={(days) => set({ days })}
              error={wholeDays(rules.days) ? undefined : 'A whole number of days'}
            />
          )}
        </div>
      </div>
    </Card>
  )
}

function rulesOf(tape: Tape): Rules {
  const days =
    tape.eligibility === null || tape.eligibility === undefined ? USUAL_DAYS : tape.eligibility.maxDaysPastDue
  return {
    cutOffDate: tape.cutOffDate ?? tape.cutOffGuess ?? '',
    currency: tape.currency,
    statuses: tape.eligibility?.statuses ?? USUAL_STATUSES,
    limited: days !== null,
    days: String(days ?? USUAL_DAYS),
  }
}

function problemOf(rules: Rules): string | undefined {
  if (rules.cutOffDate === '') return 'Choose the cut-off date'
  if (!/^[A-Za-z]{3}$/.test(rules.currency)) return 'Give the currency as three letters'
  if (rules.statuses.length === 0) return 'Take loans of at least one status'
  if (rules.limited && !wholeDays(rules.days)) return 'Give the days as a whole number'
  return undefined
}

function wholeDays(text: string): boolean {
  return /^\d{1,4}$/.test(text.trim())
}
