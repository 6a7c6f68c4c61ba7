import { type Pool, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Answered } from '../Answered.tsx'
import { CashCalendar } from './CashCalendar.tsx'
import { Collections } from './Collections.tsx'

/** The cash of a pool: what is expected and what came, month by month, and where each collection went. */
export function CashFlows({ pool }: { readonly pool: Pool }) {
  const flows = useAnswer(routes.cashFlows, { params: { pool: pool.pool } })
  const collections = useAnswer(routes.collections, { params: { pool: pool.pool } })
  return (
    <div className="flex flex-col gap-6">
      <Answered answer={flows} what="the cash calendar" lines={8}>
        {(months, asOf) => <CashCalendar pool={pool} months={months} asOf={asOf} />}
      </Answered>
      <Answered answer={collections} what="the collections" lines={6}>
        {(periods, asOf) =>
          periods.length === 0 ? (
            <Card>
              <EmptyState
                title="Nothing has been collected yet"
                text="Once the pool is active the servicer reports each month’s payments; the contract shares them out, and every cent of it is shown here."
              />
            </Card>
          ) : (
            <Collections pool={pool} collections={periods} asOf={asOf} />
          )
        }
      </Answered>
    </div>
  )
}
