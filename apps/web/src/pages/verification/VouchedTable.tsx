import { type Application, routes } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { AddressText } from '../../components/AddressText.tsx'
import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { formatDate, formatDistance } from '../../format/dates.ts'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { countryName } from '../issuer/countryName.ts'

/** For whom one vouches: whether it was registered, until when it holds, and how to take it back. */
export function VouchedTable({ applications }: { readonly applications: readonly Application[] }) {
  if (applications.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Nobody yet"
          text="Whom you vouch for is listed here with the end of their verification."
        />
      </Card>
    )
  }
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {applications.map((application) => (
          <Vouched key={application.id} application={application} />
        ))}
      </ul>
    </Card>
  )
}

function Vouched({ application }: { readonly application: Application }) {
  const { wallet, name, country, state } = application
  const answer = useAnswer(routes.wallet, { params: { wallet } })
  const { start } = useTransaction()
  const identity = answer.data?.data.identity
  const now = answer.data?.block.timestamp ?? 0
  const end = () =>
    start({
      title: `End the verification of ${name}`,
      prepare: (client) => client.identity.revoke(wallet),
      about: `From then on ${name} can receive no shares. What they hold, its income and their way out stay theirs.`,
    })
  return (
    <li className="grid items-center gap-x-6 gap-y-1 px-5 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="font-medium">{name}</p>
        <p className="flex flex-wrap items-center gap-x-2 text-[0.8125rem] text-ink-3">
          {countryName(country)} <AddressText address={wallet} named={false} />
        </p>
      </div>
      <div>
        {identity === undefined ? (
          <Skeleton className="h-5 w-40" />
        ) : identity.verified ? (
          <p className="flex flex-wrap items-center gap-2">
            <Expiry expiry={identity.expiry} now={now} />
          </p>
        ) : state === 'signed' ? (
          <Badge tone="accent">signed, not yet registered</Badge>
        ) : (
          <Badge tone="warn">ended</Badge>
        )}
      </div>
      <div>
        {identity?.verified && (
          <Button kind="danger" size="small" onClick={end}>
            End it …
          </Button>
        )}
      </div>
    </li>
  )
}

const SOON = 30 * 86_400

function Expiry({ expiry, now }: { readonly expiry: number | null; readonly now: number }) {
  if (expiry === null) return <Badge tone="good">verified</Badge>
  return (
    <>
      <Badge tone={expiry - now < SOON ? 'warn' : 'good'}>
        {expiry - now < SOON ? 'ends soon' : 'verified'}
      </Badge>
      <span className="text-[0.8125rem] text-ink-3">
        until {formatDate(expiry)}, {formatDistance(expiry, now)}
      </span>
    </>
  )
}
