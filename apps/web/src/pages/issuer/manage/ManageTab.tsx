import type { Pool } from '@specie/api'
import { AddressText } from '../../../components/AddressText.tsx'
import { Badge } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { formatPercent } from '../../../format/rates.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { PersonaButton } from '../PersonaButton.tsx'
import { MoreActions } from './MoreActions.tsx'
import { NextSteps } from './NextSteps.tsx'
import { PublishDocument } from './PublishDocument.tsx'
import { ReportMonth } from './report/ReportMonth.tsx'
import { TransferAgent } from './transfer/TransferAgent.tsx'

/** Everything that issuer, servicer, valuer and transfer agent do with a pool; read-only for everybody else. */
export function ManageTab({ pool }: { readonly pool: Pool }) {
  const { address } = useAccount()
  const is = (party: string) => address !== undefined && party.toLowerCase() === address.toLowerCase()
  const running = pool.state === 'active' || pool.state === 'windingDown'
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-6">
        <Card title="What has to be done next" hint="Each step is signed by the one who answers for it.">
          <NextSteps pool={pool.pool} />
        </Card>
        {running && <ReportMonth pool={pool} />}
        {is(pool.issuer) && pool.state !== 'closed' && <PublishDocument pool={pool} />}
        <TransferAgent pool={pool} />
      </div>
      <div className="grid gap-6">
        <Parties pool={pool} is={is} />
        <MoreActions pool={pool} is={is} />
      </div>
    </div>
  )
}

function Parties({ pool, is }: { readonly pool: Pool; readonly is: (party: string) => boolean }) {
  const parties = [
    { label: 'Issuer', address: pool.issuer, hint: 'Has sold the loans and is paid what investors put in.' },
    { label: 'Servicer', address: pool.servicer, hint: 'Collects from borrowers, reports and pays in.' },
    { label: 'Valuer', address: pool.valuer, hint: 'Confirms the first valuation and every large move.' },
  ]
  return (
    <Card title="People and terms">
      <KeyValue
        rows={[
          ...parties.map(({ label, address, hint }) => ({
            label,
            hint,
            value: (
              <span className="flex flex-wrap items-center justify-end gap-1.5">
                <AddressText address={address} copy={false} />{' '}
                {is(address) && <Badge tone="accent">you</Badge>}
              </span>
            ),
          })),
          { label: 'Servicing fee', value: `${formatPercent(pool.feeRate)} a year` },
          {
            label: 'Bond',
            hint: 'What the servicer has at stake in case a loan was pledged twice.',
            value: (
              <span className="flex flex-wrap items-center justify-end gap-1.5">
                <Money amount={pool.bond.agreed} token={pool.cash} digits={0} />
                <Badge tone={pool.bond.posted ? 'good' : 'neutral'}>
                  {pool.bond.posted ? 'posted' : 'not yet'}
                </Badge>
              </span>
            ),
          },
          { label: 'Fees due', value: <Money amount={pool.feesDue} token={pool.cash} /> },
          {
            label: 'Held back',
            hint: 'Cash that stays in the pool because a coverage test failed.',
            value: <Money amount={pool.trapped} token={pool.cash} />,
          },
        ]}
      />
      <div className="mt-4 flex flex-wrap gap-2 empty:hidden">
        {parties
          .filter(({ address }) => !is(address))
          .map(({ address }) => (
            <PersonaButton key={address} name={address} size="small" />
          ))}
      </div>
    </Card>
  )
}
