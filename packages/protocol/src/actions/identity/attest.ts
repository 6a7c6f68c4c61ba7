import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { identityAbi } from '../../generated/identityAbi.ts'
import { readIdentity } from '../../read/readIdentity.ts'
import { senderOf } from '../../senderOf.ts'
import type { Statement } from '../../signatures/statement.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** What is verified of a person. */
export type Attributes = Pick<Statement, 'wallet' | 'claims' | 'country' | 'class' | 'expiry'>

/** An identity that was made or updated. */
export interface Registered {
  readonly id: number
  readonly version: number
}

/** Makes or updates the identity of a wallet. The client's account is the KYC issuer; it needs no signature. */
export async function attest(
  context: Context,
  attributes: Attributes,
): Promise<PreparedTransaction<Registered>> {
  const issuer = senderOf(context).account.address
  const { version, block } = await readIdentity(context, attributes.wallet)
  const deadline = Number(block.timestamp) + 86_400
  return register(context, {
    statement: { ...attributes, version: version + 1, deadline },
    issuer,
    signature: '0x',
  })
}

/** Submits what a KYC issuer signed. Anyone. */
export async function register(
  context: Context,
  signed: { readonly statement: Statement; readonly issuer: Address; readonly signature: `0x${string}` },
): Promise<PreparedTransaction<Registered>> {
  const { statement, issuer, signature } = signed
  return prepare(context, {
    title: `Register the identity of ${statement.wallet}`,
    address: addressOf(context, 'Identity'),
    data: encodeFunctionData({
      abi: identityAbi,
      functionName: 'register',
      args: [statement, issuer, signature],
    }),
    result: (logs) => {
      const { id, version } = findEvent(identityAbi, 'Attested', logs)
      return { id, version }
    },
  })
}
