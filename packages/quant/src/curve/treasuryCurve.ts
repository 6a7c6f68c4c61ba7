import { toDay } from '../date/toDay.ts'
import { bootstrapTreasury } from './bootstrapTreasury.ts'
import type { Curve } from './Curve.ts'
import { forwardCurve } from './forwardCurve.ts'
import { readTreasuryRow } from './readTreasuryRow.ts'

/**
 * The curve that a reporter posts, from one row of a file of Treasury par yields.
 * @throws ArgumentError when the row cannot be read or quotes nothing
 */
export function treasuryCurve(header: string, row: string): Curve {
  const { date, yields } = readTreasuryRow(header, row)
  return forwardCurve(bootstrapTreasury(yields), toDay(date))
}
