import { abis, addressOf } from '@specie/protocol'
import type { Address, Hex } from 'viem'
import type { Connection } from '../chain/connect.ts'

/** The hash of the ladder that the chain values a pool by. */
export async function ladderHashOf({ client }: Connection, pool: Address): Promise<Hex> {
  const [, hash] = await client.context.reader.readContract({
    address: addressOf(client.context, 'Nav'),
    abi: abis.Nav,
    functionName: 'bookOf',
    args: [pool],
  })
  return hash
}
