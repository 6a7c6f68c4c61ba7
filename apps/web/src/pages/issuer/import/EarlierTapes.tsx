import { routes } from '@specie/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../api/ask.ts'
import { answerKey, useAnswer } from '../../../api/useAnswer.ts'
import { Badge } from '../../../components/Badge.tsx'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { DateText } from '../../../components/DateText.tsx'
import { ErrorState, sentenceOf } from '../../../components/ErrorState.tsx'
import { Link } from '../../../components/Link.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { formatCount } from '../../../format/rates.ts'

/** Uploads of before, to go on with or to throw away. Nothing when there is none. */
export function EarlierTapes() {
  const answer = useAnswer(routes.tapes)
  const queries = useQueryClient()
  const [removing, setRemoving] = useState<string>()
  const [error, setError] = useState<unknown>(undefined)
  if (answer.isError) {
    return (
      <ErrorState
        error={answer.error}
        retry={() => void answer.refetch()}
        title="Earlier imports cannot be shown"
      />
    )
  }
  if (answer.data === undefined || answer.data.length === 0) return null
  const remove = async (id: string) => {
    setRemoving(id)
    setError(undefined)
    try {
      await ask(routes.removeTape, { params: { id } })
      await queries.invalidateQueries({ queryKey: answerKey(routes.tapes) })
    } catch (cause) {
      setError(cause)
    }
    setRemoving(undefined)
  }
  const newestFirst = [...answer.data].sort((one, other) => other.uploadedAt - one.uploadedAt)
  return (
    <Card title="Your imports" hint="Everything is saved as you go. Take up where you left.">
      {error !== undefined && <Notice kind="bad">{sentenceOf(error).message}</Notice>}
      <ul className="divide-y divide-line">
        {newestFirst.map((tape) => (
          <li
            key={tape.id}
            className="flex flex-wrap items-center justify-between gap-3 py-2.5 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <Link to={`/issue/import/${tape.id}`}>{tape.fileName}</Link>
                {tape.pool !== null && <Badge tone="good">Pool opened</Badge>}
              </p>
              <p className="text-[0.8125rem] text-ink-3">
                {formatCount(tape.rows)} rows, <DateText date={tape.uploadedAt} time />
              </p>
            </div>
            <div className="flex gap-2">
              {tape.pool !== null && (
                <Link to={`/pools/${tape.pool}`} look="secondary" size="small">
                  To the pool
                </Link>
              )}
              <Button
                kind="quiet"
                size="small"
                busy={removing === tape.id}
                aria-label={`Remove ${tape.fileName}`}
                onClick={() => void remove(tape.id)}
              >
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
