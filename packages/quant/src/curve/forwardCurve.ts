import { ArgumentError, requireNumber } from '@specie/units'
import { requireDay } from '../date/requireDay.ts'
import type { CurveNode } from './bootstrapTreasury.ts'
import { BUCKET_ENDS } from './buckets.ts'
import type { Curve } from './Curve.ts'

/**
 * A bootstrapped curve on the ten buckets: the mean forward of each, rounded once to the nearest 1e-7 a year. Before
 * the first node its forward holds, beyond the last node the last forward goes on.
 * @param nodes ascending in months
 * @param day day of observation, days since 1970-01-01
 */
export function forwardCurve(nodes: readonly CurveNode[], day: number): Curve {
  const last = nodes.at(-1)
  if (last === undefined) throw new ArgumentError('nodes', nodes, 'at least one node')
  requireDay('day', day)
  nodes.forEach((node, n) => {
    requireNumber(`nodes[${n}].forward`, node.forward)
    requireNumber(`nodes[${n}].months`, node.months)
    if (!(node.months > (nodes[n - 1]?.months ?? 0)))
      throw new ArgumentError(`nodes[${n}].months`, node.months, 'ascending months above 0')
  })
  const integralTo = (months: number) => {
    let integral = 0
    let start = 0
    for (const node of nodes) {
      integral += node.forward * Math.max(Math.min(months, node.months) - start, 0)
      start = node.months
    }
    return integral + last.forward * Math.max(months - last.months, 0)
  }
  const forwards = BUCKET_ENDS.map((end, j) => {
    const start = BUCKET_ENDS[j - 1] ?? 0
    return Math.round(((integralTo(end) - integralTo(start)) / (end - start)) * 1e7)
  })
  return { day, forwards }
}
