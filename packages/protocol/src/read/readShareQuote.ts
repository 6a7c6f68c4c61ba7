import type { BlockReference } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { navAbi } from '../generated/navAbi.ts'
import { shareAbi } from '../generated/shareAbi.ts'
import type { Token } from './readToken.ts'

/** What a share costs at one block. Prices: cash units a share unit, 1e-18. */
export interface ShareQuote {
  readonly share: Token
  readonly supply: bigint
  readonly price: bigint
  /** Undefined while the mark is stale: nothing is bought or sold at it. */
  readonly bid: bigint | undefined
  readonly ask: bigint | undefined
  readonly fresh: boolean
}

/** Supply and prices of a share at one block. */
export async function readShareQuote(
  context: Context,
  share: Token,
  block: BlockReference,
): Promise<ShareQuote> {
  const { reader } = context
  const nav = {
    address: addressOf(context, 'Nav'),
    abi: navAbi,
    args: [share.address],
    blockNumber: block.number,
  } as const
  const [supply, price, fresh, bid, ask] = await Promise.all([
    reader.readContract({
      address: share.address,
      abi: shareAbi,
      functionName: 'totalSupply',
      blockNumber: block.number,
    }),
    reader.readContract({ ...nav, functionName: 'price' }),
    reader.readContract({ ...nav, functionName: 'fresh' }),
    // A stale mark has neither; `fresh` says so.
    reader.readContract({ ...nav, functionName: 'bid' }).catch(() => undefined),
    reader.readContract({ ...nav, functionName: 'ask' }).catch(() => undefined),
  ])
  return { share, supply, price, bid: fresh ? bid : undefined, ask: fresh ? ask : undefined, fresh }
}
