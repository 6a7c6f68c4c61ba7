import { routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { PersonaButton } from '../../issuer/PersonaButton.tsx'
import { type ShareOfPool, ShareRows } from './ShareRows.tsx'
import { useVenueGates } from './useVenueGates.ts'

type Share = ShareOfPool['share']

/** Venues beside the desk, and what each is good for. */
const VENUES = {
  Exits: 'sales over all exits in one message',
  Quotes: 'quotes that makers leave',
  Block: 'block trades',
  Auctions: 'auctions on days when many leave',
} as const
type VenueName = keyof typeof VENUES
const NAMES = Object.keys(VENUES) as VenueName[]

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
      <ShareRows shares={shares}>{(share) => <Missing share={share} />}</ShareRows>
    </Card>
  )
}

function Missing({ share }: { readonly share: Share }) {
  const gates = useVenueGates(share.address, NAMES)
  const { address } = useAccount()
  if (gates.isError) {
    return (
      <ErrorState error={gates.error} retry={() => void gates.refetch()} title="The share cannot be read" />
    )
  }
  if (gates.data === undefined) return <Skeleton className="h-8 w-40" />
  const { owner, venues } = gates.data
  const missing = venues.filter(({ admitted }) => !admitted)
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
