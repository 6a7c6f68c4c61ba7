import { type Application, routes } from '@specie/api'
import type { ClaimName } from '@specie/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../api/ask.ts'
import { answerKey } from '../../api/useAnswer.ts'
import { AddressText } from '../../components/AddressText.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { DateText } from '../../components/DateText.tsx'
import { sentenceOf } from '../../components/ErrorState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Select } from '../../components/Select.tsx'
import { useSpecieClient } from '../../wallet/useSpecieClient.ts'
import { countryName } from '../issuer/countryName.ts'
import { CLAIM_WORDS, CLASS_WORDS, type InvestorClass } from './claimWords.ts'
import { RefuseDialog } from './RefuseDialog.tsx'
import { type SettledBody, signVerdict } from './signVerdict.ts'
import { usualClaims } from './usualClaims.ts'

/** One application: what is vouched for, and until when. */
export function ApplicantCard({ application }: { readonly application: Application }) {
  const { id, wallet, name, country, appliedAt } = application
  const [claims, setClaims] = useState<readonly ClaimName[]>(usualClaims(application.class, country))
  const [investorClass, setClass] = useState<InvestorClass>(application.class)
  const [years, setYears] = useState('1')
  const [refusing, setRefusing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const specie = useSpecieClient()
  const queries = useQueryClient()
  const settle = async (body: () => Promise<SettledBody | { refuse: string }>) => {
    setBusy(true)
    setError(undefined)
    try {
      await ask(routes.settleApplication, { params: { id }, body: await body() })
      await queries.invalidateQueries({ queryKey: answerKey(routes.applications).slice(0, 2) })
    } catch (cause) {
      setError(cause)
    }
    setBusy(false)
  }
  const vouch = () =>
    settle(async () =>
      signVerdict(await specie(), {
        wallet,
        claims,
        countryCode: country,
        class: investorClass,
        years: Number(years),
      }),
    )
  return (
    <Card
      title={name}
      hint={
        <span className="flex flex-wrap items-center gap-x-3">
          <span>{countryName(country)}</span>
          <span>{CLASS_WORDS[application.class].title}</span>
          <span>
            applied <DateText date={appliedAt} time />
          </span>
        </span>
      }
      action={<AddressText address={wallet} />}
    >
      <div className="grid gap-5">
        <fieldset>
          <legend className="mb-2 font-medium text-[0.8125rem]">I have checked, and vouch for</legend>
          <div className="grid gap-2.5 sm:grid-cols-2">
            {(Object.keys(CLAIM_WORDS) as ClaimName[]).map((claim) => (
              <Checkbox
                key={claim}
                label={CLAIM_WORDS[claim].title}
                checked={claims.includes(claim)}
                onChange={(checked) =>
                  setClaims(checked ? [...claims, claim] : claims.filter((one) => one !== claim))
                }
              />
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label="Class of investor"
            value={investorClass}
            options={(Object.keys(CLASS_WORDS) as InvestorClass[]).map((value) => ({
              value,
              label: CLASS_WORDS[value].title,
            }))}
            onChange={setClass}
          />
          <Select
            label="Holds for"
            value={years}
            options={[
              { value: '1', label: 'one year' },
              { value: '2', label: 'two years' },
              { value: '3', label: 'three years' },
            ]}
            onChange={setYears}
          />
        </div>
        {error !== undefined && (
          <Notice kind="bad" title="Not done">
            {sentenceOf(error).message}. {sentenceOf(error).remedy}
          </Notice>
        )}
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" busy={busy} disabled={claims.length === 0} onClick={() => void vouch()}>
            Sign and vouch
          </Button>
          <Button kind="danger" disabled={busy} onClick={() => setRefusing(true)}>
            Refuse …
          </Button>
        </div>
        <p className="text-[0.8125rem] text-ink-3">
          Your wallet signs a statement (EIP-712); it costs nothing. {name} puts it into the register.
        </p>
      </div>
      <RefuseDialog
        open={refusing}
        name={name}
        onClose={() => setRefusing(false)}
        onRefuse={(refuse) => {
          setRefusing(false)
          void settle(() => Promise.resolve({ refuse }))
        }}
      />
    </Card>
  )
}
