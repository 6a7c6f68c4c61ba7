import type { Address, Hex, TypedDataDomain } from 'viem'
import type { TypedSigner } from './typedSigner.ts'

/** Adds a wallet to an identity; signed by the KYC issuer that vouches and by the added wallet. */
export interface Link {
  readonly wallet: Address
  readonly added: Address
  /** The higher of the two wallets' present versions, plus one. */
  readonly version: number
  /** Unix seconds. */
  readonly deadline: number
}

/** Moves an identity from a lost wallet; signed by the KYC issuer that vouches and by the replacement. */
export interface Recovery {
  readonly lost: Address
  readonly replacement: Address
  /** The higher of the two wallets' present versions, plus one. */
  readonly version: number
  /** Unix seconds. */
  readonly deadline: number
}

/** EIP-712 types of both. */
export const LINK_TYPES = {
  Link: [
    { name: 'wallet', type: 'address' },
    { name: 'added', type: 'address' },
    { name: 'version', type: 'uint32' },
    { name: 'deadline', type: 'uint40' },
  ],
} as const
export const RECOVERY_TYPES = {
  Recovery: [
    { name: 'lost', type: 'address' },
    { name: 'replacement', type: 'address' },
    { name: 'version', type: 'uint32' },
    { name: 'deadline', type: 'uint40' },
  ],
} as const

/** Signs a link, as issuer or as the added wallet. */
export function signLink(signer: TypedSigner, domain: TypedDataDomain, link: Link): Promise<Hex> {
  return signer.signTypedData({ domain, types: LINK_TYPES, primaryType: 'Link', message: link })
}

/** Signs a recovery, as issuer or as the replacement. */
export function signRecovery(signer: TypedSigner, domain: TypedDataDomain, recovery: Recovery): Promise<Hex> {
  return signer.signTypedData({ domain, types: RECOVERY_TYPES, primaryType: 'Recovery', message: recovery })
}
