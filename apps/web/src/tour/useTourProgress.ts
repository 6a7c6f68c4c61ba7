import { type Activity, routes } from '@specie/api'
import { useEffect } from 'react'
import { useStream } from '../api/streamContext.ts'
import { useAnswer } from '../api/useAnswer.ts'
import { useActor } from '../wallet/useActor.ts'
import { useLocal } from '../wallet/useLocal.ts'
import { tour } from './tour.ts'
import type { TourStep } from './tourStore.ts'
import { useTour } from './useTour.ts'

const NOBODY = '0x0000000000000000000000000000000000000000'
const MONTH = 27 * 86_400

const STEP_OF: Partial<Record<Activity['kind'], TourStep>> = {
  verified: 'verify',
  invested: 'invest',
  bought: 'invest',
  claimed: 'income',
  sold: 'sell',
}

/** Reads off what happens on the chain how far the newcomer has come. Once a page. */
export function useTourProgress(): void {
  const { began } = useTour()
  const actor = useActor()
  const local = useLocal()
  const pools = useAnswer(routes.pools).data
  const activity = useAnswer(
    routes.activity,
    { params: { wallet: actor.kind === 'nobody' ? NOBODY : actor.address }, query: { limit: 50 } },
    { enabled: actor.kind !== 'nobody' },
  ).data
  useEffect(() => {
    if (began === undefined && local !== undefined && pools !== undefined) {
      tour.change({ began: { block: pools.block.number, time: local.time, pools: pools.data.length } })
    }
  }, [began, local, pools])
  useEffect(() => {
    if (began === undefined) return
    const steps: TourStep[] = []
    if (pools !== undefined && pools.data.length > began.pools) steps.push('import', 'open')
    if (local !== undefined && local.time > began.time + MONTH) steps.push('time')
    for (const { kind, block } of activity?.data.rows ?? []) {
      const step = block > began.block ? STEP_OF[kind] : undefined
      if (step !== undefined) steps.push(step)
    }
    tour.finish(steps)
  }, [began, pools, local, activity])
  useStream((event) => {
    if (event.type === 'tape') tour.finish(['import'])
  })
}
