import { type Pool, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Card } from '../../../components/Card.tsx'
import { DateText } from '../../../components/DateText.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { Money } from '../../../components/Money.tsx'
import { causeWords } from '../figures/causeWords.ts'
import { lastChanges } from '../figures/lastChanges.ts'

/** What happened to the value last, newest first, with the transaction of each. */
export function LastChange({ pool }: { readonly pool: Pool }) {
  const answer = useAnswer(routes.navHistory, { params: { pool: pool.pool } })
  const changes = lastChanges(answer.data?.data ?? [], 4)
  if (changes.length === 0) return null
  return (
    <Card title="What changed last">
      <ol className="flex flex-col gap-4">
        {changes.map(({ point, change }) => (
          <li key={`${point.block}-${point.cause}-${point.transaction}`} className="text-[0.8125rem]">
            <p className="font-medium">{causeWords[point.cause]}</p>
            <p className="text-ink-2">
              {change === null ? (
                <>
                  First value: <Money amount={point.lower} token={pool.cash} digits={0} />
                </>
              ) : (
                <>
                  Net value <Money amount={change} token={pool.cash} digits={0} signed />
                </>
              )}
            </p>
            <p className="flex items-center gap-2 text-ink-3">
              <DateText date={point.time} time />
              <HashText hash={point.transaction} transaction copy={false} />
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
