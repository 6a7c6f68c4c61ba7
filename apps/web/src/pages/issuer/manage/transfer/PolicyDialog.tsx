import type { ClaimName } from '@specie/protocol'
import { useState } from 'react'
import { Button } from '../../../../components/Button.tsx'
import { Checkbox } from '../../../../components/Checkbox.tsx'
import { Dialog } from '../../../../components/Dialog.tsx'
import { sentenceOf } from '../../../../components/ErrorState.tsx'
import { Field } from '../../../../components/Field.tsx'
import { Notice } from '../../../../components/Notice.tsx'
import { RadioGroup } from '../../../../components/RadioGroup.tsx'
import { Select } from '../../../../components/Select.tsx'
import { useTransaction } from '../../../../transactions/useTransaction.ts'
import { useSpecieClient } from '../../../../wallet/useSpecieClient.ts'
import { CLAIM_WORDS } from '../../../verification/claimWords.ts'
import { CountryPicker } from '../../CountryPicker.tsx'
import { countryName } from '../../countryName.ts'
import { changeOf, entryOf, type PolicyChange, type PolicyEntry, type PolicyWords } from './policyEntry.ts'
import type { SharePowers } from './useSharePolicy.ts'

const CLASSES = [
  { value: '0', label: 'Everybody who is verified' },
  { value: '1', label: 'Private investors and above' },
  { value: '2', label: 'Qualified investors and above' },
  { value: '3', label: 'Professional investors and above' },
  { value: '4', label: 'Institutions only' },
] as const

/** Who may hold a share and how much: the whole of its rules in one form, for the transfer agent. */
export function PolicyDialog({
  powers: { policy: reading },
  share,
  words,
  onClose,
}: {
  readonly powers: SharePowers
  readonly share: { readonly address: `0x${string}`; readonly symbol: string; readonly decimals: number }
  readonly words: PolicyWords
  readonly onClose: () => void
}) {
  const { policy } = reading
  const [entry, setEntry] = useState(() => entryOf(policy, share.decimals, words))
  const [error, setError] = useState<unknown>(undefined)
  const specie = useSpecieClient()
  const { start } = useTransaction()
  const set = (part: Partial<PolicyEntry>) => setEntry((before) => ({ ...before, ...part }))
  const change = changeOf(entry, policy, share.decimals, words)
  const signatures = typeof change === 'string' ? 0 : count(change)
  const go = async () => {
    if (typeof change === 'string') return
    try {
      const at = (await specie()).share(share.address)
      const prepared = [
        ...(change.policy === undefined ? [] : [await at.setPolicy(change.policy)]),
        ...(await Promise.all(change.admit.map((country) => at.admitCountry(country)))),
        ...(await Promise.all(change.dismiss.map((country) => at.admitCountry(country, false)))),
      ]
      const titles = [
        ...(change.policy === undefined ? [] : ['Set the rules']),
        ...change.admit.map((country) => `Admit residents of ${countryName(words.countryCode(country))}`),
        ...change.dismiss.map(
          (country) => `No longer admit residents of ${countryName(words.countryCode(country))}`,
        ),
      ]
      const calls = (await Promise.all(prepared.map((one) => one.calls())))
        .flat()
        .map((call, index) => ({ ...call, title: titles[index] ?? call.title }))
      onClose()
      start({
        title: `Change the rules of ${share.symbol}`,
        about:
          'The new rules bind every transfer from then on. Whoever holds already keeps what they have and may always sell to the desk.',
        calls,
        party: reading.owner,
      })
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Rules of ${share.symbol}`}
      description="Who may hold it and how much. The token itself refuses every transfer that breaks a rule."
      footer={
        <>
          <p className="mr-auto self-center text-[0.8125rem] text-ink-3" aria-live="polite">
            {typeof change === 'string' ? `${change}.` : said(signatures)}
          </p>
          <Button onClick={onClose}>Back</Button>
          <Button kind="primary" disabled={signatures === 0} onClick={() => void go()}>
            Look at it and sign
          </Button>
        </>
      }
    >
      <div className="grid gap-6">
        {error !== undefined && <Notice kind="bad">{sentenceOf(error).message}</Notice>}
        <Residence entry={entry} set={set} />
        <People entry={entry} set={set} />
        <Limits entry={entry} set={set} symbol={share.symbol} fresh={reading.supply === 0n} />
      </div>
    </Dialog>
  )
}

interface Part {
  readonly entry: PolicyEntry
  readonly set: (part: Partial<PolicyEntry>) => void
}

function Residence({ entry, set }: Part) {
  return (
    <div className="grid gap-3">
      <RadioGroup
        label="Residence of holders"
        value={entry.anyCountry ? 'every' : 'some'}
        onChange={(value) => set({ anyCountry: value === 'every' })}
        columns
        options={[
          { value: 'every', label: 'Every country' },
          { value: 'some', label: 'Only these countries' },
        ]}
      />
      {!entry.anyCountry && (
        <CountryPicker
          label="Countries"
          value={entry.countries}
          onChange={(countries) => set({ countries })}
        />
      )}
    </div>
  )
}

function People({ entry, set }: Part) {
  const toggle = (claim: ClaimName, asked: boolean) =>
    set({ required: asked ? [...entry.required, claim] : entry.required.filter((one) => one !== claim) })
  return (
    <div className="grid gap-4">
      <Select
        label="Open to"
        value={entry.minimumClass as (typeof CLASSES)[number]['value']}
        options={CLASSES}
        onChange={(minimumClass) => set({ minimumClass })}
      />
      <fieldset>
        <legend className="mb-2 font-medium text-[0.8125rem]">What a holder has to show</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {(Object.keys(CLAIM_WORDS) as ClaimName[]).map((claim) => (
            <Checkbox
              key={claim}
              label={CLAIM_WORDS[claim].title}
              checked={entry.required.includes(claim)}
              onChange={(asked) => toggle(claim, asked)}
            />
          ))}
        </div>
      </fieldset>
      <Checkbox
        label="Senders must still qualify"
        hint="Somebody whose verification has ended cannot send to another holder. Selling to the desk is always possible."
        checked={entry.senderQualifies}
        onChange={(senderQualifies) => set({ senderQualifies })}
      />
    </div>
  )
}

function Limits({ entry, set, symbol, fresh }: Part & { readonly symbol: string; readonly fresh: boolean }) {
  return (
    <div className="grid gap-4">
      <Checkbox
        label="Count holdings by person"
        hint={
          fresh
            ? 'Needed for the two limits below. Fixed as soon as shares exist.'
            : 'Was fixed when the first shares came into being; the two limits below need it.'
        }
        checked={entry.counted}
        disabled={!fresh}
        onChange={(counted) => set(counted ? { counted } : { counted, maxHolders: '', cap: '' })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {entry.counted && (
          <>
            <Field
              label="Most holders"
              unit="people"
              inputMode="numeric"
              value={entry.maxHolders}
              onChange={(maxHolders) => set({ maxHolders })}
              hint="Empty: as many as like."
            />
            <Field
              label="Most for one person"
              unit={symbol}
              inputMode="decimal"
              value={entry.cap}
              onChange={(cap) => set({ cap })}
              hint="Empty: no limit."
            />
          </>
        )}
        <Field
          label="Locked after purchase"
          unit="days"
          inputMode="decimal"
          value={entry.lockUpDays}
          onChange={(lockUpDays) => set({ lockUpDays })}
          hint="Empty: can be sent at once."
        />
      </div>
    </div>
  )
}

function count({ policy, admit, dismiss }: PolicyChange): number {
  return (policy === undefined ? 0 : 1) + admit.length + dismiss.length
}

function said(signatures: number): string {
  if (signatures === 0) return 'Nothing changed.'
  return signatures === 1 ? 'One signature.' : `${signatures} signatures, one for each country that changes.`
}
