import type { SegmentAssumptions } from '@specie/quant'
import { SpecieError } from '@specie/units'
import { readText } from '../workspace/readText.ts'
import type { SegmentBy } from './poolValuation.ts'

/** Assumptions of a pool's segments, and how loans fall into them. */
export interface PoolAssumptions {
  readonly segmentBy: SegmentBy
  readonly segments: readonly SegmentAssumptions[]
}

const WANTED =
  '{"segmentBy": "grade", "segments": [{"name": "A", "hazard": 0.01, "recovery": 0.5, "spread": 0.02, "prepaymentMonthly": 0.005}]}'

/**
 * Assumptions out of a JSON file: decimal fractions, each rounded once to the nearest 1e-9.
 * @throws SpecieError `input.assumptions` naming what is wrong
 */
export function readAssumptions(path: string): PoolAssumptions {
  let file: { readonly segmentBy?: unknown; readonly segments?: unknown }
  try {
    file = JSON.parse(readText(path))
  } catch (cause) {
    if (cause instanceof SpecieError) throw cause
    throw refuse(path, 'is not JSON', cause)
  }
  const { segmentBy = 'grade', segments } = file
  if (segmentBy !== 'grade' && segmentBy !== 'country' && segmentBy !== 'none') {
    throw refuse(path, `has segmentBy ${JSON.stringify(segmentBy)} instead of grade, country or none`)
  }
  if (!Array.isArray(segments) || segments.length === 0) throw refuse(path, 'has no segments')
  return { segmentBy, segments: segments.map((segment, index) => segmentFrom(path, segment, index)) }
}

function segmentFrom(path: string, segment: Record<string, unknown>, index: number): SegmentAssumptions {
  const whole = (key: string, most: number) => {
    const value = segment[key]
    if (typeof value !== 'number' || !(value >= 0 && value <= most)) {
      throw refuse(
        path,
        `has ${key} ${JSON.stringify(value)} in segment ${index + 1} instead of a number from 0 to ${most}`,
      )
    }
    return Math.round(value * 1e9)
  }
  if (typeof segment.name !== 'string') throw refuse(path, `has a segment ${index + 1} without a name`)
  return {
    name: segment.name,
    hazard: whole('hazard', 4),
    recovery: whole('recovery', 1),
    spread: whole('spread', 4),
    prepayment: whole('prepaymentMonthly', 1),
  }
}

function refuse(path: string, found: string, cause?: unknown): SpecieError {
  return new SpecieError({ code: 'input.assumptions', message: `${path} ${found}`, expected: WANTED, cause })
}
