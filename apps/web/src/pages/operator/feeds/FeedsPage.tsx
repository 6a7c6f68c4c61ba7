import { type Feed, routes } from '@specie/api'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Answered } from '../../../components/Answered.tsx'
import { Badge } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { classes } from '../../../components/classes.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { formatSpan } from '../../../format/dates.ts'
import { FeedDetail } from './FeedDetail.tsx'

/** Feeds of rates and figures, and what they say. */
export function FeedsPage() {
  const feeds = useAnswer(routes.feeds)
  const search = useSearch({ strict: false }) as { readonly feed?: string }
  const navigate = useNavigate()
  return (
    <Answered answer={feeds} what="the feeds">
      {({ data, block }) => {
        const chosen = data.find(({ feed }) => feed === search.feed) ?? data[0]
        if (chosen === undefined) {
          return (
            <Card>
              <EmptyState
                title="There is no feed"
                text="Governance sets feeds: who reports, how often, and within which bounds."
              />
            </Card>
          )
        }
        const choose = (feed: string) =>
          void navigate({ to: '.', search: { feed } as never, replace: true, resetScroll: false })
        return (
          <div className="grid items-start gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
            <ul aria-label="Feeds" className="flex flex-col gap-2">
              {data.map((feed) => (
                <li key={feed.feed}>
                  <FeedButton feed={feed} chosen={feed === chosen} onChoose={() => choose(feed.feed)} />
                </li>
              ))}
            </ul>
            <FeedDetail feed={chosen} block={block.number} />
          </div>
        )
      }}
    </Answered>
  )
}

function FeedButton({
  feed,
  chosen,
  onChoose,
}: {
  readonly feed: Feed
  readonly chosen: boolean
  readonly onChoose: () => void
}) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={classes(
        'w-full rounded-card border bg-surface px-4 py-3 text-left shadow-card transition-colors',
        chosen ? 'border-accent' : 'border-line hover:border-line-strong',
      )}
    >
      <span className="flex items-center justify-between gap-2">
        <span className="font-medium">{feed.name}</span>
        <FeedState feed={feed} />
      </span>
      <span className="mt-0.5 block text-[0.8125rem] text-ink-3">
        {feed.kind}, {feed.age === 0 && feed.reports === 0 ? 'no answer yet' : `${formatSpan(feed.age)} old`}
      </span>
    </button>
  )
}

/** Whether a feed may be relied on now. */
export function FeedState({ feed }: { readonly feed: Feed }) {
  if (feed.parked)
    return (
      <Badge tone="warn" dot>
        Parked
      </Badge>
    )
  return feed.fresh ? (
    <Badge tone="good" dot>
      Fresh
    </Badge>
  ) : (
    <Badge tone="bad" dot>
      Stale
    </Badge>
  )
}
