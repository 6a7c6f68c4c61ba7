import { type PoolSummary, routes } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Link } from '../../components/Link.tsx'
import { NoPermission } from '../../components/NoPermission.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SkeletonCard } from '../../components/Skeleton.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { UnderWay } from '../investor/UnderWay.tsx'
import { Answered } from '../pool/Answered.tsx'
import { AsOfLine } from '../pool/AsOfLine.tsx'
import { useChainRead } from '../pool/useChainRead.ts'
import { readQueues } from './readQueue.ts'
import { ShareQueue } from './ShareQueue.tsx'
import { Tickets } from './Tickets.tsx'

const LEAD =
  'Shares that you have handed in for a window: when they are paid, how much of them, and what you can do until then.'

/** Where a wallet stands in the redemption windows of its shares. */
export function QueuePage() {
  const { address } = useAccount()
  const pools = useAnswer(routes.pools)
  return (
    <>
      <PageHeader
        title="Queue"
        back={{ to: '/portfolio', label: 'Portfolio' }}
        lead={LEAD}
        actions={pools.data && <AsOfLine asOf={pools.data} />}
      />
      {address === undefined ? (
        <NoPermission
          missing="Connect a wallet to see its orders"
          how="Orders belong to a wallet. Choose a person or connect a wallet at the top of the page; the windows themselves stand on each share’s market page."
        />
      ) : (
        <Answered answer={pools} what="the queue" lines={8}>
          {(all, { block }) => <Queues address={address} pools={all} block={block.number} />}
        </Answered>
      )}
    </>
  )
}

function Queues({
  address,
  pools,
  block,
}: {
  readonly address: `0x${string}`
  readonly pools: readonly PoolSummary[]
  readonly block: number
}) {
  const shares = pools.flatMap(({ tranches }) => tranches.map(({ share }) => share.address))
  const queues = useChainRead(['queue', address, ...shares], block, (client) =>
    readQueues(client, shares, address, block),
  )
  const expected = useAnswer(routes.queue, { params: { wallet: address } })
  if (queues.data === undefined) {
    return queues.error === null ? (
      <SkeletonCard what="the queue" lines={8} />
    ) : (
      <ErrorState
        error={queues.error}
        retry={() => void queues.refetch()}
        title="The queue could not be read"
      />
    )
  }
  const standing = queues.data.filter(({ orders }) => orders.orders.length > 0 || orders.claimable > 0n)
  return (
    <div className="flex flex-col gap-6">
      <UnderWay address={address} />
      <Tickets address={address} pools={pools} block={block} />
      {standing.length === 0 ? (
        <Card>
          <EmptyState
            title="Nothing waits"
            text="Shares that you hand in for a window stand here with their days, until all of them are paid."
            action={
              <Link to="/portfolio" look="primary">
                Portfolio
              </Link>
            }
          />
        </Card>
      ) : (
        standing.map((queue) => (
          <ShareQueue
            key={queue.windows.share.address}
            queue={queue}
            pool={pools.find(({ tranches }) =>
              tranches.some(({ share }) => same(share.address, queue.windows.share.address)),
            )}
            expected={expected.data?.data.find(({ share }) =>
              same(share.address, queue.windows.share.address),
            )}
          />
        ))
      )}
    </div>
  )
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
