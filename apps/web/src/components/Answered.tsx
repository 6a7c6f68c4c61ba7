import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from './Card.tsx'
import { ErrorState } from './ErrorState.tsx'
import { SkeletonCard } from './Skeleton.tsx'

/** What depends on one answer: its place while it is read, its failure with another try, or itself. */
export function Answered<Data>({
  answer,
  what,
  lines = 4,
  children,
}: {
  readonly answer: UseQueryResult<Data, Error>
  /** What is being read, in words. */
  readonly what: string
  readonly lines?: number
  readonly children: (data: Data) => ReactNode
}) {
  if (answer.data !== undefined) return <>{children(answer.data)}</>
  if (answer.isError) {
    return (
      <Card>
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      </Card>
    )
  }
  return <SkeletonCard lines={lines} what={what} />
}
