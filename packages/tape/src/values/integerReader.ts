import { type Cell, cellText } from './Cell.ts'
import { Fault } from './Fault.ts'
import { parseDecimal } from './parseDecimal.ts'
import { remember } from './remember.ts'

const most = 100_000n

/** Reads a whole number such as a term or days past due; `36 months` and `36.0` are 36. */
export function integerReader(decimal: '.' | ','): (cell: Cell) => number | Fault {
  const unreadable = new Fault('integer.unreadable', 'a whole number', 'write digits only')
  const read = remember((text: string): number | Fault => {
    const digits = text.replace(/\s*(months?|mths?|mo|days?|d|m)\.?$/i, '')
    const value = parseDecimal(digits, 0, decimal, false)
    if (typeof value !== 'bigint') return unreadable
    if (value < -most || value > most) {
      return new Fault(
        'integer.range',
        `a whole number of at most ${most}`,
        'check the unit: months and days are meant',
      )
    }
    return Number(value)
  })
  return (cell) => read(cellText(cell).trim())
}
