import { SpecieError } from '@specie/units'
import type { Hex } from 'viem'
import type { Decision } from './Agent.ts'

/**
 * What one subject cannot be decided for is the decision about it, not the end of the look.
 * @throws SpecieError `chain.unreachable`, which ends the look
 */
export async function explained<Result extends Decision | undefined>(
  subject: Hex | null,
  decision: Promise<Result>,
): Promise<Result | Decision> {
  try {
    return await decision
  } catch (error) {
    if (!(error instanceof SpecieError) || error.code === 'chain.unreachable') throw error
    return { subject, decision: 'refuse', sentence: error.message }
  }
}
