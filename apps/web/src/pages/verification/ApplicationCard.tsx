import { type Application, routes } from '@specie/api'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask } from '../../api/ask.ts'
import { answerKey } from '../../api/useAnswer.ts'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { sentenceOf } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { COUNTRY_CODES, countryName } from '../issuer/countryName.ts'
import { CLASS_WORDS, type InvestorClass } from './claimWords.ts'

/** The application: three answers. */
export function ApplicationCard({
  again,
  before,
}: {
  readonly again: boolean
  readonly before: Application | undefined
}) {
  const [name, setName] = useState(before?.name ?? '')
  const [country, setCountry] = useState(before?.country ?? '')
  const [investorClass, setClass] = useState<InvestorClass>(before?.class ?? 'retail')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const { signIn } = useAccount()
  const queries = useQueryClient()
  const ready = name.trim().length > 1 && country !== ''
  const apply = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    setBusy(true)
    setError(undefined)
    try {
      await signIn()
      await ask(routes.apply, { body: { name: name.trim(), country, class: investorClass } })
      await queries.invalidateQueries({ queryKey: answerKey(routes.applications).slice(0, 2) })
    } catch (cause) {
      setError(cause)
    }
    setBusy(false)
  }
  return (
    <Card
      title={again ? 'Apply again' : 'Apply'}
      hint="Only the KYC issuer reads this. Your wallet signs in once, which costs nothing."
    >
      <form className="grid gap-5" onSubmit={(event) => void apply(event)}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Name"
            value={name}
            onChange={setName}
            autoComplete="name"
            hint="As in your passport, or of your company."
            required
          />
          <Select
            label="Country of residence"
            value={country}
            placeholder="Choose …"
            options={COUNTRY_CODES.map((code) => ({ value: code, label: countryName(code) }))}
            onChange={setCountry}
            hint="Where you live, or where your company has its seat."
          />
        </div>
        <RadioGroup
          label="What kind of investor are you?"
          value={investorClass}
          onChange={setClass}
          columns
          options={(Object.keys(CLASS_WORDS) as InvestorClass[]).map((value) => ({
            value,
            label: CLASS_WORDS[value].title,
            hint: CLASS_WORDS[value].hint,
          }))}
        />
        {error !== undefined && (
          <Notice kind="bad" title="The application was not sent">
            {sentenceOf(error).message}. {sentenceOf(error).remedy}
          </Notice>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="primary" type="submit" busy={busy} disabled={!ready}>
            Send the application
          </Button>
          {!ready && <span className="text-[0.8125rem] text-ink-3">Give your name and your country.</span>}
        </div>
      </form>
    </Card>
  )
}
