import { type Pool, type RecomputationInput, routes } from '@specie/api'
import type { PublishedInputs, Recomputation } from '@specie/protocol'
import { useCallback, useState } from 'react'
import { ask } from '../../../api/ask.ts'
import { useSpecieClient } from '../../../wallet/useSpecieClient.ts'
import { computeLocally, type LocalFigures } from './computeLocally.ts'

/** A month that is being reported shows on the chain a moment before its inputs are published: how often to look again. */
const ATTEMPTS = 4
const PAUSE_MILLISECONDS = 1_500

/** How far a recomputation has come; what was found stays when a later step fails. */
export interface Run {
  readonly state: 'idle' | 'inputs' | 'local' | 'chain' | 'done' | 'failed' | 'unpublished'
  readonly published?: RecomputationInput
  readonly inputs?: PublishedInputs
  readonly local?: LocalFigures
  readonly found?: Recomputation
  readonly failure?: unknown
}

/** Recomputes a pool in this browser: reads the inputs, computes, then compares with the chain at its newest block. */
export function useRecomputation(pool: Pool): readonly [Run, () => Promise<void>] {
  const specie = useSpecieClient()
  const [run, setRun] = useState<Run>({ state: 'idle' })
  const start = useCallback(async () => {
    let known: Run = { state: 'inputs' }
    const tell = async (part: Partial<Run>) => {
      known = { ...known, ...part }
      setRun(known)
      // The browser draws the step before the next one keeps it busy.
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    const attempt = async (): Promise<'done' | 'unpublished' | 'differs'> => {
      await tell({ state: 'inputs' })
      const { data: published } = await ask(routes.recomputation, { params: { pool: pool.pool } })
      if (published === null) return 'unpublished'
      const { publishedInputs, recomputePool } = await import('@specie/protocol')
      const inputs = publishedInputs(published)
      await tell({ state: 'local', published, inputs })
      const local = await computeLocally(inputs)
      await tell({ state: 'chain', local })
      const client = await specie()
      const found = await recomputePool(client.context, pool.pool, {
        ladder: inputs.ladder,
        reportedMarket: inputs.market,
      })
      known = { ...known, found }
      return found.agrees ? 'done' : 'differs'
    }
    try {
      let outcome = await attempt()
      for (let again = 1; again < ATTEMPTS && outcome !== 'done'; again += 1) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
        outcome = await attempt()
      }
      await tell({ state: outcome === 'unpublished' ? 'unpublished' : 'done' })
    } catch (failure) {
      await tell({ state: 'failed', failure })
    }
  }, [pool.pool, specie])
  return [run, start]
}
