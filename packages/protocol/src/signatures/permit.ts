import { type Address, type Hex, parseSignature, type TypedDataDomain } from 'viem'
import type { TypedSigner } from './typedSigner.ts'

/** Lets a spender take tokens, by signature (ERC-2612). */
export interface Permit {
  readonly spender: Address
  readonly value: bigint
  /** The owner's next number on this token. */
  readonly nonce: bigint
  /** Unix seconds. */
  readonly deadline: bigint
}

/** A permit's signature in its three parts. */
export interface PermitSignature {
  readonly v: number
  readonly r: Hex
  readonly s: Hex
}

/** EIP-712 type of a permit. */
export const PERMIT_TYPES = {
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const

/** Signs a permit as the tokens' owner; `domain` is the token's (ERC-5267). */
export async function signPermit(
  owner: TypedSigner,
  domain: TypedDataDomain,
  permit: Permit,
): Promise<PermitSignature> {
  const message = { owner: owner.address, ...permit }
  const signature = await owner.signTypedData({ domain, types: PERMIT_TYPES, primaryType: 'Permit', message })
  const { r, s, yParity } = parseSignature(signature)
  return { v: 27 + yParity, r, s }
}
