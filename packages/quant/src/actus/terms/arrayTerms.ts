import type { Cycle } from '../cycle.ts'
import type { Time } from '../time.ts'
import { type ActusTermRecord, listTerm, toChoice, toCycle, toNumber, toTime } from './values.ts'

/** Terms of exotic contracts: lists whose n-th entries describe the n-th segment of the contract's life. */
export interface ArrayTerms {
  readonly arrayCycleAnchorDateOfPrincipalRedemption: readonly Time[] | undefined
  readonly arrayCycleOfPrincipalRedemption: readonly Cycle[] | undefined
  readonly arrayNextPrincipalRedemptionPayment: readonly number[] | undefined
  readonly arrayIncreaseDecrease: readonly ('INC' | 'DEC')[] | undefined
  readonly arrayCycleAnchorDateOfInterestPayment: readonly Time[] | undefined
  readonly arrayCycleOfInterestPayment: readonly Cycle[] | undefined
  readonly arrayCycleAnchorDateOfRateReset: readonly Time[] | undefined
  readonly arrayCycleOfRateReset: readonly Cycle[] | undefined
  readonly arrayRate: readonly number[] | undefined
  readonly arrayFixedVariable: readonly ('FIX' | 'VAR')[] | undefined
}

/** @throws ArgumentError when a term cannot be read */
export function readArrayTerms(record: ActusTermRecord): ArrayTerms {
  const times = (name: string) => listTerm(record, name, 'a date as 2013-01-01T00:00:00', toTime)
  const cycles = (name: string) => listTerm(record, name, 'a cycle as P2ML0', toCycle)
  const numbers = (name: string) => listTerm(record, name, 'a number', toNumber)
  return {
    arrayCycleAnchorDateOfPrincipalRedemption: times('arrayCycleAnchorDateOfPrincipalRedemption'),
    arrayCycleOfPrincipalRedemption: cycles('arrayCycleOfPrincipalRedemption'),
    arrayNextPrincipalRedemptionPayment: numbers('arrayNextPrincipalRedemptionPayment'),
    arrayIncreaseDecrease: listTerm(record, 'arrayIncreaseDecrease', 'INC or DEC', (value) =>
      toChoice(value, ['INC', 'DEC'] as const),
    ),
    arrayCycleAnchorDateOfInterestPayment: times('arrayCycleAnchorDateOfInterestPayment'),
    arrayCycleOfInterestPayment: cycles('arrayCycleOfInterestPayment'),
    arrayCycleAnchorDateOfRateReset: times('arrayCycleAnchorDateOfRateReset'),
    arrayCycleOfRateReset: cycles('arrayCycleOfRateReset'),
    arrayRate: numbers('arrayRate'),
    arrayFixedVariable: listTerm(record, 'arrayFixedVariable', 'FIX or VAR', (value) =>
      toChoice(value, ['FIX', 'VAR'] as const),
    ),
  }
}
