import { abis, type Context } from '@specie/protocol'
import { type Hex, zeroHash } from 'viem'
import type { PoolTermsRow } from '../../tables/description.ts'

/** A balance of which basis points are a whole number, so that the least impairment tells the agreed write-down. */
const BASIS = 10_000n

/** What a pool was agreed to be and no event tells; it never changes, so any block answers. */
export async function readPoolTerms(
  context: Context,
  pool: Hex,
): Promise<Omit<PoolTermsRow, 'pool' | 'blockNumber' | 'logIndex'>> {
  const { reader, deployment } = context
  const contract = { address: pool, abi: abis.Pool } as const
  const [curveFeed, hazardFeed, raiseEnds, minimumRaise, book, entry] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'curveFeed' }),
    reader.readContract({ ...contract, functionName: 'hazardFeed' }),
    reader.readContract({ ...contract, functionName: 'raiseEnds' }),
    reader.readContract({ ...contract, functionName: 'minimumRaise' }),
    reader.readContract({ ...contract, functionName: 'book' }),
    reader.readContract({
      address: deployment.contracts.Pools!.address,
      abi: abis.Pools,
      functionName: 'entryOf',
      args: [pool],
    }),
  ])
  const [writeDown30, writeDown60, writeDown90] = await Promise.all(
    [0, 1, 2].map(async (late) => {
      const balances = [0n, 0n, 0n].with(late, BASIS) as [bigint, bigint, bigint]
      return Number(await reader.readContract({ ...contract, functionName: 'impairmentUp', args: balances }))
    }),
  )
  return {
    curveFeed,
    hazardFeed: hazardFeed === zeroHash ? null : hazardFeed,
    raiseEnds,
    minimumRaise,
    feeRate: BigInt(book.feeRate),
    bond: entry[1],
    writeDown30: writeDown30!,
    writeDown60: writeDown60!,
    writeDown90: writeDown90!,
  }
}
