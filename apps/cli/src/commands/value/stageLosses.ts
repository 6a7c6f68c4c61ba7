import {
  buildLadder,
  effectiveRate,
  expectedCreditLoss,
  type Ladder,
  type LossPeriod,
  type SegmentAssumptions,
  type Stage,
  stageOf,
} from '@specie/quant'
import type { Loan, LoanTape } from '@specie/tape'

/** One stage of IFRS 9: its loans and what is provided for them. Cash units. */
export interface StageLoss {
  readonly stage: Stage
  readonly loans: number
  readonly balance: bigint
  /** 12 months' in stage 1, lifetime in stages 2 and 3. */
  readonly expectedCreditLoss: bigint
  /** What the loss is discounted at: mean effective rate by balance, a year, compounded yearly. */
  readonly effectiveInterestRate: number
}

/**
 * Stages of a tape by days past due (more than 30: stage 2; 90 or status defaulted: stage 3) and their expected credit
 * loss, assessed together by segment (IFRS 9 B5.5.4). A tape does not say what was expected at origination, so no loan
 * moves for a rise of its probability of default alone.
 * @param assumptions by segment
 * @param segmentName of a loan
 */
export function stageLosses(
  tape: LoanTape,
  assumptions: readonly SegmentAssumptions[],
  segmentName: (loan: Loan) => string,
): StageLoss[] {
  const byStage = Map.groupBy(tape.loans, stageOfLoan)
  return ([1, 2, 3] as const).map((stage) => {
    const loans = byStage.get(stage) ?? []
    const balance = loans.reduce((sum, loan) => sum + loan.balance, 0n)
    const effectiveInterestRate = meanEffectiveRate(loans)
    const { ladder } = buildLadder(loans, tape.cutOffDate, assumptions, segmentName)
    const loss = ladder.reduce((sum, segment) => sum + segmentLoss(segment, stage, effectiveInterestRate), 0)
    return {
      stage,
      loans: loans.length,
      balance,
      expectedCreditLoss: BigInt(Math.round(loss)),
      effectiveInterestRate,
    }
  })
}

function stageOfLoan({ daysPastDue, status }: Loan): Stage {
  return stageOf({ originalPd: 0, currentPd: 0, daysPastDue, creditImpaired: status === 'defaulted' })
}

/** Of a loan in stage 3 the default has happened: it loses what it will not recover. */
function segmentLoss(segment: Ladder[number], stage: Stage, rate: number): number {
  const lossGivenDefault = 1 - segment.recovery * 1e-9
  if (stage === 3) return lossGivenDefault * Number(segment.openingBalance[0]!)
  const hazard = (segment.hazard * 1e-9) / 12
  const periods = segment.openingBalance.map(
    (balance, k): LossPeriod => ({
      years: (k + 1) / 12,
      marginalPd: Math.exp(-hazard * k) * -Math.expm1(-hazard),
      lossGivenDefault,
      exposureAtDefault: Math.max(Number(balance), 0),
    }),
  )
  return expectedCreditLoss(periods, rate, stage === 1 ? 1 : Number.POSITIVE_INFINITY)
}

function meanEffectiveRate(loans: readonly Loan[]): number {
  let [weighted, balance] = [0, 0]
  for (const loan of loans) {
    const frequency = loan.frequencyMonths === 0 ? 1 : 12 / loan.frequencyMonths
    weighted += Number(loan.balance) * effectiveRate(Number(loan.rate) / 1e9, frequency)
    balance += Number(loan.balance)
  }
  return balance === 0 ? 0 : weighted / balance
}
