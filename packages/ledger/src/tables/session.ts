import type { Generated } from 'kysely'
import type { Hex } from 'viem'

/** A nonce that was given out to sign in with. */
export interface SignInNonceRow {
  readonly nonce: string
  readonly expires: bigint
  readonly used: Generated<boolean>
}

/** A wallet that is signed in. Unix seconds of the machine. */
export interface SessionRow {
  /** sha256 of the cookie's secret. */
  readonly id: Hex
  readonly wallet: Hex
  readonly created: bigint
  readonly expires: bigint
}

/** Questions of one asker in one window. */
export interface RequestCountRow {
  /** sha256 of what is limited and who asked. */
  readonly subject: Hex
  /** Unix seconds of the window's beginning. */
  readonly began: bigint
  readonly questions: bigint
}

/** Sign-in, and how often somebody asks. */
export interface SessionTables {
  readonly requestCount: RequestCountRow
  readonly signInNonce: SignInNonceRow
  readonly session: SessionRow
}
