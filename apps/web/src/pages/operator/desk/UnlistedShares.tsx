import { type Desk, routes } from '@specie/api'
import { useState } from 'react'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { PersonaButton } from '../../issuer/PersonaButton.tsx'
import { ListDialog } from './ListDialog.tsx'
import { type ShareOfPool, ShareRows } from './ShareRows.tsx'
import { useVenueGates } from './useVenueGates.ts'

/** Shares of running pools that nobody can sell to the desk yet, and the two signatures that change it. */
export function UnlistedShares({ desk }: { readonly desk: Desk }) {
  const pools = useAnswer(routes.pools)
  const listed = new Set(desk.listings.map(({ share }) => share.address.toLowerCase()))
  const unlisted: readonly ShareOfPool[] = (pools.data?.data ?? [])
    .filter(({ state, cash }) => state === 'active' && cash.address === desk.cash.address)
    .flatMap((pool) => pool.tranches.map(({ share }) => ({ pool, share })))
    .filter(({ share }) => !listed.has(share.address.toLowerCase()))
  if (unlisted.length === 0) return null
  return (
    <Card
      title="Shares that the desk does not deal in"
      hint="Their holders can send them to each other, but not sell at once. It takes two signatures: the transfer agent lets the desk hold the share, and governance sets limit and fee."
      flush
    >
      <ShareRows shares={unlisted}>{(share) => <NextSignature share={share} desk={desk} />}</ShareRows>
    </Card>
  )
}

function NextSignature({ share, desk }: { readonly share: ShareOfPool['share']; readonly desk: Desk }) {
  const admission = useVenueGates(share.address, ['Desk'])
  const { address, roles } = useAccount()
  const { start } = useTransaction()
  const [listing, setListing] = useState(false)
  if (admission.isError) {
    return (
      <ErrorState
        error={admission.error}
        retry={() => void admission.refetch()}
        title="The share cannot be read"
      />
    )
  }
  if (admission.data === undefined) return <Skeleton className="h-8 w-40" />
  const { owner, venues } = admission.data
  if (venues.some(({ admitted }) => !admitted)) {
    return address?.toLowerCase() === owner.toLowerCase() ? (
      <Button
        size="small"
        onClick={() =>
          start({
            title: `Let the desk hold ${share.symbol}`,
            about:
              'The first of two signatures: governance then sets how much the desk buys, and for which fee.',
            prepare: (client) => client.share(share.address).setVenue(desk.address),
            party: owner,
          })
        }
      >
        Admit the desk for {share.symbol} …
      </Button>
    ) : (
      <Turn whose="First the transfer agent" name={owner} />
    )
  }
  if (!roles.includes('governance')) return <Turn whose="Now governance" name="governance" />
  return (
    <>
      <Button size="small" kind="primary" onClick={() => setListing(true)}>
        List {share.symbol} …
      </Button>
      {listing && <ListDialog share={share} cash={desk.cash} onClose={() => setListing(false)} />}
    </>
  )
}

function Turn({ whose, name }: { readonly whose: string; readonly name: string }) {
  return (
    <span className="flex flex-wrap items-center gap-3 text-[0.8125rem] text-ink-3">
      {whose}
      <PersonaButton name={name} size="small" />
    </span>
  )
}
