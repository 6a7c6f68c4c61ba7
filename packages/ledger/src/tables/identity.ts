import type { Hex } from 'viem'

/** A row of `identity_version`. */
export interface IdentityVersionRow {
  readonly id: bigint
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly issuer: Hex
  readonly claims: bigint
  readonly country: number
  readonly class: number
  readonly expiry: bigint
  readonly version: bigint
}

/** A wallet's identity number never changes; a lost wallet never comes back. */
export interface WalletVersionRow {
  readonly wallet: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly id: bigint
  readonly lost: boolean
  readonly replacement: Hex | null
  /** A recovery that waits: who is to take over, and from when on. */
  readonly pending: Hex | null
  readonly readyAt: bigint | null
}

/** attested, revoked, expired, linked, recoveryStarted, recoveryCancelled, recovered */
export interface IdentityEventRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly id: bigint
  readonly kind: string
  readonly wallet: Hex | null
  readonly other: Hex | null
  readonly by: Hex | null
  readonly claims: bigint | null
  readonly version: bigint | null
}

/** A row of `kyc_issuer_version`. */
export interface KycIssuerVersionRow {
  readonly issuer: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly number: number
  readonly claims: bigint
}

/** Wallets and who is behind them. */
export interface IdentityTables {
  readonly identityVersion: IdentityVersionRow
  readonly currentIdentity: IdentityVersionRow
  readonly walletVersion: WalletVersionRow
  readonly currentWallet: WalletVersionRow
  readonly identityEvent: IdentityEventRow
  readonly kycIssuerVersion: KycIssuerVersionRow
  readonly currentKycIssuer: KycIssuerVersionRow
}
