import type { SegmentAssumptions } from '@specie/quant'
import type { Loan, LoanTape } from '@specie/tape'
import { ArgumentError } from '@specie/units'
import type { PoolAssumptions } from '../valuation/PoolAssumptions.ts'
import { segmentOf } from '../valuation/segmentOf.ts'
import type { PeriodOrder } from './preparePeriod.ts'
import { uniform } from './uniform.ts'

/** What chance the borrowers of a local chain get. */
export interface SimulationChance {
  /** The same seed lets the same things happen. */
  readonly seed: string
  /** Multiplies default intensities and lowers recoveries; 1 when left out. */
  readonly stress?: number
}

/** Of the late loans of a month, so many pay again and so many default in the next; the rest stays late. */
const CURED = 0.65
const DEFAULTED_OUT_OF_LATE = 0.1
/** Part of all defaults that come without a missed payment before. */
const SUDDEN = 0.5

/**
 * One month of made-up but plausible borrowers, for chains where nobody real owes anything. Half of the defaults come
 * at once, half through lateness, such that over many months a segment loses what its assumptions say; prepayment is
 * as assumed; what defaults recovers its assumed share on average. A whole month is better or worse than usual by up to
 * a half. Depends on seed, cut-off and the loan alone, not on the order of loans.
 * @param assumptions of the pool's last report
 * @throws ArgumentError when a segment has no assumptions
 */
export function simulateMonth(
  tape: LoanTape,
  assumptions: PoolAssumptions,
  { seed, stress = 1 }: SimulationChance,
): Omit<PeriodOrder, 'to'> {
  const bySegment = new Map(assumptions.segments.map((segment) => [segment.name, segment]))
  const weather = 0.5 + uniform(seed, tape.cutOffDate, 'month')
  const events = { defaulted: [] as string[], late: [] as string[], prepaid: [] as string[] }
  let recoveries = 0n
  for (const loan of tape.loans) {
    const name = segmentOf(loan, assumptions.segmentBy)
    const segment = bySegment.get(name)
    if (segment === undefined) throw new ArgumentError('assumptions', name, 'an entry for every segment')
    const draw = (what: string) => uniform(seed, tape.cutOffDate, loan.fingerprint, loan.id, what)
    const fate = fateOf(loan, segment, weather * stress, draw)
    if (fate === 'pays') continue
    events[fate].push(loan.id)
    if (fate === 'defaulted') recoveries += recovered(loan, segment, stress, draw('recovery'))
  }
  return { ...events, recoveries }
}

function fateOf(
  loan: Loan,
  { hazard, prepayment }: SegmentAssumptions,
  intensity: number,
  draw: (what: string) => number,
): 'defaulted' | 'late' | 'prepaid' | 'pays' {
  const monthly = (hazard * 1e-9 * intensity) / 12
  const chance = draw('fate')
  if (loan.daysPastDue > 0) {
    const defaults = Math.min(DEFAULTED_OUT_OF_LATE * intensity, 1 - CURED)
    if (chance < defaults) return 'defaulted'
    return chance < 1 - CURED ? 'late' : 'pays'
  }
  const sudden = 1 - Math.exp(-monthly * SUDDEN)
  if (chance < sudden) return 'defaulted'
  const intoLate = (monthly * (1 - SUDDEN) * (CURED + DEFAULTED_OUT_OF_LATE)) / DEFAULTED_OUT_OF_LATE
  if (chance < sudden + Math.min(intoLate, 0.5)) return 'late'
  const mayPrepay = loan.kind !== 'receivable' && loan.kind !== 'custom'
  return mayPrepay && draw('prepayment') < prepayment * 1e-9 ? 'prepaid' : 'pays'
}

/** The assumed share, between none and twice as much evenly, at most the balance; less of it under stress. */
function recovered(loan: Loan, { recovery }: SegmentAssumptions, stress: number, chance: number): bigint {
  const expected = (recovery * 1e-9) / (1 + 0.25 * Math.max(stress - 1, 0))
  const width = Math.min(expected, 1 - expected)
  const share = expected + (2 * chance - 1) * width
  return (loan.balance * BigInt(Math.round(share * 1e9))) / 1_000_000_000n
}
