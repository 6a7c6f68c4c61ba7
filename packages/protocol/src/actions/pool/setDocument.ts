import { type Address, encodeFunctionData, type Hex, stringToHex } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/**
 * Publishes a document of the pool or its next version. Only the issuer.
 * @param document `name` of at most 31 ASCII characters, `uri` where it lies, `hash` keccak256 of its bytes
 */
export async function setDocument(
  context: Context,
  pool: Address,
  document: { readonly name: string; readonly uri: string; readonly hash: Hex },
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `Publish the document “${document.name}”`,
    address: pool,
    data: encodeFunctionData({
      abi: poolAbi,
      functionName: 'setDocument',
      args: [stringToHex(document.name, { size: 32 }), document.uri, document.hash],
    }),
    result: () => undefined,
  })
}
