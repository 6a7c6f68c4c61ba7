import type { Ladder, Market } from '@specie/quant'
import { SpecieError } from '@specie/units'

/** The published inputs of a pool's value in the form that the library computes with. */
export interface PublishedInputs {
  readonly ladder: Ladder
  /** Names of the ladder's segments, in its order. */
  readonly names: readonly string[]
  /** Curve and hazard shift that the report was made at. */
  readonly market: Market
  readonly curveDate: string | null
}

/**
 * Reads what a server publishes for a recomputation (`GET /pools/:pool/recomputation`, or the file that the data room
 * saves): segments of the ladder with amounts as decimal text, curve and hazard shift. Nothing in it is trusted, as
 * every figure is compared with the chain afterwards.
 * @param published parsed JSON
 * @throws SpecieError `recomputation.inputs` naming the part that is missing or is no number
 */
export function publishedInputs(published: unknown): PublishedInputs {
  const input = record(published, 'content')
  const rows = arrayOf(input.ladder, 'ladder').map((row, i) => record(row, `ladder[${i}]`))
  const curve = record(input.curve, 'curve')
  return {
    ladder: rows.map((row, i) => ({
      hazard: integer(row.hazard, `ladder[${i}].hazard`),
      recovery: integer(row.recovery, `ladder[${i}].recovery`),
      spread: integer(row.spread, `ladder[${i}].spread`),
      cash: arrayOf(row.cash, `ladder[${i}].cash`).map((one) => units(one, `ladder[${i}].cash`)),
      openingBalance: arrayOf(row.openingBalance, `ladder[${i}].openingBalance`).map((one) =>
        units(one, `ladder[${i}].openingBalance`),
      ),
    })),
    names: rows.map((row, i) => (typeof row.name === 'string' ? row.name : `Segment ${i + 1}`)),
    market: {
      forwards: arrayOf(curve.forwards, 'curve.forwards').map((one) => integer(one, 'curve.forwards')),
      hazardShift: integer(input.hazardShift, 'hazardShift'),
    },
    curveDate: typeof curve.date === 'string' ? curve.date : null,
  }
}

function refuse(field: string, found: unknown): never {
  throw new SpecieError({
    code: 'recomputation.inputs',
    message: `The published inputs have no usable ${field}: found ${JSON.stringify(found) ?? 'nothing'}`,
    remedy: 'take the file from the data room again, or ask the servicer to publish the report again',
  })
}

function record(found: unknown, field: string): Record<string, unknown> {
  return typeof found === 'object' && found !== null
    ? (found as Record<string, unknown>)
    : refuse(field, found)
}

function arrayOf(found: unknown, field: string): readonly unknown[] {
  return Array.isArray(found) ? found : refuse(field, found)
}

function integer(found: unknown, field: string): number {
  return Number.isSafeInteger(found) ? (found as number) : refuse(field, found)
}

function units(found: unknown, field: string): bigint {
  return typeof found === 'string' && /^-?\d+$/.test(found) ? BigInt(found) : refuse(field, found)
}
