import { type Pool, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Answered } from '../../pool/Answered.tsx'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import { PriceChart, ValueChart } from '../../pool/overview/History.tsx'
import { NavBridgeCard } from '../../pool/overview/NavBridgeCard.tsx'
import { ValuationTable } from './ValuationTable.tsx'

/** Every valuation since the beginning: value, prices, what moved them, and each one's transaction. */
export function ValueSection({ pool }: { readonly pool: Pool }) {
  const answer = useAnswer(routes.navHistory, { params: { pool: pool.pool } })
  return (
    <Answered answer={answer} what="the history of the value" lines={8}>
      {(points, asOf) =>
        points.length === 0 ? (
          <Card>
            <EmptyState
              title="Not valued yet"
              text="The first valuation comes with the first report of the servicer."
            />
          </Card>
        ) : (
          <div className="flex flex-col gap-6">
            <div className="grid gap-6 xl:grid-cols-2">
              <Card>
                <ValueChart pool={pool} points={points} source={ledgerSource(asOf)} />
              </Card>
              <Card>
                <PriceChart pool={pool} points={points} source={ledgerSource(asOf)} />
              </Card>
            </div>
            {pool.period > 0 && <NavBridgeCard pool={pool} />}
            <ValuationTable pool={pool} points={points} />
          </div>
        )
      }
    </Answered>
  )
}
