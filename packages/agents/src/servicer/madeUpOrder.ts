import { nextCutOff, type PeriodOrder, type StoredReport, simulateMonth } from '@specie/servicing'
import { numberSetting } from '../frame/numberSetting.ts'

/** What the borrowers of a local chain do in the month after a report: always the same for a seed and a report. */
export function madeUpOrder(last: StoredReport, settings: Readonly<Record<string, unknown>>): PeriodOrder {
  const seed = typeof settings.seed === 'string' ? settings.seed : 'specie'
  const assumptions = { segments: last.assumptions, segmentBy: last.segmentBy }
  const month = simulateMonth(last.tape, assumptions, { seed, stress: numberSetting(settings, 'stress', 1) })
  return { ...month, to: nextCutOff(last) }
}
