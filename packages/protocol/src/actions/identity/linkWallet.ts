import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { identityAbi } from '../../generated/identityAbi.ts'
import type { Link } from '../../signatures/link.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Adds a wallet to an identity. Whoever of issuer and added wallet sends it needs no signature: give `0x`. */
export async function linkWallet(
  context: Context,
  order: {
    readonly link: Link
    readonly issuer: Address
    readonly signature: Hex
    /** Signature of the added wallet. */
    readonly consent: Hex
  },
): Promise<PreparedTransaction> {
  const { link, issuer, signature, consent } = order
  return prepare(context, {
    title: `Link ${link.added} to the identity of ${link.wallet}`,
    address: addressOf(context, 'Identity'),
    data: encodeFunctionData({
      abi: identityAbi,
      functionName: 'link',
      args: [link, issuer, signature, consent],
    }),
    result: () => undefined,
  })
}
