import { type Activity, routes } from '@specie/api'
import { useCallback, useEffect, useState } from 'react'
import { useStream } from '../api/streamContext.ts'
import { useAnswer } from '../api/useAnswer.ts'
import { browserKeeper } from '../wallet/browserKeeper.ts'
import { useActor } from '../wallet/useActor.ts'
import { useLocal } from '../wallet/useLocal.ts'
import { keepTour, readTour, type TourState, type TourStep } from './tourStore.ts'

const NOBODY = '0x0000000000000000000000000000000000000000'
const MONTH = 27 * 86_400

const STEP_OF: Partial<Record<Activity['kind'], TourStep>> = {
  verified: 'verify',
  invested: 'invest',
  bought: 'invest',
  claimed: 'income',
  sold: 'sell',
}

/** How far the newcomer has come, read off what happens on the chain. */
export function useTour(): readonly [TourState, (part: Partial<TourState>) => void] {
  const [state, setState] = useState(() => readTour(browserKeeper, { open: window.innerWidth >= 768 }))
  const change = useCallback((part: Partial<TourState>) => {
    setState((old) => {
      const next = { ...old, ...part }
      keepTour(browserKeeper, next)
      return next
    })
  }, [])
  const finish = useCallback((steps: readonly TourStep[]) => {
    setState((old) => {
      const added = steps.filter((step) => !old.done.includes(step))
      if (added.length === 0) return old
      const next = { ...old, done: [...old.done, ...added] }
      keepTour(browserKeeper, next)
      return next
    })
  }, [])
  const actor = useActor()
  const address = actor.kind === 'nobody' ? NOBODY : actor.address
  const local = useLocal()
  const pools = useAnswer(routes.pools).data
  const activity = useAnswer(
    routes.activity,
    { params: { wallet: address }, query: { limit: 50 } },
    { enabled: actor.kind !== 'nobody' },
  ).data
  const { began } = state
  useEffect(() => {
    if (began === undefined && local !== undefined && pools !== undefined) {
      change({ began: { block: pools.block.number, time: local.time, pools: pools.data.length } })
    }
  }, [began, local, pools, change])
  useEffect(() => {
    if (began === undefined) return
    const steps: TourStep[] = []
    if (pools !== undefined && pools.data.length > began.pools) steps.push('import', 'open')
    if (local !== undefined && local.time > began.time + MONTH) steps.push('time')
    for (const { kind, block } of activity?.data.rows ?? []) {
      const step = block > began.block ? STEP_OF[kind] : undefined
      if (step !== undefined) steps.push(step)
    }
    finish(steps)
  }, [began, pools, local, activity, finish])
  useStream((event) => {
    if (event.type === 'tape') finish(['import'])
  })
  return [state, change]
}
