import type { Address, Hex, TypedDataDomain } from 'viem'
import type { TypedSigner } from './typedSigner.ts'

/** What a KYC issuer states of a wallet's owner. */
export interface Statement {
  /** Any wallet of the identity, or the first one of a new identity. */
  readonly wallet: Address
  /** From `claimBits`. */
  readonly claims: bigint
  /** ISO 3166-1 numeric. */
  readonly country: number
  readonly class: number
  /** Unix seconds after which the identity can receive nothing. */
  readonly expiry: number
  /** The wallet's present version plus one. */
  readonly version: number
  /** Unix seconds after which the statement cannot be submitted. */
  readonly deadline: number
}

/** A statement with the issuer's signature over it; anyone may submit it. */
export interface SignedStatement {
  readonly statement: Statement
  readonly issuer: Address
  readonly signature: Hex
}

/** EIP-712 type of a statement. */
export const STATEMENT_TYPES = {
  Statement: [
    { name: 'wallet', type: 'address' },
    { name: 'claims', type: 'uint64' },
    { name: 'country', type: 'uint16' },
    { name: 'class', type: 'uint8' },
    { name: 'expiry', type: 'uint40' },
    { name: 'version', type: 'uint32' },
    { name: 'deadline', type: 'uint40' },
  ],
} as const

/** EIP-712 domain of an identity registry. */
export function identityDomain(chainId: number, registry: Address): TypedDataDomain {
  return { name: 'Specie Identity', version: '1', chainId, verifyingContract: registry }
}

/** Signs a statement as its KYC issuer. */
export async function signStatement(
  issuer: TypedSigner,
  domain: TypedDataDomain,
  statement: Statement,
): Promise<SignedStatement> {
  const signature = await issuer.signTypedData({
    domain,
    types: STATEMENT_TYPES,
    primaryType: 'Statement',
    message: statement,
  })
  return { statement, issuer: issuer.address, signature }
}
