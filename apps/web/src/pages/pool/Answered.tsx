import type { AsOf as Dated } from '@specie/api'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from '../../components/ErrorState.tsx'
import { SkeletonCard } from '../../components/Skeleton.tsx'

/**
 * A dated answer once it is here; until then its place, and what to do when it does not come. An answer that was read
 * before stays in sight while a newer one is asked for.
 */
export function Answered<Data>({
  answer,
  what,
  lines = 5,
  skeleton,
  children,
}: {
  readonly answer: UseQueryResult<Dated & { readonly data: Data }, Error>
  /** What is being read, for those who do not see. */
  readonly what: string
  readonly lines?: number
  readonly skeleton?: ReactNode
  readonly children: (data: Data, asOf: Dated) => ReactNode
}) {
  if (answer.data !== undefined) return children(answer.data.data, answer.data)
  if (answer.error !== null) {
    return (
      <ErrorState
        error={answer.error}
        retry={() => void answer.refetch()}
        title={`${capitalised(what)} could not be read`}
      />
    )
  }
  return skeleton ?? <SkeletonCard lines={lines} what={what} />
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
