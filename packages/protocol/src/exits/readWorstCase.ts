import { type WorstCase, worstCase } from '@specie/quant'
import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { poolExits } from './exitSources.ts'
import { type ExitsReading, readExits } from './readExits.ts'

/** What a holder gets of a share when nobody comes to help, by parts of the supply, at one block. */
export interface WorstCaseCurve {
  readonly reading: ExitsReading
  readonly curve: readonly WorstCase[]
}

/**
 * The worst-case curve of a share: at once, in a window with the cash that it has, and in kind.
 * @param parts of the supply, 1e-5; 0.1 % to 100 % when left out
 * @throws ArgumentError when the share has no supply or a part is out of bounds
 */
export async function readWorstCase(
  context: Context,
  share: Address,
  parts?: readonly bigint[],
  blockNumber?: bigint,
): Promise<WorstCaseCurve> {
  const reading = await readExits(context, share, blockNumber)
  return { reading, curve: worstCase(poolExits(reading), parts) }
}
