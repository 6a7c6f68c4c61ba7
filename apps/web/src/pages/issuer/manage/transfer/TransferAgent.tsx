import type { Pool } from '@specie/api'
import { useState } from 'react'
import { AddressText } from '../../../../components/AddressText.tsx'
import { Badge } from '../../../../components/Badge.tsx'
import { Button } from '../../../../components/Button.tsx'
import { Card } from '../../../../components/Card.tsx'
import { ErrorState } from '../../../../components/ErrorState.tsx'
import { KeyValue } from '../../../../components/KeyValue.tsx'
import { Notice } from '../../../../components/Notice.tsx'
import { Select } from '../../../../components/Select.tsx'
import { Skeleton } from '../../../../components/Skeleton.tsx'
import { useTransaction } from '../../../../transactions/useTransaction.ts'
import { useAccount } from '../../../../wallet/useAccount.ts'
import { PersonaButton } from '../../PersonaButton.tsx'
import { MeasureForm } from './MeasureForm.tsx'
import { PolicyDialog } from './PolicyDialog.tsx'
import type { PolicyWords } from './policyEntry.ts'
import { policyWords } from './policyWords.ts'
import { type SharePowers, useSharePolicy } from './useSharePolicy.ts'

/** Who may hold the shares, and the measures that law asks of a transfer agent. */
export function TransferAgent({ pool }: { readonly pool: Pool }) {
  const [chosen, setChosen] = useState(pool.tranches[0]?.share.address ?? '')
  const tranche = pool.tranches.find(({ share }) => share.address === chosen) ?? pool.tranches[0]
  if (tranche === undefined) return null
  return (
    <Card
      title="Holders and rules"
      hint="Who may hold the shares. The transfer agent answers for the register of holders: it freezes on a court’s order and never sets a price."
      action={
        pool.tranches.length > 1 && (
          <div className="w-44">
            <Select
              label="Share"
              hideLabel
              value={tranche.share.address}
              options={pool.tranches.map(({ share }) => ({
                value: share.address as string,
                label: share.symbol,
              }))}
              onChange={setChosen}
            />
          </div>
        )
      }
    >
      <SharePanel key={tranche.share.address} share={tranche.share} />
    </Card>
  )
}

type Share = Pool['tranches'][number]['share']

function SharePanel({ share }: { readonly share: Share }) {
  const powers = useSharePolicy(share.address)
  if (powers.isError) {
    return (
      <ErrorState error={powers.error} retry={() => void powers.refetch()} title="The rules cannot be read" />
    )
  }
  if (powers.data === undefined) {
    return (
      <div className="grid gap-3">
        <Skeleton />
        <Skeleton />
        <Skeleton className="h-4 w-1/2" />
      </div>
    )
  }
  return (
    <div className="grid gap-5">
      <Rules powers={powers.data} share={share} />
      <Measures powers={powers.data} share={share} />
    </div>
  )
}

function Rules({ powers, share }: { readonly powers: SharePowers; readonly share: Share }) {
  const { policy } = powers
  return (
    <KeyValue
      rows={[
        { label: 'Transfer agent', value: <AddressText address={policy.owner} /> },
        {
          label: 'Transfers',
          value: policy.paused ? <Badge tone="bad">paused</Badge> : <Badge tone="good">allowed</Badge>,
        },
        ...policyWords(powers, share),
      ]}
    />
  )
}

function Measures({ powers, share }: { readonly powers: SharePowers; readonly share: Share }) {
  const { address } = useAccount()
  const { start } = useTransaction()
  const { policy, owner, agent } = powers
  if (!owner && !agent) {
    return (
      <div className="flex flex-wrap items-center gap-3 empty:hidden">
        <PersonaButton name={policy.owner} size="small" />
      </div>
    )
  }
  return (
    <>
      {owner && <ChangeRules powers={powers} share={share} />}
      {owner && !agent && address !== undefined && (
        <Notice
          title="To freeze or move shares you need an agent"
          action={
            <Button
              size="small"
              onClick={() =>
                start({
                  title: `Appoint myself as an agent of ${share.symbol}`,
                  prepare: (client) => client.share(share.address).setAgent(address),
                })
              }
            >
              Appoint myself
            </Button>
          }
        >
          Rules you set as you are.
        </Notice>
      )}
      <MeasureForm powers={powers} share={share} />
    </>
  )
}

/** The form of the rules; what it needs of the SDK is loaded when it is asked for. */
function ChangeRules({ powers, share }: { readonly powers: SharePowers; readonly share: Share }) {
  const [words, setWords] = useState<PolicyWords>()
  return (
    <div>
      <Button size="small" onClick={() => void import('@specie/protocol').then((sdk) => setWords(sdk))}>
        Change the rules …
      </Button>
      {words !== undefined && (
        <PolicyDialog powers={powers} share={share} words={words} onClose={() => setWords(undefined)} />
      )}
    </div>
  )
}
