import type { Pool } from '@specie/api'
import { AddressText } from '../../../components/AddressText.tsx'
import { Badge } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'

/** Who does what for the pool, what each is owed, and what is at stake. */
export function PartiesSection({ pool }: { readonly pool: Pool }) {
  const owed = (address: string) =>
    pool.creditOf.find(({ party }) => party.toLowerCase() === address.toLowerCase())?.amount ?? '0'
  const parties = [
    {
      role: 'Issuer',
      address: pool.issuer,
      does: 'Sold the loans to the pool and is the transfer agent of its shares. Cannot touch the pool’s cash.',
    },
    {
      role: 'Servicer',
      address: pool.servicer,
      does: 'Collects from borrowers and reports each month. Its bond pays for a loan that it pledged twice.',
    },
    {
      role: 'Valuer',
      address: pool.valuer,
      does: 'Confirms valuations that move more than a report may move alone.',
    },
  ]
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <Card title="Who does what">
        <ul className="divide-y divide-line">
          {parties.map((party) => (
            <li key={party.role} className="py-3 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <span className="font-medium">{party.role}</span>
                <AddressText address={party.address} />
              </div>
              <p className="mt-0.5 text-[0.8125rem] text-ink-3">{party.does}</p>
            </li>
          ))}
        </ul>
      </Card>
      <Card title="What is owed and at stake">
        <KeyValue
          rows={[
            { label: 'Fees due to the servicer', value: <Money amount={pool.feesDue} token={pool.cash} /> },
            ...parties.map(({ role, address }) => ({
              label: `Credit of the ${role.toLowerCase()}`,
              hint: 'Cash that the pool’s books keep for it, to be withdrawn.',
              value: <Money amount={owed(address)} token={pool.cash} />,
            })),
            {
              label: 'Bond of the servicer',
              hint: 'Lost in part to whoever proves that a loan was pledged twice.',
              value: <Money amount={pool.bond.amount} token={pool.cash} />,
            },
            {
              label: 'Bond posted',
              value: pool.bond.posted ? <Badge tone="good">yes</Badge> : <Badge tone="warn">no</Badge>,
            },
            {
              label: 'Kept by coverage tests',
              hint: 'Cash that a failed test keeps in the pool for the tranches before the last.',
              value: <Money amount={pool.trapped} token={pool.cash} />,
            },
          ]}
        />
      </Card>
    </div>
  )
}
