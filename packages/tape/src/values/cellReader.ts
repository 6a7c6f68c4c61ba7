import { type Field, fieldDefinitions } from '../model/Field.ts'
import { dayCounts, loanKinds, loanStatuses, type ScheduledPayment } from '../model/Loan.ts'
import type { ColumnMapping, NumberScale } from '../model/Mapping.ts'
import type { Cell } from './Cell.ts'
import { choiceReader } from './choiceReader.ts'
import { codeReader } from './codeReader.ts'
import { dateReader } from './dateReader.ts'
import type { Fault } from './Fault.ts'
import { integerReader } from './integerReader.ts'
import { numberReader } from './numberReader.ts'
import { scheduleReader } from './scheduleReader.ts'
import { textReader } from './textReader.ts'

/** What a reader makes of a cell that is not blank. */
export type CellValue = string | bigint | number | readonly ScheduledPayment[]
export type CellReader = (cell: Cell) => CellValue | Fault

const accepted: Partial<Record<Field, readonly string[]>> = {
  kind: loanKinds,
  dayCount: dayCounts,
  status: loanStatuses,
  frequency: ['1', '3', '6', '12'],
}

/** Rates are held in 1e-9 a year. */
const ratePlaces = 9

/**
 * The reader of one mapped column. `decimals` are the digits of a minor unit of money.
 * @throws ArgumentError for a date pattern that makes no sense.
 */
export function cellReader(mapping: ColumnMapping, decimals: number): CellReader {
  const { field, decimal = '.' } = mapping
  const { type } = fieldDefinitions[field]
  switch (type) {
    case 'text':
      return textReader(mapping)
    case 'date':
      return dateReader(mapping.dateFormats ?? ['yyyy-mm-dd'])
    case 'money':
      return numberReader(moneyScale(mapping.scale), decimals, decimal, 'an amount of money')
    case 'rate':
      return numberReader(rateScale(mapping.scale), ratePlaces, decimal, 'a yearly rate', true)
    case 'integer':
      return integerReader(decimal)
    case 'choice':
      return choiceReader(accepted[field] ?? [], mapping)
    case 'country':
    case 'currency':
      return codeReader(type, mapping)
    case 'schedule':
      return scheduleReader(mapping.dateFormats ?? ['yyyy-mm-dd'], decimals, decimal)
  }
}

function moneyScale(scale: NumberScale = 'units'): NumberScale {
  return scale === 'fraction' || scale === 'percent' || scale === 'basisPoints' ? 'units' : scale
}

function rateScale(scale: NumberScale = 'fraction'): NumberScale {
  return scale === 'percent' || scale === 'basisPoints' ? scale : 'fraction'
}
