import { type AsOf as Dated, type PoolSummary, routes, type Tranche } from '@specie/api'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Link } from '../../../components/Link.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { useAccount } from '../../../wallet/useAccount.ts'
import { Answered } from '../../pool/Answered.tsx'
import { AsOfLine } from '../../pool/AsOfLine.tsx'
import { holdingOf } from '../../pool/actions/holdingOf.ts'
import { UnderWay } from '../UnderWay.tsx'
import { DeskRoom } from './DeskRoom.tsx'
import { PriceMaking } from './PriceMaking.tsx'
import { SellForm } from './SellForm.tsx'

/** Selling a share to the desk now: what it pays, why that much, and until when. */
export function SellPage() {
  const { share } = useParams({ strict: false }) as { readonly share: string }
  const answer = useAnswer(routes.pools)
  return (
    <Answered answer={answer} what="the share" lines={8}>
      {(pools, asOf) => {
        const found = find(pools, share)
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
        return <Sale pool={found.pool} tranche={found.tranche} asOf={asOf} />
      }}
    </Answered>
  )
}

function Sale({
  pool,
  tranche,
  asOf,
}: {
  readonly pool: PoolSummary
  readonly tranche: Tranche
  readonly asOf: Dated
}) {
  const { address, wallet } = useAccount()
  const { share } = tranche
  const open = pool.state === 'active' || pool.state === 'windingDown'
  return (
    <>
      <PageHeader
        title={`Sell ${share.symbol}`}
        back={{ to: '/portfolio', label: 'Portfolio' }}
        lead={
          <>
            The desk buys shares of <Link to={`/pools/${pool.pool}`}>{pool.name}</Link> at once, at a price
            that follows from the pool’s value and from how much the desk has bought lately.
          </>
        }
        actions={<AsOfLine asOf={asOf} />}
      />
      {open ? (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="flex min-w-0 flex-col gap-6">
            {address !== undefined && <UnderWay address={address} />}
            <SellForm pool={pool} tranche={tranche} holding={holdingOf(wallet, share.address)} />
          </div>
          <aside className="flex min-w-0 flex-col gap-6" aria-label="How the price is made">
            <PriceMaking pool={pool} tranche={tranche} />
            <DeskRoom pool={pool} tranche={tranche} />
          </aside>
        </div>
      ) : (
        <Card>
          <EmptyState
            title="The desk does not deal in this share now"
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
      )}
    </>
  )
}

function find(pools: readonly PoolSummary[], share: string) {
  for (const pool of pools) {
    const tranche = pool.tranches.find((one) => one.share.address.toLowerCase() === share.toLowerCase())
    if (tranche !== undefined) return { pool, tranche }
  }
  return undefined
}
