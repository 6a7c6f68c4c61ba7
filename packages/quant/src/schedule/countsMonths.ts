import type { DayCount } from '../daycount/DayCount.ts'

/** Whether a regular period of a loan counts its months over twelve under this convention, however long they are. */
export function countsMonths(convention: DayCount): boolean {
  return convention.startsWith('30') || convention === 'equal periods' || convention === 'ACT/ACT ICMA'
}
