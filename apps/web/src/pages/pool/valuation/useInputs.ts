import { type Pool, type RecomputationInput, routes } from '@specie/api'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAnswer } from '../../../api/useAnswer.ts'
import { type Base, baseOf } from './World.ts'

/** What the tab computes from. */
export interface Inputs {
  readonly base: Base
  readonly published: RecomputationInput
  readonly curveDate: string | null
}

/** The published inputs of the pool's last report; null where this server does not have them. */
export function useInputs(pool: Pool): {
  readonly inputs?: Inputs | null
  readonly error: Error | null
  readonly retry: () => void
} {
  const answer = useAnswer(routes.recomputation, { params: { pool: pool.pool } })
  const published = answer.data?.data
  const read = useQuery({
    queryKey: ['published inputs', pool.pool, published?.ladderHash, published?.asOf],
    queryFn: async () => (await import('@specie/protocol')).publishedInputs(published),
    enabled: published !== undefined && published !== null,
    retry: false,
    structuralSharing: false,
  })
  const inputs = useMemo(
    () =>
      published === undefined || published === null || read.data === undefined
        ? undefined
        : {
            base: baseOf(pool, read.data, BigInt(published.impairment)),
            published,
            curveDate: read.data.curveDate,
          },
    [pool, published, read.data],
  )
  const error = answer.error ?? read.error
  const retry = () => void (answer.error === null ? read.refetch() : answer.refetch())
  if (published === null) return { inputs: null, error, retry }
  return inputs === undefined ? { error, retry } : { inputs, error: null, retry }
}
