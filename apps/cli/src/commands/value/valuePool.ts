import { ladderHash } from '@specie/protocol'
import {
  type Curve,
  type ExpectedMonth,
  encodeLadder,
  exactValue,
  expectedFlows,
  inSlices,
  type Ladder,
  type LossBin,
  ladderSteps,
  lossBins,
  lossQuantile,
  type PoolLoss,
  type PoolMetrics,
  poolLoss,
  poolMetrics,
  type SegmentAssumptions,
  toIso,
} from '@specie/quant'
import { loanLosses, type PoolAssumptions, segmentOf } from '@specie/servicing'
import type { Loan, LoanTape } from '@specie/tape'
import { accruedInterest } from './accruedInterest.ts'
import { type Sensitivity, sensitivities } from './sensitivities.ts'
import { type StageLoss, stageLosses } from './stageLosses.ts'
import { trancheTerms } from './trancheTerms.ts'
import { booksOf, type TrancheValue, valueTranches } from './valueTranches.ts'

/** A risk segment and its figures. Amounts in cash units. */
export interface SegmentValue extends SegmentAssumptions {
  readonly loans: number
  readonly balance: bigint
  readonly value: bigint
  readonly averageLife: number
  /** Lifetime, of the balance. */
  readonly lossShare: number
}

/** Everything that is said of a pool's value. Amounts in cash units, rates a year, times in years. */
export interface PoolReport {
  readonly cutOffDate: string
  readonly currency: string
  readonly decimals: number
  readonly loans: number
  readonly balance: bigint
  readonly curve: { readonly date: string; readonly forwards: readonly number[] }
  /** Exact, with interest accrued by the cut-off: what the contract would state. */
  readonly value: bigint
  readonly accruedInterest: bigint
  /** Value less accrued interest. */
  readonly cleanValue: bigint
  /** Of the same expected cash without the segments' spreads. */
  readonly valueAtCurve: bigint
  readonly metrics: PoolMetrics
  readonly stages: readonly StageLoss[]
  readonly segments: readonly SegmentValue[]
  readonly lossDistribution: {
    readonly correlation: number
    readonly loansTogether: number
    readonly expectedLoss: bigint
    /** Losses that are not exceeded with that confidence. */
    readonly quantiles: readonly { readonly confidence: number; readonly loss: bigint }[]
    readonly bins: readonly LossBin[]
  }
  readonly tranches: readonly TrancheValue[]
  readonly sensitivities: readonly Sensitivity[]
  /** Contractual and expected cash, month by month. */
  readonly months: readonly ExpectedMonth[]
  /** By which the chain would know the ladder of this tape and these assumptions. */
  readonly ladderHash: string
}

/**
 * Values a pool and its tranches.
 * @param tranches as typed, senior first
 * @param correlation of the loans' assets, at least 0 and below 1
 * @param tell hears what is being done and how far it is
 * @throws ArgumentError when a segment has no assumptions or a loan cannot be scheduled, SpecieError `input.tranche`
 */
export async function valuePool(
  tape: LoanTape,
  { segments: assumptions, segmentBy }: PoolAssumptions,
  curve: Curve,
  tranches: readonly string[],
  correlation: number,
  tell: (doing: string) => void = () => {},
): Promise<PoolReport> {
  const { cutOffDate, currency, decimals } = tape
  const { forwards } = curve
  const nameOf = (loan: Loan) => segmentOf(loan, segmentBy)
  const ladderOf = (what: string, own: readonly SegmentAssumptions[]) =>
    inSlices(ladderSteps(tape.loans, cutOffDate, own, nameOf, tape.loans.length), {
      onProgress: (share) => tell(`${what}, ${Math.floor(100 * share)} %`),
    })
  const { ladder, names, counts } = await ladderOf('cash flows', assumptions)
  const { value } = exactValue(ladder, forwards)
  const balance = tape.loans.reduce((sum, loan) => sum + loan.balance, 0n)
  const accrued = tape.loans.reduce((sum, loan) => sum + accruedInterest(loan, cutOffDate), 0n)
  tell('losses')
  const loss = poolLoss(loanLosses(tape, assumptions, nameOf), correlation)
  const terms = trancheTerms(tranches, value, decimals)
  const twice = assumptions.map((segment) => ({
    ...segment,
    prepayment: Math.min(2 * segment.prepayment, 1_000_000_000),
  }))
  const prepaidTwice = (await ladderOf('sensitivities', twice)).ladder
  tell('stages')
  const books = terms.length === 0 ? undefined : booksOf(terms, cutOffDate)
  return {
    cutOffDate,
    currency,
    decimals,
    loans: tape.loans.length,
    balance,
    curve: { date: toIso(curve.day), forwards },
    value,
    accruedInterest: accrued,
    cleanValue: value - accrued,
    valueAtCurve: exactValue(withoutSpread(ladder), forwards).value,
    metrics: poolMetrics(ladder, forwards),
    stages: stageLosses(tape, assumptions, nameOf),
    segments: ladder.map((_, n) => segmentValue(ladder, names, counts, n, assumptions, forwards)),
    lossDistribution: lossFigures(loss, correlation),
    tranches: valueTranches(terms, { ladder, cutOffDate, value, balance, decimals, loss }),
    sensitivities: sensitivities(ladder, forwards, prepaidTwice, books),
    months: expectedFlows(ladder),
    ladderHash: ladderHash(encodeLadder(ladder)),
  }
}

function withoutSpread(ladder: Ladder): Ladder {
  return ladder.map((segment) => ({ ...segment, spread: 0 }))
}

function segmentValue(
  ladder: Ladder,
  names: readonly string[],
  counts: readonly number[],
  n: number,
  assumptions: readonly SegmentAssumptions[],
  forwards: readonly number[],
): SegmentValue {
  const own = ladder.slice(n, n + 1)
  const { balance, averageLife, expectedLoss } = poolMetrics(own, forwards)
  return {
    ...assumptions.find(({ name }) => name === names[n])!,
    loans: counts[n]!,
    balance: BigInt(balance),
    value: exactValue(own, forwards).value,
    averageLife,
    lossShare: expectedLoss / balance,
  }
}

function lossFigures({ distribution, unit, loansTogether }: PoolLoss, correlation: number) {
  const amount = (units: number) => BigInt(Math.round(units * unit))
  const mean = distribution.reduce((sum, probability, loss) => sum + probability * loss, 0)
  const quantiles = [0.95, 0.99, 0.999].map((confidence) => ({
    confidence,
    loss: amount(lossQuantile(distribution, confidence)),
  }))
  const bins = lossBins(distribution, unit)
  return { correlation, loansTogether, expectedLoss: amount(mean), quantiles, bins }
}
