import { routes } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { Answered } from '../../components/Answered.tsx'
import { Link } from '../../components/Link.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { TourCard } from '../../tour/TourCard.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { HowItWorks } from './HowItWorks.tsx'
import { LargestPool } from './LargestPool.tsx'
import { Lately } from './Lately.tsx'
import { MarketFigures } from './MarketFigures.tsx'
import { PoolList } from './PoolList.tsx'
import { YourPosition } from './YourPosition.tsx'

/** The start: what there is, what one has, what happened. */
export function HomePage() {
  const { wallet } = useAccount()
  const pools = useAnswer(routes.pools)
  const stranger = wallet === undefined || (wallet.holdings.length === 0 && wallet.roles.length === 0)
  return (
    <>
      <PageHeader
        title="Loan pools you can check, and leave"
        documentTitle="Specie"
        lead="Every figure here can be recomputed from the chain, and every holder can sell at a formula price at any time."
        actions={
          <Link to="/pools" look="primary">
            See all pools
          </Link>
        }
      />
      <TourCard />
      <Answered answer={pools} what="the pools">
        {({ data }) => (
          <div className="flex flex-col gap-6">
            <MarketFigures pools={data} />
            <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
              <div className="flex min-w-0 flex-col gap-6">
                <LargestPool pools={data} />
                <PoolList pools={data} />
              </div>
              <div className="flex min-w-0 flex-col gap-6">
                {wallet !== undefined && <YourPosition wallet={wallet} />}
                <Lately />
              </div>
            </div>
            {stranger && <HowItWorks />}
          </div>
        )}
      </Answered>
    </>
  )
}
