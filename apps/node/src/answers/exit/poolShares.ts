import type { Token } from '@specie/api'
import type { BlockReference, PoolReading, TrancheState } from '@specie/protocol'
import { type Address, getAddress } from 'viem'
import { tokenOf } from '../tokenOf.ts'
import type { Reading } from './Reading.ts'

/** A pool's cash and shares at a block, as answers about exits need them. */
export interface PoolShares {
  readonly reading: PoolReading
  readonly cash: Token
  readonly shares: readonly PoolShare[]
}

/** One of them, with its name as answers write it. */
export interface PoolShare {
  readonly address: Address
  readonly tranche: number
  readonly token: Token
  readonly state: TrancheState
}

/** Reads a pool's shares; tranches that have no share are left out. */
export async function poolShares(
  { client }: Reading,
  pool: Address,
  block: BlockReference,
): Promise<PoolShares> {
  const reading = await client.pool(getAddress(pool)).read(block.number)
  const shares = await Promise.all(
    reading.tranches.map(async (state, tranche) => ({
      address: getAddress(state.share.address),
      tranche,
      token: await tokenOf(client, state.share),
      state,
    })),
  )
  return { reading, cash: await tokenOf(client, reading.cash), shares }
}
