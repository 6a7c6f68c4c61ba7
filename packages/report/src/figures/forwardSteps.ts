import { BUCKET_ENDS } from '@specie/quant'
import type { Step } from '../chart/stepChart.ts'

/** A curve's ten forwards, 1e-7 a year, as rates that hold up to the end of their bucket, in years. */
export function forwardSteps(forwards: readonly number[]): Step[] {
  return forwards.flatMap((forward, n) => {
    const end = BUCKET_ENDS[n]
    return end === undefined ? [] : [{ until: end / 12, value: forward / 1e7 }]
  })
}
