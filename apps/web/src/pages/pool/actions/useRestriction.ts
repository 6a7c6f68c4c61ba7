import type { Restriction } from '@specie/protocol'
import type { UseQueryResult } from '@tanstack/react-query'
import { zeroAddress } from 'viem'
import { useChainRead } from '../useChainRead.ts'

/** Whose shares would go to whom. */
export interface Move {
  readonly share: `0x${string}`
  /** Left out: newly issued shares. */
  readonly from?: `0x${string}` | undefined
  /** Undefined: nobody is connected, nothing is asked. */
  readonly to: `0x${string}` | undefined
  /** Share units; one unit is asked about while nothing is entered. */
  readonly amount: bigint
}

/** Whether the share's rules let a move pass, asked of the share itself. */
export function useRestriction(move: Move, block: number | undefined): UseQueryResult<Restriction, Error> {
  const { share, from = zeroAddress, to, amount } = move
  const asked = amount > 0n ? amount : 1n
  return useChainRead(
    to === undefined ? undefined : ['restriction', share, from, to, String(asked)],
    block,
    (client) => client.share(share).restriction({ from, to: to!, amount: asked }),
  )
}
