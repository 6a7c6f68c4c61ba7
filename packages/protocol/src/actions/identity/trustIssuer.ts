import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { identityAbi } from '../../generated/identityAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/**
 * Trusts a KYC issuer with claims; none takes all trust away. Needs the role `registrar`.
 * @param claims from `claimBits`
 */
export async function trustIssuer(
  context: Context,
  issuer: Address,
  claims: bigint,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: claims === 0n ? `Trust the KYC issuer ${issuer} no longer` : `Trust the KYC issuer ${issuer}`,
    address: addressOf(context, 'Identity'),
    data: encodeFunctionData({ abi: identityAbi, functionName: 'trustIssuer', args: [issuer, claims] }),
    result: () => undefined,
  })
}
