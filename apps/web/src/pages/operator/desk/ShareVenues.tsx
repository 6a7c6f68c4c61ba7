import { type PoolSummary, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Link } from '../../../components/Link.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { PersonaButton } from '../../issuer/PersonaButton.tsx'
import { useMissingVenues, VENUES, type VenueName } from './useMissingVenues.ts'

type Share = PoolSummary['tranches'][number]['share']

/** Beside the desk: which ways out the shares of running pools do not let in yet, and the signature that changes it. */
export function ShareVenues() {
  const pools = useAnswer(routes.pools)
  const shares = (pools.data?.data ?? [])
    .filter(({ state }) => state === 'active')
    .flatMap((pool) => pool.tranches.map(({ share }) => ({ pool, share })))
  if (shares.length === 0) return null
  return (
    <Card
      title="Ways out that shares let in"
      hint="A share can only be held by people it admits, and by contracts that its transfer agent lets in. Each takes one signature."
      flush
    >
      <ul className="divide-y divide-line border-line border-t">
        {shares.map(({ pool, share }) => (
          <li
            key={share.address}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3"
          >
            <div className="min-w-0">
              <p className="font-medium">{share.symbol}</p>
              <p className="text-[0.8125rem] text-ink-3">
                {share.name}, <Link to={`/pools/${pool.pool}`}>{pool.name}</Link>
              </p>
            </div>
            <Missing share={share} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Missing({ share }: { readonly share: Share }) {
  const venues = useMissingVenues(share.address)
  const { address } = useAccount()
  if (venues.isError) {
    return (
      <ErrorState error={venues.error} retry={() => void venues.refetch()} title="The share cannot be read" />
    )
  }
  if (venues.data === undefined) return <Skeleton className="h-8 w-40" />
  const { owner, missing } = venues.data
  if (missing.length === 0) return <span className="text-[0.8125rem] text-ink-3">All of them</span>
  if (address?.toLowerCase() !== owner.toLowerCase()) {
    return (
      <span className="flex flex-wrap items-center gap-3 text-[0.8125rem] text-ink-3">
        Without {missing.map(({ name }) => VENUES[name]).join(', ')}
        <PersonaButton name={owner} size="small" />
      </span>
    )
  }
  return (
    <span className="flex flex-wrap gap-2">
      {missing.map(({ name, address: venue }) => (
        <Admit key={name} share={share} name={name} venue={venue} owner={owner} />
      ))}
    </span>
  )
}

function Admit({
  share,
  name,
  venue,
  owner,
}: {
  readonly share: Share
  readonly name: VenueName
  readonly venue: `0x${string}`
  readonly owner: `0x${string}`
}) {
  const { start } = useTransaction()
  return (
    <Button
      size="small"
      onClick={() =>
        start({
          title: `Let ${name} hold ${share.symbol}`,
          about: `From then on: ${VENUES[name]}.`,
          prepare: (client) => client.share(share.address).setVenue(venue),
          party: owner,
        })
      }
    >
      Admit {name} for {share.symbol} …
    </Button>
  )
}
