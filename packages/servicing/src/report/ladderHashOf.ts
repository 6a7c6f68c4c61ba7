import { abis, addressOf, type SpecieClient } from '@specie/protocol'
import type { Address, Hex } from 'viem'

/** The hash of the ladder that the chain values a pool by; zero before the first report. */
export async function ladderHashOf({ context }: Pick<SpecieClient, 'context'>, pool: Address): Promise<Hex> {
  const [, hash] = await context.reader.readContract({
    address: addressOf(context, 'Nav'),
    abi: abis.Nav,
    functionName: 'bookOf',
    args: [pool],
  })
  return hash
}
