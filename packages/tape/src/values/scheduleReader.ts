import type { ScheduledPayment } from '../model/Loan.ts'
import { type Cell, cellText } from './Cell.ts'
import { dateFormat } from './dateFormat.ts'
import { Fault } from './Fault.ts'
import { parseDecimal } from './parseDecimal.ts'

/** Reads `date:amount;date:amount` into payments in ascending order of dates, which must differ. */
export function scheduleReader(
  patterns: readonly string[],
  decimals: number,
  decimal: '.' | ',',
): (cell: Cell) => readonly ScheduledPayment[] | Fault {
  const readDate = dateFormat(patterns)
  const fault = (why: string): Fault =>
    new Fault(
      'schedule.unreadable',
      `payments written date:amount;date:amount, dates as ${patterns.join(' or ')}`,
      why,
    )
  return (cell) => {
    const payments: ScheduledPayment[] = []
    for (const part of cellText(cell).split(';')) {
      if (part.trim() === '') continue
      const colon = part.lastIndexOf(':')
      const date = readDate(part.slice(0, Math.max(colon, 0)).trim())
      const amount = parseDecimal(part.slice(colon + 1).trim(), decimals, decimal, decimals >= 6)
      if (date instanceof Fault) return fault(`"${part.trim()}": ${date.remedy}`)
      if (typeof amount !== 'bigint' || amount <= 0n)
        return fault(`"${part.trim()}": write an amount above zero`)
      payments.push({ date, amount })
    }
    if (payments.length === 0) return fault('name at least one payment')
    payments.sort((left, right) => (left.date < right.date ? -1 : 1))
    const repeated = payments.find((payment, index) => payment.date === payments[index - 1]?.date)
    return repeated === undefined ? payments : fault(`put the payments of ${repeated.date} into one`)
  }
}
