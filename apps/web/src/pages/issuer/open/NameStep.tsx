import { AddressText } from '../../../components/AddressText.tsx'
import { Card } from '../../../components/Card.tsx'
import { Field } from '../../../components/Field.tsx'
import { Select } from '../../../components/Select.tsx'
import { useAccount } from '../../../wallet/useAccount.ts'
import { useLocal } from '../../../wallet/useLocal.ts'
import { StepFooter } from '../wizard/StepFooter.tsx'
import type { PoolStepProps } from './openSteps.ts'
import { ProblemList } from './ProblemList.tsx'

/** What the pool is called and who plays which part. */
export function NameStep({ terms, change, problems, enter }: PoolStepProps) {
  const { address } = useAccount()
  return (
    <div className="grid gap-6">
      <Card title="Name" hint="Investors see it everywhere. The names of the tokens begin with it.">
        <Field
          label="Name of the pool"
          value={terms.name}
          maxLength={40}
          onChange={(name) => change((before) => ({ ...before, name }))}
          hint="For instance “Rhine Equipment Loans 2026”. It cannot be changed later."
        />
      </Card>
      <Card
        title="People"
        hint="Three parts are played in a pool, so that nobody can do anything of weight alone."
      >
        <div className="grid gap-5">
          <div>
            <p className="font-medium text-[0.8125rem]">Issuer</p>
            <p className="mt-1">{address !== undefined && <AddressText address={address} />}</p>
            <p className="mt-0.5 text-[0.8125rem] text-ink-3">
              That is you: you sell the loans and are paid what investors put in.
            </p>
          </div>
          <PartyField
            label="Servicer"
            hint="Collects from borrowers, reports every month, pays the cash in and puts a bond at stake."
            value={terms.servicer}
            usual="servicer"
            onChange={(servicer) => change((before) => ({ ...before, servicer }))}
          />
          <PartyField
            label="Valuer"
            hint="Looks at each valuation that moves much, and confirms the first. Somebody independent of you and the servicer."
            value={terms.valuer}
            usual="valuer"
            onChange={(valuer) => change((before) => ({ ...before, valuer }))}
          />
        </div>
      </Card>
      <ProblemList problems={problems} step="name" />
      <StepFooter next={() => enter('risk')} nextLabel="Continue: risk" />
    </div>
  )
}

const OTHER = 'other'

/** A person of the local chain by name, or any address. */
function PartyField({
  label,
  hint,
  value,
  usual,
  onChange,
}: {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly usual: string
  readonly onChange: (address: string) => void
}) {
  const local = useLocal()
  const known = local?.personas.find((one) => one.address.toLowerCase() === value.toLowerCase())
  const personas = [...(local?.personas ?? [])].sort((one, other) =>
    one.name === usual ? -1 : other.name === usual ? 1 : 0,
  )
  if (local === undefined) {
    return (
      <Field
        label={label}
        hint={hint}
        value={value}
        onChange={onChange}
        spellCheck={false}
        placeholder="0x…"
      />
    )
  }
  return (
    <div className="grid gap-2">
      <Select
        label={label}
        hint={hint}
        value={known?.address ?? OTHER}
        options={[
          ...personas.map((one) => ({ value: one.address as string, label: one.title })),
          { value: OTHER, label: 'Another address …' },
        ]}
        onChange={(next) => onChange(next === OTHER ? '' : next)}
      />
      {known === undefined && (
        <Field
          label={`Address of the ${label.toLowerCase()}`}
          value={value}
          onChange={onChange}
          spellCheck={false}
          placeholder="0x…"
        />
      )}
    </div>
  )
}
