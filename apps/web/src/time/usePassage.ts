import { type Decision, type PoolSummary, routes } from '@specie/api'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask } from '../api/ask.ts'
import { useStream } from '../api/streamContext.ts'
import { answerKey } from '../api/useAnswer.ts'
import { useLocal } from '../wallet/useLocal.ts'
import { narrate, type PoolStory } from './narrate.ts'

/** Time that was let pass from this page, and what came of it. */
export interface Passed {
  readonly from: number
  readonly to: number
  readonly pools: readonly PoolStory[]
  readonly decisions: readonly Decision[]
}

/** The local chain's clock and what moves it. */
export interface Passage {
  readonly advancing: { readonly to: string; readonly step: string } | null
  readonly passed: Passed | undefined
  readonly error: unknown
  advance(months: number, stress: number): Promise<void>
  dismiss(): void
}

const DECISIONS_KEPT = 200

/** Moves time, listens to what agents do meanwhile, and tells in words what happened. */
export function usePassage(): Passage {
  const queries = useQueryClient()
  const local = useLocal()
  const [started, setStarted] = useState(false)
  const [passed, setPassed] = useState<Passed>()
  const [error, setError] = useState<unknown>()
  const start = useRef<{ readonly time: number; readonly pools: readonly PoolSummary[] }>(undefined)
  const decisions = useRef<Decision[]>([])
  const seen = useRef(false)
  useStream((event) => {
    if (event.type === 'local') {
      queries.setQueryData(
        answerKey(routes.local),
        (old: object | undefined) => old && { ...old, ...event.local },
      )
    }
    if (event.type === 'agent' && start.current !== undefined && decisions.current.length < DECISIONS_KEPT) {
      decisions.current.push(event.decision)
    }
  })
  const advancing = local?.advancing ?? null
  const time = local?.time ?? 0
  useEffect(() => {
    if (advancing !== null) seen.current = true
    const from = start.current
    // The answer to the order may itself be the end of it, when the server waits.
    const over = advancing === null && from !== undefined && (seen.current || time > from.time + 86_400)
    if (!over) return
    start.current = undefined
    seen.current = false
    setStarted(false)
    void tell(from.time, time, from.pools, decisions.current).then(setPassed, setError)
  }, [advancing, time])
  const advance = useCallback(
    async (months: number, stress: number) => {
      setError(undefined)
      setPassed(undefined)
      setStarted(true)
      try {
        const [before, clock] = await Promise.all([ask(routes.pools), ask(routes.local)])
        decisions.current = []
        start.current = { time: clock.time, pools: before.data }
        const now = await ask(routes.advance, { body: { months, stress } })
        queries.setQueryData(answerKey(routes.local), now)
      } catch (failure) {
        start.current = undefined
        setStarted(false)
        setError(failure)
      }
    },
    [queries],
  )
  const shown = advancing ?? (started ? { to: '', step: 'beginning' } : null)
  return { advancing: shown, passed, error, advance, dismiss: () => setPassed(undefined) }
}

async function tell(
  from: number,
  to: number,
  before: readonly PoolSummary[],
  decisions: readonly Decision[],
): Promise<Passed> {
  const { data: pools } = await ask(routes.pools)
  const stories = await Promise.all(
    pools.map(async (after) => {
      const { data } = await ask(routes.collections, { params: { pool: after.pool } })
      const collections = data.filter(({ time }) => time > from)
      return narrate({ before: before.find(({ pool }) => pool === after.pool), after, collections })
    }),
  )
  return { from, to, pools: stories.filter(({ sentences }) => sentences.length > 0), decisions }
}
