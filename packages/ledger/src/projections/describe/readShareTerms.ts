import { abis, type Context } from '@specie/protocol'
import type { ShareTermsRow } from '../../tables/description.ts'
import type { ShareRow } from '../../tables/pool.ts'
import { plainText } from '../plainText.ts'

/** The name of a tranche's share, and the tranche's terms. The transfer agent may rename a share; the rest stays. */
export async function readShareTerms(
  { reader }: Context,
  { share, pool, tranche }: ShareRow,
): Promise<Omit<ShareTermsRow, 'share' | 'blockNumber' | 'logIndex'>> {
  const token = { address: share, abi: abis.Share } as const
  const contract = { address: pool, abi: abis.Pool } as const
  const [name, symbol, decimals, book, maximum] = await Promise.all([
    reader.readContract({ ...token, functionName: 'name' }),
    reader.readContract({ ...token, functionName: 'symbol' }),
    reader.readContract({ ...token, functionName: 'decimals' }),
    reader.readContract({ ...contract, functionName: 'book' }),
    reader.readContract({ ...contract, functionName: 'maximumOf', args: [BigInt(tranche)] }),
  ])
  const { coupon, ratio, distributing } = book.tranches[tranche]!
  return {
    name: plainText(name),
    symbol: plainText(symbol),
    decimals,
    coupon: BigInt(coupon),
    ratio: BigInt(ratio),
    maximum,
    distributing,
  }
}
