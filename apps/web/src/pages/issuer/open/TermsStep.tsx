import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { Field } from '../../../components/Field.tsx'
import { RadioGroup } from '../../../components/RadioGroup.tsx'
import { CountryPicker } from '../CountryPicker.tsx'
import { StepFooter } from '../wizard/StepFooter.tsx'
import type { PoolStepProps } from './openSteps.ts'
import { PercentField } from './PercentField.tsx'
import { ProblemList } from './ProblemList.tsx'

/** The raise, fees, write-downs, bond, and who may invest. */
export function TermsStep({ terms, change, problems, enter }: PoolStepProps) {
  const set = (part: Partial<typeof terms>) => change((before) => ({ ...before, ...part }))
  return (
    <div className="grid gap-6">
      <Card
        title="The raise"
        hint="The time in which investors can put in cash. It waits in the pool until you activate it."
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <DaysField value={terms.raiseDays} onChange={(raiseDays) => set({ raiseDays })} />
          <PercentField
            label="Least raise"
            value={terms.minimumShare}
            digits={0}
            onChange={(minimumShare) => set({ minimumShare })}
            hint="Of what investors can put in. With less, everybody gets the money back."
          />
        </div>
      </Card>
      <Card title="Servicing">
        <div className="grid gap-4 sm:grid-cols-2">
          <PercentField
            label="Servicing fee a year"
            value={terms.feeRate}
            most={0.1}
            onChange={(feeRate) => set({ feeRate })}
            hint="Of the portfolio’s value, paid ahead of all tranches."
          />
          <PercentField
            label="Bond of the servicer"
            value={terms.bondShare}
            onChange={(bondShare) => set({ bondShare })}
            hint="Of the portfolio’s value, at stake: whoever proves that a loan was pledged twice is paid from it."
          />
        </div>
      </Card>
      <WriteDowns value={terms.writeDown} onChange={(writeDown) => set({ writeDown })} />
      <Countries value={terms.countries} onChange={(countries) => set({ countries: [...countries] })} />
      <ProblemList problems={problems} step="terms" />
      <StepFooter back={() => enter('tranches')} next={() => enter('review')} nextLabel="Continue: review" />
    </div>
  )
}

function DaysField({
  value,
  onChange,
}: {
  readonly value: number
  readonly onChange: (days: number) => void
}) {
  const [text, setText] = useState(String(value))
  return (
    <Field
      label="Length"
      unit="days"
      inputMode="numeric"
      value={text}
      onChange={(next) => {
        setText(next)
        onChange(/^\d{1,3}$/.test(next.trim()) ? Number(next) : Number.NaN)
      }}
      hint="Up to 45 days: a valuation does not stay fresh longer."
      error={/^\d{1,3}$/.test(text.trim()) ? undefined : 'A whole number of days'}
    />
  )
}

type WriteDown = PoolStepProps['terms']['writeDown']

const LATE = ['From 30 days', 'From 60 days', 'From 90 days'] as const

function WriteDowns({
  value,
  onChange,
}: {
  readonly value: WriteDown
  readonly onChange: (next: WriteDown) => void
}) {
  return (
    <Card
      title="What late loans are written down by"
      hint="Losses are not hidden until they are final: a loan that is late counts less from the next report on, by at least this part."
    >
      <div className="grid gap-4 sm:grid-cols-3">
        {LATE.map((label, index) => (
          <PercentField
            key={label}
            label={label}
            value={value[index]!}
            digits={0}
            onChange={(part) =>
              onChange(value.map((before, i) => (i === index ? part : before)) as WriteDown)
            }
          />
        ))}
      </div>
    </Card>
  )
}

function Countries({
  value,
  onChange,
}: {
  readonly value: readonly string[]
  readonly onChange: (next: readonly string[]) => void
}) {
  const [limited, setLimited] = useState(value.length > 0)
  return (
    <Card
      title="Who may invest"
      hint="Only people whose identity was checked. The token itself refuses everybody else, also when it is sold on."
    >
      <div className="grid gap-4">
        <RadioGroup
          label="Residence of investors"
          value={limited ? 'some' : 'all'}
          columns
          onChange={(choice) => {
            setLimited(choice === 'some')
            if (choice === 'all') onChange([])
          }}
          options={[
            { value: 'all', label: 'Every country', hint: 'Sanctioned persons are kept out in any case.' },
            { value: 'some', label: 'Only these countries', hint: 'Where your offer is allowed.' },
          ]}
        />
        {limited && (
          <>
            <CountryPicker label="Countries" value={value} onChange={onChange} />
            <div>
              <Button
                kind="quiet"
                size="small"
                onClick={() => onChange([...new Set([...value, ...EEA])].sort())}
              >
                Add the European Economic Area
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}

const EEA = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
)
