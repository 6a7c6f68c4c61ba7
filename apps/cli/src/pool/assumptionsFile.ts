import { assumptionsError, type PoolAssumptions, parseAssumptions } from '@specie/servicing'
import { readText } from '../workspace/readText.ts'

/**
 * Assumptions out of a JSON file: decimal fractions, each rounded once to the nearest 1e-9.
 * @throws SpecieError `input.assumptions` naming what is wrong
 */
export function readAssumptions(path: string): PoolAssumptions {
  const text = readText(path)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw assumptionsError(path, 'is not JSON', cause)
  }
  return parseAssumptions(value, path)
}
