import { ArgumentError } from '@specie/units'
import { type BusinessDayShift, businessDayShift } from './businessDay.ts'
import type { Observations } from './Observed.ts'
import type { ContractTerms } from './terms/readTerms.ts'
import { readTerms } from './terms/readTerms.ts'
import type { ActusTermRecord } from './terms/values.ts'
import { formatTime, type Time } from './time.ts'
import { yearsBetween } from './yearsBetween.ts'

/** A contract to evaluate: its terms, what is observed, and its conventions applied. */
export interface Contract {
  readonly record: ActusTermRecord
  readonly terms: ContractTerms
  readonly observed: Observations
  readonly shift: BusinessDayShift
  /** Years of interest from one scheduled time to another, both shifted as the business day convention says. */
  years(from: Time, to: Time): number
}

/** @throws ArgumentError that names the first term that cannot be read */
export function readContract(record: ActusTermRecord, observed: Observations): Contract {
  const terms = readTerms(record)
  const shift = businessDayShift(terms.businessDayConvention, terms.calendar)
  return {
    record,
    terms,
    observed,
    shift,
    years: (from, to) =>
      yearsBetween(
        terms.dayCountConvention,
        shift.calculation(from),
        shift.calculation(to),
        terms.calendar,
        terms.maturityDate,
      ),
  }
}

/**
 * The last time that a contract without an end of its own is looked at.
 * @throws ArgumentError when the observation names none
 */
export function needHorizon({ terms, observed }: Contract): Time {
  if (observed.to !== undefined) return observed.to
  throw new ArgumentError(
    'observed.to',
    undefined,
    `a date, since ${terms.contractType} ${terms.contractID} of ${formatTime(terms.statusDate)} has no end of its own`,
  )
}
