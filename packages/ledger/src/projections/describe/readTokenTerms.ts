import { abis, type Context } from '@specie/protocol'
import { erc20Abi, type Hex } from 'viem'
import type { TokenTermsRow } from '../../tables/description.ts'

/** Name, symbol and decimals of a token, and what a vault pays in. */
export async function readTokenTerms({ reader, deployment }: Context, token: Hex): Promise<TokenTermsRow> {
  const contract = { address: token, abi: erc20Abi } as const
  const vault = deployment.contracts.Reserve?.address.toLowerCase() === token
  const [name, symbol, decimals, asset] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'name' }),
    reader.readContract({ ...contract, functionName: 'symbol' }),
    reader.readContract({ ...contract, functionName: 'decimals' }),
    vault ? reader.readContract({ address: token, abi: abis.Reserve, functionName: 'asset' }) : null,
  ])
  return { token, name, symbol, decimals, asset: (asset?.toLowerCase() as Hex | undefined) ?? null }
}
