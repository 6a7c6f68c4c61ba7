import type { Address } from 'viem'

/** Who asks, as far as the session says. */
export interface Caller {
  /** Undefined: nobody is signed in. */
  readonly address: Address | undefined
  /** Unix seconds, by the machine's clock. */
  readonly expires: number | undefined
}
