import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { poolsAbi } from '../../generated/poolsAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** What governance asks of a pool through the registry. */
export type Measure =
  | { readonly kind: 'windDown' | 'close' | 'resumeIssuance' }
  | { readonly kind: 'replaceServicer' | 'replaceValuer'; readonly party: Address }

const TITLES = {
  windDown: 'Wind the pool down',
  close: 'Close the pool',
  resumeIssuance: 'Let the pool issue again',
  replaceServicer: 'Replace the servicer',
  replaceValuer: 'Replace the valuer',
} as const

/** A measure of governance on one pool. Needs the role `poolSteward`. */
export async function govern(
  context: Context,
  pool: Address,
  measure: Measure,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `${TITLES[measure.kind]}, by governance`,
    address: addressOf(context, 'Pools'),
    data:
      'party' in measure
        ? encodeFunctionData({ abi: poolsAbi, functionName: measure.kind, args: [pool, measure.party] })
        : encodeFunctionData({ abi: poolsAbi, functionName: measure.kind, args: [pool] }),
    result: () => undefined,
  })
}
