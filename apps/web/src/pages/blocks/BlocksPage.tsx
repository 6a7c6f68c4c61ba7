import { routes } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { Answered } from '../../components/Answered.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { SignedInOnly } from '../issuer/SignedInOnly.tsx'
import { AsOfLine } from '../pool/AsOfLine.tsx'
import { BlockCard } from './BlockCard.tsx'
import { RequestForm } from './RequestForm.tsx'
import { useBlockNews } from './useBlockNews.ts'

/** Blocks: a size too big for any one place, asked of makers, who answer with signed quotes. */
export function BlocksPage() {
  const pools = useAnswer(routes.pools)
  return (
    <>
      <PageHeader
        title="Block room"
        back={{ to: '/market', label: 'Market' }}
        lead="For a size too big for desk and market: makers are asked for firm, signed quotes, which only you can use. All legs are settled in one transaction, or none."
        actions={pools.data && <AsOfLine asOf={pools.data} />}
      />
      <SignedInOnly why="Requests and quotes are shown only to those whom they concern." persona="investorA">
        <Room />
      </SignedInOnly>
    </>
  )
}

function Room() {
  const { signedIn, address } = useAccount()
  useBlockNews(signedIn)
  const requests = useAnswer(routes.blocks)
  const pools = useAnswer(routes.pools)
  // Requests end by the clock on the wall; a local chain has a clock of its own.
  const now = Math.floor(Date.now() / 1000)
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <Answered answer={requests} what="the requests" lines={6}>
        {(found) =>
          found.length === 0 ? (
            <Card>
              <EmptyState
                title="No requests"
                text="What you ask, and what you are asked for, stands here; quotes come in by themselves."
              />
            </Card>
          ) : (
            <ul className="flex min-w-0 flex-col gap-6" aria-label="Requests">
              {found.map((request) => (
                <li key={request.id}>
                  <BlockCard
                    request={request}
                    own={request.requester.toLowerCase() === address?.toLowerCase()}
                    now={now}
                    pools={pools.data?.data ?? []}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <RequestForm pools={pools.data?.data ?? []} />
    </div>
  )
}
