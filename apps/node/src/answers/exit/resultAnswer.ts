import type { ProviderResult as Answer } from '@specie/api'
import type { ProviderResult } from '@specie/quant'

/** Most points of a result's course. */
const POINTS = 120

/** What stands beside the figures of a result. */
export type ResultHead = Pick<Answer, 'kind' | 'wallet' | 'cash' | 'share' | 'pool' | 'range'>

/** A provider's result as answers write it. */
export function resultAnswer(head: ResultHead, result: ProviderResult, to: number): Answer {
  const { hurdle, points, earned, idle } = result
  const every = Math.ceil(points.length / POINTS)
  const shown = points.filter((_, n) => n % every === 0 || n === points.length - 1)
  return {
    ...head,
    from: points[0]?.time ?? to,
    to,
    contributed: String(result.contributed),
    withdrawn: String(result.withdrawn),
    closing: String(result.closing),
    result: String(result.result),
    lines: result.lines.map(({ source, amount }) => ({ source, amount: String(amount) })),
    capital: { average: String(result.average), years: result.years, idle },
    earned: earned ?? null,
    hurdle: {
      rate: hurdle.rate,
      amount: String(hurdle.amount),
      parts: hurdle.parts.map(({ source, rate, amount }) => ({ source, rate, amount: String(amount) })),
    },
    idleCost: String(result.idleCost),
    excess: String(result.excess),
    sentence: sentenceOf(result),
    points: shown.map(({ time, value, result: gained, hurdle: due }) => ({
      time,
      value: String(value),
      result: String(gained),
      hurdle: String(due),
    })),
  }
}

function sentenceOf({ earned, hurdle, idle }: ProviderResult): string {
  if (earned === undefined) return 'Less than a day: too short to say whether it is worth it'
  const percent = (rate: number) => `${(rate * 100).toFixed(2)} %`
  const verdict = earned >= hurdle.rate ? 'worth it so far' : 'not worth it so far'
  const waiting = idle > 0.5 ? `; ${percent(idle)} of the capital lay idle` : ''
  return `${percent(earned)} a year before expected loss, against a hurdle of ${percent(hurdle.rate)}: ${verdict}${waiting}`
}
