import type { Address, LocalAccount } from 'viem'

/** An account that signs typed data itself: a key, a mnemonic's account, a hardware wallet's wrapper. */
export interface TypedSigner {
  readonly address: Address
  readonly signTypedData: LocalAccount['signTypedData']
}
