import type { Assumption } from '../model/LoanTape.ts'
import type { Mapping } from '../model/Mapping.ts'

/** The rules by which values are derived from others, as reports show them. */
export function derivedRules(mapping: Pick<Mapping, 'chargeOffAfterDays'>): readonly Assumption[] {
  return [
    {
      field: 'balance',
      value: 'scheduled balance at the cut-off date',
      reason:
        'balance at cut-off reconstructed from schedule: the tape has no balance column; payments due count as paid',
    },
    {
      field: 'originalBalance',
      value: 'balance at the cut-off date',
      reason: 'the tape names no original amount',
    },
    {
      field: 'maturityDate',
      value: 'origination date plus term, or the last payment of the schedule',
      reason: 'the tape has no maturity date',
    },
    {
      field: 'firstPaymentDate',
      value: 'origination date plus one instalment period',
      reason: 'the tape has no date of the first payment',
    },
    {
      field: 'payment',
      value: 'level instalment by the annuity identity',
      reason: 'the tape has no instalment; computed from original balance, rate and number of payments',
    },
    {
      field: 'status',
      value: 'current, or late when something is past due at the cut-off date',
      reason: 'the tape does not say how these loans stand',
    },
    {
      field: 'defaultDate',
      value: `${mapping.chargeOffAfterDays ?? 0} days after the first missed instalment`,
      reason:
        'the tape has no date of default; the lender charges off so many days after the first missed instalment',
    },
  ]
}
