import type { Curve } from '@specie/quant'
import { parYieldCurve } from '@specie/servicing'
import { readText } from '../workspace/readText.ts'

/**
 * The curve of a day out of a CSV file of daily par yields, see `parYieldCurve`.
 * @throws SpecieError `curve.missing` when the file has no row by then, ArgumentError when the row cannot be read
 */
export function curveFromFile(path: string, date?: string): Curve {
  return parYieldCurve(readText(path), path, date)
}
