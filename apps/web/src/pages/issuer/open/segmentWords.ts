import type { OpeningTerms } from '@specie/api'
import { formatPercent } from '../../../format/rates.ts'
import { countryName } from '../countryName.ts'

/** Assumptions of one segment as the terms have them. */
export type SegmentTerms = OpeningTerms['segments'][number]

/** Of loans that are alike, the part that defaults within a year, from the continuous rate. */
export function defaultsAYear(hazard: number): number {
  return 1 - Math.exp(-hazard)
}

/** The continuous rate at which this part of the loans defaults within a year. */
export function hazardOf(defaults: number): number {
  return -Math.log(1 - Math.min(Math.max(defaults, 0), 0.999))
}

/** A group of loans as a title: `Grade B`, `Austria`, `All loans`. */
export function segmentTitle(by: OpeningTerms['segmentBy'], name: string): string {
  if (by === 'none') return 'All loans'
  if (name === 'unknown') return `Loans without a ${by}`
  return by === 'grade' ? `Grade ${name}` : countryName(name)
}

/** What is assumed of a segment, as a person would say it. */
export function segmentWords(
  { name, hazard, recovery, spread, prepaymentMonthly }: SegmentTerms,
  by: OpeningTerms['segmentBy'],
): string {
  const of = { none: '', grade: `of grade ${name} `, country: `in ${countryName(name)} ` }[by]
  const lost = defaultsAYear(hazard) * (1 - recovery)
  return [
    `Of 1,000 loans ${name === 'unknown' ? `without a ${by} ` : of}that pay today, about ${perThousand(defaultsAYear(hazard))} stop paying within a year.`,
    `Of what they then owe, ${formatPercent(recovery, 0)} comes back: a yearly loss of ${formatPercent(lost)}.`,
    `Every month borrowers repay ${formatPercent(prepaymentMonthly, 1)} of the rest early.`,
    `Investors are assumed to want ${formatPercent(spread, 1)} a year more than government bonds pay.`,
  ].join(' ')
}

function perThousand(part: number): string {
  const count = part * 1_000
  return count < 9.95 ? count.toFixed(1) : count.toFixed(0)
}
