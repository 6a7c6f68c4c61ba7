import type { Cycle } from '../cycle.ts'
import type { Time } from '../time.ts'
import { type ActusTermRecord, choiceTerm, cycleTerm, numberTerm, textTerm, timeTerm } from './values.ts'

/** Terms of rates that are reset, of fees and of scaling by an index. */
export interface VariableTerms {
  readonly cycleAnchorDateOfRateReset: Time | undefined
  readonly cycleOfRateReset: Cycle | undefined
  readonly marketObjectCodeOfRateReset: string | undefined
  readonly rateSpread: number
  readonly rateMultiplier: number
  readonly nextResetRate: number | undefined
  readonly lifeCap: number
  readonly lifeFloor: number
  readonly periodCap: number
  readonly periodFloor: number
  readonly cycleAnchorDateOfFee: Time | undefined
  readonly cycleOfFee: Cycle | undefined
  readonly feeRate: number
  /** `A` the rate is an amount, `N` a yearly part of the notional. */
  readonly feeBasis: 'A' | 'N'
  readonly feeAccrued: number
  readonly scalingEffect: string
  readonly cycleAnchorDateOfScalingIndex: Time | undefined
  readonly cycleOfScalingIndex: Cycle | undefined
  readonly marketObjectCodeOfScalingIndex: string | undefined
  readonly scalingIndexAtContractDealDate: number | undefined
  readonly notionalScalingMultiplier: number
  readonly interestScalingMultiplier: number
}

const SCALING_EFFECTS = ['OOO', 'IOO', 'ONO', 'INO', 'OOM', 'IOM', 'ONM', 'INM', '000', 'I00', '0N0', 'IN0']

/** @throws ArgumentError when a term cannot be read */
export function readVariableTerms(record: ActusTermRecord): VariableTerms {
  return {
    cycleAnchorDateOfRateReset: timeTerm(record, 'cycleAnchorDateOfRateReset'),
    cycleOfRateReset: cycleTerm(record, 'cycleOfRateReset'),
    marketObjectCodeOfRateReset: textTerm(record, 'marketObjectCodeOfRateReset'),
    rateSpread: numberTerm(record, 'rateSpread') ?? 0,
    rateMultiplier: numberTerm(record, 'rateMultiplier') ?? 1,
    nextResetRate: numberTerm(record, 'nextResetRate'),
    lifeCap: numberTerm(record, 'lifeCap') ?? Infinity,
    lifeFloor: numberTerm(record, 'lifeFloor') ?? -Infinity,
    periodCap: numberTerm(record, 'periodCap') ?? Infinity,
    periodFloor: numberTerm(record, 'periodFloor') ?? -Infinity,
    cycleAnchorDateOfFee: timeTerm(record, 'cycleAnchorDateOfFee'),
    cycleOfFee: cycleTerm(record, 'cycleOfFee'),
    feeRate: numberTerm(record, 'feeRate') ?? 0,
    feeBasis: choiceTerm(record, 'feeBasis', ['A', 'N'] as const) ?? 'N',
    feeAccrued: numberTerm(record, 'feeAccrued') ?? 0,
    scalingEffect: choiceTerm(record, 'scalingEffect', SCALING_EFFECTS) ?? 'OOO',
    cycleAnchorDateOfScalingIndex: timeTerm(record, 'cycleAnchorDateOfScalingIndex'),
    cycleOfScalingIndex: cycleTerm(record, 'cycleOfScalingIndex'),
    marketObjectCodeOfScalingIndex: textTerm(record, 'marketObjectCodeOfScalingIndex'),
    scalingIndexAtContractDealDate: numberTerm(record, 'scalingIndexAtContractDealDate'),
    notionalScalingMultiplier: numberTerm(record, 'notionalScalingMultiplier') ?? 1,
    interestScalingMultiplier: numberTerm(record, 'interestScalingMultiplier') ?? 1,
  }
}
