import type { EligibilityRules } from '@specie/tape'
import { SpecieError } from '@specie/units'
import { readText } from '../workspace/readText.ts'

/** Eligibility rules out of a JSON file; none bind without one. @throws SpecieError `input.rules` when it is not JSON */
export function readRules(path: string | undefined): EligibilityRules {
  if (path === undefined) return {}
  try {
    return JSON.parse(readText(path)) as EligibilityRules
  } catch (cause) {
    if (cause instanceof SpecieError) throw cause
    throw new SpecieError({
      code: 'input.rules',
      message: `${path} is not JSON`,
      expected: '{"maxDaysPastDue": 30, …}',
      cause,
    })
  }
}
