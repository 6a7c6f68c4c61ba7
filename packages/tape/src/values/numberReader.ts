import type { NumberScale } from '../model/Mapping.ts'
import { type Cell, cellText } from './Cell.ts'
import { Fault } from './Fault.ts'
import { parseDecimal } from './parseDecimal.ts'
import { remember } from './remember.ts'

/** Power of ten of one unit of a column. */
const exponents: Readonly<Record<NumberScale, number>> = {
  fraction: 0,
  percent: -2,
  basisPoints: -4,
  units: 0,
  cents: -2,
  thousands: 3,
  millions: 6,
}

/** From so many digits on, what lies beyond them is the noise of binary fractions and is rounded away. */
const noiseDigits = 6

/**
 * Reads a decimal number into integers of 10^-places. A percent sign in the cell always means percent.
 * Digits beyond `places` are rounded half away from zero when `places` is at least 6, otherwise refused.
 * `repeats` keeps answers, for columns with few distinct texts.
 */
export function numberReader(
  scale: NumberScale,
  places: number,
  decimal: '.' | ',',
  what: string,
  repeats = false,
): (cell: Cell) => bigint | Fault {
  const round = places >= noiseDigits
  const notNumber = new Fault(
    'number.unreadable',
    `${what}, written with "${decimal}" before the fraction`,
    'write digits only, or change the decimal sign of this column in the mapping',
  )
  const tooManyDigits = new Fault(
    'number.digits',
    `${what} with at most ${places} digits after the decimal sign`,
    'round the number',
  )
  const convert = (text: string, sign: '.' | ','): bigint | Fault => {
    const percent = text.endsWith('%')
    const exponent = percent ? exponents.percent : exponents[scale]
    const parsed = parseDecimal(percent ? text.slice(0, -1) : text, places + exponent, sign, round)
    if (typeof parsed === 'bigint') return parsed
    return parsed === 'notNumber' ? notNumber : tooManyDigits
  }
  const readDirect = (text: string): bigint | Fault => convert(text.trim(), decimal)
  const readText = repeats ? remember(readDirect) : readDirect
  return (cell) => (typeof cell === 'string' ? readText(cell) : convert(cellText(cell), '.'))
}
