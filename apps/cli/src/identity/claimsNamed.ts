import { CLAIMS, type ClaimName } from '@specie/protocol'
import { SpecieError } from '@specie/units'

/** Claims as typed, separated by commas. @throws SpecieError `input.claim` with the names */
export function claimsNamed(text: string): ClaimName[] {
  return text.split(',').map((name) => {
    const found = (Object.keys(CLAIMS) as ClaimName[]).find((claim) => claim === name.trim())
    if (found !== undefined) return found
    throw new SpecieError({
      code: 'input.claim',
      message: `There is no claim ${JSON.stringify(name)}`,
      expected: Object.keys(CLAIMS).join(', '),
    })
  })
}
