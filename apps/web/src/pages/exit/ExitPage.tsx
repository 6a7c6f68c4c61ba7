import { type AsOf as Dated, type PoolSummary, routes, type Tranche } from '@specie/api'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../../api/useAnswer.ts'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Link } from '../../components/Link.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SkeletonCard } from '../../components/Skeleton.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { UnderWay } from '../investor/UnderWay.tsx'
import { Answered } from '../pool/Answered.tsx'
import { AsOfLine } from '../pool/AsOfLine.tsx'
import { useChainRead } from '../pool/useChainRead.ts'
import { PriceCurve } from './curves/PriceCurve.tsx'
import { SourceCurve } from './curves/SourceCurve.tsx'
import { WorstCase } from './curves/WorstCase.tsx'
import { ExitForm } from './ExitForm.tsx'
import { findShare } from './findShare.ts'
import { readExitBook } from './model/ExitBook.ts'
import { exitSizes } from './model/exitSizes.ts'
import { PriceMaking } from './PriceMaking.tsx'
import { WaysOut } from './WaysOut.tsx'

/** Leaving a share: what any size gets now, by whom, what waiting brings, and one drawer to the money. */
export function ExitPage() {
  const { share } = useParams({ strict: false }) as { readonly share: string }
  const answer = useAnswer(routes.pools)
  return (
    <Answered answer={answer} what="the share" lines={8}>
      {(pools, asOf) => {
        const found = findShare(pools, share)
        if (found === undefined) {
          return (
            <EmptyState
              title="There is no share at this address"
              text="It may belong to another chain, or the address is not complete."
              action={
                <Link to="/portfolio" look="primary">
                  Portfolio
                </Link>
              }
            />
          )
        }
        return <Leaving pool={found.pool} tranche={found.tranche} asOf={asOf} />
      }}
    </Answered>
  )
}

function Leaving({
  pool,
  tranche,
  asOf,
}: {
  readonly pool: PoolSummary
  readonly tranche: Tranche
  readonly asOf: Dated
}) {
  const { share } = tranche
  return (
    <>
      <PageHeader
        title={`Leave ${share.symbol}`}
        back={{ to: '/portfolio', label: 'Portfolio' }}
        lead={
          <>
            Shares of <Link to={`/pools/${pool.pool}`}>{pool.name}</Link> can be sold at once or handed in for
            a published day. Every price follows from the chain’s state; what is firm and until when stands
            beside it.
          </>
        }
        actions={<AsOfLine asOf={asOf} />}
      />
      {pool.state === 'active' || pool.state === 'windingDown' ? (
        <Ways pool={pool} tranche={tranche} asOf={asOf} />
      ) : (
        <NotNow pool={pool} />
      )}
    </>
  )
}

function Ways({ pool, tranche, asOf }: Parameters<typeof Leaving>[0]) {
  const { address } = useAccount()
  const { share } = tranche
  const book = useChainRead(['exits', share.address, address ?? ''], asOf.block.number, (client) =>
    readExitBook(client, share.address, address, asOf.block.number),
  )
  if (book.data === undefined) {
    return book.error === null ? (
      <SkeletonCard what="the ways out" lines={12} />
    ) : (
      <ErrorState
        error={book.error}
        retry={() => void book.refetch()}
        title="The ways out could not be read"
      />
    )
  }
  const offered = exitSizes(book.data)
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-6">
        {address !== undefined && <UnderWay address={address} />}
        <ExitForm pool={pool} tranche={tranche} book={book.data} asOf={asOf} />
        {offered.length > 0 && (
          <Card>
            <div className="grid gap-8 xl:grid-cols-2">
              <SourceCurve sizes={offered} share={share} asOf={asOf} />
              <PriceCurve sizes={offered} book={book.data} share={share} cash={pool.cash} asOf={asOf} />
            </div>
          </Card>
        )}
        <WorstCase book={book.data} share={share} asOf={asOf} />
      </div>
      <aside className="flex min-w-0 flex-col gap-6" aria-label="What the prices follow from">
        <WaysOut book={book.data} pool={pool} tranche={tranche} />
        <PriceMaking pool={pool} tranche={tranche} />
      </aside>
    </div>
  )
}

function NotNow({ pool }: { readonly pool: PoolSummary }) {
  return (
    <Card>
      <EmptyState
        title="This share is not sold now"
        text={
          pool.state === 'closed'
            ? 'The pool is closed: shares are redeemed for their part of its cash.'
            : pool.state === 'refunding'
              ? 'The raise did not come off: you take back what you paid, in full.'
              : 'Shares can be sold from the day on which the pool is activated.'
        }
        action={
          <Link to={`/pools/${pool.pool}`} look="primary">
            To the pool
          </Link>
        }
      />
    </Card>
  )
}
