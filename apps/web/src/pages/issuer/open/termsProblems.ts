import type { OpeningTerms } from '@specie/api'
import { isAddress, isAddressEqual } from 'viem'

/** What keeps the terms from being signed: where in the wizard, and what to do. */
export interface TermsProblem {
  readonly step: 'name' | 'risk' | 'tranches' | 'terms'
  readonly text: string
}

const SYMBOL = /^[A-Z][A-Z0-9-]{1,10}$/

/** Everything that is wrong with the terms, in the order of the wizard's steps. */
export function termsProblems(terms: OpeningTerms): readonly TermsProblem[] {
  return [...nameProblems(terms), ...riskProblems(terms), ...trancheProblems(terms), ...otherProblems(terms)]
}

function nameProblems({ name, servicer, valuer }: OpeningTerms): TermsProblem[] {
  const problems: string[] = []
  if (name.trim() === '') problems.push('Give the pool a name.')
  if (name.length > 40) problems.push('The name has more than 40 letters.')
  for (const [who, address] of [
    ['servicer', servicer],
    ['valuer', valuer],
  ] as const) {
    if (!isAddress(address, { strict: false }))
      problems.push(`Name the ${who} by an address: 0x and 40 digits.`)
  }
  const both = isAddress(servicer, { strict: false }) && isAddress(valuer, { strict: false })
  if (both && isAddressEqual(servicer as `0x${string}`, valuer as `0x${string}`)) {
    problems.push(
      'The valuer has to be somebody else than the servicer, so that four eyes see each valuation.',
    )
  }
  return problems.map((text) => ({ step: 'name', text }))
}

function riskProblems({ segments }: OpeningTerms): TermsProblem[] {
  return segments.flatMap(({ name, hazard, recovery, spread, prepaymentMonthly }) => {
    const problems: string[] = []
    if (!within(hazard, 0, 4)) problems.push(`Defaults of ${name} are not between 0 % and 98 % a year.`)
    if (!within(recovery, 0, 1)) problems.push(`The recovery of ${name} is not between 0 % and 100 %.`)
    if (!within(spread, 0, 1)) problems.push(`The extra yield of ${name} is not between 0 % and 100 %.`)
    if (!within(prepaymentMonthly, 0, 0.5))
      problems.push(`Early repayment of ${name} is not between 0 % and 50 %.`)
    return problems.map((text) => ({ step: 'risk' as const, text }))
  })
}

function trancheProblems({ tranches }: OpeningTerms): TermsProblem[] {
  const problems: string[] = []
  const symbols = new Set<string>()
  for (const { symbol, name, share, coupon, ratio } of tranches) {
    const called = name.trim() === '' ? symbol : name
    if (name.trim() === '') problems.push(`Give the tranche ${symbol} a name.`)
    if (!SYMBOL.test(symbol)) {
      problems.push(`The short name “${symbol}” of ${called} has to be 2 to 11 capitals or digits, e.g. SNR.`)
    }
    if (symbols.has(symbol)) problems.push(`Two tranches have the short name ${symbol}.`)
    symbols.add(symbol)
    if (!within(share, 0.000001, 1)) problems.push(`${called} has no size.`)
    if (!within(coupon, 0, 1)) problems.push(`The rate of ${called} is not between 0 % and 100 %.`)
    if (ratio !== 0 && !within(ratio, 1, 4))
      problems.push(`The coverage of ${called} is not between 100 % and 400 %.`)
  }
  if (tranches.reduce((sum, { share }) => sum + share, 0) > 1 + 1e-9) {
    problems.push('The tranches add up to more than the portfolio is worth.')
  }
  return problems.map((text) => ({ step: 'tranches', text }))
}

function otherProblems(terms: OpeningTerms): TermsProblem[] {
  const problems: string[] = []
  const [first, second, third] = terms.writeDown
  if (!Number.isInteger(terms.raiseDays) || !within(terms.raiseDays, 1, 45)) {
    problems.push('The raise lasts between 1 and 45 days.')
  }
  if (!within(terms.minimumShare, 0, 1)) problems.push('The least raise is not between 0 % and 100 %.')
  if (!within(terms.feeRate, 0, 0.1)) problems.push('The servicing fee is not between 0 % and 10 % a year.')
  if (!within(terms.bondShare, 0, 1)) problems.push('The bond is not between 0 % and 100 %.')
  if (![first, second, third].every((part) => within(part, 0, 1)) || first > second || second > third) {
    problems.push('Write-downs go from 0 % to 100 % and do not fall while a loan gets later.')
  }
  return problems.map((text) => ({ step: 'terms', text }))
}

function within(value: number, least: number, most: number): boolean {
  return Number.isFinite(value) && value >= least && value <= most
}
