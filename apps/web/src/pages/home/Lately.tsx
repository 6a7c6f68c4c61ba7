import { routes } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { Card } from '../../components/Card.tsx'
import { Link } from '../../components/Link.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { readable } from '../../format/readable.ts'

/** What the agents did last. */
export function Lately() {
  const decisions = useAnswer(routes.decisions, { query: { limit: 30 } })
  const acts = (decisions.data ?? []).filter(({ decision }) => decision === 'act').slice(0, 6)
  return (
    <Card
      title="Lately"
      hint="What the agents that run pools did"
      action={<Link to="/operate/agents">All</Link>}
    >
      {decisions.isPending && <Skeleton className="h-20 w-full" />}
      {!decisions.isPending && acts.length === 0 && (
        <p className="text-ink-3">Nothing yet: agents act when a period ends.</p>
      )}
      <ul className="flex flex-col gap-3">
        {acts.map((decision) => (
          <li key={decision.id} className="text-[0.8125rem]">
            <p className="text-ink-2">{readable(decision.sentence)}</p>
            <p className="mt-0.5 text-ink-3 text-xs">
              <RelativeTime time={decision.time} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
