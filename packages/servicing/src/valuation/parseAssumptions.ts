import type { SegmentAssumptions } from '@specie/quant'
import { SpecieError } from '@specie/units'
import type { PoolAssumptions } from './PoolAssumptions.ts'

const WANTED =
  '{"segmentBy": "grade", "segments": [{"name": "A", "hazard": 0.01, "recovery": 0.5, "spread": 0.02, "prepaymentMonthly": 0.005}]}'

/**
 * Assumptions as people write them in JSON: decimal fractions, each rounded once to the nearest 1e-9.
 * @param value parsed JSON
 * @param source what it came from, for the message
 * @throws SpecieError `input.assumptions` naming what is wrong
 */
export function parseAssumptions(value: unknown, source: string): PoolAssumptions {
  if (typeof value !== 'object' || value === null) throw assumptionsError(source, 'is not an object')
  const { segmentBy = 'grade', segments } = value as {
    readonly segmentBy?: unknown
    readonly segments?: unknown
  }
  if (segmentBy !== 'grade' && segmentBy !== 'country' && segmentBy !== 'none') {
    throw assumptionsError(
      source,
      `has segmentBy ${JSON.stringify(segmentBy)} instead of grade, country or none`,
    )
  }
  if (!Array.isArray(segments) || segments.length === 0) throw assumptionsError(source, 'has no segments')
  return { segmentBy, segments: segments.map((segment, index) => segmentFrom(source, segment, index)) }
}

/** The refusal of assumptions that cannot be read. */
export function assumptionsError(source: string, found: string, cause?: unknown): SpecieError {
  return new SpecieError({
    code: 'input.assumptions',
    message: `${source} ${found}`,
    expected: WANTED,
    cause,
  })
}

function segmentFrom(source: string, segment: unknown, index: number): SegmentAssumptions {
  if (typeof segment !== 'object' || segment === null) {
    throw assumptionsError(source, `has a segment ${index + 1} that is not an object`)
  }
  const entries = segment as Readonly<Record<string, unknown>>
  const whole = (key: string, most: number) => {
    const value = entries[key]
    if (typeof value !== 'number' || !(value >= 0 && value <= most)) {
      throw assumptionsError(
        source,
        `has ${key} ${JSON.stringify(value)} in segment ${index + 1} instead of a number from 0 to ${most}`,
      )
    }
    return Math.round(value * 1e9)
  }
  if (typeof entries.name !== 'string')
    throw assumptionsError(source, `has a segment ${index + 1} without a name`)
  return {
    name: entries.name,
    hazard: whole('hazard', 4),
    recovery: whole('recovery', 1),
    spread: whole('spread', 4),
    prepayment: whole('prepaymentMonthly', 1),
  }
}
