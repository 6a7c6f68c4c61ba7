import type { Address, Hex, TypedDataDomain } from 'viem'
import type { TypedSigner } from './typedSigner.ts'

/** A maker's firm price for one named taker. */
export interface BlockQuote {
  readonly maker: Address
  readonly share: Address
  /** Whether the maker buys shares for cash, or sells them. */
  readonly buys: boolean
  /** Share units at most. */
  readonly shares: bigint
  /** WAD cash units a share unit. */
  readonly price: bigint
  /** The only party that may use the quote. */
  readonly taker: Address
  /** Unix seconds: last moment at which it may be used. */
  readonly deadline: number
  /** The maker's own number of this quote, used once; its latest 216 numbers are alive. */
  readonly nonce: number
  /** Nothing but all of `shares` may be taken. */
  readonly whole: boolean
}

/** A quote with its maker's signature. */
export interface SignedBlockQuote {
  readonly quote: BlockQuote
  readonly signature: Hex
}

/** One leg of a settlement: so many shares of a quote. */
export interface BlockFill extends SignedBlockQuote {
  readonly shares: bigint
}

/** EIP-712 type of a quote. */
export const QUOTE_TYPES = {
  Quote: [
    { name: 'maker', type: 'address' },
    { name: 'share', type: 'address' },
    { name: 'buys', type: 'bool' },
    { name: 'shares', type: 'uint128' },
    { name: 'price', type: 'uint128' },
    { name: 'taker', type: 'address' },
    { name: 'deadline', type: 'uint48' },
    { name: 'nonce', type: 'uint40' },
    { name: 'whole', type: 'bool' },
  ],
} as const

/** EIP-712 domain of the contract that settles block trades. */
export function blockDomain(chainId: number, block: Address): TypedDataDomain {
  return { name: 'Specie Block', version: '1', chainId, verifyingContract: block }
}

/** Signs a quote as its maker. */
export async function signBlockQuote(
  maker: TypedSigner,
  domain: TypedDataDomain,
  quote: BlockQuote,
): Promise<SignedBlockQuote> {
  const signature = await maker.signTypedData({
    domain,
    types: QUOTE_TYPES,
    primaryType: 'Quote',
    message: quote,
  })
  return { quote, signature }
}
