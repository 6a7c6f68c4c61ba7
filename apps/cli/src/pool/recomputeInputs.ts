import { publishedInputs, type Recomputation, recomputePool } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { Connection } from '../chain/connect.ts'
import { readText } from '../workspace/readText.ts'

/**
 * Recomputes a pool from the file of inputs that its data room gives (ladder, curve, hazard shift; no loans) and compares
 * every figure but the tape's root with the chain.
 * @throws SpecieError `recomputation.inputs` when the file is not of that form
 */
export async function recomputeInputs(
  { client }: Connection,
  pool: Address,
  file: string,
): Promise<Recomputation> {
  const { ladder, market } = publishedInputs(parsed(readText(file), file))
  return recomputePool(client.context, pool, { ladder, reportedMarket: market })
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new SpecieError({
      code: 'recomputation.inputs',
      message: `${file} is not JSON`,
      expected: 'the file that the data room saves as recomputation-<pool>.json',
      remedy: 'save it there again',
      cause,
    })
  }
}
