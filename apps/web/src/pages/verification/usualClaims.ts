import type { ClaimName } from '@specie/protocol'
import { USUAL_CLAIMS } from './claimWords.ts'

/** The claims that usually go with a class and a country. */
export function usualClaims(investorClass: string, country: string): readonly ClaimName[] {
  const american = country.toUpperCase() === 'US'
  return [
    ...USUAL_CLAIMS,
    ...(american && investorClass !== 'retail' ? (['accredited'] as const) : []),
    ...(!american && (investorClass === 'professional' || investorClass === 'institution')
      ? (['professional'] as const)
      : []),
    ...(investorClass === 'institution' ? (['institution'] as const) : []),
    ...(american ? (['usPerson'] as const) : []),
  ]
}
