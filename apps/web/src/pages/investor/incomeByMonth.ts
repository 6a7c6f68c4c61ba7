import type { Activity } from '@specie/api'
import { isoDate } from '../../format/dates.ts'

/** Income that a wallet took in one month, by the symbol of the share that paid it. Cash units. */
export interface IncomeMonth {
  /** `2026-04` */
  readonly month: string
  readonly paid: ReadonlyMap<string, bigint>
}

/** Income claimed by month and share, the first month first, months without any in between included. */
export function incomeByMonth(activity: readonly Activity[]): readonly IncomeMonth[] {
  const months = new Map<string, Map<string, bigint>>()
  for (const { kind, time, share, cash } of activity) {
    if (kind !== 'claimed' || share === null || cash === null) continue
    const month = isoDate(time).slice(0, 7)
    const paid = months.get(month) ?? new Map<string, bigint>()
    paid.set(share.symbol, (paid.get(share.symbol) ?? 0n) + BigInt(cash))
    months.set(month, paid)
  }
  const names = [...months.keys()].sort()
  const last = names.at(-1)
  const all: IncomeMonth[] = []
  for (
    let month = names[0];
    month !== undefined && last !== undefined && month <= last;
    month = after(month)
  ) {
    all.push({ month, paid: months.get(month) ?? new Map() })
  }
  return all
}

function after(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
